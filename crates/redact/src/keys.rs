//! Values in base64 or hexadecimal behind a name: read to their full length, over line breaks where they are wrapped.

use std::ops::Range;

use super::lexis::{
    self, BASE64_SIGN, DIGIT, LOWER, UPPER, is_base64, is_blank, is_mixed, next_line, run_end,
};
use super::view::View;
use super::wrap;

/// Characters of a complete key without padding, by its size: 32, 39, 40, 63 and 64 bytes.
const LENGTHS: [usize; 5] = [43, 52, 54, 84, 86];
/// Pieces a key may be wrapped into.
const MAX_PIECES: usize = 12;
/// Fewest and most bytes of a key in pairs of digits.
const MIN_PAIRS: usize = 8;
const MAX_PAIRS: usize = 128;
/// A run longer than this is no key.
const RUN_BOUND: usize = 4096;

/// Reads the key that starts at `start`; empty if there is none.
pub(super) fn read(view: &View, start: usize) -> Vec<Range<usize>> {
    let first = piece(view, start);
    let mut pieces = vec![first.clone()];
    if first.is_empty() {
        return pieces;
    }
    let mut len = first.len();
    while pieces.len() < MAX_PIECES && len < 88 && !is_complete(view, &pieces) {
        let end = pieces[pieces.len() - 1].end;
        let Some(next) = continuation(view, end, len, first.len()) else {
            break;
        };
        len += next.len();
        pieces.push(next);
    }
    pieces
}

/// Bytes in hexadecimal, more than an address of hardware has: `7a:bc:12…`, `7A BC 12…`, `{0x7a, 0xbc, 0x12…}`.
pub(super) fn pairs(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let start = run_end(bytes, start, 16, |byte| {
        is_blank(byte) || matches!(byte, b'{' | b'[')
    });
    let pair = |at: usize| {
        let marked = bytes
            .get(at..at + 2)
            .is_some_and(|mark| mark.eq_ignore_ascii_case(b"0x"));
        let at = at + if marked { 2 } else { 0 };
        let is_free = bytes.get(at + 2).is_none_or(|next| !next.is_ascii_alphanumeric());
        (lexis::is_hex(bytes.get(at..at + 2)?) && is_free).then_some(at + 2)
    };
    let mut end = pair(start)?;
    let sign = *bytes.get(end).filter(|sign| b":-, ".contains(sign))?;
    let mut count = 1;
    while count < MAX_PAIRS && bytes.get(end) == Some(&sign) {
        let next = run_end(bytes, end + 1, if sign == b',' { 2 } else { 0 }, is_blank);
        let Some(after) = pair(next) else { break };
        end = after;
        count += 1;
    }
    (count >= MIN_PAIRS).then_some(start..end)
}

/// A run of base64, its padding, and an escape that was cut in two by the line end.
fn piece(view: &View, start: usize) -> Range<usize> {
    let bytes = &view.bytes;
    let mut end = run_end(bytes, start, RUN_BOUND, is_base64);
    let hex = run_end(bytes, start, RUN_BOUND, |byte| byte.is_ascii_hexdigit());
    if hex - start >= 32 && bytes[start..hex].iter().any(u8::is_ascii_digit) {
        end = hex;
    }
    if end > start {
        end = run_end(bytes, end, 2, |byte| byte == b'=');
    }
    let cut = run_end(bytes, end + 1, 3, |byte| byte.is_ascii_hexdigit());
    if view.at(end) == b'%' && matches!(view.at(cut), b'\n' | b'\r' | 0) {
        end = cut.min(bytes.len());
    }
    start..end
}

fn is_complete(view: &View, pieces: &[Range<usize>]) -> bool {
    let last = &pieces[pieces.len() - 1];
    let ends_padded = view.bytes[last.clone()].last() == Some(&b'=');
    let next_is_padding = next_line(view, last.end).is_some_and(|next| view.at(next) == b'=');
    ends_padded && !next_is_padding
}

/// Where a key goes on that has `len` characters so far: on the next line, or behind a `+` that became a blank.
fn continuation(view: &View, end: usize, len: usize, width: usize) -> Option<Range<usize>> {
    let bytes = &view.bytes;
    if view.at(end) == b' ' {
        let more = run_end(bytes, end, 89 - len.min(88), |byte| {
            is_base64(byte) || matches!(byte, b' ' | b'=')
        });
        let total = len + more - end;
        let is_blank_pair = bytes[end..more].windows(2).any(|pair| pair == b"  ");
        return (bytes[end..more].ends_with(b"=") && matches!(total, 44 | 88) && !is_blank_pair)
            .then_some(end..more);
    }
    let start = next_line(view, end)?;
    let padding = run_end(bytes, start, 2, |byte| byte == b'=');
    if padding > start {
        return Some(start..padding);
    }
    let next = piece(view, start);
    if ends_at_line(view, end, len, &next) {
        return None;
    }
    let sign = run_end(bytes, next.end, 32, is_blank);
    if sign > next.end && matches!(view.at(sign), b':' | b'=') {
        // The next line has a name of its own.
        return None;
    }
    let total = len + next.len();
    let is_padded = bytes[next.clone()].last() == Some(&b'=') && total <= 92;
    if LENGTHS.contains(&len) {
        return (is_padded && matches!(total, 44 | 56 | 88)).then_some(next);
    }
    let is_exact = matches!(total, 43 | 44 | 52 | 54 | 56 | 84 | 86 | 88);
    let goes_on =
        next.len() >= width.min(16) && next_line(view, next.end).is_some() && is_mixed(&bytes[next.clone()]);
    let is_random = next.len() >= 12 && is_mixed(&bytes[next.clone()]);
    let is_end = matches!(
        view.at(next.end),
        0 | b';' | b'&' | b'"' | b'\'' | b',' | b')' | b'}' | b'<' | b'|' | b'\\'
    ) || view.at(next.end).is_ascii_whitespace();
    (!next.is_empty() && is_end && (is_padded || is_exact || goes_on || is_random)).then_some(next)
}

/// Whether a key of `len` characters that ends at `end` ends with its line: behind as many hexadecimal digits as a key has
/// only more of them go on, and what tells an event is no part of a key.
fn ends_at_line(view: &View, end: usize, len: usize, next: &Range<usize>) -> bool {
    let bytes = &view.bytes;
    let is_whole = matches!(len, 32 | 40 | 48 | 64 | 96 | 128)
        && lexis::is_hex(&bytes[end.saturating_sub(len)..end])
        && has_digit(&bytes[end.saturating_sub(len)..end]);
    is_whole && !lexis::is_hex(&bytes[next.clone()]) || wrap::is_plain_word(bytes, next.start)
}

/// Whether a value looks like a key rather than a word: long enough and mixed, or hexadecimal.
pub(super) fn is_key(value: &[u8]) -> bool {
    let body = value.trim_ascii_end();
    let kinds = lexis::kinds(body);
    let count = (kinds & (DIGIT | UPPER | LOWER)).count_ones();
    let has = |kind: u8| kinds & kind != 0;
    body.len() >= 6
        && (count == 3 || (count == 2 && body.len() >= 8 && has(DIGIT)) || (has(BASE64_SIGN) && count >= 2))
}

/// Whether a value is long and random: a token, not an identifier.
pub(super) fn is_random(value: &[u8]) -> bool {
    let is_hex = value.len() >= 32 && lexis::is_hex(value) && has_digit(value);
    let is_token = value.len() >= 20 && is_mixed(value);
    is_hex || is_token
}

fn has_digit(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_digit)
}

/// Whether the value is a GUID, which identifies and does not open anything.
pub(super) fn is_guid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// A run of at most `full` characters that goes on behind the line end with what it lacks.
pub(super) fn continued(
    view: &View,
    first: Range<usize>,
    full: usize,
    accept: impl Fn(u8) -> bool,
) -> Vec<Range<usize>> {
    let mut pieces = vec![first.clone()];
    let mut len = first.len();
    while len < full && pieces.len() < MAX_PIECES {
        let Some(start) = next_line(view, pieces[pieces.len() - 1].end) else {
            break;
        };
        let end = run_end(&view.bytes, start, full - len + 1, &accept);
        if end == start
            || end - start > full - len
            || (end - start < full - len && next_line(view, end).is_none())
        {
            break;
        }
        len += end - start;
        pieces.push(start..end);
    }
    pieces
}
