//! What a solution may vary by: the tabs of its texts to questions, and answers to the tabs a reader needs.

use super::{Answers, InvalidAnswer, Step, UNKNOWN};
use crate::i18n::Locale;
use crate::knowledge::{Cause, KnowledgeBase, Topic};

/// Something about the reader's devices that a text may depend on; its key begins the ids of tabs (`sdk-python`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The library the device uses.
    Sdk,
    /// How the device speaks with the service.
    Protocol,
    /// The price tier of the service.
    Tier,
}

impl Aspect {
    /// In the order they are asked.
    pub const ALL: [Self; 3] = [Self::Sdk, Self::Protocol, Self::Tier];

    /// The key in addresses and in the ids of tabs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sdk => "sdk",
            Self::Protocol => "protocol",
            Self::Tier => "tier",
        }
    }

    /// The answer that a tab is for: `python` for `sdk-python`.
    pub fn answer_of(self, tab: &str) -> Option<&str> {
        tab.strip_prefix(self.key())?.strip_prefix('-')
    }
}

/// What a log tells of the devices it is about.
#[derive(Clone, Copy, Debug)]
pub struct LogClues<'a> {
    /// Id of the format that most lines are in.
    pub format: &'a str,
    /// Client libraries it shows, such as `.NET/1.41.3`.
    pub sdks: &'a [String],
}

impl Answers {
    /// Adds what a log answers of the questions that the wizard asks about this cause.
    pub fn take_from_log(
        &mut self,
        knowledge: &KnowledgeBase,
        (topic, cause): (&Topic, &Cause),
        log: LogClues<'_>,
    ) {
        let Some(sdk) = knowledge.sdk_of_log(log.format, log.sdks) else {
            return;
        };
        let tabs = knowledge.tabs(topic, cause, Locale::english());
        if tabs.iter().any(|tab| Aspect::Sdk.answer_of(&tab.id) == Some(sdk)) {
            self.aspects.insert(Aspect::Sdk, sdk.to_owned());
        }
    }

    /// Whether a tab with this id is for the reader who gave these answers.
    pub fn want_tab(&self, id: &str) -> bool {
        let mut aspects = self.aspects.iter();
        aspects.any(|(aspect, answer)| aspect.answer_of(id) == Some(answer))
    }
}

/// The question about the first aspect that the texts of `cause` vary by and that `answers` say nothing valid about.
pub(super) fn question<'kb>(
    knowledge: &'kb KnowledgeBase,
    topic: &'kb Topic,
    cause: &'kb Cause,
    answers: &Answers,
) -> Option<Step<'kb>> {
    let tabs = knowledge.tabs(topic, cause, Locale::english());
    Aspect::ALL.into_iter().find_map(|aspect| {
        let mut choices: Vec<&str> = Vec::new();
        for choice in tabs.iter().filter_map(|tab| aspect.answer_of(&tab.id)) {
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        let answer = answers.aspects.get(&aspect).map(String::as_str);
        let is_settled = answer.is_some_and(|answer| answer == UNKNOWN || choices.contains(&answer));
        (choices.len() > 1 && !is_settled).then(|| Step::AskAspect {
            cause,
            aspect,
            choices,
            rejected: answer.map(|answer| InvalidAnswer {
                key: aspect.key(),
                value: answer.to_owned(),
            }),
        })
    })
}
