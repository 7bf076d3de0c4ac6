//! Lines of text: what programs wrap around them, where an entry begins, when and by which device.

use std::borrow::Cow;
use std::ops::Range;

use regex::Captures;

use super::{Formats, header_of};
use crate::expression::Expression;
use crate::layout::Grammar;
use crate::time::Stamp;

/// Wrappers are taken off this often at most: a quoted mail of a container log of a service log.
const MOST_WRAPPERS: usize = 4;

/// A line without what other programs put in front of it.
#[derive(Debug, Default)]
pub(crate) struct Unwrapped<'a> {
    /// What the program itself printed.
    pub(crate) text: Cow<'a, str>,
    /// The wrapper's time stamp, if it has one.
    pub(crate) stamp: Option<Stamp>,
    /// The process that printed the line, if the wrapper names it.
    pub(crate) process: Option<String>,
}

/// The beginning of an entry: where in its line it says what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beginning {
    time: Option<Range<usize>>,
    epoch: Option<Range<usize>>,
    device: Option<Range<usize>>,
}

impl Beginning {
    /// Where the groups of an expression stand.
    fn of(captures: &Captures<'_>) -> Self {
        let place = |name| captures.name(name).map(|group| group.range());
        let place = |name| place(name).filter(|range| !range.is_empty());
        Self {
            time: place("time"),
            epoch: place("epoch"),
            device: place("device"),
        }
    }

    /// The time stamp, in the line that it was found in or another one of the same shape.
    pub(crate) fn stamp(&self, line: &str) -> Option<Stamp> {
        match (&self.time, &self.epoch) {
            (Some(time), _) => Stamp::read(&line[time.clone()]).map(|(stamp, _)| stamp),
            (None, epoch) => Stamp::from_epoch(&line[epoch.clone()?]),
        }
    }

    /// The device that it names, in the line that it was found in or another one of the same shape.
    pub(crate) fn device<'t>(&self, line: &'t str) -> Option<&'t str> {
        self.device.clone().map(|range| &line[range])
    }
}

impl Formats {
    /// Takes off mail quotes, container and journal prefixes, and docker's JSON.
    pub(crate) fn unwrap<'a>(&self, line: &'a str) -> Unwrapped<'a> {
        let mut unwrapped = Unwrapped {
            text: Cow::Borrowed(line),
            ..Unwrapped::default()
        };
        for _ in 0..MOST_WRAPPERS {
            let first = self.lines.wrapper_set.matches(&unwrapped.text).next();
            let Some(index) = first else { break };
            let Some(inner) = self.take_off(&self.lines.wrappers[index], &unwrapped) else {
                break;
            };
            unwrapped = inner;
        }
        unwrapped
    }

    fn take_off<'a>(&self, wrapper: &Expression, outer: &Unwrapped<'a>) -> Option<Unwrapped<'a>> {
        let captures = wrapper.captures(&outer.text)?;
        let rest = captures.name("rest")?;
        let process = named(&captures, "process")
            .map(str::to_owned)
            .or_else(|| outer.process.clone());
        let stamp = Beginning::of(&captures).stamp(&outer.text).or(outer.stamp);
        let text = match captures.name("json") {
            Some(_) => Cow::Owned(unescape(rest.as_str())?),
            None => match &outer.text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[rest.range()]),
                Cow::Owned(text) => Cow::Owned(text[rest.range()].to_owned()),
            },
        };
        (text.len() < outer.text.len()).then_some(Unwrapped { text, stamp, process })
    }

    /// The format in whose way an entry begins with this line, and where the beginning says what.
    pub(crate) fn entry_of(&self, line: &str) -> Option<(usize, Beginning)> {
        let index = self.lines.entry_set.matches(line).next()?;
        let (format, expression) = &self.lines.entries[index];
        let captures = expression.captures(line);
        Some((*format, captures.as_ref().map(Beginning::of).unwrap_or_default()))
    }

    /// Where a line names a device, by the general ways of naming one.
    pub(crate) fn device_in(&self, line: &str) -> Option<Range<usize>> {
        self.lines.device_hints.find(line)?;
        let found = self
            .lines
            .device
            .iter()
            .find_map(|expression| expression.captures(line)?.get(1))?;
        Some(found.range()).filter(|device| device.len() <= 128)
    }
}

impl Grammar for Formats {
    fn is_stamped(&self, line: &str) -> bool {
        let unwrapped = self.unwrap(line);
        unwrapped.stamp.is_some()
            || self
                .entry_of(&unwrapped.text)
                .is_some_and(|(_, entry)| entry.stamp(&unwrapped.text).is_some())
    }

    fn begins(&self, line: &str) -> bool {
        let trimmed = line.trim_start();
        ["{\"", "[\"", "[{"]
            .iter()
            .any(|opening| trimmed.starts_with(opening))
            || OPENINGS.iter().any(|opening| trimmed.starts_with(opening))
            || self.lines.wrapper_set.is_match(line)
            || self.lines.entry_set.is_match(line)
    }

    fn inside<'t>(&self, line: &'t str) -> Option<Cow<'t, str>> {
        let unwrapped = self.unwrap(line);
        (unwrapped.text.len() < line.len()).then_some(unwrapped.text)
    }

    fn is_data(&self, line: &str) -> bool {
        let opens =
            line.trim_start().starts_with(['{', '[']) && line.trim_start().get(1..).is_none_or(opens_data);
        opens || header_of(self, line.trim_end()).is_some()
    }
}

/// What follows the first bracket of JSON: nothing, another bracket or a string.
fn opens_data(rest: &str) -> bool {
    rest.trim_start().is_empty() || rest.trim_start().starts_with(['{', '[', '"'])
}

/// What begins a line within a stack trace.
pub(crate) const OPENINGS: [&str; 9] = [
    "at ",
    "Caused by",
    "--- ",
    "---> ",
    "Traceback",
    "The above exception",
    "During handling",
    "... ",
    "Tracking Id",
];

fn named<'t>(captures: &Captures<'t>, name: &str) -> Option<&'t str> {
    captures
        .name(name)
        .map(|group| group.as_str())
        .filter(|text| !text.is_empty())
}

/// The text of a JSON string's inside.
fn unescape(inside: &str) -> Option<String> {
    let mut text: String = serde_json::from_str(&format!("\"{inside}\"")).ok()?;
    text.truncate(text.trim_end().len());
    Some(text)
}
