//! A word to the keys it is compared by: as written, its stem, and both without diacritics.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::words::SearchWords;
use crate::Locale;

/// Shortest root, in bytes: what is left when an ending comes off.
const MIN_ROOT: usize = 4;

/// How the words of one language are brought to a common form.
pub(super) struct Language {
    stemmer: Option<Stemmer>,
    /// `I` and `ı`, `İ` and `i` are pairs.
    has_dotless_i: bool,
    /// `ä` may be typed as `ae`.
    has_digraphs: bool,
    /// Endings that verbs and what is made of them take, the longest first, without diacritics.
    endings: Vec<String>,
    /// What stands before a participle, with each syllable that may stand before it: `ge`, `abge`.
    participles: Vec<(String, String)>,
}

/// What two words are compared by, from the strictest to the loosest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// In lower case.
    pub lower: String,
    /// Its stem.
    pub stem: String,
    /// In lower case without diacritics.
    pub folded: String,
    /// The stem without diacritics.
    pub folded_stem: String,
    /// The stem of what has no diacritics: what a word typed without them is reduced to.
    pub bare_stem: String,
    /// What `refused`, `refuses` and `refusal` share where the stemmer knows only nouns, without diacritics.
    pub root: String,
}

impl Language {
    /// The language of a locale; words of one without a stemmer are compared as they are.
    pub(super) fn of(locale: Locale, words: &SearchWords) -> Self {
        let tag = locale.as_str();
        let mut endings: Vec<String> = words.endings.iter().map(|ending| fold(ending)).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        let before = words.prefixes.iter().map(|prefix| fold(prefix));
        let before: Vec<String> = before.chain([String::new()]).collect();
        let participle = words.participle.iter();
        let with = participle.flat_map(|mark| before.iter().map(move |prefix| (prefix, mark)));
        Self {
            stemmer: algorithm(tag).map(Stemmer::create),
            has_dotless_i: matches!(tag, "tr" | "az"),
            has_digraphs: tag == "de",
            endings,
            participles: with
                .map(|(prefix, mark)| (format!("{prefix}{mark}"), prefix.clone()))
                .collect(),
        }
    }

    /// The keys of a word.
    pub(super) fn key(&self, word: &str) -> Key {
        let lower = self.lower(word);
        let folded = fold(&lower);
        let stem = self.stem(&lower);
        let folded_stem = fold(&stem);
        Key {
            root: self.root(&folded, &folded_stem),
            folded_stem,
            bare_stem: self.stem(&folded),
            lower,
            stem,
            folded,
        }
    }

    /// The keys of what a word without umlauts may stand for: `geraet` for `gerät`.
    pub(super) fn without_digraphs(&self, key: &Key) -> Option<Key> {
        let has = |pair: &&str| key.folded.contains(*pair);
        let any = self.has_digraphs && ["ae", "oe", "ue"].iter().any(has);
        any.then(|| {
            let word = key.folded.replace("ae", "a");
            self.key(&word.replace("oe", "o").replace("ue", "u"))
        })
    }

    fn stem(&self, lower: &str) -> String {
        // Snowball's stems of words with digits cut codes and names.
        match &self.stemmer {
            Some(stemmer) if !lower.bytes().any(|b| b.is_ascii_digit()) => stemmer.stem(lower).into_owned(),
            _ => lower.to_owned(),
        }
    }

    /// The shorter of what is left of a word and of its stem.
    fn root(&self, folded: &str, folded_stem: &str) -> String {
        let one = self.without_ending(folded);
        let other = self.without_ending(folded_stem);
        let root = if one.len() < other.len() { one } else { other };
        let marked = self.participles.iter().find_map(|(mark, prefix)| {
            let rest = root.strip_prefix(mark.as_str())?;
            (rest.len() >= MIN_ROOT).then(|| format!("{prefix}{rest}"))
        });
        marked.unwrap_or_else(|| root.to_owned())
    }

    fn without_ending<'w>(&self, word: &'w str) -> &'w str {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return word;
        }
        let rests = self
            .endings
            .iter()
            .filter_map(|ending| word.strip_suffix(ending.as_str()));
        let long = |rest: &&str| rest.len() >= MIN_ROOT;
        rests.into_iter().find(long).unwrap_or(word)
    }

    fn lower(&self, word: &str) -> String {
        let lower = |letter: char| match letter {
            'I' if self.has_dotless_i => "ı".to_owned(),
            'İ' => "i".to_owned(),
            letter => letter.to_lowercase().collect(),
        };
        word.chars().map(lower).collect()
    }
}

/// Text without the marks on its letters; for comparison only.
pub(super) fn fold(lower: &str) -> String {
    let mut folded = String::with_capacity(lower.len());
    for letter in lower.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'ł' => folded.push('l'),
            letter => folded.push(letter),
        }
    }
    folded
}

fn algorithm(tag: &str) -> Option<Algorithm> {
    Some(match tag {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(tag: &str, word: &str) -> Key {
        language(tag).key(word)
    }

    fn language(tag: &str) -> Language {
        Language::of(tag.parse().unwrap(), &SearchWords::default())
    }

    #[test]
    fn verbs_and_what_is_made_of_them_share_a_root() {
        let hungarian = "endings = ['va', 'ott', 'ja', 'ás', 'ott']";
        let german = "endings = ['t', 'en', 'ung']\nparticiple = 'ge'\nprefixes = ['ab']";
        for (tag, words, forms) in [
            (
                "hu",
                hungarian,
                ["elutasítva", "elutasított", "elutasítja", "elutasítás"],
            ),
            ("de", german, ["abgelehnt", "ablehnt", "Ablehnung", "ablehnen"]),
        ] {
            let words: SearchWords = toml::from_str(words).unwrap();
            let language = Language::of(tag.parse().unwrap(), &words);
            let roots = forms.map(|form| language.key(form).root);
            assert!(roots.iter().all(|root| *root == roots[0]), "{roots:?}");
        }
        assert_eq!(key("hu", "elutasítva").root, key("hu", "elutasítva").folded_stem);
    }

    #[test]
    fn inflected_words_share_a_stem() {
        for (tag, one, other) in [
            ("de", "Verbindungen", "Verbindung"),
            ("nl", "verbindingen", "verbinding"),
            ("sv", "anslutningen", "anslutning"),
            ("hu", "eszközök", "eszköz"),
            ("tr", "cihazlar", "cihaz"),
            ("en", "connections", "connection"),
        ] {
            assert_eq!(key(tag, one).stem, key(tag, other).stem, "{tag}: {one}");
        }
    }

    #[test]
    fn the_four_letters_i_of_turkish_are_two_pairs_and_one_without_diacritics() {
        assert_eq!(key("tr", "KAPANDI").lower, "kapandı");
        assert_eq!(key("tr", "SERTİFİKA").lower, "sertifika");
        assert_eq!(key("tr", "baglanti").folded, key("tr", "BAĞLANTI").folded);
        assert_eq!(key("de", "IOT").lower, "iot");
    }

    #[test]
    fn umlauts_may_be_typed_as_two_letters_or_as_none() {
        let german = language("de");
        let typed = german.key("Geraete");
        let meant = german.key("Geräte");
        assert_eq!(german.without_digraphs(&typed).unwrap().folded, meant.folded);
        assert_eq!(german.key("Gerate").folded, meant.folded);
        assert_eq!(german.key("größer").folded, "grosser");
    }
}
