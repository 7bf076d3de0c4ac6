//! The kinds of conditions, each as one function from a group of events to the events that fulfil it.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use crate::event::Symbol;

use super::chance;
use super::definition::{Absent, Definition, EventCount, Field, Interval, Share, Surge, ValueCount};
use super::hits::Group;
use super::interval::{self, Rhythm, Wanted};
use super::judge::{Match, Named};

/// A device's rhythm counts where fewer than one in a hundred random ones would show it …
const UNLIKELY: f64 = 0.01;
/// … and where all devices that show one are more than chance would give.
const VERY_UNLIKELY: f64 = 0.001;

/// What is asked, of which events; these are named by their positions in the group.
struct Asked<'a> {
    named: &'a Named<'a>,
    group: Group<'a>,
    timespan: Option<i64>,
}

/// Whether a rule holds for a group; all its conditions must.
pub(super) fn holds(definition: &Definition, named: &Named<'_>, group: Group<'_>) -> Option<Match> {
    let asked = Asked {
        named,
        group,
        timespan: definition.timespan,
    };
    let when = &definition.when;
    let mut held = Match::default();
    let mut evidence = |found: Vec<u32>| held.evidence.extend(found);
    if let Some(count) = &when.event_count {
        evidence(asked.event_count(count)?);
    }
    if let Some(count) = &when.value_count {
        evidence(asked.value_count(count)?);
    }
    if !when.temporal.is_empty() {
        evidence(asked.temporal(&when.temporal)?);
    }
    if !when.temporal_ordered.is_empty() {
        evidence(asked.temporal_ordered(&when.temporal_ordered, when.times)?);
    }
    if let Some(share) = &when.share {
        evidence(asked.share(share)?);
    }
    if let Some(surge) = &when.surge {
        evidence(asked.surge(surge)?);
    }
    if let Some(absent) = &when.absent {
        evidence(asked.absent(absent)?);
    }
    if let Some(wanted) = &when.interval {
        let (rhythm, members, starts_missing) = asked.interval(wanted)?;
        evidence(members);
        held.rhythm = Some((rhythm.period, rhythm.intervals));
        held.chance = Some(rhythm.chance);
        held.starts_missing = starts_missing;
    }
    if definition.unless.iter().any(|name| !asked.hits(name).is_empty()) {
        return None;
    }
    held.evidence.sort_unstable();
    held.evidence.dedup();
    let index = |position: &mut u32| *position = group.events[*position as usize].index;
    held.evidence.iter_mut().for_each(index);
    Some(held)
}

/// Of the devices that each show a rhythm by themselves, keeps those that chance cannot explain among so many tested.
pub(super) fn keep_what_chance_cannot_explain(held: &mut Vec<(Symbol, &Match)>, tested: u64) {
    let chance = |found: &Match| found.chance.unwrap_or(0.0);
    let unlikely = held.iter().filter(|(_, found)| chance(found) <= UNLIKELY).count() as u64;
    let together = chance::tail(tested.max(unlikely), unlikely, UNLIKELY);
    let alone = |found: &Match| chance(found) * tested.max(1) as f64 <= 2.0 * VERY_UNLIKELY;
    held.retain(|(_, found)| alone(found) || together <= VERY_UNLIKELY && chance(found) <= UNLIKELY);
}

impl<'a> Asked<'a> {
    /// The events that a name means, in the order of time.
    fn hits(&self, name: &str) -> &'a [u32] {
        self.group.hits.of(self.named.meaning(name))
    }

    /// Whether two events lie within the time span; without times or without a span they do.
    fn near(&self, first: u32, second: u32) -> bool {
        match (self.timespan, self.group.between(first, second)) {
            (Some(span), Some(distance)) => distance <= span,
            _ => true,
        }
    }

    fn event_count(&self, count: &EventCount) -> Option<Vec<u32>> {
        let hits = self.hits(&count.event);
        if count.lte.is_some_and(|most| hits.len() as u64 > most) {
            return None;
        }
        let size = count.gte.max(1) as usize;
        let dense = hits.len() >= size
            && hits
                .windows(size)
                .any(|window| self.near(window[0], window[size - 1]));
        dense.then(|| hits.to_vec())
    }

    fn value_count(&self, count: &ValueCount) -> Option<Vec<u32>> {
        let hits = self.hits(&count.event);
        let value = |position: u32| {
            let event = self.group.event(position);
            match count.field {
                Field::Device => event.device.0,
                Field::Peer => event.peer.0,
                Field::Code => self.group.log.class_of(event).code.unwrap_or(0),
                Field::Category => event.class,
            }
        };
        let first = hits.first().map(|&index| value(index))?;
        if count.gte > 1 && hits.iter().all(|&index| value(index) == first) {
            return None;
        }
        let (mut from, mut distinct) = (0, 0);
        let mut seen: HashMap<u32, u64, RandomState> = HashMap::default();
        for (position, &index) in hits.iter().enumerate() {
            if value(index) != 0 {
                let times = seen.entry(value(index)).or_default();
                distinct += u64::from(*times == 0);
                *times += 1;
            }
            while !self.near(hits[from], index) {
                if let Some(times) = seen.get_mut(&value(hits[from])) {
                    *times -= 1;
                    distinct -= u64::from(*times == 0);
                }
                from += 1;
            }
            if distinct >= count.gte {
                return Some(hits[from..=position].to_vec());
            }
        }
        None
    }

    fn temporal(&self, names: &[String]) -> Option<Vec<u32>> {
        let lists: Vec<&[u32]> = names.iter().map(|name| self.hits(name)).collect();
        let first = lists.first()?;
        first.iter().find_map(|&anchor| {
            let near = |list: &&[u32]| self.nearest(list, anchor);
            lists.iter().map(near).collect::<Option<Vec<u32>>>()
        })
    }

    /// The event of a list, which is in order, that is near an anchor and closest to it in the list.
    fn nearest(&self, list: &[u32], anchor: u32) -> Option<u32> {
        let behind = list.partition_point(|&other| other < anchor);
        let before = behind.checked_sub(1).map(|at| list[at]);
        let before = before.filter(|&other| self.near(other, anchor));
        before.or_else(|| {
            list.get(behind)
                .copied()
                .filter(|&other| self.near(anchor, other))
        })
    }

    /// All chains in order, one after the other.
    fn temporal_ordered(&self, names: &[String], times: u64) -> Option<Vec<u32>> {
        let lists: Vec<&[u32]> = names.iter().map(|name| self.hits(name)).collect();
        let mut evidence = Vec::new();
        let mut after = 0_u32;
        for &start in *lists.first()? {
            if start < after {
                continue;
            }
            if let Some(chain) = self.chain(start, &lists[1..]) {
                after = *chain.last()?;
                evidence.extend(chain);
            }
        }
        (evidence.len() as u64 >= times.max(1) * names.len() as u64).then_some(evidence)
    }

    fn chain(&self, start: u32, lists: &[&[u32]]) -> Option<Vec<u32>> {
        let mut chain = vec![start];
        for list in lists {
            let last = *chain.last()?;
            let next = list[list.partition_point(|&index| index <= last)..]
                .first()
                .copied()?;
            if !self.near(start, next) {
                return None;
            }
            chain.push(next);
        }
        Some(chain)
    }

    fn share(&self, share: &Share) -> Option<Vec<u32>> {
        let hits = self.hits(&share.event);
        let seen = self.group.log.devices.len() as f64;
        let wanted = (seen * share.gte).ceil().max(share.devices as f64) as usize;
        let device = |position: u32| self.group.event(position).device;
        let mut times = vec![0_u32; self.group.log.devices.len() + 1];
        let (mut from, mut inside) = (0, 0);
        let mut best: Option<(usize, usize, usize)> = None;
        for (position, &index) in hits.iter().enumerate() {
            let arrived = &mut times[device(index).0 as usize];
            inside += usize::from(*arrived == 0 && device(index) != Symbol::default());
            *arrived += 1;
            while !self.near(hits[from], index) {
                let left = &mut times[device(hits[from]).0 as usize];
                *left -= 1;
                inside -= usize::from(*left == 0 && device(hits[from]) != Symbol::default());
                from += 1;
            }
            if inside >= wanted && best.is_none_or(|(most, ..)| inside > most) {
                best = Some((inside, from, position));
            }
        }
        best.map(|(_, from, to)| hits[from..=to].to_vec())
    }

    /// Time spans of equal length are counted; one has to have many more events than the median of those with any.
    fn surge(&self, surge: &Surge) -> Option<Vec<u32>> {
        let span = self.timespan?;
        let slot = |event: &u32| self.group.time(*event).div_euclid(span);
        let has_time = |event: &u32| self.group.has_time(*event);
        let timed: Vec<u32> = self.hits(&surge.event).iter().copied().filter(has_time).collect();
        let slots = || timed.chunk_by(|first, second| slot(first) == slot(second));
        let (first, last) = self.group.log.span?;
        let slots_seen = (last.div_euclid(span) - first.div_euclid(span) + 1).max(1) as usize;
        let mut counts: Vec<usize> = slots().map(<[u32]>::len).collect();
        counts.resize(slots_seen.clamp(counts.len(), 1_000_000.max(counts.len())), 0);
        counts.sort_unstable();
        let usual = (*counts.get(counts.len() / 2)? as f64).max(1.0);
        let fullest = slots().max_by_key(|slot| slot.len())?;
        let much = fullest.len() as u64 >= surge.gte && fullest.len() as f64 >= surge.factor * usual;
        (much && slots_seen > 2).then(|| fullest.to_vec())
    }

    /// Events after which the expected one does not come, although the log goes on.
    fn absent(&self, absent: &Absent) -> Option<Vec<u32>> {
        let expected = self.hits(&absent.event);
        let alone: Vec<u32> = self
            .hits(&absent.after)
            .iter()
            .copied()
            .filter(|&after| self.stays_alone(after, expected, absent))
            .collect();
        (alone.len() as u64 >= absent.gte).then_some(alone)
    }

    fn stays_alone(&self, after: u32, expected: &[u32], absent: &Absent) -> bool {
        let next = expected[expected.partition_point(|&index| index <= after)..]
            .first()
            .copied();
        let (time, end) = (self.group.time(after), self.group.log.span);
        match (absent.within, next) {
            (None, next) => next.is_none(),
            (Some(within), Some(next)) => self
                .group
                .between(after, next)
                .is_some_and(|distance| distance > within),
            (Some(within), None) => {
                self.group.has_time(after) && end.is_some_and(|(_, end)| end - time >= within)
            }
        }
    }

    fn interval(&self, wanted: &Interval) -> Option<(Rhythm, Vec<u32>, bool)> {
        let series = self.group.hits.series(self.named.series?);
        let (drops, starts) = (&series.drops, &series.starts);
        if (drops.len() as u64) < wanted.gte {
            return None;
        }
        let spec = Wanted {
            period: wanted.period,
            tolerance: wanted.tolerance,
            at_least: wanted.gte,
            share: wanted.share,
        };
        let by_distance = interval::in_series(&series.times, &spec);
        let by_length = interval::in_lengths(&series.lengths, series.rate(), &spec).map(|rhythm| Rhythm {
            members: rhythm
                .members
                .iter()
                .map(|&member| series.enders[member])
                .collect(),
            ..rhythm
        });
        let found = [&by_distance, &by_length].into_iter().flatten();
        let both: BTreeSet<usize> = found.flat_map(|rhythm| rhythm.members.iter().copied()).collect();
        let members: Vec<u32> = both.into_iter().map(|member| drops[member]).collect();
        let rhythm = match (by_distance, by_length) {
            (Some(distance), Some(length)) => distance.or_surer(length, wanted.tolerance),
            (distance, length) => distance.or(length)?,
        };
        let Some(limit) = wanted.back_within else {
            return Some((rhythm, members, false));
        };
        if starts.is_empty() {
            return Some((rhythm, members, true));
        }
        self.comes_back(&members, starts, limit)
            .then_some((rhythm, members, false))
    }

    /// Whether nearly every drop is followed by a start in time; the last one may be cut off by the end of the log.
    fn comes_back(&self, drops: &[u32], starts: &[u32], limit: i64) -> bool {
        let back = |drop: u32| {
            let next = starts[starts.partition_point(|&start| start <= drop)..]
                .first()
                .copied();
            next.and_then(|next| self.group.between(drop, next))
                .is_some_and(|distance| distance <= limit)
        };
        let returned = drops.iter().filter(|&&drop| back(drop)).count();
        returned >= 1 && (returned + 1) * 10 >= drops.len() * 8
    }
}
