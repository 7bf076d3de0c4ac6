//! The text of a log as the page shows it: evidence with its surroundings, the runs between folded, the rest left out.
//!
//! Every line stands alone: its invisible characters are written out, its direction is isolated, its length is limited.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Diagnosis;
use crate::i18n::Texts;

/// Most lines in a page.
const MOST_LINES: u64 = 2_000;
/// Lines shown before and after evidence; fewer where there is too much of it for one page.
const CONTEXT: [u64; 3] = [3, 1, 0];
/// Lines shown of a log without evidence.
const HEAD: u64 = 20;
/// Runs up to this length are not worth folding.
const SHORT: u64 = 8;
/// Most bytes of a line.
const MOST_BYTES: usize = 4_096;
/// Bytes of text in a page after which lines are cut earlier, and where.
const MANY_BYTES: usize = 1_500_000;
const FEW_BYTES: usize = 256;
/// Longest quotation, how much of it is the beginning of the line, and how much stands before a word in its middle.
const QUOTED_BYTES: usize = 170;
const HEAD_BYTES: usize = 36;
const BEFORE_BYTES: usize = 80;

/// Lines that stand together.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    from: u64,
    to: u64,
    open: bool,
}

/// The lines of a log that the page holds.
pub(super) struct Log<'r> {
    runs: Vec<Run>,
    lines: BTreeMap<u64, &'r str>,
    evidence: BTreeSet<u64>,
    total: u64,
}

/// A part of the log as it is shown.
pub(super) struct Section {
    /// What stands on the fold; `None` for lines in sight.
    pub(super) fold: Option<String>,
    /// How many lines are left out before this part.
    pub(super) left_out: Option<String>,
    /// The lines.
    pub(super) lines: Vec<Line>,
}

/// A line as it is shown.
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Its text, harmless.
    pub(super) text: String,
    /// What is said where the line was cut.
    pub(super) cut: Option<String>,
    /// What the link is called where the line is evidence.
    pub(super) evidence: Option<String>,
}

impl<'r> Log<'r> {
    /// Chooses and collects the lines.
    pub(super) fn new(text: &'r str, diagnosis: &Diagnosis) -> Self {
        let evidence = evidence(diagnosis);
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        let total = ends + u64::from(!text.ends_with('\n'));
        let runs = plan(total, &evidence);
        let lines = collect(text, &runs);
        Self {
            runs,
            lines,
            evidence,
            total,
        }
    }

    /// Whether the page has an anchor for this line.
    pub(super) fn holds(&self, line: u64) -> bool {
        self.lines.contains_key(&line)
    }

    /// A line for a quotation, whole if it is short: else its beginning, and what surrounds the first of `words`.
    pub(super) fn quote(&self, line: u64, words: &[&str]) -> Option<String> {
        self.lines.get(&line).map(|text| visible(&quote(text, words)))
    }

    /// The whole log, part by part.
    pub(super) fn sections(&self, texts: Texts<'_>) -> Vec<Section> {
        let mut next = 1;
        let mut spent = 0;
        let mut sections = Vec::new();
        for run in &self.runs {
            sections.push(Section {
                fold: (!run.open).then(|| fold(run, texts)),
                left_out: left_out(next, run.from, texts),
                lines: self
                    .lines
                    .range(run.from..=run.to)
                    .map(|(&number, text)| self.line(number, text, &mut spent, texts))
                    .collect(),
            });
            next = run.to + 1;
        }
        sections.extend(left_out(next, self.total + 1, texts).map(|rest| Section {
            fold: None,
            left_out: Some(rest),
            lines: Vec::new(),
        }));
        sections
    }

    fn line(&self, number: u64, text: &str, spent: &mut usize, texts: Texts<'_>) -> Line {
        let most = if *spent > MANY_BYTES {
            FEW_BYTES
        } else {
            MOST_BYTES
        };
        let shown = cut(text, most);
        *spent += shown.len();
        let rest = (text.len() - shown.len()) as u64;
        let label = || texts.with("log-line-evidence", &[("line", number.to_string().into())]);
        Line {
            number,
            text: visible(shown),
            cut: (rest > 0).then(|| texts.with("log-line-cut", &[("count", rest.into())])),
            evidence: self.evidence.contains(&number).then(label),
        }
    }
}

fn evidence(diagnosis: &Diagnosis) -> BTreeSet<u64> {
    let findings = diagnosis.findings.iter();
    let lines = findings.flat_map(|finding| &finding.evidence);
    lines
        .filter(|evidence| evidence.file == 0)
        .map(|evidence| evidence.line)
        .collect()
}

/// Which lines of `total` are shown: all around evidence, and of the rest as many as fit, folded.
fn plan(total: u64, evidence: &BTreeSet<u64>) -> Vec<Run> {
    let windows = windows(total, evidence);
    let mut left = MOST_LINES.saturating_sub(windows.iter().map(|(from, to)| to - from + 1).sum());
    let mut runs: Vec<Run> = Vec::new();
    let mut next = 1;
    for (from, to) in windows.into_iter().chain([(total + 1, total)]) {
        let gap = from - next;
        let taken = gap.min(left);
        left -= taken;
        if taken > 0 {
            runs.push(Run {
                from: next,
                to: next + taken - 1,
                open: gap <= SHORT,
            });
        }
        if from <= to {
            runs.push(Run { from, to, open: true });
        }
        next = to + 1;
    }
    join(runs)
}

/// Evidence with its surroundings, in order, without overlaps.
fn windows(total: u64, evidence: &BTreeSet<u64>) -> Vec<(u64, u64)> {
    if evidence.is_empty() && total > 0 {
        return vec![(1, HEAD.min(total))];
    }
    let around = |context: u64| {
        let mut windows: Vec<(u64, u64)> = Vec::new();
        for &line in evidence.iter().filter(|line| (1..=total).contains(*line)) {
            let (from, to) = (
                line.saturating_sub(context).max(1),
                line.saturating_add(context).min(total),
            );
            match windows.last_mut() {
                Some((_, end)) if from <= *end + 1 => *end = to,
                _ => windows.push((from, to)),
            }
        }
        windows
    };
    let fits =
        |windows: &Vec<(u64, u64)>| windows.iter().map(|(from, to)| to - from + 1).sum::<u64>() <= MOST_LINES;
    let smallest = || around(0);
    CONTEXT
        .into_iter()
        .map(around)
        .find(fits)
        .unwrap_or_else(smallest)
}

/// Makes one run of open ones that touch.
fn join(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.open && run.open && last.to + 1 == run.from => last.to = run.to,
            _ => joined.push(run),
        }
    }
    joined
}

fn collect<'r>(text: &'r str, runs: &[Run]) -> BTreeMap<u64, &'r str> {
    let mut wanted = runs.iter().peekable();
    let mut lines = BTreeMap::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        while wanted.next_if(|run| run.to < number).is_some() {}
        match wanted.peek() {
            None => break,
            Some(run) if run.from <= number => _ = lines.insert(number, line),
            Some(_) => {}
        }
    }
    lines
}

fn fold(run: &Run, texts: Texts<'_>) -> String {
    let values = [
        ("count", (run.to - run.from + 1).into()),
        ("from", texts.number(run.from).into()),
        ("to", texts.number(run.to).into()),
    ];
    texts.with("log-folded", &values)
}

fn left_out(next: u64, from: u64, texts: Texts<'_>) -> Option<String> {
    let count = from.saturating_sub(next);
    (count > 0).then(|| texts.with("log-left-out", &[("count", count.into())]))
}

fn quote(text: &str, words: &[&str]) -> String {
    if text.len() <= QUOTED_BYTES {
        return text.to_owned();
    }
    let found = words.iter().find_map(|word| text.find(word)).unwrap_or_default();
    if found < QUOTED_BYTES {
        return format!("{} …", cut(text, QUOTED_BYTES));
    }
    let begin = text.floor_char_boundary(found - BEFORE_BYTES);
    let head = cut(text, HEAD_BYTES);
    let rest = &text[begin..];
    let around = cut(rest, QUOTED_BYTES - HEAD_BYTES);
    let end = if around.len() < rest.len() { " …" } else { "" };
    format!("{head} … {around}{end}")
}

/// The first `most` bytes, or fewer where a character would be broken.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Most marks on one letter; more would grow over the lines around it.
const MOST_MARKS: usize = 8;

/// Writes out what would not be seen, or would change what is seen: control characters, marks of direction, joiners.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    for letter in text.chars() {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        if is_hidden(letter) || marks > MOST_MARKS {
            shown.push_str(&format!("\\u{:04X}", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// Stands on the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

fn is_hidden(letter: char) -> bool {
    let control = letter.is_control() && letter != '\t';
    control
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(total: u64, evidence: &[u64]) -> Vec<(u64, u64, bool)> {
        let plan = plan(total, &evidence.iter().copied().collect());
        plan.iter().map(|run| (run.from, run.to, run.open)).collect()
    }

    #[test]
    fn evidence_is_in_sight_and_runs_between_are_folded() {
        assert_eq!(
            runs(100, &[20, 50]),
            [
                (1, 16, false),
                (17, 23, true),
                (24, 46, false),
                (47, 53, true),
                (54, 100, false)
            ]
        );
        assert_eq!(runs(12, &[5]), [(1, 12, true)]);
        assert_eq!(runs(10, &[]), [(1, 10, true)]);
        assert_eq!(runs(0, &[]), []);
        assert_eq!(runs(3, &[9]), [(1, 3, true)]);
    }

    #[test]
    fn a_page_holds_a_limited_number_of_lines_and_all_evidence() {
        let evidence: Vec<u64> = (1..=500).map(|place| place * 1_000).collect();
        let plan = runs(1_000_000, &evidence);
        let lines: u64 = plan.iter().map(|(from, to, _)| to - from + 1).sum();
        assert!(lines <= MOST_LINES);
        let held = |line: &u64| {
            plan.iter()
                .any(|(from, to, open)| *open && (from..=to).contains(&line))
        };
        assert!(evidence.iter().all(held));
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(
            visible("a\u{202e}b\tc\u{1b}d\u{200b}ü"),
            "a\\u202Eb\tc\\u001Bd\\u200Bü"
        );
    }

    #[test]
    fn a_quotation_holds_the_time_and_what_it_is_about() {
        let line = format!(
            "{{\"time\":\"2026-03-09T11:12:01.363Z\",{}\"404104\"{}",
            "a".repeat(300),
            "b".repeat(300)
        );
        let quoted = quote(&line, &["500001", "404104"]);
        assert!(quoted.starts_with("{\"time\":\"2026-03-09T11:12:01.363Z\""));
        assert!(quoted.contains("\"404104\"") && quoted.len() < 240, "{quoted}");
        assert_eq!(quote("short", &["x"]), "short");
        assert_eq!(quote(&"ü".repeat(200), &[]).len(), QUOTED_BYTES + " …".len());
    }

    #[test]
    fn lines_are_cut_between_characters() {
        assert_eq!(cut("aüb", 2), "a");
        assert_eq!(cut("aüb", 9), "aüb");
    }
}
