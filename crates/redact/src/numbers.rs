//! Bytes as a list of decimal numbers, as runtimes print their buffers: `[112,97,115,…]`.

use std::ops::Range;

use super::blob;
use super::finding::Class;
use super::lexis::run_end;
use super::scan::Scan;

/// Shorter lists hold no secret with its name.
const MIN_BYTES: usize = 12;
/// Shorter lists are no value of a name.
const MIN_VALUE: usize = 6;
/// Longest list that is read.
const MAX_BYTES: usize = 1 << 14;

/// Masks the list that opens at `at` if its bytes hold a secret; answers where to go on.
pub(super) fn find(scan: &mut Scan, at: usize) -> usize {
    let bytes = scan.bytes();
    let (list, end) = list(bytes, at + 1);
    let close = run_end(bytes, end, 64, |byte| byte.is_ascii_whitespace());
    if !matches!(bytes.get(close), Some(b']' | b')')) {
        return at + 1;
    }
    if list.len() < MIN_BYTES {
        return end.max(at + 1);
    }
    let is_secret = blob::readable(&list).is_some_and(|text| scan.is_secret_inside(&text));
    if is_secret {
        scan.mask_one(Class::PacketBytes, at + 1..end);
    }
    end
}

/// The bytes in brackets that are themselves the value of a name: `[76 101 100 …]`.
pub(super) fn value(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let open = bytes.get(at).filter(|byte| **byte == b'[')?;
    let (list, end) = list(bytes, at + 1);
    let is_closed = bytes.get(end) == Some(&(open + 2));
    (list.len() >= MIN_VALUE && is_closed).then_some(at + 1..end)
}

/// Numbers from 0 to 255, or signed bytes, with commas or blanks between them, and where they end.
fn list(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let mut list = Vec::new();
    let mut at = start;
    let mut end = start;
    while list.len() < MAX_BYTES {
        let next = run_end(bytes, at, 64, |byte| byte.is_ascii_whitespace());
        let Some((byte, stop)) = number(bytes, next) else {
            break;
        };
        list.push(byte);
        end = stop;
        at = run_end(bytes, end, 1, |byte| byte == b',');
        if at == end && !bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            break;
        }
    }
    (list, end)
}

fn number(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let is_negative = bytes.get(at) == Some(&b'-');
    let digits: Range<usize> = at + usize::from(is_negative)
        ..run_end(bytes, at + usize::from(is_negative), 3, |byte| {
            byte.is_ascii_digit()
        });
    let value: i16 = std::str::from_utf8(&bytes[digits.clone()]).ok()?.parse().ok()?;
    let byte = match is_negative {
        true => (-value).try_into().map(i8::cast_unsigned).ok(),
        false => value.try_into().ok(),
    };
    Some((byte?, digits.end))
}
