//! `waypost serve`: settings, log, listener, application, until a signal stops it.

use std::io::Write;
use std::sync::Arc;

use clap::Args;
use tracing_subscriber::EnvFilter;

use crate::app::{App, AppState};
use crate::config::{BaseUrl, Config, ConfigError, LogFormat};
use crate::server;

use super::{Failure, memory, output};

/// How to serve.
#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    config: Config,
    /// Print the settings in force, secrets masked, and stop
    #[arg(long)]
    print_settings: bool,
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::BadInput(error.to_string())
    }
}

pub(super) fn run(args: Serve) -> Result<(), Failure> {
    Config::check_environment()?;
    args.config.validate()?;
    if args.print_settings {
        return output::to_stdout(|out| print_settings(&args.config, out));
    }
    memory::require(&args.config)?;
    start_log(&args.config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let answer = runtime.block_on(serve(args.config));
    // Work that outlived its time-out is not waited for.
    runtime.shutdown_background();
    Ok(answer?)
}

/// The listener comes first: a port in use is found before the database is touched.
async fn serve(mut config: Config) -> anyhow::Result<()> {
    let listener = server::bind(config.listen).await?;
    config.listen = listener.local_addr()?;
    let local = BaseUrl::local(config.listen);
    // Before anything that may take its time.
    let mut stop = std::pin::pin!(server::stop_signal()?);
    let app = tokio::select! {
        built = App::build(config) => AppState(Arc::new(built?)),
        () = &mut stop => return Ok(()),
    };
    announce(&format!("Waypost is listening on {local}"));
    // Nobody's first search has to wait for it.
    let prepared = app.clone();
    tokio::task::spawn_blocking(move || prepared.knowledge.prepare_search());
    server::serve(app, listener, stop).await;
    Ok(())
}

/// Nobody may be reading; that is no reason not to serve.
#[expect(clippy::disallowed_methods, reason = "this is the terminal's module")]
fn announce(line: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn print_settings(config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    for (name, value) in config.values() {
        writeln!(out, "{name} = {value}")?;
    }
    Ok(())
}

/// The server's own log goes to standard error.
fn start_log(config: &Config) -> Result<(), ConfigError> {
    let filter = EnvFilter::try_new(&config.log_level).map_err(|_| {
        ConfigError::new(
            "log-level",
            "expected a level or a filter such as `info,waypost=debug`",
        )
    })?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // A log that nobody reads, or that has no room left, is no reason to stop.
        .log_internal_errors(false)
        .with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => log
            .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
            .init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}
