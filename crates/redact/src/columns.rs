//! Tables with a column of secrets: a head whose cell names one, and the cells below it.
//!
//! Cells stand between commas, semicolons, tabs or bars, or begin where those of the head begin. A table that is longer than
//! what is looked at goes on in the next part of the text.

use std::ops::Range;

use super::finding::Class;
use super::keys;
use super::lexis::{common_prefix, is_blank, is_mark, line_start, run_end};
use super::name::{Expect, Name};
use super::scan::Scan;
use super::view::View;

/// Longest line of a table.
const LINE_BOUND: usize = 4096;
/// Most cells of a line.
const MAX_CELLS: usize = 256;

/// A column of a table that reaches the end of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Where its head begins in the source; 0 for one of an earlier text.
    pub(super) head: usize,
    sign: u8,
    index: usize,
    count: usize,
    offset: usize,
    prefix: Prefix,
    class: Class,
    expect: Expect,
}

/// What a log writes before each line: so many words and, behind the last of them, so many blanks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prefix {
    words: usize,
    blanks: usize,
}

/// Shorter beginnings that two lines share are parts of the table.
const MIN_PREFIX: usize = 8;

impl Prefix {
    /// What the lines at `first` and `second` begin with, if it looks like a time with more.
    pub(super) fn of(bytes: &[u8], first: usize, second: usize) -> Prefix {
        let text = &bytes[first..first + common_prefix(bytes, first, second)];
        // A bar that begins the table is no part of what the log writes.
        let text = text.strip_suffix(b"|").unwrap_or(text);
        let words = text
            .split(|byte| is_blank(*byte))
            .filter(|word| !word.is_empty())
            .count();
        if text.len() < MIN_PREFIX || words < 2 || !text.iter().any(u8::is_ascii_digit) {
            return Prefix::default();
        }
        Prefix {
            words,
            blanks: text.len() - text.trim_ascii_end().len(),
        }
    }

    /// Whether there is one.
    pub(super) fn is_some(self) -> bool {
        self.words > 0
    }

    /// Whether it has at least as many words as another.
    pub(super) fn covers(self, other: Prefix) -> bool {
        self.words >= other.words
    }

    /// The line behind it.
    pub(super) fn skip(self, bytes: &[u8], line: Range<usize>) -> Range<usize> {
        let mut at = line.start;
        for _ in 0..self.words {
            at = run_end(bytes, at, line.end - at, is_blank);
            at = run_end(bytes, at, line.end - at, |byte| !is_blank(byte));
        }
        run_end(bytes, at, self.blanks.min(line.end - at), is_blank)..line.end
    }
}

/// Farthest that the end of a string with a table in it is looked for.
const STRING_BOUND: usize = 1 << 16;

/// The part of the text in which the line break at `newline` is one: all of it, or what stands in quotes around an escaped
/// one, from `line` on.
pub(super) fn string(view: &View, line: usize, newline: usize) -> Range<usize> {
    let bytes = &view.bytes;
    let depth = view.depth(newline).escape;
    if depth == 0 {
        return line..bytes.len();
    }
    let is_outer = |at: &usize| view.depth(*at).escape < depth;
    let limit = bytes.len().min(newline + STRING_BOUND);
    let open = memchr::memrchr_iter(b'"', &bytes[line..newline]).map(|at| line + at);
    let mut close = memchr::memchr_iter(b'"', &bytes[newline..limit]).map(|at| newline + at);
    let start = open.filter(is_outer).map(|at| at + 1).next().unwrap_or(line);
    start..close.find(is_outer).unwrap_or(limit)
}

/// Cells of a line, without blanks and quotes around them.
fn cells(bytes: &[u8], line: Range<usize>, sign: u8) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = line.start;
    let mut quote = None;
    for at in line.start..=line.end {
        let byte = if at < line.end { bytes[at] } else { sign };
        let is_closed = quote.is_none() || at == line.end;
        match byte {
            b'"' if quote == Some(byte) => quote = None,
            b'"' if quote.is_none() && bytes[start..at].iter().all(|byte| is_blank(*byte)) => {
                quote = Some(byte);
            }
            _ if byte == sign && is_closed && cells.len() < MAX_CELLS => {
                cells.push(trimmed(bytes, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    cells
}

fn trimmed(bytes: &[u8], cell: Range<usize>) -> Range<usize> {
    let text = &bytes[cell.clone()];
    let start = cell.start + text.len() - text.trim_ascii_start().len();
    let mut cell = start..start + text.trim_ascii().len();
    for quote in [b'"', b'\''] {
        let text = &bytes[cell.clone()];
        if text.len() >= 2 && text[0] == quote && text[text.len() - 1] == quote {
            cell = cell.start + 1..cell.end - 1;
        }
    }
    cell
}

/// The line that begins at `start` and ends before `end`; `None` for lines that are too long.
fn line(bytes: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let limit = end.min(start + LINE_BOUND);
    let start = start.min(limit);
    match memchr::memchr(b'\n', &bytes[start..limit]) {
        Some(len) => Some(start..start + len),
        None if limit == end => Some(start..limit),
        None => None,
    }
}

/// What was read of tables so far, so that no line is read as often as it has names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tables {
    /// The head that was read last, and how many of its columns.
    head: (usize, u8),
    /// Where the last table ends.
    end: usize,
}

/// Columns of one table that are read.
const MAX_COLUMNS: u8 = 4;

/// If the name is a whole cell of a table's head, masks what stands below it.
pub(super) fn head(scan: &mut Scan, name: &Name) {
    let bytes = scan.bytes();
    let after = run_end(bytes, name.end, 2, |byte| matches!(byte, b'"' | b'\''));
    let is_cell = match bytes.get(after) {
        Some(b',' | b';' | b'|' | b'\t' | b'\r' | b'\n') => true,
        Some(b' ') => run_end(bytes, after, 80, is_blank) < bytes.len(),
        _ => false,
    };
    let start = if is_cell { line_start(bytes, name.start) } else { 0 };
    let seen = if scan.tables.head.0 == start {
        scan.tables.head.1
    } else {
        0
    };
    let is_inside = seen == 0 && name.start < scan.tables.end;
    if !is_cell || is_inside || seen >= MAX_COLUMNS {
        return;
    }
    let Some(head) = line(bytes, start, bytes.len()).filter(|line| line.end < bytes.len()) else {
        return;
    };
    let text = string(scan.view, start, head.end);
    let prefix = Prefix::of(bytes, text.start.min(name.start), head.end + 1);
    let head = prefix.skip(bytes, text.start.min(name.start)..head.end);
    let column = [b'\t', b'|', b';', b',', b' ']
        .into_iter()
        .find_map(|sign| column(bytes, head.clone(), sign, name));
    if let Some(column) = column {
        let column = Column { prefix, ..column };
        let end = below(scan, &column, head.end + 1..text.end);
        scan.tables = Tables {
            head: (start, seen + 1),
            end: end.max(scan.tables.end),
        };
    }
}

/// The column that the name is the head of, if cells of the line stand between such signs.
fn column(bytes: &[u8], head: Range<usize>, sign: u8, name: &Name) -> Option<Column> {
    let cells = match sign {
        b' ' => aligned(bytes, head.clone()),
        _ => cells(bytes, head.clone(), sign),
    };
    let is_word = |cell: &Range<usize>| {
        let text = &bytes[cell.clone()];
        let is_part =
            |byte: &u8| byte.is_ascii_alphanumeric() || b" _-.()#%/".contains(byte) || *byte >= 0x80;
        text.len() <= 48 && text.iter().all(is_part) && !text.iter().all(u8::is_ascii_digit)
            || text.is_empty()
    };
    let index = cells
        .iter()
        .position(|cell| cell.start <= name.start && cell.end == name.end)?;
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let expect = match name.expect {
        Expect::Anything => Expect::Key,
        other => other,
    };
    (filled >= 2 && cells.iter().all(is_word)).then(|| Column {
        head: head.start,
        sign,
        index,
        count: cells.len(),
        offset: cells[index].start - head.start,
        prefix: Prefix::default(),
        class: name.class,
        expect,
    })
}

/// Words of a head that stand apart by two blanks or more.
fn aligned(bytes: &[u8], head: Range<usize>) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut at = run_end(bytes, head.start, head.len(), is_blank);
    while at < head.end && cells.len() < MAX_CELLS {
        let end = run_end(bytes, at, head.end - at, |byte| !byte.is_ascii_whitespace());
        let next = run_end(bytes, end, head.end - end, is_blank);
        match cells.last_mut() {
            Some(last) if at - last.end < 2 => last.end = end,
            _ => cells.push(at..end),
        }
        at = next.max(end + usize::from(next == end));
    }
    cells
}

/// Masks the cells of the lines of a text; answers where the table ends.
fn below(scan: &mut Scan, column: &Column, text: Range<usize>) -> usize {
    let bytes = scan.bytes();
    let Range { start: mut at, end } = text;
    while let Some(line) = line(bytes, at, end).filter(|_| at < end) {
        let next = line.end + 1;
        let line = column.prefix.skip(bytes, line);
        let text = &bytes[line.clone()];
        if text.iter().all(|byte| b"-+=| :\t\r".contains(byte)) {
            // A rule below the head, or around the table; an empty line ends it.
            if text.trim_ascii().is_empty() {
                break;
            }
        } else {
            let cell = cell(bytes, column, line.clone());
            // A line that the end of the text cuts off does not end the table.
            let is_cut = line.end == end;
            let Some(cell) = cell.or(is_cut.then_some(at..at)) else {
                break;
            };
            mask(scan, (column.class, column.expect), cell);
        }
        at = next;
    }
    if at >= bytes.len() && end == bytes.len() {
        scan.open = Some(Column {
            head: scan.view.source(column.head..column.head + 1).start,
            ..*column
        });
    }
    at
}

/// The cell of this column in a line of the table; `None` where the line is none of it.
fn cell(bytes: &[u8], column: &Column, line: Range<usize>) -> Option<Range<usize>> {
    if column.sign != b' ' {
        let cells = cells(bytes, line, column.sign);
        return (cells.len() == column.count).then(|| cells[column.index].clone());
    }
    let start = line.start + column.offset;
    let is_begin = start < line.end && is_blank(bytes[start - 1]) && !is_blank(bytes[start]);
    if !is_begin && (column.offset > 0 || start >= line.end) {
        return None;
    }
    Some(start..run_end(bytes, start, line.end - start, |byte| !byte.is_ascii_whitespace()))
}

/// Masks a cell below a name, if it is what the name makes expect.
pub(super) fn mask(scan: &mut Scan, (class, expect): (Class, Expect), cell: Range<usize>) {
    let value = &scan.bytes()[cell.clone()];
    let is_expected = match expect {
        Expect::Anything | Expect::Secret => value.len() >= 4 && value.len() <= 256,
        Expect::Key => keys::is_key(value) || keys::is_random(value),
        Expect::Random | Expect::Bytes => keys::is_random(value) && !keys::is_guid(value),
    };
    if is_expected && !is_mark(value, 0) {
        scan.mask_aside(class, cell);
    }
}

/// Goes on with a column that an earlier part of the text left open, from the first whole line on.
pub(super) fn go_on(scan: &mut Scan, column: &Column) {
    let bytes = scan.bytes();
    if let Some(newline) = memchr::memchr(b'\n', &bytes[..bytes.len().min(LINE_BOUND)]) {
        below(scan, &Column { head: 0, ..*column }, newline + 1..bytes.len());
    }
}
