//! Where JSON values begin and end inside a text: lines, arrays, envelopes, pretty-printed objects one after the other.
//!
//! Nothing larger than one record is ever parsed at once, so that an array of millions of records costs no memory.

/// A record larger than this is read as text.
const MOST_BYTES: usize = 16 << 20;
/// Deeper nesting is read as text.
const MOST_DEPTH: usize = 64;

/// What stands at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Found {
    /// An object that ends before this offset (from the place).
    Object(usize),
    /// An object that the text ends in the middle of.
    Cut,
    /// No JSON object.
    Nothing,
}

/// The object that starts with the `{` at the beginning of `text`.
///
/// Brackets are counted outside strings; a line end inside a string, or a closing bracket that does not fit, ends the search early.
pub(in crate::analysis) fn value_at(text: &str) -> Found {
    let bytes = text.as_bytes();
    if !begins_object(bytes) {
        return match text.trim_end() {
            "{" => Found::Cut,
            _ => Found::Nothing,
        };
    }
    let (mut depth, mut at) = (0_usize, 0_usize);
    let limit = bytes.len().min(MOST_BYTES);
    while at < limit {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'"' => match string_end(bytes, at + 1) {
                Ok(end) => at = end,
                Err(found) => return found,
            },
            _ => {}
        }
        at += 1;
        match depth {
            0 => return Found::Object(at),
            MOST_DEPTH.. => return Found::Nothing,
            _ => {}
        }
    }
    if limit < MOST_BYTES {
        Found::Cut
    } else {
        Found::Nothing
    }
}

/// `{` followed by a key or by `}`: what a brace in ordinary text is not.
fn begins_object(bytes: &[u8]) -> bool {
    let next = bytes
        .get(1..)
        .unwrap_or_default()
        .iter()
        .find(|byte| !byte.is_ascii_whitespace());
    bytes.first() == Some(&b'{') && matches!(next, Some(b'"' | b'}'))
}

/// Offset of the quote that ends a string beginning at `from`, or why there is none.
fn string_end(bytes: &[u8], from: usize) -> Result<usize, Found> {
    let mut at = from;
    while at < bytes.len() {
        let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', &bytes[at..]) else {
            break;
        };
        at += found;
        match bytes[at] {
            b'"' => return Ok(at),
            b'\\' => at += 2,
            _ => return Err(Found::Nothing),
        }
    }
    Err(Found::Cut)
}

/// How many bytes of an envelope stand at the beginning of `text`: `{"records":[`, `[`, separators between records, closing brackets.
pub(in crate::analysis) fn skip_envelope(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let from = at;
        while bytes.get(at).is_some_and(|byte| b" \t\r\n,[]".contains(byte)) {
            at += 1;
        }
        if bytes.get(at) == Some(&b'{') {
            at += envelope_key(&text[at..]).unwrap_or(0);
        } else if bytes.get(at) == Some(&b'}') {
            at += 1;
        }
        if at == from {
            return at;
        }
    }
}

/// `{"records":[` and `{"value":[`, with any white space.
fn envelope_key(text: &str) -> Option<usize> {
    let mut rest = text.strip_prefix('{')?.trim_start();
    rest = ["\"records\"", "\"value\"", "\"Records\""]
        .iter()
        .find_map(|key| rest.strip_prefix(key))?
        .trim_start();
    rest = rest.strip_prefix(':')?.trim_start().strip_prefix('[')?;
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_end_at_their_own_bracket() {
        assert_eq!(
            value_at(r#"{"a":"}","b":[1,{"c":"\""}]} {"d":1}"#),
            Found::Object(28)
        );
        assert_eq!(value_at("{\n \"a\": 1\n}\n"), Found::Object(11));
    }

    #[test]
    fn braces_in_text_are_no_objects() {
        for text in [
            "{Microsoft.Azure.Devices}",
            "{ 2022-07-19 [INF]",
            "{\"a\": \"b\nc\"}",
            "",
        ] {
            assert_eq!(value_at(text), Found::Nothing, "{text}");
        }
        for text in ["{\"cut\": \"off", "{\"cut\": {", "{\"cut\\"] {
            assert_eq!(value_at(text), Found::Cut, "{text}");
        }
        let deep = "{\"a\":".repeat(100_000);
        assert_eq!(value_at(&deep), Found::Nothing);
    }

    #[test]
    fn envelopes_are_skipped() {
        assert_eq!(skip_envelope("{ \"records\" : [\n {\"time\""), 17);
        assert_eq!(skip_envelope("[{\"id\""), 1);
        assert_eq!(skip_envelope(", {\"id\""), 2);
        assert_eq!(skip_envelope("]}\n"), 3);
        assert_eq!(skip_envelope("{\"time\":1}"), 0);
    }
}
