//! Secrets that a flat object holds beside their name: `{"name": "DB_PASSWORD", "value": …}` in any order, keys in JSON, and
//! every value of a Kubernetes secret.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{self, is_blank, line_end, line_start, run_end, run_start};
use super::scan::Scan;

/// Farthest that the other fields of an object are looked for.
const OBJECT_BOUND: usize = 2048;
/// Largest manifest that is looked at, from its `kind` in both directions.
const MANIFEST_BOUND: usize = 1 << 14;
/// So many maps inside one another are read, each to where it ends.
const MOST_MAPS: u8 = 4;
/// Private members of a JSON web key.
const PRIVATE: [&[u8]; 7] = [b"d", b"p", b"q", b"dp", b"dq", b"qi", b"k"];

/// A member whose value is a string: its name and its value, both without their quotes.
struct Member {
    name: Range<usize>,
    value: Range<usize>,
}

/// The object around `at`, without its braces and without objects inside or around it.
fn around(bytes: &[u8], at: usize) -> Range<usize> {
    let is_inner = |byte: u8| !matches!(byte, b'{' | b'}');
    run_start(bytes, at, OBJECT_BOUND, is_inner)..run_end(bytes, at, OBJECT_BOUND, is_inner)
}

/// The members with a string as value.
fn members(bytes: &[u8], range: Range<usize>) -> Vec<Member> {
    let mut members = Vec::new();
    let mut at = range.start;
    while let Some(name) = string(bytes, at, range.end) {
        let sign = run_end(bytes, name.end + 1, 16, |byte| byte.is_ascii_whitespace());
        at = name.end + 1;
        if sign >= range.end || bytes[sign] != b':' {
            continue;
        }
        let value = run_end(bytes, sign + 1, 64, |byte| byte.is_ascii_whitespace());
        at = value;
        if value < range.end && matches!(bytes[value], b'"' | b'\'') {
            let Some(value) = string(bytes, value, range.end) else {
                break;
            };
            at = value.end + 1;
            members.push(Member { name, value });
        }
    }
    members
}

/// The next quoted string from `at` on, without its quotes.
fn string(bytes: &[u8], at: usize, end: usize) -> Option<Range<usize>> {
    let open = at
        + bytes
            .get(at..end)?
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\''))?;
    let close = memchr::memchr(bytes[open], &bytes[open + 1..end])? + open + 1;
    Some(open + 1..close)
}

/// The value of the object in which this name of a secret is itself a value: that of the member `value`.
pub(super) fn value_of(scan: &mut Scan, name: Range<usize>) -> Option<Range<usize>> {
    let bytes = scan.bytes();
    let is_string = matches!(scan.view.at(name.end), b'"' | b'\'') && name.start > 0;
    let sign = run_start(bytes, name.start, 4, |byte| {
        is_blank(byte) || matches!(byte, b'"' | b'\'')
    });
    if !is_string || sign == 0 || bytes[sign - 1] != b':' || name.start < scan.object {
        return None;
    }
    let object = around(bytes, name.start);
    scan.object = object.end;
    let members = members(bytes, object);
    let is_named = |wanted: &[u8], member: &&Member| bytes[member.name.clone()].eq_ignore_ascii_case(wanted);
    let holder = members.iter().find(|member| member.value.end == name.end)?;
    let is_holder = [&b"name"[..], b"key", b"id", b"variable"]
        .iter()
        .any(|wanted| is_named(wanted, &holder));
    let value = members.iter().find(|member| is_named(b"value", member))?;
    is_holder.then(|| value.value.clone())
}

/// `"kty"`: the private members of a JSON web key.
pub(super) fn web_key(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    if hit.start < scan.object {
        return;
    }
    let object = around(bytes, hit.start);
    scan.object = object.end;
    for member in members(bytes, object) {
        let is_private = PRIVATE.contains(&&bytes[member.name]);
        if is_private && member.value.len() >= 8 {
            scan.mask_aside(Class::PrivateKey, member.value);
        }
    }
}

/// `kind: Secret`: every value below `data` and `stringData`, in YAML or JSON. Answers whether it was one.
pub(super) fn secret(scan: &mut Scan, word: Range<usize>) -> bool {
    let bytes = scan.bytes();
    let sign = run_start(bytes, word.start, 8, |byte| {
        is_blank(byte) || matches!(byte, b'"' | b'\'')
    });
    let is_kind = sign > 4 && bytes[sign - 1] == b':' && {
        let name = bytes[..sign - 1].trim_ascii_end();
        name.strip_suffix(b"\"").unwrap_or(name).ends_with(b"kind")
    };
    if !is_kind || bytes[word.clone()] != *b"Secret" {
        return false;
    }
    if word.start < scan.manifest {
        return true;
    }
    let floor = word.start.saturating_sub(MANIFEST_BOUND).max(scan.manifest);
    let limit = bytes.len().min(word.end + MANIFEST_BOUND);
    let start = memchr::memmem::rfind(&bytes[floor..word.start], b"\n---").map_or(floor, |at| floor + at + 1);
    let end = memchr::memmem::find(&bytes[word.end..limit], b"\n---").map_or(limit, |len| word.end + len);
    scan.manifest = end;
    for name in [&b"data"[..], b"stringData"] {
        for at in memchr::memmem::find_iter(&bytes[start..end], name) {
            let at = start + at;
            if !lexis::is_name(at.checked_sub(1).map_or(b' ', |before| bytes[before])) {
                entries(scan, at..at + name.len(), end);
            }
        }
    }
    true
}

/// `stringData`, which only a secret has, where its kind is not told.
pub(super) fn string_data(scan: &mut Scan, hit: Range<usize>) {
    let (read_to, times) = scan.string_data;
    let times = if hit.start < read_to { times } else { 0 };
    if hit.start < scan.manifest || times >= MOST_MAPS {
        return;
    }
    let end = scan.bytes().len().min(hit.end + MANIFEST_BOUND);
    let read = entries(scan, hit, end);
    // Only the first map that reads so far counts: those inside it are read a few times more, and no further.
    let read_to = if times > 0 { read_to } else { read };
    scan.string_data = (read_to, times + 1);
}

/// Masks the entries below the name of a map: those of a flow map, or the lines that are indented more deeply.
/// Returns up to where they were read.
fn entries(scan: &mut Scan, name: Range<usize>, end: usize) -> usize {
    let bytes = scan.bytes();
    let sign = run_end(bytes, name.end, 4, |byte| is_blank(byte) || byte == b'"');
    if scan.view.at(sign) != b':' {
        return sign;
    }
    let open = run_end(bytes, sign + 1, 64, |byte| byte.is_ascii_whitespace());
    if scan.view.at(open) == b'{' {
        let close = run_end(bytes, open + 1, end.saturating_sub(open + 1), |byte| byte != b'}');
        for member in members(bytes, open + 1..close) {
            scan.mask_aside(Class::Password, member.value);
        }
        return close;
    }
    let indent = name.start - line_start(bytes, name.start);
    let mut line = line_end(bytes, sign) + 1;
    while line < end {
        let text = run_end(bytes, line, 256, is_blank);
        let stop = line_end(bytes, line).min(end);
        if text - line <= indent || text >= stop {
            break;
        }
        let is_sign =
            |at: &usize| bytes[*at] == b':' && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        let colon = (text..stop).find(is_sign).unwrap_or(stop);
        let value = run_end(bytes, colon + 1, 64, is_blank).min(stop);
        let value = value..value + bytes[value..stop].trim_ascii_end().len();
        let inner = match bytes[value.clone()] {
            [b'"' | b'\'', .., b'"' | b'\''] => value.start + 1..value.end - 1,
            _ => value,
        };
        if !matches!(&bytes[inner.clone()], b"|" | b">" | b"|-" | b">-") {
            scan.mask_aside(Class::Password, inner);
        }
        line = stop + 1;
    }
    line
}

#[cfg(test)]
mod tests {
    use crate::redact;

    #[test]
    fn a_map_behind_one_that_is_never_closed_is_masked() {
        let text = "stringData: {\"a\": \"Meteor-17x\"\nstringData: {\"b\": \"Comet-18y\"}\nstringData:\n  c: Planet-19z\n";
        let masked = redact(text).text;
        let names = ["Meteor", "Comet", "Planet"];
        assert!(names.iter().all(|name| !masked.contains(name)), "{masked}");
    }
}
