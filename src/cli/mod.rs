//! The command line: one file per command. Exit code 0 for done, 1 for faults found or a start that failed, 2 for bad input.

mod backup;
mod check;
mod diagnose;
mod health;
mod import;
mod input;
mod kql;
mod memory;
mod output;
mod redact;
mod serve;
mod stamp;
mod token;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::config::variable;

/// From a symptom or a log to the cause and the fix, in the reader's language
#[derive(Parser)]
#[command(name = "waypost", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages and the API
    Serve(Box<serve::Serve>),
    /// Say what a log shows, without a server
    Diagnose(diagnose::Diagnose),
    /// Print a log without its secrets
    Redact(redact::Redact),
    /// List every fault of articles, rules, log formats and texts
    Check(check::Check),
    /// Note that translations are up to date with today's English
    Stamp(stamp::Stamp),
    /// Turn articles of a documentation checkout into a content folder
    Import(import::ImportArgs),
    /// Write the rules of a cause as Kusto queries for Azure Monitor
    Kql(kql::Kql),
    /// Ask a running server whether it answers; exit code 0 if it does
    Health(health::Health),
    /// Make an access token, and its entry for the file that `--tokens` names
    Token(token::Token),
    /// Copy all reports to a new file, while the server goes on
    Backup(backup::Backup),
    /// Fill an empty database from a backup of this version or an older one
    Restore(backup::Backup),
}

/// Why a command ended without doing its work.
#[derive(Debug)]
enum Failure {
    /// What was asked cannot be done, in one line.
    BadInput(String),
    /// Faults were found, or a start failed; the text may be empty when all was said.
    Failed(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(format!("{error:#}"))
    }
}

/// Runs the command that the arguments (program name first) ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let answer = match cli.command {
        Command::Serve(serve) => serve::run(*serve),
        Command::Diagnose(diagnose) => output::to_stdout(|out| diagnose::run(&diagnose, out)),
        Command::Redact(redact) => output::to_stdout(|out| redact::run(&redact, out)),
        Command::Check(check) => output::to_stdout(|out| check::run(&check, out)),
        Command::Stamp(stamp) => output::to_stdout(|out| stamp::run(&stamp, out)),
        Command::Import(import) => output::to_stdout(|out| import::run(&import, out)),
        Command::Kql(kql) => output::to_stdout(|out| kql::run(&kql, out)),
        Command::Health(health) => health::run(&health),
        Command::Token(token) => output::to_stdout(|out| token::run(&token, out)),
        Command::Backup(backup) => backup::run(&backup, backup::Direction::BackUp),
        Command::Restore(backup) => backup::run(&backup, backup::Direction::Restore),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::BadInput(message)) => fail(2, &message),
        Err(Failure::Failed(message)) => fail(1, &message),
    }
}

fn fail(code: u8, message: &str) -> ExitCode {
    if !message.is_empty() {
        eprintln!("waypost: {message}");
    }
    ExitCode::from(code)
}

/// Help goes to standard output; a wrong argument is told in one line that names its key.
fn refuse(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // Help into a closed pipe is no error.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        eprint!("{error}");
        return ExitCode::from(2);
    }
    fail(2, &one_line(&error.to_string()))
}

/// The first line of clap's message, with the variable beside the flag that it names.
fn one_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    let flag = line
        .split("'--")
        .nth(1)
        .and_then(|rest| rest.split([' ', '\'']).next());
    match flag {
        Some(flag)
            if crate::config::settings()
                .iter()
                .any(|setting| setting.flag == flag) =>
        {
            format!("{line} (or {})", variable(flag))
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn a_wrong_value_is_one_line_that_names_flag_and_variable() {
        let error = Cli::try_parse_from(["waypost", "serve", "--max-upload-bytes", "-1"])
            .err()
            .unwrap();
        assert_eq!(
            one_line(&error.to_string()),
            "invalid value '-1' for '--max-upload-bytes <MAX_UPLOAD_BYTES>': \
             expected a size above 0 such as `16MiB` (or WAYPOST_MAX_UPLOAD_BYTES)"
        );
    }
}
