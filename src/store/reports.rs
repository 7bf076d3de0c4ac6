//! Named queries over reports.

use std::sync::atomic::Ordering;

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Row as _};

use super::lease::Lease;
use super::{DeletionToken, Kind, Store, StoreError};
use crate::analysis::report::{pack, unpack};
use crate::analysis::{Edition, Report, ReportId};

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

/// Reports that are removed at once, so that writers do not wait for long.
const BATCH: i64 = 100;

impl Store {
    /// Keeps a report whole or not at all: one statement, durable when this returns.
    pub async fn save_report(&self, report: &Report, token: &DeletionToken) -> Result<(), StoreError> {
        let row = Row::of(report, token)?;
        let answer = row.insert(self.writer().await?).await;
        match answer {
            // The connection broke, perhaps after the commit. The id is new, so a second row cannot come of it.
            Err(StoreError::Unavailable(_)) if self.kind == Kind::Postgres => {
                row.insert(self.writer().await?).await
            }
            answer => answer,
        }
    }

    /// The report of that id, unless it has expired at `now` (milliseconds since 1970-01-01 UTC).
    pub async fn report(&self, id: &ReportId, now: i64) -> Result<Option<Report>, StoreError> {
        match self.find_report(id, now).await {
            Err(StoreError::Unavailable(_)) if self.kind == Kind::Postgres => self.find_report(id, now).await,
            answer => answer,
        }
    }

    async fn find_report(&self, id: &ReportId, now: i64) -> Result<Option<Report>, StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query(
            "select created, expires, title, ticket, note, diagnosis, packed, rules_hash, texts_hash
             from report where id = $1 and expires > $2",
        )
        .bind(id.as_str())
        .bind(now);
        let answer = query.fetch_optional(&mut *lease.connection).await;
        let row = lease.settle(answer)?;
        row.map(|row| read(id, &row)).transpose()
    }

    /// Removes a report if the token is its owner's; of two at once, one is [`Deletion::Done`].
    pub async fn delete_report(&self, id: &ReportId, token: &DeletionToken) -> Result<Deletion, StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query("select token_hash from report where id = $1").bind(id.as_str());
        let answer = query.fetch_optional(&mut *lease.connection).await;
        let Some(row) = lease.settle(answer)? else {
            return Ok(Deletion::NoReport);
        };
        if !token.fits(row.try_get(0)?) {
            return Ok(Deletion::WrongToken);
        }
        self.remove_report(id).await
    }

    /// Removes a report, whoever its owner is; of two at once, one is [`Deletion::Done`].
    pub async fn remove_report(&self, id: &ReportId) -> Result<Deletion, StoreError> {
        let removed = self.remove(&[id.as_str()]).await?;
        self.forget_traces().await;
        Ok(if removed > 0 {
            Deletion::Done
        } else {
            Deletion::NoReport
        })
    }

    /// Removes what has expired at `now`; any number of nodes may do so at once. Answers how many were removed.
    pub async fn expire(&self, now: i64) -> Result<u64, StoreError> {
        let mut removed = 0;
        loop {
            let due = self.due(now).await?;
            if due.is_empty() {
                break;
            }
            let due: Vec<&str> = due.iter().map(String::as_str).collect();
            removed += self.remove(&due).await?;
        }
        self.forget_traces().await;
        Ok(removed)
    }

    /// Some ids that have expired, in order.
    async fn due(&self, now: i64) -> Result<Vec<String>, StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query_scalar("select id from report where expires <= $1 order by id limit $2")
            .bind(now)
            .bind(BATCH);
        let answer = query.fetch_all(&mut *lease.connection).await;
        lease.settle(answer)
    }

    /// Removes these reports in one transaction. All nodes take them in the same order, so that none waits for another in a circle.
    async fn remove(&self, ids: &[&str]) -> Result<u64, StoreError> {
        let mut lease = self.writer().await?;
        self.has_traces.store(true, Ordering::Relaxed);
        let answer = delete(&mut lease.connection, ids).await;
        lease.settle(answer)
    }

    /// Empties SQLite's write-ahead log, where older pages stay readable. A reader may hold it; then the next removal or round does it.
    async fn forget_traces(&self) {
        if self.kind != Kind::Sqlite || !self.has_traces.load(Ordering::Relaxed) {
            return;
        }
        match self.empty_log().await {
            Ok(true) => self.has_traces.store(false, Ordering::Relaxed),
            Ok(false) => tracing::debug!("the write-ahead log is in use and was not emptied"),
            Err(error) => tracing::warn!(%error, "the write-ahead log was not emptied"),
        }
    }

    /// Whether all of the log is in the file now, and the log is empty.
    async fn empty_log(&self) -> Result<bool, StoreError> {
        let mut lease = self.writer().await?;
        let query = sqlx::query_scalar("pragma wal_checkpoint(truncate)");
        let answer: Result<i64, _> = query.fetch_one(&mut *lease.connection).await;
        Ok(lease.settle(answer)? == 0)
    }
}

async fn delete(connection: &mut AnyConnection, ids: &[&str]) -> sqlx::Result<u64> {
    let mut transaction = connection.begin().await?;
    let mut removed = 0;
    for id in ids {
        let query = sqlx::query("delete from report where id = $1").bind(*id);
        removed += query.execute(&mut *transaction).await?.rows_affected();
    }
    transaction.commit().await?;
    Ok(removed)
}

/// A report in the form of its table.
struct Row<'a> {
    report: &'a Report,
    token_hash: String,
    diagnosis: String,
    packed: Vec<u8>,
}

impl<'a> Row<'a> {
    fn of(report: &'a Report, token: &DeletionToken) -> Result<Self, StoreError> {
        let diagnosis = serde_json::to_string(&report.diagnosis);
        Ok(Self {
            report,
            token_hash: token.hash(),
            diagnosis: diagnosis.map_err(|error| StoreError::Query(error.into()))?,
            packed: pack(&report.text),
        })
    }

    async fn insert(&self, mut lease: Lease) -> Result<(), StoreError> {
        let edition = self.report.edition.as_ref();
        let query = sqlx::query(
            "insert into report (id, created, expires, token_hash, title, ticket, note, diagnosis, packed,
                                 rules_hash, texts_hash)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing",
        )
        .bind(self.report.id.as_str())
        .bind(self.report.created)
        .bind(self.report.expires)
        .bind(&self.token_hash)
        .bind(without_nul(self.report.title.as_deref()))
        .bind(without_nul(self.report.ticket.as_deref()))
        .bind(without_nul(self.report.note.as_deref()))
        .bind(&self.diagnosis)
        .bind(&self.packed)
        .bind(edition.map(|edition| edition.rules.as_str()))
        .bind(edition.map(|edition| edition.texts.as_str()));
        let answer = query.execute(&mut *lease.connection).await;
        lease.settle(answer).map(drop)
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
        edition: edition(row.try_get(7)?, row.try_get(8)?),
    })
}

fn edition(rules: Option<String>, texts: Option<String>) -> Option<Edition> {
    Some(Edition {
        rules: rules?,
        texts: texts?,
    })
}

/// PostgreSQL refuses the character NUL in texts.
fn without_nul(text: Option<&str>) -> Option<String> {
    text.map(|text| text.replace('\0', ""))
}
