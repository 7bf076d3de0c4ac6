//! Redaction of text of any size in bounded memory.
//!
//! The text is cut into sections of about a mebibyte, always at the same places whatever the chunks it arrives in.
//! Each section is looked at together with the end of the one before it and the beginning of the next, so a value that
//! crosses the cut is found whole; the cut then moves behind it.

use super::columns::Column;
use super::finding::Finding;
use super::mask::Marks;
use super::scan;
use crate::{RedactionCount, Stop};

/// Text that is redacted at a time.
const SECTION: usize = 1 << 20;
/// What is looked at again before a section, to see the names and lines that a value depends on.
const BEHIND: usize = 1 << 14;
/// What is looked at behind a section; a value together with its name must fit in here to be found whole.
const AHEAD: usize = 1 << 16;

/// What of it is looked at when the masked section is looked at again.
const CONTEXT_AHEAD: usize = 1 << 12;

/// Redacts text that arrives in chunks, with the same result as [`redact`](super::redact) on the whole text.
///
/// Holds at most about 1.2 MiB of text, plus a digest for each distinct value. A value that, with its name, is longer
/// than 64 KiB may get several marks.
#[derive(Default)]
pub struct Redactor {
    marks: Marks,
    text: String,
    /// Where the text begins that has not been written yet; before it stands what is looked at again.
    start: usize,
    /// A column of secrets that began before what is looked at.
    column: Option<Column>,
    /// What was found when it is set is not all, so that nothing is written then.
    stop: Stop,
}

impl Redactor {
    /// A redactor that has seen nothing yet.
    pub fn new() -> Redactor {
        Redactor::default()
    }

    /// A redactor that ends its work, and writes no more, when `stop` is set.
    pub fn until(stop: &Stop) -> Redactor {
        Redactor {
            stop: stop.clone(),
            ..Redactor::default()
        }
    }

    /// Whether its work was ended.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.is_set()
    }

    /// Takes the next chunk and appends what is certain by now to `out`.
    pub fn push(&mut self, chunk: &str, out: &mut String) {
        let mut rest = chunk;
        while !rest.is_empty() && !self.stop.is_set() {
            let wanted = (self.start + SECTION + AHEAD)
                .saturating_sub(self.text.len())
                .max(1);
            let taken = rest.ceil_char_boundary(wanted.min(rest.len()));
            self.text.push_str(&rest[..taken]);
            rest = &rest[taken..];
            if self.text.len() >= self.start + SECTION + AHEAD {
                self.section(out);
            }
        }
    }

    /// Appends the rest to `out`; answers what was masked.
    pub fn finish(mut self, out: &mut String) -> Vec<RedactionCount> {
        self.write(self.text.len(), out);
        self.marks.counts()
    }

    /// Writes one section and forgets what lies too far back to matter.
    fn section(&mut self, out: &mut String) {
        let (end, open) = self.write(self.text.floor_char_boundary(self.start + SECTION), out);
        let keep = self.text.floor_char_boundary(end.saturating_sub(BEHIND));
        // A head that is looked at again needs no memory.
        self.column = open.filter(|column| column.head < keep);
        self.text.drain(..keep);
        self.start = end - keep;
    }

    /// Writes what lies before `end`, or before the end of a value that crosses it; answers up to where, and which column
    /// of secrets goes on.
    fn write(&mut self, end: usize, out: &mut String) -> (usize, Option<Column>) {
        let (findings, open) = self.findings(end);
        if self.stop.is_set() {
            return (end, None);
        }
        let end = findings.last().map_or(end, |last| end.max(last.end()));
        if findings.is_empty() {
            self.marks.write(&self.text, self.start..end, &findings, out);
            return (end, open);
        }
        let mut masked = String::with_capacity(end - self.start);
        self.marks
            .write(&self.text, self.start..end, &findings, &mut masked);
        let ahead = &self.text[end..self
            .text
            .ceil_char_boundary((end + CONTEXT_AHEAD).min(self.text.len()))];
        let settled = self.marks.settle(masked, ahead, &self.stop);
        if !self.stop.is_set() {
            out.push_str(&settled);
        }
        (end, open)
    }

    /// Findings that begin in the section up to `end`, without what belongs to the section before.
    fn findings(&self, end: usize) -> (Vec<Finding>, Option<Column>) {
        let (mut found, open) = scan::detect_part(self.text.as_bytes(), self.column.as_ref(), &self.stop);
        for finding in &mut found {
            finding.pieces.retain_mut(|piece| {
                piece.start = self.text.floor_char_boundary(piece.start).max(self.start);
                piece.end = self.text.ceil_char_boundary(piece.end);
                piece.start < piece.end
            });
        }
        found.retain(|finding| !finding.pieces.is_empty() && finding.start() < end);
        (found, open)
    }
}
