//! Whether a series has room for a rhythm: quick looks that refuse a period before a chain of it is searched.

use super::interval::{MOST_MULTIPLES, SEEN, Wanted, windows};

/// The distances of neighbours in a series. Only so many events may be in no chain, each parts two that are neighbours in
/// it, and all other neighbours of the chain lie a period or a few apart.
pub(super) struct Neighbours<'a> {
    wanted: &'a Wanted,
    /// Distances of neighbours, ascending.
    distances: Vec<i64>,
    /// So many of them have to be a period or a few.
    least: usize,
    /// For each multiple of the period how many distances are too short, and how many of them or as long as they should be.
    places: [(usize, usize); MOST_MULTIPLES],
}

impl<'a> Neighbours<'a> {
    pub(super) fn of(times: &[i64], wanted: &'a Wanted) -> Self {
        let mut distances: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        distances.sort_unstable();
        let strays = (times.len() - 1).saturating_sub(links(times.len(), wanted));
        Self {
            wanted,
            least: distances.len().saturating_sub(2 * strays),
            distances,
            places: [(0, 0); MOST_MULTIPLES],
        }
    }

    /// Whether a rhythm of about this period is possible; periods are asked for in ascending order.
    pub(super) fn allow(&mut self, candidate: i64) -> bool {
        let distances = &self.distances;
        let windows = wide_windows(candidate, MOST_MULTIPLES as i64, self.wanted);
        let counts = self
            .places
            .iter_mut()
            .zip(windows)
            .map(|((below, within), (low, high))| {
                while distances.get(*below).is_some_and(|&distance| distance < low) {
                    *below += 1;
                }
                while distances.get(*within).is_some_and(|&distance| distance <= high) {
                    *within += 1;
                }
                *within - *below
            });
        counts.sum::<usize>() >= self.least
    }
}

/// How many intervals a chain among so many events has at least.
fn links(events: usize, wanted: &Wanted) -> usize {
    let least = (wanted.share * events as f64 - 1e-6).ceil() as usize;
    least.max(wanted.at_least as usize + 1) - 1
}

/// Whether so many events have another one about a period, or a few, before them that a chain could be long enough.
pub(super) fn has_room(times: &[i64], candidate: i64, multiples: i64, wanted: &Wanted) -> bool {
    let links = links(times.len(), wanted);
    let span = (times[times.len() - 1] - times[0]) as f64;
    if links as f64 * candidate as f64 * (1.0 - wanted.tolerance).powi(2) > span {
        return false;
    }
    let mut places = [(0, 0, 0); MOST_MULTIPLES];
    for (place, (low, high)) in places.iter_mut().zip(wide_windows(candidate, multiples, wanted)) {
        *place = (low, high, 0);
    }
    let places = &mut places[..multiples as usize];
    let Some(mut spare) = (times.len() - 1).checked_sub(links) else {
        return false;
    };
    let mut whole = 0;
    for &time in &times[1..] {
        let linked = places.iter_mut().position(|(low, high, first)| {
            while time - times[*first] > *high {
                *first += 1;
            }
            time - times[*first] >= *low
        });
        match (linked, spare) {
            (Some(0), _) => whole += 1,
            (Some(_), _) => {}
            (None, 0) => return false,
            (None, _) => spare -= 1,
        }
    }
    whole * SEEN >= links as u64
}

/// Distances that count as one period, as two …, with room for what the period becomes when it is refined to its mean, so that
/// what is refused here has no rhythm.
fn wide_windows(candidate: i64, multiples: i64, wanted: &Wanted) -> impl Iterator<Item = (i64, i64)> {
    let (shortest, longest) = (1.0 - wanted.tolerance, 1.0 + wanted.tolerance);
    let wide = move |(low, high)| ((low * shortest) as i64, (high * longest) as i64 + 1);
    windows(candidate as f64, multiples, wanted.tolerance).map(wide)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::interval::{Chains, candidates};
    use super::*;

    const MINUTE: i64 = 60_000;

    /// A beat of which some are missing, not quite even, and events that have nothing to do with it.
    fn series() -> impl Strategy<Value = Vec<i64>> {
        let beats = prop::collection::vec((0..100_i64, -120_000..120_000_i64), 3..40);
        let strays = prop::collection::vec(0..60 * 40 * MINUTE, 0..20);
        (20..70_i64, 0..60_i64, beats, strays).prop_map(|(period, missing, beats, strays)| {
            let seen = (0..).zip(beats).filter(|(_, (luck, _))| *luck >= missing);
            let seen = seen.map(|(beat, (_, jitter))| beat * period * MINUTE + jitter);
            let mut times: Vec<i64> = seen.chain(strays).collect();
            times.sort_unstable();
            times
        })
    }

    proptest! {
        #[test]
        fn what_is_refused_has_no_rhythm(times in series(), share in 0.0..1.0) {
            prop_assume!(times.len() > 2);
            let wanted = Wanted { period: (9 * MINUTE, 150 * MINUTE), tolerance: 0.05, at_least: 2, share };
            let mut neighbours = Neighbours::of(&times, &wanted);
            let mut chains = Chains::of(&times, &wanted);
            for candidate in candidates(&times, &wanted) {
                let allowed = neighbours.allow(candidate);
                for multiples in [1, MOST_MULTIPLES as i64] {
                    if chains.rhythm(candidate, multiples).is_some() {
                        prop_assert!(allowed && has_room(&times, candidate, multiples, &wanted));
                    }
                }
            }
        }
    }

    #[test]
    fn drops_without_a_rhythm_leave_no_room() {
        let times: Vec<i64> = (0..40)
            .map(|drop: i64| drop * drop * 7 * MINUTE + drop * 1_000)
            .collect();
        let wanted = Wanted {
            period: (9 * MINUTE, 25 * 60 * MINUTE),
            tolerance: 0.04,
            at_least: 3,
            share: 0.6,
        };
        let mut neighbours = Neighbours::of(&times, &wanted);
        let tried = candidates(&times, &wanted);
        let refused = tried.iter().filter(|&&period| !neighbours.allow(period)).count();
        assert!(
            tried.len() > 20 && refused * 2 > tried.len(),
            "{refused} of {}",
            tried.len()
        );
    }
}
