//! Rules held against their own samples.

use crate::analysis::definition;
use crate::analysis::reader::{Lexicon, Reader};
use crate::content::{ContentTree, Fault};

use super::definition::Sample;
use super::judge::judge;
use super::set::Rule;

/// Runs the samples of all rules; what is not found, or found by mistake, is a fault.
pub(in crate::analysis) fn check_samples(
    rules: &[Rule],
    lexicon: &Lexicon,
    tree: &ContentTree,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rule in rules {
        let text = tree.files.get(&rule.path).map(String::as_str).unwrap_or_default();
        let mut fail = |needle: &str, message: String| {
            faults.push(definition::fault(
                &rule.path,
                text,
                needle,
                format!("rule {}: {message}", rule.id()),
            ));
        };
        let samples = &rule.definition.sample;
        let id = format!("id = \"{}\"", rule.id());
        for (wanted, what) in [
            (true, "a sample that it must find"),
            (false, "a sample that it must not find"),
        ] {
            if !samples.iter().any(|sample| sample.finds == wanted) {
                fail(&id, format!("it needs {what}"));
            }
        }
        if !samples.iter().any(|sample| sample.near) {
            fail(
                &id,
                "it needs a near miss: a sample with near = true that it must not find".into(),
            );
        }
        for (number, sample) in (1..).zip(samples) {
            if finds(rule, sample, lexicon) != sample.finds {
                let what = match sample.finds {
                    true => "it does not find",
                    false => "it must not find",
                };
                let needle = match text.contains(&sample.log) {
                    true => &sample.log,
                    false => &id,
                };
                fail(
                    needle,
                    format!("{what} its sample {number}: {:?}", head(&sample.log)),
                );
            }
        }
    }
    faults
}

/// The first characters of the last line, which tells most samples apart.
fn head(log: &str) -> String {
    let line = log.trim().lines().next_back().unwrap_or_default();
    line.chars().take(60).collect()
}

fn finds(rule: &Rule, sample: &Sample, lexicon: &Lexicon) -> bool {
    let mut reader = Reader::new(lexicon);
    reader.read(&sample.log);
    !judge(std::slice::from_ref(rule), &reader.finish().log).is_empty()
}
