//! A query to places, best first: every word weighed by how rare it is, how well it fits and where it stands (BM25F).

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use super::language::{Key, Language};
use super::text::words;
use super::vocabulary::Fit;
use crate::content::PartKind;

/// Different words of a query that are looked at.
const MAX_WORDS: usize = 40;
/// Words that may make one together: `device connection closed remotely`, `device maximum active file upload limit exceeded`.
const MAX_JOINED: usize = 8;
/// Shortest joined word, in bytes.
const MIN_JOINED: usize = 6;
/// From how many weighted occurrences on more of them add little.
const SATURATION: f32 = 1.6;
/// A word that only fits badly still says this much of itself, however rare.
const MIN_QUALITY: f32 = 0.3;
/// How much a query counts whose words are all missing but one.
const FLOOR: f32 = 0.15;
/// Solutions come after what they answer, since nobody types a solution.
const SOLUTION: f32 = 0.75;

/// A place that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub doc: u32,
    pub score: f32,
    /// The share of the query that stands there, 0 to 1.
    pub coverage: f32,
}

/// The words of a query and what each may mean.
pub(super) struct Query {
    terms: Vec<Term>,
}

struct Term {
    key: Key,
    fits: Vec<Fit>,
}

impl Query {
    /// Reads a query; `None` where it has no words.
    pub(super) fn read(text: &str, language: &Language, index: &Index) -> Self {
        let mut keys: Vec<Key> = Vec::new();
        let mut seen = BTreeSet::new();
        for word in words(text) {
            let key = language.key(word.text);
            if keys.len() < MAX_WORDS && seen.insert(key.lower.clone()) {
                keys.push(key);
            }
        }
        let vocabulary = &index.vocabulary;
        let mut terms: Vec<Term> = keys
            .into_iter()
            .map(|key| Term {
                fits: vocabulary.fits(language, &key),
                key,
            })
            .collect();
        join(&mut terms, index);
        let (stop, rest): (Vec<Term>, Vec<Term>) =
            terms.into_iter().partition(|term| vocabulary.is_stop(&term.key));
        Self {
            terms: if rest.is_empty() { stop } else { rest },
        }
    }

    /// How well each word of the texts fits, for excerpts.
    pub(super) fn fits(&self) -> BTreeMap<u32, f32> {
        let mut best = BTreeMap::new();
        for fit in self.terms.iter().flat_map(|term| &term.fits) {
            let quality: &mut f32 = best.entry(fit.form).or_default();
            *quality = quality.max(fit.quality);
        }
        best
    }

    /// All places where words of the query stand, best first.
    pub(super) fn rank(&self, index: &Index) -> Vec<Ranked> {
        let count = index.docs.len() as f32;
        let mut total = 0.0;
        let mut found: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
        for term in &self.terms {
            let docs = term.docs(index);
            let rarity = (1.0 + (count - docs.len() as f32 + 0.5) / (docs.len() as f32 + 0.5)).ln();
            // What no text has may be a name or a typing error: it takes away less than a rare word.
            let rarity = if docs.is_empty() { 0.4 * rarity } else { rarity };
            total += rarity;
            for (doc, (points, quality)) in docs {
                let sums = found.entry(doc).or_default();
                sums.0 += rarity * points;
                sums.1 += rarity * quality;
            }
        }
        let ranked = found.into_iter().map(|(doc, (points, covered))| {
            let coverage = if total > 0.0 { covered / total } else { 0.0 };
            let solution = index.docs[doc as usize].kind == Some(PartKind::Solution);
            let kind = if solution { SOLUTION } else { 1.0 };
            Ranked {
                doc,
                score: points * (FLOOR + (1.0 - FLOOR) * coverage * coverage) * kind,
                coverage,
            }
        });
        let mut ranked: Vec<Ranked> = ranked.collect();
        ranked.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.doc.cmp(&other.doc)));
        ranked
    }
}

impl Term {
    /// For each place, how much the word says there and how well it fits: the better of all that it may mean.
    fn docs(&self, index: &Index) -> BTreeMap<u32, (f32, f32)> {
        let mut docs: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
        for tier in self.fits.chunk_by(|one, other| one.quality == other.quality) {
            let quality = tier[0].quality.max(MIN_QUALITY);
            let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
            let postings = tier.iter().flat_map(|fit| &index.postings[fit.form as usize]);
            for posting in postings {
                *weights.entry(posting.doc).or_default() += posting.weight;
            }
            for (doc, weight) in weights {
                let points = quality * weight / (SATURATION + weight);
                let best = docs.entry(doc).or_default();
                *best = (best.0.max(points), best.1.max(quality));
            }
        }
        docs
    }
}

/// Neighbours that make one word together stand for that word.
fn join(terms: &mut [Term], index: &Index) {
    for start in 0..terms.len() {
        let mut joined = terms[start].key.folded.clone();
        let end = terms.len().min(start + MAX_JOINED);
        for last in start + 1..end {
            joined.push_str(&terms[last].key.folded);
            if joined.len() < MIN_JOINED {
                continue;
            }
            for fit in index.vocabulary.joined(&joined) {
                for term in &mut terms[start..=last] {
                    term.fits.retain(|other| other.form != fit.form);
                    let at = term.fits.partition_point(|other| other.quality >= fit.quality);
                    term.fits.insert(at, fit);
                }
            }
        }
    }
}
