//! A real PostgreSQL for the tests: started once, in a temporary folder, and stopped however the tests end.
//!
//! `TEST_DATABASE_URL` names a running one instead (its user may create databases).
//! With `WAYPOST_REQUIRE_POSTGRES=1` a missing PostgreSQL is a failure, otherwise a loud skip.

use std::io::Write;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Stops the server when the test process is gone, whatever ended it: standard input closes then. Until
/// then each line on it names a signal that ends the server, which is then started again.
const WATCHDOG: &str = r#"
bin=$1; folder=$2; port=$3; shift 3
"$bin/initdb" -D "$folder/data" -U waypost -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 || exit 1
start() {
    "$bin/postgres" -D "$folder/data" -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 \
        -c max_connections=300 "$@" </dev/null >>"$folder/postgres.log" 2>&1 &
    server=$!
}
start "$@"
while read -r signal; do kill -"$signal" "$server"; wait "$server"; start "$@"; done
kill -INT "$server"; wait "$server"; rm -rf "$folder"
"#;

/// The shared server loses nothing that matters with the machine.
const WITHOUT_FSYNC: &[&str] = &["-c", "fsync=off"];

/// A running PostgreSQL.
pub(crate) struct Server {
    /// Address of its `postgres` database.
    url: String,
    psql: PathBuf,
    folder: PathBuf,
    /// Keeps the watchdog's standard input open.
    watchdog: Option<Child>,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty database; `None` where there is no PostgreSQL.
pub(crate) fn new_database() -> Option<String> {
    static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
    let server = SERVER.get_or_init(find_or_start);
    required(server.as_ref()).map(Server::new_database)
}

/// A server of its own, which keeps what it commits, for a test that stops it; `None` where there is no PostgreSQL.
pub(crate) fn own_server() -> Option<Server> {
    required(start_server(&[]))
}

fn required<T, E: std::fmt::Display>(server: Result<T, E>) -> Option<T> {
    server
        .map_err(|why| {
            let required = std::env::var("WAYPOST_REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
            assert!(!required, "PostgreSQL is required: {why}");
            eprintln!("SKIPPED: this test needs PostgreSQL: {why}");
        })
        .ok()
}

fn find_or_start() -> Result<Server, String> {
    let Ok(url) = std::env::var("TEST_DATABASE_URL") else {
        return start_server(WITHOUT_FSYNC);
    };
    Ok(Server {
        url,
        psql: binaries()?.join("psql"),
        folder: PathBuf::new(),
        watchdog: None,
    })
}

fn start_server(settings: &[&str]) -> Result<Server, String> {
    let bin = binaries()?;
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("waypost-postgres-{}-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let port = free_port();
    let server = Server {
        url: format!("postgres://waypost@127.0.0.1:{port}/postgres"),
        psql: bin.join("psql"),
        watchdog: Some(start(&bin, &folder, port, settings)?),
        folder,
    };
    server.wait_until_ready()?;
    Ok(server)
}

/// The newest installed version.
fn binaries() -> Result<PathBuf, String> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    let newest = folders.filter(|bin| bin.join("initdb").exists()).max();
    newest.ok_or_else(|| "no /usr/lib/postgresql/*/bin/initdb".to_owned())
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// PostgreSQL refuses to run as root; then its own user runs it.
fn start(bin: &Path, folder: &Path, port: u16, settings: &[&str]) -> Result<Child, String> {
    let mut command = match id(&[])? {
        0 => {
            let (user, group) = (id(&["postgres"])?, id(&["-g", "postgres"])?);
            chown(folder, Some(user), Some(group)).map_err(|error| error.to_string())?;
            let mut command = Command::new("setpriv");
            command.args([
                &format!("--reuid={user}"),
                &format!("--regid={group}"),
                "--clear-groups",
                "sh",
            ]);
            command
        }
        _ => Command::new("sh"),
    };
    command
        .args(["-c", WATCHDOG, "sh"])
        .arg(bin)
        .arg(folder)
        .arg(port.to_string())
        .args(settings);
    command
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().map_err(|error| error.to_string())
}

fn id(args: &[&str]) -> Result<u32, String> {
    let args = if args.contains(&"-g") {
        args.to_vec()
    } else {
        [&["-u"], args].concat()
    };
    let output = Command::new("id")
        .args(args)
        .output()
        .map_err(|error| error.to_string())?;
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .map_err(|_| "no user `postgres`".to_owned())
}

impl Server {
    /// The address of a new, empty database.
    pub(crate) fn new_database(&self) -> String {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("waypost_{}_{number}", std::process::id());
        let created = self.psql(&format!("create database {name}"));
        assert!(created, "no database could be created at {}", self.url);
        with_database(&self.url, &name)
    }

    /// Whether this could be done.
    pub(crate) fn psql(&self, sql: &str) -> bool {
        self.run(sql).is_some()
    }

    /// What a query answers, without headings; `None` if it could not be asked.
    pub(crate) fn run(&self, sql: &str) -> Option<String> {
        let mut command = Command::new(&self.psql);
        command.args(["-X", "-q", "-A", "-t", "-d", &self.url, "-c", sql]);
        let output = command.output().ok()?;
        let answer = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(answer)
    }

    /// Ends the server with a signal (`INT`: at once but well, `QUIT`: as a crash) and starts it again.
    pub(crate) fn restart(&mut self, signal: &str) {
        let before = self.run("select pg_postmaster_start_time()");
        let watchdog = self.watchdog.as_mut().expect("it is a server of its own");
        let commands = watchdog.stdin.as_mut().expect("it was piped");
        writeln!(commands, "{signal}").unwrap();
        let begin = Instant::now();
        loop {
            let now = self.run("select pg_postmaster_start_time()");
            if now.is_some() && now != before {
                return;
            }
            assert!(
                begin.elapsed() < Duration::from_secs(30),
                "it did not start again"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn wait_until_ready(&self) -> Result<(), String> {
        let begin = Instant::now();
        while !self.psql("select 1") {
            if begin.elapsed() > Duration::from_secs(30) {
                return Err(format!("it did not start; see {}", self.folder.display()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

/// The same address with another database name.
fn with_database(url: &str, name: &str) -> String {
    let (place, query) = url
        .split_once('?')
        .map_or((url, ""), |(place, query)| (place, query));
    let server = place.rsplit_once('/').map_or(place, |(server, _)| server);
    if query.is_empty() {
        format!("{server}/{name}")
    } else {
        format!("{server}/{name}?{query}")
    }
}
