//! A condition on one event as a condition on one row.

use std::collections::BTreeMap;

use crate::codes::Codes;
use crate::event::Kind;
use crate::rule::condition::{EventCondition, OneOrMany};

use super::text::{either, is_any, is_none, list, one_line, quote};

/// What the rows of a table say, as far as a condition needs to know.
pub(super) struct Columns<'a> {
    /// What an operation means.
    pub(super) kinds: &'a BTreeMap<String, Kind>,
    /// The documented names of codes.
    pub(super) codes: &'a Codes,
}

/// What a condition becomes.
pub(super) struct Filter {
    /// The rows that are meant; `None` where no column tells.
    pub(super) rows: Option<String>,
    /// What the rows cannot be asked for.
    pub(super) left_out: Option<String>,
}

impl Columns<'_> {
    /// The filter of an event that a rule calls `name`.
    pub(super) fn filter(&self, name: &str, event: &EventCondition) -> Filter {
        if let Some(signals) = &event.signal {
            return Filter {
                rows: None,
                left_out: Some(format!(
                    "`{}` is a text ({}) that stands in the logs of devices, not in this table",
                    one_line(name),
                    words(signals, "or")
                )),
            };
        }
        let parts: Vec<String> = [
            event.kind.as_ref().map(|_| self.kind(event.kinds())),
            event.code.as_ref().map(|code| self.code(code)),
            event.category.as_ref().map(|one| one_of("Category", one)),
            event.operation.as_ref().map(|one| one_of("OperationName", one)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let without = |signals| {
            let texts = words(signals, "or");
            format!("`{}` may also be rows whose text says {texts}", one_line(name))
        };
        Filter {
            rows: Some(match parts.is_empty() {
                true => "true".to_owned(),
                false => parts.join(" and "),
            }),
            left_out: event.without.as_ref().map(without),
        }
    }

    fn kind(&self, wanted: &[Kind]) -> String {
        let operations = |wanted: Kind| -> Vec<&str> {
            let known = self.kinds.iter().filter(|(_, kind)| **kind == wanted);
            known.map(|(operation, _)| operation.as_str()).collect()
        };
        let named = |kind: Kind| is_any("OperationName", &operations(kind));
        let all: Vec<&str> = self.kinds.keys().map(String::as_str).collect();
        let unnamed = || is_none("OperationName", &all);
        let condition = |kind: &Kind| match kind {
            Kind::Connect => format!("{} and not(Failed)", named(Kind::Connect)),
            Kind::ConnectFailed => format!("{} and Failed", named(Kind::Connect)),
            Kind::Disconnect => named(Kind::Disconnect),
            Kind::Error => format!("{} and Failed", unnamed()),
            Kind::Other => format!("{} and not(Failed)", unnamed()),
        };
        either(&wanted.iter().map(condition).collect::<Vec<String>>())
    }

    /// The code as digits, or by its documented name.
    fn code(&self, wanted: &OneOrMany) -> String {
        let (patterns, exact): (Vec<&str>, Vec<&str>) = wanted.iter().partition(|code| code.contains('x'));
        let mut parts = Vec::new();
        match exact[..] {
            [] => {}
            [one] => parts.push(format!("Code == {}", quote(one))),
            _ => parts.push(format!("Code in ({})", list(&exact))),
        }
        parts.extend(patterns.into_iter().map(pattern));
        let names: Vec<&str> = wanted.iter().flat_map(|code| self.codes.names_of(code)).collect();
        if !names.is_empty() {
            parts.push(is_any("CodeName", &names));
        }
        either(&parts)
    }
}

/// A code with `x` for any digit.
fn pattern(code: &str) -> String {
    let head = code.trim_end_matches('x');
    match head.contains('x') {
        true => format!(
            "Code matches regex {}",
            quote(&format!("^{}$", code.replace('x', "[0-9]")))
        ),
        false => format!("Code startswith {}", quote(head)),
    }
}

fn one_of(column: &str, wanted: &OneOrMany) -> String {
    is_any(column, &wanted.iter().collect::<Vec<&str>>())
}

fn words(values: &OneOrMany, last: &str) -> String {
    let values: Vec<String> = values.iter().map(one_line).collect();
    match &values[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A condition in words, for the reader of the query.
pub(super) fn describe(event: &EventCondition) -> String {
    let part = |what: &str, values: &Option<OneOrMany>, last: &str| {
        values
            .as_ref()
            .map(|values| format!("{what} {}", words(values, last)))
    };
    [
        part("kind", &event.kind, "or"),
        part("code", &event.code, "or"),
        part("text", &event.signal, "or"),
        part("category", &event.category, "or"),
        part("operation", &event.operation, "or"),
        part("without", &event.without, "and"),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<String>>()
    .join(", ")
}
