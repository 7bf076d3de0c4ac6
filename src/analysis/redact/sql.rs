//! Statements that name their columns in one list and give the values in others.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{line_end, run_end};
use super::scan::Scan;

/// Most columns and most rows that are read.
const MOST: usize = 256;
/// Farthest from one list to the next.
const GAP: usize = 80;
/// Ends of names of columns that hold secrets.
const SECRETS: [&[u8]; 9] = [
    b"password",
    b"passwd",
    b"pwd",
    b"pass",
    b"secret",
    b"token",
    b"key",
    b"psk",
    b"passphrase",
];

/// `INSERT INTO users (name, password) VALUES ('app', '…')`: the values below the columns of secrets.
pub(super) fn insert(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let end = line_end(bytes, hit.end);
    if hit.start < scan.statement {
        return;
    }
    scan.statement = end;
    let Some((columns, mut at)) = list(bytes, hit.end, end) else {
        return;
    };
    let is_secret = |index: &usize| {
        let name = bytes[columns[*index].clone()]
            .trim_ascii_end()
            .to_ascii_lowercase();
        let name = name.strip_suffix(b"\"").unwrap_or(&name);
        SECRETS.iter().any(|end| name.ends_with(end))
    };
    let wanted: Vec<usize> = (0..columns.len()).filter(is_secret).collect();
    scan.statement = at;
    for _ in 0..MOST {
        let Some((values, close)) = list(bytes, at, end).filter(|_| !wanted.is_empty()) else {
            break;
        };
        for value in wanted.iter().filter_map(|index| values.get(*index)) {
            if let Some(text) = text(bytes, value.clone()) {
                scan.mask_aside(Class::Password, text);
            }
        }
        at = close;
        scan.statement = at;
    }
}

/// The parts of the next list in brackets, and where it ends.
fn list(bytes: &[u8], at: usize, end: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let open = run_end(bytes, at, GAP.min(end.saturating_sub(at)), |byte| byte != b'(');
    let mut parts = Vec::new();
    let mut start = open + 1;
    let mut quote = None;
    for at in open + 1..end {
        match (quote, bytes[at]) {
            (None, b'\'' | b'"') => quote = Some(bytes[at]),
            (Some(open), byte) if open == byte => quote = None,
            (None, b',' | b')') if bytes[open] == b'(' && parts.len() < MOST => {
                parts.push(start..at);
                start = at + 1;
                if bytes[at] == b')' {
                    return Some((parts, at + 1));
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands between the outer quotes of a value.
fn text(bytes: &[u8], value: Range<usize>) -> Option<Range<usize>> {
    let is_quote = |byte: &u8| matches!(byte, b'\'' | b'"');
    let open = bytes[value.clone()].iter().position(is_quote)? + 1;
    let close = bytes[value.clone()].iter().rposition(is_quote)?;
    (open < close).then_some(value.start + open..value.start + close)
}
