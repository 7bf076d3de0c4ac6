//! `waypost backup` and `waypost restore`: all reports of a database to a file, and back into an empty database.

use std::path::PathBuf;

use clap::Args;

use crate::config::DatabaseArgs;
use crate::store::{self, Copied, StoreError};

use super::{Failure, output};

/// Where from, or where to.
#[derive(Args)]
pub(super) struct Backup {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The backup: an SQLite file, whatever the database is
    file: PathBuf,
}

/// Which way the rows go.
#[derive(Clone, Copy)]
pub(super) enum Direction {
    /// From the database to a new file.
    BackUp,
    /// From a file to an empty database.
    Restore,
}

pub(super) fn run(args: &Backup, direction: Direction) -> Result<(), Failure> {
    args.database.validate()?;
    let url = args.database.database.reveal();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let copied = runtime.block_on(async {
        match direction {
            Direction::BackUp => store::back_up(url, &args.file).await,
            Direction::Restore => store::restore(&args.file, url).await,
        }
    });
    let Copied { reports, outcomes } = copied.map_err(|error| failure(&error))?;
    let done = match direction {
        Direction::BackUp => "backed up",
        Direction::Restore => "restored",
    };
    output::to_stdout(|out| {
        writeln!(out, "{reports} reports and {outcomes} counts of answers {done}")?;
        Ok(())
    })
}

fn failure(error: &StoreError) -> Failure {
    Failure::Failed(error.to_string())
}
