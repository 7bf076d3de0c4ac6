//! How often the diagnosis is right, on the labelled logs of the project: `cargo test -p waypost-engine --test accuracy -- --nocapture`
//! prints the table of the README and every log that is read wrong.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::sync::OnceLock;

use labels::{Label, Labelled, claims, reassures};
use waypost_content::ContentTree;
use waypost_engine::{Confidence, Diagnosis, Rules, analyse};

mod labels;
mod mixtures;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        Rules::load(&ContentTree::embedded()).unwrap_or_else(|faults| panic!("{}", faults[0]))
    })
}

/// So many of so many.
#[derive(Clone, Copy, Default)]
struct Share {
    of: u32,
    all: u32,
}

impl Share {
    fn count(&mut self, is_one: bool) {
        self.of += u32::from(is_one);
        self.all += 1;
    }

    fn percent(self) -> f64 {
        match self.all {
            0 => 100.0,
            all => 100.0 * f64::from(self.of) / f64::from(all),
        }
    }

    fn cell(self) -> String {
        format!("{}/{}", self.of, self.all)
    }
}

/// What is counted over a set of logs.
#[derive(Default)]
struct Tally {
    cases: u32,
    first: Share,
    in_three: Share,
    false_alarms: Share,
    /// Healthy logs, and those of other products, of which it says that something may fail.
    doubted: Share,
    overclaims: Share,
    all_clear: Share,
    high: Share,
    medium: Share,
}

impl Tally {
    /// Counts a case; what is wrong with its diagnosis.
    fn add(&mut self, label: &Label, diagnosis: &Diagnosis) -> Vec<String> {
        self.cases += 1;
        let mut wrong = Vec::new();
        let cleared = reassures(diagnosis.verdict);
        let first = claims(diagnosis).next().map(|finding| finding.cause.as_str());
        // Where the label allows "unknown", no claim is right too, unless the verdict reassures.
        let is_right = match first {
            Some(cause) => label.allows(cause),
            None => label.allows("unknown") && !cleared,
        };
        if label.is_failing() {
            self.all_clear.count(cleared);
            wrong.extend(cleared.then(|| format!("all-clear: {:?}", diagnosis.verdict)));
        }
        if label.cause != "unknown" {
            for finding in claims(diagnosis) {
                let level = match finding.confidence {
                    Confidence::High => &mut self.high,
                    _ => &mut self.medium,
                };
                level.count(label.allows(&finding.cause));
            }
        }
        if label.is_known() {
            let mut three = diagnosis.findings.iter().take(3);
            self.first.count(is_right);
            self.in_three
                .count(three.any(|finding| label.allows(&finding.cause)));
            wrong.extend((!is_right).then(|| format!("{first:?} instead of {}", label.cause)));
        } else if label.cause == "none" {
            self.false_alarms.count(first.is_some());
            self.doubted.count(!cleared);
            wrong.extend(first.map(|cause| format!("false alarm: {cause}")));
            wrong.extend((!cleared).then(|| format!("doubted: {:?}", diagnosis.verdict)));
        } else {
            let mut high = claims(diagnosis).filter(|finding| finding.confidence == Confidence::High);
            let over = high.find(|finding| !label.allows(&finding.cause));
            self.overclaims.count(over.is_some());
            wrong.extend(over.map(|finding| format!("overclaim: {}", finding.cause)));
        }
        wrong
    }

    fn row(&self, name: &str) -> String {
        let cells = [
            self.first,
            self.in_three,
            self.high,
            self.medium,
            self.false_alarms,
            self.doubted,
            self.overclaims,
            self.all_clear,
        ];
        let cells: Vec<String> = cells.iter().map(|share| share.cell()).collect();
        format!("| {name} | {} | {} |\n", self.cases, cells.join(" | "))
    }
}

const HEAD: &str = "\
| logs | cases | first cause right | among three | high right | medium right | false alarms | well, doubted | overclaims | failing, called well |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

#[test]
fn the_diagnosis_is_right_as_often_as_it_says() {
    let mut all = Tally::default();
    let mut groups: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut hit, mut want, mut got) = (0, 0, 0);
    for Labelled {
        folder, label, text, ..
    } in &labels::all()
    {
        let diagnosis = analyse(rules(), text);
        let shown = |code: &String| diagnosis.codes.iter().any(|seen| seen.code == *code);
        hit += label.codes.iter().filter(|code| shown(code)).count();
        want += label.codes.len();
        got += diagnosis.codes.len();
        let wrong = all.add(label, &diagnosis);
        if !wrong.is_empty() {
            println!("{folder}/{}: {}", label.file, wrong.join("; "));
            let odd = diagnosis.not_understood.iter().take(4);
            odd.for_each(|odd| println!("  {} x {}: {}", odd.count, odd.line, odd.shape));
        }
        let group = format!("{folder}, {}", label.provenance);
        groups.entry(group).or_default().add(label, &diagnosis);
    }
    let rows: String = groups.iter().map(|(name, tally)| tally.row(name)).collect();
    println!(
        "codes: {hit} of {want} found, {got} reported\n{HEAD}{}{rows}",
        all.row("all")
    );
    assert!(hit * 100 >= want * 92 && hit * 100 >= got * 97, "codes");
    hold(&all);
}

/// What was reached once is not lost again.
fn hold(all: &Tally) {
    let floors = [
        ("first", all.first, 80.0),
        ("among three", all.in_three, 80.0),
        ("high", all.high, 96.0),
        ("medium", all.medium, 85.0),
    ];
    for (name, share, floor) in floors {
        assert!(share.percent() >= floor, "{name}: {}", share.cell());
    }
    let ceilings = [
        ("well, doubted", all.doubted, 40.0),
        ("false alarms", all.false_alarms, 7.0),
        ("overclaims", all.overclaims, 4.0),
        ("failing logs called well", all.all_clear, 0.5),
    ];
    for (name, share, ceiling) in ceilings {
        assert!(share.percent() <= ceiling, "{name}: {}", share.cell());
    }
}

#[test]
fn redaction_changes_no_verdict() {
    for case in &labels::all() {
        let claims = |diagnosis: &Diagnosis| -> Vec<(String, Confidence)> {
            let findings = diagnosis.findings.iter();
            findings
                .map(|finding| (finding.cause.clone(), finding.confidence))
                .collect()
        };
        let (raw, redacted) = (analyse(rules(), &case.raw), analyse(rules(), &case.text));
        assert_eq!(
            (raw.verdict, claims(&raw)),
            (redacted.verdict, claims(&redacted)),
            "{}",
            case.name()
        );
        assert_eq!(raw.codes, redacted.codes, "{}", case.name());
    }
}

#[test]
fn a_cut_log_is_not_contradicted_by_the_whole() {
    let mut contradicted = Share::default();
    for Labelled { label, text, .. } in &labels::all() {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        for end in ends.iter().step_by(ends.len().div_ceil(8).max(1)) {
            let cut = analyse(rules(), &text[..*end]);
            let mut high = cut.findings.first().into_iter();
            let high = high.find(|finding| finding.confidence == Confidence::High);
            contradicted.count(high.is_some_and(|finding| !label.allows(&finding.cause)));
        }
    }
    println!("cuts: {} contradicted at high confidence", contradicted.cell());
    assert!(contradicted.percent() <= 4.0, "{}", contradicted.cell());
}
