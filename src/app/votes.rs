//! Who said already whether a solution helped: one client counts once for a cause in a day, and all together so often a minute.
//!
//! A count decides between causes that a log speaks for equally, and is shown to readers; one client must not make it.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::net::IpAddr;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lru::LruCache;

/// Most pairs of client and cause that are remembered; the oldest are forgotten.
const MOST_REMEMBERED: NonZeroUsize = NonZeroUsize::new(1 << 16).expect("more than 0");
/// Time for which a client counts once for a cause.
const ONCE_IN: Duration = Duration::from_secs(24 * 60 * 60);
/// Most answers of all clients that count in a minute.
const MOST_PER_MINUTE: u32 = 120;

/// The client that a request comes from, as far as connection and named proxies tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Client(pub IpAddr);

/// Marks a request of a client that asked for this too often to get all of it.
#[derive(Clone, Copy, Debug)]
pub struct TooOften;

/// The answers that counted lately.
#[derive(Debug)]
pub struct Votes {
    hasher: RandomState,
    counted: Mutex<Counted>,
}

#[derive(Debug)]
struct Counted {
    /// Hash of client and cause, and when it counted.
    seen: LruCache<u64, Instant>,
    /// The minute that began last, and what counted in it.
    minute: (Instant, u32),
}

impl Default for Votes {
    fn default() -> Self {
        let counted = Counted {
            seen: LruCache::new(MOST_REMEMBERED),
            minute: (Instant::now(), 0),
        };
        Self {
            hasher: RandomState::new(),
            counted: Mutex::new(counted),
        }
    }
}

impl Votes {
    /// Whether this answer of a client about a cause counts; it is remembered if it does. Requests without a connection have
    /// no client, and count.
    pub fn take(&self, client: Option<Client>, article: &str, cause: &str) -> bool {
        let Some(client) = client else { return true };
        self.take_at(client, (article, cause), Instant::now())
    }

    fn take_at(&self, client: Client, place: (&str, &str), now: Instant) -> bool {
        let key = self.hasher.hash_one((client, place));
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if now.saturating_duration_since(counted.minute.0) >= Duration::from_secs(60) {
            counted.minute = (now, 0);
        }
        let is_again = counted
            .seen
            .peek(&key)
            .is_some_and(|before| now.saturating_duration_since(*before) < ONCE_IN);
        if is_again || counted.minute.1 >= MOST_PER_MINUTE {
            return false;
        }
        counted.minute.1 += 1;
        counted.seen.put(key, now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_counts_once_for_a_cause_in_a_day() {
        let votes = Votes::default();
        let (one, other) = (Client([192, 0, 2, 7].into()), Client([192, 0, 2, 8].into()));
        let now = Instant::now();
        assert!(votes.take_at(one, ("404104", "a"), now));
        assert!(!votes.take_at(one, ("404104", "a"), now + ONCE_IN / 2));
        assert!(votes.take_at(one, ("404104", "b"), now));
        assert!(votes.take_at(other, ("404104", "a"), now));
        assert!(votes.take_at(one, ("404104", "a"), now + ONCE_IN));
    }

    #[test]
    fn many_clients_count_so_often_a_minute_only() {
        let votes = Votes::default();
        let now = Instant::now();
        let client = |number: u32| Client(std::net::Ipv4Addr::from(number).into());
        let counted = (0..1000).filter(|number| votes.take_at(client(*number), ("404104", "a"), now));
        assert_eq!(counted.count(), MOST_PER_MINUTE as usize);
        assert!(votes.take_at(client(2000), ("404104", "a"), now + Duration::from_secs(61)));
    }
}
