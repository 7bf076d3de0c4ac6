//! H65: no room for the database, its log, a new database, or the program's own log.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::migrations;
use super::program::{Program, sqlite, waypost};
use super::writers::{Promises, assert_sound, audit};

const RECOVERY: Duration = Duration::from_secs(10);

/// Text that does not pack well.
fn text(number: usize, lines: usize) -> String {
    (0..lines)
        .map(|line| {
            format!(
                "{number} {line} {:x}\n",
                (line + 1) * (number + 7) * 0x9e37_79b9_7f4a
            )
        })
        .collect()
}

/// Stores until it is refused; what was promised until then.
fn fill(program: &Program) -> Promises {
    let mut promises = Promises::new();
    for number in 0..500 {
        let text = text(number, 600);
        let answer = program.post(&text);
        if answer.status != 201 {
            answer.assert_refused_for_now();
            return promises;
        }
        promises.insert(answer.json()["id"].as_str().unwrap().to_owned(), text);
    }
    panic!("the disk was never full");
}

/// Full now: refused, read on, nothing half there. Then `make_room`: written again.
fn assert_survives(program: Program, url: &str, make_room: impl FnOnce(&Program)) {
    let mut promises = fill(&program);
    let first = promises.keys().next().expect("something was stored").clone();
    for number in 0..20 {
        // There may be room for one more when the log begins anew.
        let answer = program.post(&text(number, 600));
        if answer.status == 201 {
            promises.insert(
                answer.json()["id"].as_str().unwrap().to_owned(),
                text(number, 600),
            );
        } else {
            answer.assert_refused_for_now();
        }
        assert_eq!(program.get(&format!("/api/v1/reports/{first}")).status, 200);
    }
    assert_eq!(program.get("/de/analyse").status, 200);
    make_room(&program);
    program.stores_again_within(RECOVERY);
    program.kill();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(assert_sound(url));
    let found = runtime.block_on(audit(url, &promises));
    assert_eq!((found.lost, found.partial), (0, 0), "{found:?}");
}

#[test]
fn h65_files_that_may_not_grow_are_refused_and_written_again() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let program = Program::start_with(&["prlimit", "--fsize=400000:unlimited"], &url, &[]);
    assert_survives(program, &url, |program| {
        let pid = program.child.id().to_string();
        let lifted = Command::new("prlimit")
            .args(["--fsize=unlimited", "--pid", &pid])
            .status();
        assert!(lifted.unwrap().success());
    });
}

/// A file system of its own, so small that it is full soon.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where no file system may be mounted.
    fn mount(size: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", size, "waypost-test"]);
        let mounted = command.arg(folder.path()).stderr(Stdio::null()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        eprintln!("SKIPPED: this test needs the right to mount a small file system");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["-l"]).arg(self.0.path()).status();
    }
}

#[test]
fn h65_a_full_disk_is_507_and_written_again_when_there_is_room() {
    let Some(disk) = SmallDisk::mount("size=2m") else {
        return;
    };
    let url = sqlite(&disk.path().join("waypost.db"));
    let ballast = disk.path().join("ballast");
    fs::write(&ballast, vec![1; 900_000]).unwrap();
    let program = Program::start(&url);
    assert_survives(program, &url, |program| {
        let refused = program.post(&text(1, 600));
        assert_eq!(refused.status, 507, "{}", refused.body);
        let page = program
            .client()
            .send(
                "POST",
                "/tr/reports",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                format!("text={}", "a+line%0A".repeat(3000)).as_bytes(),
            )
            .unwrap();
        assert!(page.status != 500, "{}", page.body);
        fs::remove_file(&ballast).unwrap();
    });
}

#[test]
fn h65_a_start_without_room_is_refused_and_leaves_nothing() {
    let Some(disk) = SmallDisk::mount("size=64k") else {
        return;
    };
    let file = disk.path().join("waypost.db");
    fs::write(disk.path().join("ballast"), vec![1; 50_000]).unwrap();
    Program::refused(&[], &sqlite(&file));
    let left: Vec<_> = fs::read_dir(disk.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["ballast"]);
    fs::remove_file(disk.path().join("ballast")).unwrap();
    Program::refused(&["prlimit", "--fsize=1000"], &sqlite(&file));
    assert!(!file.exists());
}

/// A database of an early schema in a folder, which the start of a server migrates.
fn early_schema(folder: &Path) -> String {
    let url = sqlite(&folder.join("waypost.db"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(migrations::as_of(1, &format!("{url}?mode=rwc")));
    url
}

#[test]
fn h65_a_migration_without_room_is_refused_and_done_when_there_is_room() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for most in [0, 1000, 5000, 9000, 13_000] {
        let folder = TempDir::new().unwrap();
        let url = early_schema(folder.path());
        Program::refused(&["prlimit", &format!("--fsize={most}")], &url);
        runtime.block_on(migrations::assert_holds_the_rows(1, &url));
    }
    let Some(disk) = SmallDisk::mount("size=128k") else {
        return;
    };
    let url = early_schema(disk.path());
    let ballast = disk.path().join("ballast");
    // As much as fits.
    let _ = File::create(&ballast).unwrap().write_all(&[1; 128 << 10]);
    let output = Program::refused(&[], &url);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("full"), "{said}");
    fs::remove_file(&ballast).unwrap();
    runtime.block_on(migrations::assert_holds_the_rows(1, &url));
}

/// A server whose own log goes to `log`; its address comes first.
fn serve_logging_to(log: Stdio, folder: &Path) -> (std::process::Child, super::program::Client) {
    let url = sqlite(&folder.join("waypost.db"));
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/content");
    let args = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--content",
        content,
        "--database",
        &url,
        "--log-level",
        "trace",
    ];
    let mut child = waypost(&[], &args)
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut stdout, &mut line).unwrap();
    let address = line.trim().rsplit('/').next().unwrap().parse().unwrap();
    (child, super::program::Client(address))
}

#[test]
fn h65_a_log_without_room_or_reader_stops_nothing() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    // Nobody reads the other end.
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(b"x").unwrap();
    drop(reader);
    for log in [Stdio::from(full), Stdio::from(writer)] {
        let folder = TempDir::new().unwrap();
        let (mut child, client) = serve_logging_to(log, folder.path());
        for number in 0..5 {
            let answer = client.post("/api/v1/reports", &text(number, 3)).unwrap();
            assert_eq!(answer.status, 201, "{}", answer.body);
        }
        assert_eq!(child.try_wait().unwrap(), None);
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
