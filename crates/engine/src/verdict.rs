//! The findings of a case to its verdict, the one word that has to be earned.
//!
//! A report that reassures wrongly is worse than none. So *healthy* asks for proof that something worked, and *expected* for proof
//! that every fault is harmless; what could be a fault and is neither makes the verdict *unknown*, and is listed.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::diagnosis::{Confidence, Finding, NotUnderstood, Verdict};
use super::event::{Class, Event, EventLog, Kind, Symbol};
use super::reader::Case;
use super::rule::{Match, Rule};
use super::scope::Nearness;

/// A fault so near a proven harmless one, on the same device, is part of it, in milliseconds: what a client writes while it comes back.
const NEAR: i64 = 60_000;
/// The same where the log has no times, in lines.
const NEAR_LINES: u32 = 20;

/// What the rules say of a case.
pub(super) struct Judged<'j> {
    pub(super) rules: &'j [Rule],
    pub(super) matches: &'j [Match],
    pub(super) findings: &'j [Finding],
}

/// The verdict in one word; `goodbye` is the signal of a client that ends its connection by itself.
pub(super) fn verdict(case: &Case, judged: &Judged<'_>, goodbye: Option<u16>) -> Verdict {
    let claims = || {
        judged
            .findings
            .iter()
            .filter(|finding| finding.confidence >= Confidence::Medium)
    };
    let near = case.nearness > Nearness::Unknown;
    let has_faults = case.suspects.any() || has_faults(&case.log, goodbye);
    let connects = || {
        case.log
            .events
            .iter()
            .any(|event| case.log.class_of(event).kind == Kind::Connect)
    };
    match () {
        () if claims().any(|finding| !finding.benign) => Verdict::Found,
        () if claims().next().is_some() => harmless(case, judged, goodbye),
        () if !judged.findings.is_empty() => Verdict::Hints,
        () if has_faults => Verdict::Unknown,
        () if near && !case.suspects.is_open && (case.suspects.worked || connects()) => Verdict::Healthy,
        () if case.nearness == Nearness::Home || case.suspects.is_about => Verdict::Unknown,
        () => Verdict::Unrelated,
    }
}

/// The verdict where all that is claimed is harmless: *expected* only if it is proven, and explains all that could be a fault.
fn harmless(case: &Case, judged: &Judged<'_>, goodbye: Option<u16>) -> Verdict {
    let proven = Proven::of(judged, &case.log);
    let is_explained = !case.suspects.overflow
        && case
            .suspects
            .lines
            .iter()
            .all(|line| proven.explains((line.file, line.line), line.time, line.device))
        && faults(&case.log, goodbye)
            .all(|event| proven.explains((event.file, event.line), event.time, event.device));
    let has_proof = !proven.lines.is_empty();
    match (has_proof, is_explained) {
        (true, true) => Verdict::Expected,
        (true, false) => Verdict::Unknown,
        (false, _) => Verdict::Hints,
    }
}

/// The events that a harmless cause is proven by.
pub(super) struct Proven {
    lines: HashSet<(u16, u32), RandomState>,
    /// For each device when they were, in order, and on which lines.
    times: HashMap<Symbol, (Vec<i64>, Vec<u32>), RandomState>,
}

impl Proven {
    /// The proof of the harmless causes of a case.
    pub(super) fn of(judged: &Judged<'_>, log: &EventLog) -> Self {
        let is_proven = |rule: &Rule| {
            let mut findings = judged.findings.iter();
            let finding = findings.find(|finding| finding.cause == rule.cause());
            rule.benign && finding.is_some_and(|finding| finding.confidence == Confidence::High)
        };
        let matches = judged
            .matches
            .iter()
            .filter(|found| is_proven(&judged.rules[found.rule]));
        let mut proven = Self {
            lines: HashSet::default(),
            times: HashMap::default(),
        };
        for event in matches
            .flat_map(|found| &found.evidence)
            .map(|&index| &log.events[index as usize])
        {
            proven.lines.insert((event.file, event.line));
            let (times, lines) = proven.times.entry(event.device).or_default();
            if event.has_time() {
                times.push(event.time);
            }
            lines.push(event.line);
        }
        for (times, lines) in proven.times.values_mut() {
            times.sort_unstable();
            lines.sort_unstable();
        }
        proven
    }

    /// Whether a fault is part of what is proven.
    pub(super) fn explains(&self, place: (u16, u32), time: i64, device: Symbol) -> bool {
        if self.lines.contains(&place) {
            return true;
        }
        let Some((times, lines)) = self.times.get(&device) else {
            return false;
        };
        if time == Event::NO_TIME || times.is_empty() {
            let next = lines.partition_point(|&line| line.saturating_add(NEAR_LINES) < place.1);
            return lines
                .get(next)
                .is_some_and(|&line| line.abs_diff(place.1) <= NEAR_LINES);
        }
        let next = times.partition_point(|&near| near < time.saturating_sub(NEAR));
        times
            .get(next)
            .is_some_and(|&near| near <= time.saturating_add(NEAR))
    }
}

/// Whether anything went wrong. A client that says goodbye and does not come back was done.
fn has_faults(log: &EventLog, goodbye: Option<u16>) -> bool {
    if faults(log, goodbye).next().is_some() {
        return true;
    }
    let kinds = log.events.iter().map(|event| log.class_of(event).kind);
    let mut after_goodbye = kinds.skip_while(|&kind| kind != Kind::Disconnect);
    after_goodbye.any(|kind| kind == Kind::Connect)
}

/// The events that are faults.
pub(super) fn faults(log: &EventLog, goodbye: Option<u16>) -> impl Iterator<Item = &Event> {
    let says_goodbye = move |class: &Class| {
        let signals = class.signals.iter().copied();
        class.kind == Kind::Disconnect && class.code.is_none() && signals.eq(goodbye)
    };
    let is_fault = move |class: &Class| {
        let is_bad = matches!(class.kind, Kind::Error | Kind::ConnectFailed | Kind::Disconnect);
        class.code.is_some() || class.is_doubtful || is_bad && !says_goodbye(class)
    };
    log.events
        .iter()
        .filter(move |event| is_fault(log.class_of(event)))
}

/// The lines that the reader of a report has to look at, because nothing explains them.
pub(super) fn not_understood(case: &Case, verdict: Verdict) -> Vec<NotUnderstood> {
    match verdict {
        Verdict::Unknown => case.suspects.listed(true),
        _ => case.suspects.listed(false),
    }
}
