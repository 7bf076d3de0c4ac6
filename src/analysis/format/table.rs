//! Tables: comma, semicolon or tab between the cells, with a header that names known columns.

use super::{Formats, Record};

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Header {
    /// What stands between two cells.
    pub(in crate::analysis) separator: u8,
    /// Column names as written.
    pub(in crate::analysis) columns: Vec<String>,
    /// The times are those of whoever made the export, not UTC.
    pub(in crate::analysis) is_local: bool,
    /// The format the columns belong to.
    pub(in crate::analysis) format: usize,
}

/// The header that a line is, if it is one: its cells are column names of a known format.
pub(in crate::analysis) fn header_of(formats: &Formats, line: &str) -> Option<Header> {
    if line.len() > 16_384 || line.starts_with('{') {
        return None;
    }
    b",;\t|".iter().find_map(|&separator| {
        let columns = cells(line, separator)?;
        if columns.len() < 2 || columns.iter().any(|name| name.chars().count() > 64) {
            return None;
        }
        let record = Record::row(columns.iter().map(|name| (name.as_str(), "-")));
        let format = formats.record_format(&record)?;
        let is_local = columns
            .iter()
            .any(|name| name.to_ascii_lowercase().contains("local time"));
        Some(Header {
            separator,
            columns,
            is_local,
            format,
        })
    })
}

/// The cells of one line.
fn cells(line: &str, separator: u8) -> Option<Vec<String>> {
    memchr::memchr(separator, line.as_bytes())?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .flexible(true)
        .from_reader(line.as_bytes());
    let row = reader.records().next()?.ok()?;
    Some(row.iter().map(|cell| cell.trim().to_owned()).collect())
}
