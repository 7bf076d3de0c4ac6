//! H69 and expiry: the clock on the wall jumps, and any number of nodes remove what has expired.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use waypost::app::{App, AppState, Details, SentFile, now};
use waypost::config::Config;
use waypost::server::Expiry;

use super::program::sqlite;
use crate::postgres;
use crate::support::TestApp;

const TEN_YEARS: i64 = 315_360_000_000;

/// Moments of both clocks, so many minutes after the first.
struct Moments {
    begin: Instant,
    wall: i64,
}

impl Moments {
    fn new() -> Self {
        Self {
            begin: Instant::now(),
            wall: now(),
        }
    }

    fn monotonic(&self, minutes: u64) -> Instant {
        self.begin + Duration::from_secs(60 * minutes)
    }

    fn wall(&self, minutes: i64) -> i64 {
        self.wall + 60_000 * minutes
    }
}

async fn store(app: &App, lifetime: Option<Duration>) -> waypost::analysis::ReportId {
    let details = Details {
        lifetime,
        ..Details::default()
    };
    let log = SentFile {
        name: String::new(),
        bytes: b"a line\n".to_vec(),
    };
    let stored = app.store_upload(vec![log], details).await.unwrap();
    stored.report.id
}

#[tokio::test]
async fn h69_a_jump_forward_that_is_put_right_removes_nothing() {
    let app = TestApp::new().await;
    let id = store(&app.app, None).await;
    let (time, mut expiry) = (Moments::new(), Expiry::new(app.app.clone()));
    expiry.round(time.monotonic(0), time.wall(0)).await;
    expiry.round(time.monotonic(5), time.wall(5) + TEN_YEARS).await;
    expiry.round(time.monotonic(10), time.wall(10)).await;
    expiry.round(time.monotonic(15), time.wall(15) - 3_600_000).await;
    expiry.round(time.monotonic(20), time.wall(15) - 3_600_000).await;
    assert!(app.app.store.report(&id, now()).await.unwrap().is_some());
}

#[tokio::test]
async fn h69_what_has_expired_is_removed_in_time_and_nothing_else_is() {
    let app = TestApp::new().await;
    let short = store(&app.app, Some(Duration::from_secs(12 * 60))).await;
    let long = store(&app.app, None).await;
    let (time, mut expiry) = (Moments::new(), Expiry::new(app.app.clone()));
    for minutes in [0, 5, 10] {
        expiry
            .round(time.monotonic(minutes), time.wall(minutes as i64))
            .await;
    }
    assert!(app.app.store.report(&short, 0).await.unwrap().is_some());
    expiry.round(time.monotonic(15), time.wall(15)).await;
    assert!(app.app.store.report(&short, 0).await.unwrap().is_none());
    assert!(app.app.store.report(&long, 0).await.unwrap().is_some());
    assert_eq!(app.app.metrics.reports_expired.count(), 1);
}

#[tokio::test]
async fn h69_a_clock_that_stays_ahead_is_believed_by_the_second_round() {
    let app = TestApp::new().await;
    let id = store(&app.app, None).await;
    let (time, mut expiry) = (Moments::new(), Expiry::new(app.app.clone()));
    expiry.round(time.monotonic(0), time.wall(0)).await;
    expiry.round(time.monotonic(5), time.wall(5) + TEN_YEARS).await;
    assert!(app.app.store.report(&id, 0).await.unwrap().is_some());
    expiry.round(time.monotonic(10), time.wall(10) + TEN_YEARS).await;
    assert!(app.app.store.report(&id, 0).await.unwrap().is_none());
}

async fn node(database: &str) -> AppState {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/content");
    let config = Config::from_args(["--database", database, "--content", content]).unwrap();
    AppState(Arc::new(App::build(config).await.unwrap()))
}

async fn nodes_expire_at_once(database: &str) {
    let nodes = [node(database).await, node(database).await];
    let hour = Duration::from_secs(3600);
    for number in 0..250_u32 {
        let lifetime = (number % 5 != 0).then_some(hour);
        store(&nodes[number as usize % 2], lifetime).await;
    }
    let later = now() + 2 * 3_600_000;
    let (one, other) = tokio::join!(nodes[0].store.expire(later), nodes[1].store.expire(later));
    assert_eq!(one.unwrap() + other.unwrap(), 200, "each is removed once");
    assert_eq!(nodes[0].store.expire(i64::MAX).await.unwrap(), 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_that_expire_at_once_remove_each_report_once_on_sqlite() {
    let folder = TempDir::new().unwrap();
    nodes_expire_at_once(&sqlite(&folder.path().join("waypost.db"))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_that_expire_at_once_remove_each_report_once_on_postgresql() {
    if let Some(database) = postgres::new_database() {
        nodes_expire_at_once(&database).await;
    }
}
