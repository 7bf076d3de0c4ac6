//! What a reader looks for in a log: from the query of the page to the lines that fit.

use crate::analysis::{Severity, severity};

/// Longest text that is looked for, in bytes.
const MOST_BYTES: usize = 200;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Level {
    /// All of them.
    #[default]
    All,
    /// Those that speak for a cause.
    Evidence,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
}

impl Level {
    pub(super) const EVERY: [Self; 4] = [Self::All, Self::Evidence, Self::Warning, Self::Error];

    /// As it stands in an address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Evidence => "evidence",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Key of its name for people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::All => "log-level-all",
            Self::Evidence => "log-level-evidence",
            Self::Warning => "log-level-warning",
            Self::Error => "log-level-error",
        }
    }

    fn least(self) -> Option<Severity> {
        match self {
            Self::All | Self::Evidence => None,
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// A level and a text; both have to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) level: Level,
    /// Looked for in any letter case of the English alphabet; empty for nothing.
    pub(super) find: String,
}

impl Filter {
    /// Reads `level=` and `find=`; what does not fit counts as not there.
    pub(super) fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "level" => {
                    let known = Level::EVERY.into_iter().find(|level| level.name() == value);
                    filter.level = known.unwrap_or_default();
                }
                "find" => {
                    let value = value.trim();
                    filter.find = value[..value.floor_char_boundary(MOST_BYTES)].to_owned();
                }
                _ => {}
            }
        }
        filter
    }

    /// Whether it leaves lines out.
    pub(super) fn is_active(&self) -> bool {
        *self != Self::default()
    }

    /// Numbers of the lines that fit, from 1. A line that continues another (it is indented) is as grave as that.
    pub(super) fn lines<'t, F: Fn(u64) -> bool + 't>(
        &self,
        text: &'t str,
        is_evidence: F,
    ) -> impl Iterator<Item = u64> + use<'t, F> {
        let Self { level, find } = self.clone();
        let mut last = None;
        (1..).zip(text.split('\n')).filter_map(move |(number, line)| {
            let grave = level.least().is_none_or(|least| {
                let own = severity(line);
                let continues = own.is_none() && line.starts_with([' ', '\t']);
                last = if continues { last } else { own };
                last >= Some(least)
            });
            let marked = level != Level::Evidence || is_evidence(number);
            (grave && marked && (find.is_empty() || first(line, &find).is_some())).then_some(number)
        })
    }
}

/// Where a text first stands in a line, in any letter case of the English alphabet.
pub(super) fn first(line: &str, find: &str) -> Option<usize> {
    let (line, find) = (line.as_bytes(), find.as_bytes());
    let letter = *find.first()?;
    let (lower, upper) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
    let mut begins = memchr::memchr2_iter(lower, upper, line);
    begins.find(|&at| {
        line.get(at..at + find.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(find))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "INFO up\nERROR reset\n  at socket\nWARN slow\nplain\n";

    fn found(query: &str) -> Vec<u64> {
        Filter::parse(query).lines(LOG, |line| line == 4).collect()
    }

    #[test]
    fn levels_and_texts_choose_lines() {
        assert_eq!(found("level=error"), [2, 3]);
        assert_eq!(found("level=warning"), [2, 3, 4]);
        assert_eq!(found("level=evidence"), [4]);
        assert_eq!(found("find=RESET"), [2]);
        assert_eq!(found("level=error&find=socket"), [3]);
        assert!(found("find=absent").is_empty());
    }

    #[test]
    fn what_does_not_fit_filters_nothing() {
        for query in ["", "level=loud", "find=+", "level=all&find=", "x=%ff"] {
            assert!(!Filter::parse(query).is_active(), "{query}");
        }
        let long = Filter::parse(&format!("find={}", "ü".repeat(300)));
        assert_eq!(long.find, "ü".repeat(100));
    }

    #[test]
    fn a_text_is_found_in_any_letter_case() {
        assert_eq!(first("a KeepAlive", "keepalive"), Some(2));
        assert_eq!(first("Gerät", "GERät"), Some(0));
        assert_eq!(first("ab", "abc"), None);
    }
}
