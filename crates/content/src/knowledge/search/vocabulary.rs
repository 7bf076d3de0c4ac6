//! A typed word to the words of the texts that it may mean, each with how well it fits.

use std::collections::{BTreeMap, BTreeSet};

use super::compound::Compounds;
use super::language::{Key, Language};
use super::words::SearchWords;

/// How well a word of the texts fits a typed one.
const EXACT: f32 = 1.0;
const SAME_STEM: f32 = 0.95;
const WITHOUT_MARKS: f32 = 0.9;
const SAME_ROOT: f32 = 0.85;
const PART: f32 = 0.62;
const BEGINNING: f32 = 0.55;
const ONE_EDIT: f32 = 0.7;
const MORE_EDITS: f32 = 0.5;
/// What is left of a fit that goes through a synonym.
const THROUGH_SYNONYM: f32 = 0.85;
/// A fit from which on nobody looks for a misspelling.
pub(super) const GOOD: f32 = 0.8;
/// Shortest beginning that is compared, in bytes.
const MIN_BEGINNING: usize = 4;
/// Longest word whose spelling is compared, in bytes.
const MAX_SPELLED: usize = 48;

/// A word of the texts and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    /// Number of the word.
    pub form: u32,
    /// 0 to 1.
    pub quality: f32,
}

/// All words of the texts of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    forms: Vec<Form>,
    numbers: BTreeMap<String, u32>,
    by_folded: BTreeMap<String, Vec<u32>>,
    /// Stems, roots and forms without diacritics, and the parts of compounds.
    by_stem: BTreeMap<String, Vec<u32>>,
    compounds: Compounds,
    /// Folded stem to the group of synonyms.
    synonyms: BTreeMap<String, usize>,
    groups: Vec<Vec<String>>,
    stop: BTreeSet<String>,
    vague: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Form {
    key: Key,
    /// Stems of the parts of a compound, without diacritics.
    parts: Vec<String>,
    /// Which letters occur, a bit for each.
    letters: u32,
}

impl Vocabulary {
    /// The number of a word, in lower case of its language; a new one where it is new.
    pub(super) fn number(&mut self, language: &Language, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let key = language.key(word);
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.by_folded.entry(key.folded.clone()).or_default().push(number);
        self.forms.push(Form {
            letters: letters(&key.folded),
            parts: Vec::new(),
            key,
        });
        number
    }

    /// Takes compounds apart and joins synonyms, once all words are in.
    pub(super) fn finish(&mut self, language: &Language, words: &SearchWords) {
        let folded = |words: &[String]| words.iter().map(|word| language.key(word).folded).collect();
        self.stop = folded(&words.stop);
        self.vague = folded(&words.vague);
        let keys = self.forms.iter().map(|form| &form.key);
        let known = keys
            .flat_map(|key| [key.folded.clone(), key.folded_stem.clone()])
            .filter(|word| !self.stop.contains(word))
            .collect();
        self.compounds = Compounds::new(words.links.as_deref(), &words.prefixes, known);
        for (number, form) in (0..).zip(&mut self.forms) {
            form.parts = stems(language, &self.compounds.parts(&form.key.folded));
            let key = &form.key;
            let own = [&key.folded, &key.folded_stem, &key.bare_stem, &key.root];
            let all: BTreeSet<&String> = own.into_iter().chain(&form.parts).collect();
            for stem in all {
                self.by_stem.entry(stem.clone()).or_default().push(number);
            }
        }
        for (number, group) in words.synonyms.iter().enumerate() {
            let group: Vec<String> = group.iter().map(|word| word.get_ref().clone()).collect();
            for word in &group {
                let key = language.key(word);
                self.synonyms
                    .extend([key.folded_stem, key.root].map(|stem| (stem, number)));
            }
            self.groups.push(group);
        }
    }

    /// The words that make up a typed compound.
    pub(super) fn leaves(&self, language: &Language, key: &Key) -> Vec<Key> {
        let leaves = self.compounds.leaves(&key.folded);
        leaves.iter().map(|leaf| language.key(leaf)).collect()
    }

    /// The number of a word in lower case, if the texts have it.
    pub(super) fn known(&self, lower: &str) -> Option<u32> {
        self.numbers.get(lower).copied()
    }

    /// Whether a word says nothing by itself.
    pub(super) fn is_stop(&self, key: &Key) -> bool {
        self.stop.contains(&key.folded)
    }

    /// Whether a word of the texts says nothing by itself.
    pub(super) fn is_stop_form(&self, form: u32) -> bool {
        self.forms
            .get(form as usize)
            .is_some_and(|form| self.is_stop(&form.key))
    }

    /// Whether a word says little beside others.
    pub(super) fn is_vague(&self, key: &Key) -> bool {
        self.vague.contains(&key.folded)
    }

    /// The word of the texts that several typed words make together: `device not online`, `fire wall`.
    pub(super) fn joined(&self, folded: &str) -> Vec<Fit> {
        let numbers = self.by_folded.get(folded).into_iter().flatten();
        numbers
            .map(|form| Fit {
                form: *form,
                quality: SAME_STEM,
            })
            .collect()
    }

    /// What a typed word may mean as a whole, best first.
    pub(super) fn fits(&self, language: &Language, key: &Key) -> Vec<Fit> {
        let mut best = BTreeMap::new();
        self.collect(language, key, EXACT, &mut best);
        if let Some(key) = language.without_digraphs(key) {
            self.collect(language, &key, SAME_STEM, &mut best);
        }
        let bare = stems(language, &self.compounds.without_prefix(&key.folded));
        let own = [&key.folded_stem, &key.bare_stem, &key.root];
        let stems = own.into_iter().chain(&bare);
        let groups: BTreeSet<usize> = stems
            .filter_map(|stem| self.synonyms.get(stem))
            .copied()
            .collect();
        for word in groups.iter().flat_map(|group| &self.groups[*group]) {
            self.collect(language, &language.key(word), THROUGH_SYNONYM, &mut best);
        }
        if best.values().all(|quality| *quality < GOOD) {
            self.collect_misspelt(key, &mut best);
        }
        let mut fits: Vec<Fit> = best
            .into_iter()
            .map(|(form, quality)| Fit { form, quality })
            .collect();
        fits.sort_by(|one, other| {
            other
                .quality
                .total_cmp(&one.quality)
                .then(one.form.cmp(&other.form))
        });
        fits
    }

    fn collect(&self, language: &Language, key: &Key, factor: f32, best: &mut BTreeMap<u32, f32>) {
        let bare = stems(language, &self.compounds.without_prefix(&key.folded));
        for number in self.candidates(key, &bare) {
            if let Some(quality) = self.forms[number as usize].fit(key, &bare) {
                let fit = best.entry(number).or_insert(0.0);
                *fit = fit.max(quality * factor);
            }
        }
    }

    /// Words that share a stem, a part or the first letters.
    fn candidates(&self, key: &Key, bare: &[String]) -> BTreeSet<u32> {
        let stems = [&key.folded, &key.folded_stem, &key.bare_stem, &key.root];
        let alike = stems.into_iter().chain(bare);
        let alike = alike.filter_map(|stem| self.by_stem.get(stem));
        let mut found: BTreeSet<u32> = alike.flatten().copied().collect();
        if let Some(beginning) = key.folded.get(..MIN_BEGINNING) {
            let from = self.by_folded.range(beginning.to_owned()..);
            let begun = from.take_while(|(word, _)| word.starts_with(beginning));
            found.extend(begun.flat_map(|(_, numbers)| numbers));
        }
        found
    }

    fn collect_misspelt(&self, key: &Key, best: &mut BTreeMap<u32, f32>) {
        let allowed = allowed_edits(&key.folded);
        if allowed == 0 {
            return;
        }
        let letters = letters(&key.folded);
        for (number, form) in (0..).zip(&self.forms) {
            // An edit changes at most two letters of the set.
            let differing = (letters ^ form.letters).count_ones() as usize;
            if differing > 2 * allowed + 2 {
                continue;
            }
            if let Some(quality) = form.misspelt(key, allowed) {
                let fit = best.entry(number).or_insert(0.0);
                *fit = fit.max(quality);
            }
        }
    }
}

impl Form {
    /// How well this word fits a typed one that is spelt right; `bare` are its stems without a prefix.
    fn fit(&self, typed: &Key, bare: &[String]) -> Option<f32> {
        let own = &self.key;
        if own.lower == typed.lower {
            return Some(EXACT);
        }
        if own.stem == typed.stem {
            return Some(SAME_STEM);
        }
        let stems = [&typed.folded, &typed.folded_stem, &typed.bare_stem];
        let is_own = |stem: &&String| [&own.folded, &own.folded_stem, &own.bare_stem].contains(stem);
        if stems.iter().any(is_own) {
            return Some(WITHOUT_MARKS);
        }
        if own.root == typed.root {
            return Some(SAME_ROOT);
        }
        let is_part = self
            .parts
            .iter()
            .any(|part| stems.contains(&part) || bare.contains(part));
        if is_part || bare.iter().any(|part| is_own(&part)) {
            return Some(PART);
        }
        self.begins_alike(typed).then_some(BEGINNING)
    }

    /// One word begins with the stem of the other, and most of the longer one is shared.
    fn begins_alike(&self, typed: &Key) -> bool {
        let (own, other) = (&self.key.folded, &typed.folded);
        let has_digit = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
        if has_digit(own) || has_digit(other) {
            return false;
        }
        let shared = own.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        let shorter = own.len().min(other.len());
        let stem = self.key.folded_stem.len().min(typed.folded_stem.len());
        let most = own.len().max(other.len());
        let is_begun = shared == shorter || shared >= stem && shared > MIN_BEGINNING;
        shared >= MIN_BEGINNING && is_begun && 2 * shared >= most
    }

    fn misspelt(&self, typed: &Key, allowed: usize) -> Option<f32> {
        let own = &self.key;
        if own.folded.len() > MAX_SPELLED || own.folded.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let edits = |one: &str, other: &str| {
            let near = one.len().abs_diff(other.len()) <= 2 * allowed;
            near.then(|| strsim::osa_distance(one, other))
        };
        let whole = edits(&own.folded, &typed.folded);
        // A stem is short: it may only differ by one letter.
        let stems = [
            edits(&own.folded_stem, &typed.folded_stem),
            edits(&own.folded_stem, &typed.folded),
            edits(&own.folded, &typed.folded_stem),
        ];
        let is_long = own.folded_stem.len() >= 5 && typed.folded_stem.len() >= 5;
        let stem = stems.into_iter().flatten().filter(|edits| *edits <= 1 && is_long);
        match whole.into_iter().chain(stem).min()? {
            0 | 1 => Some(ONE_EDIT),
            edits if edits <= allowed => Some(MORE_EDITS),
            _ => None,
        }
    }
}

fn stems(language: &Language, parts: &[String]) -> Vec<String> {
    let both = |part: &String| [part.clone(), language.key(part).folded_stem];
    let stems: BTreeSet<String> = parts.iter().flat_map(both).collect();
    stems.into_iter().collect()
}

/// None in short words and in numbers, where every letter counts.
fn allowed_edits(word: &str) -> usize {
    if word.bytes().any(|b| b.is_ascii_digit()) {
        return 0;
    }
    match word.len() {
        0..=3 => 0,
        4..=7 => 1,
        8..=19 => 2,
        20..=MAX_SPELLED => 3,
        _ => 0,
    }
}

fn letters(word: &str) -> u32 {
    let bit = |byte: u8| match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        _ => 0,
    };
    word.bytes().fold(0, |set, byte| set | bit(byte))
}
