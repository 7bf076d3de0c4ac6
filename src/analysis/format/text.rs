//! Lines of text: what programs wrap around them, where an entry begins, when and by which device.

use std::borrow::Cow;

use regex::{Captures, Regex};

use super::Formats;
use crate::analysis::time::Stamp;

/// Wrappers are taken off this often at most: a quoted mail of a container log of a service log.
const MOST_WRAPPERS: usize = 4;

/// A line without what other programs put in front of it.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Unwrapped<'a> {
    /// What the program itself printed.
    pub(in crate::analysis) text: Cow<'a, str>,
    /// The wrapper's time stamp, if it has one.
    pub(in crate::analysis) stamp: Option<Stamp>,
    /// The process that printed the line, if the wrapper names it.
    pub(in crate::analysis) process: Option<String>,
}

/// The beginning of an entry.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Line {
    /// Time stamp as written.
    pub(in crate::analysis) stamp: Option<Stamp>,
    /// Device the line names.
    pub(in crate::analysis) device: Option<String>,
}

impl Formats {
    /// Takes off mail quotes, container and journal prefixes, and docker's JSON.
    pub(in crate::analysis) fn unwrap<'a>(&self, line: &'a str) -> Unwrapped<'a> {
        let mut unwrapped = Unwrapped {
            text: Cow::Borrowed(line),
            ..Unwrapped::default()
        };
        for _ in 0..MOST_WRAPPERS {
            let matches = self.wrapper_set.matches(&unwrapped.text);
            let Some(index) = matches.iter().next() else { break };
            let Some(inner) = self.take_off(&self.wrappers[index], &unwrapped) else {
                break;
            };
            unwrapped = inner;
        }
        unwrapped
    }

    fn take_off<'a>(&self, wrapper: &Regex, outer: &Unwrapped<'a>) -> Option<Unwrapped<'a>> {
        let captures = wrapper.captures(&outer.text)?;
        let rest = captures.name("rest")?;
        let process = named(&captures, "process")
            .map(str::to_owned)
            .or_else(|| outer.process.clone());
        let stamp = stamp(&captures).or(outer.stamp);
        let text = match captures.name("json") {
            Some(_) => Cow::Owned(unescape(rest.as_str())?),
            None => match &outer.text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[rest.range()]),
                Cow::Owned(text) => Cow::Owned(text[rest.range()].to_owned()),
            },
        };
        (text.len() < outer.text.len()).then_some(Unwrapped { text, stamp, process })
    }

    /// The format in whose way an entry begins with this line, and what the beginning says.
    pub(in crate::analysis) fn entry_of(&self, line: &str) -> Option<(usize, Line)> {
        let index = self.entry_set.matches(line).iter().next()?;
        let (format, regex) = &self.entries[index];
        let Some(captures) = regex.captures(line) else {
            return Some((*format, Line::default()));
        };
        let device = named(&captures, "device").map(str::to_owned);
        Some((
            *format,
            Line {
                stamp: stamp(&captures),
                device,
            },
        ))
    }

    /// The device that a line names, by the general ways of naming one.
    pub(in crate::analysis) fn device_in<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.device_hints.find(line)?;
        let found = self
            .device
            .iter()
            .find_map(|regex| regex.captures(line)?.get(1))?;
        Some(found.as_str()).filter(|device| device.len() <= 128)
    }
}

fn named<'t>(captures: &Captures<'t>, name: &str) -> Option<&'t str> {
    captures
        .name(name)
        .map(|group| group.as_str())
        .filter(|text| !text.is_empty())
}

fn stamp(captures: &Captures<'_>) -> Option<Stamp> {
    if let Some(time) = named(captures, "time") {
        return Stamp::read(time).map(|(stamp, _)| stamp);
    }
    named(captures, "epoch").and_then(Stamp::from_epoch)
}

/// The text of a JSON string's inside.
fn unescape(inside: &str) -> Option<String> {
    let mut text: String = serde_json::from_str(&format!("\"{inside}\"")).ok()?;
    text.truncate(text.trim_end().len());
    Some(text)
}
