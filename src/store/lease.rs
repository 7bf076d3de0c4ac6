//! Connections for one piece of work each: taken in turn, given up when they have failed, and watched over.
//!
//! A commit counts only if the file it went into is still the one that will be opened after a crash.

use std::sync::{Arc, PoisonError, RwLock};

use sqlx::Any;
use sqlx::pool::PoolConnection;
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};

use super::connect::{self, Connections, PATIENCE};
use super::file::Place;
use super::{Kind, Store, StoreError};

/// Writers at once: SQLite allows one, and those who wait here leave connections to readers. For
/// PostgreSQL less than there are connections.
const fn max_writers(kind: Kind) -> usize {
    match kind {
        Kind::Sqlite => 1,
        Kind::Postgres => 12,
    }
}

/// What all clones of a [`Store`] share.
#[derive(Debug)]
pub(super) struct Shared {
    url: String,
    kind: Kind,
    connections: RwLock<Arc<Connections>>,
    writers: Arc<Semaphore>,
    /// Held while the database is opened again.
    opening: Mutex<()>,
}

/// A connection for one piece of work, which ends with [`Lease::settle`].
pub(super) struct Lease {
    pub(super) connection: PoolConnection<Any>,
    opened: Arc<Connections>,
    /// Of a writer.
    turn: Option<OwnedSemaphorePermit>,
}

impl Shared {
    pub(super) fn new(url: &str, kind: Kind, connections: Connections) -> Self {
        Self {
            url: url.to_owned(),
            kind,
            connections: RwLock::new(Arc::new(connections)),
            writers: Arc::new(Semaphore::new(max_writers(kind))),
            opening: Mutex::new(()),
        }
    }

    pub(super) fn connections(&self) -> Arc<Connections> {
        let current = self.connections.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&current)
    }

    /// No more turns, then no more connections.
    pub(super) async fn close(&self) {
        self.writers.close();
        let _opening = self.opening.lock().await;
        self.connections().close().await;
    }

    /// The pool, on the file that stands at its path now.
    async fn usable(&self) -> Result<Arc<Connections>, StoreError> {
        let current = self.connections();
        match current.place() {
            Place::Same if !current.pool.is_closed() => Ok(current),
            Place::Gone => Err(unavailable("its file is gone")),
            _ => self.open_again().await,
        }
    }

    /// Another file stands at the path: what is in memory and in the log goes to the old one, wherever it is, before the new one is touched.
    async fn open_again(&self) -> Result<Arc<Connections>, StoreError> {
        let _opening = self.opening.lock().await;
        if self.writers.is_closed() {
            return Err(StoreError::from(sqlx::Error::PoolClosed));
        }
        let current = self.connections();
        if current.place() == Place::Same && !current.pool.is_closed() {
            return Ok(current);
        }
        tracing::error!("the database file or its log was replaced; it is opened anew");
        retire(&current).await?;
        let opened = Arc::new(connect::open_again(&self.url, self.kind).await?);
        *self.connections.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&opened);
        Ok(opened)
    }
}

/// Both databases would share one log, so the old connections have to be gone.
async fn retire(old: &Connections) -> Result<(), StoreError> {
    if let Some(anchor) = old.anchor.lock().await.as_mut() {
        let query = sqlx::query("pragma wal_checkpoint(truncate)");
        query.execute(anchor).await?;
    }
    let closed = tokio::time::timeout(PATIENCE, old.close()).await;
    closed.map_err(|_| unavailable("it is still in use"))
}

impl Connections {
    fn place(&self) -> Place {
        self.file.as_ref().map_or(Place::Same, |file| file.place())
    }
}

impl Store {
    /// A connection for reading.
    pub(super) async fn reader(&self) -> Result<Lease, StoreError> {
        let opened = self.shared.usable().await?;
        Ok(Lease {
            connection: opened.pool.acquire().await?,
            opened,
            turn: None,
        })
    }

    /// A connection for writing, in turn.
    pub(super) async fn writer(&self) -> Result<Lease, StoreError> {
        let turn = Arc::clone(&self.shared.writers).acquire_owned();
        let turn = tokio::time::timeout(PATIENCE, turn).await;
        let turn = turn
            .map_err(|_| unavailable("too many others are writing"))?
            .map_err(|_| StoreError::from(sqlx::Error::PoolClosed))?;
        let lease = self.reader().await?;
        Ok(Lease {
            turn: Some(turn),
            ..lease
        })
    }
}

impl Lease {
    /// Ends the work: a failed connection is not used again, and a commit to a file that is gone is none.
    pub(super) fn settle<T>(mut self, answer: sqlx::Result<T>) -> Result<T, StoreError> {
        match answer {
            Ok(value) if self.turn.is_none() || self.is_kept() => Ok(value),
            Ok(_) => {
                self.connection.close_on_drop();
                Err(unavailable("its file was removed"))
            }
            Err(error) => {
                let error = StoreError::from(error);
                if !matches!(error, StoreError::Query(_)) {
                    self.connection.close_on_drop();
                }
                Err(error)
            }
        }
    }

    fn is_kept(&self) -> bool {
        self.opened.place() == Place::Same
    }
}

fn unavailable(why: &str) -> StoreError {
    StoreError::Unavailable(why.into())
}
