//! Devices over time, drawn on the server: paths in a box that is stretched to the width of the page, so that one
//! drawing serves phones and wide screens. The same stands in a table.
//!
//! The stretching would distort shapes and letters. Shapes are therefore the ends of strokes, which keep their size:
//! a drop is an upright bar, a connect a round dot, another fault a square. Letters stand in a second drawing.

use std::f64::consts::TAU;
use std::fmt::Write as _;

use super::finding::{Source, count, period};
use super::fleet::{self, FleetView};
use super::line::visible;
use super::reading::{DAY, between, clock, day, moment};
use crate::analysis::{Diagnosis, Finding, Mark, MarkKind, Timeline, TimelineRow};
use crate::i18n::Texts;

/// Width of the box.
const WIDTH: f64 = 1000.0;
/// Left free on each side for the shapes.
const EDGE: f64 = 8.0;
/// Height of a row in pixels; the style sheet has the same for the names.
const ROW: u32 = 28;
/// Half the height of a bar.
const BAR: u32 = 9;
/// Most beats drawn in a row; more would be a grey area.
const MOST_BEATS: i64 = 120;
/// Shortest beginning that is left out of names.
const LONG_BEGINNING: usize = 8;
/// Most times listed in a cell of the table.
const MOST_TIMES: usize = 60;
/// Devices shown where not all can be: the sum above them says the rest.
const SHOWN_OF_MANY: usize = 20;
/// Steps of the axis in seconds; the first that gives at most six of them is taken.
const STEPS: [i64; 16] = [
    10, 60, 300, 600, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000,
    7_776_000, 31_536_000,
];
const MOST_STEPS: i64 = 6;
/// Kinds of marks, in the order of the columns.
const KINDS: [MarkKind; 3] = [MarkKind::Drop, MarkKind::Connect, MarkKind::Fault];

/// The drawing and its table.
pub(super) struct TimelineView {
    pub(super) description: String,
    pub(super) span: String,
    pub(super) height: u32,
    pub(super) paths: Paths,
    pub(super) ticks: Vec<Tick>,
    /// All devices together, where there are many.
    pub(super) fleet: Option<FleetView>,
    /// Kinds that the log shows: their place among the cells of a row, and their name.
    pub(super) columns: Vec<(usize, String)>,
    pub(super) rows: Vec<Row>,
    /// What the faint lines are.
    pub(super) beat: Option<String>,
    pub(super) more: Option<String>,
}

/// Paths of the drawing, by what they show.
#[derive(Default)]
pub(super) struct Paths {
    pub(super) ground: String,
    pub(super) beats: String,
    pub(super) sessions: String,
    pub(super) drops: String,
    pub(super) connects: String,
    pub(super) faults: String,
}

/// A time on the axis.
pub(super) struct Tick {
    /// Share of the width, with its sign.
    pub(super) x: String,
    pub(super) anchor: &'static str,
    pub(super) label: String,
    /// Left out on phones.
    pub(super) minor: bool,
}

/// A device.
pub(super) struct Row {
    /// Empty where the log names none.
    pub(super) device: String,
    /// Beside the drawing: without the beginning that all names share.
    pub(super) label: String,
    /// Drops, connects, other faults.
    pub(super) cells: Vec<Cell>,
}

/// Times of one kind.
pub(super) struct Cell {
    /// Time, and the anchor of its line where the page holds it.
    pub(super) times: Vec<(String, Option<String>)>,
    pub(super) more: Option<String>,
}

/// From times to places in the box.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Scale {
    /// The times of all marks.
    fn of(rows: &[TimelineRow]) -> Option<Self> {
        let times = || rows.iter().flat_map(|row| &row.marks).map(|mark| mark.time);
        let (from, to) = (times().min()?, times().max()?);
        Some(Self { from, to })
    }

    /// With a minute around what is a single time.
    fn with_room(self) -> Self {
        let room = if self.length() < 1000 { 30_000 } else { 0 };
        Self {
            from: self.from.saturating_sub(room),
            to: self.to.saturating_add(room),
        }
    }

    fn length(self) -> i64 {
        self.to.saturating_sub(self.from).max(1)
    }

    pub(super) fn x(self, time: i64) -> f64 {
        let share = time.saturating_sub(self.from) as f64 / self.length() as f64;
        EDGE + share * (WIDTH - 2.0 * EDGE)
    }
}

/// The drawing; `None` where the log has no times.
pub(super) fn view(source: &Source<'_>, diagnosis: &Diagnosis) -> Option<TimelineView> {
    let timeline = &diagnosis.timeline;
    let rows = shown(timeline);
    let more = timeline.more_devices + (timeline.rows.len() - rows.len()) as u64;
    let marked = Scale::of(rows)?;
    let fleet = timeline.fleet.as_ref().filter(|fleet| !fleet.drops.is_empty());
    let scale = fleet.map_or(marked.with_room(), fleet::scale);
    let texts = source.texts();
    let rhythm = diagnosis
        .findings
        .iter()
        .find(|finding| finding.period_seconds.is_some());
    let mut paths = Paths::default();
    let top = fleet.map_or(0, |_| fleet::HEIGHT);
    for (top, row) in (top..).step_by(ROW as usize).zip(rows) {
        paths.draw(scale, row, top + ROW / 2);
        let beats = rhythm.and_then(|finding| beats(row, finding, scale));
        paths.draw_beats(scale, &beats.unwrap_or_default(), top);
    }
    let (from, to) = fleet.map_or((marked.from, marked.to), |fleet| (fleet.from, fleet.to));
    let devices = count(texts, "report-count-devices", diagnosis.devices);
    let (from, to) = (moment(texts, from), moment(texts, to));
    let times = [
        ("devices", devices.into()),
        ("from", from.as_str().into()),
        ("to", to.as_str().into()),
    ];
    let beat = rhythm.and_then(|finding| finding.period_seconds);
    let columns = columns(texts, timeline);
    Some(TimelineView {
        description: texts.with("timeline-description", &times),
        span: between(texts, from.clone(), to.clone()),
        height: top + ROW * u32::try_from(rows.len()).unwrap_or(1),
        ticks: ticks(texts, scale),
        fleet: fleet.map(|fleet| fleet::view(source, fleet)),
        rows: table(source, rows, (scale, &columns)),
        columns,
        beat: beat
            .filter(|_| !paths.beats.is_empty())
            .map(|seconds| texts.with("timeline-beat", &[("period", period(texts, seconds).into())])),
        more: (more > 0).then(|| count(texts, "timeline-more", more)),
        paths,
    })
}

/// The devices that are drawn.
fn shown(timeline: &Timeline) -> &[TimelineRow] {
    let most = match timeline.more_devices {
        0 => timeline.rows.len(),
        _ => SHOWN_OF_MANY.min(timeline.rows.len()),
    };
    &timeline.rows[..most]
}

/// The kinds of marks that there are.
fn columns(texts: Texts<'_>, timeline: &Timeline) -> Vec<(usize, String)> {
    let names = ["timeline-drop", "timeline-connect", "timeline-fault"];
    let kinds = KINDS.into_iter().zip(names).enumerate();
    let shown = kinds.filter(|(_, (kind, _))| {
        let in_rows = shown(timeline)
            .iter()
            .flat_map(|row| &row.marks)
            .any(|mark| mark.kind == *kind);
        let counts = timeline.fleet.as_ref().map(|fleet| match kind {
            MarkKind::Drop => &fleet.drops,
            MarkKind::Connect => &fleet.connects,
            MarkKind::Fault => &fleet.faults,
        });
        in_rows || counts.is_some_and(|counts| counts.iter().any(|count| *count > 0))
    });
    shown.map(|(place, (_, name))| (place, texts.get(name))).collect()
}

impl Paths {
    fn draw(&mut self, scale: Scale, row: &TimelineRow, y: u32) {
        let write = |path: &mut String, text: std::fmt::Arguments<'_>| {
            path.write_fmt(text).expect("a string takes any text");
        };
        write(&mut self.ground, format_args!("M0 {y}H{WIDTH}"));
        for (from, to) in sessions(row, scale.to) {
            let (from, to) = (scale.x(from), scale.x(to));
            write(&mut self.sessions, format_args!("M{from:.1} {y}H{to:.1}"));
        }
        for mark in &row.marks {
            let x = scale.x(mark.time);
            match mark.kind {
                MarkKind::Drop => {
                    let (top, height) = (y - BAR, 2 * BAR);
                    write(&mut self.drops, format_args!("M{x:.1} {top}v{height}"));
                }
                MarkKind::Connect => write(&mut self.connects, format_args!("M{x:.1} {y}h0")),
                MarkKind::Fault => write(&mut self.faults, format_args!("M{x:.1} {y}h0")),
            }
        }
    }

    fn draw_beats(&mut self, scale: Scale, beats: &[i64], top: u32) {
        for &beat in beats {
            let x = scale.x(beat);
            write!(self.beats, "M{x:.1} {top}v{ROW}").expect("a string takes any text");
        }
    }
}

/// From each connect to the next drop, or to the end.
fn sessions(row: &TimelineRow, end: i64) -> Vec<(i64, i64)> {
    let mut sessions = Vec::new();
    let mut since = None;
    for mark in &row.marks {
        match (mark.kind, since) {
            (MarkKind::Connect, None) => since = Some(mark.time),
            (MarkKind::Drop, Some(begin)) => {
                sessions.push((begin, mark.time));
                since = None;
            }
            _ => {}
        }
    }
    sessions.extend(since.map(|begin| (begin, end)));
    sessions
}

/// Where the measured period expects the drops of a device.
fn beats(row: &TimelineRow, finding: &Finding, scale: Scale) -> Option<Vec<i64>> {
    let period = i64::try_from(finding.period_seconds?)
        .ok()?
        .checked_mul(1000)
        .filter(|p| *p > 0)?;
    let concerned = finding.devices.contains(&row.device) || finding.devices.is_empty();
    let drops: Vec<i64> = row
        .marks
        .iter()
        .filter(|mark| mark.kind != MarkKind::Connect)
        .map(|mark| mark.time)
        .collect();
    if !concerned || drops.len() < 2 || scale.length() / period > MOST_BEATS {
        return None;
    }
    let phase = mean_phase(&drops, period);
    let first = (scale.from - phase).div_euclid(period) + 1;
    let last = (scale.to - phase).div_euclid(period);
    Some((first..=last).map(|beat| phase + beat * period).collect())
}

/// The place within the period around which the times lie.
fn mean_phase(times: &[i64], period: i64) -> i64 {
    let angles = times
        .iter()
        .map(|time| time.rem_euclid(period) as f64 / period as f64 * TAU);
    let (sin, cos) = angles.fold((0.0, 0.0), |(sin, cos), angle| {
        (sin + angle.sin(), cos + angle.cos())
    });
    (sin.atan2(cos).rem_euclid(TAU) / TAU * period as f64) as i64
}

fn ticks(texts: Texts<'_>, scale: Scale) -> Vec<Tick> {
    let seconds = scale.length() / 1000;
    let step = STEPS.into_iter().find(|step| seconds / step <= MOST_STEPS);
    let step = step.unwrap_or(seconds / MOST_STEPS) * 1000;
    let first = (scale.from - 1).div_euclid(step) + 1;
    let last = scale.to.div_euclid(step);
    let label = |place: i64| match place * step {
        time if time.rem_euclid(DAY) == 0 && time != 0 => texts.date(time),
        time => clock(time, step < 60_000),
    };
    let labels: Vec<String> = (first..=last).map(label).collect();
    // Dates and seconds are longer than times of day.
    let every = match labels.iter().any(|label| label.len() > "00:00".len()) {
        true => 3,
        false => 2,
    };
    let tick = |((index, place), label): ((usize, i64), String)| {
        let share = scale.x(place * step) / WIDTH * 100.0;
        Tick {
            x: format!("{share:.2}%"),
            anchor: match share {
                ..5.0 => "start",
                95.0.. => "end",
                _ => "middle",
            },
            label,
            minor: index % every > 0,
        }
    };
    (first..=last).enumerate().zip(labels).map(tick).collect()
}

fn table(
    source: &Source<'_>,
    rows: &[TimelineRow],
    (scale, columns): (Scale, &[(usize, String)]),
) -> Vec<Row> {
    let last = columns.last().map_or(0, |(place, _)| *place);
    let names: Vec<&str> = rows.iter().map(|row| row.device.as_str()).collect();
    let shared = shared_beginning(&names);
    let rows = rows.iter().map(|row| Row {
        label: if shared > 0 {
            format!("…{}", visible(&row.device[shared..]))
        } else {
            visible(&row.device)
        },
        ..table_row(source, row, (scale, last))
    });
    rows.collect()
}

/// Bytes up to the last separator of what all names begin with; 0 where that is not worth leaving out.
fn shared_beginning(names: &[&str]) -> usize {
    let Some((first, others)) = names.split_first().filter(|(_, others)| !others.is_empty()) else {
        return 0;
    };
    let same = |other: &&str| {
        let pairs = first.bytes().zip(other.bytes());
        pairs.take_while(|(a, b)| a == b).count()
    };
    let same = others.iter().map(same).min().unwrap_or_default();
    let head = &first.as_bytes()[..same];
    let end = head.iter().rposition(|byte| b"-_./:".contains(byte));
    end.map(|end| end + 1)
        .filter(|length| *length >= LONG_BEGINNING)
        .unwrap_or_default()
}

fn table_row(source: &Source<'_>, row: &TimelineRow, (scale, last): (Scale, usize)) -> Row {
    let long = scale.length() > DAY;
    let mut cells: Vec<Cell> = KINDS.iter().map(|kind| cell(source, row, *kind, long)).collect();
    if row.more_marks > 0 {
        cells[last].more = Some(count(source.texts(), "timeline-cell-more", row.more_marks));
    }
    Row {
        device: visible(&row.device),
        label: String::new(),
        cells,
    }
}

fn cell(source: &Source<'_>, row: &TimelineRow, kind: MarkKind, long: bool) -> Cell {
    let marks: Vec<&Mark> = row.marks.iter().filter(|mark| mark.kind == kind).collect();
    let view = |mark: &&Mark| {
        let href = source.href(mark.file, mark.line);
        let day = if long {
            format!("{} ", day(mark.time))
        } else {
            String::new()
        };
        (day + &clock(mark.time, true), href)
    };
    let more = marks.len().saturating_sub(MOST_TIMES) as u64;
    Cell {
        times: marks.iter().take(MOST_TIMES).map(view).collect(),
        more: (more > 0).then(|| count(source.texts(), "timeline-cell-more", more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(marks: &[(i64, MarkKind)]) -> TimelineRow {
        let mark = |&(time, kind): &(i64, MarkKind)| Mark {
            time,
            kind,
            line: 1,
            file: 0,
            code: None,
        };
        TimelineRow {
            device: "d".into(),
            marks: marks.iter().map(mark).collect(),
            more_marks: 0,
        }
    }

    #[test]
    fn a_session_lasts_from_a_connect_to_the_next_drop() {
        use MarkKind::{Connect, Drop, Fault};
        let row = row(&[(0, Drop), (5, Connect), (7, Fault), (9, Drop), (10, Connect)]);
        assert_eq!(sessions(&row, 20), [(5, 9), (10, 20)]);
    }

    #[test]
    fn beats_lie_where_the_drops_are() {
        let period = 3_900_000;
        let drops: Vec<i64> = (0..5).map(|beat| beat * period + 2_000).collect();
        let phase = mean_phase(&drops, period);
        assert!((phase - 2_000).abs() <= 1, "{phase}");
    }

    #[test]
    fn every_time_has_its_place_in_the_box() {
        let one = Scale::of(&[row(&[(i64::MAX, MarkKind::Drop)])]).unwrap();
        assert_eq!((one.from, one.to), (i64::MAX, i64::MAX));
        let one = one.with_room();
        assert!((EDGE..=WIDTH - EDGE).contains(&one.x(i64::MAX)));
        assert!(Scale::of(&[]).is_none());
        let two = Scale { from: 0, to: 100 };
        assert_eq!((two.x(0), two.x(100)), (EDGE, WIDTH - EDGE));
    }

    #[test]
    fn names_lose_a_long_beginning_that_all_share() {
        assert_eq!(
            shared_beginning(&["packaging-line-01-a", "packaging-line-02-a"]),
            15
        );
        assert_eq!(shared_beginning(&["gate-01", "gate-02"]), 0);
        assert_eq!(shared_beginning(&["packaging-line-01"]), 0);
        assert_eq!(shared_beginning(&["packaging-line-01", ""]), 0);
        assert_eq!(shared_beginning(&["ünïcöde-a", "ünïcöde-b"]), "ünïcöde-".len());
    }
}
