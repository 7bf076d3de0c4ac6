//! What a case leaves open, how much of it, and the command or query that collects it.

use serde::Deserialize;

use super::definition;
use super::diagnosis::{Confidence, Finding, Missing, Verdict};
use super::event::{EventLog, Kind};
use super::reader::Case;
use super::time;
use waypost_content::{ContentTree, Fault};

/// Where the commands stand in a content folder.
const PATH: &str = "rules/collect.toml";
/// A query reaches at least so many hours back, or so far before and after a log; that also makes up for a time zone not told.
const LEAST_HOURS: u64 = 24;

/// `rules/collect.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    collect: Vec<Command>,
}

/// One way to collect what is missing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Command {
    /// What it collects; see [`Missing::kind`].
    kinds: Vec<String>,
    /// Only for logs in these formats; left out: for all.
    #[serde(default)]
    format: Vec<String>,
    /// Only where a client library begins with one of these names, in any letter case.
    #[serde(default)]
    sdk: Vec<String>,
    /// Only where one of these causes comes first and is not proven, in the log of a device; then it is asked for.
    #[serde(default)]
    cause: Vec<String>,
    /// What is typed; `{hours}` is how far to look back, `{when}` the time of the log, after the name of a query's column.
    command: String,
}

/// The commands of a content folder.
#[derive(Debug)]
pub(super) struct Commands {
    commands: Vec<Command>,
}

impl Commands {
    /// Reads the commands; a content folder without any says what is missing all the same.
    pub(super) fn load(tree: &ContentTree) -> Result<Self, Fault> {
        let text = tree.files.get(PATH).map(String::as_str).unwrap_or_default();
        let file: File = definition::read(PATH, text)?;
        Ok(Self {
            commands: file.collect,
        })
    }

    /// What would decide what the case leaves open, each with its command where there is one; `format` is that of most lines.
    pub(super) fn missing(
        &self,
        case: &Case,
        (findings, verdict): (&[Finding], Verdict),
        format: &str,
    ) -> Vec<Missing> {
        let mut kinds = open_questions(case, findings, verdict);
        let doubted = findings
            .first()
            .filter(|_| !kinds.is_empty() && case.records == 0);
        let doubted = doubted.map(|finding| finding.cause.as_str());
        let asked = self.commands.iter().filter(|command| command.asks_about(doubted));
        for kind in asked.flat_map(|command| &command.kinds) {
            if kinds.iter().all(|(known, _)| known != kind) {
                kinds.insert(0, (kind.as_str(), None));
            }
        }
        let seconds = kinds
            .iter()
            .filter_map(|(_, seconds)| *seconds)
            .max()
            .unwrap_or(0);
        let hours = (covered_seconds(&case.log).unwrap_or(0) + seconds)
            .div_ceil(3600)
            .max(LEAST_HOURS);
        let when = when(case, seconds).unwrap_or_else(|| format!("> ago({hours}h)"));
        let missing = |(kind, seconds): (&str, Option<u64>)| Missing {
            kind: kind.to_owned(),
            seconds,
            command: self
                .command(kind, (format, doubted), &case.log)
                .map(|command| command.replace("{hours}", &hours.to_string()))
                .map(|command| command.replace("{when}", &when)),
        };
        kinds.into_iter().map(missing).collect()
    }

    /// The first command that is meant for such a log.
    fn command(&self, kind: &str, (format, doubted): (&str, Option<&str>), log: &EventLog) -> Option<&str> {
        let fits = |command: &&Command| {
            let by_format = command.format.iter().any(|known| known == format);
            let by_sdk = || {
                log.sdks
                    .iter()
                    .any(|sdk| command.sdk.iter().any(|name| begins_with(sdk, name)))
            };
            let for_all = command.format.is_empty() && command.sdk.is_empty();
            let by_cause = command.cause.is_empty() || command.asks_about(doubted);
            by_cause && command.kinds.iter().any(|known| known == kind) && (for_all || by_format || by_sdk())
        };
        self.commands
            .iter()
            .find(fits)
            .map(|command| command.command.trim())
    }
}

impl Command {
    fn asks_about(&self, doubted: Option<&str>) -> bool {
        doubted.is_some_and(|doubted| self.cause.iter().any(|cause| cause == doubted))
    }
}

fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// What is missing, and how much of it in seconds.
fn open_questions<'k>(case: &Case, findings: &[Finding], verdict: Verdict) -> Vec<(&'k str, Option<u64>)> {
    let log = &case.log;
    let any = |kind: Kind| log.classes.iter().any(|class| class.kind == kind);
    let is_proven = findings
        .first()
        .is_some_and(|finding| finding.confidence == Confidence::High);
    if is_proven || matches!(verdict, Verdict::Healthy | Verdict::Unrelated) {
        return Vec::new();
    }
    let mut open = Vec::new();
    let is_hub_log = case.records > 0;
    if is_hub_log {
        let drops = any(Kind::Disconnect);
        if let Some(seconds) = seconds_until_a_rhythm_shows(log).filter(|_| drops) {
            open.push(("longer-log", Some(seconds)));
        }
        match (any(Kind::Connect), drops || any(Kind::ConnectFailed)) {
            (true, _) => {}
            (false, true) => open.push(("connect-events", None)),
            (false, false) => open.push(("connections", None)),
        }
        if case.records_with_device == 0 {
            open.push(("device-column", None));
        }
    }
    if log.span.is_none() {
        open.push(("times", None));
    }
    match is_hub_log {
        true => open.push(("device-log", None)),
        false => open.extend([
            ("hub-log", None),
            ("diagnostic-setting", None),
            ("verbose-log", None),
        ]),
    }
    open
}

fn covered_seconds(log: &EventLog) -> Option<u64> {
    let (from, to) = log.span?;
    u64::try_from((to - from) / 1000).ok()
}

/// The time of the log in a query's words, and around it as much as is missing; `None` where its own times cannot be trusted.
fn when(case: &Case, seconds: u64) -> Option<String> {
    const HOUR: i64 = 3_600_000;
    let assumed = &case.assumed;
    if assumed.day || assumed.year || assumed.unset_line.is_some() || case.clock_offset.is_some() {
        return None;
    }
    let (from, to) = case.log.span?;
    let around = i64::try_from(seconds.div_ceil(3600).max(LEAST_HOURS)).ok()? * HOUR;
    let from = time::to_rfc3339((from - around).div_euclid(HOUR) * HOUR);
    let to = time::to_rfc3339((to + around).div_euclid(HOUR) * HOUR + HOUR);
    Some(format!("between (datetime({from}) .. datetime({to}))"))
}

/// Three intervals of the longest common rhythm (71 minutes) show whether drops are regular; so much more is needed.
fn seconds_until_a_rhythm_shows(log: &EventLog) -> Option<u64> {
    const THREE_INTERVALS: u64 = 4 * 71 * 60;
    let missing = THREE_INTERVALS.checked_sub(covered_seconds(log)?)?;
    (missing > 0).then_some(missing)
}
