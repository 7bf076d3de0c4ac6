//! The program as a process of its own, over the small content of the tests, and requests to it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::waypost_under;

/// What a request may take at most; more is a fault of the server.
const PATIENCE: Duration = Duration::from_secs(30);

/// `waypost` without the settings of whoever runs the tests, under `wrapper` (such as `prlimit …`) if there is one.
pub(super) fn waypost(wrapper: &[&str], args: &[&str]) -> Command {
    let mut command = waypost_under(wrapper);
    command.args(args).stdin(Stdio::null());
    command
}

/// A running server.
pub(super) struct Program {
    pub(super) child: Child,
    pub(super) address: SocketAddr,
    /// From the first instruction to the line that tells the address.
    pub(super) start: Duration,
}

/// Settings that every test has: the small content, a free port, nothing that limits the load of a test.
fn serve_args<'a>(database: &'a str, args: &[&'a str]) -> Vec<&'a str> {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/content");
    let mut all = vec!["serve", "--listen", "127.0.0.1:0", "--content", content];
    all.extend(["--database", database, "--log-level", "error"]);
    all.extend(args);
    all
}

impl Program {
    pub(super) fn start(database: &str) -> Self {
        Self::start_with(&[], database, &[])
    }

    pub(super) fn start_with(wrapper: &[&str], database: &str, args: &[&str]) -> Self {
        let begin = Instant::now();
        let mut command = waypost(wrapper, &serve_args(database, args));
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().rsplit('/').next().unwrap().parse();
        Self {
            address: address.unwrap_or_else(|_| panic!("it did not start: {line:?}")),
            child,
            start: begin.elapsed(),
        }
    }

    /// A start that has to be refused: what it said, and how it ended.
    pub(super) fn refused(wrapper: &[&str], database: &str) -> Output {
        // A server that starts all the same is ended, and not with 1.
        let wrapper = [&["timeout", "-s", "KILL", "20"], wrapper].concat();
        let output = waypost(&wrapper, &serve_args(database, &[])).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        assert!(said.starts_with("waypost: --database"), "{said}");
        assert_eq!(output.stdout, b"");
        output
    }

    pub(super) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let status = Command::new("kill").args([&format!("-{name}"), &pid]).status();
        assert!(status.unwrap().success());
    }

    /// As a power cut would: nothing is finished.
    pub(super) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends well.
    pub(super) fn stop(mut self) {
        self.signal("TERM");
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }

    pub(super) fn client(&self) -> Client {
        Client(self.address)
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.client().get(path).unwrap()
    }

    pub(super) fn post(&self, text: &str) -> Answer {
        self.client().post("/api/v1/reports", text).unwrap()
    }

    /// Stores a report and answers its id.
    #[track_caller]
    pub(super) fn store(&self, text: &str) -> String {
        let answer = self.post(text);
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    /// Asks again until the answer is this status; a server has so long to get well.
    #[track_caller]
    pub(super) fn stores_again_within(&self, limit: Duration) {
        let begin = Instant::now();
        loop {
            let answer = self.post("a line after the trouble\n");
            if answer.status == 201 {
                return;
            }
            assert!(begin.elapsed() < limit, "{} {}", answer.status, answer.body);
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends requests, each over a connection of its own.
#[derive(Clone, Copy)]
pub(super) struct Client(pub(super) SocketAddr);

/// An answer, read whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Client {
    pub(super) fn get(self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, "", b"")
    }

    pub(super) fn post(self, path: &str, body: &str) -> io::Result<Answer> {
        self.send("POST", path, "", body.as_bytes())
    }

    pub(super) fn send(self, method: &str, path: &str, headers: &str, body: &[u8]) -> io::Result<Answer> {
        let mut connection = TcpStream::connect_timeout(&self.0, PATIENCE)?;
        connection.set_read_timeout(Some(PATIENCE))?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n",
            self.0,
            body.len()
        );
        connection.write_all(&[head.as_bytes(), body].concat())?;
        Answer::read(&mut connection)
    }
}

impl Answer {
    /// Only an answer that is there whole counts.
    pub(super) fn read(connection: &mut TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let cut = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let head = head.to_ascii_lowercase();
        let answer = Self {
            status: head
                .get(9..12)
                .and_then(|status| status.parse().ok())
                .ok_or_else(cut)?,
            body: body.to_owned(),
            head,
        };
        let length = answer.header("content-length").parse();
        if length.is_ok_and(|length: usize| body.len() < length) {
            return Err(cut());
        }
        Ok(answer)
    }

    /// Empty where the header is missing.
    pub(super) fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(found, _)| *found == name)
            .map_or("", |(_, value)| value)
    }

    #[track_caller]
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// A refusal that says when to try again.
    #[track_caller]
    pub(super) fn assert_refused_for_now(&self) {
        assert!(matches!(self.status, 503 | 507), "{} {}", self.status, self.body);
        assert!(self.header("retry-after").parse::<u32>().is_ok(), "{}", self.head);
    }
}

/// The address of a file.
pub(super) fn sqlite(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}
