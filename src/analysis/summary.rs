//! What a case comes to besides its causes: codes, timeline, how it was read, and what is missing to decide.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::diagnosis::{
    CodeCount, Confidence, Finding, Mark, MarkKind, Missing, Note, Timeline, TimelineRow, Verdict,
};
use super::event::{EventLog, Kind, Symbol};
use super::reader::Case;
use super::scope::Nearness;

const MOST_ROWS: usize = 40;
const MOST_MARKS: usize = 200;

/// The codes of a case, most frequent first.
pub(super) fn codes(log: &EventLog) -> Vec<CodeCount> {
    let mut counts: BTreeMap<u32, (u64, BTreeSet<Symbol>)> = BTreeMap::new();
    for event in &log.events {
        if let Some(code) = log.class_of(event).code {
            let (count, devices) = counts.entry(code).or_default();
            *count += 1;
            devices.extend((event.device != Symbol::default()).then_some(event.device));
        }
    }
    let mut codes: Vec<CodeCount> = counts
        .into_iter()
        .map(|(code, (count, devices))| CodeCount {
            code: code.to_string(),
            count,
            devices: devices.len() as u64,
        })
        .collect();
    codes.sort_by(|first, second| second.count.cmp(&first.count).then(first.code.cmp(&second.code)));
    codes
}

/// Drops, reconnects and faults of the devices that have the most of them.
pub(super) fn timeline(log: &EventLog) -> Timeline {
    let mut rows: HashMap<Symbol, (Vec<Mark>, u64)> = HashMap::new();
    for event in log.events.iter().filter(|event| event.has_time()) {
        let class = log.class_of(event);
        let kind = match class.kind {
            Kind::Connect => MarkKind::Connect,
            Kind::Disconnect => MarkKind::Drop,
            Kind::ConnectFailed | Kind::Error => MarkKind::Fault,
            Kind::Other => continue,
        };
        let (marks, more) = rows.entry(event.device).or_default();
        match marks.len() < MOST_MARKS {
            true => marks.push(Mark {
                time: event.time,
                kind,
                line: event.line.into(),
                code: class.code.map(|code| code.to_string()),
            }),
            false => *more += 1,
        }
    }
    let mut rows: Vec<TimelineRow> = rows
        .into_iter()
        .map(|(device, (marks, more_marks))| TimelineRow {
            device: log.devices.name(device).to_owned(),
            marks,
            more_marks,
        })
        .collect();
    let drops = |row: &TimelineRow| {
        row.marks
            .iter()
            .filter(|mark| mark.kind != MarkKind::Connect)
            .count()
    };
    rows.sort_by(|first, second| {
        drops(second)
            .cmp(&drops(first))
            .then(first.device.cmp(&second.device))
    });
    let more_devices = rows.len().saturating_sub(MOST_ROWS) as u64;
    rows.truncate(MOST_ROWS);
    Timeline { rows, more_devices }
}

/// The verdict in one word.
pub(super) fn verdict(case: &Case, findings: &[Finding]) -> Verdict {
    let claims: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.confidence >= Confidence::Medium)
        .collect();
    let fault = |kind: Kind| matches!(kind, Kind::Error | Kind::ConnectFailed | Kind::Disconnect);
    let faults = case
        .log
        .classes
        .iter()
        .any(|class| fault(class.kind) || class.code.is_some());
    let near = case.nearness > Nearness::Unknown;
    match () {
        () if claims.iter().any(|finding| !finding.benign) => Verdict::Found,
        () if !claims.is_empty() => Verdict::Expected,
        () if !findings.is_empty() => Verdict::Hints,
        () if faults && near => Verdict::Unknown,
        () if near => Verdict::Healthy,
        () => Verdict::Unrelated,
    }
}

/// How the case was read.
pub(super) fn notes(case: &Case) -> Vec<Note> {
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
        note("assumed-year", None, None);
    }
    if let Some(line) = case.assumed.unset_line {
        note("clock-unset", None, Some(line));
    }
    if case.formats.len() > 1 {
        note("mixed-formats", Some(case.formats.len() as u64), None);
    }
    notes
}

/// What would decide what the case leaves open.
pub(super) fn missing(case: &Case, findings: &[Finding], verdict: Verdict) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    let mut ask = |kind: &str, seconds: Option<u64>| {
        missing.push(Missing {
            kind: kind.to_owned(),
            seconds,
            command: None,
        });
    };
    let log = &case.log;
    let any = |kind: Kind| log.classes.iter().any(|class| class.kind == kind);
    let proven = findings
        .first()
        .is_some_and(|finding| finding.confidence == Confidence::High);
    if proven || matches!(verdict, Verdict::Healthy | Verdict::Unrelated) {
        return missing;
    }
    let hub_log = case.records > 0;
    if hub_log && any(Kind::Disconnect) {
        if let Some(seconds) = seconds_until_a_rhythm_shows(log) {
            ask("longer-log", Some(seconds));
        }
        if !any(Kind::Connect) {
            ask("connect-events", None);
        }
        if case.records_with_device == 0 {
            ask("device-column", None);
        }
    }
    if log.span.is_none() {
        ask("times", None);
    }
    ask(if hub_log { "device-log" } else { "hub-log" }, None);
    if !hub_log {
        ask("verbose-log", None);
    }
    missing
}

/// Three intervals of the longest common rhythm (71 minutes) show whether drops are regular; so much more is needed.
fn seconds_until_a_rhythm_shows(log: &EventLog) -> Option<u64> {
    const THREE_INTERVALS: u64 = 4 * 71 * 60;
    let (from, to) = log.span?;
    let covered = ((to - from) / 1000) as u64;
    THREE_INTERVALS
        .checked_sub(covered)
        .filter(|&seconds| seconds > 0)
}
