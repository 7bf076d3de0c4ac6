//! What outlives a request: reports and outcomes, in SQLite or PostgreSQL. The only module that knows sqlx.
//!
//! Queries are written once, in the subset that both databases accept; see `migrations/`.

mod connect;
mod error;
mod outcomes;
mod reports;
mod token;

use sqlx::AnyPool;

pub use error::StoreError;
pub use outcomes::{Outcome, OutcomeCount};
pub use reports::Deletion;
pub use token::DeletionToken;

/// The database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    kind: Kind,
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
        let pool = connect::open(url, kind).await?;
        Ok(Self { pool, kind })
    }

    /// Whether the database answers and holds our tables.
    pub async fn ready(&self) -> Result<(), StoreError> {
        let query = sqlx::query("select count from outcome where day = $1").bind(-1_i64);
        query.fetch_optional(&self.pool).await?;
        Ok(())
    }

    /// Ends all connections; later calls answer [`StoreError::Unavailable`].
    pub async fn close(&self) {
        self.pool.close().await;
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
