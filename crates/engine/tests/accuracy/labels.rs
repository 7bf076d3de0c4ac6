//! The labelled logs of the project: `tests/logs/<folder>/labels.jsonl` and the logs it names.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use waypost_engine::redact::redact;
use waypost_engine::{Confidence, Diagnosis, Finding, Limits, Verdict, decode};

/// What is known about a log: its cause, and others that its text does not rule out.
#[derive(Deserialize)]
pub(super) struct Label {
    pub(super) file: String,
    pub(super) cause: String,
    #[serde(default)]
    pub(super) ambiguous_with: Vec<String>,
    pub(super) codes: Vec<String>,
    pub(super) provenance: String,
}

impl Label {
    /// Whether a claim of this cause is right.
    pub(super) fn allows(&self, cause: &str) -> bool {
        self.cause == cause || self.ambiguous_with.iter().any(|other| other == cause)
    }

    /// The log shows a fault, and its cause is known.
    pub(super) fn is_known(&self) -> bool {
        !matches!(self.cause.as_str(), "none" | "unknown")
    }

    /// Somebody has to do something, so that no verdict may reassure.
    pub(super) fn is_failing(&self) -> bool {
        !matches!(self.cause.as_str(), "none" | "sas-renewal")
    }
}

/// A log with its label, as it is diagnosed: decoded and redacted.
pub(super) struct Labelled {
    /// The folder that it stands in: `known` while rules were written, `captured` and `reported` after.
    pub(super) folder: String,
    pub(super) label: Label,
    pub(super) raw: String,
    pub(super) text: String,
}

impl Labelled {
    /// Folder and file, for messages.
    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.folder, self.label.file)
    }
}

/// All labelled logs, in the order of their folders.
pub(super) fn all() -> Vec<Labelled> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/logs");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders.iter().flat_map(|folder| in_folder(folder)).collect()
}

fn in_folder(folder: &Path) -> Vec<Labelled> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).unwrap();
    let read = |line: &str| {
        let label: Label = serde_json::from_str(line).unwrap();
        let bytes = std::fs::read(folder.join(&label.file)).unwrap();
        let Ok(raw) = decode(&bytes, &Limits::default()).map(|decoded| decoded.text) else {
            println!("{name}/{}: not read", label.file);
            return None;
        };
        Some(Labelled {
            folder: name.clone(),
            label,
            text: redact(&raw).text,
            raw,
        })
    };
    labels.lines().filter_map(read).collect()
}

/// The findings that are claims, not hints.
pub(super) fn claims(diagnosis: &Diagnosis) -> impl Iterator<Item = &Finding> {
    let findings = diagnosis.findings.iter();
    findings.filter(|finding| finding.confidence >= Confidence::Medium)
}

/// Whether a verdict tells the reader that nobody has to do anything.
pub(super) fn reassures(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Healthy | Verdict::Unrelated | Verdict::Expected)
}
