//! A running `waypost serve` with all that can be seen of it: answers, memory, files, its own log.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::program::waypost_under;

use super::client::{Answer, exchange, form, post, request};

/// Largest request body of the shared server. Without optimisation, a sixty-fourth of the usual limits is as slow as they are with it.
pub(crate) const UPLOAD: usize = if cfg!(debug_assertions) {
    256 << 10
} else {
    16 << 20
};

/// Largest text of the shared server.
pub(crate) const TEXT: usize = 8 * UPLOAD;

/// How much longer than in the list something may take: without optimisation, and on a machine that is shared.
pub(crate) const PATIENCE: u32 = if cfg!(debug_assertions) { 20 } else { 2 };

/// Most resident memory: that of the list.
const CEILING: u64 = (256 << 20) + 2 * TEXT as u64;

/// Ends the server when the tests end, also if they are killed: the pipe closes then. Keeps no hand on the server's
/// output, so that a server that does not start ends it.
const WATCHDOG: &str = r#""$@" & server=$!; exec >&-; read -r _; kill -9 $server; wait $server"#;

/// A server process.
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) folder: TempDir,
    watchdog: Child,
    pid: u32,
}

impl Site {
    /// With small limits in a debug build, and these arguments.
    pub(crate) fn start(args: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("waypost.db").display());
        let temporary = folder.path().join("tmp");
        fs::create_dir(&temporary).unwrap();
        let log = fs::File::create(folder.path().join("server.log")).unwrap();
        let (upload, text) = (UPLOAD.to_string(), TEXT.to_string());
        let mut command = waypost_under(&["sh", "-c", WATCHDOG, "sh"]);
        command.args(["serve", "--listen", "127.0.0.1:0", "--database", &database]);
        command.args(["--max-upload-bytes", &upload, "--max-text-bytes", &text]);
        if !args.contains(&"--base-url") {
            command.args(["--base-url", "https://waypost.example"]);
        }
        if cfg!(debug_assertions) && !args.contains(&"--analysis-timeout") {
            command.args(["--analysis-timeout", "10m"]);
        }
        command.args(args).env("TMPDIR", &temporary);
        let mut watchdog = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(watchdog.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("Waypost is listening on http://");
        let address = address.unwrap_or_else(|| panic!("{line}")).parse().unwrap();
        let pid = child_of(watchdog.id());
        Self {
            address,
            folder,
            watchdog,
            pid,
        }
    }

    /// The one that most tests share, one after the other.
    pub(crate) fn shared() -> MutexGuard<'static, Self> {
        static SHARED: OnceLock<Mutex<Site>> = OnceLock::new();
        let shared = SHARED.get_or_init(|| Mutex::new(Self::start(&["--log-level", "debug"])));
        shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn send(&self, bytes: &[u8]) -> Answer {
        Answer::read(&exchange(self.address, bytes))
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&request("GET", path, &[]))
    }

    /// A stored report of these bytes.
    pub(crate) fn report(&self, log: &[u8]) -> Answer {
        self.send(&post("/api/v1/reports", &[], log))
    }

    /// A diagnosis of these bytes, nothing stored.
    pub(crate) fn diagnose(&self, log: &[u8]) -> Answer {
        self.send(&post("/api/v1/diagnoses", &[], log))
    }

    /// A report made on the upload page; its page.
    pub(crate) fn page_of(&self, log: &[u8]) -> Answer {
        let answer = self.send(&form(
            "/en/reports",
            &[("name=\"file\"; filename=\"a.log\"", log)],
        ));
        let place = answer.assert_status(303).header("location").to_owned();
        self.get(&place)
    }

    /// A count of `/metrics`.
    pub(crate) fn count(&self, name: &str) -> u64 {
        let metrics = self.get("/metrics").text();
        let value = metrics
            .lines()
            .find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        value.unwrap_or_else(|| panic!("{name} in {metrics}"))
    }

    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.folder.path().join("server.log")).unwrap()).into_owned()
    }

    /// Bytes of `VmRSS` (now) or `VmHWM` (most so far).
    pub(crate) fn memory(&self, line: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap();
        let kib = status.lines().find_map(|found| {
            let rest = found.strip_prefix(line)?.strip_prefix(':')?;
            rest.trim().trim_end_matches(" kB").parse::<u64>().ok()
        });
        kib.unwrap() * 1024
    }

    /// It answers, has not panicked, took no more memory than allowed, and left no file behind.
    #[track_caller]
    pub(crate) fn assert_well(&self) {
        // A busy machine may delay one answer, not three in a row.
        let quick = (0..3).any(|_| {
            let begin = Instant::now();
            self.get("/health").status == 200 && begin.elapsed() < Duration::from_secs(1)
        });
        assert!(quick, "/health does not answer within a second");
        assert_eq!(self.count("waypost_panics_total"), 0);
        let peak = self.memory("VmHWM");
        assert!(peak < CEILING, "{} MiB at most", peak >> 20);
        let left = files(self.folder.path());
        assert!(
            left.iter()
                .all(|name| name.starts_with("waypost.db") || name == "server.log"),
            "{left:?}"
        );
    }

    /// How many reports are stored: rows of the database itself.
    pub(crate) fn stored(&self) -> u64 {
        self.count("waypost_reports_stored_total")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        let _ = self.watchdog.wait();
    }
}

/// Runs hostile requests against the shared server; whatever they are, it is well afterwards, and has stored as many
/// reports as `work` says that it was answered for.
#[track_caller]
pub(crate) fn survive(work: impl FnOnce(&Site) -> u64) {
    let site = Site::shared();
    let before = site.stored();
    let promised = work(&site);
    assert_eq!(site.stored() - before, promised, "reports that were stored");
    site.assert_well();
    let left = site.memory("VmRSS");
    assert!(left < 256 << 20, "{} MiB are still held", left >> 20);
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.file_name().unwrap().to_string_lossy().into_owned()),
            }
        }
    }
    found
}

fn child_of(parent: u32) -> u32 {
    let path = format!("/proc/{parent}/task/{parent}/children");
    let children = fs::read_to_string(path).unwrap();
    children.split_whitespace().next().unwrap().parse().unwrap()
}
