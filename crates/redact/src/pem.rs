//! PEM private keys: every line of the body is masked, whatever stands before it on its line.
//!
//! The body need not be whole: a key cut off at its end goes on as long as lines look like it, one cut off at its
//! beginning is recognised by its last line.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{is_base64, is_mixed, line_start, run_end, run_start};
use super::scan::Scan;

/// No private key is longer, prefixes of its lines included.
const BODY_BOUND: usize = 1 << 16;
/// A shorter word is part of the body only at the end of its line.
const MIN_WORD: usize = 16;

/// Whether the PEM line at `at` (behind its first dashes and keyword) is that of a private key; answers its end.
fn label_end(bytes: &[u8], at: usize) -> Option<usize> {
    // Its line may be broken too.
    let end = run_end(bytes, at, 48, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'+' | b'_' | b'\r' | b'\n')
    });
    let label = squeezed(&bytes[at..end]);
    let is_private = [&b"privatekey"[..], b"statickey"]
        .iter()
        .any(|kind| memchr::memmem::find(&label, kind).is_some());
    (is_private && bytes[end..].starts_with(b"--")).then(|| run_end(bytes, end, 8, |byte| byte == b'-'))
}

/// Letters and digits in lower case.
fn squeezed(label: &[u8]) -> Vec<u8> {
    let letters = label.iter().filter(|byte| byte.is_ascii_alphanumeric());
    letters.map(u8::to_ascii_lowercase).collect()
}

/// Masks the lines before an end whose dashes a line break cut apart; `hit` is `KEY-----`.
pub(super) fn broken_end(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let start = run_start(bytes, hit.start, 48, |byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'\r' | b'\n')
    });
    let Some(dashes) = memchr::memchr(b'-', &bytes[start..hit.start]).map(|at| start + at) else {
        return;
    };
    let label = &bytes[dashes..hit.end];
    let name = squeezed(label);
    let is_broken = memchr::memmem::find(label, b"-----E").is_none() && label.contains(&b'\n');
    if is_broken && name.starts_with(b"end") && name.ends_with(b"privatekey") {
        before(scan, dashes);
    }
}

/// Masks the body behind `-----BEGIN … PRIVATE KEY-----`.
pub(super) fn begin(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let Some(start) = label_end(bytes, hit.end) else {
        return;
    };
    let limit = bytes.len().min(start + BODY_BOUND);
    let line_at = |at: usize| at..memchr::memchr(b'\n', &bytes[at..limit]).map_or(limit, |len| at + len);
    let end = memchr::memmem::find(&bytes[start..limit], b"-----").map(|len| start + len);
    let mut words = Vec::new();
    let mut at = start;
    let stop = end.unwrap_or(limit);
    while at < stop {
        let line = at..memchr::memchr(b'\n', &bytes[at..stop]).map_or(stop, |len| at + len);
        // Only the last line is short; the next dashes, which a value may hold, tell no more than that.
        let is_last = end.is_some_and(|end| is_blank(&bytes[line.end..end]));
        let found = body(bytes, line.clone(), is_last)
            .or_else(|| stub(bytes, line.clone(), line_at((line.end + 1).min(limit))));
        let text = &bytes[line.clone()];
        if found.is_none() && !is_blank(text) && !is_header(text) && line.start > start {
            break;
        }
        words.extend(found);
        at = line.end + 1;
    }
    scan.mask(Class::PrivateKey, &words);
    // The last line belongs to this key, if its lines go on to there; what stands behind them is somebody else's.
    let behind = if at < stop {
        at
    } else {
        end.map_or(0, |end| end + 1)
    };
    scan.cursor = scan.cursor.max(behind);
}

/// Whether a text has neither letters nor digits.
fn is_blank(text: &[u8]) -> bool {
    !text.iter().any(u8::is_ascii_alphanumeric)
}

/// Masks the lines before `-----END … PRIVATE KEY-----` that no beginning has claimed.
pub(super) fn end(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    if label_end(bytes, hit.end).is_some() {
        before(scan, hit.start);
    }
}

/// Masks the lines of a body that ends at `end`.
fn before(scan: &mut Scan, end: usize) {
    let bytes = scan.bytes();
    let floor = scan.cursor.max(end.saturating_sub(BODY_BOUND));
    let mut words = Vec::new();
    let mut stop = end;
    while stop > floor {
        let start = line_start(bytes, stop).max(floor);
        let line = start..stop;
        let above = start.saturating_sub(1);
        let found = body(bytes, line.clone(), words.is_empty()).or_else(|| {
            stub(
                bytes,
                line.clone(),
                line_start(bytes, above).max(floor)..above.max(floor),
            )
        });
        let Some(found) = found else {
            let is_first = stop == end && !bytes[line.clone()].contains(&b'[') || is_blank(&bytes[line]);
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

/// A line that is but the short rest of a broken one, beside a line of the body.
fn stub(bytes: &[u8], line: Range<usize>, neighbour: Range<usize>) -> Option<Range<usize>> {
    let text = bytes[line.clone()].trim_ascii();
    let start = line.end - bytes[line.clone()].trim_ascii_start().len();
    let is_rest = !text.is_empty() && text.iter().all(|byte| is_base64(*byte) || *byte == b'=');
    let is_beside = || body(bytes, neighbour, false).is_some_and(|word| word.len() >= 2 * MIN_WORD);
    (is_rest && text.len() < MIN_WORD && is_beside()).then(|| start..start + text.len())
}

/// A long word at the beginning of a line, behind which something else follows that a key was quoted in.
fn leading(bytes: &[u8], line: Range<usize>) -> Option<Range<usize>> {
    let end = run_end(bytes, line.start, line.len(), is_base64);
    let is_word = end - line.start >= 2 * MIN_WORD && is_mixed(&bytes[line.start..end]);
    is_word.then_some(line.start..end)
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
        return leading(bytes, line);
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
