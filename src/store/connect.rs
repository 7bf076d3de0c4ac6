//! Opening a database: connections, durability settings, migrations.

use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, Connection, Executor, SqlSafeStr};
use tokio::sync::Mutex;

use super::file::{self, DatabaseFile, Place};
use super::{Kind, StoreError};

/// Every schema that was ever released, in order.
pub(super) static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| Migrator::with_migrations(released()));

/// The files of `migrations/` by version and name, oldest first.
///
/// They are listed here because the macro that finds them makes the database drivers be compiled twice.
const RELEASED: [(i64, &str, &str); 3] = [
    (1, "reports", include_str!("../../migrations/0001_reports.sql")),
    (
        2,
        "outcome counts",
        include_str!("../../migrations/0002_outcome_counts.sql"),
    ),
    (
        3,
        "report edition",
        include_str!("../../migrations/0003_report_edition.sql"),
    ),
];

fn released() -> Vec<Migration> {
    let simple = MigrationType::Simple;
    let migrations = RELEASED
        .iter()
        .map(|&(version, name, sql)| Migration::new(version, name.into(), simple, sql.into_sql_str(), false));
    migrations.collect()
}

/// Time to wait for a connection, and for a lock that another process holds.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Enough for readers beside the one writer that SQLite allows; for PostgreSQL a share of its usual 100.
const MAX_CONNECTIONS: u32 = 16;

/// Attempts to open a database that others are opening at the same moment.
const ATTEMPTS: u64 = 5;

/// Largest SQLite file that is read whole at the start, which takes about a second.
const MAX_CHECKED_BYTES: u64 = 256 << 20;

/// A pool, and the file that it is open on.
#[derive(Debug)]
pub(super) struct Connections {
    pub(super) pool: AnyPool,
    /// `None` for a server.
    pub(super) file: Option<DatabaseFile>,
    /// Open on the file as long as the pool is, so that its write-ahead log stays one and the same.
    pub(super) anchor: Mutex<Option<AnyConnection>>,
}

impl Connections {
    /// Ends all connections, after those at work have finished; the last writes the log back.
    pub(super) async fn close(&self) {
        self.pool.close().await;
        if let Some(anchor) = self.anchor.lock().await.take()
            && let Err(error) = anchor.close().await
        {
            tracing::debug!(%error, "a connection did not end well");
        }
    }
}

/// Opens a database and brings its schema up to date; an SQLite file is created when missing.
pub(super) async fn open(url: &str, kind: Kind) -> Result<Connections, StoreError> {
    if kind == Kind::Sqlite && (url.contains("mode=rwc") || !url.contains("mode=")) {
        create_if_missing(&file::path_of(url)?).await?;
    }
    open_again(url, kind).await
}

/// The same for a database that was there before: a file that has gone is not made anew.
pub(super) async fn open_again(url: &str, kind: Kind) -> Result<Connections, StoreError> {
    open_existing(&url.replace("mode=rwc", "mode=rw"), kind, migrate).await
}

/// Opens a database as it is: nothing is created or migrated, and the schema has to be this program's.
pub(super) async fn open_as_is(url: &str, kind: Kind) -> Result<Connections, StoreError> {
    open_existing(url, kind, require_current_schema).await
}

/// Opens and prepares over a connection of its own, whose errors say what is wrong; a pool would only time out.
async fn open_existing(
    url: &str,
    kind: Kind,
    settle_schema: impl AsyncFn(&mut AnyConnection, Kind) -> Result<(), StoreError>,
) -> Result<Connections, StoreError> {
    let file = match kind {
        Kind::Sqlite => Some(DatabaseFile::at(&file::path_of(url)?)?),
        Kind::Postgres => None,
    };
    let mut connection = first_connection(url, kind).await?;
    check_health(&mut connection, file.as_ref()).await?;
    settle_schema(&mut connection, kind).await?;
    let file = file.map(DatabaseFile::with_log);
    let anchor = match kind {
        Kind::Sqlite => Some(connection),
        Kind::Postgres => connection.close().await.map(|()| None)?,
    };
    let pool = pool_options(kind, file.clone()).connect(url).await?;
    Ok(Connections {
        pool,
        file,
        anchor: Mutex::new(anchor),
    })
}

fn pool_options(kind: Kind, file: Option<DatabaseFile>) -> AnyPoolOptions {
    let options = AnyPoolOptions::new()
        .max_connections(MAX_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .after_connect(move |connection, _| {
            let file = file.clone();
            Box::pin(async move {
                if file.is_some_and(|file| file.place() != Place::Same) {
                    return Err(std::io::Error::from(std::io::ErrorKind::NotFound).into());
                }
                prepare(connection, kind).await
            })
        });
    if kind == Kind::Sqlite {
        return options;
    }
    // A connection to a server that has become a read-only copy is given up for a new one, which may find the primary.
    options
        .test_before_acquire(false)
        .before_acquire(|connection, _| {
            Box::pin(async move {
                let query = sqlx::query_scalar("select current_setting('transaction_read_only')");
                let read_only: String = query.fetch_one(connection).await?;
                Ok(read_only == "off")
            })
        })
}

/// A file with our tables appears in one step, so that a start that is cut off leaves nothing behind that looks like a database.
async fn create_if_missing(path: &Path) -> Result<(), StoreError> {
    if !file::is_missing(path)? {
        return Ok(());
    }
    let workshop = file::workshop(path)?;
    let unfinished = workshop.path().join("new.db");
    create(&unfinished).await?.close().await?;
    // Another process may have been faster, and then its file counts.
    file::put(&unfinished, path)?;
    Ok(())
}

/// A new SQLite file with our tables; the last connection to it leaves no log beside it.
pub(super) async fn create(path: &Path) -> Result<AnyConnection, StoreError> {
    let url = format!("{}?mode=rwc", file::url_of(path)?);
    let mut connection = connect(&url, Kind::Sqlite).await?;
    migrate(&mut connection, Kind::Sqlite).await?;
    Ok(connection)
}

/// SQLite may refuse at once, whatever its time-out, while another process opens the same file.
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
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await?;
    prepare(&mut connection, kind).await?;
    Ok(connection)
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
        // Whoever wants more than `on`, such as `remote_apply`, keeps it.
        let at_least_on = "select set_config('synchronous_commit', 'on', false)
                           where current_setting('synchronous_commit') in ('off', 'local', 'remote_write')";
        connection.execute(at_least_on).await?;
    }
    Ok(())
}

/// Finds damage before it is served.
async fn check_health(connection: &mut AnyConnection, file: Option<&DatabaseFile>) -> Result<(), StoreError> {
    let (query, good) = match file {
        Some(file) if file.size() > MAX_CHECKED_BYTES => return Ok(()),
        Some(_) => ("pragma quick_check(1)", "ok"),
        None => ("select current_setting('server_encoding')", "UTF8"),
    };
    let answer: String = sqlx::query_scalar(query).fetch_one(connection).await?;
    match (answer == good, file) {
        (true, _) => Ok(()),
        (false, Some(_)) => {
            let words: Vec<&str> = answer.split_whitespace().collect();
            Err(StoreError::Corrupt(words.join(" ").into()))
        }
        (false, None) => {
            let why = format!("the encoding of the database is {answer}, and UTF8 is needed");
            Err(StoreError::Schema(why.into()))
        }
    }
}

/// Applies what is missing. sqlx locks PostgreSQL by itself and SQLite not at all, so there one
/// writing transaction holds the whole run: a second process waits, then finds nothing to do.
async fn migrate(connection: &mut AnyConnection, kind: Kind) -> Result<(), StoreError> {
    if kind == Kind::Postgres {
        MIGRATIONS.run_direct(None, connection, false).await?;
        return Ok(());
    }
    let mut transaction = connection.begin_with("begin immediate").await?;
    MIGRATIONS.run_direct(None, &mut *transaction, false).await?;
    // On a file that is read-only SQLite begins all the same, and refuses the first change only.
    transaction.execute("delete from report where 1 = 0").await?;
    transaction.commit().await?;
    Ok(())
}

async fn require_current_schema(connection: &mut AnyConnection, _: Kind) -> Result<(), StoreError> {
    let query = sqlx::query_scalar("select version from _sqlx_migrations order by version");
    let found: Result<Vec<i64>, _> = query.fetch_all(connection).await;
    let ours = MIGRATIONS.iter().map(|migration| migration.version);
    if found.is_ok_and(|versions| versions.iter().copied().eq(ours)) {
        return Ok(());
    }
    let why = "its schema is that of another version of Waypost; use the version that serves it";
    Err(StoreError::Schema(why.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_connection_of_the_pool_is_durable() {
        let folder = tempfile::tempdir().unwrap();
        let url = file::url_of(&folder.path().join("a.db")).unwrap();
        let opened = open(&url, Kind::Sqlite).await.unwrap();
        let mut all = Vec::new();
        for _ in 0..MAX_CONNECTIONS {
            all.push(opened.pool.acquire().await.unwrap());
        }
        for connection in &mut all {
            for (pragma, expected) in [
                ("pragma synchronous", 2),
                ("pragma secure_delete", 1),
                ("pragma foreign_keys", 1),
                ("pragma busy_timeout", 5000),
            ] {
                let found: i64 = sqlx::query_scalar(pragma)
                    .fetch_one(&mut **connection)
                    .await
                    .unwrap();
                assert_eq!(found, expected, "{pragma}");
            }
            let query = sqlx::query_scalar("pragma journal_mode");
            let mode: String = query.fetch_one(&mut **connection).await.unwrap();
            assert_eq!(mode, "wal");
        }
    }

    #[tokio::test]
    async fn a_new_database_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        create_if_missing(&folder.path().join("a.db")).await.unwrap();
        let names: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["a.db"]);
    }
}
