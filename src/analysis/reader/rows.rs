//! Tables to events: exports with separators, and the tables of query answers in JSON.

use serde_json::Value;

use super::{Place, Reader, first_line};
use crate::analysis::format::{Header, Record, header_of};

/// A table goes on until this many rows in a row have a single cell.
const MOST_STRAY_ROWS: usize = 1;

impl Reader<'_> {
    /// Reads the table whose header is this line; how many bytes it took, 0 if it is none.
    pub(super) fn rows(&mut self, rest: &str, current: &str, line: u32) -> usize {
        let header = match current.strip_prefix("sep=") {
            Some(_) => return self.rows_after_separator(rest, current, line),
            None => header_of(&self.lexicon.formats, current.trim_end()),
        };
        let Some(header) = header else { return 0 };
        self.end_entry();
        let head = (current.len() + 1).min(rest.len());
        head + self.body(&rest[head..], &header, line + 1)
    }

    /// `sep=;`, which spreadsheets write in front of a table.
    fn rows_after_separator(&mut self, rest: &str, current: &str, line: u32) -> usize {
        let head = (current.len() + 1).min(rest.len());
        let next = first_line(&rest[head..]);
        match head < rest.len() && header_of(&self.lexicon.formats, next.trim_end()).is_some() {
            true => head + self.rows(&rest[head..], next, line + 1),
            false => 0,
        }
    }

    fn body(&mut self, body: &str, header: &Header, first: u32) -> usize {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(header.separator)
            .flexible(true)
            .from_reader(body.as_bytes());
        let mut row = csv::StringRecord::new();
        let mut stray = 0;
        loop {
            let begin = reader.position().byte() as usize;
            let line = first + reader.position().line() as u32 - 1;
            match reader.read_record(&mut row) {
                Ok(true) => {}
                Ok(false) => return body.len(),
                Err(_) => {
                    self.case.unread_lines += 1;
                    return body.len();
                }
            }
            stray = if row.len() == 1 { stray + 1 } else { 0 };
            if stray > MOST_STRAY_ROWS {
                return begin;
            }
            let record = Record::row(header.columns.iter().map(String::as_str).zip(row.iter()));
            let reading = record.read(&self.lexicon.formats.formats[header.format]);
            let end = reader.position().byte() as usize;
            // Rows begin behind the line ends that the reader skips.
            let skipped = body[begin..end].len() - body[begin..end].trim_start_matches(['\n', '\r']).len();
            let text = body[begin + skipped..end].trim_end();
            self.reading(
                header.format,
                &reading,
                Place {
                    line: line + skipped as u32,
                    text,
                },
            );
        }
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
