//! What a language or notation writes around a value: calls, types, brackets, the parts of a string that was broken up.

use std::ops::Range;

use super::lexis::{is_blank, is_name, line_end, run_end, run_start};
use super::value::{Opening, closing, plain_line_end};
use super::view::View;

/// Calls around a value in debug output.
const CALLS: [&[u8]; 5] = [b"Some(", b"Ok(", b"Optional[", b"Secret(", b"Protected("];

/// Beginnings of calls whose argument is not the value, but tells where it is.
const ASKING: [&[u8]; 4] = [b"get", b"read", b"load", b"prompt"];

/// Whether a call asks for the value: `os.getenv`, `getpass`.
pub(super) fn is_asking(call: &[u8]) -> bool {
    let name = call.rsplit(|byte| *byte == b'.').next().unwrap_or(call);
    ASKING.iter().any(|verb| name.starts_with(verb))
}

/// Types before bytes in hexadecimal or in a call.
const TYPES: [&[u8]; 5] = [b"[]byte", b"[]uint8", b"hex:", b"hex(2):", b"hex(7):"];

/// Steps over what a notation puts before a value: a YAML tag or anchor, the beginning of a
/// CDATA section, `Some(`, the type of bytes.
pub(super) fn skip(view: &View, at: usize) -> usize {
    let bytes = &view.bytes;
    let rest = &bytes[at.min(bytes.len())..];
    if rest.starts_with(b"<![CDATA[") {
        return at + 9;
    }
    if let Some(string) = called(bytes, at) {
        return string;
    }
    if let Some(call) = CALLS.iter().find(|call| rest.starts_with(call)) {
        let inner = run_end(bytes, at + call.len(), 64, |byte| byte.is_ascii_whitespace());
        let is_quoted = matches!(view.at(inner), b'"' | b'\'');
        return if is_quoted { inner } else { at + call.len() };
    }
    if let Some(name) = TYPES.iter().find(|name| rest.starts_with(name)) {
        return at + name.len();
    }
    let is_marked = match rest {
        [b'!', b'!', ..] => true,
        [b'!' | b'&', first, ..] => first.is_ascii_alphabetic(),
        _ => false,
    };
    let word = run_end(bytes, at, 32, |byte| {
        byte.is_ascii_alphanumeric() || b"!&_-".contains(&byte)
    });
    let value = run_end(bytes, word, 8, is_blank);
    if is_marked && value > word && !view.at(value).is_ascii_whitespace() {
        return value;
    }
    at
}

/// The quote behind `Optional(` and any other call, or behind `string(12) `.
fn called(bytes: &[u8], at: usize) -> Option<usize> {
    let name = run_end(bytes, at, 24, |byte| byte.is_ascii_alphabetic());
    let open = run_end(bytes, name, 1, |byte| byte == b'(');
    let length = run_end(bytes, open, 4, |byte| byte.is_ascii_digit());
    let close = run_end(bytes, length, 2, |byte| {
        length > open && matches!(byte, b')' | b' ')
    });
    let is_quote = matches!(bytes.get(close), Some(b'"' | b'\''));
    let is_sized = length == open || close == length + 2;
    let is_value = is_quote && is_sized && !is_asking(&bytes[at..name]);
    (name > at && open > name && is_value).then_some(close)
}

/// `adminPassword string = '…'` and `password: string = "…"`: a type between a name and a value in quotes.
pub(super) fn declared(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let colon = run_end(bytes, at, 1, |byte| byte == b':');
    let word = run_end(bytes, colon, 8, is_blank);
    let end = run_end(bytes, word, 32, |byte| {
        byte.is_ascii_alphanumeric() || b"_&[]<>?()".contains(&byte)
    });
    let sign = run_end(bytes, end, 8, is_blank);
    let value = run_end(bytes, sign + 1, 8, is_blank);
    let quote = run_end(bytes, value, 1, |byte| byte == b'N');
    let is_declared = word > colon && end > word && view.at(sign) == b'=';
    (is_declared && matches!(view.at(quote), b'"' | b'\'')).then_some(value)
}

/// Verbs at the beginning of a call that takes a secret.
const SETTERS: [&[u8]; 3] = [b"set", b"with", b"use"];

/// The quote behind `Secret(` and `.setPassword(`: a call whose only argument is the value of the name that ends at `at`.
pub(super) fn argument(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    if view.at(at) != b'(' || !matches!(view.at(at + 1), b'"' | b'\'') {
        return None;
    }
    let start = run_start(bytes, at, 40, |byte| is_name(byte) && byte != b'.');
    let name = bytes[start..at].to_ascii_lowercase();
    let is_setter = SETTERS.iter().any(|verb| name.starts_with(verb));
    let is_type = [&b"secret"[..], b"password", b"secretstring"].contains(&&name[..]);
    (is_setter || is_type).then_some(at + 1)
}

/// The value in a part of a form, behind the line that names it: `name="password"` and an empty line.
pub(super) fn part(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let breaks = run_end(bytes, at, 4, |byte| matches!(byte, b'\r' | b'\n'));
    let is_empty = bytes[at..breaks].iter().filter(|byte| **byte == b'\n').count() == 2;
    if !is_empty || breaks >= bytes.len() {
        return None;
    }
    let line = run_start(bytes, at, 120, |byte| byte != b'\n');
    memchr::memmem::find(&bytes[line..at], b"form-data").map(|_| breaks)
}

/// The end of `NAME=two words` in quotes that opened before the name, as in the settings of a service.
pub(super) fn environment_end(view: &View, start: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let sign = start.checked_sub(1).filter(|sign| bytes[*sign] == b'=')?;
    let name = run_start(bytes, sign, 64, |byte| {
        byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
    });
    let quote = name
        .checked_sub(1)
        .filter(|quote| b"\"'".contains(&bytes[*quote]))?;
    let line = line_end(bytes, start);
    let is_end = |at: &usize| view.depth(*at).within(view.depth(quote));
    let mut ends = memchr::memchr_iter(bytes[quote], &bytes[start..line]).map(|len| start + len);
    let end = ends.find(is_end)?;
    (name < sign && end > start).then_some(end)
}

/// The end of `{…}` of a connection string, in which `}}` stands for a bracket; `None` where none stands.
pub(super) fn braced(view: &View, start: usize) -> Option<usize> {
    let bytes = &view.bytes;
    if view.at(start) != b'{' || start == 0 || bytes[start - 1] != b'=' {
        return None;
    }
    let end = line_end(bytes, start).min(start + 256);
    let mut at = start + 1;
    while at < end {
        match (bytes[at], view.at(at + 1)) {
            (b'}', b'}') => at += 2,
            (b'}', b';' | b'"' | b'\'' | b'\r' | b'\n' | 0) => return Some(at + 1),
            (b'}' | b'{', _) => return None,
            _ => at += 1,
        }
    }
    None
}

/// The value that replaces the one which ends at `end` in a plan of changes, `"old" -> "new"`, or goes on with it:
/// `"one" + "two"`.
pub(super) fn later(view: &View, opening: Opening, end: usize) -> Option<Range<usize>> {
    let quote = opening.quote?;
    let sign = run_end(&view.bytes, end + 1, 64, |byte| byte.is_ascii_whitespace());
    let len = match (view.at(sign), view.at(sign + 1)) {
        (b'-', b'>') => 2,
        (b'+', _) => 1,
        _ => return None,
    };
    let open = run_end(&view.bytes, sign + len, 64, |byte| byte.is_ascii_whitespace());
    let line = plain_line_end(view, open);
    let is_quote = view.at(open) == quote.byte;
    is_quote.then(|| closing(view, open + 1..line, quote).map(|end| open + 1..end))?
}
