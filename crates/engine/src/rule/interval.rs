//! Regular intervals: whether events come in a rhythm, or only look as if.
//!
//! A rhythm is a chain of events whose distances are the period, or twice or three times the period where events are
//! missing. How long a chain must be follows from chance: at the same rate, random events form a chain of that length
//! with a probability that is computed and has to be small.

use super::chance::{search_factor, spread, tail, window};
use super::room::{Neighbours, has_room};

/// What is looked for; times in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Shortest and longest period.
    pub(super) period: (i64, i64),
    /// How far a single interval may be from the period, as a share of it.
    pub(super) tolerance: f64,
    /// So many intervals at least.
    pub(super) at_least: u64,
    /// This share of the events has to be in the rhythm.
    pub(super) share: f64,
}

/// A rhythm that was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rhythm {
    /// Mean period in milliseconds.
    pub(super) period: i64,
    /// Intervals it was measured on.
    pub(super) intervals: u64,
    /// Positions of the events in the rhythm, ascending.
    pub(super) members: Vec<usize>,
    /// Probability that random events at the same rate form such a chain.
    pub(super) chance: f64,
}

impl Rhythm {
    /// Whether no other rhythm among so many events could be the one that is meant.
    fn is_sure(&self, events: usize) -> bool {
        self.chance < SURE && self.members.len() as f64 >= NEARLY_ALL * events as f64
    }

    /// This rhythm of distances next to one of session lengths: the surer of them; where they mean the same, the distance
    /// is the period, since a session begins only when the device is back.
    pub(super) fn or_surer(self, lengths: Self, tolerance: f64) -> Self {
        let apart = (self.period - lengths.period).abs() as f64;
        let same = apart <= tolerance * self.period as f64;
        match lengths.chance < self.chance {
            true if same => Self {
                chance: lengths.chance,
                ..self
            },
            true => lengths,
            false => self,
        }
    }
}

fn keep_surer(best: &mut Option<Rhythm>, found: Option<Rhythm>) {
    if let Some(found) = found
        && best.as_ref().is_none_or(|best| found.chance < best.chance)
    {
        *best = Some(found);
    }
}

/// Events beyond this many are not looked at: the latest ones tell as much.
const MOST_EVENTS: usize = 300;
/// Periods tried per series.
const MOST_CANDIDATES: usize = 48;

/// One in so many intervals is a single period, the others have an event missing; else the period is a longer one.
pub(super) const SEEN: u64 = 3;
/// A rhythm that chance would hardly ever give, and that has nearly all of the events, is the one: no other is looked for.
const SURE: f64 = 1e-9;
const NEARLY_ALL: f64 = 0.95;

/// The best rhythm in a series of ascending times.
pub(super) fn in_series(times: &[i64], wanted: &Wanted) -> Option<Rhythm> {
    let skipped = times.len().saturating_sub(MOST_EVENTS);
    let times = &times[skipped..];
    if times.len() < 2 || times.len() < wanted.at_least as usize + 1 {
        return None;
    }
    let mut best: Option<Rhythm> = None;
    let mut chains = Chains::of(times, wanted);
    let mut neighbours = Neighbours::of(times, wanted);
    for candidate in candidates(times, wanted) {
        // A chain with gaps has room for every chain without.
        if !neighbours.allow(candidate) || !has_room(times, candidate, 3, wanted) {
            continue;
        }
        if has_room(times, candidate, 1, wanted) {
            keep_surer(&mut best, chains.rhythm(candidate, 1));
        }
        if !best.as_ref().is_some_and(|best| best.is_sure(times.len())) {
            keep_surer(&mut best, chains.rhythm(candidate, 3));
        }
        if best.as_ref().is_some_and(|best| best.is_sure(times.len())) {
            break;
        }
    }
    best.map(|mut rhythm| {
        rhythm.members.iter_mut().for_each(|member| *member += skipped);
        rhythm
    })
}

/// The rhythm of session lengths: each says by itself how long the period is.
pub(super) fn in_lengths(lengths: &[i64], rate: f64, wanted: &Wanted) -> Option<Rhythm> {
    let fits = |length: f64, period: f64| (length - period).abs() <= wanted.tolerance * period;
    let (low, high) = (wanted.period.0 as f64, wanted.period.1 as f64);
    let mut best: Option<Rhythm> = None;
    let in_range = lengths
        .iter()
        .copied()
        .filter(|&length| in_range(length, wanted))
        .collect();
    let periods = thinned(in_range, wanted);
    if periods.is_empty() {
        return None;
    }
    let mut sorted = lengths.to_vec();
    sorted.sort_unstable();
    let least = (wanted.share * lengths.len() as f64 - 1e-6).ceil() as usize;
    let least = least.max(wanted.at_least as usize).max(1);
    for period in periods {
        let from = sorted.partition_point(|&length| length < period && !fits(length as f64, period as f64));
        let last = sorted.get(from + least - 1);
        if !last.is_some_and(|&length| fits(length as f64, period as f64)) {
            continue;
        }
        let fitting = sorted[from..]
            .iter()
            .take_while(|&&length| fits(length as f64, period as f64));
        let (count, sum) = fitting.fold((0_u64, 0_i64), |(count, sum), length| (count + 1, sum + length));
        let mean = sum as f64 / count as f64;
        let share = count as f64 / lengths.len() as f64;
        if count < wanted.at_least || share < wanted.share || !(low..=high).contains(&mean) {
            continue;
        }
        let members: Vec<usize> = (0..lengths.len())
            .filter(|&index| fits(lengths[index] as f64, period as f64))
            .collect();
        let spread = spread(
            members.iter().map(|&index| lengths[index] as f64 / mean - 1.0),
            wanted.tolerance,
        );
        let single = window(rate, mean, spread, 1);
        let chance =
            tail(lengths.len() as u64, members.len() as u64, single) * search_factor(wanted.period, spread);
        let rhythm = Rhythm {
            period: mean as i64,
            intervals: members.len() as u64,
            members,
            chance,
        };
        if best.as_ref().is_none_or(|best| rhythm.chance < best.chance) {
            best = Some(rhythm);
        }
    }
    best
}

fn in_range(length: i64, wanted: &Wanted) -> bool {
    (wanted.period.0..=wanted.period.1).contains(&length)
}

/// Periods worth trying: distances of neighbours, of next neighbours (a stray event between), and halves (an event missing).
pub(super) fn candidates(times: &[i64], wanted: &Wanted) -> Vec<i64> {
    let mut found: Vec<i64> = Vec::new();
    for step in 1..=2 {
        let distances = times.windows(step + 1).map(|window| window[step] - window[0]);
        found.extend(
            distances
                .flat_map(|distance| [distance, distance / 2])
                .filter(|&period| in_range(period, wanted)),
        );
    }
    thinned(found, wanted)
}

/// Of periods that lie so close together that they would find the same rhythm, one.
fn thinned(mut found: Vec<i64>, wanted: &Wanted) -> Vec<i64> {
    found.sort_unstable();
    let grain = |period: i64| (period as f64 * wanted.tolerance / 4.0) as i64;
    let mut thinned: Vec<i64> = Vec::new();
    for period in found {
        if thinned.last().is_none_or(|last| period - last > grain(period)) {
            thinned.push(period);
        }
    }
    let step = thinned.len().div_ceil(MOST_CANDIDATES).max(1);
    thinned.into_iter().step_by(step).collect()
}

/// The search for chains in one series; memory is used again from one period to the next.
pub(super) struct Chains<'a> {
    times: &'a [i64],
    wanted: &'a Wanted,
    /// For each event the longest chain that ends with it, and the event before it there.
    length: Vec<u32>,
    before: Vec<Option<u32>>,
    /// Positions of the events in the longest chain, ascending.
    members: Vec<usize>,
}

impl<'a> Chains<'a> {
    pub(super) fn of(times: &'a [i64], wanted: &'a Wanted) -> Self {
        Self {
            times,
            wanted,
            length: Vec::new(),
            before: Vec::new(),
            members: Vec::new(),
        }
    }

    /// The longest chain for one period, refined once to its own mean.
    pub(super) fn rhythm(&mut self, candidate: i64, multiples: i64) -> Option<Rhythm> {
        self.chain(candidate as f64, multiples);
        let period = self.mean_period(candidate as f64)?;
        self.chain(period, multiples);
        let period = self.mean_period(period)?;
        let (times, members, wanted) = (self.times, &self.members, self.wanted);
        let (low, high) = (wanted.period.0 as f64, wanted.period.1 as f64);
        let intervals = members.len() as u64 - 1;
        let share = members.len() as f64 / times.len() as f64;
        if intervals < wanted.at_least || share < wanted.share || !(low..=high).contains(&period) {
            return None;
        }
        let steps = || {
            let distances = members.windows(2).map(|pair| times[pair[1]] - times[pair[0]]);
            distances.map(|distance| distance as f64 / period)
        };
        let whole = steps().filter(|step| *step < 1.5).count() as u64;
        if whole * SEEN < intervals {
            return None;
        }
        let spread = spread(steps().map(|step| step - nearest(step)), wanted.tolerance);
        let length = (times[times.len() - 1] - times[0]).max(1) as f64;
        let single = window((times.len() - 1) as f64 / length, period, spread, multiples);
        let chance =
            tail(times.len() as u64 - 1, intervals, single) * search_factor(wanted.period, spread) * 2.0;
        Some(Rhythm {
            period: period as i64,
            intervals,
            members: members.clone(),
            chance,
        })
    }

    /// The longest chain of events whose distances are one to `multiples` times the period.
    fn chain(&mut self, period: f64, multiples: i64) {
        let (times, length, before) = (self.times, &mut self.length, &mut self.before);
        length.clear();
        length.resize(times.len(), 1);
        before.clear();
        before.resize(times.len(), None);
        let mut places = [(0, 0, 0); MOST_MULTIPLES];
        let windows = windows(period, multiples, self.wanted.tolerance);
        for (place, (low, high)) in places.iter_mut().zip(windows) {
            *place = (low.ceil() as i64, high.floor() as i64, 0);
        }
        let places = &mut places[..multiples as usize];
        for later in 1..times.len() {
            for (low, high, first) in &mut *places {
                while times[later] - times[*first] > *high {
                    *first += 1;
                }
                let within = (*first..later).take_while(|&earlier| times[later] - times[earlier] >= *low);
                let Some(best) = within.max_by_key(|&earlier| length[earlier]) else {
                    continue;
                };
                if length[best] + 1 > length[later] {
                    length[later] = length[best] + 1;
                    before[later] = Some(best as u32);
                }
            }
        }
        let mut at = (0..times.len()).max_by_key(|&index| length[index]);
        self.members.clear();
        while let Some(index) = at {
            self.members.push(index);
            at = before[index].map(|before| before as usize);
        }
        self.members.reverse();
    }

    /// The mean period of the chain, where a distance may be several periods near this one.
    fn mean_period(&self, near: f64) -> Option<f64> {
        let (times, members) = (self.times, &self.members);
        let (first, last) = (*members.first()?, *members.last()?);
        let periods: f64 = members
            .windows(2)
            .map(|pair| nearest((times[pair[1]] - times[pair[0]]) as f64 / near))
            .sum();
        (periods >= 1.0).then(|| (times[last] - times[first]) as f64 / periods)
    }
}

/// The whole number next to one that is positive and small; `round` is a call of a function on most processors' baseline.
fn nearest(number: f64) -> f64 {
    (number + 0.5) as u32 as f64
}

/// A chain steps over at most this many events that are missing, and one.
pub(super) const MOST_MULTIPLES: usize = 3;

/// Shortest and longest distance that counts as one period, as two …
pub(super) fn windows(period: f64, multiples: i64, tolerance: f64) -> impl Iterator<Item = (f64, f64)> {
    (1..=multiples).map(move |multiple| {
        let multiple = multiple as f64;
        ((multiple - tolerance) * period, (multiple + tolerance) * period)
    })
}

/// Length of the longest chain of events whose distances are one to three times the period; times ascend.
pub(crate) fn longest_chain(times: &[i64], period: i64, tolerance: f64) -> usize {
    let wanted = Wanted {
        period: (period, period),
        tolerance,
        at_least: 1,
        share: 0.0,
    };
    let mut chains = Chains::of(times, &wanted);
    chains.chain(period as f64, MOST_MULTIPLES as i64);
    chains.members.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn wanted() -> Wanted {
        Wanted {
            period: (62 * MINUTE, 72 * MINUTE),
            tolerance: 0.06,
            at_least: 2,
            share: 0.6,
        }
    }

    #[test]
    fn a_steady_beat_is_found_with_its_period() {
        let times: Vec<i64> = (0..6).map(|beat| beat * 65 * MINUTE + beat % 2 * 900).collect();
        let rhythm = in_series(&times, &wanted()).unwrap();
        assert_eq!(rhythm.intervals, 5);
        assert!((rhythm.period - 65 * MINUTE).abs() < 1_000 && rhythm.chance < 1e-6);
    }

    #[test]
    fn a_missing_beat_and_a_stray_event_do_not_hide_it() {
        let mut times: Vec<i64> = (0..8)
            .filter(|beat| *beat != 3)
            .map(|beat| beat * 65 * MINUTE)
            .collect();
        times.push(2 * 65 * MINUTE + 20 * MINUTE);
        times.sort_unstable();
        let rhythm = in_series(&times, &wanted()).unwrap();
        assert_eq!((rhythm.intervals, rhythm.members.len()), (6, 7));
    }

    #[test]
    fn irregular_drops_have_no_rhythm() {
        let times: Vec<i64> = [0, 12, 95, 101, 180, 260, 300, 411]
            .iter()
            .map(|minute| minute * MINUTE)
            .collect();
        assert_eq!(
            in_series(&times, &wanted()).filter(|rhythm| rhythm.chance < 0.01),
            None
        );
    }
}
