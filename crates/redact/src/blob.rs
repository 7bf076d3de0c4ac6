//! Runs of base64 or hexadecimal that are a document: unwrapped, and masked if a secret is inside.

use std::ops::Range;

use super::finding::Class;
use super::hexdump;
use super::lexis::{self, is_base64, is_mixed, next_line, run_end};
use super::scan::Scan;
use super::view::View;

/// Shorter documents cannot hold a secret and its name.
const MIN_DOCUMENT: usize = 24;
/// Lines a document may be wrapped into.
const MAX_LINES: usize = 2048;

/// So many lines of a group are tried as the beginning of a document.
const MAX_TRIES: u8 = 4;

/// Decodes base64 of either alphabet; what is no base64 (line breaks, padding) is skipped.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0u32, 0);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
        }
    }
    decoded
}

fn hexadecimal(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .filter_map(|&byte| (byte as char).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

/// Text of decoded bytes, with UTF-16 read as such; `None` if it is not readable.
pub(super) fn readable(decoded: &[u8]) -> Option<Vec<u8>> {
    let sample = &decoded[..decoded.len().min(512)];
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let half = sample.len() / 2;
    let text: Vec<u8> = if half > 4 && (zeros(0) * 10 > half * 9 || zeros(1) * 10 > half * 9) {
        decoded.iter().copied().filter(|byte| *byte != 0).collect()
    } else {
        decoded.to_vec()
    };
    let sample = &text[..text.len().min(512)];
    let printable = sample.iter().filter(|byte| is_printable(**byte)).count();
    (!sample.is_empty() && printable * 100 >= sample.len() * 95).then_some(text)
}

fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t' | b'\r' | b'\n')
}

/// A run that reaches a line end, and its continuation on the lines below.
pub(super) fn wrapped(view: &View, first: Range<usize>, accept: fn(u8) -> bool) -> Vec<Range<usize>> {
    let bytes = &view.bytes;
    let mut pieces = vec![first.clone()];
    if first.len() < 4 {
        return pieces;
    }
    let mut end = first.end;
    let mut width = 0;
    while pieces.len() < MAX_LINES && !bytes[..end].ends_with(b"=") {
        let Some(start) = next_line(view, end).filter(|&start| !lexis::is_mark(bytes, start)) else {
            break;
        };
        let next = start..run_end(bytes, start, 1 << 16, accept);
        let is_line = next_line(view, next.end).is_some() || next.end >= bytes.len();
        let is_end = is_line || b",;&\"'`<>|})]\\ \t".contains(&view.at(next.end));
        let is_random = next.len() >= 12 && is_mixed(&bytes[next.clone()]);
        let is_rest = width > 0 && next.len() <= width && is_line && !next.is_empty();
        let is_short = is_line && next.len() >= 16 && lexis::is_hex(&bytes[next.clone()]);
        if !(is_end && (is_random || is_rest || is_short)) {
            break;
        }
        end = next.end;
        let has_ended = !is_line || next.len() < width;
        width = width.max(next.len());
        pieces.push(next);
        if has_ended {
            break;
        }
    }
    pieces
}

/// Masks the run if it is a document with a secret inside; answers where the run ends.
pub(super) fn document(scan: &mut Scan, run: Range<usize>) -> usize {
    let view = scan.view;
    let run = behind_mark(&view.bytes, run);
    let first = &view.bytes[run.clone()];
    let has_both = first.iter().any(u8::is_ascii_uppercase) && first.iter().any(u8::is_ascii_lowercase);
    if !has_both && !lexis::is_hex(first) {
        return run.end;
    }
    let is_tried = run.start < scan.group.0 && scan.group.1 >= MAX_TRIES;
    let pieces = if run.len() < 32 || is_tried {
        vec![run.clone()]
    } else {
        let is_hex = lexis::is_hex(&view.bytes[run.clone()]);
        let accept = if is_hex {
            |byte: u8| byte.is_ascii_hexdigit()
        } else {
            |byte| is_base64(byte) || byte == b'='
        };
        wrapped(view, run.clone(), accept)
    };
    let end = pieces[pieces.len() - 1].end;
    let tries = if run.start < scan.group.0 {
        scan.group.1.saturating_add(1)
    } else {
        1
    };
    scan.group = (end.max(scan.group.0), tries);
    let text: Vec<u8> = pieces
        .iter()
        .flat_map(|piece| view.bytes[piece.clone()].iter().copied())
        .collect();
    let is_secret = candidates(&text).any(|decoded| {
        hexdump::is_connect(&decoded)
            || readable(&decoded)
                .is_some_and(|document| document.len() >= MIN_DOCUMENT && scan.is_secret_inside(&document))
    });
    if is_secret {
        scan.mask(Class::Base64, &pieces);
        return end;
    }
    run.end
}

/// `0x` before hexadecimal is no part of it.
fn behind_mark(bytes: &[u8], run: Range<usize>) -> Range<usize> {
    match &bytes[run.clone()] {
        [b'0', b'x' | b'X', digits @ ..] if lexis::is_hex(digits) => run.start + 2..run.end,
        _ => run,
    }
}

/// The ways to read a run: hexadecimal, or base64 that may have lost its beginning.
fn candidates(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let hex = lexis::is_hex(text).then(|| hexadecimal(text));
    let shifts = if text.len() >= 48 { 4 } else { 1 };
    let shifted = (0..shifts).filter(|shift| readable(&base64(&text[*shift..text.len().min(96)])).is_some());
    let shifted: Vec<usize> = shifted.collect();
    hex.into_iter()
        .chain(shifted.into_iter().map(|shift| base64(&text[shift..])))
}
