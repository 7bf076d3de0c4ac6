//! Opening a database: connections, durability settings, migrations.

use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor};

use super::{Kind, StoreError};

/// Time to wait for a connection, and for a lock that another process holds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Enough for readers beside the one writer that SQLite allows; for PostgreSQL a share of its usual 100.
const MAX_CONNECTIONS: u32 = 16;

/// Attempts to open a database that others are opening at the same moment.
const ATTEMPTS: u64 = 5;

/// Opens and migrates over a connection of its own, whose errors say what is wrong; a pool would only time out.
pub(super) async fn open(url: &str, kind: Kind) -> Result<AnyPool, StoreError> {
    sqlx::any::install_default_drivers();
    let url = with_creation(url, kind);
    let mut connection = first_connection(&url, kind).await?;
    migrate(&mut connection, kind).await?;
    connection.close().await?;
    let options = AnyPoolOptions::new()
        .max_connections(MAX_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .after_connect(move |connection, _| Box::pin(prepare(connection, kind)));
    Ok(options.connect(&url).await?)
}

/// SQLite may refuse at once, whatever its time-out, while another process creates the same file.
async fn first_connection(url: &str, kind: Kind) -> Result<AnyConnection, StoreError> {
    let mut attempt = 1;
    loop {
        match connect(url, kind).await.map_err(StoreError::from) {
            Err(StoreError::Unavailable(_)) if kind == Kind::Sqlite && attempt < ATTEMPTS => {
                tokio::time::sleep(Duration::from_millis(50 * attempt)).await;
                attempt += 1;
            }
            answer => return answer,
        }
    }
}

async fn connect(url: &str, kind: Kind) -> sqlx::Result<AnyConnection> {
    let mut connection = AnyConnection::connect(url).await?;
    prepare(&mut connection, kind).await?;
    Ok(connection)
}

/// Asks SQLite to create the file, unless the address already says how to open it.
fn with_creation(url: &str, kind: Kind) -> String {
    match kind {
        Kind::Sqlite if url.contains("mode=") => url.to_owned(),
        Kind::Sqlite if url.contains('?') => format!("{url}&mode=rwc"),
        Kind::Sqlite => format!("{url}?mode=rwc"),
        Kind::Postgres => url.to_owned(),
    }
}

/// Makes a commit survive a power cut, and a deletion leave nothing behind in freed pages.
async fn prepare(connection: &mut AnyConnection, kind: Kind) -> sqlx::Result<()> {
    if kind == Kind::Sqlite {
        // The time-out comes first: switching to WAL needs the lock for a moment.
        connection.execute("pragma busy_timeout = 5000").await?;
        connection.execute("pragma journal_mode = wal").await?;
        connection.execute("pragma synchronous = full").await?;
        connection.execute("pragma foreign_keys = on").await?;
        connection.execute("pragma secure_delete = on").await?;
    } else {
        connection.execute("set statement_timeout = '30s'").await?;
    }
    Ok(())
}

/// Applies what is missing. sqlx locks PostgreSQL by itself and SQLite not at all, so there one
/// writing transaction holds the whole run: a second process waits, then finds nothing to do.
async fn migrate(connection: &mut AnyConnection, kind: Kind) -> Result<(), StoreError> {
    let migrator = sqlx::migrate!("./migrations");
    if kind == Kind::Postgres {
        migrator.run_direct(None, connection, false).await?;
        return Ok(());
    }
    let mut transaction = connection.begin_with("begin immediate").await?;
    migrator.run_direct(None, &mut *transaction, false).await?;
    transaction.commit().await?;
    Ok(())
}
