//! H71: the process is killed at random points under eight writers.

use std::time::Duration;

use tempfile::TempDir;

use super::program::{Program, sqlite};
use super::writers::{Audit, Promises, Writers, assert_sound, audit};
use crate::postgres;

/// Longest time from the start to the first request, on a database that was not closed.
const START: Duration = Duration::from_secs(2);

/// How often to kill: a few times in a normal run, `WAYPOST_KILLS` in a long one.
pub(super) fn kills(usual: usize) -> usize {
    let wanted = std::env::var("WAYPOST_KILLS");
    wanted.map_or(usual, |wanted| wanted.parse().unwrap())
}

/// Numbers that look random and are the same in every run (SplitMix64).
pub(super) struct Seeded(pub(super) u64);

impl Seeded {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Kills after the first answer and up to a third of a second more; answers what was promised and the slowest start.
fn kill_again_and_again(url: &str, times: usize, after_each: impl Fn()) -> (Promises, Duration) {
    let mut random = Seeded(0x0077_6179_706f_7374);
    let mut promised = Promises::new();
    let mut slowest = Duration::ZERO;
    for round in 0..times {
        let program = Program::start(url);
        // The first start makes the database.
        if round > 0 {
            slowest = slowest.max(program.start);
        }
        let writers = Writers::start(program.client(), round);
        while writers.answered() == 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(random.below(300_000)));
        program.kill();
        promised.extend(writers.finish().0);
        after_each();
    }
    (promised, slowest)
}

#[track_caller]
fn report(database: &str, kills: usize, promised: &Promises, found: &Audit, slowest: Duration) {
    println!(
        "{database}: {kills} kills, {} acknowledged, {} stored, {} lost, {} partial, {} twice, slowest start {} ms",
        promised.len(),
        found.rows,
        found.lost,
        found.partial,
        found.twice,
        slowest.as_millis()
    );
    assert_eq!((found.lost, found.partial, found.twice), (0, 0, 0));
    assert!(slowest <= START, "{slowest:?}");
}

#[test]
fn h71_killed_at_random_points_sqlite_keeps_every_report() {
    let folder = TempDir::new().unwrap();
    let url = sqlite(&folder.path().join("waypost.db"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let times = kills(20);
    let check = || runtime.block_on(assert_sound(&url));
    let (promised, slowest) = kill_again_and_again(&url, times, check);
    let found = runtime.block_on(audit(&url, &promised));
    report("SQLite", times, &promised, &found, slowest);
}

#[test]
fn h71_killed_at_random_points_postgresql_keeps_every_report() {
    let Some(url) = postgres::new_database() else {
        return;
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let times = kills(5);
    let (promised, slowest) = kill_again_and_again(&url, times, || {});
    let found = runtime.block_on(audit(&url, &promised));
    report("PostgreSQL", times, &promised, &found, slowest);
}
