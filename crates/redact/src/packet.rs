//! A packet whose bytes are written as text with escapes, `b'\\x00\\x04MQTT…'`: an MQTT CONNECT with a password.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{line_end, run_end};
use super::scan::Scan;

/// Flags of CONNECT.
const WILL: u8 = 0x04;
const PASSWORD: u8 = 0x40;
const USER: u8 = 0x80;

/// Masks the password of the packet whose protocol name is `hit`.
pub(super) fn connect(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let [Some(&level), Some(&flags)] = [hit.end, hit.end + 1].map(|at| bytes.get(at)) else {
        return;
    };
    if flags & PASSWORD == 0 {
        return;
    }
    let end = line_end(bytes, hit.end);
    let range = password(bytes, hit.end + 4, (level, flags)).filter(|range| range.end <= end);
    let range = range.unwrap_or_else(|| {
        // Its lengths do not fit: all that follows is masked, up to the quote.
        hit.end + 2..run_end(bytes, hit.end + 2, end - hit.end, |byte| {
            !b"\"'\n".contains(&byte)
        })
    });
    scan.mask_one(Class::Password, range);
}

/// The last field of the packet, counted from its client id on.
fn password(bytes: &[u8], start: usize, (level, flags): (u8, u8)) -> Option<Range<usize>> {
    let field = |at: usize| {
        let len = bytes.get(at..at + 2)?;
        let end = at + 2 + (usize::from(len[0]) << 8 | usize::from(len[1]));
        (end <= bytes.len()).then_some(at + 2..end)
    };
    let properties = |at: usize| match level {
        5 => bytes.get(at).map(|len| at + 1 + usize::from(*len)),
        _ => Some(at),
    };
    let mut at = field(properties(start)?)?.end;
    if flags & WILL != 0 {
        at = field(field(properties(at)?)?.end)?.end;
    }
    if flags & USER != 0 {
        at = field(at)?.end;
    }
    field(at)
}
