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
    let line = line.trim_start_matches(['\r', '\n']);
    (!line.is_empty()).then(|| quoted_cells(line, char::from(separator)))
}

/// The cells of a line with quotes, read as the reader of whole tables reads them. That one takes longer to make than a line to
/// read, and nearly every line that is asked for is none of a table.
fn quoted_cells(line: &str, separator: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    let (mut begins, mut is_quoted) = (true, false);
    while let Some(letter) = letters.next() {
        let last = cells.len() - 1;
        match letter {
            '"' if is_quoted && letters.next_if_eq(&'"').is_none() => is_quoted = false,
            '"' if begins => is_quoted = true,
            '\r' | '\n' if !is_quoted => break,
            letter if letter == separator && !is_quoted => {
                cells.push(String::new());
                begins = true;
                continue;
            }
            letter => cells[last].push(letter),
        }
        begins = false;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_line_has_the_cells_that_a_table_has(line in "[\"a, \rő]{0,24}") {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(line.as_bytes());
            let row = reader.records().next().map(|row| row.unwrap());
            let expected = row.map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
            prop_assert_eq!(cells(&line, b','), expected.filter(|_| line.contains(',')));
        }
    }
}
