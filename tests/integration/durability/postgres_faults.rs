//! H67: PostgreSQL that cuts connections, restarts, turns read-only, has no connection left, or another encoding.

use std::time::Duration;

use super::kill::{Seeded, kills};
use super::program::Program;
use super::writers::{Writers, audit};
use crate::postgres::{self, Server};

/// Time in which the pool has to recover.
const RECOVERY: Duration = Duration::from_secs(10);

/// The last part of an address.
fn name(url: &str) -> &str {
    url.rsplit('/').next().unwrap()
}

/// Ends one connection of ours to this database; whether there was one.
fn terminate_one(server: &Server, url: &str) -> bool {
    let sql = format!(
        "select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity
         where datname = '{}' and pid <> pg_backend_pid()
         order by state = 'active' desc, random() limit 1) as victim",
        name(url)
    );
    server.run(&sql).as_deref() == Some("1")
}

fn terminate_all(server: &Server, url: &str) {
    while terminate_one(server, url) {}
}

#[test]
fn h67_cut_connections_and_restarts_lose_nothing_and_store_nothing_twice() {
    let Some(mut server) = postgres::own_server() else {
        return;
    };
    let url = server.new_database();
    let program = Program::start(&url);
    let writers = Writers::start(program.client(), 0);
    let full = kills(0) > 0;
    let (cuts, restarts) = if full { (100, 10) } else { (20, 2) };
    let mut random = Seeded(0x9067);
    let mut cut = 0;
    while cut < cuts {
        std::thread::sleep(Duration::from_micros(random.below(60_000)));
        cut += usize::from(terminate_one(&server, &url));
    }
    for number in 0..restarts {
        let before = writers.answered();
        server.restart(if number % 2 == 0 { "INT" } else { "QUIT" });
        let begin = std::time::Instant::now();
        while writers.answered() == before {
            assert!(begin.elapsed() < RECOVERY, "the pool has not recovered");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
    let (promised, refused) = writers.finish();
    program.stop();
    let found = tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(audit(&url, &promised));
    println!(
        "PostgreSQL: {cut} connections cut, {restarts} restarts, {} acknowledged, {refused} refused, {} lost, {} partial, {} twice",
        promised.len(),
        found.lost,
        found.partial,
        found.twice
    );
    assert_eq!((found.lost, found.partial, found.twice), (0, 0, 0));
}

#[test]
fn h67_a_server_that_turns_read_only_is_read_and_written_again_later() {
    let Some(server) = postgres::own_server() else {
        return;
    };
    let url = server.new_database();
    let program = Program::start(&url);
    let id = program.store("before the fail-over\n");
    let set = |value: &str| {
        let sql = format!(
            "alter database {} set default_transaction_read_only = {value}",
            name(&url)
        );
        assert!(server.psql(&sql));
    };
    set("on");
    terminate_all(&server, &url);
    program.post("meanwhile\n").assert_refused_for_now();
    assert_eq!(program.get(&format!("/api/v1/reports/{id}")).status, 200);
    set("off");
    program.stores_again_within(RECOVERY);
}

#[test]
fn h67_without_connections_or_a_server_requests_are_refused_and_recover() {
    let Some(mut server) = postgres::own_server() else {
        return;
    };
    let url = server.new_database();
    let program = Program::start(&url);
    let id = program.store("before\n");
    let limit = |number: i32| {
        let sql = format!("alter database {} connection limit {number}", name(&url));
        assert!(server.psql(&sql));
    };
    // A superuser is not limited by it, but nobody is let in.
    assert!(server.psql(&format!(
        "alter database {} with allow_connections false",
        name(&url)
    )));
    limit(0);
    terminate_all(&server, &url);
    program.post("meanwhile\n").assert_refused_for_now();
    assert!(server.psql(&format!(
        "alter database {} with allow_connections true",
        name(&url)
    )));
    limit(-1);
    program.stores_again_within(RECOVERY);
    server.restart("QUIT");
    program.stores_again_within(RECOVERY);
    assert_eq!(program.get(&format!("/api/v1/reports/{id}")).status, 200);
}

#[test]
fn h67_a_table_that_is_locked_is_refused_after_the_statement_time_out() {
    let Some(server) = postgres::own_server() else {
        return;
    };
    let url = server.new_database();
    let program = Program::start(&url);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    sqlx::any::install_default_drivers();
    let pool = runtime.block_on(sqlx::AnyPool::connect(&url)).unwrap();
    // As an administrator would limit every client.
    let sql = format!("alter database {} set lock_timeout = '300ms'", name(&url));
    assert!(server.psql(&sql));
    runtime.block_on(async {
        let mut lock = pool.begin().await.unwrap();
        sqlx::query("lock table report in access exclusive mode")
            .execute(&mut *lock)
            .await
            .unwrap();
        terminate_others(&server, &url);
        program.post("meanwhile\n").assert_refused_for_now();
        lock.rollback().await.unwrap();
    });
    program.stores_again_within(RECOVERY);
}

/// All connections but the one that holds the lock.
fn terminate_others(server: &Server, url: &str) {
    let sql = format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{}'
         and pid not in (select pid from pg_locks where mode = 'AccessExclusiveLock')",
        name(url)
    );
    assert!(server.psql(&sql));
}

#[test]
fn h67_another_encoding_than_utf8_is_refused_at_the_start() {
    let Some(server) = postgres::own_server() else {
        return;
    };
    assert!(
        server
            .psql("create database latin1 encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'")
    );
    let url = server.new_database();
    let url = url.replace(name(&url), "latin1");
    let output = Program::refused(&[], &url);
    assert!(String::from_utf8_lossy(&output.stderr).contains("LATIN1"));
}

#[test]
fn h67_a_commit_waits_for_the_disk_whatever_the_server_says() {
    let Some(server) = postgres::own_server() else {
        return;
    };
    let url = server.new_database();
    assert!(server.psql(&format!(
        "alter database {} set synchronous_commit = off",
        name(&url)
    )));
    let mut server = server;
    let program = Program::start(&url);
    let ids: Vec<String> = (0..5)
        .map(|number| program.store(&format!("line {number}\n")))
        .collect();
    // Without it the last commits of up to 0.6 seconds would be gone.
    server.restart("QUIT");
    program.stores_again_within(RECOVERY);
    for id in ids {
        assert_eq!(program.get(&format!("/api/v1/reports/{id}")).status, 200);
    }
}
