//! Clocks that differ: the log of a device beside that of the service, moved until what both saw stands at the same moment.
//!
//! A connection that begins or ends is seen on both sides. If many such moments lie the same time apart, that time is how far the
//! device's clock is off. Too few of them, or as many without a move, prove nothing, and nothing is moved.

use super::event::{Event, EventLog, Kind, Symbol};

/// Moments of one kind that are compared on each side; the first ones will do.
const MOST_MOMENTS: usize = 200;
/// So far apart the two sides may notice the same thing, in milliseconds.
const SLACK: i64 = 4_000;
/// Fewer moments may agree by chance.
const FEWEST: usize = 3;

/// Moves the events of files that are not the service's own; the largest move, in milliseconds to be added to the device's times.
///
/// `is_service` says for each file whether the service wrote it.
pub(super) fn align(log: &mut EventLog, is_service: &[bool]) -> Option<i64> {
    let mut largest: Option<i64> = None;
    if !is_service.contains(&true) {
        return None;
    }
    for file in (0..is_service.len()).filter(|&file| !is_service[file]) {
        let Some(offset) = offset_of(log, file, is_service) else {
            continue;
        };
        let events = log.events.iter_mut();
        events
            .filter(|event| usize::from(event.file) == file && event.has_time())
            .for_each(|event| event.time += offset);
        largest = largest
            .into_iter()
            .chain([offset])
            .max_by_key(|offset| offset.abs());
    }
    if largest.is_some() {
        log.span = None;
        for index in 0..log.events.len() {
            log.saw_time(log.events[index].time);
        }
    }
    largest
}

fn offset_of(log: &EventLog, file: usize, is_service: &[bool]) -> Option<i64> {
    let (mut apart, mut fewest) = (Vec::new(), 0);
    for kind in [Kind::Connect, Kind::Disconnect] {
        let own = moments(log, kind, |event| usize::from(event.file) == file);
        let names: Vec<Symbol> = own.iter().map(|(_, device)| *device).collect();
        let theirs = moments(log, kind, |event| {
            let known = event.device != Symbol::default() && names.contains(&event.device);
            is_service[usize::from(event.file)]
                && (known || names.iter().all(|name| *name == Symbol::default()))
        });
        fewest += own.len().min(theirs.len());
        for (own, _) in &own {
            apart.extend(theirs.iter().map(|(theirs, _)| theirs - own));
        }
    }
    apart.sort_unstable();
    let within = |from: i64| {
        let begin = apart.partition_point(|&other| other < from);
        apart.partition_point(|&other| other <= from + SLACK) - begin
    };
    let best = apart
        .iter()
        .map(|&from| (within(from), -from.abs(), from))
        .max()?;
    let (agree, _, from) = best;
    let unmoved = within(-SLACK).max(within(0)).max(within(-SLACK / 2));
    let begin = apart.partition_point(|&other| other < from);
    let offset = apart[begin + agree / 2];
    (agree >= FEWEST && agree * 10 >= fewest * 6 && unmoved + 1 < agree && offset.abs() > SLACK)
        .then_some(offset)
}

fn moments(log: &EventLog, kind: Kind, wanted: impl Fn(&Event) -> bool) -> Vec<(i64, Symbol)> {
    let events = log
        .events
        .iter()
        .filter(|event| event.has_time() && log.class_of(event).kind == kind);
    let moments = events
        .filter(|event| wanted(event))
        .map(|event| (event.time, event.device));
    moments.take(MOST_MOMENTS).collect()
}
