//! The block between the `---` lines to named values.
//!
//! ```text
//! front matter = "---" line* ("---" | "...")
//! line         = blank | "#" comment | key ":" [ value ] | "-" item
//! value, item  = plain | 'quoted' | "quoted" | "[" item ("," item)* "]"      (item: no lists)
//! ```
//!
//! This is the part of YAML that documentation uses, read by hand: what makes YAML dangerous (anchors that
//! multiply, tags that construct, merge keys, words that turn into other types) is not understood here, so it
//! needs no budget and no switch. It is a fault with its line instead.

use std::collections::BTreeMap;

use super::Fault;

/// Longest key; the longest in use is `ms.translationtype`.
const MAX_KEY_BYTES: usize = 64;
/// Longest value: a description of a few sentences.
const MAX_VALUE_BYTES: usize = 4096;
/// Most lines between the marks.
const MAX_LINES: usize = 500;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Scalar(String),
    List(Vec<String>),
}

/// The values of one file's front matter, and where its Markdown begins.
#[derive(Debug, Default)]
pub struct FrontMatter {
    fields: BTreeMap<String, Value>,
    /// Line of the first line after the front matter, from 1.
    pub body_line: u32,
    /// Its offset in bytes.
    pub body_offset: usize,
}

impl FrontMatter {
    /// That of a text that has none.
    pub fn none() -> Self {
        Self {
            body_line: 1,
            ..Self::default()
        }
    }

    /// Reads the front matter of `text`; what is wrong is listed, what is right is kept.
    pub fn read(path: &str, text: &str) -> (Self, Vec<Fault>) {
        let mut reader = Reader {
            path,
            found: Self {
                body_line: 1,
                ..Self::default()
            },
            open: None,
            faults: Vec::new(),
        };
        reader.read(text);
        (reader.found, reader.faults)
    }

    /// A value that is one text.
    pub fn scalar(&self, key: &str) -> Option<&str> {
        match self.fields.get(key) {
            Some(Value::Scalar(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// A value that is a list; one text is a list of one.
    pub fn list(&self, key: &str) -> Vec<String> {
        match self.fields.get(key) {
            Some(Value::Scalar(text)) if !text.is_empty() => vec![text.clone()],
            Some(Value::List(items)) => items.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether any key begins with `prefix`.
    pub fn has_prefix(&self, prefix: &str) -> bool {
        self.fields.keys().any(|key| key.starts_with(prefix))
    }
}

struct Reader<'a> {
    path: &'a str,
    found: FrontMatter,
    /// Key that list items belong to.
    open: Option<String>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, line: u32, message: impl Into<String>) {
        self.faults.push(Fault::error(self.path, line, message));
    }

    fn read(&mut self, text: &str) {
        let mark = text.strip_prefix('\u{feff}').unwrap_or(text);
        let skipped = text.len() - mark.len();
        self.found.body_offset = skipped;
        let mut lines = mark.split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        if first.trim_end() != "---" {
            let fault = Fault::error(self.path, 1, "no front matter");
            self.faults
                .push(fault.advise("begin with a line `---`, then title and description, then `---`"));
            return;
        }
        let mut offset = skipped + first.len();
        for (number, raw) in (2..).zip(lines.take(MAX_LINES)) {
            offset += raw.len();
            let line = raw.trim_end();
            if line == "---" || line == "..." {
                self.found.body_offset = offset;
                self.found.body_line = number + 1;
                return;
            }
            self.line(number, line);
        }
        self.fault(1, format!("the front matter has no end within {MAX_LINES} lines"));
    }

    fn line(&mut self, number: u32, line: &str) {
        let content = line.trim_start();
        if content.is_empty() || content.starts_with('#') {
            return;
        }
        if content == "-" || content.starts_with("- ") {
            self.item(number, content[1..].trim());
        } else if content.len() < line.len() {
            self.fault(
                number,
                "nested values are not read here; expected `key: value` or `- item`",
            );
        } else {
            self.entry(number, content);
        }
    }

    fn entry(&mut self, number: u32, content: &str) {
        self.open = None;
        let Some((key, value)) = content.split_once(':') else {
            self.fault(number, "expected `key: value`");
            return;
        };
        let word = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if key.is_empty() || key.len() > MAX_KEY_BYTES || !key.chars().all(word) {
            let message = format!("a key is 1 to {MAX_KEY_BYTES} letters, digits, `.`, `_` and `-`");
            self.fault(number, message);
            return;
        }
        if !value.is_empty() && !value.starts_with([' ', '\t']) {
            self.fault(number, "expected a space after the colon");
            return;
        }
        if self.found.fields.contains_key(key) {
            self.fault(number, format!("`{key}` stands twice"));
            return;
        }
        match self.value(number, value.trim()) {
            Some(Value::Scalar(text)) if text.is_empty() && uncommented(value.trim()).is_empty() => {
                self.open = Some(key.to_owned());
                self.found.fields.insert(key.to_owned(), Value::Scalar(text));
            }
            Some(value) => {
                self.found.fields.insert(key.to_owned(), value);
            }
            None => {}
        }
    }

    fn item(&mut self, number: u32, text: &str) {
        let Some(key) = self.open.clone() else {
            self.fault(number, "a list item that belongs to no key");
            return;
        };
        let Some(text) = self.scalar(number, text) else {
            return;
        };
        let value = self.found.fields.entry(key).or_insert(Value::List(Vec::new()));
        match value {
            Value::List(items) => items.push(text),
            Value::Scalar(_) => *value = Value::List(vec![text]),
        }
    }

    fn value(&mut self, number: u32, text: &str) -> Option<Value> {
        let Some(list) = text.strip_prefix('[') else {
            return self.scalar(number, text).map(Value::Scalar);
        };
        let Some(list) = uncommented(list).strip_suffix(']') else {
            self.fault(number, "a list `[…]` ends on its line");
            return None;
        };
        let items = list.split(',').map(str::trim).filter(|item| !item.is_empty());
        let items: Vec<_> = items.filter_map(|item| self.scalar(number, item)).collect();
        Some(Value::List(items))
    }

    fn scalar(&mut self, number: u32, text: &str) -> Option<String> {
        if text.len() > MAX_VALUE_BYTES {
            self.fault(number, format!("a value is longer than {MAX_VALUE_BYTES} bytes"));
            return None;
        }
        match text.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let read = quoted(&text[1..], quote);
                if read.is_none() {
                    self.fault(
                        number,
                        format!("a text that begins with {quote} has to end with it"),
                    );
                }
                read
            }
            Some(mark @ ('&' | '*' | '!' | '|' | '>' | '{' | '[' | '@' | '`' | '%')) => {
                let fault = Fault::error(
                    self.path,
                    number,
                    format!("a value that begins with `{mark}` is not read"),
                );
                self.faults
                    .push(fault.advise("put texts in quotes; anchors, tags and blocks are not supported"));
                None
            }
            _ => Some(uncommented(text).to_owned()),
        }
    }
}

/// A plain text without the comment behind it.
fn uncommented(text: &str) -> &str {
    if text.starts_with('#') {
        return "";
    }
    text.find(" #").map_or(text, |at| &text[..at]).trim_end()
}

/// The text up to the closing quote; `None` without one, or with something other than a comment behind it.
fn quoted(text: &str, quote: char) -> Option<String> {
    let mut read = String::new();
    let mut chars = text.chars();
    loop {
        let c = chars.next()?;
        if c == '\\' && quote == '"' {
            read.push(match chars.next()? {
                'n' => '\n',
                't' => '\t',
                other => other,
            });
        } else if c != quote {
            read.push(c);
        } else if quote == '\'' && chars.as_str().starts_with('\'') {
            chars.next();
            read.push(quote);
        } else {
            let rest = chars.as_str().trim();
            return (rest.is_empty() || rest.starts_with('#')).then_some(read);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let (_, faults) = FrontMatter::read("a.md", text);
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn scalars_quotes_and_lists_are_read() {
        let text = "\u{feff}---\r\ntitle: A: b # not this\r\nid: \"76\\\"9\"\r\nq: 'it''s'\r\n# a comment\r\n\
                    ms.custom: [mqtt, 'x y']\r\nsources:\r\n- https://a.example/#b\r\n  - two\r\nempty:\r\n---\r\nbody";
        let (found, faults) = FrontMatter::read("a.md", text);
        assert_eq!(faults, []);
        assert_eq!(found.scalar("title"), Some("A: b"));
        assert_eq!(found.scalar("id"), Some("76\"9"));
        assert_eq!(found.scalar("q"), Some("it's"));
        assert_eq!(found.list("ms.custom"), ["mqtt", "x y"]);
        assert_eq!(found.list("sources"), ["https://a.example/#b", "two"]);
        assert_eq!(found.scalar("empty"), None);
        assert!(found.has_prefix("ms."));
        assert_eq!(&text[found.body_offset..], "body");
        assert_eq!(found.body_line, 12);
    }

    #[test]
    fn every_fault_is_listed_with_its_line() {
        let text = "---\ntitle: a\ntitle: b\nx: &a 1\ny: *a\nz: !!python/object:os.system\n  deep: 1\nno colon\n\
                    - item\nt: \"open\n---\n";
        let found = faults(text);
        let lines: Vec<_> = found.iter().map(|f| f.split(": ").next().unwrap_or("")).collect();
        assert_eq!(
            lines,
            [
                "a.md:3", "a.md:4", "a.md:5", "a.md:6", "a.md:7", "a.md:8", "a.md:9", "a.md:10"
            ]
        );
    }

    #[test]
    fn a_huge_key_or_a_missing_end_is_a_fault() {
        let huge = format!("---\n{}: 1\n---\n", "k".repeat(1 << 20));
        assert_eq!(faults(&huge).len(), 1);
        assert_eq!(faults("---\ntitle: a\n").len(), 1);
        assert_eq!(faults("# no front matter").len(), 1);
        assert_eq!(faults("").len(), 1);
    }
}
