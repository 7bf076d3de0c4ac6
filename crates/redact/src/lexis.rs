//! Small questions about bytes: alphabets, line ends, how a wrapped line goes on, what is only a placeholder.

use super::view::View;

/// How far back a line start is looked for; longer lines are taken to begin there.
const LINE_BOUND: usize = 4096;

/// Letters, digits and what both base64 alphabets add.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// What a name in a log consists of; letters of other scripts too.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$') || byte >= 0x80
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// End of the run from `at` on whose bytes all satisfy `accept`, at most `bound` long.
pub(super) fn run_end(bytes: &[u8], at: usize, bound: usize, accept: impl Fn(u8) -> bool) -> usize {
    let limit = bytes.len().min(at.saturating_add(bound));
    let at = at.min(limit);
    bytes[at..limit]
        .iter()
        .position(|&byte| !accept(byte))
        .map_or(limit, |len| at + len)
}

/// Start of the run that ends before `at` and whose bytes all satisfy `accept`, at most `bound` long.
pub(super) fn run_start(bytes: &[u8], at: usize, bound: usize, accept: impl Fn(u8) -> bool) -> usize {
    let limit = at.saturating_sub(bound);
    bytes[limit..at]
        .iter()
        .rposition(|&byte| !accept(byte))
        .map_or(limit, |last| limit + last + 1)
}

/// Start of the line that `at` stands on.
pub(super) fn line_start(bytes: &[u8], at: usize) -> usize {
    let at = at.min(bytes.len());
    let limit = at.saturating_sub(LINE_BOUND);
    memchr::memrchr(b'\n', &bytes[limit..at]).map_or(limit, |newline| limit + newline + 1)
}

/// End of the line that `at` stands on, without its line break.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    let limit = bytes.len().min(at.saturating_add(2 * LINE_BOUND));
    memchr::memchr(b'\n', &bytes[at.min(limit)..limit]).map_or(limit, |len| at + len)
}

pub(super) const DIGIT: u8 = 1;
pub(super) const UPPER: u8 = 2;
pub(super) const LOWER: u8 = 4;
/// `+`, `/` and `=`.
pub(super) const BASE64_SIGN: u8 = 8;

static KINDS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'0'..=b'9' => DIGIT,
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'+' | b'/' | b'=' => BASE64_SIGN,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Which kinds of characters the bytes have, in one look.
pub(super) fn kinds(bytes: &[u8]) -> u8 {
    bytes
        .iter()
        .fold(0, |kinds, byte| kinds | KINDS[usize::from(*byte)])
}

/// Whether the bytes mix upper case, lower case and digits, as a random value of this length does.
pub(super) fn is_mixed(bytes: &[u8]) -> bool {
    kinds(bytes) & (DIGIT | UPPER | LOWER) == DIGIT | UPPER | LOWER
}

pub(super) fn is_hex(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_hexdigit)
}

/// Whether a mark of an earlier redaction starts at `at`.
pub(super) fn is_mark(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at..)
        .is_some_and(|rest| rest.starts_with(b"[redacted:"))
}

/// Whether `at` lies within a mark of an earlier redaction.
pub(super) fn is_inside_mark(bytes: &[u8], at: usize) -> bool {
    let start = run_start(bytes, at, 40, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-')
    });
    start > 0 && is_mark(bytes, start - 1)
}

/// If the text at `at` breaks off at a line end, where the next line goes on, behind its indent or log prefix.
pub(super) fn next_line(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let mut newline = run_end(bytes, at, 64, is_blank);
    if matches!(bytes.get(newline), Some(b'\\' | b'|')) {
        newline += 1;
    } else if bytes
        .get(newline..)
        .is_some_and(|rest| rest.starts_with("│".as_bytes()))
    {
        newline += 3;
    }
    newline = run_end(bytes, newline, 64, |byte| is_blank(byte) || byte == b'\r');
    if bytes.get(newline) != Some(&b'\n') {
        return None;
    }
    let next = newline + 1;
    let prefix = common_prefix(bytes, line_start(bytes, newline), next);
    Some(run_end(bytes, next + prefix, 256, is_blank))
}

/// Length of what two neighbouring lines begin with, digits aside: a timestamp, a program name, a comment sign.
pub(super) fn common_prefix(bytes: &[u8], first: usize, second: usize) -> usize {
    let shape = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    let (mut one, mut two) = (first, second);
    let mut boundary = 0;
    while one < second && two < bytes.len() && two - second < 200 && shape(bytes[one]) == shape(bytes[two]) {
        let byte = bytes[two];
        if byte == b'\n' {
            break;
        }
        if byte.is_ascii_digit() {
            one = run_end(bytes, one, 32, |byte| byte.is_ascii_digit());
            two = run_end(bytes, two, 32, |byte| byte.is_ascii_digit());
            continue;
        }
        one += 1;
        two += 1;
        if matches!(byte, b' ' | b'\t' | b'|' | b'>' | b'#') {
            boundary = two - second;
        }
    }
    boundary
}

/// Words that stand where a value is expected and are none.
const PLACEHOLDERS: [&str; 60] = [
    "",
    "null",
    "none",
    "nil",
    "undefined",
    "empty",
    "true",
    "false",
    "yes",
    "no",
    "not",
    "set",
    "unset",
    "on",
    "off",
    "ok",
    "failed",
    "failure",
    "denied",
    "accepted",
    "rejected",
    "changed",
    "length",
    "mismatch",
    "unknown",
    "n/a",
    "incorrect",
    "wrong",
    "invalid",
    "expired",
    "missing",
    "required",
    "disabled",
    "enabled",
    "hidden",
    "masked",
    "provided",
    "redacted",
    "string",
    "str",
    "bool",
    "boolean",
    "int",
    "sas",
    "x509",
    "is",
    "was",
    "for",
    "and",
    "the",
    "must",
    "should",
    "cannot",
    "has",
    "does",
    "did",
    "are",
    "auto",
    "prompt",
    "%s",
];

/// Whether a value is masked already, a template, or a word that means there is none.
pub(super) fn is_placeholder(value: &[u8]) -> bool {
    let trimmed = value.trim_ascii();
    let lower = trimmed.to_ascii_lowercase();
    let word = lower.strip_prefix(b"(").unwrap_or(&lower);
    let word = word.strip_suffix(b")").unwrap_or(word);
    let is_filler = lower
        .iter()
        .all(|byte| matches!(byte, b'*' | b'x' | b'.' | b'-' | b'_'))
        || trimmed
            .chunks(3)
            .all(|chunk| matches!(chunk, [0xe2, 0x80, 0xa2] | [0xe2, 0x97, 0x8f]));
    let is_template = lower.len() <= 80
        && match (lower.first(), lower.last()) {
            (Some(b'<'), Some(b'>')) => true,
            (Some(b'{'), Some(b'}')) => !trimmed.contains(&b';') && !is_mixed(trimmed),
            (Some(b'$'), Some(b'}' | b')')) => true,
            (Some(b'$'), Some(_)) => {
                let name = &trimmed[1..];
                lower.starts_with(b"$env:")
                    || name.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_')
                    || name == b"ConnectionString"
            }
            (Some(b'%'), Some(b'%')) => true,
            _ => false,
        };
    is_filler || is_template || PLACEHOLDERS.iter().any(|known| known.as_bytes() == word)
}
