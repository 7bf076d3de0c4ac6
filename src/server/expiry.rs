//! Removes reports whose time has come, every few minutes; any number of nodes may do so at once.

use std::time::{Duration, Instant};

use crate::app::{AppState, now};

/// Time between two rounds.
const ROUND: Duration = Duration::from_secs(5 * 60);

/// How far the clock on the wall may run ahead of the monotonic one within a round.
const TRUST: i64 = 60_000;

/// Says whether the clock on the wall may be believed: a jump forward must be seen by two rounds.
#[derive(Debug, Default)]
struct Clock {
    last: Option<(Instant, i64)>,
}

/// What a clock on the wall deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Belief {
    /// It was not seen before.
    Unknown,
    /// It fits what was seen before, or stands behind it.
    Right,
    /// It has run ahead.
    Ahead,
}

impl Clock {
    /// Whether `wall` (milliseconds since 1970-01-01 UTC) fits what was seen before.
    fn believes(&mut self, monotonic: Instant, wall: i64) -> Belief {
        let before = self.last.replace((monotonic, wall));
        let Some((then, earlier)) = before else {
            return Belief::Unknown;
        };
        let passed = monotonic.saturating_duration_since(then).as_millis();
        let most = i64::try_from(passed).unwrap_or(i64::MAX).saturating_add(TRUST);
        if wall.saturating_sub(earlier) <= most {
            Belief::Right
        } else {
            Belief::Ahead
        }
    }
}

/// The job of one node.
pub struct Expiry {
    app: AppState,
    clock: Clock,
}

impl Expiry {
    /// A job that has not seen a clock yet.
    pub fn new(app: AppState) -> Self {
        Self {
            app,
            clock: Clock::default(),
        }
    }

    /// One round at this time (`wall` in milliseconds since 1970-01-01 UTC). The first only reads the clocks,
    /// and one that sees a jump forward removes nothing.
    pub async fn round(&mut self, monotonic: Instant, wall: i64) {
        match self.clock.believes(monotonic, wall) {
            Belief::Unknown => {}
            Belief::Right => expire_reports(&self.app, wall).await,
            Belief::Ahead => {
                tracing::warn!("the clock has jumped ahead; nothing is removed before the next round");
            }
        }
    }
}

/// One round after the other, until the task is ended.
pub(super) async fn run(app: AppState) {
    let mut expiry = Expiry::new(app);
    let mut rounds = tokio::time::interval(ROUND);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        // The first tick comes at once.
        rounds.tick().await;
        expiry.round(Instant::now(), now()).await;
    }
}

async fn expire_reports(app: &AppState, now: i64) {
    match app.store.expire(now).await {
        Ok(0) => {}
        Ok(count) => {
            app.metrics.reports_expired.add_all(count);
            tracing::info!(
                reports.expired = count,
                "{count} reports had expired and were removed"
            );
        }
        Err(error) => tracing::warn!(%error, "expired reports could not be removed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jump_forward_is_believed_by_the_second_round_only() {
        let begin = Instant::now();
        let at = |minutes: u64| begin + Duration::from_secs(60 * minutes);
        let ten_years = 315_360_000_000;
        let mut clock = Clock::default();
        assert_eq!(clock.believes(at(0), 0), Belief::Unknown);
        assert_eq!(clock.believes(at(5), 300_000), Belief::Right);
        assert_eq!(clock.believes(at(10), ten_years), Belief::Ahead);
        assert_eq!(clock.believes(at(15), ten_years + 300_000), Belief::Right);
    }

    #[test]
    fn a_clock_that_is_put_right_between_two_rounds_was_never_believed() {
        let begin = Instant::now();
        let at = |minutes: u64| begin + Duration::from_secs(60 * minutes);
        let mut clock = Clock::default();
        clock.believes(at(0), 0);
        assert_eq!(clock.believes(at(5), 315_360_000_000), Belief::Ahead);
        assert_eq!(clock.believes(at(10), 600_000), Belief::Right);
    }

    #[test]
    fn a_jump_back_or_a_clock_that_stands_still_is_believed() {
        let begin = Instant::now();
        let mut clock = Clock::default();
        clock.believes(begin, 10_000_000);
        for minutes in [5, 10] {
            let monotonic = begin + Duration::from_secs(60 * minutes);
            assert_eq!(clock.believes(monotonic, 0), Belief::Right);
        }
    }
}
