//! Translations and their English source: which passages are older than it, which readers see instead, and the
//! fingerprints that a translator renews.

use std::collections::BTreeSet;

use super::{KnowledgeBase, Localized, Topic, nearest};
use crate::Locale;
use crate::{Article, ContentTree, Fault, INTRODUCTION, Passage, with_stamps};

impl Topic {
    /// The article as readers of `locale` see it: its passages, those that are out of date in English.
    pub fn passages(&self, locale: Locale) -> Vec<Localized<'_, Passage>> {
        let Some(article) = self.article(locale).map(|found| found.text) else {
            return Vec::new();
        };
        let localized = |article: &Article, text| Localized {
            text,
            locale: article.locale,
        };
        let passages = article.passages.iter().map(|passage| {
            let english = self
                .fallbacks
                .get(&locale)
                .filter(|_| article.stale.contains(&passage.anchor));
            let current = english.and_then(|english| Some((english, english.passage(&passage.anchor)?)));
            current.map_or(localized(article, passage), |(article, text)| {
                localized(article, text)
            })
        });
        passages.collect()
    }

    /// Notes in each translation which of its passages are out of date.
    pub(super) fn compare_fingerprints(&mut self) {
        let Some(english) = self.articles.get(&Locale::english()).cloned() else {
            return;
        };
        for article in self.articles.values_mut() {
            let Some(stamps) = &article.stamps else { continue };
            let is_stale = |passage: &&Passage| {
                let stamp = stamps.get(&passage.anchor);
                stamp.is_some_and(|stamp| *stamp != passage.fingerprint)
            };
            let stale = english.passages.iter().filter(is_stale);
            article.stale = stale.map(|passage| passage.anchor.clone()).collect();
        }
    }
}

/// What is missing, out of date or left over in the translations of a topic that carry fingerprints.
pub(super) fn check(topic: &Topic, faults: &mut Vec<Fault>) {
    let Some(english) = topic.articles.get(&Locale::english()) else {
        return;
    };
    for article in topic.articles.values() {
        let Some(stamps) = article.stamps.as_ref() else {
            continue;
        };
        let command = |anchor: &str| format!("waypost stamp {}/{}#{anchor}", article.locale, topic.slug);
        for source in &english.passages {
            let anchor = &source.anchor;
            let place = format!("{}:{}", english.path, source.line);
            let fault = match (article.passage(anchor), stamps.get(anchor)) {
                (None, _) => Fault::warning(
                    &article.path,
                    None,
                    format!("the passage `{anchor}` of {place} is missing"),
                )
                .advise(format!(
                    "translate it below a heading with that anchor, then run `{}`",
                    command(anchor)
                )),
                (Some(passage), None) => Fault::warning(
                    &article.path,
                    passage.line,
                    format!("`{anchor}` has no fingerprint of {place}"),
                )
                .advise(format!("if it says the same, run `{}`", command(anchor))),
                (Some(passage), Some(_)) if article.stale.contains(anchor) => Fault::warning(
                    &article.path,
                    passage.line,
                    format!("`{anchor}` is out of date: {place} has changed, and readers see that"),
                )
                .advise(format!("bring it up to date, then run `{}`", command(anchor))),
                _ => continue,
            };
            faults.push(fault);
        }
        extra(english, article, faults);
    }
}

/// Passages and fingerprints of something that English does not have.
fn extra(english: &Article, article: &Article, faults: &mut Vec<Fault>) {
    let known = || english.passages.iter().map(|passage| passage.anchor.as_str());
    let extra = |anchor: &str| !english.anchors.contains_key(anchor) && anchor != INTRODUCTION;
    let hint = |anchor: &str| match nearest(anchor, known()) {
        Some(name) => format!("did you mean `{name}`? Otherwise take it away"),
        None => "take it away".to_owned(),
    };
    for passage in article.passages.iter().filter(|passage| extra(&passage.anchor)) {
        let message = format!("the passage `{}` is not in {}", passage.anchor, english.path);
        faults.push(Fault::warning(&article.path, passage.line, message).advise(hint(&passage.anchor)));
    }
    let stamps = article.stamps.iter().flatten().map(|(anchor, _)| anchor);
    for anchor in stamps.filter(|anchor| extra(anchor) && article.passage(anchor).is_none()) {
        let message = format!(
            "has a fingerprint of `{anchor}`, which is not in {}",
            english.path
        );
        faults.push(Fault::warning(&article.path, 1, message).advise(hint(anchor)));
    }
}

/// A translation with renewed fingerprints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// Path below the content root.
    pub path: String,
    /// The file as it is to be.
    pub text: String,
    /// Anchors of the passages that were renewed.
    pub anchors: Vec<String>,
}

/// Writes the fingerprints of today's English into translations.
///
/// `names` are `de` (all articles), `de/404104` (a whole article) or `de/404104#cause-1` (one passage).
///
/// # Errors
/// One line: the first name that leads to nothing, with the one that was meant if it is close.
pub fn stamp(tree: &ContentTree, names: &[String]) -> Result<Vec<Stamped>, String> {
    let knowledge = super::join::join(tree).0;
    let mut chosen: BTreeSet<(&str, Locale, &str)> = BTreeSet::new();
    for name in names {
        let found = passages_of(&knowledge, name)?;
        chosen.extend(found);
    }
    let mut files: Vec<Stamped> = Vec::new();
    for topic in knowledge.topics.values() {
        for article in topic.articles.values() {
            let anchors = chosen
                .iter()
                .filter(|(other, locale, _)| **other == topic.slug && *locale == article.locale);
            let anchors: Vec<_> = anchors.map(|(_, _, anchor)| (*anchor).to_owned()).collect();
            let english = topic.articles.get(&Locale::english());
            if let (Some(english), Some(text)) = (english, tree.files.get(&article.path))
                && !anchors.is_empty()
            {
                files.push(renewed(english, article, text, anchors));
            }
        }
    }
    Ok(files)
}

fn renewed(english: &Article, article: &Article, text: &str, anchors: Vec<String>) -> Stamped {
    let stamps = english.passages.iter().filter_map(|passage| {
        let old = article
            .stamps
            .as_ref()
            .and_then(|stamps| stamps.get(&passage.anchor));
        let print = if anchors.contains(&passage.anchor) {
            Some(&passage.fingerprint)
        } else {
            old
        };
        Some((passage.anchor.as_str(), print?.as_str()))
    });
    let stamps: Vec<_> = stamps.collect();
    Stamped {
        path: article.path.clone(),
        text: with_stamps(text, &stamps),
        anchors,
    }
}

/// The passages that a name means: those that both languages have.
fn passages_of<'kb>(
    knowledge: &'kb KnowledgeBase,
    name: &str,
) -> Result<Vec<(&'kb str, Locale, &'kb str)>, String> {
    let (place, anchor) = name.split_once('#').unwrap_or((name, ""));
    let (tag, slug) = place.split_once('/').unwrap_or((place, ""));
    let locales = || {
        knowledge
            .locales
            .iter()
            .filter(|locale| **locale != Locale::english())
    };
    let locale = *locales()
        .find(|locale| locale.as_str() == tag)
        .ok_or_else(|| unknown("translation", name, tag, locales().map(Locale::as_str)))?;
    let topics = || {
        knowledge
            .topics
            .values()
            .filter(|topic| topic.articles.contains_key(&locale))
    };
    let mut found = Vec::new();
    for topic in topics().filter(|topic| slug.is_empty() || topic.slug == slug) {
        let english = topic.articles.get(&Locale::english()).into_iter();
        let shared = english.flat_map(|english| &english.passages);
        let shared = shared.filter(|passage| topic.articles[&locale].passage(&passage.anchor).is_some());
        let anchors: Vec<_> = shared.map(|passage| passage.anchor.as_str()).collect();
        if !anchor.is_empty() && !anchors.contains(&anchor) {
            return Err(unknown("passage", name, anchor, anchors.iter().copied()));
        }
        let chosen = anchors
            .into_iter()
            .filter(|name| anchor.is_empty() || *name == anchor);
        found.extend(chosen.map(|anchor| (topic.slug.as_str(), locale, anchor)));
    }
    if found.is_empty() {
        let slugs = topics().map(|topic| topic.slug.as_str());
        return Err(unknown("article", name, slug, slugs));
    }
    Ok(found)
}

fn unknown<'n>(kind: &str, whole: &str, name: &str, known: impl Iterator<Item = &'n str>) -> String {
    match nearest(name, known) {
        Some(near) => format!("`{whole}`: there is no {kind} `{name}`; did you mean `{near}`?"),
        None => format!(
            "`{whole}`: there is no {kind} `{name}` (of the form de, de/404104 or de/404104#{INTRODUCTION})"
        ),
    }
}
