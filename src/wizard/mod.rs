//! Answers to the next step: a fold over the routing of one topic, with its whole state in the answers.

mod answers;
mod aspect;
mod renewal;

use crate::knowledge::{Cause, KnowledgeBase, Symptom, Topic};

pub use answers::{Answers, UNKNOWN};
pub use aspect::{Aspect, LogClues};
pub use renewal::renew;

/// Which question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which symptom?
    Symptom,
    /// Which cause?
    Cause,
    /// Which SDK, protocol or tier?
    Aspect(Aspect),
}

/// An answer that the flow does not know (any more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidAnswer {
    /// The query key.
    pub key: &'static str,
    /// What was given.
    pub value: String,
}

/// What to show for some answers.
#[derive(Clone, Debug)]
pub enum Step<'kb> {
    /// Ask which symptom fits.
    AskSymptom {
        /// The choices.
        symptoms: &'kb [Symptom],
        /// Why an answer was not taken.
        rejected: Option<InvalidAnswer>,
    },
    /// Ask which cause it is.
    AskCause {
        /// The symptom answered; `None` after "I cannot check that".
        symptom: Option<&'kb Symptom>,
        /// The choices, most likely first, without those ruled out.
        causes: Vec<&'kb Cause>,
        /// Why an answer was not taken.
        rejected: Option<InvalidAnswer>,
    },
    /// Ask what the solution depends on.
    AskAspect {
        /// The cause that was found.
        cause: &'kb Cause,
        /// What is asked.
        aspect: Aspect,
        /// The answers that the texts know, in their order.
        choices: Vec<&'kb str>,
        /// Why an answer was not taken.
        rejected: Option<InvalidAnswer>,
    },
    /// Show a cause and its solution.
    Solution {
        /// The symptom answered.
        symptom: Option<&'kb Symptom>,
        /// The cause.
        cause: &'kb Cause,
        /// The cause was not named by the reader but is the most likely one left of several.
        assumed: bool,
        /// Next candidate if this was not it.
        next: Option<&'kb Cause>,
    },
    /// Every candidate was tried.
    Exhausted {
        /// The symptom answered.
        symptom: Option<&'kb Symptom>,
        /// What was tried, in order.
        tried: Vec<&'kb Cause>,
    },
}

/// The step that follows from `answers`. Pure; work is bounded by the number of causes.
///
/// * A question with one choice is skipped, unless an answer to it was rejected.
/// * `unknown` leads on: to all causes of the topic, or to the most likely one left.
/// * `ruled-out` takes causes away. If that includes the answer itself, the next candidate is assumed.
/// * What the texts of the cause vary by is asked last, and only then.
/// * A cause that the symptom does not have, or nobody knows, shows the question again.
pub fn resolve<'kb>(knowledge: &'kb KnowledgeBase, topic: &'kb Topic, answers: &Answers) -> Step<'kb> {
    let step = to_cause(topic, answers);
    let question = match &step {
        Step::Solution { cause, .. } => aspect::question(knowledge, topic, cause, answers),
        _ => None,
    };
    question.unwrap_or(step)
}

/// The step as far as symptom and cause go.
fn to_cause<'kb>(topic: &'kb Topic, answers: &Answers) -> Step<'kb> {
    let symptom = match symptom(topic, answers) {
        Ok(symptom) => symptom,
        Err(step) => return step,
    };
    let candidates = match symptom {
        Some(symptom) => symptom.causes.iter().filter_map(|id| topic.cause(id)).collect(),
        None => topic.causes_by_likelihood(),
    };
    let tried: Vec<_> = answers
        .ruled_out
        .iter()
        .filter_map(|id| topic.cause(id))
        .collect();
    let is_left = |cause: &&Cause| !tried.iter().any(|tried| tried.id == cause.id);
    let flow = Flow {
        symptom,
        has_choice: candidates.len() > 1,
        left: candidates.iter().copied().filter(is_left).collect(),
    };
    if flow.left.is_empty() {
        return Step::Exhausted { symptom, tried };
    }
    match answers.cause.as_deref() {
        Some(UNKNOWN) => flow.assume(),
        Some(id) => match candidates.iter().find(|cause| cause.id == id) {
            Some(cause) if is_left(cause) => flow.solution(cause, false),
            Some(_) => flow.assume(),
            None => flow.ask(Some(invalid("cause", id))),
        },
        None if flow.left.len() == 1 => flow.assume(),
        None => flow.ask(None),
    }
}

/// The symptom answered, `None` for "unknown" or where the cause is named without one; else the question.
fn symptom<'kb>(topic: &'kb Topic, answers: &Answers) -> Result<Option<&'kb Symptom>, Step<'kb>> {
    let ask = |rejected| Step::AskSymptom {
        symptoms: &topic.symptoms,
        rejected,
    };
    match (answers.symptom.as_deref(), &topic.symptoms[..]) {
        (Some(UNKNOWN), _) => Ok(None),
        (Some(number), _) => {
            let known = number.parse().ok().and_then(|number| topic.symptom(number));
            known
                .map(Some)
                .ok_or_else(|| ask(Some(invalid("symptom", number))))
        }
        (None, [only]) => Ok(Some(only)),
        (None, _) if answers.cause.is_some() => Ok(None),
        (None, _) => Err(ask(None)),
    }
}

fn invalid(key: &'static str, value: &str) -> InvalidAnswer {
    let value = value.to_owned();
    InvalidAnswer { key, value }
}

/// What is known once the symptom is.
struct Flow<'kb> {
    symptom: Option<&'kb Symptom>,
    /// There was more than one candidate before any was ruled out.
    has_choice: bool,
    /// Candidates not ruled out, most likely first; at least one.
    left: Vec<&'kb Cause>,
}

impl<'kb> Flow<'kb> {
    fn ask(self, rejected: Option<InvalidAnswer>) -> Step<'kb> {
        Step::AskCause {
            symptom: self.symptom,
            causes: self.left,
            rejected,
        }
    }

    fn assume(self) -> Step<'kb> {
        let assumed = self.has_choice;
        self.solution(self.left[0], assumed)
    }

    fn solution(&self, cause: &'kb Cause, assumed: bool) -> Step<'kb> {
        let mut others = self.left.iter().copied().filter(|other| other.id != cause.id);
        Step::Solution {
            symptom: self.symptom,
            cause,
            assumed,
            next: others.next(),
        }
    }
}
