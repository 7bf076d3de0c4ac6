//! What an analysis answers: numbers, ids and line numbers, no prose. Each face puts it into the reader's language.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::recovery::Recovery;
use super::severity::Severity;
use super::time::names_year;

/// How sure a finding is. Measured on the labelled logs: `High` is right in at least 95 of 100, `Medium` in 75.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A hint, never a claim.
    Low,
    /// More likely than anything else.
    Medium,
    /// The log proves it.
    High,
}

/// What the whole log comes to, in one word; the first sentence of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// At least one cause of medium or high confidence.
    Found,
    /// Every fault is proven to be expected behaviour (such as the renewal of a token): nothing to repair.
    Expected,
    /// Only hints: causes of low confidence, or harmless ones that are not proven.
    Hints,
    /// Something fails or may fail, and no rule knows why; see [`Diagnosis::not_understood`] and [`Diagnosis::missing`].
    Unknown,
    /// A connection stood or an operation was answered, and nothing in the text could be a fault.
    Healthy,
    /// Nothing in the text is about a connection or an operation that Waypost knows, and nothing fails.
    Unrelated,
}

/// The answer to one case (one log or several read as one).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Diagnosis {
    /// Id of the format that most lines are in, such as `iot-hub-resource-log`; `text` where none was recognised.
    pub format: String,
    /// Lines of the text, as a text editor counts them.
    pub lines: u64,
    /// Events read.
    pub events: u64,
    /// Lines in a recognised format that could not be read.
    pub unread_lines: u64,
    /// Time of the first event, RFC 3339 in UTC; `None` where the log has no times. For scripts also where it names no year.
    #[schema(format = DateTime)]
    pub from: Option<String>,
    /// Time of the last event.
    #[schema(format = DateTime)]
    pub to: Option<String>,
    /// The one-word verdict.
    pub verdict: Verdict,
    /// Distinct devices seen.
    pub devices: u64,
    /// The service's codes that the text truly shows, most frequent first.
    pub codes: Vec<CodeCount>,
    /// Causes, best first.
    pub findings: Vec<Finding>,
    /// The devices by what each of them shows, gravest first; empty where the log names none.
    #[serde(default)]
    pub cohorts: Vec<Cohort>,
    /// What was removed before anything was shown or stored.
    pub redactions: Vec<RedactionCount>,
    /// Client libraries seen, such as `.NET/1.41.3`, at most eight.
    pub sdks: Vec<String>,
    /// What a reader should know about how the log was read.
    pub notes: Vec<Note>,
    /// What would decide what this log cannot.
    pub missing: Vec<Missing>,
    /// Lines that could be about a fault and that no finding explains, by their shape, gravest first, at most fifty.
    #[serde(default)]
    pub not_understood: Vec<NotUnderstood>,
    /// Drops and reconnects over time.
    pub timeline: Timeline,
    /// The files of the case, where there are several; evidence and marks name them by their place in this list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<LogFile>,
    /// What became of the causes of an earlier report, where this log was sent to show that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Recovery>,
}

impl Diagnosis {
    /// The same for scripts, to whom a time is an instant: `from` and `to` only where the log names the year they are in.
    #[must_use]
    pub fn for_scripts(mut self) -> Self {
        let is_instant = |time: &String| {
            let instant = time.parse::<jiff::Timestamp>();
            instant.is_ok_and(|instant| names_year(instant.as_millisecond()))
        };
        self.from = self.from.filter(is_instant);
        self.to = self.to.filter(is_instant);
        self
    }
}

/// One of several files that were read as one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LogFile {
    /// Its name without folders, redacted; `None` for text that was pasted.
    pub name: Option<String>,
    /// Line ends in it, which stand before the next file in the text of the report.
    pub lines: u64,
}

/// A six-digit code and how often it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CodeCount {
    /// Six digits.
    #[schema(pattern = "^[0-9]{6}$")]
    pub code: String,
    /// Events that show it.
    pub count: u64,
    /// Distinct devices among those events.
    pub devices: u64,
}

/// One cause that the log speaks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// Slug of the cause.
    pub cause: String,
    /// The article whose rules found it.
    pub article: String,
    /// The article's symptom that the log shows, where one can be named.
    pub symptom: Option<u32>,
    /// How sure.
    pub confidence: Confidence,
    /// 0.0 to 1.0; orders findings.
    #[schema(minimum = 0, maximum = 1)]
    pub score: f64,
    /// Expected behaviour: nothing to repair.
    pub benign: bool,
    /// Ids of the rules that found it, strongest first.
    pub rules: Vec<String>,
    /// Devices concerned, at most a thousand.
    pub devices: Vec<String>,
    /// How many devices are concerned, all counted.
    pub device_count: u64,
    /// Measured period in seconds, where the rule is about a rhythm.
    pub period_seconds: Option<u64>,
    /// How many intervals the period was measured on.
    pub period_count: Option<u64>,
    /// The lines that prove it, in order, at most fifty.
    pub evidence: Vec<Evidence>,
    /// How many lines speak for it, all counted.
    pub evidence_count: u64,
    /// What speaks against it.
    pub against: Vec<Against>,
    /// The wizard page that continues from here, without a language.
    #[schema(example = "/404104/wizard?cause=sas-renewal&symptom=1")]
    pub url: String,
}

/// Devices with the same verdict and the same causes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Cohort {
    /// What each of them shows.
    pub verdict: Verdict,
    /// Slugs of the causes, best first; of harmless ones only where there is no other.
    pub causes: Vec<String>,
    /// How many devices.
    pub devices: u64,
    /// Some of their names.
    pub names: Vec<String>,
}

/// A line that speaks for a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Evidence {
    /// Line number, from 1.
    pub line: u64,
    /// Which of several files, from 0; left out for the first.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub file: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Something that lowers a finding's confidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Against {
    /// Key of the text `against-<reason>`.
    pub reason: String,
    /// Slug of the other cause, where the reason names one.
    pub cause: Option<String>,
    /// A line that shows it.
    pub line: Option<u64>,
}

pub use waypost_redact::RedactionCount;

/// A remark on how the log was read; the text is `note-<kind>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Note {
    /// Kind, such as `replaced-bytes`, `local-time`, `no-times`, `cut`.
    pub kind: String,
    /// How many, where the kind counts something.
    pub count: Option<u64>,
    /// A line that shows it.
    pub line: Option<u64>,
}

/// Something that would decide what this log cannot; the text is `missing-<kind>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Missing {
    /// Kind, such as `longer-log`, `connect-events`, `connections`, `device-log`, `hub-log`, `device-column`, `times`.
    pub kind: String,
    /// How much more, in seconds, where it is about time.
    pub seconds: Option<u64>,
    /// A command or query that collects it, where there is one.
    pub command: Option<String>,
}

/// Lines of one shape that could be about a fault and that no rule knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotUnderstood {
    /// What the lines have in common; `#` stands for what differs (numbers, names in quotes, hosts).
    pub shape: String,
    /// How many lines have it.
    pub count: u64,
    /// The level their writer gave them; `warning` where it gave none and the words speak of a fault.
    pub level: Severity,
    /// The first of them, from 1.
    pub line: u64,
    /// Which of several files, from 0; left out for the first.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub file: u32,
}

/// Devices × time, bounded in size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Timeline {
    /// The devices with the most marks, at most forty.
    pub rows: Vec<TimelineRow>,
    /// Devices not shown.
    pub more_devices: u64,
    /// All devices together, where there are many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fleet: Option<Fleet>,
}

/// The marks of all devices, counted by stretches of time; each list has one number for each stretch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Fleet {
    /// Time of the first mark, milliseconds since 1970-01-01 UTC.
    pub from: i64,
    /// Time of the last mark.
    pub to: i64,
    /// Length of a stretch in milliseconds. Stretches begin at its multiples, the first one with `from` in it.
    pub step: i64,
    /// Connections that ended.
    pub drops: Vec<u64>,
    /// Connections that began.
    pub connects: Vec<u64>,
    /// Other faults.
    pub faults: Vec<u64>,
}

/// One device's drops and reconnects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TimelineRow {
    /// Device id; empty where the log names none.
    pub device: String,
    /// In time order, at most two hundred.
    pub marks: Vec<Mark>,
    /// Marks not shown.
    pub more_marks: u64,
}

/// One mark on a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mark {
    /// Milliseconds since 1970-01-01 UTC; in 1970 or 1972, and good for distances only, where the log names no day or no year.
    pub time: i64,
    /// What happened.
    pub kind: MarkKind,
    /// The line that says so.
    pub line: u64,
    /// Which of several files, from 0; left out for the first.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub file: u32,
    /// The code, where there is one.
    pub code: Option<String>,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// The device connected.
    Connect,
    /// The device's connection ended.
    Drop,
    /// Another fault.
    Fault,
}
