//! Places for CPU work: so many at once, so many waiting, the rest is refused for the moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Refusal;

/// A bounded queue before a bounded number of places.
#[derive(Debug)]
pub struct Queue {
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
}

/// Takes a waiting request out of the count, also when its client has gone.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Queue {
    /// `places` at once and `most_waiting` behind them.
    pub fn new(places: usize, most_waiting: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            waiting: AtomicUsize::new(0),
            most_waiting,
        }
    }

    /// A place, now or after waiting; [`Refusal::Busy`] if too many wait already.
    pub async fn place(&self) -> Result<OwnedSemaphorePermit, Refusal> {
        if let Ok(place) = Arc::clone(&self.places).try_acquire_owned() {
            return Ok(place);
        }
        let waiting = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        if waiting >= self.most_waiting {
            return Err(Refusal::Busy);
        }
        Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|_| Refusal::Busy)
    }

    /// How many wait at this moment.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_full_queue_refuses_and_a_place_given_back_is_taken() {
        let queue = Arc::new(Queue::new(1, 1));
        let place = queue.place().await.unwrap();
        let second = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.place().await.is_ok() }
        });
        while queue.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(queue.place().await.unwrap_err(), Refusal::Busy);
        drop(place);
        assert!(second.await.unwrap());
        assert_eq!(queue.waiting(), 0);
    }

    #[tokio::test]
    async fn a_client_that_leaves_gives_its_place_in_the_queue_back() {
        let queue = Queue::new(1, 1);
        let _place = queue.place().await.unwrap();
        let soon = std::time::Duration::from_millis(1);
        assert!(tokio::time::timeout(soon, queue.place()).await.is_err());
        assert_eq!(queue.waiting(), 0);
    }
}
