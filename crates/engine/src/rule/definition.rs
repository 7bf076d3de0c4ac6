//! One `[[rule]]` table as written.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use super::condition::EventCondition;

/// The strength of a rule: how often a log that fits it has this cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// A hint.
    Low,
    /// More likely than anything else.
    Medium,
    /// It is hard to see what else it could be.
    High,
}

/// One rule as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Definition {
    pub(super) id: String,
    pub(super) cause: String,
    pub(super) level: Level,
    /// The symptom that the log shows; else the first that leads to the cause.
    #[serde(default)]
    pub(super) symptom: Option<u32>,
    /// One condition for short; the same as `events = { it = … }, when = { event_count = { event = "it", gte = 1 } }`.
    #[serde(default)]
    pub(super) event: Option<EventCondition>,
    /// Events by name.
    #[serde(default)]
    pub(super) events: BTreeMap<String, EventCondition>,
    /// `device`: each device by itself. Left out: the whole log.
    #[serde(default)]
    pub(super) group_by: Option<GroupBy>,
    /// All within this time.
    #[serde(default, deserialize_with = "optional_duration")]
    pub(super) timespan: Option<i64>,
    #[serde(default)]
    pub(super) when: When,
    /// Names of events that must not be there.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// Causes whose words this rule sees through: wrappers that lie, and aftermath.
    #[serde(default)]
    pub(super) outranks: Vec<String>,
    /// Known false alarms, for people.
    #[serde(default, rename = "falsepositives")]
    _falsepositives: Vec<String>,
    #[serde(default)]
    pub(super) sample: Vec<Sample>,
}

/// What is looked at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum GroupBy {
    /// Each device by itself.
    Device,
}

/// Whose events a rule is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of them.
    Whole,
    /// Those of each device.
    Device,
    /// Those of each device, and what its files say without naming any.
    Party,
}

/// How events must stand to each other. Everything given must hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct When {
    pub(super) event_count: Option<EventCount>,
    pub(super) value_count: Option<ValueCount>,
    /// All of these within the time span, in any order.
    #[serde(default)]
    pub(super) temporal: Vec<String>,
    /// All of these within the time span, in this order.
    #[serde(default)]
    pub(super) temporal_ordered: Vec<String>,
    /// So many times, one after the other; once unless said otherwise.
    #[serde(default = "once")]
    pub(super) times: u64,
    pub(super) interval: Option<Interval>,
    pub(super) share: Option<Share>,
    pub(super) surge: Option<Surge>,
    pub(super) absent: Option<Absent>,
}

/// At least so many events within the time span.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventCount {
    pub(super) event: String,
    pub(super) gte: u64,
    /// And at most so many in the whole group.
    #[serde(default)]
    pub(super) lte: Option<u64>,
}

/// At least so many different values among the events within the time span.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueCount {
    pub(super) event: String,
    pub(super) field: Field,
    pub(super) gte: u64,
}

/// What values are counted of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Field {
    Device,
    Peer,
    Code,
    Category,
}

/// Events at a regular interval.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Interval {
    /// The events that end a period, usually drops.
    pub(super) event: String,
    /// The events that begin one, usually connects; with them the length of sessions is measured too.
    #[serde(default)]
    pub(super) start: Option<String>,
    /// Shortest and longest period.
    #[serde(deserialize_with = "durations")]
    pub(super) period: (i64, i64),
    /// How far a single interval may be from the period, as a share of it.
    #[serde(default = "default_tolerance")]
    pub(super) tolerance: f64,
    /// So many intervals at least.
    pub(super) gte: u64,
    /// This share of the group's events fits the rhythm at least.
    #[serde(default = "default_share")]
    pub(super) share: f64,
    /// A start follows within this time, where the log has starts at all.
    #[serde(default, deserialize_with = "optional_duration")]
    pub(super) back_within: Option<i64>,
}

/// Many devices at once.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Share {
    pub(super) event: String,
    /// Share of all devices that the log names.
    pub(super) gte: f64,
    /// And so many devices at least.
    pub(super) devices: u64,
}

/// More than usual in this log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Surge {
    pub(super) event: String,
    /// So many times the median of all time spans of this length.
    pub(super) factor: f64,
    /// And so many events at least.
    pub(super) gte: u64,
}

/// Something expected does not follow.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Absent {
    /// What should follow.
    pub(super) event: String,
    /// What it should follow on.
    pub(super) after: String,
    /// Within this time; the log must go on for at least as long. Left out: never again.
    #[serde(default, deserialize_with = "optional_duration")]
    pub(super) within: Option<i64>,
    /// So many times; once unless said otherwise.
    #[serde(default = "once")]
    pub(super) gte: u64,
}

/// A log that a rule must find, or must not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    pub(super) finds: bool,
    pub(super) log: String,
    /// It comes near and must not be found.
    #[serde(default)]
    pub(super) near: bool,
}

fn once() -> u64 {
    1
}

fn default_tolerance() -> f64 {
    0.05
}

fn default_share() -> f64 {
    0.6
}

impl When {
    pub(super) fn is_empty(&self) -> bool {
        let single = self.event_count.is_none() && self.value_count.is_none() && self.interval.is_none();
        let many = self.temporal.is_empty() && self.temporal_ordered.is_empty();
        single && many && self.share.is_none() && self.surge.is_none() && self.absent.is_none()
    }

    /// Names of the events it speaks of.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        names.extend(self.event_count.iter().map(|count| count.event.as_str()));
        names.extend(self.value_count.iter().map(|count| count.event.as_str()));
        names.extend(
            self.temporal
                .iter()
                .chain(&self.temporal_ordered)
                .map(String::as_str),
        );
        names.extend(self.interval.iter().map(|interval| interval.event.as_str()));
        names.extend(self.share.iter().map(|share| share.event.as_str()));
        names.extend(self.surge.iter().map(|surge| surge.event.as_str()));
        names.extend(self.absent.iter().map(|absent| absent.after.as_str()));
        names
    }
}

impl Definition {
    /// What is looked at together: a rule that puts several events together speaks of one connection, whether it says so or
    /// not, but where it compares devices.
    pub(super) fn scope(&self) -> Scope {
        let when = &self.when;
        let counts_devices = when
            .value_count
            .as_ref()
            .is_some_and(|count| count.field == Field::Device);
        let compares =
            when.share.is_some() || when.surge.is_some() || when.interval.is_some() || counts_devices;
        let bounds = when.event_count.as_ref().is_some_and(|count| count.lte.is_some());
        let orders = !when.temporal.is_empty() || !when.temporal_ordered.is_empty() || when.absent.is_some();
        match self.group_by {
            Some(GroupBy::Device) => Scope::Device,
            None if !compares && (orders || bounds || !self.unless.is_empty()) => Scope::Party,
            None => Scope::Whole,
        }
    }

    pub(super) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let optional = self
            .when
            .interval
            .iter()
            .filter_map(|interval| interval.start.as_deref());
        let absent = self.when.absent.iter().map(|absent| absent.event.as_str());
        let used = self.when.names().into_iter().chain(optional).chain(absent);
        let used: BTreeSet<&str> = used.chain(self.unless.iter().map(String::as_str)).collect();
        for name in used.iter().filter(|name| !self.events.contains_key(**name)) {
            problems.push(format!("there is no event {name:?}"));
        }
        for name in self.events.keys().filter(|name| !used.contains(name.as_str())) {
            problems.push(format!("nothing is said about the event {name:?}"));
        }
        if self.when.is_empty() {
            problems.push("it says nothing about when it applies".into());
        }
        problems
    }
}

/// Milliseconds of `90s`, `65m`, `12h`, `2d`, `1m30s`.
pub(super) fn parse_duration(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|other: char| !other.is_ascii_digit())?;
        let number: i64 = rest[..digits].parse().ok()?;
        let unit = match rest.as_bytes()[digits] {
            b's' => 1_000,
            b'm' => 60_000,
            b'h' => 3_600_000,
            b'd' => 86_400_000,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        rest = &rest[digits + 1..];
    }
    (total > 0).then_some(total)
}

fn duration_of<E: serde::de::Error>(text: &str) -> Result<i64, E> {
    parse_duration(text).ok_or_else(|| {
        E::custom(format!(
            "{text:?} is no duration such as \"90s\", \"65m\" or \"12h\""
        ))
    })
}

fn optional_duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let text = String::deserialize(deserializer)?;
    duration_of(&text).map(Some)
}

fn durations<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(i64, i64), D::Error> {
    let (from, to) = <(String, String)>::deserialize(deserializer)?;
    Ok((duration_of(&from)?, duration_of(&to)?))
}
