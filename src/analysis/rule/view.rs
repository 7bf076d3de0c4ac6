//! The events of a case in groups, and for each meaning that rules give to events, those of a group that have it.

use std::ops::Range;

use crate::analysis::event::{Event, EventLog, Symbol};

use super::condition::EventCondition;
use super::series::Series;

/// An event in its group. What rules ask for most stands here, so that they need not look for it all over the log.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    /// As [`Event::time`].
    pub(super) time: i64,
    /// Index in the log.
    pub(super) index: u32,
    /// As [`Event::class`].
    class: u32,
}

impl Seen {
    fn of((index, event): (u32, &Event)) -> Self {
        Self {
            time: event.time,
            index,
            class: event.class,
        }
    }

    /// Whether the log says when.
    pub(super) fn has_time(&self) -> bool {
        self.time != Event::NO_TIME
    }
}

/// All events, group by group, and within a group by time.
pub(super) struct View {
    events: Vec<Seen>,
    /// Device, and where its events stand in `events`.
    groups: Vec<(Symbol, Range<usize>)>,
}

impl View {
    /// The whole log as one group.
    pub(super) fn whole(log: &EventLog) -> Self {
        let events: Vec<Seen> = (0..).zip(&log.events).map(Seen::of).collect();
        Self {
            groups: vec![(Symbol::default(), 0..events.len())],
            events,
        }
    }

    /// A group for each device; events without one are one too.
    pub(super) fn by_device(log: &EventLog) -> Self {
        let mut ends = vec![0_usize; log.devices.len() + 2];
        for event in &log.events {
            ends[event.device.0 as usize + 1] += 1;
        }
        for device in 1..ends.len() {
            ends[device] += ends[device - 1];
        }
        let mut groups = Vec::new();
        for (device, bounds) in (0..).zip(ends.windows(2)) {
            if bounds[0] < bounds[1] {
                groups.push((Symbol(device), bounds[0]..bounds[1]));
            }
        }
        let mut events = vec![Seen::default(); log.events.len()];
        for (index, event) in (0..).zip(&log.events) {
            let place = &mut ends[event.device.0 as usize];
            events[*place] = Seen::of((index, event));
            *place += 1;
        }
        Self { events, groups }
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// A group's device and its events.
    pub(super) fn group(&self, position: usize) -> (Symbol, &[Seen]) {
        let (device, bounds) = &self.groups[position];
        (*device, &self.events[bounds.clone()])
    }

    /// How many groups have more than two events.
    pub(super) fn talkative(&self) -> u64 {
        self.groups.iter().filter(|(_, bounds)| bounds.len() > 2).count() as u64
    }
}

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

/// Time between two events of a group; `None` where one has no time.
pub(super) fn between(group: &[Seen], first: u32, second: u32) -> Option<i64> {
    let (first, second) = (group[first as usize], group[second as usize]);
    (first.has_time() && second.has_time()).then(|| second.time - first.time)
}
