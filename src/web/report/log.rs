//! The text of a log as the page shows it: evidence with its surroundings, the runs between folded, the rest left out.
//!
//! Every line stands alone: its invisible characters are written out, its direction is isolated, its length is limited.

use std::collections::{BTreeMap, BTreeSet};

use super::filter::Filter;
use super::line::{cut, pieces, quote, visible};
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
/// Lines that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    from: u64,
    to: u64,
    open: bool,
}

/// A file, by the number of lines before it.
struct File {
    begin: u64,
    name: Option<String>,
}

/// The lines of a log that the page holds. Numbers count through all files; people see those within a file.
pub(super) struct Log<'r> {
    runs: Vec<Run>,
    lines: BTreeMap<u64, &'r str>,
    evidence: BTreeSet<u64>,
    total: u64,
    files: Vec<File>,
    /// What is looked for, and how many lines fit.
    sought: Option<(&'r str, u64)>,
}

/// A part of the log as it is shown.
pub(super) struct Section {
    /// The file that begins here, where there are several.
    pub(super) file: Option<String>,
    /// What stands on the fold; `None` for lines in sight.
    pub(super) fold: Option<String>,
    /// How many lines are left out before this part.
    pub(super) left_out: Option<String>,
    /// The lines.
    pub(super) lines: Vec<Line>,
}

/// A line as it is shown.
pub(super) struct Line {
    /// Its number in its file, from 1.
    pub(super) number: u64,
    /// Its name in addresses.
    pub(super) anchor: String,
    /// Its text, harmless, in pieces; those that were looked for are marked.
    pub(super) pieces: Vec<(String, bool)>,
    /// What is said where the line was cut.
    pub(super) cut: Option<String>,
    /// Set where the line is evidence.
    pub(super) hit: Option<Hit>,
}

/// What a line that is evidence leads to.
pub(super) struct Hit {
    /// What its own link is called.
    pub(super) label: String,
    /// Anchors of the evidence before and behind it.
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl<'r> Log<'r> {
    /// Chooses and collects the lines.
    pub(super) fn new(text: &'r str, diagnosis: &Diagnosis) -> Self {
        let files = files(diagnosis);
        let evidence = evidence(diagnosis, &files);
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        let total = ends + u64::from(!text.ends_with('\n'));
        let runs = plan(total, &evidence);
        let lines = collect(text, &runs);
        Self {
            runs: split(runs, &files),
            lines,
            evidence,
            total,
            files,
            sought: None,
        }
    }

    /// The lines that fit a filter, as many as a page holds.
    pub(super) fn filtered(text: &'r str, diagnosis: &Diagnosis, filter: &'r Filter) -> Self {
        let files = files(diagnosis);
        let evidence = evidence(diagnosis, &files);
        let (mut runs, mut found): (Vec<Run>, u64) = (Vec::new(), 0);
        for line in filter.lines(text, |line| evidence.contains(&line)) {
            found += 1;
            match runs.last_mut() {
                _ if found > MOST_LINES => {}
                Some(last) if last.to + 1 == line => last.to = line,
                _ => runs.push(Run {
                    from: line,
                    to: line,
                    open: true,
                }),
            }
        }
        let lines = collect(text, &runs);
        Self {
            runs: split(runs, &files),
            evidence: evidence
                .into_iter()
                .filter(|line| lines.contains_key(line))
                .collect(),
            lines,
            total: 0,
            files,
            sought: Some((&filter.find, found)),
        }
    }

    /// Address of a line of a file within the page; `None` where the page does not hold it.
    pub(super) fn href(&self, file: u32, line: u64) -> Option<String> {
        let whole = whole(&self.files, file, line);
        self.lines
            .contains_key(&whole)
            .then(|| format!("#{}", self.anchor(whole)))
    }

    /// A line for a quotation, whole if it is short: else its beginning, and what surrounds the first of `words`.
    pub(super) fn quote(&self, (file, line): (u32, u64), words: &[&str]) -> Option<String> {
        let text = self.lines.get(&whole(&self.files, file, line))?;
        Some(visible(&quote(text, words)))
    }

    /// How many lines fit, and how many of them the page holds, where something is looked for.
    pub(super) fn found(&self) -> Option<(u64, u64)> {
        self.sought.map(|(_, found)| (found, found.min(MOST_LINES)))
    }

    /// Address of the first line that is evidence.
    pub(super) fn first_hit(&self) -> Option<String> {
        self.evidence.first().map(|&line| self.anchor(line))
    }

    /// The whole log, part by part.
    pub(super) fn sections(&self, texts: Texts<'_>) -> Vec<Section> {
        let (mut next, mut spent) = (1, 0);
        let mut told = None;
        let mut sections = Vec::new();
        for run in &self.runs {
            let (file, _) = self.place(run.from);
            sections.push(Section {
                file: (told != Some(file)).then(|| self.name(file, texts)).flatten(),
                fold: (!run.open).then(|| self.fold(run, texts)),
                left_out: self.left_out(next, run.from, texts),
                lines: self
                    .lines
                    .range(run.from..=run.to)
                    .map(|(&number, text)| self.line(number, text, &mut spent, texts))
                    .collect(),
            });
            told = Some(file);
            next = run.to + 1;
        }
        sections.extend(self.left_out(next, self.total + 1, texts).map(|rest| Section {
            file: None,
            fold: None,
            left_out: Some(rest),
            lines: Vec::new(),
        }));
        sections
    }

    /// The file that a line stands in, and its number there.
    fn place(&self, whole: u64) -> (usize, u64) {
        let behind = self.files.partition_point(|file| file.begin < whole);
        let file = behind.saturating_sub(1);
        (file, whole - self.files.get(file).map_or(0, |file| file.begin))
    }

    fn anchor(&self, whole: u64) -> String {
        match self.place(whole) {
            (0, line) => format!("L{line}"),
            (file, line) => format!("L{}-{line}", file + 1),
        }
    }

    /// What a file is called, where there are several.
    fn name(&self, file: usize, texts: Texts<'_>) -> Option<String> {
        let number = ("file", (file + 1).to_string().into());
        let several = self.files.len() > 1;
        several.then(|| match &self.files[file].name {
            Some(name) => texts.with("log-file-named", &[number, ("name", visible(name).into())]),
            None => texts.with("log-file", &[number]),
        })
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
        Line {
            number: self.place(number).1,
            anchor: self.anchor(number),
            pieces: pieces(shown, self.sought.map_or("", |(find, _)| find)),
            cut: (rest > 0).then(|| texts.with("log-line-cut", &[("count", rest.into())])),
            hit: self.evidence.contains(&number).then(|| self.hit(number, texts)),
        }
    }

    fn hit(&self, whole: u64, texts: Texts<'_>) -> Hit {
        let number = self.place(whole).1.to_string();
        let anchor = |line: Option<&u64>| line.map(|&line| self.anchor(line));
        Hit {
            label: texts.with("log-line-evidence", &[("line", number.into())]),
            previous: anchor(self.evidence.range(..whole).next_back()),
            next: anchor(self.evidence.range(whole + 1..).next()),
        }
    }

    fn fold(&self, run: &Run, texts: Texts<'_>) -> String {
        let number = |line| texts.number(self.place(line).1);
        let values = [
            ("count", (run.to - run.from + 1).into()),
            ("from", number(run.from).into()),
            ("to", number(run.to).into()),
        ];
        texts.with("log-folded", &values)
    }

    /// Nothing is said between lines that were looked for.
    fn left_out(&self, next: u64, from: u64, texts: Texts<'_>) -> Option<String> {
        let count = from.saturating_sub(next);
        (count > 0 && self.sought.is_none()).then(|| texts.with("log-left-out", &[("count", count.into())]))
    }
}

/// Where each file begins; one that holds everything where there is only one.
fn files(diagnosis: &Diagnosis) -> Vec<File> {
    let mut begin = 0;
    let files = diagnosis.files.iter().map(|file| {
        let here = begin;
        begin += file.lines;
        File {
            begin: here,
            name: file.name.clone(),
        }
    });
    files.collect()
}

fn whole(files: &[File], file: u32, line: u64) -> u64 {
    files
        .get(file as usize)
        .map_or(0, |file| file.begin)
        .saturating_add(line)
}

/// Cuts runs where a file begins.
fn split(runs: Vec<Run>, files: &[File]) -> Vec<Run> {
    let mut parts = Vec::with_capacity(runs.len());
    for mut run in runs {
        for file in files.iter().filter(|file| file.begin > 0) {
            if (run.from..run.to).contains(&file.begin) {
                parts.push(Run {
                    to: file.begin,
                    ..run
                });
                run.from = file.begin + 1;
            }
        }
        parts.push(run);
    }
    parts
}

fn evidence(diagnosis: &Diagnosis, files: &[File]) -> BTreeSet<u64> {
    let findings = diagnosis.findings.iter();
    let lines = findings.flat_map(|finding| &finding.evidence);
    lines
        .map(|evidence| whole(files, evidence.file, evidence.line))
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
    fn runs_end_where_a_file_begins() {
        let file = |begin| File { begin, name: None };
        let run = |from, to| Run { from, to, open: true };
        let parts = split(
            vec![run(1, 5), run(9, 30)],
            &[file(0), file(5), file(10), file(20)],
        );
        assert_eq!(parts, [run(1, 5), run(9, 10), run(11, 20), run(21, 30)]);
    }
}
