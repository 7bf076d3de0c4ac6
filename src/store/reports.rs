//! Named queries over reports.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{DeletionToken, Kind, Store, StoreError};
use crate::analysis::report::{pack, unpack};
use crate::analysis::{Report, ReportId};

/// What came of an attempt to delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// The report is gone.
    Done,
    /// There is no such report (any more).
    NoReport,
    /// There is one, and the token is not its owner's.
    WrongToken,
}

impl Store {
    /// Keeps a report whole or not at all: one statement, durable when this returns.
    pub async fn save_report(&self, report: &Report, token: &DeletionToken) -> Result<(), StoreError> {
        let diagnosis =
            serde_json::to_string(&report.diagnosis).map_err(|error| StoreError::Query(error.into()))?;
        sqlx::query(
            "insert into report (id, created, expires, token_hash, title, ticket, note, diagnosis, packed)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(report.id.as_str())
        .bind(report.created)
        .bind(report.expires)
        .bind(token.hash())
        .bind(without_nul(report.title.as_deref()))
        .bind(without_nul(report.ticket.as_deref()))
        .bind(without_nul(report.note.as_deref()))
        .bind(diagnosis)
        .bind(pack(&report.text))
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The report of that id, unless it has expired at `now` (milliseconds since 1970-01-01 UTC).
    pub async fn report(&self, id: &ReportId, now: i64) -> Result<Option<Report>, StoreError> {
        let row = sqlx::query(
            "select created, expires, title, ticket, note, diagnosis, packed
             from report where id = $1 and expires > $2",
        )
        .bind(id.as_str())
        .bind(now)
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| read(id, &row)).transpose()
    }

    /// Removes a report if the token is its owner's; of two at once, one is [`Deletion::Done`].
    pub async fn delete_report(&self, id: &ReportId, token: &DeletionToken) -> Result<Deletion, StoreError> {
        let row = sqlx::query("select token_hash from report where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else {
            return Ok(Deletion::NoReport);
        };
        if !token.fits(row.try_get(0)?) {
            return Ok(Deletion::WrongToken);
        }
        let removed = sqlx::query("delete from report where id = $1")
            .bind(id.as_str())
            .execute(&self.pool)
            .await?;
        self.forget_pages().await;
        Ok(if removed.rows_affected() > 0 {
            Deletion::Done
        } else {
            Deletion::NoReport
        })
    }

    /// Removes what has expired at `now`; any number of nodes may do so at once. Answers how many were removed.
    pub async fn expire(&self, now: i64) -> Result<u64, StoreError> {
        let removed = sqlx::query("delete from report where expires <= $1")
            .bind(now)
            .execute(&self.pool)
            .await?;
        if removed.rows_affected() > 0 {
            self.forget_pages().await;
        }
        Ok(removed.rows_affected())
    }

    /// Empties SQLite's write-ahead log, where older pages stay readable. Best effort: a reader may hold it.
    async fn forget_pages(&self) {
        if self.kind == Kind::Sqlite {
            let done = sqlx::query("pragma wal_checkpoint(truncate)")
                .execute(&self.pool)
                .await;
            if let Err(error) = done {
                tracing::debug!(%error, "the write-ahead log was not emptied");
            }
        }
    }
}

fn read(id: &ReportId, row: &AnyRow) -> Result<Report, StoreError> {
    let corrupt = |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Corrupt(error);
    let diagnosis: &str = row.try_get(5)?;
    let packed: &[u8] = row.try_get(6)?;
    Ok(Report {
        id: id.clone(),
        created: row.try_get(0)?,
        expires: row.try_get(1)?,
        title: row.try_get(2)?,
        ticket: row.try_get(3)?,
        note: row.try_get(4)?,
        diagnosis: serde_json::from_str(diagnosis).map_err(|error| corrupt(error.into()))?,
        text: unpack(packed).map_err(|error| corrupt(error.into()))?,
    })
}

/// PostgreSQL refuses the character NUL in texts.
fn without_nul(text: Option<&str>) -> Option<String> {
    text.map(|text| text.replace('\0', ""))
}
