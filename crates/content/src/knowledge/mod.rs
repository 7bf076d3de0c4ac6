//! Articles of all languages and the routing between their parts, joined and checked: the [`KnowledgeBase`].

//!
//! [`KnowledgeBase::load`] reads all articles and all routing and joins them by slug; [`check`] is the same work,
//! and lists everything that is wrong or missing.

mod clues;
mod coverage;
mod find;
mod former;
mod freshness;
mod glossary;
mod join;
mod near;
mod prose;
mod questions;
mod routing;
mod search;
mod verify;
mod wording;

use std::collections::BTreeMap;

use near::nearest;

use crate::Locale;
use crate::{Article, Html, Part, PartKind, PartName, Tab};

pub use freshness::{Stamped, stamp};
pub use join::check;
pub use questions::{QuestionGroup, SymptomQuestion};
pub use search::{Group, PartHit, Piece, SearchWords};

/// Everything Waypost knows about errors; read-only after [`KnowledgeBase::load`].
#[derive(Clone, Debug, Default)]
pub struct KnowledgeBase {
    /// One topic per article slug.
    pub topics: BTreeMap<String, Topic>,
    /// Languages that have a folder, English first, then by tag.
    pub locales: Vec<Locale>,
    /// What people of each language type.
    pub search_words: BTreeMap<Locale, SearchWords>,
    questions: BTreeMap<Locale, Vec<QuestionGroup>>,
    clues: clues::Clues,
    indexes: search::Indexes,
}

/// One error or family: its routing and its article in each language.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Article slug, such as `404104`.
    pub slug: String,
    /// Error name, never translated; `None` for families.
    pub name: Option<String>,
    /// Six-digit codes, `x` standing for any digit (`500xxx`).
    pub codes: Vec<String>,
    /// Other spellings people search for.
    pub aliases: Vec<String>,
    /// Slugs that the article had once; links with them lead here.
    pub was: Vec<String>,
    /// Symptoms in the order of the article.
    pub symptoms: Vec<Symptom>,
    /// Causes in the order of the article.
    pub causes: Vec<Cause>,
    /// Solutions in the order of the article.
    pub solutions: Vec<Solution>,
    /// The article in each language that has it.
    pub articles: BTreeMap<Locale, Article>,
    /// For each language without it, or with passages out of date: the article that stands in, its links leading
    /// to pages in that language.
    pub fallbacks: BTreeMap<Locale, Article>,
}

/// A symptom and the causes it may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symptom {
    /// Number of the part.
    pub part: u32,
    /// Slugs of causes, most likely first.
    pub causes: Vec<String>,
}

/// A cause: where its text stands and which solutions answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Slug that no translation changes.
    pub id: String,
    /// Number of the part that describes it.
    pub part: u32,
    /// Numbers of the solutions, in the order to try.
    pub solutions: Vec<u32>,
    /// Article and cause whose text is shown in place of this one's.
    pub same_as: Option<(String, String)>,
    /// Expected behaviour: nothing to repair.
    pub benign: bool,
    /// Why no log can show it, where none can.
    pub log: Option<String>,
    /// What it was called once, and where.
    pub was: Vec<FormerCause>,
}

/// A name that a cause had once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerCause {
    /// Slug of the article it stood in.
    pub article: String,
    /// Its slug there.
    pub id: String,
}

/// A solution's kind and risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// Number of the part.
    pub part: u32,
    /// `none`, `check`, `change` or `escalate`.
    pub kind: SolutionKind,
    /// Whom the solution interrupts.
    pub risk: Risk,
}

/// What kind of work a solution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolutionKind {
    /// Nothing to do.
    None,
    /// Something to look at.
    Check,
    /// Something to change.
    Change,
    /// Somebody else has to act.
    Escalate,
}

/// Whom carrying out a solution interrupts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Nobody.
    None,
    /// One device.
    Device,
    /// All devices.
    Fleet,
    /// The article does not say.
    Unknown,
}

/// A text in the reader's language, or in English where that is missing.
#[derive(Debug)]
pub struct Localized<'kb, T> {
    /// The text.
    pub text: &'kb T,
    /// The language it is in; differs from the one asked for on a fallback.
    pub locale: Locale,
}

impl<T> Clone for Localized<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Localized<'_, T> {}

impl Topic {
    /// The article in `locale`, else in English, else in any language.
    pub fn article(&self, locale: Locale) -> Option<Localized<'_, Article>> {
        let in_locale = self.articles.get(&locale).or_else(|| self.fallbacks.get(&locale));
        let text = in_locale.or_else(|| self.base())?;
        let locale = text.locale;
        Some(Localized { text, locale })
    }

    /// The article that stands in where a language has none: the English one, else the first there is.
    pub fn base(&self) -> Option<&Article> {
        let english = self.articles.get(&Locale::english());
        english.or_else(|| self.articles.values().next())
    }

    /// The text of a symptom.
    pub fn symptom_part(&self, locale: Locale, part: u32) -> Option<Localized<'_, Part>> {
        self.part(locale, PartKind::Symptom, &PartName::Number(part))
    }

    /// The symptom with this part number.
    pub fn symptom(&self, part: u32) -> Option<&Symptom> {
        self.symptoms.iter().find(|symptom| symptom.part == part)
    }

    /// The cause with this id.
    pub fn cause(&self, id: &str) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.id == id)
    }

    /// All causes, most likely first: by the best place any symptom gives them, then in the order of the article.
    pub fn causes_by_likelihood(&self) -> Vec<&Cause> {
        let rank = |cause: &&Cause| {
            let places = self.symptoms.iter().filter_map(|symptom| {
                let mut causes = symptom.causes.iter();
                causes.position(|id| *id == cause.id)
            });
            places.min().unwrap_or(usize::MAX)
        };
        let mut causes: Vec<_> = self.causes.iter().collect();
        causes.sort_by_cached_key(rank);
        causes
    }

    /// A part in `locale`, or as the fallback tells it where the translation lacks it.
    fn part(&self, locale: Locale, kind: PartKind, name: &PartName) -> Option<Localized<'_, Part>> {
        let translation = self.articles.get(&locale).into_iter();
        let current = translation.filter_map(|article| {
            let text = article.part(kind, name).filter(|part| article.is_current(part));
            text.map(|part| (article, part))
        });
        let (fallback, english) = (self.fallbacks.get(&locale), self.articles.get(&Locale::english()));
        let others = fallback.into_iter().chain(english).chain(self.articles.values());
        let others = others.filter_map(|article| Some((article, article.part(kind, name)?)));
        let (article, text) = current.chain(others).next()?;
        let locale = article.locale;
        Some(Localized { text, locale })
    }
}

impl KnowledgeBase {
    /// The text of a cause; follows `same_as`. Where several causes share a part, the one named by its slug.
    pub fn cause_part<'kb>(
        &'kb self,
        topic: &'kb Topic,
        cause: &'kb Cause,
        locale: Locale,
    ) -> Option<Localized<'kb, Part>> {
        let (topic, cause) = self.origin(topic, cause);
        let slug = PartName::Slug(cause.id.clone());
        let own = topic.part(locale, PartKind::Cause, &slug);
        let number = PartName::Number(cause.part);
        let shared = || topic.part(locale, PartKind::Cause, &number);
        own.or_else(shared)
    }

    /// How to confirm a cause; follows `same_as`.
    pub fn confirm_part<'kb>(
        &'kb self,
        topic: &'kb Topic,
        cause: &'kb Cause,
        locale: Locale,
    ) -> Option<Localized<'kb, Html>> {
        let (topic, cause) = self.origin(topic, cause);
        let names = [PartName::Slug(cause.id.clone()), PartName::Number(cause.part)];
        let articles = [topic.articles.get(&locale), topic.fallbacks.get(&locale)];
        let articles = articles
            .into_iter()
            .flatten()
            .chain(topic.articles.get(&Locale::english()));
        // The part whose text tells the cause tells how to confirm it, so the first language that has it decides.
        let part = |article: &'kb Article| {
            let mut parts = names
                .iter()
                .filter_map(|name| article.part(PartKind::Cause, name));
            parts.next().map(|part| (article, part))
        };
        let is_current = |(article, part): &(&Article, &Part)| {
            let anchor = part.confirm_anchor.as_ref();
            !anchor.is_some_and(|anchor| article.stale.contains(anchor))
        };
        let (article, part) = articles.filter_map(part).find(is_current)?;
        let locale = article.locale;
        Some(Localized {
            text: part.confirm.as_ref()?,
            locale,
        })
    }

    /// The tabs in all that is told about a cause: text, how to confirm it, solutions.
    pub fn tabs<'kb>(&'kb self, topic: &'kb Topic, cause: &'kb Cause, locale: Locale) -> Vec<&'kb Tab> {
        let cause_part = self.cause_part(topic, cause, locale).map(|part| &part.text.html);
        let confirm = self.confirm_part(topic, cause, locale).map(|part| part.text);
        let solutions = self.solution_parts(topic, cause, locale).into_iter();
        let texts = cause_part.into_iter().chain(confirm);
        let texts = texts.chain(solutions.map(|(_, part)| &part.text.html));
        texts.flat_map(Html::tabs).collect()
    }

    /// The client library that all devices of a log use, as the ids of tabs have it after `sdk-`: by the names of libraries
    /// that the log shows, else by its format.
    pub fn sdk_of_log(&self, format: &str, names: &[String]) -> Option<&str> {
        self.clues.sdk(format, names)
    }

    /// The solutions of a cause with their texts, in the order to try; follows `same_as`.
    pub fn solution_parts<'kb>(
        &'kb self,
        topic: &'kb Topic,
        cause: &'kb Cause,
        locale: Locale,
    ) -> Vec<(Solution, Localized<'kb, Part>)> {
        let (topic, cause) = self.origin(topic, cause);
        let parts = cause.solutions.iter().filter_map(|number| {
            let solution = topic.solutions.iter().find(|solution| solution.part == *number)?;
            let text = topic.part(locale, PartKind::Solution, &PartName::Number(*number))?;
            Some((solution.clone(), text))
        });
        parts.collect()
    }

    /// Topic and cause whose text is shown for `cause`: those `same_as` names, or its own.
    pub fn origin<'kb>(&'kb self, topic: &'kb Topic, cause: &'kb Cause) -> (&'kb Topic, &'kb Cause) {
        let target = cause.same_as.as_ref().and_then(|(article, id)| {
            let topic = self.topics.get(article)?;
            Some((topic, topic.cause(id)?))
        });
        target.unwrap_or((topic, cause))
    }
}
