//! Statements that name their columns in one list and give the values in others.

use std::ops::Range;

use super::columns;
use super::lexis::{run_end, run_start};
use super::name::Name;
use super::scan::Scan;

/// Most columns in a list, and most lists that are read.
const MOST: usize = 256;
/// Columns of one statement whose values are read.
const MOST_NAMES: u8 = 4;
/// Farthest from one list to the next, and from the verb to the first one.
const GAP: usize = 80;
/// Longest list.
const LONGEST: usize = 4096;

/// If the name is a column of `INSERT INTO users (name, password) VALUES ('app', '…')`, masks its values.
pub(super) fn column(scan: &mut Scan, name: &Name) {
    let bytes = scan.bytes();
    let limit = name.start.saturating_sub(LONGEST);
    let before = memchr::memrchr3(b'(', b'\r', b'\n', &bytes[limit..name.start]);
    let Some(open) = before.map(|at| limit + at).filter(|open| bytes[*open] == b'(') else {
        return;
    };
    let verb = run_start(bytes, open, GAP, |byte| !b"();\r\n".contains(&byte));
    let before = bytes[verb..open].to_ascii_lowercase();
    let seen = if scan.statement.0 == open {
        scan.statement.1
    } else {
        0
    };
    if memchr::memmem::find(&before, b"insert into ").is_none() || seen >= MOST_NAMES {
        return;
    }
    scan.statement = (open, seen + 1);
    let Some((columns, mut at)) = list(bytes, open) else {
        return;
    };
    let is_named = |column: &Range<usize>| column.start <= name.start && name.end <= column.end;
    let Some(index) = columns.iter().position(is_named) else {
        return;
    };
    for _ in 0..MOST {
        // What stands behind the next verb belongs to another statement, which is read by itself.
        let gap = bytes[at..bytes.len().min(at + GAP)].to_ascii_lowercase();
        let gap = &gap[..memchr::memchr(b'(', &gap).unwrap_or(gap.len())];
        if memchr::memmem::find(gap, b"insert ").is_some() {
            break;
        }
        let Some((values, close)) = list(bytes, at) else {
            break;
        };
        if let Some(text) = values.get(index).and_then(|value| text(bytes, value.clone())) {
            columns::mask(scan, (name.class, name.expect), text);
        }
        at = close;
    }
}

/// The parts of the next list in brackets, and where it ends.
fn list(bytes: &[u8], at: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let open = run_end(bytes, at, GAP, |byte| !b"(\r\n".contains(&byte));
    let end = run_end(bytes, open, LONGEST, |byte| byte != b'\n');
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
