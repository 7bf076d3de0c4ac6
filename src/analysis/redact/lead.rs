//! What may stand between the sign and the value itself, and values that have brackets or a whole line in place of quotes.

use super::lexis::{self, is_blank, line_end, line_start, run_end, run_start};
use super::value::{Opening, Separator};
use super::view::{Depth, View};

/// Words that join a name and its value in a sentence.
const COPULAS: [&[u8]; 12] = [
    b"is",
    b"ist",
    "är".as_bytes(),
    b"er",
    b"est",
    b"es",
    b"was",
    b"war",
    b"lautet",
    b"to",
    b"auf",
    b"till",
];
/// Words that lead to an account: `for app is …`.
const FOR: [&[u8]; 5] = [b"for", b"of", "för".as_bytes(), b"voor", "für".as_bytes()];
/// Types of the registry between a name and its value.
const REGISTRY: [&[u8]; 3] = [b"REG_SZ", b"REG_EXPAND_SZ", b"REG_MULTI_SZ"];
/// Calls around a value in debug output.
const CALLS: [&[u8]; 5] = [b"Some(", b"Ok(", b"Optional[", b"Secret(", b"Protected("];

fn word_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at, 64, |byte| !byte.is_ascii_whitespace())
}

/// Steps over words between a name and its value: `password for app is "…"`, `DefaultPassword  REG_SZ  …`, `secret 5 …`.
pub(super) fn words(bytes: &[u8], start: usize) -> (usize, Separator) {
    let next = |at: usize| run_end(bytes, at, 16, is_blank);
    let mut at = start;
    if FOR.contains(&&bytes[at..word_end(bytes, at)]) {
        let account = next(word_end(bytes, at));
        at = next(word_end(bytes, account));
        if !COPULAS.contains(&&bytes[at..word_end(bytes, at)]) {
            return (start, Separator::Blank);
        }
    }
    let word = &bytes[at..word_end(bytes, at)];
    if REGISTRY.contains(&word) {
        return (next(at + word.len()), Separator::Sign);
    }
    let is_kind = matches!(word, [b'0'..=b'9']);
    if is_kind || COPULAS.contains(&word) {
        return (next(at + word.len()), Separator::Blank);
    }
    (start, Separator::Blank)
}

/// Steps over what a notation puts before a value: a YAML tag or anchor, the beginning of a CDATA section, `Some(`.
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
        return at + call.len();
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

/// `{ value = …`
pub(super) fn object(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    if view.at(at) != b'{' {
        return None;
    }
    let name = run_end(bytes, at + 1, 64, |byte| {
        byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')
    });
    word(view, name, b"value")
}

/// `" value="…` and `", "value": "…` behind a name that is itself a value; in YAML on the next line, and behind a
/// `type=…` in between.
pub(super) fn second_attribute(view: &View, at: usize) -> Option<(usize, Depth)> {
    let bytes = &view.bytes;
    let name = run_end(bytes, at, 80, |byte| {
        byte.is_ascii_whitespace() || matches!(byte, b',' | b'"' | b'\'' | b'}' | b'{')
    });
    if name == at {
        return None;
    }
    let value = word(view, name, b"value").or_else(|| {
        let kind = word(view, name, b"type")?;
        let end = run_end(bytes, kind, 32, |byte| {
            byte.is_ascii_alphanumeric() || b"_\"'".contains(&byte)
        });
        word(
            view,
            run_end(bytes, end, 4, |byte| is_blank(byte) || byte == b','),
            b"value",
        )
    })?;
    let start = typed(bytes, value);
    Some((start, view.depth(start - 1)))
}

/// The given word, quoted or not, a separator and blanks; answers where the value starts.
fn word(view: &View, at: usize, word: &[u8]) -> Option<usize> {
    let bytes = &view.bytes;
    if !bytes.get(at..at + word.len())?.eq_ignore_ascii_case(word) {
        return None;
    }
    let sign = run_end(bytes, at + word.len(), 16, |byte| {
        is_blank(byte) || matches!(byte, b'"' | b'\'')
    });
    matches!(view.at(sign), b'=' | b':').then(|| run_end(bytes, sign + 1, 64, is_blank))
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
    (name > at && open > name && is_quote && (length == open || close == length + 2)).then_some(close)
}

/// Steps over the size of an array behind its name: `psk[]`, `key[16]`.
pub(super) fn sized(bytes: &[u8], at: usize) -> usize {
    let digits = run_end(bytes, at + 1, 4, |byte| byte.is_ascii_digit());
    let is_size = bytes.get(at) == Some(&b'[') && bytes.get(digits) == Some(&b']');
    if is_size { digits + 1 } else { at }
}

/// Steps into an object that names the type of its only value: `{"S": "…"}`.
fn typed(bytes: &[u8], at: usize) -> usize {
    let is_blank = |byte: u8| byte.is_ascii_whitespace();
    let name = run_end(bytes, at + 1, 8, is_blank);
    let colon = run_end(bytes, name, 8, |byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b'"' | b'\'')
    });
    let is_object = bytes.get(at) == Some(&b'{') && bytes.get(colon) == Some(&b':') && colon > name + 2;
    if is_object {
        run_end(bytes, colon + 1, 8, is_blank)
    } else {
        at
    }
}

/// Whether the quote before `at` closes an attribute of a tag, as in `<entry key="password">`.
pub(super) fn is_attribute(bytes: &[u8], at: usize) -> bool {
    if at == 0 || !matches!(bytes[at - 1], b'"' | b'\'') {
        return false;
    }
    let tag = run_start(bytes, at, 120, |byte| !matches!(byte, b'<' | b'>' | b'\n'));
    tag > 0 && bytes[tag - 1] == b'<' && bytes[tag].is_ascii_alphabetic()
}

/// Where the text of an element begins: behind blanks and the one tag inside it, as in `<setting …>\n<value>`.
pub(super) fn inner_element(bytes: &[u8], at: usize) -> usize {
    let open = run_end(bytes, at, 64, |byte| byte.is_ascii_whitespace());
    let end = run_end(bytes, open, 40, |byte| !matches!(byte, b'>' | b'\n'));
    let is_tag = bytes.get(open) == Some(&b'<') && bytes.get(open + 1).is_some_and(u8::is_ascii_alphabetic);
    match is_tag && bytes.get(end) == Some(&b'>') {
        true => end + 1,
        false => at,
    }
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

/// The end of a value of several words in a file of settings, where each line is a name, a sign and a value.
pub(super) fn setting_end(view: &View, opening: Opening) -> Option<usize> {
    let bytes = &view.bytes;
    let line = line_start(bytes, opening.start);
    let end = line_end(bytes, opening.start);
    let value = &bytes[opening.start.min(end)..end];
    let is_words = opening.separator == Separator::Sign
        && value.iter().any(|byte| is_blank(*byte))
        && !value.iter().any(|byte| b",;=&\"'`<>|(){}[]#:".contains(byte));
    if !is_words || !is_setting(bytes, line, Some(opening.start)) {
        return None;
    }
    let before = line > 0 && is_setting(bytes, line_start(bytes, line - 1), None);
    let after = end < bytes.len() && is_setting(bytes, end + 1, None);
    (before || after).then(|| opening.start + value.trim_ascii_end().len())
}

/// Whether a line is a name and a sign, and then its value: up to `value` where that is known.
fn is_setting(bytes: &[u8], line: usize, value: Option<usize>) -> bool {
    let name = run_end(bytes, line, 64, |byte| is_blank(byte) || byte == b'-');
    let name_end = run_end(bytes, name, 64, lexis::is_name);
    let sign = run_end(bytes, name_end, 64, is_blank);
    let is_sign = matches!(bytes.get(sign), Some(b'=' | b':'));
    let start = run_end(bytes, sign + 1, 64, is_blank);
    let is_spaced = bytes.get(sign) == Some(&b'=') || start > sign + 1;
    name_end > name && is_sign && is_spaced && value.is_none_or(|value| value == start)
}
