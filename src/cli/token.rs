//! `waypost token`: a new access token for its user, and its entry for the file that `--tokens` names.

use std::io::Write;

use clap::Args;

use crate::app::access::{AccessToken, NAME_RULE, Scope, is_name};

use super::Failure;

/// For whom, and what for.
#[derive(Args)]
pub(super) struct Token {
    /// Who it is for, such as `jira`
    name: String,
    /// What it allows: `diagnose`, `reports:read`, `reports:write` or `reports:delete`; may be repeated
    #[arg(long, required = true)]
    scope: Vec<Scope>,
}

/// The entry goes to `out`, so that it can be appended to the file; the token itself to the terminal, this once.
pub(super) fn run(args: &Token, out: &mut dyn Write) -> Result<(), Failure> {
    if !is_name(&args.name) {
        return Err(Failure::BadInput(NAME_RULE.into()));
    }
    let token = AccessToken::draw();
    let scopes: Vec<String> = args.scope.iter().map(|scope| format!("\"{scope}\"")).collect();
    writeln!(out, "[[token]]")?;
    writeln!(out, "name = \"{}\"", args.name)?;
    writeln!(out, "scopes = [{}]", scopes.join(", "))?;
    writeln!(out, "sha256 = \"{}\"", token.sha256())?;
    out.flush()?;
    eprintln!("The token, shown this once: {}", token.reveal());
    Ok(())
}
