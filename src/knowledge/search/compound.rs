//! A compound to the words it is made of: `Zertifikatskette` to `zertifikat` and `kette`.

use std::collections::BTreeSet;

use super::language::fold;

/// Shortest word that counts as a part, in bytes.
const MIN_PART: usize = 4;
/// Shortest part beside one that no text has.
const MIN_BESIDE_UNKNOWN: usize = 5;
/// Longest word that is taken apart.
const MAX_WORD: usize = 48;

/// What a language builds its long words from.
#[derive(Clone, Debug, Default)]
pub(super) struct Compounds {
    /// Letters between two parts, the empty text first; nothing where the language writes no compounds.
    links: Vec<String>,
    prefixes: Vec<String>,
    /// Stems and forms of all words, without diacritics.
    known: BTreeSet<String>,
}

impl Compounds {
    pub(super) fn new(links: Option<&[String]>, prefixes: &[String], known: BTreeSet<String>) -> Self {
        let empty = links.map(|_| String::new());
        Self {
            links: empty
                .into_iter()
                .chain(links.into_iter().flatten().map(|link| fold(link)))
                .collect(),
            prefixes: prefixes.iter().map(|prefix| fold(prefix)).collect(),
            known,
        }
    }

    /// The parts of a word without diacritics; empty where it is no compound.
    pub(super) fn parts(&self, word: &str) -> Vec<String> {
        if word.len() > MAX_WORD || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Vec::new();
        }
        let mut parts = Vec::new();
        for prefix in &self.prefixes {
            let rest = word.strip_prefix(prefix.as_str());
            parts.extend(rest.filter(|rest| rest.len() >= MIN_PART).map(str::to_owned));
        }
        if !self.links.is_empty() && word.len() >= 2 * MIN_PART {
            parts.extend(self.split(word));
        }
        parts
    }

    /// Split into two: both known if there is such a place, else one of them. The rest is split again.
    fn split(&self, word: &str) -> Vec<String> {
        let mut best: Option<(usize, &str, &str)> = None;
        for at in MIN_PART..=word.len().saturating_sub(MIN_PART) {
            for link in &self.links {
                let Some(left) = word[..at].strip_suffix(link.as_str()) else {
                    continue;
                };
                let right = &word[at..];
                let rank = match self.rank(left, right) {
                    0 => continue,
                    rank => rank + link.len(),
                };
                if rank > best.map_or(0, |(rank, ..)| rank) {
                    best = Some((rank, left, right));
                }
            }
        }
        let Some((_, left, right)) = best else {
            return Vec::new();
        };
        let more = [left, right]
            .into_iter()
            .filter(|part| part.len() >= 3 * MIN_PART);
        let deeper: Vec<String> = more.flat_map(|part| self.split(part)).collect();
        [left.to_owned(), right.to_owned()]
            .into_iter()
            .chain(deeper)
            .collect()
    }

    /// How much a split explains: known letters, both parts known before one.
    fn rank(&self, left: &str, right: &str) -> usize {
        let is_known = |part: &str| part.len() >= MIN_PART && self.known.contains(part);
        match (is_known(left), is_known(right)) {
            (true, true) => 100 + left.len() + right.len(),
            (true, false) if left.len() >= MIN_BESIDE_UNKNOWN => left.len(),
            (false, true) if right.len() >= MIN_BESIDE_UNKNOWN && left.len() >= MIN_PART => right.len(),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compounds(links: &[&str], prefixes: &[&str], known: &[&str]) -> Compounds {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        Compounds::new(Some(&owned(links)), &owned(prefixes), known)
    }

    #[test]
    fn parts_are_found_with_the_letters_between_them() {
        let german = compounds(&["s", "en"], &[], &["zertifikat", "kette", "verbindung"]);
        assert_eq!(german.parts("zertifikatskette"), ["zertifikat", "kette"]);
        assert_eq!(german.parts("verbindungsabbruch"), ["verbindung", "abbruch"]);
        assert_eq!(german.parts("kette"), Vec::<String>::new());
        let unknown = compounds(&["n"], &[], &["kette"]).parts("kettenglied");
        assert_eq!(unknown, ["kette", "glied"]);
    }

    #[test]
    fn prefixes_come_off() {
        let hungarian = compounds(&[], &["meg", "le"], &["szakad"]);
        assert!(hungarian.parts("megszakad").contains(&"szakad".to_owned()));
    }

    #[test]
    fn a_language_without_compounds_has_none() {
        let english = Compounds::new(
            None,
            &[],
            BTreeSet::from(["device".to_owned(), "connection".to_owned()]),
        );
        assert!(english.parts("deviceconnection").is_empty());
    }

    #[test]
    fn hostile_words_are_left_alone() {
        let german = compounds(&["s"], &[], &["aaaa"]);
        assert!(german.parts(&"a".repeat(4000)).is_empty());
        assert!(german.parts("ünïcödewörter").is_empty());
    }
}
