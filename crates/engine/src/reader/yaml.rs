//! YAML documents to records: what command-line tools print when they are not asked for anything else.

use serde_json::{Map, Value};
use yaml_rust2::{Yaml, YamlLoader};

use super::{Place, Reader, first_line};
use crate::format::Record;

/// A document that is larger is read as text.
const MOST_BYTES: usize = 64 << 10;
/// Deeper nesting is left out.
const MOST_DEPTH: usize = 16;
/// Indicators that one line nests by itself: `- - name:` has two. The parser calls itself for each.
const MOST_INDICATORS: usize = 4;
/// Brackets that are open at once.
const MOST_BRACKETS: usize = 32;
/// Blanks before the first word of a line: two for each level that a document has, and more.
const MOST_INDENT: usize = 128;

impl Reader<'_> {
    /// Reads the YAML document that begins with this line; 0 where none of a known format does, `None` where it goes on behind
    /// the text.
    pub(super) fn yaml(&mut self, rest: &str, current: &str, last: bool) -> Option<usize> {
        if !begins_document(current) {
            return Some(0);
        }
        let Some(length) = document(rest) else {
            return Some(0);
        };
        if length == rest.len() && !last && length <= MOST_BYTES {
            return None;
        }
        let text = &rest[..length];
        let records = records(text);
        let formats = &self.lexicon.formats;
        let formats: Vec<usize> = records
            .iter()
            .filter_map(|record| formats.record_format(record))
            .filter(|&format| formats.formats[format].is_told_by_keys())
            .collect();
        if records.is_empty() || formats.len() != records.len() {
            return Some(0);
        }
        self.end_entry();
        for (record, format) in records.iter().zip(formats) {
            let reading = record.read(&self.lexicon.formats.formats[format]);
            let line = self.line;
            self.reading(format, &reading, Place { line, text });
        }
        Some(length)
    }
}

/// `event:`, `- Category: Connections`, `TimeGenerated: '2024-…'` are keys; a line of a log has more words before its colon.
fn begins_document(line: &str) -> bool {
    let key = line.strip_prefix("- ").unwrap_or(line);
    let Some((key, value)) = key.split_once(':') else {
        return false;
    };
    let is_key = !key.is_empty()
        && key.len() <= 64
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_key && (value.is_empty() || line.starts_with("- ") && value.starts_with(' '))
}

/// Length of the document at the beginning of the text: its first line, and the indented and empty lines behind it.
fn document(text: &str) -> Option<usize> {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        let goes_on =
            length == 0 || line.starts_with(' ') || line.trim().is_empty() || starts_list(text, line);
        if !goes_on || length > MOST_BYTES {
            break;
        }
        length += line.len();
    }
    let body = &text[..length];
    let whole = length <= MOST_BYTES && first_line(body).len() + 1 < body.trim_end().len();
    (whole && !refers(body) && is_shallow(body)).then_some(length)
}

/// Whether something may be a reference (`&name`, `*name`) or a merge: they make a small document a huge one. Words that only
/// look like one cost a document its structure and nothing else.
fn refers(body: &str) -> bool {
    let bytes = body.as_bytes();
    let opens = |byte: u8| byte.is_ascii_whitespace() || b"[{,:-?!\"'".contains(&byte);
    memchr::memchr2_iter(b'&', b'*', bytes).any(|at| {
        let begins = at == 0 || opens(bytes[at - 1]);
        begins && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace())
    })
}

/// Whether no line and no bracket nests so deep that the parser, which calls itself for each level, needs a deep stack.
fn is_shallow(body: &str) -> bool {
    let mut open = 0_usize;
    body.lines().all(|line| {
        let words = line.trim_start();
        let indicators = words
            .split_ascii_whitespace()
            .take_while(|word| matches!(*word, "-" | "?" | ":"))
            .count();
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
        }
        indicators <= MOST_INDICATORS && open <= MOST_BRACKETS && line.len() - words.len() <= MOST_INDENT
    })
}

/// A list under a key may stand as far left as the key.
fn starts_list(text: &str, line: &str) -> bool {
    !text.starts_with("- ") && line.starts_with("- ") && first_line(text).ends_with(':')
}

fn records(text: &str) -> Vec<Record> {
    let documents = YamlLoader::load_from_str(text).unwrap_or_default();
    let values = documents.iter().map(|document| json(document, MOST_DEPTH));
    let items = values.flat_map(|value| match value {
        Value::Array(items) => items,
        other => vec![other],
    });
    items
        .filter(Value::is_object)
        .map(|item| Record::of(&item))
        .collect()
}

/// The same value in JSON.
fn json(yaml: &Yaml, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else {
        return Value::Null;
    };
    match yaml {
        Yaml::String(text) | Yaml::Real(text) => Value::String(text.clone()),
        Yaml::Integer(number) => Value::from(*number),
        Yaml::Boolean(value) => Value::Bool(*value),
        Yaml::Array(items) => Value::Array(items.iter().map(|item| json(item, depth)).collect()),
        Yaml::Hash(members) => {
            let named = members
                .iter()
                .filter_map(|(key, value)| Some((key.as_str()?.to_owned(), json(value, depth))));
            Value::Object(named.collect::<Map<String, Value>>())
        }
        Yaml::Alias(_) | Yaml::Null | Yaml::BadValue => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_deep_or_refers_is_no_document() {
        let deep = [
            format!("event:\n  {}a: 1\n", "- ".repeat(5000)),
            format!("event:\n  {}a\n", "? ".repeat(2200)),
            format!("event:\n  a: {}\n", "[".repeat(3000)),
            format!("event:\n  a: {}\n", "{a: ".repeat(3000)),
            (0..300).fold("event:\n".to_owned(), |text, depth| {
                text + &" ".repeat(depth + 1) + "a:\n"
            }),
            "event:\n  a: &a [x, x]\n  b: &b [*a, *a]\n".to_owned(),
            "event:\n  a: [&a x, *a]\n".to_owned(),
            "event:\n  ? &a x\n  : y\n".to_owned(),
            "event:\n  \"a\": *a\n".to_owned(),
        ];
        for text in deep {
            assert_eq!(document(&text), None, "{}", &text[..40]);
        }
        let usual = "event:\n  module: ''\n  payload:\n    - a: {b: [1, 2]}\n    - - c\n";
        assert_eq!(document(usual), Some(usual.len()));
    }
}
