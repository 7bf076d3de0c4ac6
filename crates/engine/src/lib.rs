//! Log bytes to a [`Diagnosis`]: decode, split into lines, read as events, judge by rules, rank.

mod beside;
mod codes;
mod cohort;
mod collect;
mod decode;
mod definition;
mod diagnosis;
mod edition;
mod event;
mod expression;
mod format;
mod layout;
mod offset;
mod rank;
mod reach;
mod reader;
mod recovery;
mod redacting;
pub mod report;
mod rule;
mod scope;
mod severity;
mod stream;
mod summary;
mod time;
mod timeline;
mod trouble;
mod unpack;
mod verdict;
mod vocabulary;
mod wide;
mod words;

pub use decode::{DecodeError, Limits, Text, decode, decode_until};
pub use diagnosis::{
    Against, CodeCount, Cohort, Confidence, Diagnosis, Evidence, Finding, Fleet, LogFile, Mark, MarkKind,
    Missing, NotUnderstood, Note, RedactionCount, Timeline, TimelineRow, Verdict,
};
pub use edition::Edition;
pub use recovery::{Recovered, Recovery, RecoveryState};
pub use redacting::{StreamError, redact_stream};
pub use report::{Report, ReportId};
pub use rule::{How, Query, Relation, RuleOutline};
pub use severity::{Severity, severity};
pub use stream::{Progress, analyse_stream, unpacked};
pub use time::is_without_year;
pub use waypost_redact as redact;

use std::time::Duration;

use codes::Codes;
use collect::Commands;
use format::Formats;
use reader::{Case, Lexicon, Reader};
use rule::RuleSet;
use scope::Scope;
use waypost_content::{ContentTree, Fault};
use waypost_redact::{Stop, Stopped};

/// Id of the format of lines that no other format reads.
const TEXT: &str = "text";

/// Everything an analysis is made with: formats, codes and rules; read-only after [`Rules::load`].
#[derive(Debug)]
pub struct Rules {
    lexicon: Lexicon,
    rules: RuleSet,
    commands: Commands,
}

impl Rules {
    /// Reads formats, codes and rules, and holds each against its samples unless they are proven.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn load(tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        let formats = Formats::load(tree)?;
        let codes = Codes::load(tree)?;
        let scope = Scope::load(tree).map_err(|fault| vec![fault])?;
        let commands = Commands::load(tree).map_err(|fault| vec![fault])?;
        let rules = RuleSet::load(tree, &formats)?;
        let lexicon = Lexicon {
            formats,
            codes,
            scope,
        };
        let faults = match tree.is_proven {
            true => Vec::new(),
            false => rule::check_samples(&rules.rules, &lexicon, tree),
        };
        match faults.is_empty() {
            true => Ok(Self {
                lexicon,
                rules,
                commands,
            }),
            false => Err(faults),
        }
    }

    /// The documented name of a six-digit code.
    pub fn code_name(&self, code: &str) -> Option<&str> {
        self.lexicon.codes.name_of(code)
    }

    /// The rules of a cause of an article, as people read them.
    pub fn outlines(&self, article: &str, cause: &str) -> Vec<RuleOutline> {
        let rules = self.rules.rules.iter();
        let mine = rules.filter(|rule| rule.article == article && rule.cause() == cause);
        mine.map(RuleOutline::of).collect()
    }

    /// The rules of a cause, whatever article they stand in, as queries over the rows of the last `since`.
    ///
    /// `None` where no log format says how its table is asked.
    pub fn queries(&self, cause: &str, since: Duration) -> Option<Vec<Query>> {
        let formats = &self.lexicon.formats.formats;
        let (rows, kinds) = formats
            .iter()
            .find_map(|format| Some((format.kusto.as_deref()?, &format.kinds)))?;
        let table = rule::Table {
            rows,
            kinds,
            codes: &self.lexicon.codes,
            since,
        };
        let rules = self.rules.rules.iter().filter(|rule| rule.cause() == cause);
        Some(rules.map(|rule| rule::query(rule, &table)).collect())
    }
}

/// The diagnosis of a log.
pub fn analyse(rules: &Rules, text: &str) -> Diagnosis {
    analyse_case(rules, [text])
}

/// The diagnosis of several files read as one case.
pub fn analyse_case<'t>(rules: &Rules, files: impl IntoIterator<Item = &'t str>) -> Diagnosis {
    let mut reader = Reader::new(&rules.lexicon);
    files.into_iter().for_each(|text| reader.read(text));
    diagnose(rules, &reader.finish(), &Stop::new())
}

/// The same, until `stop` is set.
///
/// # Errors
/// [`Stopped`].
pub fn analyse_case_until<'t>(
    rules: &Rules,
    files: impl IntoIterator<Item = &'t str>,
    stop: &Stop,
) -> Result<Diagnosis, Stopped> {
    let case = read_until(rules, files, stop)?;
    let diagnosis = diagnose(rules, &case, stop);
    stop.check().map(|()| diagnosis)
}

fn read_until<'t>(
    rules: &Rules,
    files: impl IntoIterator<Item = &'t str>,
    stop: &Stop,
) -> Result<Case, Stopped> {
    let mut reader = Reader::new(&rules.lexicon);
    reader.stop = stop.clone();
    files.into_iter().for_each(|text| reader.read(text));
    stop.check().map(|()| reader.finish())
}

/// An earlier diagnosis: the id of its report, where it was kept, and the redacted texts of its files.
pub type Earlier<'e> = (Option<&'e ReportId>, &'e Diagnosis, Vec<&'e str>);

/// The diagnosis of files from after a fix, with what became of the causes of an earlier report, until `stop` is set.
///
/// # Errors
/// [`Stopped`].
pub fn analyse_after_until<'t>(
    rules: &Rules,
    files: impl IntoIterator<Item = &'t str>,
    (id, earlier, texts): Earlier<'_>,
    stop: &Stop,
) -> Result<Diagnosis, Stopped> {
    let before = read_until(rules, texts, stop)?;
    let matches = rule::judge(&rules.rules.rules, &before.log, stop);
    let after = read_until(rules, files, stop)?;
    let judged = recovery::Judged {
        case: &before,
        matches: &matches,
    };
    stop.check()?;
    let recovery = recovery::compare(&rules.rules.rules, (id, &earlier.findings), judged, &after);
    let diagnosis = Diagnosis {
        recovery: Some(recovery),
        ..diagnose(rules, &after, stop)
    };
    stop.check().map(|()| diagnosis)
}

fn diagnose(rules: &Rules, case: &Case, stop: &Stop) -> Diagnosis {
    let log = &case.log;
    // What is counted and drawn needs no rules.
    let (matches, codes, timeline) = std::thread::scope(|scope| {
        let seen = scope.spawn(|| (summary::codes(log), timeline::timeline(log)));
        let matches = rule::judge(&rules.rules.rules, log, stop);
        let (codes, timeline) = seen
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (matches, codes, timeline)
    });
    let (mut findings, spread) = rank::rank(&rules.rules.rules, &matches, case);
    beside::doubt(log, &mut findings);
    let goodbye = rules.lexicon.formats.vocabulary.index("own-disconnect");
    let judged = verdict::Judged {
        rules: &rules.rules.rules,
        matches: &matches,
        findings: &findings,
    };
    let verdict = verdict::verdict(case, &judged, goodbye);
    let cohorts = cohort::cohorts(case, &judged, &spread, goodbye);
    let formats = &rules.lexicon.formats.formats;
    let most = case.formats.iter().max_by_key(|(_, lines)| **lines);
    let format = most.and_then(|(&index, _)| formats.get(index));
    let format = format.map_or(TEXT, |format| format.id.as_str());
    let recognised = |index: &&usize| formats.get(**index).is_some_and(|format| format.id != TEXT);
    let recognised = case.formats.keys().filter(recognised).count() as u64;
    let missing = rules.commands.missing(case, (&findings, verdict), format);
    Diagnosis {
        format: format.to_owned(),
        lines: case.lines,
        events: log.count,
        unread_lines: case.unread_lines,
        from: log.span.map(|(from, _)| time::to_rfc3339(from)),
        to: log.span.map(|(_, to)| time::to_rfc3339(to)),
        verdict,
        devices: log.devices.len() as u64,
        codes,
        missing,
        cohorts,
        not_understood: verdict::not_understood(case, verdict),
        findings,
        redactions: Vec::new(),
        sdks: log
            .sdks
            .iter()
            .filter(|sdk| !sdk.is_empty())
            .take(8)
            .map(str::to_owned)
            .collect(),
        notes: summary::notes(case, recognised),
        timeline,
        files: Vec::new(),
        recovery: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_ends_the_reading_of_every_kind_of_input() {
        let rules = Rules::load(&ContentTree::default()).unwrap();
        let (lines, records) = ("a line\n".repeat(9), "{\"a\":1}\n".repeat(9));
        for text in [&lines, &records] {
            let stop = Stop::new();
            let mut reader = Reader::new(&rules.lexicon);
            reader.stop = stop.clone();
            stop.set();
            assert_eq!(reader.feed(text, true), text.len());
            assert_eq!(reader.finish().log.count, 0);
        }
    }

    #[test]
    fn a_stop_between_two_files_leaves_no_diagnosis() {
        let rules = Rules::load(&ContentTree::default()).unwrap();
        let stop = Stop::new();
        let files = ["a\n", "b\n"];
        assert!(analyse_case_until(&rules, files, &stop).is_ok());
        let files = files.into_iter().inspect(|_| stop.set());
        assert_eq!(analyse_case_until(&rules, files, &stop).unwrap_err(), Stopped);
    }
}
