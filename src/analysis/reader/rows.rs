//! Tables to events: exports with separators, and the tables of query answers in JSON.

use serde_json::Value;

use super::{Place, Reader, first_line};
use crate::analysis::format::{Header, Record, header_of};

/// A table goes on until this many rows in a row have a single cell.
const MOST_STRAY_ROWS: usize = 1;

impl Reader<'_> {
    /// Takes the header of a table, and the line in front of it that spreadsheets write (`sep=;`); 0 if it is none.
    pub(super) fn header(&mut self, rest: &str, current: &str) -> usize {
        let mut head = (current.len() + 1).min(rest.len());
        let mut header = header_of(&self.lexicon.formats, current.trim_end());
        if current.starts_with("sep=") && head < rest.len() {
            let next = first_line(&rest[head..]);
            header = header_of(&self.lexicon.formats, next.trim_end());
            head = (head + next.len() + 1).min(rest.len());
        }
        if header.is_none() {
            return 0;
        }
        self.end_entry();
        self.rows_are_local = header.as_ref().is_some_and(|header| header.is_local);
        self.table = header;
        head
    }

    /// Reads rows of the current table; `None` if not even one ends within the text.
    pub(super) fn table_rows(&mut self, body: &str, last: bool) -> Option<usize> {
        let header = self.table.take()?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(header.separator)
            .flexible(true)
            .from_reader(body.as_bytes());
        let mut row = csv::StringRecord::new();
        let (mut stray, mut newlines) = (0, 0_u32);
        let mut done = 0;
        loop {
            let begin = reader.position().byte() as usize;
            newlines += memchr::memchr_iter(b'\n', &body.as_bytes()[done..begin]).count() as u32;
            done = begin;
            match reader.read_record(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => {
                    self.case.unread_lines += 1;
                    return Some(body.len());
                }
            }
            let end = reader.position().byte() as usize;
            if end >= body.len() && !last {
                self.table = Some(header);
                return (begin > 0).then_some(begin);
            }
            stray = if row.len() == 1 { stray + 1 } else { 0 };
            if stray > MOST_STRAY_ROWS {
                return Some(begin);
            }
            self.row(&header, &row, (&body[begin..end], self.line + newlines));
        }
        self.table = Some(header);
        Some(body.len())
    }

    fn row(&mut self, header: &Header, row: &csv::StringRecord, (text, line): (&str, u32)) {
        let record = Record::row(header.columns.iter().map(String::as_str).zip(row.iter()));
        let reading = record.read(&self.lexicon.formats.formats[header.format]);
        // Rows begin behind the line ends that the reader skips.
        let inside = text.trim_start_matches(['\n', '\r']);
        let skipped =
            memchr::memchr_iter(b'\n', &text.as_bytes()[..text.len() - inside.len()]).count() as u32;
        self.reading(
            header.format,
            &reading,
            Place {
                line: line + skipped,
                text: inside.trim_end(),
            },
        );
    }

    /// `{"tables":[{"columns":[…],"rows":[…]}]}` of query services; `false` if it is none.
    pub(super) fn tables(&mut self, value: &Value, line: u32) -> bool {
        let member =
            |value: &Value, names: [&str; 2]| names.iter().find_map(|name| value.get(*name).cloned());
        let Some(Value::Array(tables)) = member(value, ["tables", "Tables"]) else {
            return false;
        };
        for table in &tables {
            let columns = member(table, ["columns", "Columns"]);
            let rows = member(table, ["rows", "Rows"]);
            let (Some(Value::Array(columns)), Some(Value::Array(rows))) = (columns, rows) else {
                continue;
            };
            let name = |column: &Value| {
                let name = member(column, ["name", "ColumnName"]);
                name.and_then(|name| name.as_str().map(str::to_owned))
                    .unwrap_or_default()
            };
            let names: Vec<String> = columns.iter().map(name).collect();
            rows.iter().for_each(|row| self.table_row(&names, row, line));
        }
        true
    }

    fn table_row(&mut self, names: &[String], row: &Value, line: u32) {
        let Value::Array(cells) = row else { return };
        let text = |cell: &Value| match cell {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let cells: Vec<String> = cells.iter().map(text).collect();
        let record = Record::row(
            names
                .iter()
                .map(String::as_str)
                .zip(cells.iter().map(String::as_str)),
        );
        if let Some(format) = self.lexicon.formats.record_format(&record) {
            let reading = record.read(&self.lexicon.formats.formats[format]);
            self.reading(format, &reading, Place { line, text: "" });
        }
    }
}
