//! Several logs as one case: what one of them shows must not be silenced by what another one shows.

use waypost_engine::{Confidence, Diagnosis, analyse, analyse_case};

use super::labels::{self, Labelled, claims, reassures};
use super::{Share, rules};

/// Cases that are tried; each is another draw.
const CASES: u64 = 500;

/// Numbers that look drawn and are the same each time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// A log, the causes that it rightly claims when it is alone, and the devices that it names.
struct Alone<'l> {
    case: &'l Labelled,
    claims: Vec<(String, Confidence)>,
    devices: Vec<String>,
}

impl<'l> Alone<'l> {
    fn of(case: &'l Labelled) -> Self {
        let diagnosis = analyse(rules(), &case.text);
        let right = claims(&diagnosis).filter(|finding| case.label.allows(&finding.cause));
        let rows = diagnosis.timeline.rows.iter().map(|row| row.device.clone());
        let named = diagnosis
            .findings
            .iter()
            .flat_map(|finding| finding.devices.clone());
        let mut devices: Vec<String> = rows.chain(named).filter(|name| name.len() > 2).collect();
        devices.sort();
        devices.dedup();
        Self {
            case,
            claims: right
                .map(|finding| (finding.cause.clone(), finding.confidence))
                .collect(),
            devices,
        }
    }

    /// Its text, its devices with a number of their own, so that no two logs share one.
    fn apart(&self, number: usize) -> String {
        let renamed = |text: String, name: &String| text.replace(name.as_str(), &format!("{name}m{number}"));
        self.devices.iter().fold(self.case.text.clone(), renamed)
    }
}

#[derive(Default)]
struct Tally {
    kept: Share,
    all_clear: Share,
    lost: Vec<String>,
}

impl Tally {
    fn add(&mut self, mixed: &[&Alone<'_>], diagnosis: &Diagnosis) {
        let names: Vec<String> = mixed.iter().map(|alone| alone.case.name()).collect();
        for alone in mixed {
            for (cause, confidence) in &alone.claims {
                let found = diagnosis.findings.iter().find(|finding| finding.cause == *cause);
                let kept = found.is_some_and(|finding| finding.confidence >= *confidence);
                self.kept.count(kept);
                if !kept {
                    let now = found.map(|finding| (finding.confidence, &finding.against));
                    let name = alone.case.name();
                    self.lost
                        .push(format!("{name} {cause} {confidence:?} -> {now:?} in {names:?}"));
                }
            }
        }
        if mixed.iter().any(|alone| alone.case.label.is_failing()) {
            self.all_clear.count(reassures(diagnosis.verdict));
        }
    }
}

#[test]
fn nothing_of_one_log_silences_another() {
    let logs = labels::all();
    let alone: Vec<Alone<'_>> = logs.iter().map(Alone::of).collect();
    let mut draw = Draw(404_104);
    let (mut files, mut joined) = (Tally::default(), Tally::default());
    for _ in 0..CASES {
        let many = 2 + draw.below(5);
        let mixed: Vec<&Alone<'_>> = (0..many).map(|_| &alone[draw.below(alone.len())]).collect();
        let texts: Vec<String> = (1..)
            .zip(&mixed)
            .map(|(number, alone)| alone.apart(number))
            .collect();
        files.add(&mixed, &analyse_case(rules(), texts.iter().map(String::as_str)));
        joined.add(&mixed, &analyse(rules(), &texts.join("\n")));
    }
    for (way, tally) in [("files", &files), ("one text", &joined)] {
        tally.lost.iter().for_each(|lost| println!("{way}: {lost}"));
    }
    for (way, tally) in [("files", &files), ("one text", &joined)] {
        println!(
            "mixtures as {way}: {} causes kept, {} failing called well",
            tally.kept.cell(),
            tally.all_clear.cell()
        );
    }
    assert_eq!(files.all_clear.of, 0, "failing logs called well");
    // A text in which several programs write without a name is one program to any reader.
    assert!(
        joined.kept.percent() >= 80.0 && joined.all_clear.percent() <= 0.5,
        "{}",
        joined.kept.cell()
    );
    assert!(files.kept.percent() >= 99.0, "{}", files.kept.cell());
}
