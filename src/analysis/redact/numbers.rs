//! Bytes as a list of decimal numbers, as runtimes print their buffers: `[112,97,115,…]`.

use std::ops::Range;

use super::blob;
use super::finding::Class;
use super::lexis::{is_blank, run_end};
use super::scan::Scan;

/// Shorter lists hold no secret with its name.
const MIN_BYTES: usize = 12;
/// Longest list that is read.
const MAX_BYTES: usize = 1 << 14;

/// Masks the list that opens at `at` if its bytes hold a secret; answers where to go on.
pub(super) fn find(scan: &mut Scan, at: usize) -> usize {
    let bytes = scan.bytes();
    let (list, end) = list(bytes, at + 1);
    if list.len() < MIN_BYTES || !matches!(bytes.get(end), Some(b']' | b')')) {
        return end.max(at + 1);
    }
    let is_secret = blob::readable(&list).is_some_and(|text| scan.is_secret_inside(&text));
    if is_secret {
        scan.mask_one(Class::PacketBytes, at + 1..end);
    }
    end
}

/// Numbers from 0 to 255, or signed bytes, with commas between them, and where they end.
fn list(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let mut list = Vec::new();
    let mut at = start;
    while list.len() < MAX_BYTES {
        let Some((byte, end)) = number(bytes, run_end(bytes, at, 4, is_blank)) else {
            break;
        };
        list.push(byte);
        at = end;
        if bytes.get(at) != Some(&b',') {
            break;
        }
        at += 1;
    }
    (list, at)
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
