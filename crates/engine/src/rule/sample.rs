//! Rules held against their own samples.

use std::collections::HashMap;

use crate::definition;
use crate::event::EventLog;
use crate::reader::{Lexicon, Reader};
use waypost_content::{ContentTree, Fault};
use waypost_redact::Stop;

use super::definition::Sample;
use super::judge::judge;
use super::set::Rule;

/// Runs the samples of all rules; what is not found, or found by mistake, is a fault.
pub(crate) fn check_samples(rules: &[Rule], lexicon: &Lexicon, tree: &ContentTree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut logs = Logs {
        lexicon,
        read: HashMap::new(),
    };
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
            if logs.finds(rule, sample) != sample.finds {
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

/// Logs of samples, each read once: many rules share a log that they must not find.
struct Logs<'t> {
    lexicon: &'t Lexicon,
    read: HashMap<&'t str, EventLog>,
}

impl<'t> Logs<'t> {
    fn finds(&mut self, rule: &Rule, sample: &'t Sample) -> bool {
        let log = self.read.entry(&sample.log).or_insert_with(|| {
            let mut reader = Reader::new(self.lexicon);
            reader.read(&sample.log);
            reader.finish().log
        });
        !judge(std::slice::from_ref(rule), log, &Stop::new()).is_empty()
    }
}
