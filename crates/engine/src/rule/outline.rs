//! A rule to what it looks for, for people: names of events, and how they must stand to each other.

use super::condition::{EventCondition, OneOrMany};
use super::definition::{GroupBy, Level, When};
use super::set::Rule;
use crate::Confidence;

/// A rule as pages show it; each face puts it into words.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleOutline {
    /// Its id, such as `no-answer-to-a-ping`.
    pub id: String,
    /// How much it says.
    pub level: Confidence,
    /// What it looks for; all must hold.
    pub relations: Vec<Relation>,
    /// Within this time, in seconds.
    pub timespan: Option<u64>,
    /// On one device.
    pub on_one_device: bool,
    /// Signals, codes and kinds that must not be there.
    pub unless: Vec<String>,
}

/// Events and how they must stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// For each event: the signals, codes or kinds that mean it; one is enough.
    pub events: Vec<Vec<String>>,
    /// How they must stand.
    pub how: How,
}

/// How events must stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// At least so many.
    Count(u64),
    /// From at least so many different sources.
    Distinct(u64),
    /// Close together.
    Near,
    /// One after the other.
    Ordered,
    /// At a regular interval: shortest and longest in seconds, and at least so many times.
    Regular(u64, u64, u64),
    /// On at least this share of the devices, in per cent.
    Share(u64),
    /// So many times as often as usual.
    Surge(f64),
    /// The first without the second after it.
    Absent,
}

impl RuleOutline {
    pub(crate) fn of(rule: &Rule) -> Self {
        let definition = &rule.definition;
        let event = |name: &str| definition.events.get(name).map_or_else(Vec::new, terms);
        Self {
            id: definition.id.clone(),
            level: match definition.level {
                Level::Low => Confidence::Low,
                Level::Medium => Confidence::Medium,
                Level::High => Confidence::High,
            },
            relations: relations(&definition.when, &event),
            timespan: definition.timespan.map(seconds),
            on_one_device: definition.group_by == Some(GroupBy::Device),
            unless: definition.unless.iter().flat_map(|name| event(name)).collect(),
        }
    }
}

/// What means an event.
fn terms(event: &EventCondition) -> Vec<String> {
    let fields = [
        &event.signal,
        &event.code,
        &event.kind,
        &event.operation,
        &event.category,
    ];
    // The most particular field says enough.
    let first = fields.into_iter().flatten().next();
    first
        .into_iter()
        .flat_map(OneOrMany::iter)
        .map(str::to_owned)
        .collect()
}

fn seconds(milliseconds: i64) -> u64 {
    u64::try_from(milliseconds / 1000).unwrap_or_default()
}

fn relations(when: &When, event: &dyn Fn(&str) -> Vec<String>) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut add = |names: &[&str], how| {
        let events = names.iter().map(|name| event(name)).collect();
        found.push(Relation { events, how });
    };
    if let Some(interval) = &when.interval {
        let (from, to) = interval.period;
        add(
            &[&interval.event],
            How::Regular(seconds(from), seconds(to), interval.gte),
        );
    }
    if let Some(share) = &when.share {
        add(&[&share.event], How::Share((share.gte * 100.0).round() as u64));
    }
    if let Some(surge) = &when.surge {
        add(&[&surge.event], How::Surge(surge.factor));
    }
    if let Some(count) = &when.value_count {
        add(&[&count.event], How::Distinct(count.gte));
    }
    for (list, how) in [
        (&when.temporal, How::Near),
        (&when.temporal_ordered, How::Ordered),
    ] {
        if !list.is_empty() {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            add(&list, how);
        }
    }
    if let Some(absent) = &when.absent {
        add(&[&absent.after, &absent.event], How::Absent);
    }
    if let Some(count) = &when.event_count {
        add(&[&count.event], How::Count(count.gte));
    }
    found
}
