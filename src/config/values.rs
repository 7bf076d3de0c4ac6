//! Values of settings: how they are written and read.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

/// Address of a database; its password is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The whole address, with its password, for opening.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(super) fn has_known_scheme(&self) -> bool {
        ["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|scheme| self.0.starts_with(scheme))
    }
}

impl FromStr for DatabaseUrl {
    type Err = std::convert::Infallible;

    /// Takes everything: a refusal at this point would print the value. [`Config::validate`] looks at it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.split_once("://"), self.0.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, place))) => {
                let place = place.split('?').next().unwrap_or_default();
                write!(f, "{scheme}://…@{place}")
            }
            _ => f.write_str(self.0.split('?').next().unwrap_or_default()),
        }
    }
}

/// Scheme, host and port that links begin with, without a final slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Where a server on `address` is reached from the same machine.
    pub fn local(address: SocketAddr) -> Self {
        let ip = match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(std::net::Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        Self(format!("http://{}", SocketAddr::new(ip, address.port())))
    }

    /// Such as `https://waypost.example`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and port, such as `waypost.example:8443`.
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, authority)| authority)
    }

    /// Whether readers come over TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let host = host.ok_or("expected a scheme: `https://waypost.example`")?;
        let fits = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
        if host.is_empty() || !host.chars().all(fits) {
            return Err("expected scheme, host and port only: `https://waypost.example`".into());
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Sites that may show the embed view in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedOrigins(Vec<String>);

impl EmbedOrigins {
    /// As a Content-Security-Policy lists them.
    pub fn sources(&self) -> String {
        match self.0[..] {
            [] => "'none'".to_owned(),
            _ => self.0.join(" "),
        }
    }
}

impl FromStr for EmbedOrigins {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "*" => return Ok(Self(vec!["*".to_owned()])),
            "none" => return Ok(Self(Vec::new())),
            _ => {}
        }
        let origin = |origin: &str| BaseUrl::from_str(origin.trim()).map(|origin| origin.to_string());
        let origins: Result<_, _> = text.split(',').map(origin).collect();
        origins
            .map(Self)
            .map_err(|_| "expected `*`, `none` or origins such as `https://desk.example`".into())
    }
}

impl fmt::Display for EmbedOrigins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0[..] {
            [] => f.write_str("none"),
            _ => f.write_str(&self.0.join(",")),
        }
    }
}

const SIZES: [(&str, u64); 7] = [
    ("GiB", 1 << 30),
    ("MiB", 1 << 20),
    ("KiB", 1 << 10),
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("kB", 1_000),
    ("B", 1),
];

const DURATIONS: [(&str, u64); 5] = [("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

/// Reads a number of bytes: `16MiB`, `500kB`, `1048576`.
pub fn parse_size(text: &str) -> Result<u64, String> {
    parse_measure(text, &SIZES, 1).ok_or_else(|| "expected a size above 0 such as `16MiB`".into())
}

/// Reads a length of time in whole seconds: `90s`, `15m`, `12h`, `30d`, `2w`.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let longest = Duration::from_secs(100 * 365 * 86_400);
    parse_measure(text, &DURATIONS, 0)
        .map(Duration::from_secs)
        .filter(|duration| *duration <= longest)
        .ok_or_else(|| "expected a time above 0 such as `90s` or `30d`".into())
}

/// Number and unit to a count of the smallest unit; `bare` is what a number without a unit counts, 0 for not allowed.
fn parse_measure(text: &str, units: &[(&str, u64)], bare: u64) -> Option<u64> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim_start();
    let size = match units.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit)) {
        Some((_, size)) => *size,
        None if unit.is_empty() => bare,
        None => return None,
    };
    number
        .parse::<u64>()
        .ok()?
        .checked_mul(size)
        .filter(|total| *total > 0)
}

pub(super) fn parse_count(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=1_000_000).contains(count));
    count.ok_or_else(|| "expected a number from 1 to 1000000".into())
}

pub(super) fn parse_concurrency(text: &str) -> Result<usize, String> {
    if text == "auto" {
        return Ok(2 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    }
    parse_count(text).map_err(|_| "expected `auto` or a number from 1".into())
}

pub(super) fn write_size(bytes: u64) -> String {
    write_measure(bytes, &SIZES)
}

pub(super) fn write_duration(duration: Duration) -> String {
    write_measure(duration.as_secs(), &DURATIONS)
}

pub(super) fn write_list(items: &[impl fmt::Display]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    items.join(",")
}

/// The shortest exact form: the largest unit that divides the amount.
fn write_measure(amount: u64, units: &[(&str, u64)]) -> String {
    let fitting = units.iter().filter(|(_, size)| amount.is_multiple_of(*size));
    let best = fitting.min_by_key(|(_, size)| amount / size);
    best.map_or_else(
        || amount.to_string(),
        |(name, size)| format!("{}{name}", amount / size),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_are_read_as_people_write_them() {
        assert_eq!(parse_size("16MiB"), Ok(16 << 20));
        assert_eq!(parse_size("16 mib"), Ok(16 << 20));
        assert_eq!(parse_size("500kB"), Ok(500_000));
        assert_eq!(parse_size("12"), Ok(12));
        assert_eq!(parse_duration("30d"), Ok(Duration::from_secs(2_592_000)));
        assert_eq!(parse_duration("90s"), Ok(Duration::from_secs(90)));
    }

    #[test]
    fn nonsense_is_no_size_and_no_time() {
        for bad in [
            "",
            "-1",
            "0",
            "0MiB",
            "16 Mistakes",
            "1.5MiB",
            "99999999999999999999",
            "99999999999GiB",
        ] {
            assert!(parse_size(bad).is_err(), "{bad:?}");
        }
        for bad in ["", "-1s", "0s", "10", "1h30m", "99999999999999w", "forever"] {
            assert!(parse_duration(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn written_values_read_back() {
        for text in ["16MiB", "1GiB", "500kB", "12B"] {
            assert_eq!(write_size(parse_size(text).unwrap()), text);
        }
        for text in ["90s", "2m", "30d", "2w"] {
            assert_eq!(write_duration(parse_duration(text).unwrap()), text);
        }
    }

    #[test]
    fn a_base_url_is_scheme_host_and_port() {
        let read = |text: &str| text.parse::<BaseUrl>().map(|url| url.to_string());
        assert_eq!(
            read("https://Waypost.example/"),
            Ok("https://waypost.example".into())
        );
        assert_eq!(read("http://[::1]:8080"), Ok("http://[::1]:8080".into()));
        for bad in [
            "waypost.example",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://a@b",
            "https://a\r\nb",
        ] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_database_address_hides_its_password() {
        let shown = |text: &str| format!("{:?}", text.parse::<DatabaseUrl>().unwrap());
        assert_eq!(
            shown("postgres://me:secret@db:5432/waypost?password=x"),
            "postgres://…@db:5432/waypost"
        );
        assert_eq!(shown("sqlite:waypost.db"), "sqlite:waypost.db");
    }
}
