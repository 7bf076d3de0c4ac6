//! Rules as Kusto queries, so that a log too large to move can be asked where it lies.
//!
//! A query is written from the numbers of its rule alone. It begins with the rows of the table (`hub`), goes on with a table
//! for each event of the rule, and ends with the groups (devices, or the whole log) for which all conditions hold: an empty
//! answer means that the rule does not hold. What Kusto cannot be asked stands in [`Query::not_expressed`] and in a comment.

mod describe;
mod event;
mod interval;
mod text;
mod when;
mod writer;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::codes::Codes;
use crate::event::Kind;

use super::set::Rule;
use event::Columns;
use text::{one_line, span};
use writer::{Part, Writer};

/// Stands in a table's statement for how far to look back.
const SINCE: &str = "{since}";

/// A rule as a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The rule.
    pub rule: String,
    /// Comment and statement; the comment alone where no query can express the rule. Holds no empty line.
    pub text: String,
    /// Whether there is a statement.
    pub is_statement: bool,
    /// What the statement does not ask, although the rule does.
    pub not_expressed: Vec<String>,
}

/// A table that holds a log, and how its rows are read.
pub(crate) struct Table<'a> {
    /// The statement that answers its rows.
    pub(crate) rows: &'a str,
    /// What an operation means.
    pub(crate) kinds: &'a BTreeMap<String, Kind>,
    /// The documented names of codes.
    pub(crate) codes: &'a Codes,
    /// How far to look back.
    pub(crate) since: Duration,
}

/// The query of a rule.
pub(crate) fn query(rule: &Rule, table: &Table<'_>) -> Query {
    let columns = Columns {
        kinds: table.kinds,
        codes: table.codes,
    };
    let definition = &rule.definition;
    let mut writer = Writer::new(definition, &columns);
    let parts = when::parts(&mut writer, &definition.when);
    let key = writer.key();
    let is_statement = !parts.is_empty();
    let exceptions: Vec<String> = match is_statement {
        true => definition
            .unless
            .iter()
            .filter_map(|name| writer.event(name))
            .collect(),
        false => Vec::new(),
    };
    let (events, not_expressed) = writer.finish();
    let mut lines = describe::comment(rule);
    lines.extend(match is_statement {
        true => not_expressed
            .iter()
            .map(|what| format!("Not asked: {what}"))
            .collect(),
        false => no_query(&not_expressed),
    });
    let mut text: String = lines
        .iter()
        .map(|line| format!("// {}\n", one_line(line)))
        .collect();
    if is_statement {
        let head = [table.rows(key)].into_iter().chain(events);
        text += &statement(head.collect(), parts, (key, &exceptions));
    }
    Query {
        rule: definition.id.clone(),
        text,
        is_statement,
        not_expressed,
    }
}

fn no_query(reasons: &[String]) -> Vec<String> {
    let reasons = reasons.iter().map(|reason| format!("  {reason}"));
    ["No query can express this rule:".to_owned()]
        .into_iter()
        .chain(reasons)
        .collect()
}

impl Table<'_> {
    /// `hub`: the rows, each with its group.
    fn rows(&self, key: &str) -> String {
        let since = span(i64::try_from(self.since.as_millis()).unwrap_or(i64::MAX));
        let rows = self.rows.trim().replace(SINCE, &since);
        let group = match key {
            "Log" => "| extend Log = \"whole\"".to_owned(),
            _ => format!("| where isnotempty({key})"),
        };
        format!("let hub = {rows}\n{group}")
    }
}

/// All names, then the groups of the first part that are groups of the others too, and of no exception.
fn statement(mut lets: Vec<String>, parts: Vec<Part>, (key, exceptions): (&str, &[String])) -> String {
    let mut rows = String::new();
    for (position, part) in parts.into_iter().enumerate() {
        for name in part.lets {
            if !lets.contains(&name) {
                lets.push(name);
            }
        }
        if position == 0 {
            rows = part.rows;
        } else {
            let also = format!("also_{position}");
            lets.push(format!("let {also} = {}", part.rows));
            rows += &format!("\n| join kind=leftsemi {also} on {key}");
        }
    }
    for exception in exceptions {
        rows += &format!("\n| join kind=leftanti {exception} on {key}");
    }
    if key == "Log" {
        rows += "\n| project-away Log";
    }
    let lets: String = lets.iter().map(|name| format!("{name};\n")).collect();
    format!("{lets}{rows}\n")
}

#[cfg(test)]
mod tests;
