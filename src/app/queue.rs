//! Places for CPU work and room in memory: so much at once, so much waiting, the rest is refused for the moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Refusal;
use crate::config::Config;

/// Request bodies of full size that fit into memory at once.
const FULL_BODIES: u64 = 8;

/// First bytes of packed bodies, and how many bytes of text one of theirs can become: deflate reaches 1,032, and four bytes of
/// zstd a block of 128 KiB.
const RATIOS: [(&[u8], u64); 3] = [
    (&[0x1f, 0x8b], 1032),
    (b"PK\x03\x04", 1032),
    (&[0x28, 0xb5, 0x2f, 0xfd], 1 << 15),
];

/// Memory of a process that has loaded its content and opened its database.
const AT_REST: u64 = 64 << 20;

/// A bounded queue before a bounded number of places, and bounded memory for what is sent.
#[derive(Debug)]
pub struct Queue {
    places: Arc<Semaphore>,
    /// Room for texts, in KiB: as much as one of full size needs, shared by all that are smaller.
    texts: Arc<Semaphore>,
    text_kib: u32,
    /// Room for request bodies, in bytes.
    bodies: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
}

/// A place in the queue's front; given back when dropped.
#[derive(Debug)]
pub struct Place {
    _place: OwnedSemaphorePermit,
    _room: OwnedSemaphorePermit,
}

/// Memory that one request body takes; given back when dropped.
#[derive(Debug)]
pub struct Room {
    bodies: Arc<Semaphore>,
    taken: AtomicUsize,
}

impl Room {
    /// Takes room for bytes that have arrived; `false` if there is none.
    pub fn take(&self, bytes: usize) -> bool {
        let Ok(permits) = u32::try_from(bytes) else {
            return false;
        };
        let Ok(permit) = self.bodies.try_acquire_many(permits) else {
            return false;
        };
        permit.forget();
        self.taken.fetch_add(bytes, Ordering::Relaxed);
        true
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.bodies.add_permits(self.taken.load(Ordering::Relaxed));
    }
}

/// Takes a waiting request out of the count, also when its client has gone.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Queue {
    /// As large as the settings allow.
    pub fn new(config: &Config) -> Self {
        let text_kib = u32::try_from(config.max_text_bytes / 1024 + 1).unwrap_or(u32::MAX);
        let bodies = FULL_BODIES.saturating_mul(config.max_upload_bytes);
        let bodies = usize::try_from(bodies)
            .unwrap_or(usize::MAX)
            .min(Semaphore::MAX_PERMITS);
        Self {
            places: Arc::new(Semaphore::new(config.concurrency)),
            texts: Arc::new(Semaphore::new(text_kib as usize)),
            text_kib,
            bodies: Arc::new(Semaphore::new(bodies)),
            waiting: AtomicUsize::new(0),
            most_waiting: config.queue,
        }
    }

    /// Most memory that a process with these settings takes: bodies, and a text as it was read and as it is shown.
    pub fn most_bytes(config: &Config) -> u64 {
        let bodies = FULL_BODIES.saturating_mul(config.max_upload_bytes);
        let texts = config.max_text_bytes.saturating_mul(2);
        AT_REST.saturating_add(bodies).saturating_add(texts)
    }

    /// Room for one request body, nothing taken yet.
    pub fn room(&self) -> Room {
        Room {
            bodies: Arc::clone(&self.bodies),
            taken: AtomicUsize::new(0),
        }
    }

    /// A place for files of these sizes, now or after waiting; [`Refusal::Busy`] if too many wait already.
    pub async fn place<'f>(&self, files: impl IntoIterator<Item = &'f [u8]>) -> Result<Place, Refusal> {
        let kib = files.into_iter().map(|file| self.text_kib_of(file));
        let kib = kib.fold(0, u32::saturating_add).min(self.text_kib);
        let place = Arc::clone(&self.places).try_acquire_owned();
        let room = Arc::clone(&self.texts).try_acquire_many_owned(kib);
        if let (Ok(place), Ok(room)) = (place, room) {
            return Ok(Place {
                _place: place,
                _room: room,
            });
        }
        let waiting = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        if waiting >= self.most_waiting {
            return Err(Refusal::Busy);
        }
        // Always in this order, so that no two wait for each other.
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|_| Refusal::Busy)?;
        let room = Arc::clone(&self.texts)
            .acquire_many_owned(kib)
            .await
            .map_err(|_| Refusal::Busy)?;
        Ok(Place {
            _place: place,
            _room: room,
        })
    }

    /// How much text may come of a body: twice a plain one (from another encoding), any amount of a packed one.
    fn text_kib_of(&self, log: &[u8]) -> u32 {
        let packed = RATIOS.iter().find(|(magic, _)| log.starts_with(magic));
        let ratio = packed.map_or(2, |(_, ratio)| *ratio);
        let kib = (log.len() as u64).saturating_mul(ratio) / 1024 + 1;
        u32::try_from(kib).unwrap_or(u32::MAX).min(self.text_kib)
    }

    /// Bytes of request bodies that would still fit into memory.
    pub fn free_body_bytes(&self) -> usize {
        self.bodies.available_permits()
    }

    /// How many wait at this moment.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(args: &[&str]) -> Queue {
        Queue::new(&Config::from_args(args).unwrap())
    }

    #[tokio::test]
    async fn a_full_queue_refuses_and_a_place_given_back_is_taken() {
        let queue = Arc::new(queue(&["--concurrency", "1", "--queue", "1"]));
        let place = queue.place([&b"a"[..]]).await.unwrap();
        let second = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.place([&b"b"[..]]).await.is_ok() }
        });
        while queue.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(queue.place([&b"c"[..]]).await.unwrap_err(), Refusal::Busy);
        drop(place);
        assert!(second.await.unwrap());
        assert_eq!(queue.waiting(), 0);
    }

    #[tokio::test]
    async fn a_client_that_leaves_gives_its_place_in_the_queue_back() {
        let queue = queue(&["--concurrency", "1", "--queue", "1"]);
        let _place = queue.place([&b"a"[..]]).await.unwrap();
        let soon = std::time::Duration::from_millis(1);
        assert!(
            tokio::time::timeout(soon, queue.place([&b"b"[..]]))
                .await
                .is_err()
        );
        assert_eq!(queue.waiting(), 0);
    }

    #[tokio::test]
    async fn packed_logs_that_may_become_large_go_one_after_the_other() {
        let queue = queue(&["--concurrency", "4", "--queue", "0"]);
        let packed = [&[0x1f, 0x8b][..], &[0; 100_000]].concat();
        let _small = queue.place([&b"plain"[..]]).await.unwrap();
        let _large = queue.place([&packed[..]]).await.unwrap();
        assert_eq!(queue.place([&packed[..]]).await.unwrap_err(), Refusal::Busy);
        queue.place([&b"plain"[..]]).await.unwrap();
    }

    #[tokio::test]
    async fn a_few_bytes_of_zstd_may_become_as_large() {
        let queue = queue(&["--concurrency", "4", "--queue", "0", "--max-text-bytes", "32MiB"]);
        let packed = [&[0x28, 0xb5, 0x2f, 0xfd][..], &[0; 2000]].concat();
        let _large = queue.place([&packed[..]]).await.unwrap();
        assert_eq!(queue.place([&packed[..]]).await.unwrap_err(), Refusal::Busy);
    }

    #[test]
    fn room_is_taken_byte_by_byte_and_given_back() {
        let queue = queue(&["--max-upload-bytes", "1KiB"]);
        let (one, other) = (queue.room(), queue.room());
        assert!(one.take(8000) && !other.take(200));
        drop(one);
        assert!(other.take(8192) && !other.take(1));
    }
}
