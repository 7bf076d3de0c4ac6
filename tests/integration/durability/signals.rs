//! H70: signals, with reports in flight.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::program::{Answer, Program, sqlite};
use super::writers::{Promises, audit};

const HEAD: &str = "the first line\n";
const TAIL: &str = "the last line\n";

/// Uploads that have begun, each with a line still to come.
fn begin_uploads(program: &Program, count: usize) -> Vec<TcpStream> {
    let length = HEAD.len() + TAIL.len();
    let uploads = (0..count).map(|_| {
        let mut connection = TcpStream::connect(program.address).unwrap();
        let head =
            format!("POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n{HEAD}");
        connection.write_all(head.as_bytes()).unwrap();
        connection
    });
    let uploads = uploads.collect();
    // Connections are accepted in turn: once this is answered, all of them are in.
    assert_eq!(program.get("/health").status, 200);
    uploads
}

fn wait_until_refused(program: &Program) {
    let begin = Instant::now();
    while TcpStream::connect(program.address).is_ok() {
        assert!(begin.elapsed() < Duration::from_secs(10), "it still accepts");
    }
}

#[test]
fn h70_reports_in_flight_are_stored_when_the_server_is_asked_to_stop() {
    for signal in ["TERM", "INT"] {
        let folder = TempDir::new().unwrap();
        let url = sqlite(&folder.path().join("waypost.db"));
        let mut program = Program::start(&url);
        let uploads = begin_uploads(&program, 20);
        program.signal(signal);
        wait_until_refused(&program);
        let mut promises = Promises::new();
        for mut upload in uploads {
            upload.write_all(TAIL.as_bytes()).unwrap();
            let answer = Answer::read(&mut upload).unwrap();
            assert_eq!(answer.status, 201, "{}", answer.body);
            let id = answer.json()["id"].as_str().unwrap().to_owned();
            promises.insert(id, [HEAD, TAIL].concat());
        }
        assert_eq!(program.child.wait().unwrap().code(), Some(0), "{signal}");
        let found = tokio::runtime::Runtime::new()
            .unwrap()
            .block_on(audit(&url, &promises));
        assert_eq!((found.rows, found.lost, found.partial), (20, 0, 0));
    }
}

#[test]
fn h70_an_upload_that_never_ends_is_cut_off_at_the_limit() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let mut program = Program::start_with(&[], &url, &["--shutdown-timeout", "1s"]);
    let _uploads = begin_uploads(&program, 3);
    let begin = Instant::now();
    program.signal("TERM");
    assert_eq!(program.child.wait().unwrap().code(), Some(0));
    assert!(begin.elapsed() < Duration::from_secs(8), "{:?}", begin.elapsed());
    let found = tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(audit(&url, &Promises::new()));
    assert_eq!(found.rows, 0, "nothing half stored");
}

#[test]
fn h70_a_second_signal_ends_at_once_and_stores_nothing_half() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let mut program = Program::start(&url);
    let kept = program.store("before\n");
    let _uploads = begin_uploads(&program, 20);
    program.signal("TERM");
    wait_until_refused(&program);
    let begin = Instant::now();
    program.signal("INT");
    assert_eq!(program.child.wait().unwrap().code(), Some(130));
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    let promises = Promises::from([(kept, "before\n".to_owned())]);
    let found = tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(audit(&url, &promises));
    assert_eq!((found.rows, found.lost, found.partial), (1, 0, 0));
}

#[test]
fn h70_other_signals_stop_nothing() {
    let folder = TempDir::new().unwrap();
    let program = Program::start(&sqlite(&folder.path().join("waypost.db")));
    for signal in ["HUP", "PIPE", "XFSZ"] {
        program.signal(signal);
        program.store("after a signal\n");
    }
    program.stop();
}
