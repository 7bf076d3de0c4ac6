//! An upload, from its bytes to a diagnosis or a stored report; the same for pages, API and command line.
//!
//! Redaction stands between decoding and everything else: what leaves [`judge`] holds no secret.

use std::sync::Arc;

use crate::analysis::redact::redact;
use crate::analysis::{Diagnosis, Limits, Report, ReportId, Rules, Text, analyse_case, decode};
use crate::store::DeletionToken;

use super::{App, Details, Refusal, now, random_bits};

/// A diagnosis with the redacted text its line numbers refer to.
#[derive(Clone, Debug, PartialEq)]
pub struct Uploaded {
    /// What the log shows.
    pub diagnosis: Diagnosis,
    /// The redacted text.
    pub text: String,
}

/// A stored report and the secret of its owner.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The report.
    pub report: Report,
    /// Shown once.
    pub token: DeletionToken,
}

/// Bytes to a diagnosis.
pub fn examine(rules: &Rules, limits: &Limits, bytes: &[u8]) -> Result<Uploaded, Refusal> {
    Ok(judge(rules, decode(bytes, limits)?))
}

/// Redacts, then analyses: the one way from a text to a diagnosis.
pub fn judge(rules: &Rules, read: Text) -> Uploaded {
    judge_case(rules, read, &[0])
}

/// The same for several files that stand in one text, one after the other; `begins` says how many lines stand before each.
pub fn judge_case(rules: &Rules, read: Text, begins: &[u64]) -> Uploaded {
    let Text { text, mut notes } = read;
    let redacted = redact(&text);
    drop(text);
    let mut diagnosis = analyse_case(rules, files(&redacted.text, begins));
    notes.append(&mut diagnosis.notes);
    diagnosis.notes = notes;
    diagnosis.redactions = redacted.counts;
    Uploaded {
        diagnosis,
        text: redacted.text,
    }
}

/// The parts of a text that begin behind so many lines; redaction keeps the number of lines.
fn files<'t>(text: &'t str, begins: &[u64]) -> Vec<&'t str> {
    let mut files = Vec::with_capacity(begins.len());
    let (mut rest, mut passed) = (text, 0);
    for &begin in begins.iter().skip(1) {
        let lines = usize::try_from(begin - passed).unwrap_or(usize::MAX);
        let ends = memchr::memchr_iter(b'\n', rest.as_bytes());
        let end = ends.take(lines).last().map_or(0, |end| end + 1);
        let (file, behind) = rest.split_at(end);
        files.push(file);
        (rest, passed) = (behind, begin);
    }
    files.push(rest);
    files
}

impl App {
    /// What a log shows; stores nothing.
    pub async fn diagnose_upload(&self, bytes: Vec<u8>) -> Result<Uploaded, Refusal> {
        let mut answer = self.examine_in_place(bytes).await;
        self.metrics.count_upload(answer.as_ref().err().copied());
        if let Ok(uploaded) = &mut answer {
            self.prefer_what_helped(&mut uploaded.diagnosis).await;
        }
        answer
    }

    /// What a few pasted lines show; stores nothing, and counts as no upload.
    pub async fn diagnose_lines(&self, lines: &str) -> Result<Diagnosis, Refusal> {
        let answer = self.examine_in_place(lines.into()).await;
        answer.map(|uploaded| uploaded.diagnosis)
    }

    /// What a log shows, kept as a report.
    pub async fn store_upload(&self, bytes: Vec<u8>, details: Details) -> Result<Stored, Refusal> {
        let lifetime = self.lifetime(&details)?;
        let Uploaded { diagnosis, text } = self.diagnose_upload(bytes).await?;
        let created = now();
        let report = Report {
            id: ReportId::from_bits(random_bits()),
            created,
            expires: created.saturating_add(lifetime),
            title: details.title,
            ticket: details.ticket,
            note: details.note,
            diagnosis,
            text,
        };
        let token = DeletionToken::from_bits(random_bits());
        self.store.save_report(&report, &token).await?;
        self.metrics.reports_stored.add();
        Ok(Stored { report, token })
    }

    /// How long a report is kept, in milliseconds.
    fn lifetime(&self, details: &Details) -> Result<i64, Refusal> {
        let lifetime = details.lifetime.unwrap_or(self.config.report_lifetime);
        if lifetime > self.config.max_report_lifetime {
            return Err(Refusal::BadParameter("expires"));
        }
        i64::try_from(lifetime.as_millis()).map_err(|_| Refusal::BadParameter("expires"))
    }

    /// Runs [`examine`] on a thread for such work, which keeps its place until it is really done.
    async fn examine_in_place(&self, bytes: Vec<u8>) -> Result<Uploaded, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        let place = self.queue.place(&bytes).await?;
        let rules = Arc::clone(&self.rules);
        let limits = Limits {
            max_text_bytes: self.config.max_text_bytes,
        };
        let work = tokio::task::spawn_blocking(move || {
            let _place = place;
            examine(&rules, &limits, &bytes)
        });
        match tokio::time::timeout(self.config.analysis_timeout, work).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => {
                self.metrics.panics.add();
                tracing::error!("the analysis of an upload panicked");
                Err(Refusal::Internal)
            }
            Err(_) => Err(Refusal::TooComplex),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_the_examination_unredacted() {
        let log = b"HostName=h;SharedAccessKey=c2VjcmV0\n";
        let limits = Limits { max_text_bytes: 1000 };
        let rules = Rules::load(&crate::content::ContentTree::default()).unwrap();
        let Uploaded { diagnosis, text } = examine(&rules, &limits, log).unwrap();
        assert!(!text.contains("c2VjcmV0"));
        assert_eq!(diagnosis.redactions.len(), 1);
    }
}
