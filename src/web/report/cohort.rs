//! The devices of a case by what they show, in words.

use super::finding::{Source, count, title};
use super::line::visible;
use crate::analysis::{Cohort, Diagnosis, Verdict};

/// Devices that show the same.
pub(super) struct CohortView {
    /// How many, and what.
    pub(super) text: String,
    /// Some of them.
    pub(super) names: String,
}

/// The cohorts of a report; none where all devices show the same.
pub(super) fn cohorts(source: &Source<'_>, diagnosis: &Diagnosis) -> Vec<CohortView> {
    let view = |cohort: &Cohort| {
        let devices = count(source.texts(), "report-count-devices", cohort.devices);
        let names: Vec<String> = cohort.names.iter().map(|name| visible(name)).collect();
        let more = if cohort.devices > names.len() as u64 {
            ", …"
        } else {
            ""
        };
        CohortView {
            text: format!("{devices}: {}", shows(source, diagnosis, cohort)),
            names: names.join(", ") + more,
        }
    };
    match &diagnosis.cohorts[..] {
        [] | [_] => Vec::new(),
        cohorts => cohorts.iter().map(view).collect(),
    }
}

/// The causes of a cohort, or what is said of it without one.
fn shows(source: &Source<'_>, diagnosis: &Diagnosis, cohort: &Cohort) -> String {
    let texts = source.texts();
    let findings = cohort.causes.iter().filter_map(|cause| {
        let mut findings = diagnosis.findings.iter();
        findings.find(|finding| finding.cause == *cause)
    });
    let mut parts: Vec<String> = findings.map(|finding| title(source, finding).text).collect();
    match cohort.verdict {
        Verdict::Unknown => parts.push(texts.get("cohort-unknown")),
        Verdict::Hints => parts.push(texts.get("cohort-hints")),
        Verdict::Healthy => parts.push(texts.get("cohort-healthy")),
        Verdict::Expected => parts.push(texts.get("report-benign")),
        Verdict::Found | Verdict::Unrelated => {}
    }
    parts.join("; ")
}
