//! Every schema that was released, with rows in it, becomes the one of this program.
//!
//! `tests/fixtures/schemas/NNNN.sql` holds rows as the program wrote them when migration NNNN was the newest, and the
//! checksum of that migration. A new migration needs a new fixture; a released one never changes.

use std::path::{Path, PathBuf};

use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;
use waypost::store::{Deletion, DeletionToken, Store};

use super::program::{sqlite, waypost};
use crate::postgres;

/// What the rows of every fixture hold.
const ID: &str = "3vx8d0n9m2q4r6t8w0y2a4c6e8";
const TOKEN: &str = "5kq2c9wz1x3v5t7r9p1n3m5k7h";
const TITLE: &str = "Éjszakai bontások · Gece kopmaları";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

async fn migrations() -> Migrator {
    sqlx::any::install_default_drivers();
    Migrator::new(root().join("migrations")).await.unwrap()
}

fn fixture(version: i64) -> String {
    let path: PathBuf = root().join(format!("tests/fixtures/schemas/{version:04}.sql"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "migration {version} needs sample rows: {}: {error}",
            path.display()
        )
    })
}

/// Runs statements of the tests on a closed SQLite file.
pub(super) fn change(file: &Path, sql: &'static str) {
    sqlx::any::install_default_drivers();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut connection = AnyConnection::connect(&sqlite(file)).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}

/// A database as it was when this migration was the newest, with rows.
pub(super) async fn as_of(version: i64, url: &str) {
    let migrations = migrations().await;
    let mut connection = AnyConnection::connect(url).await.unwrap();
    migrations
        .run_direct(Some(version), &mut connection, false)
        .await
        .unwrap();
    let rows = fixture(version);
    // Bytes are the one thing that both databases write differently.
    let rows = if url.starts_with("sqlite:") {
        rows
    } else {
        rows.replace("x'", "'\\x")
    };
    sqlx::raw_sql(AssertSqlSafe(rows))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

pub(super) async fn assert_holds_the_rows(version: i64, url: &str) {
    let store = Store::open(url).await.unwrap();
    let id = ID.parse().unwrap();
    let report = store.report(&id, 0).await.unwrap().expect("the report is there");
    assert_eq!(report.title.as_deref(), Some(TITLE));
    assert_eq!(
        (report.ticket.as_deref(), report.note.as_deref()),
        (Some("CASE-17"), None)
    );
    assert_eq!(
        (report.created, report.expires),
        (1_795_262_400_000, 4_102_444_800_000)
    );
    assert!(report.text.starts_with("2021-03-19T08:00:00Z") && report.text.ends_with("the last line\n"));
    assert_eq!(report.text.lines().count() as u64, report.diagnosis.lines);
    assert_eq!(report.diagnosis.redactions.len(), 1);
    // Since 0003, a report knows what it was made with.
    let rules = report.edition.map(|edition| edition.rules);
    assert_eq!(
        rules.as_deref(),
        (version >= 3).then_some("9c1f0b6d2e8a47530a4be1f7")
    );
    let counts = store.outcomes(0).await.unwrap();
    assert_eq!(counts.iter().map(|one| one.count).collect::<Vec<_>>(), [5, 2]);
    let token = DeletionToken::presented(TOKEN);
    assert_eq!(store.delete_report(&id, &token).await.unwrap(), Deletion::Done);
    store.close().await;
}

async fn versions() -> Vec<i64> {
    migrations()
        .await
        .iter()
        .map(|migration| migration.version)
        .collect()
}

#[tokio::test]
async fn a_released_migration_never_changes() {
    for migration in migrations().await.iter() {
        let checksum: String = migration
            .checksum
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let rows = fixture(migration.version);
        assert!(rows.contains(&checksum), "{:04}: {checksum}", migration.version);
    }
}

#[tokio::test]
async fn rows_of_every_schema_migrate_forward_on_sqlite() {
    for version in versions().await {
        let folder = TempDir::new().unwrap();
        let url = sqlite(&folder.path().join("waypost.db"));
        as_of(version, &format!("{url}?mode=rwc")).await;
        assert_holds_the_rows(version, &url).await;
    }
}

#[tokio::test]
async fn rows_of_every_schema_migrate_forward_on_postgresql() {
    for version in versions().await {
        let Some(url) = postgres::new_database() else {
            return;
        };
        as_of(version, &url).await;
        assert_holds_the_rows(version, &url).await;
    }
}

#[tokio::test]
async fn h74_a_backup_of_every_schema_is_restored_and_migrated_forward() {
    for version in versions().await {
        let folder = TempDir::new().unwrap();
        let backup = folder.path().join("backup.db");
        as_of(version, &format!("{}?mode=rwc", sqlite(&backup))).await;
        let url = sqlite(&folder.path().join("waypost.db"));
        let args = ["restore", backup.to_str().unwrap(), "--database", &url];
        assert!(waypost(&[], &args).status().unwrap().success());
        assert_holds_the_rows(version, &url).await;
    }
}
