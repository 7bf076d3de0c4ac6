//! What may stand between a name and its value, and values that have a whole line in place of quotes.

use super::columns::{Prefix, string};
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
fn is_copula(word: &[u8]) -> bool {
    COPULAS.contains(&word.strip_suffix(b":").unwrap_or(word))
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    run_end(bytes, at, 64, |byte| !byte.is_ascii_whitespace())
}

/// Steps over words between a name and its value: `password for app is "…"`, `DefaultPassword  REG_SZ  …`, `secret 5 …`.
pub(super) fn words(bytes: &[u8], start: usize) -> (usize, Separator) {
    let next = |at: usize| run_end(bytes, at, 16, is_blank);
    let mut at = start;
    if FOR.contains(&&bytes[at..word_end(bytes, at)]) {
        // An account may have an article and two words.
        let copula = (0..3)
            .scan(next(word_end(bytes, at)), |word, _| {
                *word = next(word_end(bytes, *word));
                Some(*word)
            })
            .find(|word| is_copula(&bytes[*word..word_end(bytes, *word)]));
        let Some(copula) = copula else {
            return (start, Separator::Blank);
        };
        at = copula;
    }
    let word = &bytes[at..word_end(bytes, at)];
    if word == b"/t" {
        let data = next(word_end(bytes, next(at + word.len())));
        if bytes[data..word_end(bytes, data)] == *b"/d" {
            return (next(data + 2), Separator::Sign);
        }
    }
    if let Some(word) = word.strip_suffix(b":").filter(|word| COPULAS.contains(word)) {
        return (next(at + word.len() + 1), Separator::Sign);
    }
    if REGISTRY.contains(&word) {
        return (next(at + word.len()), Separator::Sign);
    }
    let is_kind = matches!(word, [b'0'..=b'9']);
    if is_kind || COPULAS.contains(&word) {
        return (next(at + word.len()), Separator::Blank);
    }
    (start, Separator::Blank)
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
    valued(view, name)
}

/// The member `value` or `defaultValue` at `at`, or behind a member that tells its type.
fn valued(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let named = |at: usize| word(view, at, b"value").or_else(|| word(view, at, b"defaultvalue"));
    named(at).or_else(|| {
        let kind = word(view, at, b"type")?;
        let end = run_end(bytes, kind, 32, |byte| {
            byte.is_ascii_alphanumeric() || b"_\"'".contains(&byte)
        });
        let next = run_end(bytes, end, 80, |byte| {
            byte.is_ascii_whitespace() || matches!(byte, b',' | b'"' | b'\'')
        });
        named(next)
    })
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
    let value = valued(view, name)?;
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

/// Steps over what tells which or how large behind a name: `psk[]`, `key[16]`, `NetKey 0x0000`, `PMK - hexdump(len=32)`.
pub(super) fn sized(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at.min(bytes.len())..];
    if rest.starts_with(b" 0x") {
        let end = run_end(bytes, at + 3, 4, |byte| byte.is_ascii_hexdigit());
        return if bytes.get(end) == Some(&b':') { end } else { at };
    }
    if rest.starts_with(b" - hexdump(len=") {
        return run_end(bytes, at, 24, |byte| byte != b')') + 1;
    }
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

/// `>` of `<password>`, also with attributes, and `</key><string>` of a property list.
pub(super) fn markup(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    if bytes.get(at..)?.starts_with(b"</") {
        let close = run_end(bytes, at, 40, |byte| byte != b'>');
        let open = run_end(bytes, close + 1, 64, |byte| byte.is_ascii_whitespace());
        let end = run_end(bytes, open, 40, |byte| byte != b'>');
        return (view.at(open) == b'<' && view.at(end) == b'>').then_some(end + 1);
    }
    let is_part = |byte| lexis::is_name(byte) || byte == b':';
    let name = run_start(bytes, at, 64, is_part);
    let is_element = name > 0 && bytes[name - 1] == b'<';
    if !is_element && !is_attribute(bytes, at) {
        return None;
    }
    let end = run_end(bytes, at, 120, |byte| !matches!(byte, b'>' | b'<' | b'\n'));
    let is_open = view.at(end) == b'>' && view.at(end - 1) != b'/';
    is_open.then(|| inner_element(bytes, end + 1))
}

/// Whether the quote before `at` closes an attribute of a tag, as in `<entry key="password">`.
fn is_attribute(bytes: &[u8], at: usize) -> bool {
    if at == 0 || !matches!(bytes[at - 1], b'"' | b'\'') {
        return false;
    }
    let tag = run_start(bytes, at, 120, |byte| !matches!(byte, b'<' | b'>' | b'\n'));
    tag > 0 && bytes[tag - 1] == b'<' && bytes[tag].is_ascii_alphabetic()
}

/// Where the text of an element begins: behind blanks and the one tag inside it, as in `<setting …>\n<value>`.
fn inner_element(bytes: &[u8], at: usize) -> usize {
    let open = run_end(bytes, at, 64, |byte| byte.is_ascii_whitespace());
    let end = run_end(bytes, open, 40, |byte| !matches!(byte, b'>' | b'\n'));
    let is_tag = bytes.get(open) == Some(&b'<') && bytes.get(open + 1).is_some_and(u8::is_ascii_alphabetic);
    match is_tag && bytes.get(end) == Some(&b'>') {
        true => end + 1,
        false => at,
    }
}

/// The end of a value of several words in a file of settings, where each line is a name, a sign and a value.
pub(super) fn setting_end(view: &View, opening: Opening) -> Option<usize> {
    let bytes = &view.bytes;
    let end = line_end(bytes, opening.start);
    let value = &bytes[opening.start.min(end)..end];
    // First the sign that nearly every other value has soon: a line may hold thousands of them.
    let is_words = opening.separator == Separator::Sign
        && !value.iter().any(|byte| b",;=&\"'`<>|(){}[]#:".contains(byte))
        && value.iter().any(|byte| is_blank(*byte));
    if !is_words {
        return None;
    }
    let line = line_start(bytes, opening.start);
    let line = string(view, line, end).start;
    let prefix = Prefix::of(bytes, line, (end + 1).min(bytes.len()));
    let content = |line: usize| prefix.skip(bytes, line..line_end(bytes, line).max(line)).start;
    if !is_setting(bytes, content(line), Some(opening.start)) {
        return None;
    }
    let before = line > 0 && is_setting(bytes, content(line_start(bytes, line - 1)), None);
    let after = end < bytes.len() && is_setting(bytes, content(end + 1), None);
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
