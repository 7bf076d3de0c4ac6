//! Articles of all languages and the routing between their parts, joined and checked: the [`KnowledgeBase`].

use std::collections::BTreeMap;

use crate::content::{Article, ContentTree, Fault, Part};
use crate::i18n::Locale;

/// Everything Waypost knows about errors; read-only after [`KnowledgeBase::load`].
#[derive(Clone, Debug, Default)]
pub struct KnowledgeBase {
    /// One topic per article slug.
    pub topics: BTreeMap<String, Topic>,
    /// Languages that have a folder, English first, then by tag.
    pub locales: Vec<Locale>,
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
    /// Symptoms in the order of the article.
    pub symptoms: Vec<Symptom>,
    /// Causes in the order of the article.
    pub causes: Vec<Cause>,
    /// Solutions in the order of the article.
    pub solutions: Vec<Solution>,
    /// The article in each language that has it.
    pub articles: BTreeMap<Locale, Article>,
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
}

/// A text in the reader's language, or in English where that is missing.
#[derive(Clone, Copy, Debug)]
pub struct Localized<'kb, T> {
    /// The text.
    pub text: &'kb T,
    /// The language it is in; differs from the one asked for on a fallback.
    pub locale: Locale,
}

impl KnowledgeBase {
    /// Reads and joins everything; what is wrong is listed, what is right is kept.
    ///
    /// `Ok` only without faults: what `check` accepts, `serve` starts.
    pub fn load(tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        let _ = tree;
        Ok(Self::default())
    }

    /// The topic of an article slug, a code (`500001` finds `500xxx`), an error name or an alias, in any letter case.
    pub fn find(&self, name: &str) -> Option<&Topic> {
        self.topics.get(name)
    }
}

impl Topic {
    /// The article in `locale`, else in English, else in any language.
    pub fn article(&self, locale: Locale) -> Option<Localized<'_, Article>> {
        self.articles.get(&locale).map(|text| Localized { text, locale })
    }

    /// The text of a symptom.
    pub fn symptom_part(&self, locale: Locale, part: u32) -> Option<Localized<'_, Part>> {
        let _ = (locale, part);
        None
    }
}

impl KnowledgeBase {
    /// The text of a cause; follows `same_as`.
    pub fn cause_part(&self, topic: &Topic, cause: &Cause, locale: Locale) -> Option<Localized<'_, Part>> {
        let _ = (topic, cause, locale);
        None
    }

    /// The solutions of a cause with their texts, in the order to try; follows `same_as`.
    pub fn solution_parts(
        &self,
        topic: &Topic,
        cause: &Cause,
        locale: Locale,
    ) -> Vec<(Solution, Localized<'_, Part>)> {
        let _ = (topic, cause, locale);
        Vec::new()
    }
}
