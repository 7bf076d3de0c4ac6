//! Where JSON values begin and end inside a text: lines, arrays, envelopes, pretty-printed objects one after the other.
//!
//! Nothing larger than one record is ever parsed at once, so that an array of millions of records costs no memory.

/// A record larger than this is read as text.
const MOST_BYTES: usize = 16 << 20;
/// Deeper nesting is read as text.
const MOST_DEPTH: usize = 64;

/// What stands at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
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
pub(crate) fn value_at(text: &str) -> Found {
    let bytes = text.as_bytes();
    if !begins_object(bytes) {
        // From the left: what follows is looked at up to its first word, not from the end of the text for each bracket.
        let rest = text.strip_prefix('{').map(str::trim_start);
        return match rest {
            Some("") => Found::Cut,
            _ => Found::Nothing,
        };
    }
    let is_python = is_python(bytes);
    let (mut depth, mut at) = (0_usize, 0_usize);
    let limit = bytes.len().min(MOST_BYTES);
    while at < limit {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            quote @ (b'"' | b'\'') if quote == b'"' || is_python => match string_end(bytes, at + 1, quote) {
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
    bytes.first() == Some(&b'{') && matches!(second(bytes), Some(b'"' | b'}' | b'\''))
}

/// Whether an object has its keys in single quotes, as Python prints it.
fn is_python(bytes: &[u8]) -> bool {
    second(bytes) == Some(b'\'')
}

/// The first byte behind the bracket that is no white space.
fn second(bytes: &[u8]) -> Option<u8> {
    let mut rest = bytes.iter().skip(1);
    rest.find(|byte| !byte.is_ascii_whitespace()).copied()
}

/// Offset of the quote that ends a string beginning at `from`, or why there is none.
fn string_end(bytes: &[u8], from: usize, quote: u8) -> Result<usize, Found> {
    let mut at = from;
    while at < bytes.len() {
        let Some(found) = memchr::memchr3(quote, b'\\', b'\n', &bytes[at..]) else {
            break;
        };
        at += found;
        match bytes[at] {
            b'\\' => at += 2,
            b'\n' => return Err(Found::Nothing),
            _ => return Ok(at),
        }
    }
    Err(Found::Cut)
}

/// How many bytes of an envelope stand at the beginning of `text`: `{"records":[`, `[`, separators between records, closing brackets.
pub(crate) fn skip_envelope(text: &str) -> usize {
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
    fn objects_of_python_end_at_their_own_bracket() {
        assert_eq!(value_at(r#"{'a': "it's }", 'b': 'x\'}'} {"#), Found::Object(28));
        assert_eq!(value_at("{'a': 'b\nc'}"), Found::Nothing);
        assert_eq!(value_at("{'a"), Found::Cut);
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
