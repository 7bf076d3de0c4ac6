//! Answers to the next step: a fold over the routing of one topic, with its whole state in the answers.

use crate::knowledge::{Cause, KnowledgeBase, Symptom, Topic};

/// The answers of a wizard address. Unknown keys are dropped, keys are written in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// `cause=` a slug, or `unknown` for "I cannot check that".
    pub cause: Option<String>,
    /// `ruled-out=`, repeated: causes that were tried and were not it, in order.
    pub ruled_out: Vec<String>,
    /// `symptom=` a number, or `unknown`.
    pub symptom: Option<String>,
}

impl Answers {
    /// Reads a query string (`cause=a&symptom=2`); the last of a repeated single key wins.
    pub fn parse(query: &str) -> Self {
        let _ = query;
        Self::default()
    }

    /// The canonical query string: keys sorted, percent-encoded, empty for no answers.
    pub fn to_query(&self) -> String {
        String::new()
    }
}

/// Which question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which symptom?
    Symptom,
    /// Which cause?
    Cause,
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
    /// Show a cause and its solution.
    Solution {
        /// The symptom answered.
        symptom: Option<&'kb Symptom>,
        /// The cause.
        cause: &'kb Cause,
        /// The cause was not named by the reader but is the most likely one left.
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
pub fn resolve<'kb>(knowledge: &'kb KnowledgeBase, topic: &'kb Topic, answers: &Answers) -> Step<'kb> {
    let _ = (knowledge, answers);
    Step::AskSymptom {
        symptoms: &topic.symptoms,
        rejected: None,
    }
}
