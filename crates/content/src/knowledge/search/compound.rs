//! A compound to the words it is made of: `Zertifikatskette` to `zertifikat` and `kette`.

use std::collections::BTreeSet;

use super::language::fold;

/// Shortest word that counts as a part, in bytes.
const MIN_PART: usize = 4;
/// Shortest part beside a long one, both known: `Uhr` in `Geräteuhr`.
const MIN_BESIDE_LONG: usize = 3;
/// Shortest part beside one that no text has, and beside a short one.
const LONG: usize = 5;
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

    /// All parts of a word without diacritics, and those of its parts; empty where it is no compound.
    pub(super) fn parts(&self, word: &str) -> Vec<String> {
        let mut parts = self.split_all(word);
        parts.extend(self.without_prefix(word));
        parts
    }

    fn split_all(&self, word: &str) -> Vec<String> {
        let mut parts = Vec::new();
        if let Some((left, right)) = self.split(word) {
            parts.extend([left.to_owned(), right.to_owned()]);
            let long = [left, right]
                .into_iter()
                .filter(|part| part.len() >= 3 * MIN_PART);
            parts.extend(long.flat_map(|part| self.split_all(part)));
        }
        parts
    }

    /// The fewest known parts that make up a word without diacritics; empty where it is no compound.
    pub(super) fn leaves(&self, word: &str) -> Vec<String> {
        let leaf = |part: &str| match self.known.contains(part) {
            true => vec![part.to_owned()],
            false => match self.leaves(part) {
                inner if inner.is_empty() => vec![part.to_owned()],
                inner => inner,
            },
        };
        let split = self.split(word).into_iter();
        split
            .flat_map(|(left, right)| [leaf(left), leaf(right)].concat())
            .collect()
    }

    /// What is left of a word when a prefix comes off.
    pub(super) fn without_prefix(&self, word: &str) -> Vec<String> {
        let rests = self
            .prefixes
            .iter()
            .filter_map(|prefix| word.strip_prefix(prefix.as_str()));
        let long = rests.filter(|rest| is_plain(word) && rest.len() >= MIN_PART);
        long.map(str::to_owned).collect()
    }

    /// Split into two: both known if there is such a place, else one of them.
    fn split<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        if self.links.is_empty() || !is_plain(word) || word.len() < MIN_BESIDE_LONG + LONG {
            return None;
        }
        let mut best: Option<(usize, &str, &str)> = None;
        for at in MIN_BESIDE_LONG..=word.len() - MIN_BESIDE_LONG {
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
        best.map(|(_, left, right)| (left, right))
    }

    /// How much a split explains: known letters, both parts known before one.
    fn rank(&self, left: &str, right: &str) -> usize {
        let (shorter, longer) = (left.len().min(right.len()), left.len().max(right.len()));
        if shorter < MIN_BESIDE_LONG || shorter < MIN_PART && longer < LONG {
            return 0;
        }
        match (self.known.contains(left), self.known.contains(right)) {
            (true, true) => 100 + left.len() + right.len(),
            _ if shorter < MIN_PART => 0,
            (true, false) if left.len() >= LONG => left.len(),
            (false, true) if right.len() >= LONG => right.len(),
            _ => 0,
        }
    }
}

/// A word of letters that may be cut anywhere, not too long.
fn is_plain(word: &str) -> bool {
    word.len() <= MAX_WORD && word.bytes().all(|b| b.is_ascii_lowercase())
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
    fn short_parts_count_beside_long_ones_and_leaves_are_the_fewest() {
        let words = &["gerate", "uhr", "nachricht", "kontingent", "gerateuhr"];
        let german = compounds(&["en"], &[], words);
        assert_eq!(german.leaves("gerateuhr"), ["gerate", "uhr"]);
        assert_eq!(
            german.leaves("nachrichtenkontingent"),
            ["nachricht", "kontingent"]
        );
        assert_eq!(german.leaves("gerateuhrkontingent"), ["gerateuhr", "kontingent"]);
        assert!(german.leaves("uhrwerk").is_empty());
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
