//! Text to events: every line goes to the reader of its shape (record, row, line of text), whatever stood before it.

use std::collections::BTreeMap;

use super::codes::Codes;
use super::event::{Class, Event, EventLog, Symbol};
use super::format::{Formats, Header, Record};
use super::layout::straighten;
use super::offset;
use super::scope::{Nearness, Scope};
use super::time::{Clock, Stamp};
use super::trouble::Suspects;
use dates::{date_order, learn_year, outlasts_new_year};
use entry::Entry;
use fast::{Days, Fields};
use known::Known;
use record::{Names, Place};
use shapes::Shapes;
use waypost_redact::Stop;

#[cfg(test)]
mod agreement;
mod dates;
mod entry;
mod fast;
#[cfg(test)]
mod growth;
mod known;
mod parties;
mod record;
mod rows;
pub(super) mod scan;
mod shapes;
mod signs;
mod template;
mod yaml;

/// What logs are read with: everything of the rules folder that is about reading.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) formats: Formats,
    pub(super) codes: Codes,
    pub(super) scope: Scope,
}

/// What was read of a case.
#[derive(Debug, Default)]
pub(super) struct Case {
    /// Events that rules look at.
    pub(super) log: EventLog,
    /// Lines of all files.
    pub(super) lines: u64,
    /// Lines in a recognised format that could not be read.
    pub(super) unread_lines: u64,
    /// Lines or records per format index.
    pub(super) formats: BTreeMap<usize, u64>,
    /// The nearest that any entry came to what the rules are about.
    pub(super) nearness: Nearness,
    /// Entries of products that are something else.
    pub(super) foreign: u64,
    /// Lines that could be about a fault, and what else tells how things went.
    pub(super) suspects: Suspects,
    /// Stamps without a zone, date or year; a clock that was not set.
    pub(super) assumed: Assumed,
    /// Some records name no device although they could.
    pub(super) records: u64,
    /// Records with a device.
    pub(super) records_with_device: u64,
    /// For each file, whether it holds records of the service.
    pub(super) is_service: Vec<bool>,
    /// Milliseconds that were added to a device's times, because its clock and the service's differ.
    pub(super) clock_offset: Option<i64>,
}

/// What had to be assumed about time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Assumed {
    pub(super) utc: bool,
    pub(super) day: bool,
    pub(super) year: bool,
    pub(super) unset_line: Option<u32>,
}

/// Reads the files of one case, one after the other.
pub(super) struct Reader<'l> {
    lexicon: &'l Lexicon,
    case: Case,
    file: u16,
    clock: Clock,
    last_time: i64,
    /// The clock had been set when that was written.
    last_is_set: bool,
    /// The file shows more of the first day of a year than a clock that nobody has set.
    outlasts_new_year: bool,
    device: Symbol,
    entry: Entry,
    text_format: usize,
    first_event_of_file: usize,
    records_before: u64,
    unset_signal: Option<u16>,
    /// Number of the line that is read next.
    line: u32,
    /// What was read last does not end its line: the file may end here.
    is_within_line: bool,
    /// The table that the lines belong to.
    table: Option<Header>,
    /// The rows of the table are in local time.
    rows_are_local: bool,
    days: Days,
    known: Known,
    shapes: Shapes,
    /// Lines that begin before so many bytes from the end of the text hold an envelope that no record follows.
    barren: usize,
    /// Ends the reading: what is left then counts as taken, and what was read is not all.
    pub(super) stop: Stop,
}

impl<'l> Reader<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            case: Case::default(),
            file: 0,
            clock: Clock::default(),
            last_time: Event::NO_TIME,
            last_is_set: false,
            outlasts_new_year: false,
            device: Symbol::default(),
            entry: Entry::default(),
            text_format: lexicon.formats.index("text").unwrap_or(0),
            first_event_of_file: 0,
            records_before: 0,
            unset_signal: lexicon.formats.vocabulary.index("clock-unset"),
            line: 1,
            is_within_line: false,
            table: None,
            rows_are_local: false,
            days: Days::default(),
            known: Known::default(),
            shapes: Shapes::default(),
            barren: usize::MAX,
            stop: Stop::new(),
        }
    }

    /// Reads one file of the case, and takes off first what was added to it on its way.
    pub(super) fn read(&mut self, text: &str) {
        let straight = straighten(text, &self.lexicon.formats);
        self.begin_file(straight.as_ref().map_or(text, |straight| &straight.text));
        match straight {
            None => {
                self.feed(text, true);
                self.end_file();
            }
            Some(straight) => {
                let (lines, unset) = (self.case.lines, self.case.assumed.unset_line);
                self.feed(&straight.text, true);
                self.end_file();
                self.case.lines = lines + text.lines().count() as u64;
                let events = &mut self.case.log.events[self.first_event_of_file..];
                events
                    .iter_mut()
                    .for_each(|event| event.line = straight.sent(event.line));
                let new = self.case.assumed.unset_line.map(|line| straight.sent(line));
                self.case.assumed.unset_line = unset.or(new);
            }
        }
    }

    /// Begins a file; `head` is its text as far as it is known, and decides how doubtful dates are read.
    pub(super) fn begin_file(&mut self, head: &str) {
        self.clock = Clock::new(date_order(head));
        learn_year(&mut self.clock, head);
        self.last_time = Event::NO_TIME;
        self.last_is_set = false;
        self.outlasts_new_year = outlasts_new_year(head);
        self.device = Symbol::default();
        self.first_event_of_file = self.case.log.events.len();
        self.line = 1;
        self.is_within_line = false;
        self.records_before = self.case.records;
        self.table = None;
        self.rows_are_local = false;
    }

    /// Reads on in the file; how many bytes were taken. What was not taken has to come again, with what follows it.
    pub(super) fn feed(&mut self, text: &str, last: bool) -> usize {
        let mut at = 0;
        self.barren = usize::MAX;
        while at < text.len() {
            if self.stop.is_set() {
                return text.len();
            }
            let rest = &text[at..];
            let current = first_line(rest);
            if current.len() == rest.len() && !last {
                break;
            }
            let Some(taken) = self.line_or_more(rest, current, last) else {
                break;
            };
            let taken = taken.min(rest.len());
            self.line += memchr::memchr_iter(b'\n', &rest.as_bytes()[..taken]).count() as u32;
            at += taken;
        }
        if at > 0 {
            self.is_within_line = !text[..at].ends_with('\n');
        }
        at
    }

    /// Reads what begins with this line; `None` if it goes on behind the text.
    fn line_or_more(&mut self, rest: &str, current: &str, last: bool) -> Option<usize> {
        if self.table.is_some() {
            return self.table_rows(rest, last);
        }
        if let Some(fields) = fast::line(current.as_bytes())
            && let Some(time) = fast::moment(fields.time, &mut self.days)
            && self.known_record(&fields, time, current)
        {
            return Some(current.len() + 1);
        }
        self.thoroughly(rest, current, last)
    }

    /// Reads what begins with this line, outside a table, by its shape.
    fn thoroughly(&mut self, rest: &str, current: &str, last: bool) -> Option<usize> {
        match self.records(rest, last)? {
            0 => {}
            taken => return Some(taken),
        }
        match self.header(rest, current) {
            0 if self.table.is_some() => self.table_rows(rest, last),
            0 => match self.yaml(rest, current, last)? {
                0 => Some(self.text_line(current)),
                taken => Some(taken),
            },
            taken => Some(taken),
        }
    }

    /// Ends the file.
    pub(super) fn end_file(&mut self) {
        self.end_entry();
        self.case.lines += u64::from(self.line - 1) + u64::from(self.is_within_line);
        let assumed = &mut self.case.assumed;
        assumed.utc |= self.clock.assumed_utc;
        assumed.day |= self.clock.assumed_day;
        assumed.year |= self.clock.assumed_year;
        self.date_what_came_before(self.case.log.events.len());
        self.name_the_only_device();
        self.case.is_service.push(self.case.records > self.records_before);
        self.file = self.file.saturating_add(1);
    }

    /// The moment of a stamp. With the first date of a file, what came before it is dated too.
    fn moment(&mut self, stamp: &Stamp) -> Option<i64> {
        let dateless = self.clock.until_first_date().is_none();
        let moment = self.clock.moment(stamp);
        if let (true, Some(shift)) = (dateless, self.clock.until_first_date()) {
            let events = &mut self.case.log.events[self.first_event_of_file..];
            events
                .iter_mut()
                .filter(|event| event.has_time())
                .for_each(|event| event.time += shift);
            self.date_what_came_before(self.case.log.events.len());
        }
        moment
    }

    /// Times without a date widen the span of the log only when they are final.
    fn date_what_came_before(&mut self, end: usize) {
        for index in self.first_event_of_file..end {
            self.case.log.saw_time(self.case.log.events[index].time);
        }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Case {
        self.case.clock_offset = offset::align(&mut self.case.log, &self.case.is_service);
        self.case.log.sort();
        self.case
    }

    /// A file that names one device only is about that device on every line.
    fn name_the_only_device(&mut self) {
        let events = &mut self.case.log.events[self.first_event_of_file..];
        let mut named = events
            .iter()
            .map(|event| event.device)
            .filter(|device| *device != Symbol::default());
        let Some(only) = named.next() else { return };
        if named.all(|device| device == only) {
            events.iter_mut().for_each(|event| event.device = only);
        }
    }

    fn push(&mut self, class: Class, mut event: Event) {
        event.class = self.case.log.class(&class);
        self.case.log.events.push(event);
    }
}

/// The first line of a text, without its end.
fn first_line(text: &str) -> &str {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(end) => &text[..end],
        None => text,
    }
}
