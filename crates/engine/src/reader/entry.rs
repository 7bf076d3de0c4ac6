//! Lines of text to entries, and entries to events: one event per line that says something.

use std::borrow::Cow;
use std::rc::Rc;

use super::shapes::Said;
use super::{Place, Reader};
use crate::event::{Class, Event, Kind, Symbol, Writer};
use crate::format::Reading;
use crate::scope::Nearness;
use crate::time::{DAY, Stamp};

/// An entry of more lines is closed; a stack trace is shorter.
const MOST_LINES: usize = 200;
/// Lines are also read as one text, for messages that a terminal has broken, up to this size.
const MOST_JOINED: usize = 16 << 10;

/// Lines that belong together, until the next entry begins.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) lines: Vec<(u32, String, Rc<Said>)>,
    format: usize,
    time: Option<i64>,
    pub(super) device: Symbol,
    process: Symbol,
    unset: bool,
    writer: Writer,
}

impl Reader<'_> {
    /// Takes one line of text; how many bytes it took, with its line end.
    pub(super) fn text_line(&mut self, line: &str) -> usize {
        let number = self.line;
        if let Some(said) = self.shapes.bare(line) {
            self.said(line, number, (None, None, said));
            return line.len() + 1;
        }
        let unwrapped = self.lexicon.formats.unwrap(line);
        if unwrapped.text.starts_with('{')
            && unwrapped.text.len() < line.len()
            && self.record(&unwrapped.text, number)
        {
            return line.len() + 1;
        }
        let is_bare = unwrapped.text.len() == line.len();
        let said = self.shapes.of(self.lexicon, &unwrapped.text, is_bare);
        let process = unwrapped.process.as_deref();
        self.said(&unwrapped.text, number, (unwrapped.stamp, process, said));
        line.len() + 1
    }

    /// A record whose message is a line of another program's log.
    pub(super) fn wrapped(&mut self, reading: &Reading, place: Place<'_>) {
        let stamp = Stamp::read(&reading.time).map(|(stamp, _)| stamp);
        let stamp = stamp.or_else(|| Stamp::from_epoch(&reading.time));
        for line in reading.text.lines().filter(|line| !line.is_empty()) {
            let unwrapped = self.lexicon.formats.unwrap(line);
            let said = self.shapes.of(self.lexicon, &unwrapped.text, false);
            let process = unwrapped.process.as_deref();
            let stamp = unwrapped.stamp.or(stamp);
            self.said(&unwrapped.text, place.line, (stamp, process, said));
        }
    }

    /// Takes a line of which it is known what it says.
    fn said(
        &mut self,
        text: &str,
        number: u32,
        (stamp, process, said): (Option<Stamp>, Option<&str>, Rc<Said>),
    ) {
        if !said.goes_on || self.entry.lines.len() >= MOST_LINES {
            self.end_entry();
        }
        if self.entry.lines.is_empty() {
            let begin = said.begin.as_ref().map(|(_, begin)| begin);
            self.entry.format = said
                .begin
                .as_ref()
                .map_or(self.text_format, |(format, _)| *format);
            let stamp = begin.and_then(|begin| begin.stamp(text)).or(stamp);
            self.entry.time = stamp.and_then(|stamp| self.moment(&stamp));
            let is_unset = |stamp: Stamp| stamp.is_unset() && !(stamp.is_new_year() && self.clock_runs());
            self.entry.unset = stamp.is_some_and(is_unset);
            let device = begin.and_then(|begin| begin.device(text));
            self.entry.device =
                device.map_or(Symbol::default(), |device| self.case.log.devices.intern(device));
            self.entry.process =
                process.map_or(Symbol::default(), |process| self.case.log.peers.intern(process));
        }
        if self.entry.device == Symbol::default()
            && let Some(device) = said.device(self.lexicon, text)
        {
            self.entry.device = self.case.log.devices.intern(device);
        }
        self.entry.lines.push((number, text.to_owned(), said));
    }

    /// Whether the first minutes of a year that an entry shows are those of a clock that runs.
    fn clock_runs(&self) -> bool {
        let since = self.entry.time.and_then(|time| time.checked_sub(self.last_time));
        let runs_on = since.is_some_and(|since| (0..DAY).contains(&since));
        self.outlasts_new_year || self.last_is_set && runs_on
    }

    /// Closes the current entry and turns its lines into events.
    pub(super) fn end_entry(&mut self) {
        if self.entry.lines.is_empty() {
            return;
        }
        let mut entry = std::mem::take(&mut self.entry);
        let written = entry.lines.iter().filter(|(_, line, _)| !line.trim().is_empty());
        let written = written.count() as u64;
        let whole: Cow<'_, str> = match &entry.lines[..] {
            [(_, only, _)] => Cow::Borrowed(only),
            lines => Cow::Owned(
                lines
                    .iter()
                    .map(|(_, line, _)| line.as_str())
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
        };
        if written == 0 {
            return;
        }
        *self.case.formats.entry(entry.format).or_default() += written;
        self.case.log.count += 1;
        let time = entry.time.unwrap_or(self.last_time);
        self.last_time = time;
        self.last_is_set = !entry.unset;
        if self.clock.until_first_date().is_some() {
            self.case.log.saw_time(time);
        }
        if entry.device != Symbol::default() {
            self.device = entry.device;
        }
        let nearness = match &entry.lines[..] {
            [(_, only, said)] => said.nearness(self.lexicon, only),
            _ => self.lexicon.scope.of(&whole),
        };
        self.case.foreign += u64::from(nearness == Nearness::Foreign);
        self.case.nearness = self.case.nearness.max(nearness);
        if nearness == Nearness::Foreign {
            self.signs(&entry, time, &[]);
            return;
        }
        entry.writer = match nearness {
            _ if entry.format != self.text_format => Writer::Library,
            Nearness::Unknown => Writer::Other,
            _ => Writer::Ours,
        };
        self.says(&entry, &whole, time);
    }

    /// Emits what the lines of an entry say.
    fn says(&mut self, entry: &Entry, whole: &str, time: i64) {
        let codes = match &entry.lines[..] {
            [(_, only, said)] => said.codes(self.lexicon, only).to_vec(),
            _ => self.lexicon.codes.in_text(whole),
        };
        if !codes.is_empty() {
            self.case.nearness = self.case.nearness.max(Nearness::Kin);
        }
        let writer = match entry.writer {
            Writer::Other if !codes.is_empty() => Writer::Ours,
            writer => writer,
        };
        let mut per_line: Vec<Vec<u16>> = entry
            .lines
            .iter()
            .map(|(_, line, said)| said.signals(self.lexicon, line).to_vec())
            .collect();
        self.join_broken_lines(entry, &mut per_line);
        self.signs(entry, time, &per_line);
        if let Some(unset) = self.unset_signal.filter(|_| entry.unset) {
            self.case.assumed.unset_line.get_or_insert(entry.lines[0].0);
            per_line[0].push(unset);
        }
        let device = if entry.device == Symbol::default() {
            self.device
        } else {
            entry.device
        };
        let event = Event {
            time,
            line: 0,
            device,
            peer: entry.process,
            class: 0,
            file: self.file,
        };
        let mut codes: Vec<(u32, usize)> = codes.iter().map(|&code| (code, line_with(entry, code))).collect();
        for (position, mut signals) in per_line.into_iter().enumerate() {
            signals.sort_unstable();
            signals.dedup();
            let here = codes
                .iter()
                .position(|&(_, line)| line == position)
                .map(|index| codes.remove(index).0);
            if signals.is_empty() && here.is_none() {
                continue;
            }
            let kind = match self.lexicon.formats.vocabulary.kind(&signals) {
                Kind::Other if here.is_some() => Kind::Error,
                Kind::Connect if here.is_some() => Kind::ConnectFailed,
                kind => kind,
            };
            let class = Class {
                kind,
                code: here,
                signals: signals.into(),
                writer,
                ..Class::default()
            };
            self.push(
                class,
                Event {
                    line: entry.lines[position].0,
                    ..event
                },
            );
        }
        for (code, position) in codes {
            let class = Class {
                kind: Kind::Error,
                code: Some(code),
                ..Class::default()
            };
            self.push(
                class,
                Event {
                    line: entry.lines[position].0,
                    ..event
                },
            );
        }
    }

    /// Adds the signals that only show when lines are read as one: a terminal or a mail has broken the message.
    fn join_broken_lines(&self, entry: &Entry, per_line: &mut [Vec<u16>]) {
        let size: usize = entry.lines.iter().map(|(_, line, _)| line.len()).sum();
        if entry.lines.len() < 2 || size > MOST_JOINED {
            return;
        }
        for between in ["", " "] {
            let joined = entry
                .lines
                .iter()
                .map(|(_, line, _)| line.trim())
                .collect::<Vec<_>>()
                .join(between);
            for signal in self.lexicon.formats.vocabulary.signals(&joined) {
                if !per_line.iter().any(|signals| signals.contains(&signal)) {
                    per_line[0].push(signal);
                }
            }
        }
    }
}

/// The position of the line that shows a code as digits; the first line where it stands as a name.
fn line_with(entry: &Entry, code: u32) -> usize {
    let digits = code.to_string();
    entry
        .lines
        .iter()
        .position(|(_, line, _)| line.contains(&digits))
        .unwrap_or(0)
}
