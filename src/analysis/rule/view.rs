//! The events of a case device by device, and for each meaning that rules give to events, those that have it.

use std::ops::Range;

use crate::analysis::event::{EventLog, Symbol};

use super::condition::EventCondition;
use super::series::Series;

/// Indexes of all events, sorted by device and within a device by time.
pub(super) struct View {
    events: Vec<u32>,
    /// Device, and where its events stand in `events`.
    devices: Vec<(Symbol, Range<usize>)>,
}

impl View {
    pub(super) fn of(log: &EventLog) -> Self {
        let mut ends = vec![0_usize; log.devices.len() + 2];
        for event in &log.events {
            ends[event.device.0 as usize + 1] += 1;
        }
        for device in 1..ends.len() {
            ends[device] += ends[device - 1];
        }
        let mut devices = Vec::new();
        for (device, bounds) in (0..).zip(ends.windows(2)) {
            if bounds[0] < bounds[1] {
                devices.push((Symbol(device), bounds[0]..bounds[1]));
            }
        }
        let mut events = vec![0_u32; log.events.len()];
        for (index, event) in (0..).zip(&log.events) {
            let place = &mut ends[event.device.0 as usize];
            events[*place] = index;
            *place += 1;
        }
        Self { events, devices }
    }

    /// How many devices there are; events without one count as one.
    pub(super) fn len(&self) -> usize {
        self.devices.len()
    }

    /// A device and its events, in the order of time.
    pub(super) fn device(&self, position: usize) -> (Symbol, &[u32]) {
        let (device, bounds) = &self.devices[position];
        (*device, &self.events[bounds.clone()])
    }

    /// How many devices have more than two events.
    pub(super) fn talkative(&self) -> u64 {
        self.devices.iter().filter(|(_, bounds)| bounds.len() > 2).count() as u64
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

/// The events of a group that each meaning has, in the order of time.
#[derive(Default)]
pub(super) struct Hits {
    lists: Vec<Vec<u32>>,
    series: Vec<Series>,
}

impl Hits {
    /// Looks at another group; memory is used again.
    pub(super) fn fill(&mut self, meanings: &Meanings, log: &EventLog, group: impl Iterator<Item = u32>) {
        self.lists.resize(meanings.sets.len(), Vec::new());
        self.lists.iter_mut().for_each(Vec::clear);
        if self.lists.is_empty() {
            return;
        }
        for index in group {
            let class = log.events[index as usize].class;
            for &number in &meanings.of_class[class as usize] {
                self.lists[number as usize].push(index);
            }
        }
        self.series.resize_with(meanings.series.len(), Series::default);
        for (series, &(drop, start)) in self.series.iter_mut().zip(&meanings.series) {
            let starts = start.map_or(&[][..], |start| &self.lists[usize::from(start)]);
            series.fill(&self.lists[usize::from(drop)], starts, log);
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
