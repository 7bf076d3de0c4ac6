//! A flag that ends work nobody waits for any more.
//!
//! Whoever waits holds one end, the work looks at the other: redaction at each value it looks at, reading at each line, the
//! court of rules at each task. What stopped work returns is [`Stopped`], never a half-masked text.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether work should end; clones share one flag, which is never taken back.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// A flag that nobody has set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the work that looks at this flag.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work should end.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// `Err` once the flag is set.
    ///
    /// # Errors
    /// [`Stopped`].
    pub fn check(&self) -> Result<(), Stopped> {
        match self.is_set() {
            true => Err(Stopped),
            false => Ok(()),
        }
    }

    /// A guard that sets the flag when whoever waits goes away: at a time-out, or with its client.
    pub fn when_dropped(&self) -> StopGuard {
        StopGuard(self.clone())
    }
}

/// Sets its flag when dropped.
#[derive(Debug)]
pub struct StopGuard(Stop);

impl Drop for StopGuard {
    fn drop(&mut self) {
        self.0.set();
    }
}

/// Work was ended before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl std::fmt::Display for Stopped {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the work was stopped before its end")
    }
}

impl std::error::Error for Stopped {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact_until;

    #[test]
    fn stopped_work_looks_at_little_and_returns_nothing_of_the_text() {
        let text = "login user=pump password=Meteor-17x\n".repeat(1 << 17);
        let stop = Stop::new();
        let mut seen = Vec::new();
        let redacted = redact_until(&text, &stop, |taken| {
            seen.push(taken);
            stop.set();
        });
        assert_eq!(redacted, Err(Stopped));
        assert_eq!(seen.len(), 1, "of {} bytes", text.len());
        assert!(redact_until("a\n", &Stop::new(), |_| {}).is_ok());
    }

    #[test]
    fn a_guard_stops_the_work_of_whoever_left() {
        let stop = Stop::new();
        let guard = stop.when_dropped();
        assert_eq!(stop.check(), Ok(()));
        drop(guard);
        assert_eq!(stop.check(), Err(Stopped));
    }
}
