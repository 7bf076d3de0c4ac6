//! The events of a case as a whole and device by device.

use crate::analysis::event::{EventLog, Symbol};

/// Events looked at together, in order of time.
pub(super) struct Group<'v> {
    /// Their device; the empty name for the whole log.
    pub(super) device: Symbol,
    /// Indexes into the log.
    pub(super) events: &'v [u32],
    /// Their classes, side by side, since every rule asks for them.
    pub(super) classes: &'v [u32],
}

/// Indexes of all events, and of each device's.
pub(super) struct View {
    all: Vec<u32>,
    all_classes: Vec<u32>,
    by_device: Vec<u32>,
    device_classes: Vec<u32>,
    /// Device, and where its events begin and end in `by_device`.
    bounds: Vec<(Symbol, usize, usize)>,
}

impl View {
    pub(super) fn of(log: &EventLog) -> Self {
        let all: Vec<u32> = (0..log.events.len() as u32).collect();
        let mut by_device = all.clone();
        by_device.sort_by_key(|&index| log.events[index as usize].device);
        let class = |&index: &u32| log.events[index as usize].class;
        let all_classes = all.iter().map(class).collect();
        let device_classes = by_device.iter().map(class).collect();
        let mut bounds: Vec<(Symbol, usize, usize)> = Vec::new();
        for (position, &index) in by_device.iter().enumerate() {
            let device = log.events[index as usize].device;
            match bounds.last_mut() {
                Some((last, _, end)) if *last == device => *end = position + 1,
                _ => bounds.push((device, position, position + 1)),
            }
        }
        Self {
            all,
            all_classes,
            by_device,
            device_classes,
            bounds,
        }
    }

    pub(super) fn whole(&self) -> Group<'_> {
        Group {
            device: Symbol::default(),
            events: &self.all,
            classes: &self.all_classes,
        }
    }

    pub(super) fn devices(&self) -> impl Iterator<Item = Group<'_>> {
        self.bounds.iter().map(|&(device, from, to)| Group {
            device,
            events: &self.by_device[from..to],
            classes: &self.device_classes[from..to],
        })
    }
}
