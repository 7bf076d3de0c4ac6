//! YAML documents to records: what command-line tools print when they are not asked for anything else.

use serde_json::{Map, Value};
use yaml_rust2::{Yaml, YamlLoader};

use super::{Place, Reader, first_line};
use crate::format::Record;

/// A document that is larger is read as text.
const MOST_BYTES: usize = 64 << 10;
/// Deeper nesting is left out.
const MOST_DEPTH: usize = 16;

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
    // References can make a small document a huge one.
    let refers = body
        .match_indices([':', '-'])
        .any(|(at, _)| body[at + 1..].trim_start_matches(' ').starts_with(['&', '*']));
    (whole && !refers).then_some(length)
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
