//! Where something happened, so that it explains what happened there and nothing else.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::event::{Event, EventLog, Symbol};

/// Lines that are near enough to be about the same connection, where no device is named.
const NEAR_LINES: i64 = 40;
/// The same in milliseconds.
const NEAR_TIME: i64 = 60 * 1000;

/// On which devices something happened, and for what no device is named, near which lines and times.
pub(super) struct Reach {
    devices: HashSet<Symbol, RandomState>,
    all: Places,
    unnamed: Places,
}

impl Reach {
    /// The reach of some events.
    pub(super) fn of(evidence: &[u32], log: &EventLog) -> Self {
        let events = || evidence.iter().map(|&index| &log.events[index as usize]);
        let is_named = |event: &&Event| event.device != Symbol::default();
        Self {
            devices: events().filter(is_named).map(|event| event.device).collect(),
            all: Places::of(events()),
            unnamed: Places::of(events().filter(|event| !is_named(event))),
        }
    }

    /// Whether an event may be about the same connection. Two names are two devices.
    pub(super) fn covers(&self, event: &Event) -> bool {
        match event.device == Symbol::default() {
            true => self.all.are_near(event),
            false => self.devices.contains(&event.device) || self.unnamed.are_near(event),
        }
    }
}

/// Lines and times of events, by file, in order.
struct Places {
    lines: Vec<(u16, i64)>,
    times: Vec<(u16, i64)>,
}

impl Places {
    fn of<'e>(events: impl Iterator<Item = &'e Event> + Clone) -> Self {
        let sorted = |mut places: Vec<(u16, i64)>| {
            places.sort_unstable();
            places
        };
        let timed = events.clone().filter(|event| event.has_time());
        Self {
            lines: sorted(events.map(|event| (event.file, i64::from(event.line))).collect()),
            times: sorted(timed.map(|event| (event.file, event.time)).collect()),
        }
    }

    fn are_near(&self, event: &Event) -> bool {
        let is_near = |places: &[(u16, i64)], value: i64, distance: i64| {
            let from = (event.file, value.saturating_sub(distance));
            let next = places.partition_point(|place| *place < from);
            places
                .get(next)
                .is_some_and(|&(file, near)| file == event.file && near <= value.saturating_add(distance))
        };
        is_near(&self.lines, event.line.into(), NEAR_LINES)
            || event.has_time() && is_near(&self.times, event.time, NEAR_TIME)
    }
}
