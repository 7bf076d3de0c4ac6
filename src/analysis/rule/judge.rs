//! Rules over a case: which hold, for which devices, by which lines.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::analysis::event::{Event, EventLog, Symbol};

use super::condition::EventCondition;
use super::definition::{Definition, GroupBy};
use super::set::Rule;
use super::view::{Group, View};

/// A rule that holds.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct Match {
    /// Index of the rule.
    pub(in crate::analysis) rule: usize,
    /// Devices concerned.
    pub(in crate::analysis) devices: Vec<Symbol>,
    /// Indexes of the events that prove it.
    pub(in crate::analysis) evidence: Vec<u32>,
    /// Measured period in milliseconds and the intervals it was measured on.
    pub(in crate::analysis) rhythm: Option<(i64, u64)>,
    /// The rhythm could be chance with this probability.
    pub(in crate::analysis) chance: Option<f64>,
    /// The rule asks for a quick return, and the log has no connects that could show one.
    pub(in crate::analysis) starts_missing: bool,
}

/// Which classes of events a rule's named events mean.
pub(super) struct Named<'r> {
    names: Vec<(&'r str, Vec<bool>)>,
}

impl<'r> Named<'r> {
    fn of(definition: &'r Definition, log: &EventLog) -> Self {
        let classes =
            |condition: &EventCondition| log.classes.iter().map(|class| condition.holds(class)).collect();
        Self {
            names: definition
                .events
                .iter()
                .map(|(name, event)| (name.as_str(), classes(event)))
                .collect(),
        }
    }

    fn classes(&self, name: &str) -> Option<&[bool]> {
        self.names
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, classes)| classes.as_slice())
    }

    /// Whether any event of the log can be meant.
    fn is_possible(&self, name: &str) -> bool {
        self.classes(name).is_some_and(|classes| classes.contains(&true))
    }

    /// Positions in `group` of the events that `name` means.
    pub(super) fn hits(&self, name: &str, group: &Group<'_>) -> Vec<u32> {
        let Some(classes) = self.classes(name) else {
            return Vec::new();
        };
        let mut hits = Vec::with_capacity(group.events.len());
        let events = group.events.iter().zip(group.classes);
        hits.extend(
            events
                .filter(|&(_, &class)| classes[class as usize])
                .map(|(&event, _)| event),
        );
        hits
    }
}

/// From this many events on, rules are judged on all cores.
const MANY_EVENTS: usize = 50_000;

/// All rules that hold for a case, in the order of the rules.
pub(in crate::analysis) fn judge(rules: &[Rule], log: &EventLog) -> Vec<Match> {
    let view = View::of(log);
    let judge_one = |(index, rule): (usize, &Rule)| {
        let found = judge_rule(&rule.definition, log, &view)?;
        Some(Match { rule: index, ..found })
    };
    let threads = match log.events.len() {
        ..MANY_EVENTS => 1,
        _ => std::thread::available_parallelism().map_or(1, usize::from),
    };
    if threads == 1 {
        return rules.iter().enumerate().filter_map(judge_one).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        rules.get(index).map(|rule| (index, rule))
    };
    let work = || {
        std::iter::from_fn(take)
            .filter_map(judge_one)
            .collect::<Vec<Match>>()
    };
    let mut matches: Vec<Match> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    matches.sort_by_key(|found| found.rule);
    matches
}

fn judge_rule(definition: &Definition, log: &EventLog, view: &View) -> Option<Match> {
    let named = Named::of(definition, log);
    if !definition.when.names().iter().all(|name| named.is_possible(name)) {
        return None;
    }
    match definition.group_by {
        None => {
            let whole = view.whole();
            let held = super::when::holds(definition, &named, &whole, log)?;
            let devices = devices_of(&held.evidence, log);
            Some(Match { devices, ..held })
        }
        Some(GroupBy::Device) => by_device(definition, &named, log, view),
    }
}

/// The rule for each device by itself; what holds is put together.
fn by_device(definition: &Definition, named: &Named<'_>, log: &EventLog, view: &View) -> Option<Match> {
    let mut held: Vec<(Symbol, Match)> = Vec::new();
    let mut tested = 0_u64;
    for group in view.devices() {
        let judged = super::when::holds(definition, named, &group, log);
        tested += u64::from(group.events.len() > 2);
        held.extend(judged.map(|found| (group.device, found)));
    }
    if definition
        .when
        .interval
        .as_ref()
        .is_some_and(|interval| interval.gte > 1)
    {
        super::when::keep_what_chance_cannot_explain(&mut held, tested);
    }
    let first = held.first()?;
    let mut periods: Vec<i64> = held
        .iter()
        .filter_map(|(_, found)| Some(found.rhythm?.0))
        .collect();
    periods.sort_unstable();
    let intervals = held.iter().filter_map(|(_, found)| Some(found.rhythm?.1)).sum();
    Some(Match {
        rule: 0,
        rhythm: periods.get(periods.len() / 2).map(|&period| (period, intervals)),
        chance: held.iter().filter_map(|(_, found)| found.chance).reduce(f64::min),
        starts_missing: first.1.starts_missing,
        devices: held
            .iter()
            .map(|(device, _)| *device)
            .filter(|device| *device != Symbol::default())
            .collect(),
        evidence: interleave(held.into_iter().map(|(_, found)| found.evidence).collect()),
    })
}

/// Evidence of all devices in turn, so that the first lines shown come from several.
fn interleave(lists: Vec<Vec<u32>>) -> Vec<u32> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let turn = |round: usize| lists.iter().filter_map(move |list| list.get(round).copied());
    (0..longest).flat_map(turn).collect()
}

/// Devices named by some events, each once, in order.
pub(super) fn devices_of(evidence: &[u32], log: &EventLog) -> Vec<Symbol> {
    let mut seen = std::collections::HashSet::new();
    let devices = evidence.iter().map(|&index| log.events[index as usize].device);
    devices
        .filter(|device| *device != Symbol::default() && seen.insert(*device))
        .collect()
}

/// Time between two events; `None` where one has no time.
pub(super) fn between(log: &EventLog, first: u32, second: u32) -> Option<i64> {
    let (first, second): (&Event, &Event) = (&log.events[first as usize], &log.events[second as usize]);
    (first.has_time() && second.has_time()).then(|| second.time - first.time)
}
