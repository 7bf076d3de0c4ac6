//! PEM private keys: every line of the body is masked, whatever stands before it on its line.
//!
//! The body need not be whole: a key cut off at its end goes on as long as lines look like it, one cut off at its
//! beginning is recognised by its last line.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{is_base64, line_start, run_end, run_start};
use super::scan::Scan;

/// No private key is longer, prefixes of its lines included.
const BODY_BOUND: usize = 1 << 16;
/// A shorter word is part of the body only at the end of its line.
const MIN_WORD: usize = 16;

/// Whether the PEM line at `at` (behind its first dashes and keyword) is that of a private key; answers its end.
fn label_end(bytes: &[u8], at: usize) -> Option<usize> {
    let end = run_end(bytes, at, 48, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'+' | b'_')
    });
    let label = bytes[at..end].to_ascii_lowercase();
    let squeezed: Vec<u8> = label.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
    let is_private = memchr::memmem::find(&squeezed, b"privatekey").is_some();
    (is_private && bytes[end..].starts_with(b"--")).then(|| run_end(bytes, end, 8, |byte| byte == b'-'))
}

/// Masks the body behind `-----BEGIN … PRIVATE KEY-----`.
pub(super) fn begin(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let Some(start) = label_end(bytes, hit.end) else {
        return;
    };
    let limit = bytes.len().min(start + BODY_BOUND);
    let end = memchr::memmem::find(&bytes[start..limit], b"-----").map(|len| start + len);
    let mut words = Vec::new();
    let mut at = start;
    let stop = end.unwrap_or(limit);
    while at < stop {
        let line = at..memchr::memchr(b'\n', &bytes[at..stop]).map_or(stop, |len| at + len);
        let found = body(bytes, line.clone(), end.is_some());
        let is_blank = bytes[line.clone()]
            .iter()
            .all(|byte| !byte.is_ascii_alphanumeric());
        if found.is_none() && !is_blank && end.is_none() && !is_header(&bytes[line.clone()]) {
            break;
        }
        words.extend(found);
        at = line.end + 1;
    }
    scan.mask(Class::PrivateKey, &words);
    // The last line belongs to this key.
    scan.cursor = scan.cursor.max(end.map_or(0, |end| end + 1));
}

/// Masks the lines before `-----END … PRIVATE KEY-----` that no beginning has claimed.
pub(super) fn end(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    if label_end(bytes, hit.end).is_none() {
        return;
    }
    let floor = scan.cursor.max(hit.start.saturating_sub(BODY_BOUND));
    let mut words = Vec::new();
    let mut stop = hit.start;
    while stop > floor {
        let start = line_start(bytes, stop).max(floor);
        let line = start..stop;
        let Some(found) = body(bytes, line.clone(), words.is_empty()) else {
            let is_first = stop == hit.start && !bytes[line.clone()].contains(&b'[')
                || bytes[line].iter().all(|byte| !byte.is_ascii_alphanumeric());
            if !is_first || start == floor {
                break;
            }
            stop = start.saturating_sub(1);
            continue;
        };
        if bytes[line].windows(4).any(|dashes| dashes == b"----") {
            break;
        }
        words.push(found);
        stop = start.saturating_sub(1);
    }
    words.reverse();
    scan.mask(Class::PrivateKey, &words);
}

/// Masks the lines of a PuTTY key behind `Private-Lines: N`.
pub(super) fn putty(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let start = run_end(bytes, hit.end, 4, |byte| byte == b' ');
    let digits = run_end(bytes, start, 4, |byte| byte.is_ascii_digit());
    let count = std::str::from_utf8(&bytes[start..digits])
        .ok()
        .and_then(|digits| digits.parse().ok());
    let mut words = Vec::new();
    let mut at = memchr::memchr(b'\n', &bytes[digits..]).map_or(bytes.len(), |len| digits + len + 1);
    for _ in 0..count.unwrap_or(0usize).min(512) {
        let line = at..memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |len| at + len);
        let Some(word) = body(bytes, line.clone(), true) else {
            break;
        };
        words.push(word);
        at = (line.end + 1).min(bytes.len());
    }
    scan.mask(Class::PrivateKey, &words);
}

/// `Proc-Type: 4,ENCRYPTED` and other headers inside a key.
fn is_header(line: &[u8]) -> bool {
    line.windows(2).any(|pair| pair == b": ") && line.len() < 100
}

/// The part of a line that belongs to the body: its last word, and long ones right before it.
fn body(bytes: &[u8], line: Range<usize>, is_enclosed: bool) -> Option<Range<usize>> {
    let is_body = |byte: u8| is_base64(byte) || byte == b'=';
    let mut end = line.end;
    while end > line.start && !is_body(bytes[end - 1]) {
        end -= 1;
    }
    let text = &bytes[line.clone()];
    let is_masked = memchr::memmem::find(text, b"[redacted:").is_some();
    if end == line.start || is_masked || is_header(text) && end - line.start < MIN_WORD {
        return None;
    }
    let mut start = run_start(bytes, end, end - line.start, is_body);
    let is_long = end - start >= MIN_WORD;
    let is_last = bytes[end..line.end]
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || b"\"'\\,+;".contains(byte));
    let is_alone = bytes.get(line.end).is_none_or(|byte| *byte == b'\n') || bytes[end - 1] == b'=';
    let is_short = is_enclosed && is_last && is_alone && end - start >= 2 && bytes[start] != b'=';
    if !is_long && !is_short {
        return None;
    }
    loop {
        let gap = run_start(bytes, start, start - line.start, |byte| {
            !is_body(byte) && byte != b':'
        });
        let word = run_start(bytes, gap, gap - line.start, is_body);
        if gap - word < MIN_WORD || gap == start {
            break;
        }
        start = word;
    }
    Some(start..end)
}
