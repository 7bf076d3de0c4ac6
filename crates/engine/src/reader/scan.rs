//! What a worker can do for a block of lines without knowing anything of the log: find the fields of usual records.
//!
//! Names and kinds of records repeat. Each worker numbers those that it meets, so that the reader has to look at each of
//! them once per worker, not once per line.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::fast::{self, Days};
use super::known::Owned;
use super::parties::{Parties, Party};
use super::template::{Changes, Templates};
use super::{Reader, Symbol};
use crate::event::Event;

/// One line of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scanned {
    /// Where the line begins and how long it is, without its end.
    start: u32,
    length: u32,
    time: i64,
    /// The worker's number of who the record is about.
    party: u32,
    /// The worker's number of the client library.
    sdk: u16,
    /// The worker's number of the kind of record; [`NO_KIND`] for lines in no usual form.
    kind: u16,
}

/// Stands for a line in no usual form.
const NO_KIND: u16 = u16::MAX;
/// Kinds numbered by each worker; a log has a dozen.
const MOST_KINDS: usize = 256;
/// Client libraries numbered by each worker; records of others are looked at line by line.
const MOST_SDKS: usize = 1 << 10;

/// What one worker has met so far.
#[derive(Default)]
pub(crate) struct Scanner {
    days: Days,
    templates: Templates,
    kinds: Vec<Owned>,
    sdks: HashMap<Box<[u8]>, u16, RandomState>,
    parties: Parties,
    /// Lines of the block that are records, by their position, and who they are about.
    records: Vec<(u32, Party)>,
}

/// What stands in nearly every log, and in nothing that has to be decoded or cleaned.
fn is_plain(byte: u8) -> bool {
    (0x20..0x7f).contains(&byte)
}

impl Scanner {
    /// Finds the lines of a block as it was sent and the fields of those in the usual form; `None` if the block holds
    /// anything that may have to be decoded or cleaned.
    pub(crate) fn scan_plain(&mut self, bytes: &[u8]) -> Option<Vec<Scanned>> {
        self.scan_where(bytes, is_plain, |line| {
            let odd = |found, &byte: &u8| found | !(is_plain(byte) | (byte == b'\t'));
            !line.iter().fold(false, odd)
        })
    }

    /// Finds the lines of a block and the fields of those in the usual form.
    pub(crate) fn scan(&mut self, text: &str) -> Vec<Scanned> {
        let all = self.scan_where(text.as_bytes(), |byte| byte != b'\n', |_| true);
        all.unwrap_or_default()
    }

    /// `in_text` are the bytes that may stand in texts that change, `as_line` what may stand in any other line.
    fn scan_where(
        &mut self,
        bytes: &[u8],
        in_text: impl Fn(u8) -> bool,
        as_line: impl Fn(&[u8]) -> bool,
    ) -> Option<Vec<Scanned>> {
        let mut scanned = Vec::with_capacity(bytes.len() / 400);
        let mut start = 0;
        self.records.clear();
        while start < bytes.len() {
            let (record, length) = self.first_line(&bytes[start..], &in_text, &as_line)?;
            let mut line = Scanned {
                start: start as u32,
                length: length as u32,
                time: 0,
                party: 0,
                sdk: 0,
                kind: NO_KIND,
            };
            if let Some((changes, kind)) = record
                && let Some(party) = self.record(&changes, &mut line)
            {
                line.kind = kind;
                self.records.push((scanned.len() as u32, party));
            }
            scanned.push(line);
            start += length + 1;
        }
        self.number(&mut scanned);
        Some(scanned)
    }

    /// The record that the first of these lines is, if it is a usual one, and the length of the line; `None` for bytes that
    /// may not stand there.
    fn first_line<'t>(
        &mut self,
        lines: &'t [u8],
        in_text: impl Fn(u8) -> bool,
        as_line: impl Fn(&[u8]) -> bool,
    ) -> Option<(Option<(Changes<'t>, u16)>, usize)> {
        if let Some((changes, kind, length)) = self.templates.read(lines, in_text) {
            return Some((Some((changes, kind)), length));
        }
        let length = memchr::memchr(b'\n', lines).unwrap_or(lines.len());
        let line = &lines[..length];
        as_line(line).then(|| (self.by_itself(line), length))
    }

    /// Reads time and client library of a record, and tells who it is about.
    fn record(&mut self, changes: &Changes<'_>, line: &mut Scanned) -> Option<Party> {
        line.time = fast::moment(changes.time, &mut self.days)?;
        line.sdk = self.sdk(changes.sdk)?;
        Some(self.parties.party(changes))
    }

    /// Numbers the parties of the records of a block.
    fn number(&mut self, scanned: &mut [Scanned]) {
        for &(position, party) in &self.records {
            let line = &mut scanned[position as usize];
            match self.parties.number(party) {
                Some(number) => line.party = number,
                None => line.kind = NO_KIND,
            }
        }
    }

    fn sdk(&mut self, sdk: &[u8]) -> Option<u16> {
        if let Some(&known) = self.sdks.get(sdk) {
            return Some(known);
        }
        let next = self.sdks.len();
        (next < MOST_SDKS).then(|| {
            self.sdks.insert(sdk.into(), next as u16);
            next as u16
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
        Some((Changes::of(&fields), kind))
    }
}

/// What one worker's numbers mean to the reader.
#[derive(Default)]
pub(crate) struct Numbers {
    /// Position among the kinds that the reader knows.
    kinds: Vec<Option<usize>>,
    sdks: Vec<Option<Symbol>>,
    parties: Vec<Option<Met>>,
}

/// A party that the reader has met.
#[derive(Clone, Copy)]
struct Met {
    device: Symbol,
    /// None until an event is kept that has it.
    peer: Option<Symbol>,
}

/// The text of whole lines that have been decoded, or need no decoding.
pub(crate) fn as_text(lines: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(lines)
}

/// The place of a number, made if need be.
fn place<T: Clone>(places: &mut Vec<Option<T>>, number: usize) -> &mut Option<T> {
    if number >= places.len() {
        places.resize(number + 1, None);
    }
    &mut places[number]
}

impl Reader<'_> {
    /// Whether the next line may be looked at by itself: no table is under way.
    pub(crate) fn is_between_records(&self) -> bool {
        self.table.is_none()
    }

    /// Takes the lines of a block; the offset from which on lines have to come again, with what follows them.
    pub(crate) fn take_scanned(&mut self, text: &[u8], scanned: &[Scanned], numbers: &mut Numbers) -> usize {
        let mut slow_from: Option<usize> = None;
        let parties = &numbers.parties;
        // All at once: they lie far apart in memory.
        let met: Vec<Option<Met>> = scanned
            .iter()
            .map(|line| parties.get(line.party as usize).copied().flatten())
            .collect();
        for (line, met) in scanned.iter().zip(met) {
            let start = line.start as usize;
            if line.kind == NO_KIND {
                slow_from.get_or_insert(start);
                continue;
            }
            if let Some(from) = slow_from.take() {
                let taken = from + self.feed(&as_text(&text[from..start]), false);
                // What goes on behind the run, such as an envelope that has just been opened, is read with what follows it.
                if taken < start || self.table.is_some() {
                    return taken + self.feed(&as_text(&text[taken..]), false);
                }
            }
            let whole = &text[start..start + line.length as usize];
            if self.scanned_record((line, met), whole, numbers) {
                self.line += 1;
                self.is_within_line = false;
            } else {
                slow_from = Some(start);
            }
        }
        match slow_from {
            Some(from) => from + self.feed(&as_text(&text[from..]), false),
            None => text.len(),
        }
    }

    /// Reads a record whose fields a worker has found; `false` leaves it to the thorough reader.
    fn scanned_record(
        &mut self,
        (line, met): (&Scanned, Option<Met>),
        whole: &[u8],
        numbers: &mut Numbers,
    ) -> bool {
        // By the first date of a file all that came before it is dated.
        if self.clock.until_first_date().is_none() {
            return false;
        }
        let Some(position) = self.kind_numbered(line, whole, numbers) else {
            return false;
        };
        let Some((format, class)) = self.known.outcome(position) else {
            return false;
        };
        let is_kept = class.is_some();
        let met = met.filter(|met| !is_kept || met.peer.is_some());
        let Some(met) = met.or_else(|| self.meet(line.party, whole, (is_kept, numbers))) else {
            return false;
        };
        if place(&mut numbers.sdks, usize::from(line.sdk)).is_none() {
            self.meet_sdk(line.sdk, whole, numbers);
        }
        self.end_entry();
        self.clock.saw_utc(line.time);
        let event = Event {
            time: line.time,
            line: self.line,
            device: met.device,
            peer: class.and(met.peer).unwrap_or_default(),
            class: class.unwrap_or_default(),
            file: self.file,
        };
        self.record_seen(format, event, class.is_some());
        true
    }

    /// The position of the kind that a worker has numbered.
    fn kind_numbered(&mut self, line: &Scanned, whole: &[u8], numbers: &mut Numbers) -> Option<usize> {
        let known = place(&mut numbers.kinds, usize::from(line.kind));
        if known.is_none() {
            let fields = fast::line(whole)?;
            *known = Some(self.kind_of(&fields, line.time, &as_text(whole))?);
        }
        *known
    }

    /// Takes note of the party that a worker has numbered; of its address only where an event is kept.
    fn meet(&mut self, number: u32, whole: &[u8], (is_kept, numbers): (bool, &mut Numbers)) -> Option<Met> {
        let known = place(&mut numbers.parties, number as usize);
        if known.is_none_or(|met| is_kept && met.peer.is_none()) {
            let fields = fast::line(whole)?;
            let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
            let log = &mut self.case.log;
            *known = Some(Met {
                device: log.devices.intern(text(fields.device)),
                peer: is_kept.then(|| log.peers.intern(text(fields.peer))),
            });
        }
        *known
    }

    /// Takes note of the client library that a worker has numbered.
    fn meet_sdk(&mut self, number: u16, whole: &[u8], numbers: &mut Numbers) {
        let fields = fast::line(whole).unwrap_or_default();
        let sdk = std::str::from_utf8(fields.sdk).unwrap_or_default();
        *place(&mut numbers.sdks, usize::from(number)) = Some(self.case.log.saw_sdk(sdk));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_a_kind_and_a_party_have_their_numbers() {
        let line = r#"{"time":"2024-03-05T08:14:02Z","operationName":"deviceConnect","category":"Connections","properties":"{\"deviceId\":\"NAME\"}"}"#;
        let text: Vec<String> = ["pump-1", "é", "pump-1", ""]
            .map(|name| line.replace("NAME", name))
            .into();
        let text = text.join("\n") + "\nother";
        let mut scanner = Scanner::default();
        for _ in 0..2 {
            let scanned = scanner.scan(&text);
            let parties: Vec<u32> = scanned.iter().map(|line| line.party).collect();
            assert_eq!(parties[..4], [0, 1, 0, 2]);
            let kinds: Vec<u16> = scanned.iter().map(|line| line.kind).collect();
            assert_eq!(kinds, [0, 0, 0, 0, NO_KIND]);
        }
    }
}
