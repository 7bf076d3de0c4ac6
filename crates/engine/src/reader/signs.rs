//! Entries to what they say about how things went, whether or not a rule knows their words.

use super::Reader;
use super::entry::Entry;
use crate::event::{Kind, Symbol};
use crate::trouble::Line;

impl Reader<'_> {
    /// Takes note of what the lines of an entry say; `signals` are those that the vocabulary gave to each line.
    pub(super) fn signs(&mut self, entry: &Entry, time: i64, signals: &[Vec<u16>]) {
        let device = match entry.device {
            device if device == Symbol::default() => self.device,
            device => device,
        };
        let vocabulary = &self.lexicon.formats.vocabulary;
        let mut is_told = false;
        for (position, (number, text, said)) in entry.lines.iter().enumerate() {
            let mut sign = said.sign(text);
            // What is set in below a line that tells of a fault is its trace.
            if is_told && text.starts_with([' ', '\t']) {
                continue;
            }
            let kind = signals.get(position).map(|signals| vocabulary.kind(signals));
            let has_code = !said.codes(self.lexicon, text).is_empty();
            let is_known = has_code || kind.is_some_and(|kind| kind != Kind::Other);
            // A connection that stands is no fault, whatever else the line says, unless its writer calls it one.
            if kind == Some(Kind::Connect) && !said.is_graded(text) {
                sign.fault = None;
            }
            is_told |= sign.fault.is_some();
            let line = Line {
                time,
                device,
                file: self.file,
                line: *number,
            };
            self.case.suspects.saw(sign, (text, line), is_known);
        }
    }
}
