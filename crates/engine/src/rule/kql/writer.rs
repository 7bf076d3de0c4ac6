//! The query of one rule while it is written: its events, and what could not be said.

use std::collections::{BTreeMap, BTreeSet};

use super::text::span;
use crate::rule::definition::{Definition, GroupBy};

use super::event::Columns;

/// Into so many steps a window is cut: the next one begins a step later.
const STEPS: i64 = 5;

/// A condition as Kusto: rows by group, and the names that they need.
pub(super) struct Part {
    /// `let` statements, each without its semicolon.
    pub(super) lets: Vec<String>,
    /// The groups for which the condition holds.
    pub(super) rows: String,
}

impl Part {
    /// A part that needs no names of its own.
    pub(super) fn of(rows: String) -> Self {
        Self {
            lets: Vec::new(),
            rows,
        }
    }
}

/// Writes the conditions of one rule.
pub(super) struct Writer<'a> {
    columns: &'a Columns<'a>,
    definition: &'a Definition,
    used: BTreeSet<&'a str>,
    filters: BTreeMap<&'a str, String>,
    left_out: Vec<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(definition: &'a Definition, columns: &'a Columns<'a>) -> Self {
        Self {
            columns,
            definition,
            used: BTreeSet::new(),
            filters: BTreeMap::new(),
            left_out: Vec::new(),
        }
    }

    /// The column that holds the group.
    pub(super) fn key(&self) -> &'static str {
        match self.definition.group_by {
            Some(GroupBy::Device) => "DeviceId",
            None => "Log",
        }
    }

    /// The time span of the rule.
    pub(super) fn timespan(&self) -> Option<i64> {
        self.definition.timespan
    }

    /// What every answer shows as evidence.
    pub(super) fn evidence(&self) -> &'static str {
        match self.definition.group_by {
            Some(GroupBy::Device) => "First = min(TimeGenerated), Last = max(TimeGenerated)",
            None => {
                "First = min(TimeGenerated), Last = max(TimeGenerated), \
                 Devices = make_set_if(DeviceId, isnotempty(DeviceId), 20)"
            }
        }
    }

    /// The table of an event's rows; `None`, and noted, where no column tells them.
    pub(super) fn event(&mut self, name: &'a str) -> Option<String> {
        let condition = self.definition.events.get(name)?;
        if !self.filters.contains_key(name) {
            let filter = self.columns.filter(name, condition);
            if let Some(left_out) = filter.left_out {
                self.leave_out(left_out);
            }
            self.filters.insert(name, filter.rows?);
        }
        self.used.insert(name);
        Some(table(name))
    }

    /// The tables of several events; `None` where one of them cannot be told.
    pub(super) fn events(&mut self, names: &'a [String]) -> Option<Vec<String>> {
        let tables: Vec<Option<String>> = names.iter().map(|name| self.event(name)).collect();
        tables.into_iter().collect()
    }

    /// Notes what the query does not say, once.
    pub(super) fn leave_out(&mut self, what: String) {
        if !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }

    /// Puts each row into all windows of the time span that hold it; the column that tells them apart is `Window`.
    pub(super) fn windows(&mut self) -> Option<(String, &'static str)> {
        let length = self.timespan()?;
        let step = length / STEPS;
        let (whole, step) = (span(length), span(step));
        let rest = span(length - length / STEPS);
        self.leave_out(format!(
            "the rule's {whole} may begin at any moment; here they begin every {step}, so what only just fits may be missed"
        ));
        let rows = format!(
            "\n| mv-expand Window = range(bin(TimeGenerated, {step}) - {rest}, bin(TimeGenerated, {step}), {step}) \
             to typeof(datetime)"
        );
        Some((rows, ", Window"))
    }

    /// The `let` statements of the events that were asked for, and what was left out.
    pub(super) fn finish(self) -> (Vec<String>, Vec<String>) {
        let one = |name: &&str| {
            let filter = self.filters.get(*name)?;
            Some(format!("let {} = hub\n| where {filter}", table(name)))
        };
        (self.used.iter().filter_map(one).collect(), self.left_out)
    }
}

/// The name of an event's table.
fn table(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("event_{}", name.chars().map(plain).collect::<String>())
}
