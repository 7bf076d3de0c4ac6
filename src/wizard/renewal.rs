//! Answers that name causes as they were called once, to the same answers in today's names.

use super::Answers;
use crate::knowledge::{KnowledgeBase, Topic};

/// The same answers in today's names, and the topic they belong to now; `None` where they are up to date.
///
/// A cause that went to another article takes the reader along: the number of the symptom means nothing there.
pub fn renew<'kb>(
    knowledge: &'kb KnowledgeBase,
    topic: &'kb Topic,
    answers: &Answers,
) -> Option<(&'kb Topic, Answers)> {
    let found = |id: &String| match topic.cause(id) {
        Some(_) => None,
        None => knowledge.cause(&topic.slug, id),
    };
    let mut renewed = answers.clone();
    let mut goal = topic;
    if let Some((target, cause)) = answers.cause.as_ref().and_then(found) {
        renewed.cause = Some(cause.id.clone());
        goal = target;
    }
    if goal.slug != topic.slug {
        renewed.symptom = None;
    }
    renewed.ruled_out.clear();
    for id in &answers.ruled_out {
        let now = found(id).filter(|(target, _)| target.slug == goal.slug);
        renewed.rule_out(now.map_or(id, |(_, cause)| &cause.id).as_str());
    }
    (renewed != *answers).then_some((goal, renewed))
}
