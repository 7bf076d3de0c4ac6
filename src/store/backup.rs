//! Backup and restore: all rows of a database, of one moment, to and from a file of its own.
//!
//! The file is an SQLite database with our tables, whatever kind the database is. So one form serves both
//! kinds and moves a site from one to the other, an older backup is brought up to date by the same migrations
//! as an older database, and the tools that look after SQLite files look after backups too.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Executor, Row};

use super::{Kind, Store, StoreError, connect, file};

/// Rows that are held in memory at once; the text of a report may be large.
const PAGE: i64 = 8;

/// How much was copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Reports.
    pub reports: u64,
    /// Counts of answers to "did it help?".
    pub outcomes: u64,
}

/// Copies what the database holds at one moment to a new file, readable by its owner only, while others go on writing.
///
/// The file is there whole or not at all; one that exists is not overwritten. Nothing is created or migrated in the database.
pub async fn back_up(url: &str, path: &Path) -> Result<Copied, StoreError> {
    if path.exists() {
        return Err(exists(path));
    }
    let kind = Kind::of(url);
    let source = Store::over(url, connect::open_as_is(url, kind).await?);
    let workshop = file::workshop(path)?;
    let unfinished = workshop.path().join("backup.db");
    let mut target = connect::create(&unfinished).await?;
    let mut lease = source.reader().await?;
    let copied = copy(&mut lease.connection, kind, &mut target).await?;
    drop(lease);
    // A file that is read-only can then be opened without a log beside it.
    target.execute("pragma journal_mode = delete").await?;
    target.close().await?;
    source.close().await;
    let private = fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o600));
    private.map_err(|error| StoreError::Unavailable(error.into()))?;
    if !file::put(&unfinished, path)? {
        return Err(exists(path));
    }
    Ok(copied)
}

/// Fills an empty database (an SQLite file is created when missing) from a backup of this version or an older one.
///
/// All of it or nothing is restored. The backup itself stays as it is: a copy of it is brought up to date.
pub async fn restore(path: &Path, url: &str) -> Result<Copied, StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Unavailable(error.into()))?;
    let copy_path = folder.path().join("backup.db");
    fs::copy(path, &copy_path)
        .map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display()).into()))?;
    let backup = Store::open(&file::url_of(&copy_path)?).await?;
    let target = Store::open(url).await?;
    let (mut from, mut to) = (backup.reader().await?, target.writer().await?);
    if !is_empty(&mut to.connection).await? {
        let why = "the database holds reports already; restore into an empty one";
        return Err(StoreError::Occupied(why.into()));
    }
    let answer = copy(&mut from.connection, Kind::Sqlite, &mut to.connection).await;
    let copied = to.settle(answer)?;
    drop(from);
    backup.close().await;
    target.close().await;
    Ok(copied)
}

fn exists(path: &Path) -> StoreError {
    StoreError::Occupied(format!("{} is there already", path.display()).into())
}

async fn is_empty(connection: &mut AnyConnection) -> sqlx::Result<bool> {
    let query = sqlx::query("select id from report union all select article from outcome_count limit 1");
    Ok(query.fetch_optional(connection).await?.is_none())
}

/// Reads in one transaction, which sees one moment, and writes in another.
async fn copy(source: &mut AnyConnection, kind: Kind, target: &mut AnyConnection) -> sqlx::Result<Copied> {
    let begin = match kind {
        Kind::Sqlite => "begin",
        Kind::Postgres => "begin isolation level repeatable read, read only",
    };
    let mut from = source.begin_with(begin).await?;
    let mut to = target.begin().await?;
    let copied = Copied {
        reports: copy_reports(&mut from, &mut to).await?,
        outcomes: copy_outcomes(&mut from, &mut to).await?,
    };
    to.commit().await?;
    Ok(copied)
}

async fn copy_reports(from: &mut AnyConnection, to: &mut AnyConnection) -> sqlx::Result<u64> {
    let mut copied = 0;
    let mut last = String::new();
    loop {
        let page = sqlx::query(
            "select id, created, expires, token_hash, title, ticket, note, diagnosis, packed, rules_hash, texts_hash
             from report where id > $1 order by id limit $2",
        )
        .bind(&last)
        .bind(PAGE);
        let rows = page.fetch_all(&mut *from).await?;
        for row in &rows {
            insert_report(row, to).await?;
        }
        let Some(row) = rows.last() else { return Ok(copied) };
        last = row.try_get(0)?;
        copied += rows.len() as u64;
    }
}

async fn insert_report(row: &AnyRow, to: &mut AnyConnection) -> sqlx::Result<()> {
    let query = sqlx::query(
        "insert into report (id, created, expires, token_hash, title, ticket, note, diagnosis, packed,
                             rules_hash, texts_hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(row.try_get::<&str, _>(0)?)
    .bind(row.try_get::<i64, _>(1)?)
    .bind(row.try_get::<i64, _>(2)?)
    .bind(row.try_get::<&str, _>(3)?)
    .bind(row.try_get::<Option<String>, _>(4)?)
    .bind(row.try_get::<Option<String>, _>(5)?)
    .bind(row.try_get::<Option<String>, _>(6)?)
    .bind(row.try_get::<&str, _>(7)?)
    .bind(row.try_get::<&[u8], _>(8)?)
    .bind(row.try_get::<Option<String>, _>(9)?)
    .bind(row.try_get::<Option<String>, _>(10)?);
    query.execute(to).await.map(drop)
}

/// There are few: one for each cause, kind, language and day.
async fn copy_outcomes(from: &mut AnyConnection, to: &mut AnyConnection) -> sqlx::Result<u64> {
    let query = sqlx::query("select day, kind, article, cause, locale, count from outcome_count");
    let rows = query.fetch_all(from).await?;
    for row in &rows {
        let query = sqlx::query(
            "insert into outcome_count (day, kind, article, cause, locale, count)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(row.try_get::<i64, _>(0)?)
        .bind(row.try_get::<&str, _>(1)?)
        .bind(row.try_get::<&str, _>(2)?)
        .bind(row.try_get::<&str, _>(3)?)
        .bind(row.try_get::<&str, _>(4)?)
        .bind(row.try_get::<i64, _>(5)?);
        query.execute(&mut *to).await?;
    }
    Ok(rows.len() as u64)
}
