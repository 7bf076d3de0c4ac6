//! Records of kinds that were met before: their class is remembered, so that only what differs is looked at.

use super::fast::{KIND_FIELDS, KindFields};
use super::{Fields, Names, Reader, Record, Stamp};

/// Kinds of records remembered; a log has a dozen.
const MOST_KINDS: usize = 256;

/// What the thorough reader found out about kinds of records.
#[derive(Debug, Default)]
pub(super) struct Known {
    kinds: Vec<Kind>,
}

#[derive(Debug)]
struct Kind {
    fields: Owned,
    /// Format, and the class of the event if it is kept; `None` where the quick reading is not the thorough one.
    outcome: Option<(usize, Option<u32>)>,
}

/// Fields of a kind with a memory of their own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Owned([Box<[u8]>; KIND_FIELDS]);

impl Owned {
    pub(super) fn of(fields: &KindFields<'_>) -> Self {
        Self(fields.map(Into::into))
    }

    pub(super) fn is(&self, fields: &KindFields<'_>) -> bool {
        self.0.iter().zip(fields).all(|(known, part)| **known == **part)
    }
}

impl Known {
    /// The format of a kind, and the class of its events if they are kept; `None` where the quick reading is not the thorough one.
    pub(super) fn outcome(&self, position: usize) -> Option<(usize, Option<u32>)> {
        self.kinds[position].outcome
    }
}

impl Reader<'_> {
    /// Reads a record of a known kind; `false` leaves it to the thorough reader.
    pub(super) fn known_record(&mut self, fields: &Fields<'_>, time: i64, line: &str) -> bool {
        // By the first date of a file all that came before it is dated.
        if self.clock.until_first_date().is_none() {
            return false;
        }
        let outcome = self.kind_of(fields, time, line);
        let Some((format, class)) = outcome.and_then(|position| self.known.outcome(position)) else {
            return false;
        };
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        self.end_entry();
        self.clock.saw_utc(time);
        let names = Names {
            device: text(fields.device),
            peer: text(fields.peer),
            sdk: text(fields.sdk),
            line: self.line,
        };
        self.named_record(format, (time, class), names);
        true
    }

    /// The position of the kind of a record among those that are known, or made known now.
    pub(super) fn kind_of(&mut self, fields: &Fields<'_>, time: i64, line: &str) -> Option<usize> {
        let kinds = &self.known.kinds;
        let known = kinds.iter().position(|kind| kind.fields.is(&fields.kind));
        known.or_else(|| self.learn(fields, time, line))
    }

    /// Asks the thorough reader about a new kind; where it reads names or time differently, so will it for all of the kind.
    fn learn(&mut self, fields: &Fields<'_>, time: i64, line: &str) -> Option<usize> {
        if self.known.kinds.len() >= MOST_KINDS {
            return None;
        }
        let record = Record::parse(line)?;
        let formats = &self.lexicon.formats;
        let outcome = formats.record_format(&record).and_then(|format| {
            let reading = record.read(&formats.formats[format]);
            let same = reading.device.as_bytes() == fields.device
                && self.same_time(&reading.time, time)
                && reading.peer.as_bytes() == fields.peer
                && reading.sdk.as_bytes() == fields.sdk;
            let class = self.classify(&reading);
            let class = class.map(|class| self.case.log.class(&class));
            same.then_some((format, class))
        });
        self.known.kinds.push(Kind {
            fields: Owned::of(&fields.kind),
            outcome,
        });
        Some(self.known.kinds.len() - 1)
    }

    fn same_time(&self, text: &str, time: i64) -> bool {
        let stamp = Stamp::read(text);
        stamp.and_then(|(stamp, _)| self.clock.clone().moment(&stamp)) == Some(time)
    }
}
