//! The drops of a group of events, and the sessions that they ended: what every rule about a rhythm looks at.

use super::view::{Seen, between};

/// Events this close together are one drop told twice.
const CASCADE: i64 = 90_000;

/// Drops and starts of a group, in the order of time; times and lengths in milliseconds.
#[derive(Default)]
pub(super) struct Series {
    /// Positions of the drops that have a time, of those close together the first.
    pub(super) drops: Vec<u32>,
    /// When they were.
    pub(super) times: Vec<i64>,
    /// Positions of the starts that have a time.
    pub(super) starts: Vec<u32>,
    /// How long sessions took: from a start to the next drop, with no other drop between.
    pub(super) lengths: Vec<i64>,
    /// For each session the position of the drop that ended it.
    pub(super) enders: Vec<usize>,
}

impl Series {
    /// Looks at other events; memory is used again.
    pub(super) fn fill(&mut self, drops: &[u32], starts: &[u32], group: &[Seen]) {
        let has_time = |position: &&u32| group[**position as usize].has_time();
        self.drops.clear();
        self.times.clear();
        self.starts.clear();
        for &drop in drops.iter().filter(has_time) {
            let close = self.drops.last().and_then(|&last| between(group, last, drop));
            if close.is_none_or(|distance| distance > CASCADE) {
                self.drops.push(drop);
                self.times.push(group[drop as usize].time);
            }
        }
        if !self.drops.is_empty() {
            self.starts.extend(starts.iter().filter(has_time));
        }
        self.fill_sessions(group);
    }

    fn fill_sessions(&mut self, group: &[Seen]) {
        self.lengths.clear();
        self.enders.clear();
        let (mut earlier, mut before) = (0, None);
        for (position, &drop) in self.drops.iter().enumerate() {
            let later = self.starts[earlier..].iter();
            earlier += later.take_while(|&&start| start < drop).count();
            let start = self.starts[..earlier].last().copied();
            if let Some(start) = start.filter(|&start| before.is_none_or(|before| start > before)) {
                let begin = group[start as usize].time;
                self.lengths.push(self.times[position] - begin);
                self.enders.push(position);
            }
            before = Some(drop);
        }
    }

    /// Sessions per millisecond.
    pub(super) fn rate(&self) -> f64 {
        let total: i64 = self.lengths.iter().sum();
        self.lengths.len() as f64 / total.max(1) as f64
    }
}
