//! H74: backup while uploads go on, and restore into an empty database of either kind.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::program::{Program, sqlite, waypost};
use super::writers::{Promises, Writers, assert_sound, audit};
use crate::postgres;

fn run(command: &str, file: &Path, database: &str) -> Output {
    let args = [command, file.to_str().unwrap(), "--database", database];
    waypost(&[], &args).output().unwrap()
}

#[track_caller]
fn done(command: &str, file: &Path, database: &str) -> String {
    let output = run(command, file, database);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(command: &str, file: &Path, database: &str, reason: &str) {
    let output = run(command, file, database);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert!(said.contains(reason), "{said}");
    assert_eq!(output.stdout, b"");
}

fn check(url: &str, promises: &Promises) -> super::writers::Audit {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let found = runtime.block_on(audit(url, promises));
    assert_eq!((found.lost, found.partial, found.twice), (0, 0, 0), "{found:?}");
    found
}

/// Everything promised before the backup is in it, whole; and from there it comes into an empty database.
fn backed_up_while_uploads_go_on(database: &str, empty: &str) {
    let folder = TempDir::new().unwrap();
    let program = Program::start(database);
    let before = Writers::start(program.client(), 0);
    while before.answered() < 40 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let (promised, _) = before.finish();
    let meanwhile = Writers::start(program.client(), 1);
    let file = folder.path().join("backup.db");
    done("backup", &file, database);
    let (later, _) = meanwhile.finish();
    assert!(!later.is_empty(), "uploads went on");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing beside it: {left:?}");
    let bytes = fs::read(&file).unwrap();
    refused("backup", &file, database, "is there already");
    // From a place where nothing may be written.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    let said = done("restore", &file, empty);
    let found = check(empty, &promised);
    assert_eq!(
        said,
        format!("{} reports and 0 counts of answers restored\n", found.rows)
    );
    assert!(bytes == fs::read(&file).unwrap(), "a backup stays as it is");
    refused("restore", &file, empty, "holds reports already");
    check(empty, &promised);
}

#[test]
fn h74_sqlite_is_backed_up_and_restored_while_uploads_go_on() {
    let folder = TempDir::new().unwrap();
    let empty = sqlite(&folder.path().join("empty.db"));
    backed_up_while_uploads_go_on(&sqlite(&folder.path().join("waypost.db")), &empty);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(assert_sound(&empty));
}

#[test]
fn h74_postgresql_is_backed_up_and_restored_while_uploads_go_on() {
    let (Some(database), Some(empty)) = (postgres::new_database(), postgres::new_database()) else {
        return;
    };
    backed_up_while_uploads_go_on(&database, &empty);
}

#[test]
fn h74_a_backup_moves_a_site_from_one_kind_to_the_other_and_back() {
    let Some(server) = postgres::new_database() else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let first = sqlite(&folder.path().join("first.db"));
    let program = Program::start(&first);
    let writers = Writers::start(program.client(), 0);
    while writers.answered() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let (promised, _) = writers.finish();
    program.stop();
    let (one, two) = (folder.path().join("1.db"), folder.path().join("2.db"));
    done("backup", &one, &first);
    done("restore", &one, &server);
    done("backup", &two, &server);
    let last = sqlite(&folder.path().join("last.db"));
    done("restore", &two, &last);
    assert_eq!(check(&last, &promised).rows, promised.len());
}

#[test]
fn h74_what_is_no_backup_or_a_newer_one_or_damaged_is_refused_and_restores_nothing() {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("waypost.db");
    let program = Program::start(&sqlite(&database));
    for number in 0..20 {
        program.store(&format!("line {number}\n").repeat(200));
    }
    let file = folder.path().join("backup.db");
    done("backup", &file, &sqlite(&database));
    let target = folder.path().join("target.db");
    let bad = folder.path().join("bad.db");
    refused("restore", &bad, &sqlite(&target), "No such file");
    fs::write(&bad, "").unwrap();
    refused("restore", &bad, &sqlite(&target), "is empty");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 300].fill(0x5a);
    fs::write(&bad, &bytes).unwrap();
    refused("restore", &bad, &sqlite(&target), "damaged");
    bytes.truncate(middle);
    fs::write(&bad, &bytes).unwrap();
    refused("restore", &bad, &sqlite(&target), "damaged");
    fs::copy(&file, &bad).unwrap();
    super::migrations::change(
        &bad,
        "update _sqlx_migrations set version = 9999 where version = 1",
    );
    refused("restore", &bad, &sqlite(&target), "does not fit this version");
    assert!(!target.exists());
    let missing = folder.path().join("missing.db");
    let other = folder.path().join("other.db");
    refused("backup", &other, &sqlite(&missing), "No such file");
    assert!(!missing.exists() && !other.exists());
}
