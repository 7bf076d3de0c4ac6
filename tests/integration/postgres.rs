//! A real PostgreSQL for the tests: started once, in a temporary folder, and stopped however the tests end.
//!
//! `TEST_DATABASE_URL` names a running one instead (its user may create databases).
//! With `WAYPOST_REQUIRE_POSTGRES=1` a missing PostgreSQL is a failure, otherwise a loud skip.

use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Stops the server when the test process is gone, whatever ended it: standard input closes then.
const WATCHDOG: &str = r#"
bin=$1; folder=$2; port=$3
"$bin/initdb" -D "$folder/data" -U waypost -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 || exit 1
"$bin/postgres" -D "$folder/data" -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 \
    -c fsync=off -c max_connections=300 </dev/null >"$folder/postgres.log" 2>&1 &
server=$!
read -r _
kill -INT "$server"; wait "$server"; rm -rf "$folder"
"#;

struct Server {
    /// Address of its `postgres` database.
    url: String,
    psql: PathBuf,
    /// Keeps the watchdog's standard input open.
    _watchdog: Option<Child>,
}

/// The address of a new, empty database; `None` where there is no PostgreSQL.
pub(crate) fn new_database() -> Option<String> {
    static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    match SERVER.get_or_init(find_or_start) {
        Ok(server) => {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let name = format!("waypost_{}_{number}", std::process::id());
            server.create(&name);
            Some(with_database(&server.url, &name))
        }
        Err(why) => {
            let required = std::env::var("WAYPOST_REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
            assert!(!required, "PostgreSQL is required: {why}");
            eprintln!("SKIPPED: this test needs PostgreSQL: {why}");
            None
        }
    }
}

fn find_or_start() -> Result<Server, String> {
    let bin = binaries().ok_or("no /usr/lib/postgresql/*/bin/initdb")?;
    let psql = bin.join("psql");
    if let Ok(url) = std::env::var("TEST_DATABASE_URL") {
        return Ok(Server {
            url,
            psql,
            _watchdog: None,
        });
    }
    let folder = std::env::temp_dir().join(format!("waypost-postgres-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let port = free_port();
    let watchdog = start(&bin, &folder, port)?;
    let server = Server {
        url: format!("postgres://waypost@127.0.0.1:{port}/postgres"),
        psql,
        _watchdog: Some(watchdog),
    };
    server.wait_until_ready(&folder)?;
    Ok(server)
}

/// The newest installed version.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    folders.filter(|bin| bin.join("initdb").exists()).max()
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// PostgreSQL refuses to run as root; then its own user runs it.
fn start(bin: &Path, folder: &Path, port: u16) -> Result<Child, String> {
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
        .arg(port.to_string());
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
    fn psql(&self, sql: &str) -> bool {
        let mut command = Command::new(&self.psql);
        command.args(["-X", "-q", "-d", &self.url, "-c", sql]);
        command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn create(&self, name: &str) {
        assert!(
            self.psql(&format!("create database {name}")),
            "no database could be created at {}",
            self.url
        );
    }

    fn wait_until_ready(&self, folder: &Path) -> Result<(), String> {
        let begin = Instant::now();
        while !self.psql("select 1") {
            if begin.elapsed() > Duration::from_secs(30) {
                return Err(format!("it did not start; see {}", folder.display()));
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
