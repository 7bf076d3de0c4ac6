//! Eight clients that store reports as fast as they are answered, and remember what was promised to them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;

use sqlx::{AnyPool, Row};
use waypost::analysis::ReportId;
use waypost::store::Store;

use super::program::Client;

const WRITERS: usize = 8;

/// A report that was answered for: its id and the text that it has to have.
pub(super) type Promises = BTreeMap<String, String>;

/// Clients at work.
pub(super) struct Writers {
    done: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    threads: Vec<JoinHandle<(Promises, usize)>>,
}

impl Writers {
    /// They begin at once. `round` tells their texts from those of other rounds.
    pub(super) fn start(client: Client, round: usize) -> Self {
        let done = Arc::new(AtomicBool::new(false));
        let answered = Arc::new(AtomicUsize::new(0));
        let threads = (0..WRITERS)
            .map(|writer| {
                let (done, answered) = (Arc::clone(&done), Arc::clone(&answered));
                let name = format!("r{round}w{writer}");
                std::thread::spawn(move || write_until(client, &name, &done, &answered))
            })
            .collect();
        Self {
            done,
            answered,
            threads,
        }
    }

    /// How many reports were answered for so far.
    pub(super) fn answered(&self) -> usize {
        self.answered.load(Ordering::Relaxed)
    }

    /// What was promised, and how many requests were refused or broken off.
    pub(super) fn finish(self) -> (Promises, usize) {
        self.done.store(true, Ordering::Relaxed);
        let mut all = (Promises::new(), 0);
        for thread in self.threads {
            let (promises, failed) = thread.join().unwrap();
            all.0.extend(promises);
            all.1 += failed;
        }
        all
    }
}

fn write_until(client: Client, name: &str, done: &AtomicBool, answered: &AtomicUsize) -> (Promises, usize) {
    let (mut promises, mut failed) = (Promises::new(), 0);
    for number in 0_usize.. {
        if done.load(Ordering::Relaxed) {
            break;
        }
        // From a line to more than a page of the database.
        let lines = 1 + (number * 7919) % 120;
        let text: String = (0..lines)
            .map(|line| format!("{name}n{number} line {line} {:x}\n", line * 2_654_435_761))
            .collect();
        let path = format!("/api/v1/reports?title={name}n{number}");
        match client.post(&path, &text) {
            Ok(answer) if answer.status == 201 => {
                promises.insert(answer.json()["id"].as_str().unwrap().to_owned(), text);
                answered.fetch_add(1, Ordering::Relaxed);
            }
            Ok(answer) => {
                answer.assert_refused_for_now();
                failed += 1;
            }
            Err(_) => {
                failed += 1;
                // The server is being started again.
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        }
    }
    (promises, failed)
}

/// What a database holds, held against what was promised.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Audit {
    pub(super) rows: usize,
    /// Promised, and not there.
    pub(super) lost: usize,
    /// There, and not whole, or not what was sent.
    pub(super) partial: usize,
    /// One upload, more than one report.
    pub(super) twice: usize,
}

/// Reads every row of the database as the program does.
pub(super) async fn audit(url: &str, promises: &Promises) -> Audit {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(url).await.unwrap();
    let rows = sqlx::query("select id, title from report")
        .fetch_all(&pool)
        .await
        .unwrap();
    let ids: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let mut titles: Vec<Option<String>> = rows.iter().map(|row| row.get(1)).collect();
    titles.sort();
    titles.dedup();
    pool.close().await;
    let store = Store::open(url).await.unwrap();
    let mut found = Audit {
        rows: ids.len(),
        twice: ids.len() - titles.len(),
        ..Audit::default()
    };
    for id in &ids {
        let id: ReportId = id.parse().unwrap();
        match (store.report(&id, 0).await, promises.get(id.as_str())) {
            (Ok(Some(report)), Some(text)) if report.text == *text => {}
            (Ok(Some(report)), None) if report.text.ends_with('\n') && report.diagnosis.lines > 0 => {}
            _ => found.partial += 1,
        }
    }
    found.lost = promises
        .keys()
        .filter(|id| ids.binary_search(id).is_err() && !ids.contains(id))
        .count();
    store.close().await;
    found
}

/// SQLite's own judgement of its file.
pub(super) async fn assert_sound(url: &str) {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(url).await.unwrap();
    let checked: Vec<String> = sqlx::query_scalar("pragma integrity_check")
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(checked, ["ok"]);
    let foreign = sqlx::query("pragma foreign_key_check")
        .fetch_all(&pool)
        .await
        .unwrap();
    assert!(foreign.is_empty());
    pool.close().await;
}
