//! What a case comes to besides its causes: codes, and how it was read.

use std::collections::BTreeSet;

use super::diagnosis::{CodeCount, Note};
use super::event::EventLog;
use super::reader::Case;
use super::time::is_without_year;

/// The codes of a case, most frequent first.
pub(super) fn codes(log: &EventLog) -> Vec<CodeCount> {
    let seen: BTreeSet<u32> = log.classes.iter().filter_map(|class| class.code).collect();
    let seen: Vec<u32> = seen.into_iter().collect();
    let place = |code: u32| seen.binary_search(&code).ok();
    let places: Vec<Option<usize>> = log.classes.iter().map(|class| place(class.code?)).collect();
    let mut counts = vec![(0, vec![false; log.devices.len() + 1]); seen.len()];
    for event in &log.events {
        if let Some(place) = places[event.class as usize] {
            let (count, devices) = &mut counts[place];
            *count += 1;
            devices[event.device.0 as usize] = true;
        }
    }
    let mut codes: Vec<CodeCount> = seen
        .into_iter()
        .zip(counts)
        .filter(|(_, (count, _))| *count > 0)
        .map(|(code, (count, devices))| {
            let devices = devices.into_iter().skip(1).filter(|seen| *seen).count() as u64;
            CodeCount {
                code: code.to_string(),
                count,
                devices,
            }
        })
        .collect();
    codes.sort_by(|first, second| second.count.cmp(&first.count).then(first.code.cmp(&second.code)));
    codes
}

/// How the case was read, in so many formats beside plain text.
pub(super) fn notes(case: &Case, formats: u64) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |kind: &str, count: Option<u64>, line: Option<u32>| {
        notes.push(Note {
            kind: kind.to_owned(),
            count,
            line: line.map(u64::from),
        });
    };
    if case.log.span.is_none() && case.log.count > 0 {
        note("no-times", None, None);
    }
    if case.assumed.utc {
        note("local-time", None, None);
    }
    if case.assumed.year {
        let is_unknown = case.log.span.is_some_and(|(from, _)| is_without_year(from));
        let kind = if is_unknown {
            "unknown-year"
        } else {
            "assumed-year"
        };
        note(kind, None, None);
    }
    if let Some(line) = case.assumed.unset_line {
        note("clock-unset", None, Some(line));
    }
    if let Some(offset) = case.clock_offset {
        let kind = if offset < 0 { "clock-ahead" } else { "clock-behind" };
        note(kind, Some((offset.unsigned_abs() + 500) / 1000), None);
    }
    if formats > 1 {
        note("mixed-formats", Some(formats), None);
    }
    notes
}
