//! What a case comes to besides its causes: codes, the verdict, and how it was read.

use std::collections::BTreeSet;

use super::diagnosis::{CodeCount, Confidence, Finding, Note, Verdict};
use super::event::{Class, EventLog, Kind};
use super::reader::Case;
use super::scope::Nearness;
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

/// The verdict in one word; `goodbye` is the signal of a client that ends its connection by itself.
pub(super) fn verdict(case: &Case, findings: &[Finding], goodbye: Option<u16>) -> Verdict {
    let claims: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.confidence >= Confidence::Medium)
        .collect();
    let faults = || case.complains || has_faults(&case.log, goodbye);
    let near = case.nearness > Nearness::Unknown;
    match () {
        () if claims.iter().any(|finding| !finding.benign) => Verdict::Found,
        () if !claims.is_empty() => Verdict::Expected,
        () if !findings.is_empty() => Verdict::Hints,
        () if near && faults() => Verdict::Unknown,
        () if near => Verdict::Healthy,
        () => Verdict::Unrelated,
    }
}

/// Whether anything went wrong. A client that says goodbye and does not come back was done.
fn has_faults(log: &EventLog, goodbye: Option<u16>) -> bool {
    let says_goodbye = |class: &Class| {
        let signals = class.signals.iter().copied();
        class.kind == Kind::Disconnect && class.code.is_none() && signals.eq(goodbye)
    };
    let is_fault = |class: &Class| {
        class.code.is_some()
            || matches!(class.kind, Kind::Error | Kind::ConnectFailed | Kind::Disconnect)
                && !says_goodbye(class)
    };
    if log.classes.iter().any(is_fault) {
        return true;
    }
    let kinds = log.events.iter().map(|event| log.class_of(event).kind);
    let mut after_goodbye = kinds.skip_while(|&kind| kind != Kind::Disconnect);
    after_goodbye.any(|kind| kind == Kind::Connect)
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
