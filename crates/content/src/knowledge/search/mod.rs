//! What somebody typed to the places of the articles that answer it, grouped by article, best first.
//!
//! ```text
//! articles + search.toml ─▶ words, weighted by field ─▶ Index
//! query ─▶ words ─▶ what each may mean (stem, diacritics, compound, synonym, spelling) ─▶ places ─▶ groups with excerpts
//! ```
//!
//! A query is plain text: nothing in it is an operator. The work is bounded by the words that are looked at.

mod compound;
mod excerpt;
mod index;
mod language;
mod rank;
mod text;
mod vocabulary;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::{KnowledgeBase, Topic};
use crate::Locale;
use crate::{Article, Part};
use index::Index;
use language::Language;
use rank::{Query, Ranked};

pub use excerpt::Piece;
pub use words::SearchWords;
pub(super) use words::{read, verify};

/// Articles shown.
const MAX_GROUPS: usize = 10;
/// Parts shown of one article.
const MAX_PARTS: usize = 3;
/// How good a further part has to be, as a share of the best part of its article.
const FURTHER_PART: f32 = 0.6;
/// How good a further article has to be, as a share of the best.
const FURTHER_GROUP: f32 = 0.12;
/// Share of a query that has to stand in the reader's language before English comes second.
const WELL_COVERED: f32 = 0.4;

/// An article in which something was found.
#[derive(Clone, Debug)]
pub struct Group<'kb> {
    /// The topic.
    pub topic: &'kb Topic,
    /// Its article in the reader's language, or in English where that is missing.
    pub article: &'kb Article,
    /// The language whose text was searched; the excerpts are in it.
    pub locale: Locale,
    /// Where the words stand in the article as a whole, where no part is better.
    pub excerpt: Vec<Piece>,
    /// Parts that answer best.
    pub parts: Vec<PartHit<'kb>>,
    coverage: f32,
}

/// A part in which something was found.
#[derive(Clone, Debug)]
pub struct PartHit<'kb> {
    /// The part in the language of [`Group::article`].
    pub part: &'kb Part,
    /// Its heading, the words of the query marked.
    pub title: Vec<Piece>,
    /// Where the words stand.
    pub excerpt: Vec<Piece>,
}

/// The index of each language, built when it is first asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes(BTreeMap<Locale, OnceLock<Index>>);

impl Indexes {
    pub(super) fn of(locales: &[Locale]) -> Self {
        Self(locales.iter().map(|locale| (*locale, OnceLock::new())).collect())
    }
}

impl KnowledgeBase {
    /// Articles that answer a query, best first: those found by the reader's language, then by English words.
    pub fn search(&self, locale: Locale, query: &str) -> Vec<Group<'_>> {
        let query: String = query.nfc().collect();
        let own = self.search_in(locale, locale, &query);
        if locale == Locale::english() {
            return own;
        }
        let english = self.search_in(Locale::english(), locale, &query);
        let coverage = |groups: &[Group<'_>]| groups.first().map_or(0.0, |group| group.coverage);
        let is_english = coverage(&own) < WELL_COVERED && coverage(&english) > coverage(&own);
        let (first, second) = if is_english {
            (english, own)
        } else {
            (own, english)
        };
        let mut seen = BTreeSet::new();
        let both = first.into_iter().chain(second);
        let mut groups: Vec<_> = both
            .filter(|group| seen.insert(group.topic.slug.as_str()))
            .collect();
        groups.truncate(MAX_GROUPS);
        groups
    }

    /// Builds the indexes of all languages now instead of at the first query.
    pub fn prepare_search(&self) {
        for locale in self.indexes.0.keys() {
            self.index(*locale);
        }
    }

    fn index(&self, locale: Locale) -> Option<&Index> {
        let none = SearchWords::default();
        let words = |locale| self.search_words.get(&locale).unwrap_or(&none);
        let build = || {
            let english = words(Locale::english());
            Index::build(self.topics.values(), locale, words(locale), english)
        };
        let cell = self.indexes.0.get(&locale)?;
        Some(cell.get_or_init(build))
    }

    /// Searches the texts of `locale`, and answers with those of `reader` where they exist.
    fn search_in(&self, locale: Locale, reader: Locale, query: &str) -> Vec<Group<'_>> {
        let Some(index) = self.index(locale) else {
            return Vec::new();
        };
        let none = SearchWords::default();
        let words = self.search_words.get(&locale).unwrap_or(&none);
        let language = Language::of(locale, words);
        let text = self.with_slugs(query);
        let query = Query::read(&text, &language, index);
        let ranked = query.rank(index);
        let best = ranked.first().map_or(0.0, |ranked| ranked.score);
        let shown = ranked
            .iter()
            .filter(|ranked| ranked.score >= FURTHER_GROUP * best);
        let mut groups: Vec<(usize, Vec<Ranked>)> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for ranked in shown {
            let slug = index.docs[ranked.doc as usize].slug.as_str();
            let at = *places.entry(slug).or_insert(groups.len());
            if at == groups.len() {
                groups.push((at, Vec::new()));
            }
            groups[at].1.push(*ranked);
        }
        let found = Found {
            knowledge: self,
            index,
            language: &language,
            fits: query.fits(),
            locale,
            reader,
        };
        let groups = groups.iter().filter_map(|(_, ranked)| found.group(ranked));
        groups.take(MAX_GROUPS).collect()
    }

    /// The query with the article of each code that only a pattern covers: `500001` with `500xxx`.
    fn with_slugs(&self, query: &str) -> String {
        let is_code =
            |word: &text::Word<'_>| word.text.len() == 6 && word.text.bytes().all(|b| b.is_ascii_digit());
        let found = text::words(query);
        let codes = found.iter().filter(|word| is_code(word)).take(4);
        let slugs = codes.filter_map(|word| self.find(word.text).map(|topic| topic.slug.as_str()));
        slugs.fold(query.to_owned(), |text, slug| format!("{text} {slug}"))
    }
}

/// Everything a hit is made from.
struct Found<'kb, 'q> {
    knowledge: &'kb KnowledgeBase,
    index: &'kb Index,
    language: &'q Language,
    fits: BTreeMap<u32, f32>,
    locale: Locale,
    reader: Locale,
}

impl<'kb> Found<'kb, '_> {
    fn group(&self, ranked: &[Ranked]) -> Option<Group<'kb>> {
        let best = ranked.first()?;
        let doc = &self.index.docs[best.doc as usize];
        let topic = self.knowledge.topics.get(&doc.slug)?;
        let found = topic.articles.get(&self.locale)?;
        let article = topic.article(self.reader)?.text;
        let is_part = |ranked: &&Ranked| self.index.docs[ranked.doc as usize].part.is_some();
        let best_part = ranked.iter().find(is_part).map_or(0.0, |ranked| ranked.score);
        let parts = ranked
            .iter()
            .filter(|ranked| ranked.score >= FURTHER_PART * best_part)
            .filter_map(|ranked| self.part(ranked, found, article));
        let excerpt = match doc.part {
            None => excerpt::excerpt(&doc.text, &|word| self.fit(word)),
            Some(_) => Vec::new(),
        };
        Some(Group {
            topic,
            article,
            locale: self.locale,
            excerpt,
            parts: parts.take(MAX_PARTS).collect(),
            coverage: best.coverage,
        })
    }

    fn part(&self, ranked: &Ranked, found: &Article, article: &'kb Article) -> Option<PartHit<'kb>> {
        let doc = &self.index.docs[ranked.doc as usize];
        let anchor = &found.parts.get(doc.part?)?.anchor;
        let part = article.parts.iter().find(|part| part.anchor == *anchor)?;
        let title: String = part.title.as_deref().unwrap_or(&article.title).nfc().collect();
        let fit = |word: &str| self.fit(word);
        Some(PartHit {
            part,
            title: excerpt::marked(&title, &fit),
            excerpt: excerpt::excerpt(&doc.text, &fit),
        })
    }

    /// How well a word of a text fits the query.
    fn fit(&self, word: &str) -> f32 {
        let lower = self.language.key(word).lower;
        let form = self.index.vocabulary.known(&lower);
        form.and_then(|form| self.fits.get(&form)).copied().unwrap_or(0.0)
    }
}
