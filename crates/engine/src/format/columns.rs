//! Tables without what usually tells their columns: cells set apart by blanks only, or rows without a header.

use super::{Formats, Header, Record};
use crate::time::Stamp;

/// Rows that are looked at to name the columns.
const LOOKED_AT: usize = 20;
/// A table of fewer columns is a sentence with commas.
const FEWEST_COLUMNS: usize = 4;

/// The header of a table whose columns are set apart by blanks: names, and a rule of dashes under each.
pub(crate) fn ruled_header(formats: &Formats, line: &str, rule: &str) -> Option<Header> {
    let starts = starts_of(rule)?;
    let columns = cut(line, &starts)?;
    let record = Record::row(columns.iter().map(|&name| (name, "-")));
    let columns: Vec<String> = columns.iter().map(|&name| name.to_owned()).collect();
    Some(Header {
        separator: b' ',
        is_local: super::table::is_local(&columns),
        columns,
        format: formats.record_format(&record)?,
        starts,
    })
}

/// Where each group of dashes begins, in characters.
fn starts_of(rule: &str) -> Option<Vec<usize>> {
    let rule = rule.trim_end();
    let only = rule.len() <= 8192 && rule.bytes().all(|byte| byte == b'-' || byte == b' ');
    let bytes = rule.as_bytes();
    let begins = |at: &usize| bytes[*at] == b'-' && (*at == 0 || bytes[*at - 1] == b' ');
    let starts: Vec<usize> = (0..bytes.len()).filter(begins).collect();
    (only && starts.len() >= 2).then_some(starts)
}

/// The cells of a line; `None` where something stands between two columns.
pub(crate) fn cut<'t>(line: &'t str, starts: &[usize]) -> Option<Vec<&'t str>> {
    let mut places = line.char_indices().map(|(at, _)| at);
    let mut offsets = Vec::with_capacity(starts.len() + 1);
    let mut passed = 0;
    for &start in starts {
        let at = places.nth(start - passed).unwrap_or(line.len());
        passed = start + 1;
        if at > 0 && at < line.len() && !line[..at].ends_with(' ') {
            return None;
        }
        offsets.push(at);
    }
    offsets.push(line.len());
    Some(
        offsets
            .windows(2)
            .map(|pair| line[pair[0]..pair[1]].trim())
            .collect(),
    )
}

/// A header for rows that have none: columns are named by what stands in them.
///
/// `is_code` says whether a cell is a code of the service or the name of one.
pub(crate) fn guessed_header(
    formats: &Formats,
    rows: &str,
    is_code: impl Fn(&str) -> bool,
) -> Option<Header> {
    let first = rows.lines().next()?;
    if first.len() > 16_384 || first.starts_with(['{', '[']) {
        return None;
    }
    b"\t;,".iter().find_map(|&separator| {
        if !may_be_row(first, separator) {
            return None;
        }
        let cells = super::table::cells(first, separator)?;
        let width = cells.len();
        name_columns(formats, &[cells], &is_code)?;
        let rows: Vec<Vec<String>> = rows
            .lines()
            .take(LOOKED_AT)
            .map_while(|row| super::table::cells(row, separator))
            .take_while(|cells| cells.len() == width)
            .collect();
        let columns = name_columns(formats, &rows, &is_code)?;
        let record = Record::row(columns.iter().map(|name| (name.as_str(), "-")));
        let format = formats.record_format(&record)?;
        Some(Header {
            separator,
            columns,
            is_local: false,
            format,
            starts: Vec::new(),
        })
    })
}

/// The quick look at a line: cells enough, and one of them a time.
fn may_be_row(line: &str, separator: u8) -> bool {
    let separators = memchr::memchr_iter(separator, line.as_bytes()).count();
    let is_time = |cell: &str| Stamp::read(cell).is_some_and(|(_, length)| length == cell.len());
    let mut cells = line.split(char::from(separator));
    separators + 1 >= FEWEST_COLUMNS && cells.any(|cell| is_time(cell.trim_matches(['"', ' '])))
}

fn name_columns(
    formats: &Formats,
    rows: &[Vec<String>],
    is_code: &impl Fn(&str) -> bool,
) -> Option<Vec<String>> {
    let mut columns = vec![String::new(); rows.first()?.len()];
    let mut name = |name: &str, fits: &dyn Fn(&str) -> bool| {
        let whole = |column: usize| {
            let mut cells = rows
                .iter()
                .map(|row| row[column].as_str())
                .filter(|cell| !cell.is_empty())
                .peekable();
            cells.peek().is_some() && cells.all(fits)
        };
        let free = (0..columns.len()).find(|&column| columns[column].is_empty() && whole(column));
        free.map(|column| columns[column] = name.to_owned()).is_some()
    };
    let timed = name("TimeGenerated", &|cell| {
        Stamp::read(cell).is_some_and(|(_, length)| length == cell.len())
    });
    let operations = |cell: &str| {
        let cell = cell.to_ascii_lowercase();
        formats
            .formats
            .iter()
            .any(|format| format.kinds.contains_key(&cell))
    };
    let told = [
        name("properties", &|cell| cell.starts_with("{\"")),
        name("OperationName", &operations),
        name("ResultType", &|cell| cell.len() == 6 && is_code(cell)),
        name("ResultDescription", &|cell| {
            !cell.starts_with(|first: char| first.is_ascii_digit()) && is_code(cell)
        }),
    ];
    let levels = ["information", "informational", "warning", "error", "critical"];
    name("Level", &|cell| {
        levels.contains(&cell.to_ascii_lowercase().as_str())
    });
    let protocols = ["mqtt", "mqttws", "amqp", "amqpws", "http", "https"];
    name("Protocol", &|cell| {
        protocols.contains(&cell.to_ascii_lowercase().as_str())
    });
    name("DeviceId", &is_device);
    (timed && told.contains(&true)).then_some(columns)
}

/// Whether a cell looks like the name of a device: no path, no number, no sentence, and some sign that it is one of several.
fn is_device(cell: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.:".contains(letter);
    let letters = cell.chars().any(|letter| letter.is_ascii_alphabetic());
    let counted = cell
        .chars()
        .any(|letter| letter.is_ascii_digit() || letter == '-' || letter == '_');
    let is_identifier = cell.len() == 36 && cell.bytes().filter(|&byte| byte == b'-').count() == 4;
    cell.len() <= 128 && cell.chars().all(plain) && letters && counted && !is_identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_under_their_rule() {
        let starts = starts_of("-----  ---  ----").unwrap();
        assert_eq!(
            cut("a b    ü    last one", &starts),
            Some(vec!["a b", "ü", "last one"])
        );
        assert_eq!(cut("a", &starts), Some(vec!["a", "", ""]));
        assert_eq!(cut("a cell across", &starts), None);
        assert_eq!(starts_of("--- text"), None);
        assert_eq!(starts_of("-----"), None);
    }
}
