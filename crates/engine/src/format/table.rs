//! Tables: comma, semicolon or tab between the cells, with a header that names known columns.

use super::{Formats, Record};

/// A cell of a header is a name: 64 characters at most, of four bytes each.
const MOST_CELL_BYTES: usize = 256;

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// What stands between two cells.
    pub(crate) separator: u8,
    /// Column names as written.
    pub(crate) columns: Vec<String>,
    /// The times are those of whoever made the export, not UTC.
    pub(crate) is_local: bool,
    /// The format the columns belong to.
    pub(crate) format: usize,
    /// Where columns begin, in characters, if nothing but blanks stands between them; else empty.
    pub(crate) starts: Vec<usize>,
}

/// The header that a line is, if it is one: its cells are column names of a known format.
pub(crate) fn header_of(formats: &Formats, line: &str) -> Option<Header> {
    if line.len() > 16_384 || line.starts_with('{') {
        return None;
    }
    b",;\t|".iter().find_map(|&separator| {
        memchr::memchr(separator, line.as_bytes())?;
        if has_long_cells(line, separator) {
            return None;
        }
        let columns = cells(line, separator)?;
        if columns.len() < 2 || columns.iter().any(|name| is_long(name)) {
            return None;
        }
        let record = Record::row(columns.iter().map(|name| (name.as_str(), "-")));
        let format = formats.record_format(&record)?;
        Some(Header {
            separator,
            is_local: is_local(&columns),
            columns,
            format,
            starts: Vec::new(),
        })
    })
}

/// Whether a cell is too long for the name of a column: more than 64 characters.
fn is_long(cell: &str) -> bool {
    cell.len() > 64 && cell.chars().count() > 64
}

/// The quick look at a line: a sentence with commas has a part that is too long for a name. Quotes need a thorough one.
fn has_long_cells(line: &str, separator: u8) -> bool {
    let mut cells = line.split(char::from(separator));
    !line.contains('"') && cells.any(|cell| is_long(cell.trim()))
}

/// Whether a column says in brackets that its times are somebody's own: anything but UTC, in any language.
pub(super) fn is_local(columns: &[String]) -> bool {
    columns.iter().any(|name| {
        let zone = name.split_once('[').map(|(_, zone)| zone.to_ascii_lowercase());
        let timed = name
            .trim_start_matches('"')
            .to_ascii_lowercase()
            .starts_with("time");
        timed && zone.is_some_and(|zone| !zone.contains("utc") && !zone.contains("gmt"))
    })
}

/// The cells of one line.
pub(super) fn cells(line: &str, separator: u8) -> Option<Vec<String>> {
    memchr::memchr(separator, line.as_bytes())?;
    // Most lines with a comma are sentences: only where there are quotes does it take more than cutting.
    if memchr::memchr2(b'"', b'\r', line.as_bytes()).is_none() {
        let cells = line.split(char::from(separator)).map(str::trim);
        return cells
            .map(|cell| (cell.len() <= MOST_CELL_BYTES).then(|| cell.to_owned()))
            .collect();
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .flexible(true)
        .from_reader(line.as_bytes());
    let row = reader.records().next()?.ok()?;
    Some(row.iter().map(|cell| cell.trim().to_owned()).collect())
}
