//! The events of a case to marks on a timeline: one row for each of the devices that have the most.

use super::diagnosis::{Mark, MarkKind, Timeline, TimelineRow};
use super::event::{EventLog, Kind, Symbol};

const MOST_ROWS: usize = 40;
const MOST_MARKS: usize = 200;

fn mark_kind(kind: Kind) -> Option<MarkKind> {
    match kind {
        Kind::Connect => Some(MarkKind::Connect),
        Kind::Disconnect => Some(MarkKind::Drop),
        Kind::ConnectFailed | Kind::Error => Some(MarkKind::Fault),
        Kind::Other => None,
    }
}

/// Drops, reconnects and faults of the devices that have the most of them.
pub(super) fn timeline(log: &EventLog) -> Timeline {
    let (shown, more_devices) = busiest_devices(log);
    let mut rows: Vec<TimelineRow> = shown
        .iter()
        .map(|&device| TimelineRow {
            device: log.devices.name(device).to_owned(),
            marks: Vec::new(),
            more_marks: 0,
        })
        .collect();
    let mut places: Vec<Option<usize>> = vec![None; log.devices.len() + 1];
    for (place, device) in shown.iter().enumerate() {
        places[device.0 as usize] = Some(place);
    }
    for event in log.events.iter().filter(|event| event.has_time()) {
        let Some(place) = places[event.device.0 as usize] else {
            continue;
        };
        let class = log.class_of(event);
        let Some(kind) = mark_kind(class.kind) else {
            continue;
        };
        let row = &mut rows[place];
        let code = class.code.map(|code| code.to_string());
        match row.marks.len() < MOST_MARKS {
            true => row.marks.push(Mark {
                time: event.time,
                kind,
                line: event.line.into(),
                file: event.file.into(),
                code,
            }),
            false => row.more_marks += 1,
        }
    }
    Timeline { rows, more_devices }
}

/// The devices with the most drops and faults, and how many more have a mark.
fn busiest_devices(log: &EventLog) -> (Vec<Symbol>, u64) {
    let mut counts = vec![(0_u64, false); log.devices.len() + 1];
    for event in log.events.iter().filter(|event| event.has_time()) {
        if let Some(kind) = mark_kind(log.class_of(event).kind) {
            let (drops, seen) = &mut counts[event.device.0 as usize];
            *drops += u64::from(kind != MarkKind::Connect);
            *seen = true;
        }
    }
    let seen = (0..)
        .zip(&counts)
        .filter(|(_, (_, seen))| *seen)
        .map(|(device, (drops, _))| (*drops, Symbol(device)));
    let mut devices: Vec<(u64, Symbol)> = seen.collect();
    devices.sort_by(|first, second| {
        second
            .0
            .cmp(&first.0)
            .then_with(|| log.devices.name(first.1).cmp(log.devices.name(second.1)))
    });
    let more = devices.len().saturating_sub(MOST_ROWS) as u64;
    (
        devices
            .into_iter()
            .take(MOST_ROWS)
            .map(|(_, device)| device)
            .collect(),
        more,
    )
}
