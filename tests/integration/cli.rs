//! The program, run as its users run it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

use crate::program::waypost;

const LOG: &str = "2021-03-19T08:00:00Z device dev-1 connected\nHostName=h;SharedAccessKey=c2VjcmV0;x\n";

fn run(args: &[&str]) -> Output {
    waypost(args).stdin(Stdio::null()).output().unwrap()
}

fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut command = waypost(args);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses does not read to the end.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[track_caller]
fn assert_refused(output: &Output, code: i32, line: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert_eq!(said, format!("{line}\n"));
    assert_eq!(output.stdout, b"");
}

#[test]
fn diagnose_answers_in_words_and_in_json() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("hub.log");
    std::fs::write(&file, LOG).unwrap();
    let words = run(&["diagnose", file.to_str().unwrap()]);
    assert!(words.status.success());
    let text = String::from_utf8(words.stdout).unwrap();
    assert!(
        !text.is_empty() && !text.contains('\u{1b}') && !text.contains("c2VjcmV0"),
        "{text}"
    );
    let json = run_with(&["diagnose", "--json", "-"], LOG.as_bytes());
    let diagnosis: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(diagnosis["lines"], 2);
    assert_eq!(diagnosis["redactions"][0]["kind"], "shared-access-key");
}

#[test]
fn several_logs_are_one_case() {
    let folder = TempDir::new().unwrap();
    let (one, other) = (folder.path().join("1.log"), folder.path().join("2.log"));
    std::fs::write(&one, "first, without an end").unwrap();
    std::fs::write(&other, LOG).unwrap();
    let json = run(&[
        "diagnose",
        "--json",
        one.to_str().unwrap(),
        other.to_str().unwrap(),
    ]);
    let diagnosis: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(diagnosis["lines"], 3);
}

/// Drops every 65 minutes, back after four seconds.
fn rhythm() -> String {
    let row = |(minute, second): (u32, u32), what: &str| {
        format!(
            "2024-03-05T{:02}:{:02}:{second:02}Z,{what},pump-7\n",
            minute / 60,
            minute % 60
        )
    };
    let beats = (0..13).map(|beat| beat * 65);
    let rows = beats.map(|at| row((at, 0), "deviceDisconnect,404104") + &row((at, 4), "deviceConnect,"));
    "TimeGenerated,OperationName,ResultType,DeviceId\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn a_log_from_after_a_fix_says_what_became_of_the_causes() {
    let folder = TempDir::new().unwrap();
    let [before, after] = ["before.csv", "after.csv"].map(|name| folder.path().join(name));
    std::fs::write(&before, rhythm()).unwrap();
    let calm = "TimeGenerated,OperationName,ResultType,DeviceId\n\
                2024-03-05T14:30:00Z,deviceConnect,,pump-7\n\
                2024-03-06T06:00:00Z,deviceConnect,,pump-8\n";
    std::fs::write(&after, calm).unwrap();
    let [before, after] = [&before, &after].map(|path| path.to_str().unwrap());
    let json = run(&["diagnose", "--json", after, "--after", before]);
    let diagnosis: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let recovery = &diagnosis["recovery"];
    assert_eq!(recovery["report"], serde_json::Value::Null);
    assert_eq!(recovery["causes"][0]["cause"], "sas-renewal");
    assert_eq!(recovery["causes"][0]["state"], "gone");
    let words = run(&["diagnose", "--lang", "nl", after, "--after", before]);
    let text = String::from_utf8(words.stdout).unwrap();
    assert!(text.contains("\nIs het verholpen?\n= "), "{text}");
    assert!(
        text.contains("[404104/sas-renewal] Niet meer gezien\n  "),
        "{text}"
    );
    let again = run(&["diagnose", before, "--after", before]);
    let text = String::from_utf8(again.stdout).unwrap();
    assert!(
        text.contains("[404104/sas-renewal] Cannot be determined\n"),
        "{text}"
    );
    assert_refused(
        &run(&["diagnose", after, "--after", "/no/such/file"]),
        2,
        "waypost: /no/such/file: No such file or directory (os error 2)",
    );
}

#[test]
fn evidence_of_a_case_names_file_and_line() {
    let folder = TempDir::new().unwrap();
    let (one, two) = (folder.path().join("1.log"), folder.path().join("2.log"));
    std::fs::write(&one, "MQTT client of azure-iot starts\nand goes on\n").unwrap();
    let refused = "2024-03-05 09:19:07,103 ERROR azure.iot.device.common.mqtt_transport: connected with result code: 5\n";
    std::fs::write(&two, format!("starts\n{refused}")).unwrap();
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    for (arguments, input) in [([one, two], ""), ([one, "-"], "starts\n")] {
        let input = if input.is_empty() {
            String::new()
        } else {
            input.to_owned() + refused
        };
        let json = run_with(
            &["diagnose", "--json", arguments[0], arguments[1]],
            input.as_bytes(),
        );
        let diagnosis: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        let evidence = &diagnosis["findings"][0]["evidence"][0];
        assert_eq!(
            (&evidence["file"], &evidence["line"]),
            (&1.into(), &2.into()),
            "{diagnosis}"
        );
    }
    let text = run(&["diagnose", one, two]);
    assert!(
        String::from_utf8(text.stdout)
            .unwrap()
            .contains("2:2 | 2024-03-05 09:19:07")
    );
}

#[test]
fn bad_input_is_told_in_one_line_with_exit_code_2() {
    assert_refused(
        &run_with(&["diagnose"], b""),
        2,
        "waypost: -: There is nothing to read in it.",
    );
    assert_refused(
        &run_with(&["diagnose"], b"\x1f\x8b\x08cut"),
        2,
        "waypost: -: The gzip file is damaged.",
    );
    let missing = run(&["diagnose", "/no/such/file"]);
    assert_refused(
        &missing,
        2,
        "waypost: /no/such/file: No such file or directory (os error 2)",
    );
}

#[test]
fn redact_prints_the_text_without_its_secrets() {
    let output = run_with(&["redact"], LOG.as_bytes());
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text, LOG.replace("c2VjcmV0", "[redacted:shared-access-key]"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut command = waypost(&["redact"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child
        .stdin
        .take()
        .unwrap()
        .write_all(LOG.repeat(10_000).as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn check_lists_faults_and_exits_with_1() {
    let folder = TempDir::new().unwrap();
    let output = run(&["check", "--content", folder.path().to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.starts_with("locales:"), "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.contains("checked: ") && last.contains("fault"), "{last}");
    let json = run(&["check", "--json", "--content", folder.path().to_str().unwrap()]);
    let faults: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(faults[0]["path"], "locales");
}

#[test]
fn h73_settings_that_do_not_fit_are_refused_in_one_line_that_names_the_key() {
    let refused = |args: &[&str], line: &str| assert_refused(&run(&[&["serve"], args].concat()), 2, line);
    refused(
        &["--listen", "here"],
        "waypost: invalid value 'here' for '--listen <LISTEN>': invalid socket address syntax (or WAYPOST_LISTEN)",
    );
    refused(
        &["--lisen", "here"],
        "waypost: unexpected argument '--lisen' found",
    );
    refused(
        &["--base-url", "waypost.example"],
        "waypost: invalid value 'waypost.example' for '--base-url <BASE_URL>': \
         expected a scheme: `https://waypost.example` (or WAYPOST_BASE_URL)",
    );
    refused(
        &["--database", "mysql://root:hunter2@db"],
        "waypost: --database (WAYPOST_DATABASE): expected `sqlite:FILE` or `postgres://…`",
    );
    refused(
        &["--content", "/no/such/folder"],
        "waypost: --content (WAYPOST_CONTENT): no such folder",
    );
    refused(
        &["--log-level", "a=b=c"],
        "waypost: --log-level (WAYPOST_LOG_LEVEL): expected a level or a filter such as `info,waypost=debug`",
    );
}

#[test]
fn h73_variables_are_settings_too_and_unknown_ones_are_refused() {
    let unknown = waypost(&["serve"])
        .env("WAYPOST_LISTN", "secret")
        .output()
        .unwrap();
    assert_refused(
        &unknown,
        2,
        "waypost: WAYPOST_LISTN: no setting has this variable",
    );
    let wrong = waypost(&["serve"])
        .env("WAYPOST_MAX_UPLOAD_BYTES", "-5")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&wrong.stderr).ends_with("(or WAYPOST_MAX_UPLOAD_BYTES)\n"));
    let database = waypost(&["serve"])
        .env("WAYPOST_DATABASE", "postgres:hunter2")
        .output()
        .unwrap();
    assert!(!String::from_utf8_lossy(&database.stderr).contains("hunter2"));
}

#[test]
fn settings_in_force_are_printed_without_secrets() {
    let mut command = waypost(&["serve", "--print-settings", "--queue", "7"]);
    let output = command
        .env("WAYPOST_DATABASE", "postgres://me:hunter2@db/waypost")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("queue = 7\n") && text.contains("max-upload-bytes = 16MiB\n"),
        "{text}"
    );
    assert!(
        text.contains("database = postgres://…@db/waypost\n") && !text.contains("hunter2"),
        "{text}"
    );
}

#[test]
fn h73_a_port_in_use_and_a_database_out_of_reach_stop_the_start() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("waypost.db");
    let database = format!("sqlite:{}", file.display());
    let output = run(&["serve", "--listen", &address, "--database", &database]);
    assert_refused(
        &output,
        1,
        &format!(
            "waypost: --listen (WAYPOST_LISTEN): cannot listen on {address}: Address already in use (os error 98)"
        ),
    );
    assert!(!file.exists());
    let output = run(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--database",
        "sqlite:/no/such/folder/x.db",
    ]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.starts_with("waypost: --database sqlite:/no/such/folder/x.db cannot be opened: "),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}

/// A server of its own, with the address it printed.
struct Server {
    child: Child,
    address: String,
    _folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("waypost.db").display());
        let mut command = waypost(&["serve", "--listen", "127.0.0.1:0", "--database", &database]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("Waypost is listening on http://")
            .expect(&line)
            .to_owned();
        Self {
            child,
            address,
            _folder: folder,
        }
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    fn exchange(&self, request: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn h70_serve_prints_its_address_and_ends_well_on_a_signal() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start();
        let answer = server.exchange("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("ok\n"),
            "{answer}"
        );
        server.signal("-HUP");
        server.signal(signal);
        assert_eq!(server.child.wait().unwrap().code(), Some(0), "{signal}");
    }
}

#[test]
fn h70_the_second_signal_ends_at_once() {
    let mut server = Server::start();
    let mut upload = TcpStream::connect(&server.address).unwrap();
    upload
        .write_all(b"POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
        .unwrap();
    server.exchange("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    server.signal("-TERM");
    // The first signal has arrived when new connections are refused.
    while TcpStream::connect(&server.address).is_ok() {}
    assert_eq!(
        server.child.try_wait().unwrap(),
        None,
        "the upload is still in flight"
    );
    server.signal("-TERM");
    assert_eq!(server.child.wait().unwrap().code(), Some(130));
}

#[test]
fn kql_writes_the_rules_of_a_cause() {
    let output = run(&["kql", "sas-renewal", "--since", "14d"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("// sas-renewal: "), "{text}");
    assert!(text.contains("// Rule renewal-at-65-minutes (high)") && text.contains("ago(14d)"));
    // From another article.
    assert!(text.contains("// Rule refused-dropped-and-back (medium)"));
}

#[test]
fn kql_of_an_unknown_cause_names_close_ones() {
    assert_refused(
        &run(&["kql", "sas-renewl"]),
        2,
        "waypost: there is no cause \"sas-renewl\"; close to it: sas-renewal, sas-token-expired",
    );
}
