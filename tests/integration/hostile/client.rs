//! A client that sends exactly the bytes it is given, and reads what comes.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// Longest time a test waits for an answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// What came back.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// 0 where the connection ended without an answer.
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// What followed the answer on the same connection.
    pub(crate) rest: Vec<u8>,
}

impl Answer {
    /// The first answer among these bytes.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
            return Self::default();
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.get(9..12)?.parse().ok())
            .unwrap_or(0);
        let pair = |line: &str| {
            line.split_once(": ")
                .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        };
        let mut answer = Self {
            status,
            headers: lines.filter_map(pair).collect(),
            ..Self::default()
        };
        let after = &bytes[end + 4..];
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = unchunked(after);
            return answer;
        }
        let length = answer
            .header("content-length")
            .parse()
            .unwrap_or(after.len())
            .min(after.len());
        answer.body = after[..length].to_vec();
        answer.rest = after[length..].to_vec();
        answer
    }

    /// Empty where the header is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    #[track_caller]
    pub(crate) fn assert_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{:?} {}", self.headers, self.text());
        self
    }

    /// A problem object with this status and code, that repeats nothing of the input.
    #[track_caller]
    pub(crate) fn assert_problem(self, status: u16, code: &str) -> Self {
        let this = self.assert_status(status);
        assert_eq!(this.header("content-type"), "application/problem+json");
        assert_eq!(this.json()["code"], code);
        assert!(this.body.len() < 1000, "{}", this.text());
        this
    }

    pub(crate) fn note(&self, kind: &str) -> Option<u64> {
        let json = self.json();
        let note = json["notes"]
            .as_array()?
            .iter()
            .find(|note| note["kind"] == kind)?
            .clone();
        note["count"].as_u64()
    }
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(&String::from_utf8_lossy(&bytes[..end]), 16).unwrap_or(0);
        bytes = &bytes[end + 2..];
        whole.extend_from_slice(&bytes[..size.min(bytes.len())]);
        bytes = bytes.get(size + 2..).unwrap_or_default();
        if size == 0 {
            break;
        }
    }
    whole
}

/// A request without a body.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let host = if headers.to_ascii_lowercase().contains("host: ") {
        ""
    } else {
        "Host: waypost.example\r\n"
    };
    format!("{method} {path} HTTP/1.1\r\n{host}Connection: close\r\n{headers}\r\n").into_bytes()
}

/// A request with a body and its length.
pub(crate) fn post(path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let length = body.len().to_string();
    let headers = [headers, &[("Content-Length", length.as_str())]].concat();
    [&request("POST", path, &headers), body].concat()
}

/// A form with these parts, each with its headers and its content.
pub(crate) fn form(path: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (headers, content) in parts {
        body.extend_from_slice(
            format!("--XyX\r\nContent-Disposition: form-data; {headers}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--XyX--\r\n");
    post(
        path,
        &[("Content-Type", "multipart/form-data; boundary=XyX")],
        &body,
    )
}

/// Sends bytes over a new connection while reading, to its end; also what came before a reset counts.
pub(crate) fn exchange(address: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut writer = connection.try_clone().unwrap();
    let mut answer = Vec::new();
    std::thread::scope(|scope| {
        // The server may refuse before everything is sent.
        scope.spawn(move || writer.write_all(bytes));
        let mut buffer = vec![0; 1 << 16];
        loop {
            match connection.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => answer.extend_from_slice(&buffer[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        let _ = connection.shutdown(std::net::Shutdown::Both);
    });
    answer
}
