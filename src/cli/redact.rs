//! `waypost redact`: a log without its secrets, on standard output.

use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::analysis::{StreamError, redact_stream};
use crate::app::Refusal;

use super::{Failure, input};

/// What to redact.
#[derive(Args)]
pub(super) struct Redact {
    /// The log; `-` or nothing reads standard input
    #[arg(default_value = "-")]
    file: PathBuf,
}

pub(super) fn run(args: &Redact, out: &mut dyn Write) -> Result<(), Failure> {
    let bad = |what: &dyn Display| Failure::BadInput(format!("{}: {what}", args.file.display()));
    let input = input::open(&args.file).map_err(|error| bad(&error))?;
    match redact_stream(input, out) {
        Ok(_) => Ok(()),
        Err(StreamError::Read(error)) => Err(bad(&error)),
        Err(StreamError::Decode(error)) => Err(bad(&Refusal::from(error))),
        Err(StreamError::Write(error)) => Err(error.into()),
    }
}
