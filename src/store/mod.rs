//! What outlives a request: reports and outcomes, in SQLite or PostgreSQL. The only module that knows sqlx.
//!
//! Queries are written once, in the subset that both databases accept; see `migrations/`.

mod backup;
mod connect;
mod error;
mod file;
mod lease;
mod outcomes;
mod reports;
mod token;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub use backup::{Copied, back_up, restore};
pub use error::StoreError;
pub use outcomes::{HelpRate, Outcome, OutcomeCount, OutcomeKind};
pub use reports::Deletion;
pub use token::DeletionToken;

/// The database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    shared: Arc<lease::Shared>,
    kind: Kind,
    /// Removed reports may still be read from SQLite's write-ahead log.
    has_traces: Arc<AtomicBool>,
}

/// Which database it is; only opening and upkeep ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
}

impl Store {
    /// Opens the database (an SQLite file is created when missing) and brings its schema up to date.
    ///
    /// Several nodes may do this at once: one migrates, the others wait.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let kind = Kind::of(url);
        let connections = connect::open(url, kind).await?;
        Ok(Self::over(url, connections))
    }

    fn over(url: &str, connections: connect::Connections) -> Self {
        let kind = Kind::of(url);
        Self {
            shared: Arc::new(lease::Shared::new(url, kind, connections)),
            kind,
            has_traces: Arc::default(),
        }
    }

    /// Whether the database answers and holds our tables.
    pub async fn ready(&self) -> Result<(), StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query("select count from outcome_count where day = $1").bind(-1_i64);
        let answer = query.fetch_optional(&mut *lease.connection).await;
        lease.settle(answer).map(drop)
    }

    /// Ends all connections; later calls answer [`StoreError::Unavailable`].
    pub async fn close(&self) {
        self.shared.close().await;
    }
}

impl Kind {
    fn of(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite
        } else {
            Self::Postgres
        }
    }
}
