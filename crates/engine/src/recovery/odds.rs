//! Times of a pattern before a fix and after it to what can be said about it: gone, still there, or too early to tell.
//!
//! Gone is said only where the silence would be chance in fewer than one of a hundred cases.
//!
//! A regular pattern is asked for its beats: how many were due, given how many of them the first log missed. An irregular
//! one is asked for its rate, which is itself only known from so many events: if nothing has changed, all of `n` events lie in the
//! first of two spans with the probability `(first / both)ⁿ`, whatever the rate is. Two corrections keep that honest: a device is in
//! a log because something happened to it, so its first event counts for nothing; and events that come in bursts count as fewer.

use crate::rule::{longest_chain, tail};

/// Largest probability of a silence that is taken for a recovery.
const CHANCE: f64 = 0.01;
/// A regular pattern is asked twice: for its last silence, and for all that is left of it.
const HALF: f64 = CHANCE / 2.0;
/// Fewer beats than this on a single device prove nothing, however many devices there are.
const FEWEST_BEATS: f64 = 3.0;
/// A beat may come so much later than its period.
const LATE: f64 = 1.05;
/// How far a distance may be from the period to continue a rhythm.
const TOLERANCE: f64 = 0.06;
/// Events beyond this many are not looked at for a rhythm: the latest ones tell as much.
const MOST_EVENTS: usize = 300;
/// Into so many spans a log is divided to see bursts, short ones and long ones.
const SPANS: [usize; 5] = [5, 10, 20, 40, 80];
/// From fewer independent events than this no rate is known.
const FEWEST_EVENTS: f64 = 0.5;

/// A pattern in two logs; times in milliseconds, ascending.
#[derive(Clone, Debug, Default)]
pub(super) struct Observed {
    /// Length of the first log.
    pub(super) first: i64,
    /// From when to when the second log watches.
    pub(super) watch: (i64, i64),
    /// For each device in both logs: times in the first log, times in the second one's watch.
    pub(super) devices: Vec<(Vec<i64>, Vec<i64>)>,
    /// The period, where the pattern is regular.
    pub(super) period: Option<i64>,
}

/// What became of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It would have shown by now.
    Gone,
    /// It was seen again.
    StillThere,
    /// It was not seen, and that may be chance; so many milliseconds more without it would not be.
    TooEarly(i64),
    /// Seen too seldom in the first log to know how often it is due.
    SeenOnce,
}

/// What can be said, and on what grounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    pub(super) fate: Fate,
    /// Milliseconds since it was seen last, or since the watch began.
    pub(super) silent: i64,
    /// How often it was due in that time: a regular one on each device, an irregular one on all together.
    pub(super) due: u64,
    /// How often it was seen in the watch.
    pub(super) seen: u64,
}

impl Observed {
    /// Says what became of the pattern.
    pub(super) fn judge(&self) -> Judgement {
        let regular = self.period.filter(|period| *period > 0);
        let beats = regular.and_then(|period| Beats::of(self, period));
        let (fate, due) = match beats {
            Some(beats) => (beats.fate(self), self.silent() / beats.period),
            None => (self.fate_by_rate(), self.due_by_rate()),
        };
        Judgement {
            fate,
            silent: self.silent(),
            due: u64::try_from(due).unwrap_or_default(),
            seen: self.seen(),
        }
    }

    fn seen(&self) -> u64 {
        self.devices.iter().map(|(_, after)| after.len() as u64).sum()
    }

    /// Since the last event of any device.
    fn silent(&self) -> i64 {
        let last = self.devices.iter().filter_map(|(_, after)| after.last());
        let last = last.max().copied().unwrap_or(self.watch.0);
        (self.watch.1 - last.max(self.watch.0)).max(0)
    }

    /// Independent events of the first log that tell its rate.
    ///
    /// Events of a device that come together count as one, and of those the first of each device as none; what is left
    /// counts as much less as devices are hit together.
    fn informative(&self) -> f64 {
        let before = || self.devices.iter().map(|(before, _)| before.as_slice());
        let alone = self.dispersion(&before().collect::<Vec<_>>());
        let mut pooled: Vec<i64> = before().flatten().copied().collect();
        pooled.sort_unstable();
        let together = self.dispersion(&[&pooled]).max(alone);
        let events = before().map(|times| (times.len() as f64 / alone - 1.0).max(0.0));
        events.sum::<f64>() * alone / together
    }

    fn due_by_rate(&self) -> i64 {
        let rate = self.informative() / self.first.max(1) as f64;
        (rate * self.silent() as f64) as i64
    }

    fn fate_by_rate(&self) -> Fate {
        let independent = self.informative();
        let first = self.first as f64;
        if self.first <= 0 || independent < FEWEST_EVENTS {
            return match self.seen() {
                0 => Fate::SeenOnce,
                _ => Fate::StillThere,
            };
        }
        let needed = first * (CHANCE.powf(-1.0 / independent) - 1.0);
        let left = needed - self.silent() as f64;
        match self.seen() {
            _ if left < 0.0 => Fate::Gone,
            0 => Fate::TooEarly(left.min(i64::MAX as f64) as i64),
            _ => Fate::StillThere,
        }
    }

    /// How many events of a series come together, on average over the series: 1 where they are independent. The largest of
    /// several measures counts.
    fn dispersion(&self, series: &[&[i64]]) -> f64 {
        let Some(begin) = series.iter().filter_map(|times| times.first()).min().copied() else {
            return 1.0;
        };
        let measures = SPANS.iter().map(|&spans| {
            let (mut squares, mut means) = (0.0, 0.0);
            for times in series {
                let mut counts = vec![0.0_f64; spans];
                for time in *times {
                    let share = (time - begin) as f64 / self.first.max(1) as f64;
                    counts[((share * spans as f64) as usize).min(spans - 1)] += 1.0;
                }
                let mean = times.len() as f64 / spans as f64;
                squares += counts.iter().map(|count| (count - mean).powi(2)).sum::<f64>();
                means += mean;
            }
            squares / (spans - 1) as f64 / means
        });
        measures.fold(1.0, f64::max)
    }
}

/// The devices that were in a rhythm.
struct Beats<'o> {
    period: i64,
    /// Times in the watch of each of them.
    after: Vec<&'o [i64]>,
    /// Probability that a beat does not show, as far as the first log tells.
    missed: f64,
}

impl<'o> Beats<'o> {
    fn of(observed: &'o Observed, period: i64) -> Option<Self> {
        let due = observed.first as f64 / period as f64;
        let (mut all, mut shown) = (0.0, 0.0);
        let mut after = Vec::new();
        for (before, later) in &observed.devices {
            let links = in_rhythm(before, period).saturating_sub(1);
            if links >= 2 {
                all += due.floor().max(links as f64);
                shown += links as f64;
                after.push(later.as_slice());
            }
        }
        (!after.is_empty()).then(|| Self {
            period,
            after,
            missed: ((all - shown + 1.0) / (all + 2.0)).clamp(0.01, 0.99),
        })
    }

    /// Beats due in a time.
    fn due(&self, time: i64) -> f64 {
        (time.max(0) as f64 / (self.period as f64 * LATE)).floor()
    }

    fn fate(&self, observed: &Observed) -> Fate {
        let (from, to) = observed.watch;
        let silences = self
            .after
            .iter()
            .map(|after| self.due(to - after.last().copied().unwrap_or(from)));
        let (mut silent, mut shortest) = (0.0, f64::INFINITY);
        for beats in silences {
            silent += beats;
            shortest = beats.min(shortest);
        }
        let chains: Vec<(usize, usize)> = self
            .after
            .iter()
            .map(|after| (in_rhythm(after, self.period), after.len()))
            .collect();
        let goes_on = chains
            .iter()
            .any(|&(chain, all)| chain >= 3 || (chain == 2 && all == 2));
        match () {
            () if shortest >= FEWEST_BEATS && self.missed.powf(silent) < HALF => Fate::Gone,
            () if goes_on => Fate::StillThere,
            () if self.is_broken(to - from, &chains) => Fate::Gone,
            () => Fate::TooEarly(self.left(shortest, observed.silent())),
        }
    }

    /// What is left beats too seldom: other events happen, but the rhythm is over.
    fn is_broken(&self, watched: i64, chains: &[(usize, usize)]) -> bool {
        let beats = self.due(watched);
        let all = (beats * self.after.len() as f64) as u64;
        let left: usize = chains.iter().map(|(chain, _)| chain).sum();
        let absent = all.saturating_sub(left as u64);
        beats >= FEWEST_BEATS && absent > 0 && tail(all, absent, self.missed) < HALF
    }

    /// How much longer it has to be silent.
    fn left(&self, shortest: f64, silent: i64) -> i64 {
        let all = (HALF.ln() / self.missed.ln()).floor() + 1.0;
        let each = (all / self.after.len() as f64).ceil().max(FEWEST_BEATS);
        let each = if shortest >= each { shortest + 1.0 } else { each };
        let needed = (each * self.period as f64 * LATE) as i64 + 1;
        (needed - silent).max(1)
    }
}

/// Length of the longest chain of events in a rhythm.
fn in_rhythm(times: &[i64], period: i64) -> usize {
    let times = &times[times.len().saturating_sub(MOST_EVENTS)..];
    match times.len() {
        0 | 1 => times.len(),
        _ => longest_chain(times, period, TOLERANCE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;

    /// A generator of its own, so that the cases are the same everywhere.
    struct Random(u64);

    impl Random {
        fn next(&mut self) -> f64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        }

        /// Time to the next event of a rate.
        fn wait(&mut self, mean: f64) -> f64 {
            -mean * (1.0 - self.next()).ln()
        }
    }

    /// Random events, alone or in bursts, at a mean distance.
    fn random(random: &mut Random, (from, to): (i64, i64), mean: f64, burst: u32) -> Vec<i64> {
        let (mut times, mut at) = (Vec::new(), from as f64);
        loop {
            at += random.wait(mean * f64::from(burst));
            if at as i64 >= to {
                times.sort_unstable();
                return times;
            }
            let inside = (0..burst).map(|_| (at + random.wait(MINUTE as f64)) as i64);
            times.extend(inside.filter(|time| *time < to));
        }
    }

    /// Beats with jitter; some are missing.
    fn beats(random: &mut Random, (from, to): (i64, i64), (period, missing): (i64, f64)) -> Vec<i64> {
        let mut at = from as f64 + random.next() * period as f64;
        let mut times = Vec::new();
        while (at as i64) < to {
            if random.next() >= missing {
                times.push(at as i64);
            }
            at += period as f64 * (1.0 + (random.next() - 0.5) * 0.02);
        }
        times
    }

    /// Shares of "gone", "still there" and "too early" of many pairs of logs.
    fn shares(pairs: usize, mut pair: impl FnMut(&mut Random) -> Observed) -> [f64; 3] {
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let mut counts = [0.0; 3];
        for _ in 0..pairs {
            match pair(&mut random).judge().fate {
                Fate::Gone => counts[0] += 1.0,
                Fate::StillThere => counts[1] += 1.0,
                Fate::TooEarly(_) | Fate::SeenOnce => counts[2] += 1.0,
            }
        }
        counts.map(|count| count / pairs as f64)
    }

    /// Two logs of some devices; a device that the first log does not show is not in it.
    fn pair(
        random: &mut Random,
        (first, second): (i64, i64),
        devices: usize,
        mut events: impl FnMut(&mut Random, (i64, i64), bool) -> Vec<i64>,
    ) -> Observed {
        let watch = (first, first + second);
        let logs = (0..devices).map(|_| (events(random, (0, first), false), events(random, watch, true)));
        Observed {
            first,
            watch,
            devices: logs.filter(|(before, _)| !before.is_empty()).collect(),
            period: None,
        }
    }

    const PAIRS: usize = 4_000;

    #[test]
    fn irregular_drops_that_go_on_are_hardly_ever_called_gone() {
        for (devices, mean) in [(1, HOUR), (1, 4 * HOUR), (20, 10 * HOUR), (200, 240 * HOUR)] {
            for hours in [1, 4, 12, 48, 240] {
                for burst in [1, 8] {
                    let [gone, ..] = shares(PAIRS / 4, |random| {
                        let spans = (24 * HOUR, hours * HOUR);
                        pair(random, spans, devices, |r, span, _| {
                            self::random(r, span, mean as f64, burst)
                        })
                    });
                    assert!(
                        gone < 0.01,
                        "{devices} devices, {hours} h, bursts of {burst}: {gone}"
                    );
                }
            }
        }
    }

    #[test]
    fn irregular_drops_that_stop_are_called_gone_in_time() {
        let share = |hours: i64| {
            shares(PAIRS / 4, |random| {
                pair(
                    random,
                    (24 * HOUR, hours * HOUR),
                    5,
                    |r, span, fixed| match fixed {
                        true => Vec::new(),
                        false => self::random(r, span, (2 * HOUR) as f64, 1),
                    },
                )
            })
        };
        assert!(share(24)[0] > 0.95, "{:?}", share(24));
        assert!(share(1)[0] < 0.3 && share(1)[1] == 0.0, "{:?}", share(1));
    }

    #[test]
    fn a_rhythm_that_goes_on_is_hardly_ever_called_gone() {
        for (devices, missing) in [(1, 0.0), (1, 0.15), (30, 0.0), (30, 0.3)] {
            for hours in [1, 2, 4, 8, 24] {
                let [gone, ..] = shares(PAIRS / 2, |random| {
                    let spans = (12 * HOUR, hours * HOUR);
                    let observed = pair(random, spans, devices, |r, span, _| {
                        beats(r, span, (65 * MINUTE, missing))
                    });
                    Observed {
                        period: Some(65 * MINUTE),
                        ..observed
                    }
                });
                assert!(
                    gone < 0.01,
                    "{devices} devices, {hours} h, {missing} missing: {gone}"
                );
            }
        }
    }

    #[test]
    fn a_rhythm_that_stops_is_gone_after_a_few_beats_and_not_before() {
        let share = |hours: i64, other: f64| {
            shares(PAIRS / 4, |random| {
                let observed = pair(
                    random,
                    (12 * HOUR, hours * HOUR),
                    3,
                    |r, span, fixed| match fixed {
                        true => self::random(r, span, other, 1),
                        false => beats(r, span, (65 * MINUTE, 0.05)),
                    },
                );
                Observed {
                    period: Some(65 * MINUTE),
                    ..observed
                }
            })
        };
        let never = 1e15;
        assert_eq!(share(2, never), [0.0, 0.0, 1.0]);
        assert_eq!(share(6, never), [1.0, 0.0, 0.0]);
        // Other drops of the same kind do not hide that the rhythm is over.
        let among_others = share(24, (12 * HOUR) as f64);
        assert!(among_others[0] > 0.9, "{among_others:?}");
    }

    #[test]
    fn what_is_needed_is_enough() {
        let first: Vec<i64> = (0..10).map(|beat| beat * 65 * MINUTE).collect();
        let watched = |hours: i64| Observed {
            first: 10 * HOUR,
            watch: (10 * HOUR, 10 * HOUR + hours),
            devices: vec![(first.clone(), Vec::new())],
            period: Some(65 * MINUTE),
        };
        let Fate::TooEarly(left) = watched(2 * HOUR).judge().fate else {
            panic!("two hours are no proof");
        };
        assert_eq!(watched(2 * HOUR + left).judge().fate, Fate::Gone);
        assert_eq!(watched(2 * HOUR + left).judge().due, 3);
        let irregular = |hours: i64| Observed {
            period: None,
            ..watched(hours)
        };
        let Fate::TooEarly(left) = irregular(2 * HOUR).judge().fate else {
            panic!("two hours are no proof");
        };
        assert_eq!(irregular(2 * HOUR + left + 1).judge().fate, Fate::Gone);
    }

    #[test]
    fn a_single_event_has_no_rate() {
        let observed = Observed {
            first: HOUR,
            watch: (HOUR, 100 * HOUR),
            devices: vec![(vec![30 * MINUTE], Vec::new())],
            period: None,
        };
        assert_eq!(observed.judge().fate, Fate::SeenOnce);
    }
}
