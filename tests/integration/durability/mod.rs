//! What was answered for is kept: the program under kills, full disks, lost servers, wrong clocks.
//!
//! The counts of the normal run are modest. All of them, as they are reported:
//! `WAYPOST_KILLS=200 cargo test --locked --test integration durability -- --nocapture --test-threads 1`

mod backup;
mod clock;
mod deletion;
mod disk;
mod file;
mod kill;
mod migrations;
mod postgres_faults;
mod program;
mod resources;
mod signals;
mod writers;
