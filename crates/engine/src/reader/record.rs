//! Records to events: JSON objects, and rows once a table has named their cells.

use serde_json::Value;

use super::{Reader, first_line};
use crate::event::{Class, Event, Kind, Symbol};
use crate::format::{Found, Reading, Record, parse, skip_envelope, value_at};
use crate::scope::Nearness;
use crate::time::Stamp;
use crate::trouble::{self, Line};

impl Reader<'_> {
    /// Reads the JSON records that begin with this line; 0 where none do, `None` where one goes on behind the text.
    pub(super) fn records(&mut self, rest: &str, last: bool) -> Option<usize> {
        if !rest
            .trim_start_matches([' ', '\t'])
            .starts_with(['{', '[', ']', '}', ','])
        {
            return Some(0);
        }
        if rest.len() > self.barren {
            return Some(self.brackets("", rest));
        }
        let mut at = 0;
        let (mut counted, mut newlines) = (0, 0_u32);
        loop {
            if self.stop.is_set() {
                return Some(rest.len());
            }
            let begin = at + skip_envelope(&rest[at..]);
            let length = match value_at(&rest[begin..]) {
                Found::Object(length) => length,
                Found::Cut if !last => return (at > 0).then(|| self.end_of_records(rest, at, begin)),
                _ if at > 0 => return Some(self.end_of_records(rest, at, begin)),
                // An envelope whose records are still to come.
                _ if begin == rest.len() && !last => return None,
                _ => {
                    self.barren = rest.len() - begin;
                    return Some(self.brackets(&rest[..begin], rest));
                }
            };
            newlines += memchr::memchr_iter(b'\n', &rest.as_bytes()[counted..begin]).count() as u32;
            counted = begin;
            if !self.record(&rest[begin..begin + length], self.line + newlines) {
                if at > 0 {
                    return Some(self.end_of_records(rest, at, begin));
                }
                self.barren = rest.len() - begin;
                return Some(0);
            }
            at = begin + length;
        }
    }

    /// Length of the lines that hold brackets and commas only, with their ends; 0 where the first is another. They say nothing
    /// by themselves, but what they open does not go on with what stood before. All lines of an `envelope` that no record
    /// follows are taken at once, so that none is looked at again.
    fn brackets(&mut self, envelope: &str, rest: &str) -> usize {
        let only =
            |line: &str| !line.trim().is_empty() && line.bytes().all(|byte| b"[]{}, \t\r".contains(&byte));
        let first = first_line(rest);
        if !only(first) {
            return 0;
        }
        let whole = envelope.rfind('\n').map_or(0, |end| end + 1);
        let lines = &rest[..whole.max((first.len() + 1).min(rest.len()))];
        let length = lines
            .split_inclusive('\n')
            .take_while(|line| only(line.trim_end_matches('\n')))
            .map(str::len)
            .sum();
        if rest[..length].contains(['[', '{']) {
            self.end_entry();
        }
        length
    }

    /// Behind the last record: brackets that close an envelope go with it; ordinary text does not.
    fn end_of_records(&self, rest: &str, at: usize, begin: usize) -> usize {
        let tail = rest[at..begin].rfind('\n').map_or(at, |newline| at + newline + 1);
        match begin == rest.len() || rest[begin..].starts_with('\n') {
            true => begin,
            false => tail.max(at),
        }
    }

    /// Reads one JSON object; `false` if it is none.
    pub(super) fn record(&mut self, text: &str, line: u32) -> bool {
        let Some(value) = parse(text) else {
            return false;
        };
        self.end_entry();
        let place = Place { line, text };
        if self.tables(&value, place) {
            return true;
        }
        let record = Record::of(&value);
        let formats = &self.lexicon.formats;
        match formats.record_format(&record) {
            Some(format) => {
                let reading = record.read(&formats.formats[format]);
                self.reading(format, &reading, place);
            }
            None if self.within(&value, place, MOST_ENVELOPES) => {}
            None => self.data(place),
        }
        true
    }

    /// Reads the records inside an object of no known format: the envelope of a queue, of a trigger, of an application's log;
    /// whether there were any.
    fn within(&mut self, value: &Value, place: Place<'_>, layers: usize) -> bool {
        let Some(layers) = layers.checked_sub(1) else {
            return false;
        };
        match value {
            Value::Object(members) => members
                .values()
                .fold(false, |found, member| found | self.item(member, place, layers)),
            Value::Array(items) => items
                .iter()
                .fold(false, |found, item| found | self.item(item, place, layers)),
            Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
                let inner = serde_json::from_str::<Value>(text);
                inner.is_ok_and(|inner| self.item(&inner, place, layers))
            }
            _ => false,
        }
    }

    /// Reads what may be a record of a format that can be told by its keys, or an envelope around such.
    fn item(&mut self, value: &Value, place: Place<'_>, layers: usize) -> bool {
        if value.is_object() {
            let record = Record::of(value);
            let formats = &self.lexicon.formats;
            let format = formats.record_format(&record);
            if let Some(format) = format.filter(|&format| formats.formats[format].is_told_by_keys()) {
                let reading = record.read(&formats.formats[format]);
                self.reading(format, &reading, place);
                return true;
            }
        }
        self.within(value, place, layers)
    }

    /// An object of no known format: data, whatever words stand in it.
    fn data(&mut self, place: Place<'_>) {
        let nearness = self.lexicon.scope.of(place.text);
        let line = Line {
            time: Event::NO_TIME,
            device: Symbol::default(),
            file: self.file,
            line: place.line,
        };
        let signs = (0..)
            .zip(place.text.lines())
            .map(|(below, text)| (below, text, trouble::sign(text)));
        let fault = signs.into_iter().find(|(_, _, sign)| sign.fault.is_some());
        if let Some((below, text, sign)) = fault {
            let line = Line {
                line: line.line + below,
                ..line
            };
            self.case.suspects.saw(sign, (text, line), false);
        }
        // What no format reads, nobody has understood.
        self.case.suspects.is_about |= nearness == Nearness::Home;
        self.case.suspects.is_open |= nearness == Nearness::Home;
        self.case.foreign += u64::from(nearness == Nearness::Foreign);
        self.case.log.count += 1;
        *self.case.formats.entry(self.text_format).or_default() += 1;
    }

    /// One record or row in the terms of its format.
    pub(super) fn reading(&mut self, format: usize, reading: &Reading, place: Place<'_>) {
        if self.lexicon.formats.formats[format].id == "app-log" {
            return self.wrapped(reading, place);
        }
        let time = self.record_time(&reading.time);
        let class = self.classify(reading);
        let code = class.as_ref().and_then(|class| class.code);
        let class = class.map(|class| self.case.log.class(&class));
        let names = Names {
            device: &reading.device,
            peer: &reading.peer,
            sdk: &reading.sdk,
            line: place.line_of(code),
        };
        self.named_record(format, (time.unwrap_or(Event::NO_TIME), class), names);
    }

    /// The moment of a record. Services write UTC without saying so; an export in local time says so in its header.
    fn record_time(&mut self, text: &str) -> Option<i64> {
        let stamp = Stamp::read(text).map(|(stamp, _)| stamp);
        let stamp = stamp.or_else(|| Stamp::from_epoch(text))?;
        let assumed = self.clock.assumed_utc;
        let moment = self.moment(&stamp);
        if !self.rows_are_local {
            self.clock.assumed_utc = assumed;
        }
        moment
    }

    /// What a record's event has in common with others; `None` if no rule can care about it.
    pub(super) fn classify(&self, reading: &Reading) -> Option<Class> {
        let code = reading
            .codes
            .iter()
            .find_map(|value| self.lexicon.codes.in_field(value));
        let code = code.or_else(|| self.lexicon.codes.in_text(&reading.text).first().copied());
        let signals = self.lexicon.formats.vocabulary.signals(&reading.text);
        let failed = code.is_some() || matches!(reading.level.as_str(), "error" | "critical");
        let is_doubtful =
            failed || is_warning(&reading.level) || trouble::sign(&reading.text).fault.is_some();
        let kind = match reading.kind {
            Some(Kind::Connect) if failed => Kind::ConnectFailed,
            Some(kind) => kind,
            None if failed => Kind::Error,
            None => Kind::Other,
        };
        (kind != Kind::Other || !signals.is_empty() || is_doubtful).then(|| Class {
            is_doubtful,
            kind,
            code,
            category: reading.category.as_str().into(),
            operation: reading.operation.as_str().into(),
            protocol: reading.protocol.as_str().into(),
            signals: signals.into(),
            ..Class::default()
        })
    }

    /// Takes note of the names of a record, counts it, and keeps its event if it has a class.
    pub(super) fn named_record(
        &mut self,
        format: usize,
        (time, class): (i64, Option<u32>),
        names: Names<'_>,
    ) {
        let log = &mut self.case.log;
        log.saw_sdk(names.sdk);
        let event = Event {
            time,
            line: names.line,
            device: log.devices.intern(names.device),
            peer: class.map_or(Symbol::default(), |_| log.peers.intern(names.peer)),
            class: class.unwrap_or_default(),
            file: self.file,
        };
        self.record_seen(format, event, class.is_some());
    }

    /// Counts a record, and keeps its event if it has a class.
    pub(super) fn record_seen(&mut self, format: usize, event: Event, has_class: bool) {
        self.case.nearness = Nearness::Home;
        *self.case.formats.entry(format).or_default() += 1;
        self.case.records += 1;
        self.case.records_with_device += u64::from(event.device != Symbol::default());
        let log = &mut self.case.log;
        log.count += 1;
        // The service writes down what it has done.
        self.case.suspects.worked |= !has_class;
        log.saw_time(event.time);
        if event.has_time() {
            self.last_time = event.time;
        }
        if has_class {
            log.events.push(event);
        }
    }
}

fn is_warning(level: &str) -> bool {
    matches!(level, "warning" | "warn" | "err" | "fatal")
}

/// Envelopes inside each other: a queue's around a service's around an array.
const MOST_ENVELOPES: usize = 8;

/// What a record names, and the line it stands on.
#[derive(Clone, Copy)]
pub(super) struct Names<'t> {
    pub(super) device: &'t str,
    pub(super) peer: &'t str,
    pub(super) sdk: &'t str,
    pub(super) line: u32,
}

/// Where a record stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    pub(super) line: u32,
    pub(super) text: &'t str,
}

impl Place<'_> {
    /// The line within a pretty-printed record that shows the code, else its first line.
    fn line_of(&self, code: Option<u32>) -> u32 {
        let offset = code.and_then(|code| self.text.find(&code.to_string()));
        let before = &self.text.as_bytes()[..offset.unwrap_or(0)];
        self.line + memchr::memchr_iter(b'\n', before).count() as u32
    }
}
