//! What is wrong with the interface texts: compared key by key and variable by variable with English.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::{self, ParserError};

use super::Locale;

/// Something wrong in a text file: where and what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextFault {
    /// Path below the content root, such as `locales/de/ui.ftl`.
    pub path: String,
    /// Line number, from 1, where one line is to blame.
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
}

impl TextFault {
    pub(super) fn new(path: &str, line: Option<u32>, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

/// A key's line and the variables of its text.
struct Text {
    line: u32,
    variables: BTreeSet<String>,
}

/// Every fault of every `locales/<language>/ui.ftl` in `files` (path to text).
pub fn check(files: &BTreeMap<String, String>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    let mut tables = Vec::new();
    for (path, locale, text) in text_files(files) {
        tables.push((path, locale, read(path, text, &mut faults)));
    }
    let Some((_, _, english)) = tables.iter().find(|(_, locale, _)| *locale == Locale::english()) else {
        faults.push(TextFault::new("locales/en/ui.ftl", None, "no English texts"));
        return faults;
    };
    for (path, _, texts) in tables
        .iter()
        .filter(|(_, locale, _)| *locale != Locale::english())
    {
        compare(path, texts, english, &mut faults);
    }
    faults.sort();
    faults
}

fn compare(
    path: &str,
    texts: &BTreeMap<String, Text>,
    english: &BTreeMap<String, Text>,
    faults: &mut Vec<TextFault>,
) {
    for (key, original) in english {
        let Some(text) = texts.get(key) else {
            faults.push(TextFault::new(path, None, format!("{key} is missing")));
            continue;
        };
        if text.variables != original.variables {
            let names = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
            let message = format!(
                "{key} has the variables [{}], English has [{}]",
                names(&text.variables),
                names(&original.variables)
            );
            faults.push(TextFault::new(path, Some(text.line), message));
        }
    }
    for (key, text) in texts.iter().filter(|(key, _)| !english.contains_key(*key)) {
        faults.push(TextFault::new(
            path,
            Some(text.line),
            format!("{key} does not exist in English"),
        ));
    }
}

/// The text files with their language, by path.
pub(super) fn text_files(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, Locale, &str)> {
    files.iter().filter_map(|(path, text)| {
        let folder = path.strip_prefix("locales/")?.strip_suffix("/ui.ftl")?;
        Some((path.as_str(), folder.parse().ok()?, text.as_str()))
    })
}

pub(super) fn syntax_faults(path: &str, text: &str, errors: &[ParserError]) -> Vec<TextFault> {
    let fault = |error: &ParserError| {
        TextFault::new(path, Some(line_of(text, error.pos.start)), error.kind.to_string())
    };
    errors.iter().map(fault).collect()
}

fn read(path: &str, text: &str, faults: &mut Vec<TextFault>) -> BTreeMap<String, Text> {
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            faults.extend(syntax_faults(path, text, &errors));
            resource
        }
    };
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let key: &str = message.id.name;
        // The parser hands out slices of the text, so their distance is the place.
        let line = line_of(text, key.as_ptr().addr().saturating_sub(text.as_ptr().addr()));
        let mut variables = BTreeSet::new();
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        message
            .value
            .iter()
            .chain(attributes)
            .for_each(|pattern| collect(pattern, &mut variables));
        if texts.insert(key.to_owned(), Text { line, variables }).is_some() {
            faults.push(TextFault::new(
                path,
                Some(line),
                format!("{key} stands here a second time"),
            ));
        }
    }
    texts
}

fn line_of(text: &str, offset: usize) -> u32 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let breaks = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, variables);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Select { selector, variants } => {
            collect_inline(selector, variables);
            variants
                .iter()
                .for_each(|variant| collect(&variant.value, variables));
        }
        Expression::Inline(inline) => collect_inline(inline, variables),
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments
                .positional
                .iter()
                .for_each(|argument| collect_inline(argument, variables));
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, variables),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(german: &str) -> Vec<String> {
        let english = "a = A { $x }\nb = { $n ->\n    [one] { $n } b\n   *[other] { $n } bs\n}\n";
        let files = BTreeMap::from([
            ("locales/en/ui.ftl".to_owned(), english.to_owned()),
            ("locales/de/ui.ftl".to_owned(), german.to_owned()),
        ]);
        check(&files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn equal_keys_and_variables_are_no_fault() {
        assert_eq!(faults("b = { $n }\na = { $x }\n"), Vec::<String>::new());
    }

    #[test]
    fn every_difference_is_named_with_its_line() {
        let found = faults("a = { $y }\n\nc = C\na = again { $x }\n");
        assert_eq!(
            found,
            [
                "locales/de/ui.ftl: b is missing",
                "locales/de/ui.ftl:3: c does not exist in English",
                "locales/de/ui.ftl:4: a stands here a second time",
            ]
        );
        assert_eq!(
            faults("a = { $y }\nb = { $n }\n"),
            ["locales/de/ui.ftl:1: a has the variables [y], English has [x]"]
        );
    }

    #[test]
    fn broken_syntax_is_named_with_its_line() {
        let found = faults("a = { $x }\nb = { $n }\nthis is no message\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("locales/de/ui.ftl:3: "), "{found:?}");
    }
}
