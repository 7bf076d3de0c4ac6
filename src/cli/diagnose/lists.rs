//! What stands beside the causes: devices by what they show, and lines that nothing explains.

use std::io::Write;

use super::super::Failure;
use super::super::output::harmless;
use super::{Answer, SHOWN_CHARS};
use crate::analysis::Diagnosis;

/// Shapes of unexplained lines that are shown.
const SHOWN_SHAPES: usize = 8;

impl Answer<'_> {
    /// The devices by what they show, where they do not all show the same.
    pub(super) fn write_cohorts(&self, out: &mut dyn Write, diagnosis: &Diagnosis) -> Result<(), Failure> {
        let cohorts = diagnosis.cohorts.iter().filter(|_| diagnosis.cohorts.len() > 1);
        for cohort in cohorts {
            let verdict = serde_json::to_value(cohort.verdict).map_err(anyhow::Error::from)?;
            let verdict = verdict.as_str().unwrap_or_default().to_owned();
            let shows: Vec<&str> = std::iter::once(verdict.as_str())
                .chain(cohort.causes.iter().map(String::as_str))
                .collect();
            let names: Vec<String> = cohort.names.iter().map(|name| harmless(name)).collect();
            let more = if cohort.devices > names.len() as u64 {
                ", …"
            } else {
                ""
            };
            let count = self.texts().number(cohort.devices);
            writeln!(
                out,
                "= {count} × {} ({}{more})",
                shows.join(" "),
                names.join(", ")
            )?;
        }
        Ok(())
    }

    /// The lines that nothing explains, by their shape.
    pub(super) fn write_not_understood(
        &self,
        out: &mut dyn Write,
        diagnosis: &Diagnosis,
    ) -> Result<(), Failure> {
        if diagnosis.not_understood.is_empty() {
            return Ok(());
        }
        let texts = self.texts();
        let title = texts.find("report-odd", &[]);
        writeln!(
            out,
            "! {}",
            title.as_deref().unwrap_or("Lines that no rule explains")
        )?;
        for odd in diagnosis.not_understood.iter().take(SHOWN_SHAPES) {
            let shape: String = odd.shape.chars().take(SHOWN_CHARS).collect();
            let count = texts.number(odd.count);
            let place = self.place(odd.file, odd.line);
            writeln!(out, "   {place:>6} | {count} × {}", harmless(&shape))?;
        }
        Ok(())
    }
}
