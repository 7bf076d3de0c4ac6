//! The events of a case in groups: all of them, or those of each device.

use std::ops::Range;

use crate::event::{Event, EventLog, Symbol};

/// An event in its group. What rules ask for most stands here, so that they need not look for it all over the log.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    /// As [`Event::time`].
    pub(super) time: i64,
    /// Index in the log.
    pub(super) index: u32,
    /// As [`Event::class`].
    pub(super) class: u32,
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

    /// A group for each device; events without one are one too, for each file by itself.
    pub(super) fn by_device(log: &EventLog) -> Self {
        let unnamed = log.devices.len();
        let number = |event: &Event| match (event.device.0 as usize, usize::from(event.file)) {
            (0, 0) => 0,
            (0, file) => unnamed + file,
            (device, _) => device,
        };
        let files = log.events.iter().map(|event| usize::from(event.file)).max();
        let mut ends = vec![0_usize; unnamed + files.unwrap_or(0) + 2];
        for event in &log.events {
            ends[number(event) + 1] += 1;
        }
        for group in 1..ends.len() {
            ends[group] += ends[group - 1];
        }
        let mut groups = Vec::new();
        for (group, bounds) in ends.windows(2).enumerate() {
            if bounds[0] < bounds[1] {
                let device = if group > unnamed { 0 } else { group as u32 };
                groups.push((Symbol(device), bounds[0]..bounds[1]));
            }
        }
        let mut events = vec![Seen::default(); log.events.len()];
        for (index, event) in (0..).zip(&log.events) {
            let place = &mut ends[number(event)];
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

/// Time between two events of a group; `None` where one has no time.
pub(super) fn between(group: &[Seen], first: u32, second: u32) -> Option<i64> {
    let (first, second) = (group[first as usize], group[second as usize]);
    (first.has_time() && second.has_time()).then(|| second.time - first.time)
}
