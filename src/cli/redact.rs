//! `waypost redact`: a log without its secrets, on standard output.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::analysis::redact::redact;

use super::{Failure, input};

/// What to redact.
#[derive(Args)]
pub(super) struct Redact {
    /// The log; `-` or nothing reads standard input
    #[arg(default_value = "-")]
    file: PathBuf,
}

pub(super) fn run(args: &Redact, out: &mut dyn Write) -> Result<(), Failure> {
    let text = input::read(&args.file)?.text;
    Ok(out.write_all(redact(&text).text.as_bytes())?)
}
