//! Rules and the analysis itself. Stand-in with the face of the real module.

use crate::content::{ContentTree, Fault};

use super::{Diagnosis, Timeline, Verdict};

/// The compiled rules and log formats.
#[derive(Clone, Debug, Default)]
pub struct Rules;

impl Rules {
    /// Reads, compiles and tests every rule and format.
    pub fn load(_tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        Ok(Self)
    }
}

/// Judges a redacted text.
pub fn analyse(_rules: &Rules, text: &str) -> Diagnosis {
    Diagnosis {
        format: "text".to_owned(),
        lines: text.lines().count() as u64,
        events: 0,
        unread_lines: 0,
        from: None,
        to: None,
        verdict: Verdict::Unrelated,
        devices: 0,
        codes: Vec::new(),
        findings: Vec::new(),
        redactions: Vec::new(),
        sdks: Vec::new(),
        notes: Vec::new(),
        missing: Vec::new(),
        timeline: Timeline::default(),
    }
}
