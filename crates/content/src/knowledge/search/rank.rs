//! A query to places, best first: every word weighed by how rare it is, how well it fits and where it stands (BM25F).

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use super::language::{Key, Language};
use super::text::words;
use super::vocabulary::{Fit, GOOD, Vocabulary};
use crate::PartKind;

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
/// What is left of a word that any trouble is described with.
const VAGUE: f32 = 0.3;
/// What the parts of a compound say when it is not found as a whole.
const IN_PARTS: f32 = 0.8;
/// What a query gains at a place for which it holds all words of a phrase, as a share of what they say.
const WHOLE_PHRASE: f32 = 0.4;
/// Solutions come after what they answer, since nobody types a solution.
const SOLUTION: f32 = 0.6;

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
    /// How much of its rarity counts.
    weight: f32,
    /// The parts of a compound.
    parts: Vec<Term>,
}

/// For each place, how much a word says there and how well it fits.
type Docs = BTreeMap<u32, (f32, f32)>;

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
            .map(|key| Term::read(key, language, vocabulary))
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
        let parts = self.terms.iter().flat_map(|term| &term.parts);
        for fit in self.terms.iter().chain(parts).flat_map(|term| &term.fits) {
            let quality: &mut f32 = best.entry(fit.form).or_default();
            *quality = quality.max(fit.quality);
        }
        best
    }

    /// All places where words of the query stand, best first.
    pub(super) fn rank(&self, index: &Index) -> Vec<Ranked> {
        let mut total = 0.0;
        let mut found = Docs::new();
        let mut rarities = Vec::new();
        for term in &self.terms {
            let (rarity, docs) = term.weigh(index);
            rarities.push(rarity);
            total += rarity;
            for (doc, (points, quality)) in docs {
                let sums = found.entry(doc).or_default();
                sums.0 += rarity * points;
                sums.1 += rarity * quality;
            }
        }
        for (doc, said) in self.phrases(index, &rarities) {
            found.entry(doc).or_default().0 += WHOLE_PHRASE * said;
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

    /// The best phrase of each place whose words all stand in the query, with what those words say.
    fn phrases(&self, index: &Index, rarities: &[f32]) -> BTreeMap<u32, f32> {
        let mut terms: BTreeMap<u32, usize> = BTreeMap::new();
        for (number, term) in self.terms.iter().enumerate() {
            let good = term.fits.iter().filter(|fit| fit.quality >= GOOD);
            terms.extend(good.map(|fit| (fit.form, number)));
        }
        let mut best = BTreeMap::new();
        for phrase in &index.phrases {
            let used = phrase.forms.iter().map(|form| terms.get(form).copied());
            let Some(used) = used.collect::<Option<BTreeSet<usize>>>() else {
                continue;
            };
            let said: f32 = used.into_iter().map(|term| rarities[term]).sum();
            let most: &mut f32 = best.entry(phrase.doc).or_default();
            *most = most.max(said);
        }
        best
    }
}

impl Term {
    fn read(key: Key, language: &Language, vocabulary: &Vocabulary) -> Self {
        let leaves = vocabulary.leaves(language, &key).into_iter();
        Self {
            parts: leaves
                .map(|leaf| Self::part(leaf, language, vocabulary))
                .collect(),
            ..Self::part(key, language, vocabulary)
        }
    }

    fn part(key: Key, language: &Language, vocabulary: &Vocabulary) -> Self {
        Self {
            fits: vocabulary.fits(language, &key),
            weight: if vocabulary.is_vague(&key) { VAGUE } else { 1.0 },
            parts: Vec::new(),
            key,
        }
    }

    /// How rare the word is, and where it stands: as a whole, or by its parts, each weighed by itself.
    fn weigh(&self, index: &Index) -> (f32, Docs) {
        let mut docs = docs(&self.fits, index);
        let whole = self.weight * rarity(&docs, index);
        if self.parts.is_empty() {
            return (whole, docs);
        }
        let parts: Vec<(f32, Docs)> = self.parts.iter().map(|part| part.weigh(index)).collect();
        let sum: f32 = parts.iter().map(|(rarity, _)| rarity).sum();
        let mut in_parts = Docs::new();
        for (rarity, docs) in parts {
            for (doc, (points, quality)) in docs {
                let sums = in_parts.entry(doc).or_default();
                sums.0 += IN_PARTS * rarity / sum * points;
                sums.1 += IN_PARTS * rarity / sum * quality;
            }
        }
        for (doc, (points, quality)) in in_parts {
            let best = docs.entry(doc).or_default();
            *best = (best.0.max(points), best.1.max(quality));
        }
        let is_known = self.fits.first().is_some_and(|fit| fit.quality >= GOOD);
        let most = rarity_of(1.0, index);
        (if is_known { whole } else { sum.min(most) }, docs)
    }
}

/// Where words stand: the better of all that a typed one may mean.
fn docs(fits: &[Fit], index: &Index) -> Docs {
    let mut docs = Docs::new();
    for tier in fits.chunk_by(|one, other| one.quality == other.quality) {
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

/// How much a word says that stands in these places; those where it only fits badly count less.
fn rarity(docs: &Docs, index: &Index) -> f32 {
    let places: f32 = docs.values().map(|(_, quality)| quality * quality).sum();
    // What no text has may be a name or a typing error: it takes away less than a rare word.
    let missing = if docs.is_empty() { 0.4 } else { 1.0 };
    missing * rarity_of(places, index)
}

fn rarity_of(places: f32, index: &Index) -> f32 {
    let count = index.docs.len() as f32;
    (1.0 + (count - places + 0.5) / (places + 0.5)).ln()
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
