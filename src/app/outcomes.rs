//! Counting what logs showed and whether solutions helped, and what the counts are good for.
//!
//! A count that cannot be written is lost with a line in the log: nobody's work waits for statistics.

use crate::analysis::{Confidence, Diagnosis, Finding, Verdict};
use crate::store::{HelpRate, Outcome, OutcomeCount, OutcomeKind};

use super::{App, Refusal, now};

/// Answers from which on a rate says something.
const SHOWN_FROM: u64 = 5;
/// Days that the page of counts looks back.
pub const COUNTED_DAYS: i64 = 90;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

impl App {
    /// Counts one outcome under today.
    pub async fn count(&self, outcome: Outcome<'_>) {
        if let Err(error) = self.store.count_outcome(outcome, now() / DAY).await {
            tracing::warn!(kind = ?outcome.kind, "an outcome was not counted: {error}");
        }
    }

    /// Counts what a log of a reader of `locale` showed.
    pub async fn count_diagnosis(&self, diagnosis: &Diagnosis, locale: &str) {
        let claims = diagnosis
            .findings
            .iter()
            .filter(|finding| finding.confidence >= Confidence::Medium);
        for finding in claims {
            let outcome = Outcome {
                kind: OutcomeKind::Found,
                article: &finding.article,
                cause: &finding.cause,
                locale,
            };
            self.count(outcome).await;
        }
        if diagnosis.verdict == Verdict::Unrelated {
            let outcome = Outcome {
                kind: OutcomeKind::Unread,
                article: "",
                cause: &diagnosis.format,
                locale,
            };
            self.count(outcome).await;
        }
    }

    /// How often the solution of a cause helped, under whatever names it had; nothing while too few have said, or while the store does not answer.
    pub async fn help_rate(&self, article: &str, cause: &str) -> Option<HelpRate> {
        let mut sum = HelpRate::default();
        for (article, cause) in self.knowledge.names_of(article, cause) {
            let rate = self.store.help_rate(&article, &cause).await.ok()?;
            sum.helped += rate.helped;
            sum.answers += rate.answers;
        }
        (sum.answers >= SHOWN_FROM).then_some(sum)
    }

    /// All counts of the last [`COUNTED_DAYS`].
    pub async fn outcomes(&self) -> Result<Vec<OutcomeCount>, Refusal> {
        Ok(self.store.outcomes(now() / DAY - COUNTED_DAYS).await?)
    }

    /// Puts first what helped more often, among causes that the log speaks for equally.
    pub(super) async fn prefer_what_helped(&self, diagnosis: &mut Diagnosis) {
        let mut start = 0;
        while start < diagnosis.findings.len() {
            let end = start + equals(&diagnosis.findings[start..]);
            if end - start > 1 {
                self.sort_by_help(&mut diagnosis.findings[start..end]).await;
            }
            start = end;
        }
    }

    async fn sort_by_help(&self, equals: &mut [Finding]) {
        let mut rates = Vec::with_capacity(equals.len());
        for finding in equals.iter() {
            let rate = self.help_rate(&finding.article, &finding.cause).await;
            rates.push((finding.clone(), expected_help(rate.unwrap_or_default())));
        }
        rates.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        for (place, (finding, _)) in equals.iter_mut().zip(rates) {
            *place = finding;
        }
    }
}

/// How many findings in front are equally likely.
fn equals(findings: &[Finding]) -> usize {
    let same = |finding: &&Finding| {
        finding.confidence == findings[0].confidence
            && finding.score.total_cmp(&findings[0].score).is_eq()
            && finding.benign == findings[0].benign
    };
    findings.iter().take_while(same).count()
}

/// The share that helps, by Laplace's rule of succession: a half where nobody has said anything.
fn expected_help(rate: HelpRate) -> f64 {
    (rate.helped as f64 + 1.0) / (rate.answers as f64 + 2.0)
}
