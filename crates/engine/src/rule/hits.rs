//! For each meaning that rules give to events, the events of a group that have it.

use crate::event::{Event, EventLog};

use super::condition::EventCondition;
use super::series::Series;
use super::view::{Seen, between};

/// What the conditions of rules mean in one log: sets of classes, each kept once however many rules ask for it.
#[derive(Default)]
pub(super) struct Meanings {
    sets: Vec<Vec<bool>>,
    /// For each class the sets that it is in.
    of_class: Vec<Vec<u16>>,
    /// The meanings of drop and start that rules about a rhythm ask for, each pair once.
    series: Vec<(u16, Option<u16>)>,
}

impl Meanings {
    /// The number of the set of classes that fulfil a condition; `None` where no class does.
    pub(super) fn of(&mut self, condition: &EventCondition, log: &EventLog) -> Option<u16> {
        let set: Vec<bool> = log.classes.iter().map(|class| condition.holds(class)).collect();
        if !set.contains(&true) {
            return None;
        }
        if let Some(known) = self.sets.iter().position(|known| *known == set) {
            return Some(known as u16);
        }
        let number = self.sets.len() as u16;
        self.of_class.resize(log.classes.len(), Vec::new());
        let members = set.iter().zip(&mut self.of_class).filter(|(is_in, _)| **is_in);
        members.for_each(|(_, numbers)| numbers.push(number));
        self.sets.push(set);
        Some(number)
    }

    /// The number of the series of these drops and starts.
    pub(super) fn series(&mut self, drop: u16, start: Option<u16>) -> usize {
        let known = self.series.iter().position(|known| *known == (drop, start));
        known.unwrap_or_else(|| {
            self.series.push((drop, start));
            self.series.len() - 1
        })
    }
}

/// For each meaning the events of a group that have it, by their positions in the group.
#[derive(Default)]
pub(super) struct Hits {
    lists: Vec<Vec<u32>>,
    series: Vec<Series>,
}

impl Hits {
    /// Looks at another group; memory is used again.
    pub(super) fn fill(&mut self, meanings: &Meanings, group: &[Seen]) {
        self.lists.resize(meanings.sets.len(), Vec::new());
        self.lists.iter_mut().for_each(Vec::clear);
        if self.lists.is_empty() {
            return;
        }
        for (position, seen) in (0..).zip(group) {
            for &number in &meanings.of_class[seen.class as usize] {
                self.lists[usize::from(number)].push(position);
            }
        }
        self.series.resize_with(meanings.series.len(), Series::default);
        for (series, &(drop, start)) in self.series.iter_mut().zip(&meanings.series) {
            let starts = start.map_or(&[][..], |start| &self.lists[usize::from(start)]);
            series.fill(&self.lists[usize::from(drop)], starts, group);
        }
    }

    /// Drops and sessions, by the number of their series.
    pub(super) fn series(&self, number: usize) -> &Series {
        &self.series[number]
    }

    /// The events with a meaning; none for a meaning that no event has.
    pub(super) fn of(&self, meaning: Option<u16>) -> &[u32] {
        meaning.map_or(&[], |number| &self.lists[number as usize])
    }
}

/// A group before a rule.
#[derive(Clone, Copy)]
pub(super) struct Group<'g> {
    pub(super) events: &'g [Seen],
    pub(super) hits: &'g Hits,
    pub(super) log: &'g EventLog,
}

impl<'g> Group<'g> {
    /// An event by its position.
    pub(super) fn event(&self, position: u32) -> &'g Event {
        &self.log.events[self.events[position as usize].index as usize]
    }

    /// When an event was; as [`Event::time`].
    pub(super) fn time(&self, position: u32) -> i64 {
        self.events[position as usize].time
    }

    /// Whether the log says when an event was.
    pub(super) fn has_time(&self, position: u32) -> bool {
        self.events[position as usize].has_time()
    }

    /// Time between two events; `None` where one has no time.
    pub(super) fn between(&self, first: u32, second: u32) -> Option<i64> {
        between(self.events, first, second)
    }
}
