//! Removes reports whose time has come, every few minutes; any number of nodes may do so at once.

use std::time::{Duration, Instant};

use crate::app::{AppState, now};

/// Time between two rounds.
const ROUND: Duration = Duration::from_secs(5 * 60);

/// How far the clock on the wall may run ahead of the monotonic one within a round.
const TRUST: i64 = 60_000;

/// Says whether the clock on the wall may be believed: a jump forward must be seen by two rounds.
#[derive(Debug, Default)]
pub struct Clock {
    last: Option<(Instant, i64)>,
}

impl Clock {
    /// Whether `wall` (milliseconds since 1970-01-01 UTC) fits what was seen before.
    pub fn believes(&mut self, monotonic: Instant, wall: i64) -> bool {
        let believed = self.last.is_none_or(|(then, earlier)| {
            let passed = monotonic.saturating_duration_since(then).as_millis();
            wall.saturating_sub(earlier) <= i64::try_from(passed).unwrap_or(i64::MAX).saturating_add(TRUST)
        });
        self.last = Some((monotonic, wall));
        believed
    }
}

/// One round after the other, until the task is ended.
pub(super) async fn run(app: AppState) {
    let mut clock = Clock::default();
    let mut rounds = tokio::time::interval(ROUND);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    // The first tick comes at once and only sets the clock.
    rounds.tick().await;
    clock.believes(Instant::now(), now());
    loop {
        rounds.tick().await;
        let wall = now();
        if clock.believes(Instant::now(), wall) {
            expire_reports(&app, wall).await;
        } else {
            tracing::warn!("the clock has jumped ahead; nothing is removed before the next round");
        }
    }
}

/// One round.
pub async fn expire_reports(app: &AppState, now: i64) {
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
        assert!(clock.believes(at(0), 0));
        assert!(clock.believes(at(5), 300_000));
        assert!(!clock.believes(at(10), ten_years));
        assert!(clock.believes(at(15), ten_years + 300_000));
    }

    #[test]
    fn a_jump_back_removes_nothing_early_and_is_believed() {
        let begin = Instant::now();
        let mut clock = Clock::default();
        assert!(clock.believes(begin, 10_000_000));
        assert!(clock.believes(begin + Duration::from_secs(300), 0));
    }
}
