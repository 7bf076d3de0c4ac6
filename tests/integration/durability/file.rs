//! H66: a database file that is empty, foreign, damaged, newer, read-only, locked, deleted or replaced.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::AnyPool;
use tempfile::TempDir;

use super::program::{Program, sqlite};
use super::writers::assert_sound;

/// Time in which a server notices that the trouble is over.
const RECOVERY: Duration = Duration::from_secs(10);

/// Longest wait for a lock before a request is refused: five seconds for the turn, five for the lock, and a busy machine.
const LOCKED: Duration = Duration::from_secs(20);

/// A folder with a database that holds this many reports, closed well.
fn database(reports: usize) -> (TempDir, PathBuf, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("waypost.db");
    let program = Program::start(&sqlite(&file));
    let ids = (0..reports).map(|number| program.store(&text(number))).collect();
    program.stop();
    (folder, file, ids)
}

fn text(number: usize) -> String {
    (0..40)
        .map(|line| format!("report {number} line {line} {:x}\n", line * 2_654_435_761_usize))
        .collect()
}

fn run(url: &str, sql: &'static str) {
    sqlx::any::install_default_drivers();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let pool = AnyPool::connect(url).await.unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
        pool.close().await;
    });
}

fn make_newer(file: &Path) {
    run(
        &sqlite(file),
        "update _sqlx_migrations set version = 9999 where version = 1",
    );
}

#[track_caller]
fn assert_start_refused(file: &Path, reason: &str) {
    let before = fs::read(file).ok();
    let output = Program::refused(&[], &sqlite(file));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(reason), "{said}");
    assert_eq!(before, fs::read(file).ok(), "a refused file is not touched");
}

#[test]
fn h66_a_start_on_an_empty_foreign_newer_or_lost_file_is_refused() {
    let (folder, file, _) = database(1);
    let other = folder.path().join("other.db");
    fs::write(&other, "").unwrap();
    assert_start_refused(&other, "is empty (0 bytes)");
    fs::write(&other, "a letter to an operator\n".repeat(1000)).unwrap();
    assert_start_refused(&other, "not a database");
    assert_start_refused(folder.path(), "unable to open");
    make_newer(&file);
    assert_start_refused(&file, "does not fit this version");
    fs::remove_file(&file).unwrap();
    fs::write(folder.path().join("waypost.db-wal"), "commits").unwrap();
    assert_start_refused(&file, "write-ahead log");
}

#[test]
fn h66_a_start_on_a_damaged_page_is_refused() {
    let (_folder, file, _) = database(40);
    let good = fs::read(&file).unwrap();
    let page = 4096;
    for number in [1, 3, good.len() / page / 2] {
        let mut bad = good.clone();
        bad[number * page..number * page + 200].fill(0xa5);
        fs::write(&file, &bad).unwrap();
        assert_start_refused(&file, "the database");
    }
    fs::write(&file, &good[..good.len() - page * 3]).unwrap();
    assert_start_refused(&file, "the database");
    fs::write(&file, good).unwrap();
    Program::start(&sqlite(&file)).stop();
}

/// Root may write whatever the permissions say, so somebody else has to try.
#[test]
fn h66_a_start_on_a_read_only_file_is_refused() {
    let (folder, file, _) = database(1);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let output = Program::refused(&nobody(), &sqlite(&file));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("readonly") || said.contains("read-only"), "{said}");
}

/// What to put before the program so that it runs without the rights of root.
fn nobody() -> Vec<&'static str> {
    let root = std::process::Command::new("id").arg("-u").output().unwrap();
    if root.stdout != b"0\n" {
        return Vec::new();
    }
    vec!["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
}

#[test]
fn h66_a_file_that_is_deleted_and_put_back_is_used_again() {
    let (folder, file, ids) = database(1);
    let program = Program::start(&sqlite(&file));
    let kept = program.store("while it was there\n");
    let aside = folder.path().join("aside.db");
    fs::rename(&file, &aside).unwrap();
    program.post("meanwhile\n").assert_refused_for_now();
    program
        .get(&format!("/api/v1/reports/{kept}"))
        .assert_refused_for_now();
    assert!(!file.exists(), "no database is invented");
    let page = program
        .client()
        .send("GET", &format!("/de/reports/{kept}"), "", b"");
    let page = page.unwrap();
    page.assert_refused_for_now();
    assert!(page.body.contains("lang=\"de\""), "{}", page.body);
    fs::rename(&aside, &file).unwrap();
    program.stores_again_within(RECOVERY);
    for id in [&kept, &ids[0]] {
        assert_eq!(program.get(&format!("/api/v1/reports/{id}")).status, 200);
    }
}

#[test]
fn h66_a_file_that_was_replaced_is_opened_anew_and_the_old_one_is_whole() {
    let (folder, file, _) = database(1);
    let (_other_folder, other, others) = database(2);
    let program = Program::start(&sqlite(&file));
    let kept = program.store("into the first file\n");
    let aside = folder.path().join("aside.db");
    fs::rename(&file, &aside).unwrap();
    fs::copy(&other, folder.path().join("copy.db")).unwrap();
    fs::rename(folder.path().join("copy.db"), &file).unwrap();
    program.stores_again_within(RECOVERY);
    for (id, status) in [(&others[0], 200), (&others[1], 200), (&kept, 404)] {
        assert_eq!(program.get(&format!("/api/v1/reports/{id}")).status, status);
    }
    program.stop();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(assert_sound(&sqlite(&file)));
    runtime.block_on(assert_sound(&sqlite(&aside)));
    let old = Program::start(&sqlite(&aside));
    assert_eq!(old.get(&format!("/api/v1/reports/{kept}")).status, 200);
}

#[test]
fn h66_a_replacement_that_cannot_be_used_is_refused_until_a_good_one_comes() {
    let (folder, file, ids) = database(1);
    let good = folder.path().join("good.db");
    fs::copy(&file, &good).unwrap();
    let newer = folder.path().join("newer.db");
    fs::copy(&file, &newer).unwrap();
    make_newer(&newer);
    let program = Program::start(&sqlite(&file));
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").unwrap();
    let letter = folder.path().join("letter.db");
    fs::write(&letter, "a letter to an operator\n".repeat(1000)).unwrap();
    for bad in [empty, letter, newer] {
        fs::rename(&bad, &file).unwrap();
        let before = fs::read(&file).unwrap();
        program.post("meanwhile\n").assert_refused_for_now();
        program
            .get(&format!("/api/v1/reports/{}", ids[0]))
            .assert_refused_for_now();
        assert_eq!(before, fs::read(&file).unwrap(), "{}", bad.display());
    }
    fs::rename(&good, &file).unwrap();
    program.stores_again_within(RECOVERY);
    assert_eq!(program.get(&format!("/api/v1/reports/{}", ids[0])).status, 200);
}

#[test]
fn h66_a_write_ahead_log_that_is_deleted_loses_nothing() {
    let (folder, file, _) = database(1);
    let program = Program::start(&sqlite(&file));
    let kept = program.store("in the log only\n");
    fs::remove_file(folder.path().join("waypost.db-wal")).unwrap();
    program.stores_again_within(RECOVERY);
    program.kill();
    let again = Program::start(&sqlite(&file));
    assert_eq!(again.get(&format!("/api/v1/reports/{kept}")).status, 200);
}

#[test]
fn h66_a_file_that_is_emptied_in_its_place_is_refused() {
    let (_folder, file, ids) = database(1);
    let program = Program::start(&sqlite(&file));
    fs::write(&file, "").unwrap();
    program.post("meanwhile\n").assert_refused_for_now();
    program
        .get(&format!("/api/v1/reports/{}", ids[0]))
        .assert_refused_for_now();
    assert_eq!(program.get("/health").status, 200);
    program.get("/ready").assert_refused_for_now();
}

#[test]
fn h66_a_file_that_another_process_locks_is_read_and_refused_and_written_again() {
    let (_folder, file, ids) = database(1);
    let program = Program::start(&sqlite(&file));
    sqlx::any::install_default_drivers();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let pool = runtime.block_on(AnyPool::connect(&sqlite(&file))).unwrap();
    let lock = runtime.block_on(pool.begin_with("begin immediate")).unwrap();
    let client = program.client();
    // More of them than there are connections.
    let waiting: Vec<_> = (0..24)
        .map(|number| {
            std::thread::spawn(move || {
                let begin = Instant::now();
                let answer = client.post("/api/v1/reports", &text(number)).unwrap();
                (answer, begin.elapsed())
            })
        })
        .collect();
    while waiting.iter().any(|writer| !writer.is_finished()) {
        let begin = Instant::now();
        let answer = program.get(&format!("/api/v1/reports/{}", ids[0]));
        assert_eq!(answer.status, 200, "reading goes on");
        assert!(begin.elapsed() < Duration::from_secs(4), "{:?}", begin.elapsed());
        std::thread::sleep(Duration::from_millis(200));
    }
    for writer in waiting {
        let (answer, took) = writer.join().unwrap();
        answer.assert_refused_for_now();
        assert!(took < LOCKED, "{took:?}");
    }
    runtime.block_on(lock.rollback()).unwrap();
    program.stores_again_within(RECOVERY);
}
