//! How often the diagnosis is right, on labelled logs that are not part of the project.
//!
//! The logs stand beside the checkout (`../shared/logs/labelled`) or where `WAYPOST_LOGS` says. Without them the tests say so
//! loudly; the table in the README is the one they print.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use waypost::analysis::redact::redact;
use waypost::analysis::{Confidence, Diagnosis, Limits, Rules, analyse, decode};
use waypost::content::ContentTree;

#[derive(Deserialize)]
struct Label {
    file: String,
    cause: String,
    #[serde(default)]
    ambiguous_with: Vec<String>,
    codes: Vec<String>,
    provenance: String,
}

impl Label {
    fn allows(&self, cause: &str) -> bool {
        self.cause == cause || self.ambiguous_with.iter().any(|other| other == cause)
    }

    /// Logs that nobody looked at while rules were written: a fifth of them, by the last digit of their number.
    fn is_held_out(&self) -> bool {
        let number = self
            .file
            .trim_end_matches(|letter: char| !letter.is_ascii_digit());
        number.ends_with('9')
    }

    fn is_known(&self) -> bool {
        !matches!(self.cause.as_str(), "none" | "unknown")
    }
}

/// Where the labelled logs are looked for.
pub(super) fn folder() -> PathBuf {
    std::env::var_os("WAYPOST_LOGS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/logs/labelled"),
        PathBuf::from,
    )
}

/// The labels and texts of all cases; `None` where the folder is missing.
fn cases() -> Option<Vec<(Label, String)>> {
    let folder = folder();
    let Ok(labels) = std::fs::read_to_string(folder.join("labels.jsonl")) else {
        eprintln!("SKIPPED: there are no labelled logs in {}", folder.display());
        return None;
    };
    let read = |line: &str| {
        let label: Label = serde_json::from_str(line).unwrap();
        let bytes = std::fs::read(folder.join(&label.file)).unwrap();
        let text = decode(&bytes, &Limits::default()).unwrap().text;
        (label, text)
    };
    Some(labels.lines().map(read).collect())
}

fn rules() -> Rules {
    Rules::load(&ContentTree::embedded()).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

#[derive(Default)]
struct Tally {
    cases: u32,
    known: u32,
    first: u32,
    in_three: u32,
    healthy: u32,
    alarms: u32,
    claims: BTreeMap<Confidence, (u32, u32)>,
}

impl Tally {
    fn add(&mut self, label: &Label, diagnosis: &Diagnosis) {
        self.cases += 1;
        let claims = || {
            diagnosis
                .findings
                .iter()
                .filter(|finding| finding.confidence >= Confidence::Medium)
        };
        if label.cause == "none" {
            self.healthy += 1;
            self.alarms += u32::from(claims().count() > 0);
        }
        if label.is_known() {
            self.known += 1;
            self.first += u32::from(
                claims()
                    .next()
                    .is_some_and(|finding| label.allows(&finding.cause)),
            );
            self.in_three += u32::from(
                diagnosis
                    .findings
                    .iter()
                    .take(3)
                    .any(|finding| label.allows(&finding.cause)),
            );
        }
        if let Some(first) = diagnosis.findings.first() {
            let (right, all) = self.claims.entry(first.confidence).or_default();
            *right += u32::from(label.allows(&first.cause));
            *all += 1;
        }
    }

    fn right(&self, confidence: Confidence) -> String {
        let (right, all) = self.claims.get(&confidence).copied().unwrap_or_default();
        format!("{right}/{all}")
    }

    fn row(&self, name: &str) -> String {
        format!(
            "| {name} | {} | {}/{} | {}/{} | {} of {} | {} | {} | {} |\n",
            self.cases,
            self.first,
            self.known,
            self.in_three,
            self.known,
            self.alarms,
            self.healthy,
            self.right(Confidence::High),
            self.right(Confidence::Medium),
            self.right(Confidence::Low),
        )
    }
}

#[test]
fn the_readme_says_how_often_the_diagnosis_is_right() {
    let Some(cases) = cases() else { return };
    let rules = rules();
    let (mut all, mut held_out) = (Tally::default(), Tally::default());
    let mut groups: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut hit, mut want, mut got) = (0, 0, 0);
    for (label, text) in &cases {
        let diagnosis = analyse(&rules, text);
        let codes: Vec<&str> = diagnosis.codes.iter().map(|code| code.code.as_str()).collect();
        hit += label
            .codes
            .iter()
            .filter(|code| codes.contains(&code.as_str()))
            .count();
        want += label.codes.len();
        got += codes.len();
        all.add(label, &diagnosis);
        if label.is_held_out() {
            held_out.add(label, &diagnosis);
        }
        groups
            .entry(label.provenance.clone())
            .or_default()
            .add(label, &diagnosis);
    }
    let mut table = String::from(
        "| logs | cases | first cause right | among three | false alarms | high right | medium right | low right |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    table += &all.row("all");
    table += &held_out.row("held out");
    for (name, tally) in &groups {
        table += &tally.row(name);
    }
    println!("codes: {hit} of {want} found, {got} reported\n{table}");
    assert!(hit * 100 >= want * 98 && hit * 100 >= got * 99, "codes");
    assert!(
        all.first * 100 >= all.known * 90 && all.in_three * 100 >= all.known * 96,
        "causes"
    );
    assert_eq!(all.alarms, 0, "false alarms");
    let share = |confidence| {
        all.claims
            .get(&confidence)
            .map_or(1.0, |(right, all)| f64::from(*right) / f64::from(*all))
    };
    assert!(
        share(Confidence::High) >= 0.95 && share(Confidence::Medium) >= 0.75,
        "calibration"
    );
    let readme = include_str!("../../README.md");
    let measured_on_these = readme.contains(&format!("| all | {} |", all.cases));
    assert!(
        !measured_on_these || readme.contains(&table),
        "put this table into README.md:\n{table}"
    );
}

#[test]
fn redaction_changes_no_verdict() {
    let Some(cases) = cases() else { return };
    let rules = rules();
    let claims = |diagnosis: &Diagnosis| -> Vec<(String, Confidence)> {
        diagnosis
            .findings
            .iter()
            .map(|finding| (finding.cause.clone(), finding.confidence))
            .collect()
    };
    for (label, text) in &cases {
        let (raw, redacted) = (analyse(&rules, text), analyse(&rules, &redact(text).text));
        assert_eq!(
            (raw.verdict, claims(&raw)),
            (redacted.verdict, claims(&redacted)),
            "{}",
            label.file
        );
        assert_eq!(raw.codes, redacted.codes, "{}", label.file);
    }
}

#[test]
fn a_cut_log_is_not_contradicted_by_the_whole() {
    let Some(cases) = cases() else { return };
    let rules = rules();
    let (mut cuts, mut contradicted) = (0_u32, 0_u32);
    for (label, text) in &cases {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        for end in ends.iter().step_by(ends.len().div_ceil(24).max(1)) {
            let cut = analyse(&rules, &text[..*end]);
            let claim = cut
                .findings
                .first()
                .filter(|finding| finding.confidence == Confidence::High);
            cuts += 1;
            contradicted += u32::from(claim.is_some_and(|finding| !label.allows(&finding.cause)));
        }
    }
    println!("cuts: {contradicted} of {cuts} contradicted at high confidence");
    assert!(
        f64::from(contradicted) <= 0.02 * f64::from(cuts),
        "{contradicted} of {cuts}"
    );
}
