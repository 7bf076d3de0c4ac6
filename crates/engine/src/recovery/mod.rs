//! An earlier report and the log from after a fix to what became of each cause: gone, still there, too early to tell.
//!
//! ```text
//! earlier findings ─┐
//! earlier events ───┼─ the same devices, the time after the earlier log ──▶ Observed ── odds ──▶ Recovered
//! later events ─────┘
//! ```
//!
//! Only devices in both logs count, and a device that is not back at the end of the later log proves nothing by its silence.

mod odds;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::diagnosis::{Confidence, Finding};
use super::event::{Class, Event, EventLog, Kind, Symbol};
use super::reader::Case;
use super::report::ReportId;
use super::rule::{Match, Rule};
use odds::{Fate, Observed};

/// What became of the causes of an earlier report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Recovery {
    /// Id of the earlier report; left out where it was not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// Its causes of medium and high confidence, best first.
    pub causes: Vec<Recovered>,
}

/// What became of one cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Recovered {
    /// Slug of the cause.
    pub cause: String,
    /// The article whose rules found it.
    pub article: String,
    /// What can be said.
    pub state: RecoveryState,
    /// Why nothing can be said; key of the text `recovery-why-<reason>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Devices in both logs.
    pub devices: u64,
    /// Period in seconds, where the cause came in a rhythm.
    pub period_seconds: Option<u64>,
    /// Since the cause was seen last, or since the later log watches, in seconds.
    pub silent_seconds: u64,
    /// How often it was due in that time: in a rhythm on each device, else on all together.
    pub due: u64,
    /// How often it was seen after the earlier log.
    pub seen: u64,
    /// So many seconds more of silence would show that it is gone.
    pub needed_seconds: Option<u64>,
}

/// What can be said of a cause after a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecoveryState {
    /// It would have shown by now; chance explains its silence in fewer than one of a hundred cases.
    Gone,
    /// It was seen again.
    StillThere,
    /// Its silence may be chance.
    TooEarly,
    /// These two logs cannot show it.
    Untold,
}

/// A case with the rules that hold for it.
#[derive(Clone, Copy)]
pub(super) struct Judged<'c> {
    pub(super) case: &'c Case,
    pub(super) matches: &'c [Match],
}

/// Compares a log with an earlier one, whose findings were `findings`.
pub(super) fn compare(
    rules: &[Rule],
    (report, findings): (Option<&ReportId>, &[Finding]),
    before: Judged<'_>,
    after: &Case,
) -> Recovery {
    let claims = findings
        .iter()
        .filter(|finding| finding.confidence >= Confidence::Medium);
    let causes = claims.map(|finding| {
        let held: Vec<&Match> = before
            .matches
            .iter()
            .filter(|held| {
                let rule = &rules[held.rule];
                rule.cause() == finding.cause && rule.article == finding.article
            })
            .collect();
        let observed = observe(&held, before.case, after);
        recovered(finding, observed)
    });
    Recovery {
        report: report.map(ReportId::to_string),
        causes: causes.collect(),
    }
}

fn recovered(finding: &Finding, observed: Result<Observed, &'static str>) -> Recovered {
    let nothing = Recovered {
        cause: finding.cause.clone(),
        article: finding.article.clone(),
        state: RecoveryState::Untold,
        reason: None,
        devices: 0,
        period_seconds: None,
        silent_seconds: 0,
        due: 0,
        seen: 0,
        needed_seconds: None,
    };
    let observed = match observed {
        Ok(observed) => observed,
        Err(reason) => {
            return Recovered {
                reason: Some(reason.to_owned()),
                ..nothing
            };
        }
    };
    let judgement = observed.judge();
    let seconds = |milliseconds: i64| u64::try_from(milliseconds / 1000).unwrap_or_default();
    let (state, reason, needed) = match judgement.fate {
        Fate::Gone => (RecoveryState::Gone, None, None),
        Fate::StillThere => (RecoveryState::StillThere, None, None),
        Fate::TooEarly(left) => (RecoveryState::TooEarly, None, Some(seconds(left) + 1)),
        Fate::SeenOnce => (RecoveryState::Untold, Some("seen-once".to_owned()), None),
    };
    Recovered {
        state,
        reason,
        devices: observed.devices.len() as u64,
        period_seconds: observed.period.map(seconds),
        silent_seconds: seconds(judgement.silent),
        due: judgement.due,
        seen: judgement.seen,
        needed_seconds: needed,
        ..nothing
    }
}

/// What two logs show of a pattern; an error says why they show nothing.
fn observe(held: &[&Match], before: &Case, after: &Case) -> Result<Observed, &'static str> {
    if held.is_empty() {
        return Err("rules-changed");
    }
    let undated = before.assumed.day || after.assumed.day;
    let (Some(first), Some(second)) = (before.log.span.filter(|_| !undated), after.log.span) else {
        return Err("no-times");
    };
    let watch = (second.0.max(first.1), second.1);
    if watch.1 <= first.1 {
        return Err("earlier");
    }
    let rhythm = held.iter().find_map(|held| held.rhythm);
    let pattern = Pattern::of(held, &before.log);
    let devices = match rhythm {
        Some(_) => names(&before.log, held.iter().flat_map(|held| &held.devices).copied()),
        None => names(&before.log, before.log.events.iter().map(|event| event.device)),
    };
    let earlier = pattern.times(&before.log, &devices, first);
    let later = Later::of(&after.log, watch);
    let mut in_both: Vec<(Vec<i64>, Vec<i64>)> = Vec::new();
    let seen = pattern.times(&after.log, &devices, watch);
    let mut away = false;
    for name in &devices {
        let Some(is_back) = later.is_back.get(name) else {
            continue;
        };
        let mut times = seen.get(name).cloned().unwrap_or_default();
        match (is_back, times.is_empty()) {
            (true, _) => {}
            // It was lost by the cause itself and did not return: the cause lasts to the end.
            (false, false) => times.push(watch.1),
            (false, true) => {
                away = true;
                continue;
            }
        }
        in_both.push((earlier.get(name).cloned().unwrap_or_default(), times));
    }
    match in_both.iter().any(|(earlier, _)| !earlier.is_empty()) {
        true => Ok(Observed {
            first: first.1 - first.0,
            watch,
            devices: in_both,
            period: rhythm.map(|(period, _)| period),
        }),
        false if away => Err("not-connected"),
        false => Err("other-devices"),
    }
}

/// Names of devices; the empty one stands for a log that names none, and only for that.
fn names(log: &EventLog, devices: impl Iterator<Item = Symbol>) -> BTreeSet<&str> {
    let symbols: BTreeSet<Symbol> = devices.collect();
    let nameless = log.devices.len() == 0;
    let symbols = symbols.into_iter();
    let named = symbols.filter(|symbol| nameless || *symbol != Symbol::default());
    let mut names: BTreeSet<&str> = named.map(|symbol| log.devices.name(symbol)).collect();
    if nameless {
        names.insert("");
    }
    names
}

/// Events of a cause, by what they have in common whatever the log.
struct Pattern<'l> {
    classes: BTreeSet<Shape<'l>>,
}

/// A class without its protocol, which a fix may change.
type Shape<'l> = (Kind, Option<u32>, &'l str, &'l str, &'l [u16]);

fn shape(class: &Class) -> Shape<'_> {
    (
        class.kind,
        class.code,
        &class.category,
        &class.operation,
        &class.signals,
    )
}

impl<'l> Pattern<'l> {
    /// The events that proved it; the connects among them are no trouble.
    fn of(held: &[&Match], log: &'l EventLog) -> Self {
        let evidence = held.iter().flat_map(|held| &held.evidence);
        let classes: BTreeSet<Shape<'l>> = evidence
            .map(|&index| shape(log.class_of(&log.events[index as usize])))
            .collect();
        let trouble = |shape: &Shape<'_>| !matches!(shape.0, Kind::Connect | Kind::Other);
        match classes.iter().any(trouble) {
            true => Self {
                classes: classes.into_iter().filter(trouble).collect(),
            },
            false => Self { classes },
        }
    }

    /// When the devices show it within a span.
    fn times<'a>(
        &self,
        log: &'a EventLog,
        devices: &BTreeSet<&str>,
        (from, to): (i64, i64),
    ) -> BTreeMap<&'a str, Vec<i64>> {
        let is_ours: Vec<bool> = log
            .classes
            .iter()
            .map(|class| self.classes.contains(&shape(class)))
            .collect();
        let mut times: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        let events = log.events.iter().filter(|event| event.has_time());
        for event in events.filter(|event| (from..=to).contains(&event.time)) {
            let name = log.devices.name(event.device);
            if is_ours[event.class as usize] && devices.contains(name) {
                times.entry(name).or_default().push(event.time);
            }
        }
        times
    }
}

/// The devices of the later log.
struct Later<'l> {
    /// Whether a device is connected at the end, as far as the log tells.
    is_back: BTreeMap<&'l str, bool>,
}

impl<'l> Later<'l> {
    fn of(log: &'l EventLog, watch: (i64, i64)) -> Self {
        let kind = |event: &Event| log.class_of(event).kind;
        let shows_connects = log.events.iter().any(|event| kind(event) == Kind::Connect);
        let mut is_back = BTreeMap::new();
        for event in log.events.iter().filter(|event| event.time >= watch.0) {
            let lost = matches!(kind(event), Kind::Disconnect | Kind::ConnectFailed);
            let known = is_back.entry(log.devices.name(event.device)).or_insert(true);
            match kind(event) {
                Kind::Connect => *known = true,
                _ if lost && shows_connects => *known = false,
                _ => {}
            }
        }
        Self { is_back }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Recovered, RecoveryState, ReportId, Rules, analyse, analyse_after_until, redact::Stop};
    use waypost_content::ContentTree;

    const MINUTE: u32 = 60;

    /// Drops of a device at these minutes, each with a connect right behind it, and a beat of life of another.
    fn log(device: &str, minutes: &[u32], until: u32) -> String {
        let mut log = "TimeGenerated,OperationName,Level,ResultType,DeviceId\n".to_owned();
        let mut row = |minute: u32, second: u32, operation: &str, code: &str, device: &str| {
            let (day, minute) = (9 + minute / 1440, minute % 1440);
            let time = format!(
                "2026-03-{day:02}T{:02}:{:02}:{second:02}Z",
                minute / 60,
                minute % 60
            );
            log += &format!("{time},{operation},Error,{code},{device}\n");
        };
        for &minute in minutes {
            row(minute, 10, "deviceDisconnect", "404104", device);
            row(minute, 14, "deviceConnect", "", device);
        }
        row(until, 0, "deviceConnect", "", "other");
        log
    }

    fn after(before: &str, later: &str) -> Recovered {
        let rules = Rules::load(&ContentTree::embedded()).unwrap();
        let earlier = analyse(&rules, before);
        let id = ReportId::from_bits(7);
        let before = (Some(&id), &earlier, vec![before]);
        let diagnosis = analyse_after_until(&rules, vec![later], before, &Stop::new()).unwrap();
        let recovery = diagnosis.recovery.expect("it was compared");
        assert_eq!(recovery.report, Some(id.to_string()));
        recovery
            .causes
            .into_iter()
            .next()
            .expect("the earlier log shows a cause")
    }

    fn rhythm() -> String {
        let beats: Vec<u32> = (0..9).map(|beat| beat * 65).collect();
        log("pump-1", &beats, 9 * MINUTE)
    }

    #[test]
    fn the_cases_of_a_rhythm_are_told_apart() {
        let connected = |from: u32, until: u32| {
            // Only the connect is left of the pair.
            let pair = log("pump-1", &[from], until);
            let lines = pair.lines().filter(|line| !line.contains("404104"));
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        let rhythm = rhythm();
        let gone = after(&rhythm, &connected(600, 600 + 5 * MINUTE));
        assert_eq!((gone.state, gone.due), (RecoveryState::Gone, 4), "{gone:?}");
        let early = after(&rhythm, &connected(600, 600 + 2 * MINUTE));
        assert_eq!(early.state, RecoveryState::TooEarly, "{early:?}");
        assert!(
            early
                .needed_seconds
                .is_some_and(|needed| (3600..7200).contains(&needed))
        );
        let beats: Vec<u32> = (0..4).map(|beat| 600 + beat * 65).collect();
        let still = after(&rhythm, &log("pump-1", &beats, 900));
        assert_eq!(still.state, RecoveryState::StillThere, "{still:?}");
        let reason = |later: &str| after(&rhythm, later).reason;
        assert_eq!(reason(&connected(60, 100)).as_deref(), Some("earlier"));
        let other = log("pump-2", &[600, 700], 900);
        assert_eq!(reason(&other).as_deref(), Some("other-devices"));
        assert_eq!(reason("no times in it: 404104\n").as_deref(), Some("no-times"));
    }
}
