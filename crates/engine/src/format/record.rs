//! Records with named fields, wherever they come from, to what the rules ask for.
//!
//! Keys are compared in a normal form: letters and digits only, lower case, without the type suffix that Log Analytics
//! adds (`deviceId_s`) and without what stands in brackets (`TimeGenerated [UTC]`). Strings that hold JSON are read through.

use serde_json::Value;

use super::{Format, Formats, Shape};
use crate::event::Kind;

/// JSON inside strings is read through this often.
const MOST_LAYERS: usize = 4;
/// More fields than any record of a known format has.
const MOST_FIELDS: usize = 512;

/// Fields of one record, the outermost first.
#[derive(Debug, Default)]
pub(crate) struct Record {
    fields: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    key: String,
    depth: usize,
    value: String,
    /// Normal forms of the keys around it.
    path: Vec<String>,
}

/// What a record says.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) time: String,
    pub(crate) device: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) codes: Vec<String>,
    pub(crate) category: String,
    pub(crate) operation: String,
    pub(crate) protocol: String,
    pub(crate) sdk: String,
    pub(crate) peer: String,
    pub(crate) level: String,
    /// Messages, one per line.
    pub(crate) text: String,
}

impl Record {
    /// Reads a JSON object.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        value.is_object().then(|| Self::of(&value))
    }

    /// The fields of a JSON object.
    pub(crate) fn of(value: &Value) -> Self {
        let mut record = Self::default();
        record.collect(value, &mut Vec::new(), 0);
        record.fields.sort_by_key(|field| field.depth);
        record
    }

    /// A row of a table: names and values side by side.
    pub(crate) fn row<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut record = Self::default();
        for (name, value) in cells.take(MOST_FIELDS) {
            record.collect_text(name, value, &mut Vec::new(), 0);
        }
        record.fields.sort_by_key(|field| field.depth);
        record
    }

    fn collect(&mut self, value: &Value, path: &mut Vec<String>, layers: usize) {
        let Value::Object(members) = value else { return };
        for (name, value) in members {
            match value {
                Value::Object(_) => {
                    self.push(name, path, String::new());
                    path.push(normal(name));
                    self.collect(value, path, layers);
                    path.pop();
                }
                Value::String(text) => self.collect_text(name, text, path, layers),
                Value::Null => self.push(name, path, String::new()),
                Value::Array(items) => {
                    self.push(name, path, String::new());
                    path.push(normal(name));
                    items.iter().for_each(|item| self.collect(item, path, layers));
                    path.pop();
                }
                other => self.push(name, path, other.to_string()),
            }
        }
    }

    fn collect_text(&mut self, name: &str, text: &str, path: &mut Vec<String>, layers: usize) {
        let inner = (layers < MOST_LAYERS && text.trim_start().starts_with('{'))
            .then(|| serde_json::from_str::<Value>(text).ok())
            .flatten();
        self.push(name, path, text.to_owned());
        if let Some(inner) = inner {
            path.push(normal(name));
            self.collect(&inner, path, layers + 1);
            path.pop();
        }
    }

    fn push(&mut self, name: &str, path: &[String], value: String) {
        if self.fields.len() < MOST_FIELDS {
            self.fields.push(Field {
                key: normal(name),
                depth: path.len(),
                value,
                path: path.to_vec(),
            });
        }
    }

    fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.key == key)
    }

    fn has_outermost(&self, key: &str) -> bool {
        self.fields
            .iter()
            .any(|field| field.depth == 0 && field.key == key)
    }

    /// Values of the first of `keys` that has one, the outermost first.
    fn values<'a>(&'a self, keys: &'a [String], skip: &'a [String]) -> impl Iterator<Item = &'a str> {
        let visible =
            |field: &&Field| !field.path.iter().any(|part| skip.contains(part)) && !field.value.is_empty();
        keys.iter()
            .flat_map(move |key| {
                self.fields
                    .iter()
                    .filter(visible)
                    .filter(move |field| field.key == *key)
            })
            .map(|field| field.value.as_str())
    }

    /// What the record says in the terms of a format.
    pub(crate) fn read(&self, format: &Format) -> Reading {
        let all = |name: &str| {
            let keys = format.fields.get(name).map(Vec::as_slice).unwrap_or_default();
            self.values(keys, &format.skip).filter(|value| *value != "null")
        };
        let first = |name: &str| all(name).next().unwrap_or_default().to_owned();
        let operation = first("operation");
        Reading {
            time: first("time"),
            device: first("device"),
            kind: format.kinds.get(&operation.to_ascii_lowercase()).copied(),
            codes: all("code").map(str::to_owned).collect(),
            category: first("category").to_ascii_lowercase(),
            operation: operation.to_ascii_lowercase(),
            protocol: first("protocol").to_ascii_lowercase(),
            sdk: first("sdk"),
            peer: first("peer"),
            level: first("level").to_ascii_lowercase(),
            text: all("text").collect::<Vec<_>>().join("\n"),
        }
    }
}

impl Format {
    /// Whether the keys of a record show that it is of this format; a message in any object does not.
    pub(crate) fn is_told_by_keys(&self) -> bool {
        !self.keys.is_empty()
    }
}

impl Formats {
    /// The format of a record: the one with the most keys that are all there.
    pub(crate) fn record_format(&self, record: &Record) -> Option<usize> {
        let fits = |format: &Format| {
            format.shape == Shape::Record
                && format.keys.iter().all(|key| record.has_outermost(key))
                && (format.any.is_empty() || format.any.iter().any(|key| record.has(key)))
        };
        let formats = self.formats.iter().enumerate().filter(|(_, format)| fits(format));
        formats
            .max_by_key(|(index, format)| (format.keys.len(), usize::MAX - index))
            .map(|(index, _)| index)
    }
}

/// The normal form of a key.
pub(super) fn normal(name: &str) -> String {
    let name = name
        .split(['[', '('])
        .next()
        .unwrap_or(name)
        .trim()
        .trim_matches('"');
    let stem = match name.rsplit_once('_') {
        Some((stem, "s" | "d" | "g" | "b" | "t")) if !stem.is_empty() => stem,
        _ => name,
    };
    stem.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_a_normal_form() {
        for (name, expected) in [
            ("TimeGenerated [UTC]", "timegenerated"),
            ("deviceId_s", "deviceid"),
            ("DeviceId", "deviceid"),
            ("_ResourceId", "resourceid"),
            ("iothub-connection-device-id", "iothubconnectiondeviceid"),
            ("properties_s", "properties"),
            ("_s", "s"),
        ] {
            assert_eq!(normal(name), expected);
        }
    }

    #[test]
    fn json_in_strings_is_read_through() {
        let record = Record::parse(
            r#"{"properties":"{\"deviceId\":\"a\",\"authType\":\"{\\\"type\\\":\\\"sas\\\"}\"}"}"#,
        );
        let record = record.unwrap();
        assert!(record.has("deviceid") && record.has("type"));
        assert!(!record.has_outermost("deviceid"));
    }
}
