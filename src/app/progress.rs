//! How far the analysis of an upload is, for whoever waits for it.

use std::sync::atomic::{AtomicU64, Ordering};

/// Share of the work that is done when the secrets of all files are masked, in per cent.
const MASKED: u64 = 70;

/// Per cent of the work that is done; only ever grows.
#[derive(Debug, Default)]
pub struct Progress(AtomicU64);

impl Progress {
    /// 0 to 100.
    pub fn percent(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// So many of all bytes have been searched for secrets.
    pub(super) fn masked(&self, bytes: usize, all: usize) {
        let share = bytes as u64 * MASKED / (all as u64).max(1);
        self.0.fetch_max(share.min(MASKED), Ordering::Relaxed);
    }

    /// The analysis is done.
    pub(super) fn analysed(&self) {
        self.0.fetch_max(100, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_from_nothing_to_all() {
        let progress = Progress::default();
        assert_eq!(progress.percent(), 0);
        progress.masked(50, 100);
        progress.masked(10, 100);
        assert_eq!(progress.percent(), 35);
        progress.masked(0, 0);
        progress.analysed();
        assert_eq!(progress.percent(), 100);
    }
}
