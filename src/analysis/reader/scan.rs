//! What a worker can do for a block of lines without knowing anything of the log: find the fields of usual records.
//!
//! Names and kinds of records repeat. Each worker numbers those that it meets, so that the reader has to look at each of
//! them once per worker, not once per line.

use super::fast::{self, Days};
use super::known::Owned;
use super::template::{Changes, Templates};
use super::{Reader, Symbol};
use crate::analysis::event::{Event, Names};

/// One line of a block.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Scanned {
    /// Where the line begins and how long it is, without its end.
    start: u32,
    length: u32,
    time: i64,
    /// The worker's number of the kind of record; [`NO_KIND`] for lines in no usual form.
    kind: u16,
    device: Name,
    peer: Name,
    sdk: Name,
}

/// A name: its place in the line, and the worker's number of it, [`NO_NUMBER`] if it has none.
#[derive(Clone, Copy, Debug, Default)]
struct Name {
    offset: u16,
    length: u16,
    number: u32,
}

/// Stands for a line in no usual form.
const NO_KIND: u16 = u16::MAX;
/// Stands for a name that the worker does not number.
const NO_NUMBER: u32 = u32::MAX;
/// Names numbered by each worker, and the longest of them; others are looked up line by line.
const MOST_NAMES: usize = 1 << 15;
const LONGEST_NAME: usize = 128;
/// Kinds numbered by each worker; a log has a dozen.
const MOST_KINDS: usize = 256;

/// What one worker has met so far.
#[derive(Default)]
pub(in crate::analysis) struct Scanner {
    days: Days,
    templates: Templates,
    kinds: Vec<Owned>,
    devices: Names,
    peers: Names,
    sdks: Names,
}

impl Scanner {
    /// Finds the lines of a block and the fields of those in the usual form.
    pub(in crate::analysis) fn scan(&mut self, text: &str) -> Vec<Scanned> {
        let mut scanned = Vec::with_capacity(text.len() / 400);
        let mut start = 0;
        let bytes = text.as_bytes();
        while start < bytes.len() {
            let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |end| start + end);
            let unusual = Scanned {
                start: start as u32,
                length: (end - start) as u32,
                time: 0,
                kind: NO_KIND,
                device: Name::default(),
                peer: Name::default(),
                sdk: Name::default(),
            };
            scanned.push(self.line(&text[start..end], unusual).unwrap_or(unusual));
            start = end + 1;
        }
        scanned
    }

    fn line(&mut self, line: &str, scanned: Scanned) -> Option<Scanned> {
        let (changes, kind) = match self.templates.read(line.as_bytes()) {
            Some(read) => read,
            None => self.by_itself(line.as_bytes())?,
        };
        Some(Scanned {
            time: fast::moment(changes.time, &mut self.days)?,
            kind,
            device: name(line, changes.device, &mut self.devices)?,
            peer: name(line, changes.peer, &mut self.peers)?,
            sdk: name(line, changes.sdk, &mut self.sdks)?,
            ..scanned
        })
    }

    fn by_itself<'t>(&mut self, line: &'t [u8]) -> Option<(Changes<'t>, u16)> {
        let fields = fast::line(line)?;
        let known = self.kinds.iter().position(|kind| kind.is(&fields.kind));
        let kind = match known {
            Some(known) => known,
            None if self.kinds.len() < MOST_KINDS => {
                self.kinds.push(Owned::of(&fields.kind));
                self.kinds.len() - 1
            }
            None => return None,
        } as u16;
        self.templates.learn(line, &fields, kind);
        let changes = Changes {
            time: fields.time,
            device: fields.device,
            peer: fields.peer,
            sdk: fields.sdk,
        };
        Some((changes, kind))
    }
}

/// Where a name stands in its line, and its number.
fn name(line: &str, text: &[u8], numbers: &mut Names) -> Option<Name> {
    if text.is_empty() {
        return Some(Name::default());
    }
    let offset = text.as_ptr().addr() - line.as_ptr().addr();
    let text = line.get(offset..offset + text.len())?;
    let number = match text.len() {
        ..=LONGEST_NAME if numbers.len() < MOST_NAMES => Some(numbers.intern(text)),
        _ => numbers.known(text),
    };
    Some(Name {
        offset: offset.try_into().ok()?,
        length: text.len().try_into().ok()?,
        number: number.map_or(NO_NUMBER, |Symbol(number)| number),
    })
}

/// What one worker's numbers mean to the reader.
#[derive(Default)]
pub(in crate::analysis) struct Numbers {
    /// Position among the kinds that the reader knows.
    kinds: Vec<Option<usize>>,
    devices: Symbols,
    peers: Symbols,
    sdks: Symbols,
}

/// The symbols behind numbers, as far as they have been met.
#[derive(Default)]
struct Symbols(Vec<Option<Symbol>>);

impl Symbols {
    fn of(&mut self, name: Name, line: &str, intern: impl FnOnce(&str) -> Symbol) -> Symbol {
        if name.length == 0 {
            return Symbol::default();
        }
        if let Some(&Some(known)) = self.0.get(name.number as usize) {
            return known;
        }
        let from = usize::from(name.offset);
        let symbol = intern(&line[from..from + usize::from(name.length)]);
        if name.number != NO_NUMBER {
            let place = name.number as usize;
            self.0.resize(self.0.len().max(place + 1), None);
            self.0[place] = Some(symbol);
        }
        symbol
    }
}

impl Reader<'_> {
    /// Whether the next line may be looked at by itself: no table is under way.
    pub(in crate::analysis) fn is_between_records(&self) -> bool {
        self.table.is_none()
    }

    /// Takes the lines of a block; the offset from which on lines have to come again, with what follows them.
    pub(in crate::analysis) fn take_scanned(
        &mut self,
        text: &str,
        scanned: &[Scanned],
        numbers: &mut Numbers,
    ) -> usize {
        let mut slow_from: Option<usize> = None;
        for line in scanned {
            let start = line.start as usize;
            if line.kind == NO_KIND {
                slow_from.get_or_insert(start);
                continue;
            }
            if let Some(from) = slow_from.take() {
                let taken = from + self.feed(&text[from..start], false);
                // What goes on behind the run, such as an envelope that has just been opened, is read with what follows it.
                if taken < start || self.table.is_some() {
                    return taken + self.feed(&text[taken..], false);
                }
            }
            let whole = &text[start..start + line.length as usize];
            if self.scanned_record(line, whole, numbers) {
                self.line += 1;
                self.is_within_line = false;
            } else {
                slow_from = Some(start);
            }
        }
        match slow_from {
            Some(from) => from + self.feed(&text[from..], false),
            None => text.len(),
        }
    }

    /// Reads a record whose fields a worker has found; `false` leaves it to the thorough reader.
    fn scanned_record(&mut self, line: &Scanned, whole: &str, numbers: &mut Numbers) -> bool {
        // By the first date of a file all that came before it is dated.
        if self.clock.until_first_date().is_none() {
            return false;
        }
        let number = usize::from(line.kind);
        let position = match numbers.kinds.get(number) {
            Some(&Some(position)) => position,
            _ => {
                let fields = fast::line(whole.as_bytes());
                let Some(position) = fields.and_then(|fields| self.kind_of(&fields, line.time, whole)) else {
                    return false;
                };
                numbers.kinds.resize(numbers.kinds.len().max(number + 1), None);
                numbers.kinds[number] = Some(position);
                position
            }
        };
        let Some((format, class)) = self.known.outcome(position) else {
            return false;
        };
        let log = &mut self.case.log;
        let device = numbers
            .devices
            .of(line.device, whole, |name| log.devices.intern(name));
        let peer = match class {
            Some(_) => numbers.peers.of(line.peer, whole, |name| log.peers.intern(name)),
            None => Symbol::default(),
        };
        numbers.sdks.of(line.sdk, whole, |name| log.saw_sdk(name));
        self.end_entry();
        self.clock.saw_utc(line.time);
        let event = Event {
            time: line.time,
            line: self.line,
            device,
            peer,
            class: class.unwrap_or_default(),
            file: self.file,
        };
        self.record_seen(format, event, class.is_some());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_at_their_places_and_keep_their_numbers() {
        let line = r#"{"time":"2024-03-05T08:14:02Z","operationName":"deviceConnect","category":"Connections","properties":"{\"deviceId\":\"NAME\"}"}"#;
        let text: Vec<String> = ["pump-1", "é", "pump-1", ""]
            .map(|name| line.replace("NAME", name))
            .into();
        let text = text.join("\n") + "\nother";
        let mut scanner = Scanner::default();
        for _ in 0..2 {
            let scanned = scanner.scan(&text);
            let names = scanned.iter().map(|line| {
                let from = (line.start + u32::from(line.device.offset)) as usize;
                (
                    &text[from..from + usize::from(line.device.length)],
                    line.device.number,
                )
            });
            let names: Vec<(&str, u32)> = names.collect();
            assert_eq!(names[..4], [("pump-1", 1), ("é", 2), ("pump-1", 1), ("", 0)]);
            let kinds: Vec<u16> = scanned.iter().map(|line| line.kind).collect();
            assert_eq!(kinds, [0, 0, 0, 0, NO_KIND]);
        }
    }
}
