//! F. The process and its settings.

use std::net::TcpStream;
use std::process::Command;

use crate::program::waypost;

use super::{LOG, Site, UPLOAD};

#[test]
fn h72_without_file_descriptors_requests_wait_and_the_process_lives() {
    let site = Site::start(&["--max-connections", "4096"]);
    let pid = site.pid().to_string();
    let limited = Command::new("prlimit")
        .args(["--nofile=64:64", "--pid", &pid])
        .status();
    assert!(limited.is_ok_and(|status| status.success()), "prlimit is needed");
    let held: Vec<TcpStream> = (0..200)
        .map(|_| TcpStream::connect(site.address).unwrap())
        .collect();
    drop(held);
    for _ in 0..5 {
        site.report(LOG.repeat(100).as_bytes()).assert_status(201);
    }
    site.assert_well();
}

#[test]
fn h72_full_size_uploads_at_once_are_answered_or_refused_for_the_moment() {
    let site = Site::start(&["--concurrency", "2", "--queue", "2"]);
    let line = "2021-03-19T08:00:00Z device dev-1 404104 DeviceConnectionClosedRemotely\n";
    let log = line.repeat(UPLOAD / line.len());
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let uploads: Vec<_> = (0..16)
            .map(|_| scope.spawn(|| site.diagnose(log.as_bytes())))
            .collect();
        let answers = uploads.into_iter().map(|upload| upload.join().unwrap());
        answers
            .inspect(|answer| assert!(answer.status != 503 || !answer.header("retry-after").is_empty()))
            .map(|answer| answer.status)
            .collect()
    });
    assert!(
        statuses.iter().all(|status| [0, 200, 422, 503].contains(status)),
        "{statuses:?}"
    );
    assert!(statuses.contains(&200) && statuses.contains(&503), "{statuses:?}");
    site.assert_well();
}

#[test]
fn h73_a_setting_that_does_not_fit_stops_the_start_in_one_line() {
    let cases: [(&[&str], &str); 7] = [
        (&["--listen", "nowhere"], "--listen"),
        (&["--base-url", "waypost.example"], "--base-url"),
        (&["--max-upload-bytes", "-1"], "--max-upload-bytes"),
        (&["--trusted-proxies", "10.0.0.0/99"], "--trusted-proxies"),
        (&["--uploads-per-minute", "0"], "--uploads-per-minute"),
        (&["--content", "/no/such/folder"], "--content"),
        (&["--no-such-setting", "1"], "--no-such-setting"),
    ];
    for (args, key) in cases {
        let output = waypost(&["serve"]).args(args).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty());
        assert!(said.contains(key) && said.lines().count() == 1, "{said}");
    }
}
