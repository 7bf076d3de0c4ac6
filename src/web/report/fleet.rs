//! All devices of a timeline as one row: columns over its middle line for drops and faults, below it for connects.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::finding::{Source, period};
use super::reading::{DAY, clock, day};
use super::timeline::Scale;
use crate::analysis::Fleet;

/// Height of the row in pixels; the style sheet has the same for its name.
pub(super) const HEIGHT: u32 = 64;
/// Height of all columns together; the rest divides them from the rows below.
const ROOM: f64 = 52.0;
/// Left free above the columns.
const TOP: f64 = 4.0;
/// The least that a column shows of a number that is not zero.
const LEAST: f64 = 1.0;

/// The drawing of the row and its cells in the table.
pub(super) struct FleetView {
    pub(super) drops: String,
    pub(super) faults: String,
    pub(super) connects: String,
    /// Height of the middle line, from the top.
    pub(super) middle: f64,
    /// Drops, connects, other faults: beginning of each stretch that has some, and how many.
    pub(super) cells: Vec<Vec<(String, String)>>,
    /// The highest column of drops and faults in words.
    pub(super) peak: Option<String>,
}

/// The time that the row covers: whole stretches.
pub(super) fn scale(fleet: &Fleet) -> Scale {
    let from = fleet
        .from
        .div_euclid(fleet.step.max(1))
        .saturating_mul(fleet.step);
    let length = fleet.step.saturating_mul(fleet.drops.len() as i64);
    Scale {
        from,
        to: from.saturating_add(length),
    }
}

pub(super) fn view(source: &Source<'_>, fleet: &Fleet) -> FleetView {
    let above: Vec<u64> = fleet
        .drops
        .iter()
        .zip(&fleet.faults)
        .map(|(a, b)| a + b)
        .collect();
    let highest = above.iter().max().copied().unwrap_or_default();
    let deepest = fleet.connects.iter().max().copied().unwrap_or_default();
    let unit = ROOM / (highest + deepest).max(1) as f64;
    let middle = TOP + highest as f64 * unit;
    let columns = Columns {
        scale: scale(fleet),
        step: fleet.step,
        unit,
    };
    let lists = [&fleet.drops, &fleet.connects, &fleet.faults];
    FleetView {
        // Faults stand on the drops; the higher column is drawn first.
        faults: columns.draw(&above, middle, -1.0),
        drops: columns.draw(&fleet.drops, middle, -1.0),
        connects: columns.draw(&fleet.connects, middle, 1.0),
        middle,
        cells: lists.map(|counts| cell(source, fleet, counts)).into(),
        peak: peak(source, fleet, &above),
    }
}

/// What all columns of the row share.
struct Columns {
    scale: Scale,
    step: i64,
    /// Pixels of one mark.
    unit: f64,
}

impl Columns {
    /// A column for each number that is not zero, from the middle line in the direction of `sign`.
    fn draw(&self, counts: &[u64], middle: f64, sign: f64) -> String {
        let mut path = String::new();
        for (begin, count) in begins(self.scale.from, self.step).zip(counts) {
            if *count > 0 {
                let (from, to) = (self.scale.x(begin), self.scale.x(begin.saturating_add(self.step)));
                let end = middle + sign * (*count as f64 * self.unit).max(LEAST);
                write!(path, "M{from:.1} {middle:.1}V{end:.1}H{to:.1}V{middle:.1}z")
                    .expect("a string takes any text");
            }
        }
        path
    }
}

/// When each stretch begins.
fn begins(first: i64, step: i64) -> impl Iterator<Item = i64> {
    (0..).map(move |place: i64| first.saturating_add(step.saturating_mul(place)))
}

/// The numbers that are not zero, each with the time at which its stretch begins.
fn cell(source: &Source<'_>, fleet: &Fleet, counts: &[u64]) -> Vec<(String, String)> {
    let stretches = begins(scale(fleet).from, fleet.step).zip(counts);
    let counted = stretches.filter(|(_, count)| **count > 0);
    counted
        .map(|(begin, count)| (begin_of(fleet, begin), source.texts().number(*count)))
        .collect()
}

fn begin_of(fleet: &Fleet, begin: i64) -> String {
    let time = clock(begin, fleet.step < 60_000);
    match fleet.to.saturating_sub(fleet.from) > DAY {
        true if fleet.step >= DAY => day(begin),
        true => format!("{} {time}", day(begin)),
        false => time,
    }
}

/// How high the highest column of drops and faults is, and when.
fn peak(source: &Source<'_>, fleet: &Fleet, above: &[u64]) -> Option<String> {
    let texts = source.texts();
    // The first of several that are equal.
    let highest = begins(scale(fleet).from, fleet.step)
        .zip(above)
        .max_by_key(|(begin, count)| (**count, Reverse(*begin)));
    let (begin, count) = highest.filter(|(_, count)| **count > 0)?;
    let seconds = u64::try_from(fleet.step / 1000).unwrap_or_default();
    let values = [
        ("count", (*count).into()),
        ("step", period(texts, seconds).into()),
        ("time", begin_of(fleet, begin).into()),
    ];
    Some(texts.with("timeline-peak", &values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(unit: f64) -> Columns {
        let scale = Scale { from: 0, to: 2_000 };
        Columns {
            scale,
            step: 1_000,
            unit,
        }
    }

    #[test]
    fn a_column_is_as_wide_as_its_stretch_and_as_high_as_its_number() {
        assert_eq!(
            columns(2.0).draw(&[0, 10], 30.0, -1.0),
            "M500.0 30.0V10.0H992.0V30.0z"
        );
        assert_eq!(columns(2.0).draw(&[3], 30.0, 1.0), "M8.0 30.0V36.0H500.0V30.0z");
    }

    #[test]
    fn a_small_number_beside_a_large_one_is_still_seen() {
        assert_eq!(columns(0.001).draw(&[1], 30.0, 1.0), "M8.0 30.0V31.0H500.0V30.0z");
        assert_eq!(columns(0.001).draw(&[0], 30.0, 1.0), "");
    }

    #[test]
    fn stretches_begin_at_their_multiples() {
        let fleet = Fleet {
            from: 1_500,
            to: 3_200,
            step: 1_000,
            drops: vec![1, 0, 1],
            connects: vec![0; 3],
            faults: vec![0; 3],
        };
        let Scale { from, to } = scale(&fleet);
        assert_eq!((from, to), (1_000, 4_000));
    }
}
