//! What became of the causes of an earlier log, in the words of the page.

use std::io::Write;

use crate::analysis::Diagnosis;
use crate::cli::Failure;
use crate::web::recovery_in_words;

use super::Answer;

impl Answer<'_> {
    pub(super) fn write_recovery(&self, out: &mut dyn Write, diagnosis: &Diagnosis) -> Result<(), Failure> {
        let Some(recovery) = &diagnosis.recovery else {
            return Ok(());
        };
        writeln!(out, "\n{}", self.texts().get("recovery-title"))?;
        for cause in &recovery.causes {
            let (state, text) = recovery_in_words(self.texts(), cause);
            let title = self.title(&cause.article, &cause.cause);
            writeln!(out, "= {title} [{}/{}] {state}", cause.article, cause.cause)?;
            writeln!(out, "  {text}")?;
        }
        Ok(())
    }
}
