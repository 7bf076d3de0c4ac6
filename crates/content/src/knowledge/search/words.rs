//! `locales/<lang>/search.toml`: what people of one language really type, and how its words are built.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::text::words;
use crate::Locale;
use crate::knowledge::KnowledgeBase;
use crate::{ContentTree, Fault};

/// The search words of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct SearchWords {
    /// Words that say nothing by themselves.
    pub(super) stop: Vec<String>,
    /// Words that any trouble is described with; beside others they say little.
    pub(super) vague: Vec<String>,
    /// Letters between the parts of a compound; the language writes none where this is missing.
    pub(super) links: Option<Vec<String>>,
    /// Syllables before a word that leave its subject as it is.
    pub(super) prefixes: Vec<String>,
    /// Endings of verbs and of what is made of them, which the stemmer leaves: `va` in `elutasítva`.
    pub(super) endings: Vec<String>,
    /// What participles begin with, also after a prefix: `ge` in `abgelehnt`.
    pub(super) participle: Option<String>,
    /// Groups of words that stand for each other.
    pub(super) synonyms: Vec<Vec<Spanned<String>>>,
    /// `article` or `article#part` to the words that lead there.
    pub(super) places: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

impl SearchWords {
    /// The words that lead to an article (`part` is `None`) or to one of its parts.
    pub(super) fn of_place(&self, slug: &str, part: Option<&str>) -> Vec<&str> {
        let is_here = |place: &str| match (place.split_once('#'), part) {
            (None, None) => place == slug,
            (Some((article, anchor)), Some(part)) => article == slug && anchor == part,
            _ => false,
        };
        let here = self.places.iter().filter(|(place, _)| is_here(place.get_ref()));
        here.flat_map(|(_, phrases)| phrases.iter().map(|phrase| phrase.get_ref().as_str()))
            .collect()
    }
}

/// The search words of every language that has some.
pub(in crate::knowledge) fn read(
    tree: &ContentTree,
    faults: &mut Vec<Fault>,
) -> BTreeMap<Locale, SearchWords> {
    let mut found = BTreeMap::new();
    for (locale, path, text) in files(tree) {
        match toml::from_str::<SearchWords>(text) {
            Ok(words) => {
                found.insert(locale, words);
            }
            Err(error) => {
                let line = error.span().map(|span| line_of(text, span.start));
                faults.push(Fault::error(path, line, error.message()));
            }
        }
    }
    found
}

/// Places that are there, words that are words, nothing twice.
pub(in crate::knowledge) fn verify(knowledge: &KnowledgeBase, tree: &ContentTree, faults: &mut Vec<Fault>) {
    for (locale, path, text) in files(tree) {
        let Some(words) = knowledge.search_words.get(&locale) else {
            continue;
        };
        let mut check = Check { path, text, faults };
        check.synonyms(&words.synonyms);
        for (place, phrases) in &words.places {
            check.place(knowledge, locale, place);
            check.phrases(place.get_ref(), phrases);
        }
    }
}

fn files(tree: &ContentTree) -> impl Iterator<Item = (Locale, &str, &str)> {
    tree.files.iter().filter_map(|(path, text)| {
        let tag = path.strip_prefix("locales/")?.strip_suffix("/search.toml")?;
        Some((tag.parse().ok()?, path.as_str(), text.as_str()))
    })
}

fn line_of(text: &str, offset: usize) -> u32 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + u32::try_from(memchr::memchr_iter(b'\n', before).count()).unwrap_or(u32::MAX)
}

struct Check<'a> {
    path: &'a str,
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, at: &Spanned<String>, message: String, advice: &str) {
        let line = line_of(self.text, at.span().start);
        self.faults
            .push(Fault::error(self.path, line, message).advise(advice));
    }

    fn synonyms(&mut self, groups: &[Vec<Spanned<String>>]) {
        let mut seen = BTreeSet::new();
        for word in groups.iter().flatten() {
            let text = word.get_ref();
            if words(text).iter().filter(|word| !word.is_part).count() != 1 {
                let message = format!("the synonym `{text}` is not one word");
                self.fault(word, message, "what has several words belongs to a place");
            }
            if !seen.insert(text.as_str()) {
                let message = format!("the synonym `{text}` stands twice");
                self.fault(word, message, "join the groups");
            }
        }
    }

    fn place(&mut self, knowledge: &KnowledgeBase, locale: Locale, place: &Spanned<String>) {
        let name = place.get_ref();
        let (slug, anchor) = name.split_once('#').unwrap_or((name, ""));
        let topic = knowledge.topics.get(slug);
        let article = topic.and_then(|topic| topic.article(locale));
        let is_part = |anchor: &str| {
            article.is_some_and(|article| article.text.parts.iter().any(|part| part.anchor == anchor))
        };
        if article.is_none() || !anchor.is_empty() && !is_part(anchor) {
            let message = format!("there is no `{name}`");
            self.fault(place, message, "write `article` or `article#part`");
        }
    }

    fn phrases(&mut self, place: &str, phrases: &[Spanned<String>]) {
        let mut seen = BTreeSet::new();
        for phrase in phrases {
            let text = phrase.get_ref();
            if words(text).is_empty() {
                self.fault(phrase, format!("`{text}` has no word"), "leave it out");
            }
            if !seen.insert(text.to_lowercase()) {
                self.fault(
                    phrase,
                    format!("`{text}` stands twice at `{place}`"),
                    "leave one out",
                );
            }
        }
    }
}
