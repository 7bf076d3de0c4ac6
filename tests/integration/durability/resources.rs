//! H72: too few file descriptors, threads or bytes of memory; requests are refused, the process stays.

use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use super::program::{Program, sqlite, waypost};
use super::writers::{Writers, audit};

const RECOVERY: Duration = Duration::from_secs(10);

#[test]
fn h72_with_64_file_descriptors_connections_wait_and_nothing_is_lost() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let mut program = Program::start_with(&["prlimit", "--nofile=64"], &url, &[]);
    let first = program.store("before\n");
    let writers = Writers::start(program.client(), 0);
    // More connections than descriptors, all of them silent.
    let silent: Vec<TcpStream> = (0..100)
        .filter_map(|_| TcpStream::connect(program.address).ok())
        .collect();
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(program.child.try_wait().unwrap(), None);
    drop(silent);
    let answered = writers.answered();
    let begin = std::time::Instant::now();
    while writers.answered() < answered + 20 {
        assert!(begin.elapsed() < Duration::from_secs(30), "it does not recover");
        std::thread::sleep(Duration::from_millis(20));
    }
    let (promised, _) = writers.finish();
    program.stores_again_within(RECOVERY);
    assert_eq!(program.get(&format!("/api/v1/reports/{first}")).status, 200);
    program.stop();
    let found = tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(audit(&url, &promised));
    assert_eq!((found.lost, found.partial), (0, 0), "{found:?}");
}

#[test]
fn h72_a_start_with_less_memory_than_the_settings_need_is_refused() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    // 128 MiB, and uploads of the usual sizes.
    let capped = ["prlimit", "--data=134217728"];
    let output = waypost(&capped, &["serve", "--listen", "127.0.0.1:0", "--database", &url])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        (output.status.code(), &output.stdout[..]),
        (Some(2), &b""[..]),
        "{said}"
    );
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert!(
        said.contains("--max-text-bytes") && said.contains("128 MiB"),
        "{said}"
    );
    assert!(!folder.path().join("waypost.db").exists());
}

#[test]
fn h72_under_a_cap_that_fits_the_settings_full_size_uploads_are_served_or_refused() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let limits = ["--max-upload-bytes", "1MiB", "--max-text-bytes", "4MiB"];
    let mut program = Program::start_with(&["prlimit", "--data=134217728"], &url, &limits);
    full_size_uploads_at_once(&program);
    assert_eq!(program.child.try_wait().unwrap(), None);
    program.stores_again_within(RECOVERY);
}

/// The most memory that the process ever had, in KiB.
fn peak_kib(program: &Program) -> u64 {
    let path = format!("/proc/{}/status", program.child.id());
    let status = std::fs::read_to_string(Path::new(&path)).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn h72_full_size_uploads_at_once_stay_within_what_the_limits_say() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let limits = ["--max-upload-bytes", "1MiB", "--max-text-bytes", "4MiB"];
    let program = Program::start_with(&[], &url, &limits);
    full_size_uploads_at_once(&program);
    let peak = peak_kib(&program);
    assert!(peak < 128 * 1024, "{peak} KiB");
    program.stores_again_within(RECOVERY);
}

/// Two dozen uploads of a megabyte, each stored or refused for the moment.
fn full_size_uploads_at_once(program: &Program) {
    let client = program.client();
    let text = "2021-03-19T08:00:00Z device dev-1 sent a line that says nothing\n".repeat(16_000);
    let uploads: Vec<_> = (0..24)
        .map(|_| {
            let text = text.clone();
            std::thread::spawn(move || client.post("/api/v1/reports", &text[..1_000_000]).unwrap())
        })
        .collect();
    for upload in uploads {
        let answer = upload.join().unwrap();
        if answer.status != 201 {
            answer.assert_refused_for_now();
        }
    }
}
