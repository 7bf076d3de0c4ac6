//! What belongs to a device: its events, and those of its files that name no device.
//!
//! A program tells on one line who it is, and on the next ones what happens. Where a file names several devices, a line that
//! names none may be about each of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::{EventLog, Symbol};

use super::view::{Seen, View};

/// Unnamed events of a file times its devices; with more, the unnamed ones stand by themselves.
const MOST_TOGETHER: usize = 1_000_000;

/// For each group of a [`View`] by device, which unnamed groups belong to it.
#[derive(Default)]
pub(super) struct Parties {
    unnamed: BTreeMap<usize, Vec<usize>>,
    /// Unnamed groups that belong to others.
    taken: BTreeSet<usize>,
}

/// The events of a group as one party.
pub(super) enum Party {
    /// Those of the group.
    Same,
    /// More than those of the group.
    Larger(Vec<Seen>),
    /// They belong to other groups.
    None,
}

impl Parties {
    /// Which groups belong together.
    pub(super) fn of(devices: &View, log: &EventLog) -> Self {
        let mut parties = Self::default();
        let file_of = |seen: &Seen| log.events[seen.index as usize].file;
        let groups = || (0..devices.len()).map(|position| (position, devices.group(position)));
        let unnamed: BTreeMap<u16, usize> = groups()
            .filter(|(_, (device, _))| *device == Symbol::default())
            .filter_map(|(position, (_, events))| Some((file_of(events.first()?), position)))
            .collect();
        if unnamed.is_empty() {
            return parties;
        }
        let mut of_file: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (position, (_, events)) in groups().filter(|(_, (device, _))| *device != Symbol::default()) {
            let files: BTreeSet<u16> = events.iter().map(file_of).collect();
            for file in files.into_iter().filter(|file| unnamed.contains_key(file)) {
                of_file.entry(file).or_default().push(position);
            }
        }
        for (file, named) in of_file {
            let position = unnamed[&file];
            if named.len() * devices.group(position).1.len() <= MOST_TOGETHER {
                parties.taken.insert(position);
                named
                    .into_iter()
                    .for_each(|named| parties.unnamed.entry(named).or_default().push(position));
            }
        }
        parties
    }

    /// The party of a group.
    pub(super) fn of_group(&self, position: usize, devices: &View) -> Party {
        if self.taken.contains(&position) {
            return Party::None;
        }
        let Some(unnamed) = self.unnamed.get(&position) else {
            return Party::Same;
        };
        let mut events = devices.group(position).1.to_vec();
        unnamed
            .iter()
            .for_each(|&unnamed| events.extend_from_slice(devices.group(unnamed).1));
        // The log is in the order of time.
        events.sort_unstable_by_key(|seen| seen.index);
        Party::Larger(events)
    }
}
