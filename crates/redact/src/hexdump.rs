//! Dumped bytes: rows of hexadecimal with or without offsets and a text column. They are put together again, and the
//! whole dump is masked if the bytes hold a secret or an MQTT CONNECT packet with a password.

use std::ops::Range;

use super::blob;
use super::finding::Class;
use super::lexis::{line_end, line_start, run_end};
use super::scan::Scan;

/// So many bytes in a row start a dump.
const MIN_BYTES: usize = 8;
/// Rows of one dump.
const MAX_ROWS: usize = 4096;

/// Notices byte after byte in hexadecimal while the text is walked over.
#[derive(Default)]
pub(super) struct Trigger {
    end: usize,
    count: usize,
    done: usize,
}

impl Trigger {
    /// Takes a word; true when enough bytes stand in a row.
    pub(super) fn step(&mut self, bytes: &[u8], word: Range<usize>) -> bool {
        let size = match bytes[word.clone()] {
            [b'0', b'x' | b'X', a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => 1,
            [a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => 1,
            [a, b, b'-', c, d] if [a, b, c, d].iter().all(u8::is_ascii_hexdigit) => 2,
            ref text if matches!(text.len(), 4 | 8) && text.iter().all(u8::is_ascii_hexdigit) => {
                text.len() / 2
            }
            ref text if text.len() >= 11 && is_dashed(text) => MIN_BYTES,
            _ => {
                self.count = 0;
                return false;
            }
        };
        self.count = if word.start <= self.end + 3 {
            self.count + size
        } else {
            size
        };
        self.end = word.end;
        self.count >= MIN_BYTES && word.start >= self.done
    }
}

/// `53-68-61-72`
pub(super) fn is_dashed(text: &[u8]) -> bool {
    text.len() % 3 == 2
        && text[2] == b'-'
        && text.iter().enumerate().all(|(at, byte)| {
            if at % 3 == 2 {
                *byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

/// One row: its bytes, where they stand, and the text column.
struct Row {
    prefix: Range<usize>,
    range: Range<usize>,
    column_end: usize,
    bytes: Vec<u8>,
}

/// Reads the dump that the word at `at` belongs to, and masks it if it holds a secret.
pub(super) fn find(scan: &mut Scan, at: usize, trigger: &mut Trigger) {
    let bytes = scan.bytes();
    let rows = rows(bytes, line_start(bytes, at));
    // Another word of the same line would give the same rows.
    trigger.done = rows
        .last()
        .map_or(at, |row| row.range.end)
        .max(line_end(bytes, at));
    let dump: Vec<u8> = rows.iter().flat_map(|row| row.bytes.iter().copied()).collect();
    if dump.len() >= MIN_BYTES && is_secret(scan, &dump) {
        mask(scan, Class::PacketBytes, &rows);
    }
}

/// Masks the rows and the text column behind them.
fn mask(scan: &mut Scan, class: Class, rows: &[Row]) {
    let bytes = scan.bytes();
    let has_columns = rows.len() > 1 || rows.iter().any(|row| is_shown(bytes, row));
    let end = |row: &Row| match has_columns {
        true => row.column_end,
        false => row.range.end,
    };
    let ranges: Vec<_> = rows.iter().map(|row| row.range.start..end(row)).collect();
    scan.mask(class, &ranges);
}

/// Words that may stand between the name of a secret and the dump below it.
const CAPTIONS: [&[u8]; 8] = [
    b"hexdump",
    b"dump",
    b"ascii",
    b"passphrase",
    b"len",
    b"length",
    b"bytes",
    b"data",
];

/// Masks the dump below the line on which the name of a secret ends: `dumping 'premaster secret' (48 bytes)`.
pub(super) fn below(scan: &mut Scan, class: Class, name_end: usize) -> bool {
    let bytes = scan.bytes();
    let end = line_end(bytes, name_end);
    let is_caption = |word: &[u8]| {
        let folded = word.to_ascii_lowercase();
        folded.iter().all(u8::is_ascii_digit) || CAPTIONS.contains(&&folded[..])
    };
    let mut words = bytes[name_end..end].split(|byte| !byte.is_ascii_alphanumeric());
    if end - name_end > 64 || end + 1 >= bytes.len() || !words.all(is_caption) {
        return false;
    }
    let rows = rows(bytes, end + 1);
    if !rows.is_empty() {
        mask(scan, class, &rows);
    }
    !rows.is_empty()
}

/// The rows of a dump whose first line begins at `start`.
fn rows(bytes: &[u8], mut start: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    while rows.len() < MAX_ROWS && start < bytes.len() {
        let line = start..line_end(bytes, start);
        let Some(row) = row(bytes, line.clone(), rows.first().map_or(MIN_BYTES, |_| 1)) else {
            break;
        };
        if rows
            .first()
            .is_some_and(|first| !is_alike(bytes, &first.prefix, &row.prefix))
        {
            break;
        }
        rows.push(row);
        start = line.end + 1;
    }
    rows
}

/// Whether what stands behind the bytes of a single row repeats them.
fn is_shown(bytes: &[u8], row: &Row) -> bool {
    let text = bytes[row.range.end..row.column_end].trim_ascii_start();
    let text = text
        .strip_prefix(b"|")
        .or_else(|| text.strip_prefix(b">"))
        .unwrap_or(text);
    let same = text
        .iter()
        .zip(&row.bytes)
        .filter(|(shown, byte)| shown == byte || !byte.is_ascii_graphic())
        .count();
    !text.is_empty() && same * 4 >= row.bytes.len() * 3
}

fn is_secret(scan: &Scan, dump: &[u8]) -> bool {
    if is_connect(dump) {
        return true;
    }
    let text = blob::readable(dump).unwrap_or_else(|| {
        dump.iter()
            .map(|byte| if matches!(byte, b' '..=b'~') { *byte } else { b'\n' })
            .collect()
    });
    let printable = text.iter().filter(|byte| byte.is_ascii_graphic()).count();
    printable >= 6 && scan.is_secret_inside(&text)
}

/// An MQTT CONNECT packet whose flags announce a password.
pub(super) fn is_connect(dump: &[u8]) -> bool {
    let flags = |name: &[u8]| {
        memchr::memmem::find(dump, name)
            .and_then(|at| dump.get(at + name.len() + 1))
            .is_some_and(|flags| flags & 0x40 != 0)
    };
    flags(b"\x00\x04MQTT") || flags(b"\x00\x06MQIsdp")
}

/// Whether two rows begin alike, apart from digits: a CONNACK below a CONNECT is another dump.
fn is_alike(bytes: &[u8], one: &Range<usize>, two: &Range<usize>) -> bool {
    let shape = |range: &Range<usize>| -> Vec<u8> {
        let mut shape = Vec::new();
        for &byte in &bytes[range.clone()] {
            let class = if byte.is_ascii_hexdigit() { b'0' } else { byte };
            if class != b' ' && (class != b'0' || shape.last() != Some(&b'0')) {
                shape.push(class);
            }
        }
        shape
    };
    shape(one) == shape(two)
}

/// Reads a line as a row of at least `min` bytes.
fn row(bytes: &[u8], line: Range<usize>, min: usize) -> Option<Row> {
    let mut chain = longest(bytes, line.clone());
    let is_offset = chain.len() > 1 && chain[0].len() >= 4 && chain[1].len() != chain[0].len();
    if is_offset {
        chain.remove(0);
    }
    let group = chain.first()?.len();
    let regular = chain
        .iter()
        .position(|word| word.len() > group)
        .unwrap_or(chain.len());
    chain.truncate(regular);
    if size(&chain) < min {
        return None;
    }
    let decoded = decode(bytes, &chain);
    let start = chain[0].start;
    let end = chain[chain.len() - 1].end;
    let column_end = column_end(bytes, end, line.end, decoded.len());
    Some(Row {
        prefix: line.start..start,
        range: start..end,
        column_end,
        bytes: decoded,
    })
}

/// The longest chain of hexadecimal words with the same sign between them.
fn longest(bytes: &[u8], line: Range<usize>) -> Vec<Range<usize>> {
    let mut best = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let chain = chain(bytes, at, line.end);
        at = match chain.last() {
            Some(last) => last.end,
            None => run_end(bytes, at, line.end - at, |byte| byte.is_ascii_alphanumeric()).max(at + 1),
        };
        if size(&chain) > size(&best) {
            best = chain;
        }
    }
    best
}

/// The bytes that the words stand for, with or without `0x` before each.
fn decode(bytes: &[u8], chain: &[Range<usize>]) -> Vec<u8> {
    let is_marked = bytes[chain[0].clone()]
        .get(1)
        .is_some_and(|x| matches!(x, b'x' | b'X'));
    let skip = if is_marked { 2 } else { 0 };
    let digits: Vec<u8> = chain
        .iter()
        .flat_map(|word| bytes[(word.start + skip).min(word.end)..word.end].iter())
        .filter_map(|&byte| (byte as char).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

fn size(chain: &[Range<usize>]) -> usize {
    chain
        .iter()
        .map(|word| {
            if word.len() == 4 {
                2
            } else {
                word.len().div_ceil(4).max(1)
            }
        })
        .sum()
}

/// Hexadecimal words from `at` on: two digits with or without `0x`, or groups of four or eight.
fn chain(bytes: &[u8], at: usize, end: usize) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut sign = None;
    let mut at = at;
    while let Some(word) = word(bytes, at, end) {
        at = word.end;
        words.push(word);
        let gap = run_end(bytes, at, 3.min(end - at), |byte| {
            matches!(byte, b' ' | b',' | b':' | b'-' | b'\t')
        });
        let this = bytes[at..gap]
            .iter()
            .copied()
            .find(|byte| *byte != b' ')
            .unwrap_or(b' ');
        // The colon behind an offset is not the sign between bytes.
        let is_offset = words.len() == 1 && words[0].len() >= 4;
        // A dash between two halves of eight bytes is one.
        let is_middle = this == b'-' && sign == Some(b' ') && matches!(words.len(), 8 | 9);
        if gap == at || (sign.is_some_and(|sign| sign != this) && !is_offset && !is_middle) {
            break;
        }
        let is_wide = gap > at + 1 && !is_offset;
        if is_wide && (begins_text(bytes, gap, end) || this == b' ' && is_full(&words)) {
            break;
        }
        if !is_offset && !is_middle {
            sign = Some(this);
        }
        at = gap;
    }
    words
}

/// Whether a row may end behind these words where more blanks stand than between them: groups of bytes stand evenly, and
/// single bytes in halves of eight.
fn is_full(words: &[Range<usize>]) -> bool {
    let [one, two, ..] = words else { return false };
    let has_offset = one.len() >= 4 && two.len() != one.len();
    let words = &words[usize::from(has_offset)..];
    let is_even = words.windows(2).all(|pair| pair[1].start == pair[0].end + 1);
    match words {
        [first, _, ..] if first.len() > 2 => is_even,
        _ => words.len() >= 16,
    }
}

/// Whether the text column begins at `at` with letters that could be digits, as `de=` does.
fn begins_text(bytes: &[u8], at: usize, end: usize) -> bool {
    word(bytes, at, end).is_some_and(|word| {
        let after = bytes[word.end..end].first();
        after.is_some_and(|byte| !matches!(byte, b' ' | b'\t' | b',' | b':' | b'-' | b'|'))
    })
}

fn word(bytes: &[u8], at: usize, end: usize) -> Option<Range<usize>> {
    let is_inside = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
    let word_end = run_end(bytes, at, end.saturating_sub(at).min(12), |byte| {
        byte.is_ascii_alphanumeric()
    });
    let text = &bytes[at..word_end];
    let is_marked = text.len() == 4
        && matches!(text, [b'0', b'x' | b'X', ..])
        && text[2..].iter().all(u8::is_ascii_hexdigit);
    let is_plain = matches!(text.len(), 2 | 4 | 6 | 8) && text.iter().all(u8::is_ascii_hexdigit);
    (!is_inside && (is_marked || is_plain)).then_some(at..word_end)
}

/// End of the text column behind the bytes, if there is one: as many characters as bytes, less what escapes hide.
fn column_end(bytes: &[u8], at: usize, end: usize, len: usize) -> usize {
    let mut start = run_end(bytes, at, end - at, |byte| matches!(byte, b' ' | b'\t'));
    let is_marked = bytes
        .get(start)
        .is_some_and(|byte| matches!(byte, b'|' | b'>' | b'*'))
        && start < end;
    if start < at + 2 && !is_marked {
        return at;
    }
    start += usize::from(is_marked);
    let text = &bytes[start..end.min(start + len)];
    start + text.trim_ascii_end().len()
}
