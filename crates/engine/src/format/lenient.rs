//! Objects that are nearly JSON: as Python prints them, or edited by hand with a comma too many.

use serde_json::Value;

/// The value of a text: JSON, or what is meant where only quotes, commas and names differ from JSON.
pub(crate) fn parse(text: &str) -> Option<Value> {
    let strict = serde_json::from_str(text).ok();
    strict.or_else(|| serde_json::from_str(&json(text)?).ok())
}

/// The text as JSON; `None` where a string does not end. One pass.
fn json(text: &str) -> Option<String> {
    let mut json = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\'' => string(rest, first, &mut json)?,
            ',' => {
                let is_last = rest[1..].trim_start().starts_with(['}', ']', ')']);
                json.push_str(if is_last { "" } else { "," });
                1
            }
            '(' => bracket('[', &mut json),
            ')' => bracket(']', &mut json),
            letter if letter.is_ascii_alphabetic() => word(rest, &mut json),
            other => {
                json.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    Some(json)
}

fn bracket(bracket: char, json: &mut String) -> usize {
    json.push(bracket);
    1
}

/// Writes the string that the text begins with; how long it is, with its quotes.
fn string(text: &str, quote: char, json: &mut String) -> Option<usize> {
    json.push('"');
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => match letters.next()?.1 {
                '\'' => json.push('\''),
                'x' => json.push_str("\\u00"),
                other => json.extend(['\\', other]),
            },
            end if end == quote => {
                json.push('"');
                return Some(at + 1);
            }
            '"' => json.push_str("\\\""),
            other => json.push(other),
        }
    }
    None
}

/// Writes the name that the text begins with; how long it is. The `u` and `b` before a string say nothing.
fn word(text: &str, json: &mut String) -> usize {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = &text[..length];
    let is_before_string = text[length..].starts_with(['"', '\'']);
    json.push_str(match name {
        "None" => "null",
        "True" => "true",
        "False" => "false",
        "u" | "b" | "r" if is_before_string => "",
        other => other,
    });
    length
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn objects_of_python_are_read() {
        let text =
            r#"{'a': None, u'b': [True, False], "c": "it's", 'd': 'say "x" \'y\' \xe9', 'e': (1, -2.5,)}"#;
        let meant =
            json!({"a": null, "b": [true, false], "c": "it's", "d": "say \"x\" 'y' é", "e": [1, -2.5]});
        assert_eq!(parse(text), Some(meant));
    }

    #[test]
    fn a_comma_too_many_is_left_out() {
        assert_eq!(
            parse(r#"{"a": [1, 2, ], "b": "x,}", }"#),
            Some(json!({"a": [1, 2], "b": "x,}"}))
        );
    }

    #[test]
    fn what_is_something_else_is_no_value() {
        for text in [
            "{'a': <object at 0x7f>}",
            "{'a",
            "{'a': b c}",
            "{'a': 'x\\",
            "{'a': nan}",
            "{a: 1}",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_texts_take_one_pass() {
        for text in ["(".repeat(1 << 20), ",".repeat(1 << 20), "{'".repeat(1 << 20)] {
            assert_eq!(parse(&text), None);
        }
    }
}
