//! The events of a case to marks on a timeline: one row for each of the devices that have the most, and their sum.

use super::diagnosis::{Fleet, Mark, MarkKind, Timeline, TimelineRow};
use super::event::{EventLog, Kind, Symbol};

const MOST_ROWS: usize = 40;
const MOST_MARKS: usize = 200;
/// From so many devices on, their sum shows what no row does.
const MANY_DEVICES: u64 = 8;
/// Most stretches of the sum; on a phone each is still as wide as a stroke.
const MOST_STRETCHES: i64 = 60;
/// Lengths of a stretch in seconds, as people divide time.
const STRETCHES: [i64; 22] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
    604_800, 2_592_000, 31_536_000,
];

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
    let devices = rows.len() as u64 + more_devices;
    Timeline {
        rows,
        more_devices,
        fleet: (devices >= MANY_DEVICES).then(|| fleet(log)).flatten(),
    }
}

/// The marks of all devices by stretches of time; `None` where nothing has a time.
fn fleet(log: &EventLog) -> Option<Fleet> {
    let marks = || {
        let timed = log.events.iter().filter(|event| event.has_time());
        timed.filter_map(|event| Some((event.time, mark_kind(log.class_of(event).kind)?)))
    };
    let (from, to) = marks().fold(None, |span: Option<(i64, i64)>, (time, _)| {
        let (from, to) = span.unwrap_or((time, time));
        Some((from.min(time), to.max(time)))
    })?;
    let step = stretch(from, to);
    let place = |time: i64| (time.div_euclid(step) - from.div_euclid(step)) as usize;
    let empty = vec![0; place(to) + 1];
    let mut fleet = Fleet {
        from,
        to,
        step,
        drops: empty.clone(),
        connects: empty.clone(),
        faults: empty,
    };
    for (time, kind) in marks() {
        let counts = match kind {
            MarkKind::Drop => &mut fleet.drops,
            MarkKind::Connect => &mut fleet.connects,
            MarkKind::Fault => &mut fleet.faults,
        };
        counts[place(time)] += 1;
    }
    Some(fleet)
}

/// The shortest stretch, in milliseconds, of which not too many cover the time.
fn stretch(from: i64, to: i64) -> i64 {
    let covers = |step: &i64| to.div_euclid(*step) - from.div_euclid(*step) < MOST_STRETCHES;
    let mut usual = STRETCHES.into_iter().map(|seconds| seconds * 1000);
    // One more than needed, because they need not begin at a multiple.
    let even = (i128::from(to) - i128::from(from)) / i128::from(MOST_STRETCHES - 1) + 1;
    usual.find(covers).unwrap_or(even as i64)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_time_needs_too_many_stretches() {
        let day = 86_400_000;
        for (from, to, expected) in [
            (0, 0, 1_000),
            (59_999, 60_000, 1_000),
            (0, 59_999, 1_000),
            (0, 60_000, 2_000),
            (-day / 2, day / 2 - 1, 1_800_000),
            (0, 59 * day, day),
        ] {
            assert_eq!(stretch(from, to), expected, "{from} {to}");
        }
        for (from, to) in [(0, i64::MAX), (i64::MIN + 1, i64::MAX), (-7, 1 << 60)] {
            let step = stretch(from, to);
            assert!(to.div_euclid(step) - from.div_euclid(step) < MOST_STRETCHES);
        }
    }
}
