//! Stored reports as today's content names what they found.

use crate::analysis::{Finding, Report, ReportId};
use crate::knowledge::KnowledgeBase;
use crate::wizard::Answers;

use super::{App, Refusal, now};

impl App {
    /// The report of that id; articles and causes that were renamed since have their names of today.
    pub async fn report(&self, id: &ReportId) -> Result<Report, Refusal> {
        let report = self.store.report(id, now()).await?;
        let mut report = report.ok_or(Refusal::NotFound)?;
        for finding in &mut report.diagnosis.findings {
            renew(&self.knowledge, finding);
        }
        Ok(report)
    }
}

fn renew(knowledge: &KnowledgeBase, finding: &mut Finding) {
    let Some((topic, cause)) = knowledge.cause(&finding.article, &finding.cause) else {
        return;
    };
    let moved = topic.slug != finding.article;
    if !moved && cause.id == finding.cause {
        return;
    }
    // The number of a symptom means nothing in another article; under a new name it is the same article.
    if moved && !topic.was_called(&finding.article) {
        finding.symptom = None;
    }
    finding.article.clone_from(&topic.slug);
    finding.cause.clone_from(&cause.id);
    let answers = Answers {
        cause: Some(cause.id.clone()),
        symptom: finding.symptom.map(|number| number.to_string()),
        ..Answers::default()
    };
    finding.url = format!("/{}/wizard?{}", topic.slug, answers.to_query());
}
