//! One article: its parts, told apart by anchors that no translation changes.

use std::collections::{BTreeMap, BTreeSet};

use super::html::Html;
use super::passage::Passage;
use crate::Locale;

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// What an operator sees.
    Symptom,
    /// Why it happens.
    Cause,
    /// What to do.
    Solution,
}

/// What tells a part from its siblings: its number, or the slug of the cause it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartName {
    /// `symptom-2`, `cause-2`, `solution-2`; 1 for a single part without a number.
    Number(u32),
    /// A cause within a numbered part that holds several, such as `keepalive-timeout`.
    Slug(String),
}

/// One symptom, cause or solution as the article tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Symptom, cause or solution.
    pub kind: PartKind,
    /// Number or slug.
    pub name: PartName,
    /// The fragment that links to it, such as `cause-2` (`cause` for a single unnumbered one).
    pub anchor: String,
    /// The heading without its number ("The SAS token was renewed"); `None` where the heading is only a number.
    pub title: Option<String>,
    /// Plain text of the first paragraph, for lists and previews.
    pub summary: String,
    /// Everything under the heading, without the confirm part.
    pub html: Html,
    /// How to confirm the cause (`confirm-N`).
    pub confirm: Option<Html>,
    /// Anchor of the passage that tells how to confirm the cause.
    pub confirm_anchor: Option<String>,
    /// Anchors of the passages that the part is made of, without that one.
    pub passages: Vec<String>,
    /// Line of the heading, from 1.
    pub line: u32,
}

/// An article in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// File name without extension, such as `404104`.
    pub slug: String,
    /// The language it is written in.
    pub locale: Locale,
    /// Path below the content root.
    pub path: String,
    /// The `#` heading, plain text.
    pub title: String,
    /// `description` of the front matter.
    pub description: String,
    /// `sources` of the front matter: addresses.
    pub sources: Vec<String>,
    /// What stands between the title and the first part.
    pub intro: Html,
    /// Symptoms, causes and solutions in the order of the text.
    pub parts: Vec<Part>,
    /// Everything, for the article page, in the order of the text: headings with anchors.
    pub passages: Vec<Passage>,
    /// Fingerprints of the English passages that this text was made from; `None` where nobody noted them.
    pub stamps: Option<BTreeMap<String, String>>,
    /// Anchors of the passages that are older than their English source; known once languages are joined.
    pub stale: BTreeSet<String>,
    /// Contents: anchor, level (2 or 3) and text of each heading.
    pub headings: Vec<(String, u8, String)>,
    /// Anchors of the text with the line they stand on.
    pub anchors: BTreeMap<String, u32>,
    /// Links to parts of our articles, this one included.
    pub links: Vec<ArticleLink>,
    /// The file comes from the vendor's documentation as it is.
    pub is_imported: bool,
}

/// A link from one article to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLink {
    /// Slug of the article it leads to.
    pub slug: String,
    /// The part it leads to; empty for the beginning.
    pub anchor: String,
    /// Line of the link.
    pub line: u32,
}

impl Article {
    /// The passage with this anchor.
    pub fn passage(&self, anchor: &str) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.anchor == anchor)
    }

    /// The whole text.
    pub fn html(&self) -> String {
        self.passages
            .iter()
            .map(|passage| passage.html.to_string())
            .collect()
    }

    /// Whether a part, apart from how to confirm it, tells what English does.
    pub fn is_current(&self, part: &Part) -> bool {
        !part.passages.iter().any(|anchor| self.stale.contains(anchor))
    }

    /// The part of this kind and name.
    pub fn part(&self, kind: PartKind, name: &PartName) -> Option<&Part> {
        self.parts
            .iter()
            .find(|part| part.kind == kind && part.name == *name)
    }

    /// The numbers of the parts of this kind, in the order of the text.
    pub fn numbers(&self, kind: PartKind) -> Vec<u32> {
        let parts = self.parts.iter().filter(|part| part.kind == kind);
        let numbers = parts.filter_map(|part| match part.name {
            PartName::Number(number) => Some(number),
            PartName::Slug(_) => None,
        });
        numbers.collect()
    }
}
