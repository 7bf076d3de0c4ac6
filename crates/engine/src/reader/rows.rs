//! Tables to events: exports with separators, and the tables of query answers in JSON.

use serde_json::Value;

use super::{Place, Reader, first_line};
use crate::format::{Header, Record, cut, guessed_header, header_of, ruled_header};

/// A table goes on until this many rows in a row have a single cell.
const MOST_STRAY_ROWS: usize = 1;

impl Reader<'_> {
    /// Takes the header of a table, and the line in front of it that spreadsheets write (`sep=;`); 0 if it is none.
    pub(super) fn header(&mut self, rest: &str, current: &str) -> usize {
        let mut head = (current.len() + 1).min(rest.len());
        let formats = &self.lexicon.formats;
        let mut header = header_of(formats, current.trim_end());
        let rule = first_line(&rest[head..]);
        if rule.starts_with("--")
            && let Some(ruled) = ruled_header(formats, current, rule)
        {
            header = Some(ruled);
            head = (head + rule.len() + 1).min(rest.len());
        }
        if current.starts_with("sep=") && head < rest.len() {
            let next = first_line(&rest[head..]);
            header = header_of(&self.lexicon.formats, next.trim_end());
            head = (head + next.len() + 1).min(rest.len());
        }
        if header.is_none() {
            let codes = &self.lexicon.codes;
            header = guessed_header(formats, rest, |cell| codes.in_field(cell).is_some());
            head = 0;
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
        if !header.starts.is_empty() {
            return self.ruled_rows(header, body, last);
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(header.separator)
            .flexible(true)
            .from_reader(body.as_bytes());
        let mut row = csv::StringRecord::new();
        let (mut stray, mut newlines) = (0, 0_u32);
        let mut done = 0;
        loop {
            if self.stop.is_set() {
                return Some(body.len());
            }
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
            if is_rule(row.iter()) {
                continue;
            }
            self.row(&header, row.iter(), (&body[begin..end], self.line + newlines));
        }
        self.table = Some(header);
        Some(body.len())
    }

    /// Reads rows whose cells are set apart by blanks, up to a line whose cells do not stand under the columns.
    fn ruled_rows(&mut self, header: Header, body: &str, last: bool) -> Option<usize> {
        let (mut at, mut newlines) = (0, 0_u32);
        for line in body.split_inclusive('\n') {
            if self.stop.is_set() {
                return Some(body.len());
            }
            if !line.ends_with('\n') && !last {
                break;
            }
            let cells =
                cut(line.trim_end(), &header.starts).filter(|cells| cells.len() > 1 && !cells[1].is_empty());
            let Some(cells) = cells else {
                return Some(at);
            };
            self.row(&header, cells.into_iter(), (line, self.line + newlines));
            newlines += 1;
            at += line.len();
        }
        self.table = Some(header);
        (at > 0 || last).then_some(at)
    }

    fn row<'c>(&mut self, header: &'c Header, row: impl Iterator<Item = &'c str>, (text, line): (&str, u32)) {
        let record = Record::row(header.columns.iter().map(String::as_str).zip(row.map(str::trim)));
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

    /// `{"tables":[{"columns":[…],"rows":[…]}]}` of query services, and the frames of a progressive answer, each with its
    /// own columns and rows; `false` if it is none.
    pub(super) fn tables(&mut self, value: &Value, place: Place<'_>) -> bool {
        let tables = match member(value, ["tables", "Tables"]) {
            Some(Value::Array(tables)) => tables.as_slice(),
            _ if member(value, ["columns", "Columns"]).is_some() => std::slice::from_ref(value),
            _ => return false,
        };
        let mut lines = lines_of_rows(place).into_iter();
        let mut any = false;
        for table in tables {
            let columns = member(table, ["columns", "Columns"]);
            let rows = member(table, ["rows", "Rows"]);
            let (Some(Value::Array(columns)), Some(Value::Array(rows))) = (columns, rows) else {
                continue;
            };
            any = true;
            let name = |column: &Value| {
                let name = member(column, ["name", "ColumnName"]);
                name.and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            let names: Vec<String> = columns.iter().map(name).collect();
            for row in rows {
                if self.stop.is_set() {
                    return true;
                }
                self.table_row(&names, row, lines.next().unwrap_or(place.line));
            }
        }
        any
    }

    fn table_row(&mut self, names: &[String], row: &Value, line: u32) {
        let Value::Array(cells) = row else { return };
        let text = |cell: &Value| match cell {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let cells: Vec<String> = cells.iter().map(text).collect();
        let names = names.iter().map(String::as_str);
        let record = Record::row(names.zip(cells.iter().map(String::as_str)));
        if let Some(format) = self.lexicon.formats.record_format(&record) {
            let reading = record.read(&self.lexicon.formats.formats[format]);
            self.reading(format, &reading, Place { line, text: "" });
        }
    }
}

fn member<'v>(value: &'v Value, names: [&str; 2]) -> Option<&'v Value> {
    names.iter().find_map(|name| value.get(*name))
}

/// The line on which each row of the tables in a JSON text begins.
fn lines_of_rows(place: Place<'_>) -> Vec<u32> {
    let bytes = place.text.as_bytes();
    let (mut lines, mut line, mut depth) = (Vec::new(), place.line, 0_usize);
    // How deep the brackets are inside `rows`; 0 outside of it.
    let mut rows_at = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => line += 1,
            b'"' => {
                let from = at + 1;
                at = from;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
                let name = bytes.get(from..at).unwrap_or_default();
                if rows_at == 0 && name.eq_ignore_ascii_case(b"rows") {
                    rows_at = depth + 1;
                }
            }
            b'[' | b'{' => {
                depth += 1;
                if rows_at > 0 && depth == rows_at + 1 {
                    lines.push(line);
                }
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                rows_at = if depth < rows_at { 0 } else { rows_at };
            }
            _ => {}
        }
        at += 1;
    }
    lines
}

/// The line under a heading: dashes, and what stands between columns.
fn is_rule<'t>(cells: impl IntoIterator<Item = &'t str>) -> bool {
    let mut dashes = false;
    let only = cells.into_iter().all(|cell| {
        dashes |= cell.contains("--");
        cell.trim().bytes().all(|byte| b"-=:+".contains(&byte))
    });
    only && dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_a_json_table_has_its_line() {
        let text =
            "{\"tables\":[{\"columns\":[{\"name\":\"rows\"}],\n\"rows\":[\n[\"a[\\\"\"],\n[\n1\n],\n[2]]}]}";
        assert_eq!(lines_of_rows(Place { line: 7, text }), [9, 10, 13]);
    }
}
