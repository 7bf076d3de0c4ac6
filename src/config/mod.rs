//! Every setting of `waypost serve`: flag, environment variable, default and help in one place. Plain values, opens nothing.

mod values;

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, CommandFactory, Parser, ValueEnum};
use ipnet::IpNet;

pub use values::{BaseUrl, DatabaseUrl, EmbedOrigins, parse_duration, parse_size};
use values::{parse_concurrency, parse_count, write_duration, write_list, write_size};

/// What every variable begins with.
const PREFIX: &str = "WAYPOST_";

/// The settings of a server.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, env = "WAYPOST_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Where reports are kept: `sqlite:FILE` (created when missing) or `postgres://…`
    #[arg(
        long,
        env = "WAYPOST_DATABASE",
        default_value = "sqlite:waypost.db",
        hide_env_values = true
    )]
    pub database: DatabaseUrl,

    /// Folder with `locales/` and `rules/` in place of the content in the program
    #[arg(long, env = "WAYPOST_CONTENT")]
    pub content: Option<PathBuf>,

    /// File of the access tokens without which no log is read, as `waypost token` writes it; without it everybody may send logs
    #[arg(long, env = "WAYPOST_TOKENS")]
    pub tokens: Option<PathBuf>,

    /// Address that readers use, such as `https://waypost.example`; links in tickets begin with it
    #[arg(long, env = "WAYPOST_BASE_URL")]
    pub base_url: Option<BaseUrl>,

    /// Sites that may show the embed view in a frame: `*`, `none`, or origins such as `https://desk.example,https://wiki.example`
    #[arg(long, env = "WAYPOST_EMBED_ORIGINS", default_value = "*")]
    pub embed_origins: EmbedOrigins,

    /// Largest request body
    #[arg(long, env = "WAYPOST_MAX_UPLOAD_BYTES", default_value = "16MiB", value_parser = parse_size, allow_hyphen_values = true)]
    pub max_upload_bytes: u64,

    /// Largest text after decompression
    #[arg(long, env = "WAYPOST_MAX_TEXT_BYTES", default_value = "128MiB", value_parser = parse_size, allow_hyphen_values = true)]
    pub max_text_bytes: u64,

    /// How long a report is kept unless its uploader says otherwise
    #[arg(long, env = "WAYPOST_REPORT_LIFETIME", default_value = "30d", value_parser = parse_duration, allow_hyphen_values = true)]
    pub report_lifetime: Duration,

    /// Longest time an uploader may ask for
    #[arg(long, env = "WAYPOST_MAX_REPORT_LIFETIME", default_value = "365d", value_parser = parse_duration, allow_hyphen_values = true)]
    pub max_report_lifetime: Duration,

    /// Time a client has to send the headers of a request; also how long an idle connection stays open
    #[arg(long, env = "WAYPOST_HEADER_TIMEOUT", default_value = "10s", value_parser = parse_duration, allow_hyphen_values = true)]
    pub header_timeout: Duration,

    /// Longest pause while a request body arrives
    #[arg(long, env = "WAYPOST_BODY_IDLE_TIMEOUT", default_value = "15s", value_parser = parse_duration, allow_hyphen_values = true)]
    pub body_idle_timeout: Duration,

    /// Time a client has to send a whole request body
    #[arg(long, env = "WAYPOST_BODY_TIMEOUT", default_value = "120s", value_parser = parse_duration, allow_hyphen_values = true)]
    pub body_timeout: Duration,

    /// Longest pause while a client reads an answer
    #[arg(long, env = "WAYPOST_WRITE_TIMEOUT", default_value = "60s", value_parser = parse_duration, allow_hyphen_values = true)]
    pub write_timeout: Duration,

    /// Longest time one log may take to analyse
    #[arg(long, env = "WAYPOST_ANALYSIS_TIMEOUT", default_value = "30s", value_parser = parse_duration, allow_hyphen_values = true)]
    pub analysis_timeout: Duration,

    /// Logs analysed at once; `auto` is two for each processor core
    #[arg(long, env = "WAYPOST_CONCURRENCY", default_value = "auto", value_parser = parse_concurrency, allow_hyphen_values = true)]
    pub concurrency: usize,

    /// Logs that may wait for their analysis; more are refused for the moment
    #[arg(long, env = "WAYPOST_QUEUE", default_value = "32", allow_hyphen_values = true)]
    pub queue: usize,

    /// Connections open at once; more wait to be accepted
    #[arg(long, env = "WAYPOST_MAX_CONNECTIONS", default_value = "4096", value_parser = parse_count, allow_hyphen_values = true)]
    pub max_connections: usize,

    /// Networks of proxies in front, such as `10.0.0.0/8,::1/128`; only these are believed about whom they speak for
    #[arg(long, env = "WAYPOST_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpNet>,

    /// Logs that one client address may send in a minute; private addresses are limited only if proxies are named
    #[arg(
        long,
        env = "WAYPOST_UPLOADS_PER_MINUTE",
        default_value = "30",
        allow_hyphen_values = true
    )]
    pub uploads_per_minute: NonZeroU32,

    /// Reports that do not exist and that one client address may ask for in a minute
    #[arg(
        long,
        env = "WAYPOST_MISSES_PER_MINUTE",
        default_value = "60",
        allow_hyphen_values = true
    )]
    pub misses_per_minute: NonZeroU32,

    /// Time that requests in flight have to finish when the server is stopped
    #[arg(long, env = "WAYPOST_SHUTDOWN_TIMEOUT", default_value = "30s", value_parser = parse_duration, allow_hyphen_values = true)]
    pub shutdown_timeout: Duration,

    /// Form of the server's own log
    #[arg(long, env = "WAYPOST_LOG_FORMAT", default_value = "text", value_enum)]
    pub log_format: LogFormat,

    /// How much is logged: `error`, `warn`, `info`, `debug`, `trace`, or a filter such as `info,waypost=debug`
    #[arg(long, env = "WAYPOST_LOG_LEVEL", default_value = "info")]
    pub log_level: String,
}

fn check_database(database: &DatabaseUrl) -> Result<(), ConfigError> {
    if database.has_known_scheme() {
        return Ok(());
    }
    Err(ConfigError::new(
        "database",
        "expected `sqlite:FILE` or `postgres://…`",
    ))
}

/// The database, for the commands that know no other setting.
#[derive(Args, Clone, Debug)]
pub struct DatabaseArgs {
    /// Where reports are kept: `sqlite:FILE` or `postgres://…`
    #[arg(
        long,
        env = "WAYPOST_DATABASE",
        default_value = "sqlite:waypost.db",
        hide_env_values = true
    )]
    pub database: DatabaseUrl,
}

impl DatabaseArgs {
    /// What the address has to look like.
    pub fn validate(&self) -> Result<(), ConfigError> {
        check_database(&self.database)
    }
}

/// The one setting that other commands share with `serve`.
#[derive(Args, Clone, Debug)]
pub struct ContentArgs {
    /// Folder with `locales/` and `rules/` in place of the content in the program
    #[arg(long, env = "WAYPOST_CONTENT")]
    pub content: Option<PathBuf>,
}

/// How the server's own log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One readable line per event.
    Text,
    /// One JSON object per line.
    Json,
}

/// A setting that does not fit; one line that names the key and never repeats a secret.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{key}: {reason}")]
pub struct ConfigError {
    key: String,
    reason: String,
}

impl ConfigError {
    /// For the flag `--name` and its variable.
    pub fn new(name: &str, reason: impl Into<String>) -> Self {
        Self {
            key: format!("--{name} ({})", variable(name)),
            reason: reason.into(),
        }
    }
}

/// The variable of a flag: `max-upload-bytes` to `WAYPOST_MAX_UPLOAD_BYTES`.
pub fn variable(flag: &str) -> String {
    format!("{PREFIX}{}", flag.replace('-', "_").to_ascii_uppercase())
}

/// Gives [`Config`] a command of its own, for its defaults and its table.
#[derive(Parser)]
#[command(name = "waypost-serve")]
struct Alone {
    #[command(flatten)]
    config: Config,
}

impl Config {
    /// The settings that these arguments (without a program name) and the environment give.
    pub fn from_args<I, T>(args: I) -> Result<Self, clap::Error>
    where
        I: IntoIterator<Item = T>,
        T: Into<std::ffi::OsString> + Clone,
    {
        let program = std::iter::once(std::ffi::OsString::from("waypost-serve"));
        let args = program.chain(args.into_iter().map(Into::into));
        Alone::try_parse_from(args).map(|alone| alone.config)
    }

    /// Refuses variables with our prefix that no setting reads: most often a misspelt key.
    #[expect(clippy::disallowed_methods, reason = "this is the module of settings")]
    pub fn check_environment() -> Result<(), ConfigError> {
        let known: Vec<String> = settings().into_iter().map(|setting| setting.variable).collect();
        let unknown = std::env::vars_os()
            .filter_map(|(name, _)| name.into_string().ok())
            .find(|name| name.starts_with(PREFIX) && !known.contains(name));
        match unknown {
            Some(key) => Err(ConfigError {
                key,
                reason: "no setting has this variable".into(),
            }),
            None => Ok(()),
        }
    }

    /// Checks what no single value can show.
    pub fn validate(&self) -> Result<(), ConfigError> {
        check_database(&self.database)?;
        if let Some(folder) = &self.content
            && !folder.is_dir()
        {
            return Err(ConfigError::new("content", "no such folder"));
        }
        if self.report_lifetime > self.max_report_lifetime {
            return Err(ConfigError::new(
                "report-lifetime",
                "is longer than --max-report-lifetime",
            ));
        }
        if self.max_text_bytes < self.max_upload_bytes {
            return Err(ConfigError::new(
                "max-text-bytes",
                "is smaller than --max-upload-bytes",
            ));
        }
        Ok(())
    }

    /// Each setting's name and the value in force, secrets masked.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        vec![
            ("listen", self.listen.to_string()),
            ("database", format!("{:?}", self.database)),
            (
                "content",
                self.content
                    .as_ref()
                    .map_or_else(String::new, |path| path.display().to_string()),
            ),
            (
                "tokens",
                self.tokens
                    .as_ref()
                    .map_or_else(String::new, |path| path.display().to_string()),
            ),
            (
                "base-url",
                self.base_url
                    .as_ref()
                    .map_or_else(String::new, BaseUrl::to_string),
            ),
            ("embed-origins", self.embed_origins.to_string()),
            ("max-upload-bytes", write_size(self.max_upload_bytes)),
            ("max-text-bytes", write_size(self.max_text_bytes)),
            ("report-lifetime", write_duration(self.report_lifetime)),
            ("max-report-lifetime", write_duration(self.max_report_lifetime)),
            ("header-timeout", write_duration(self.header_timeout)),
            ("body-idle-timeout", write_duration(self.body_idle_timeout)),
            ("body-timeout", write_duration(self.body_timeout)),
            ("write-timeout", write_duration(self.write_timeout)),
            ("analysis-timeout", write_duration(self.analysis_timeout)),
            ("concurrency", self.concurrency.to_string()),
            ("queue", self.queue.to_string()),
            ("max-connections", self.max_connections.to_string()),
            ("trusted-proxies", write_list(&self.trusted_proxies)),
            ("uploads-per-minute", self.uploads_per_minute.to_string()),
            ("misses-per-minute", self.misses_per_minute.to_string()),
            ("shutdown-timeout", write_duration(self.shutdown_timeout)),
            (
                "log-format",
                format!("{:?}", self.log_format).to_ascii_lowercase(),
            ),
            ("log-level", self.log_level.clone()),
        ]
    }
}

/// One row of the settings table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Flag without its dashes.
    pub flag: String,
    /// Environment variable.
    pub variable: String,
    /// Default, as it would be written; empty where there is none.
    pub default: String,
    /// What it is.
    pub help: String,
}

/// All settings in the order of [`Config`].
pub fn settings() -> Vec<Setting> {
    let command = Alone::command();
    let of = |arg: &clap::Arg| {
        let defaults = arg.get_default_values().iter();
        Some(Setting {
            flag: arg.get_long()?.to_owned(),
            variable: arg.get_env()?.to_string_lossy().into_owned(),
            default: defaults.map(|value| value.to_string_lossy()).collect(),
            help: arg.get_help().map(ToString::to_string).unwrap_or_default(),
        })
    };
    command.get_arguments().filter_map(of).collect()
}

/// The settings as the Markdown table that the README shows.
pub fn settings_table() -> String {
    let mut table = String::from("| flag | variable | default | what it is |\n| --- | --- | --- | --- |\n");
    for Setting {
        flag,
        variable,
        default,
        help,
    } in settings()
    {
        let default = if default.is_empty() {
            default
        } else {
            format!("`{default}`")
        };
        table.push_str(&format!("| `--{flag}` | `{variable}` | {default} | {help} |\n"));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_valid_and_every_setting_has_a_value() {
        let config = Config::from_args(["--listen", "127.0.0.1:0"]).unwrap();
        assert_eq!(config.validate(), Ok(()));
        let named: Vec<_> = config
            .values()
            .into_iter()
            .map(|(name, _)| name.to_owned())
            .collect();
        let known: Vec<_> = settings().into_iter().map(|setting| setting.flag).collect();
        assert_eq!(named, known);
    }

    #[test]
    fn flags_and_variables_have_the_same_name() {
        for setting in settings() {
            assert_eq!(setting.variable, variable(&setting.flag));
            assert!(!setting.help.is_empty(), "{}", setting.flag);
        }
    }

    #[test]
    fn settings_that_contradict_each_other_name_the_key() {
        let fault = |args: &[&str]| {
            Config::from_args(args)
                .unwrap()
                .validate()
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            fault(&["--database", "mysql://root:hunter2@db"]),
            "--database (WAYPOST_DATABASE): expected `sqlite:FILE` or `postgres://…`"
        );
        assert!(
            fault(&["--report-lifetime", "800d"]).starts_with("--report-lifetime (WAYPOST_REPORT_LIFETIME)")
        );
        assert!(fault(&["--max-text-bytes", "1MiB"]).starts_with("--max-text-bytes"));
        assert!(fault(&["--content", "/no/such/folder"]).starts_with("--content"));
    }
}
