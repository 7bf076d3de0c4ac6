//! An upload as the server takes it: decoded, redacted, read as events, judged by every rule.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waypost::analysis::{Limits, analyse, analyse_stream};
use waypost::app::{Job, SentFile, examine};
use waypost_fuzz::{content, instant};

const LIMITS: Limits = Limits { max_text_bytes: 1 << 20 };

// The content is loaded before anything is timed.
fuzz_target!(init: { content(); }, |data: &[u8]| {
    let rules = &content().rules;
    let file = SentFile {
        bytes: data.to_vec(),
        ..SentFile::default()
    };
    let job = Job {
        files: vec![file],
        ..Job::default()
    };
    let Ok(uploaded) = examine(rules, &LIMITS, &job) else { return };
    let found = &uploaded.diagnosis;
    for line in found.findings.iter().flat_map(|finding| &finding.evidence).map(|evidence| evidence.line) {
        assert!((1..=found.lines).contains(&line), "line {line} of {}", found.lines);
    }
    if let (Some(from), Some(to)) = (&found.from, &found.to) {
        assert!(instant(from).is_some() && instant(from) <= instant(to), "{from} to {to}");
    }
    // The stored text alone leads to the same findings.
    let again = analyse(rules, &uploaded.text);
    assert_eq!(again.findings, found.findings);
    assert_eq!((again.verdict, &again.codes), (found.verdict, &found.codes));
    // A stream does not put lines together that a mailer broke, so it may find less; it never fails.
    let streamed = analyse_stream(rules, uploaded.text.as_bytes(), &mut |_| {});
    assert!(streamed.is_ok());
});
