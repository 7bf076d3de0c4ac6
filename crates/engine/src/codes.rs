//! The service's codes, and where they stand in a text: as codes, not in any six-digit number.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::definition;
use super::expression::{Expression, ExpressionSet, Telling};
use waypost_content::{ContentTree, Fault};

/// Where the catalogue stands in a content folder.
const PATH: &str = "rules/codes.toml";

/// `rules/codes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Regular expressions whose first group is a code that stands as one.
    #[serde(default)]
    places: Vec<String>,
    /// Code to documented name.
    #[serde(default)]
    names: BTreeMap<String, String>,
    /// Names that mean their code wherever they stand as a word.
    #[serde(default)]
    words: Vec<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    text: String,
    code: String,
    /// Another word in the same entry that shows this one to be a wrapper.
    #[serde(default)]
    unless: Vec<String>,
}

/// The catalogue of codes and the patterns that find them.
#[derive(Debug)]
pub(super) struct Codes {
    /// Code to documented name.
    documented: BTreeMap<String, String>,
    names: HashMap<String, u32>,
    places: Vec<Expression>,
    /// All places in one pass, to ask only those that there are.
    place_set: ExpressionSet,
    /// What of the places and words tells digits apart.
    pub(super) telling: Telling,
    words: AhoCorasick,
    word_codes: Vec<(u32, Vec<String>)>,
}

impl Codes {
    /// Reads the catalogue; a content folder without one knows no codes.
    pub(super) fn load(tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        let text = tree.files.get(PATH).map(String::as_str).unwrap_or_default();
        let file: File = definition::read(PATH, text).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let mut places = Vec::new();
        for place in &file.places {
            match Expression::of(place, tree.is_proven) {
                Ok(expression) => places.push(expression),
                Err(error) => faults.push(definition::fault(PATH, text, place, error.to_string())),
            }
        }
        let code = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() == 6);
        let mut names = HashMap::new();
        for (digits, name) in &file.names {
            match code(digits) {
                Some(code) => _ = names.insert(name.to_ascii_lowercase(), code),
                None => faults.push(definition::fault(
                    PATH,
                    text,
                    digits,
                    format!("{digits} is no six-digit code"),
                )),
            }
        }
        let word_codes = file
            .words
            .iter()
            .map(|word| (code(&word.code).unwrap_or(0), word.unless.clone()))
            .collect();
        let words = AhoCorasick::builder()
            .match_kind(aho_corasick::MatchKind::LeftmostLongest)
            .build(file.words.iter().map(|word| word.text.as_str()))
            .map_err(|error| vec![definition::fault(PATH, text, "words", error.to_string())])?;
        let place_set = ExpressionSet::of(places.iter().map(Expression::as_str), tree.is_proven)
            .map_err(|error| vec![definition::fault(PATH, text, "places", error.to_string())])?;
        let unless = file.words.iter().flat_map(|word| &word.unless);
        let texts = file.words.iter().map(|word| &word.text).chain(unless);
        let telling = Telling::of(file.places.iter().map(String::as_str), texts.map(String::as_str));
        match faults.is_empty() {
            true => Ok(Self {
                documented: file.names,
                names,
                places,
                place_set,
                telling,
                words,
                word_codes,
            }),
            false => Err(faults),
        }
    }

    /// The documented name of a code.
    pub(super) fn name_of(&self, code: &str) -> Option<&str> {
        self.documented.get(code).map(String::as_str)
    }

    /// The documented names of the codes that a pattern fits, `x` standing for any digit.
    pub(super) fn names_of(&self, pattern: &str) -> impl Iterator<Item = &str> {
        let fits = move |code: &str| {
            let digits = pattern.bytes().zip(code.bytes());
            digits
                .into_iter()
                .all(|(wanted, found)| wanted == b'x' || wanted == found)
        };
        let named = self.documented.iter().filter(move |(code, _)| fits(code));
        named.map(|(_, name)| name.as_str())
    }

    /// The code in a field that holds nothing else: digits (also as a spreadsheet mangles them) or the documented name.
    pub(super) fn in_field(&self, value: &str) -> Option<u32> {
        let value = value.trim();
        if value.len() < 6 {
            return None;
        }
        if let Some(code) = grouped(value) {
            return is_code(code).then_some(code);
        }
        if let Ok(number) = value.replace(',', ".").parse::<f64>() {
            let code = number as u32;
            return (number.fract() == 0.0 && is_code(code)).then_some(code);
        }
        let name = value.rsplit_once(':').map_or(value, |(_, name)| name.trim());
        self.names.get(&name.to_ascii_lowercase()).copied()
    }

    /// The codes that an entry's text shows, in order, each once. Explicit codes make names of exception types moot:
    /// client libraries wrap one code into the type of another.
    pub(super) fn in_text(&self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        if memchr::memchr2(b'4', b'5', text.as_bytes()).is_some() {
            for place in self.place_set.matches(text) {
                let place = &self.places[place];
                found.extend(
                    place
                        .captures_iter(text)
                        .filter_map(|captures| self.captured(&captures)),
                );
            }
        }
        if found.is_empty() {
            for word in self.words.find_iter(text) {
                let (code, unless) = &self.word_codes[word.pattern().as_usize()];
                if is_word(text, word.range()) && !unless.iter().any(|other| text.contains(other.as_str())) {
                    found.push(*code);
                }
            }
        }
        let mut once = Vec::new();
        found.into_iter().for_each(|code| {
            if !once.contains(&code) {
                once.push(code)
            }
        });
        once
    }

    fn captured(&self, captures: &regex::Captures<'_>) -> Option<u32> {
        let text = captures.iter().skip(1).flatten().next()?.as_str();
        match text.parse::<u32>() {
            Ok(code) => is_code(code).then_some(code),
            Err(_) => self.names.get(&text.to_ascii_lowercase()).copied(),
        }
    }
}

/// The number that a spreadsheet has grouped: `404.104`, `404,104`, `404 104`, `404'104`.
fn grouped(value: &str) -> Option<u32> {
    let (thousands, rest) = value.split_at_checked(3)?;
    let mut rest = rest.chars();
    let mark = rest.next()?;
    let groups = matches!(mark, '.' | ',' | ' ' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2019}');
    let ones = rest.as_str();
    let digits = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    (groups && digits(thousands) && digits(ones)).then(|| format!("{thousands}{ones}").parse().ok())?
}

/// Whether a word stands here: nothing that could be a part of it stands before or behind.
fn is_word(text: &str, range: std::ops::Range<usize>) -> bool {
    let part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    !text[..range.start].ends_with(part) && !text[range.end..].starts_with(part)
}

/// Six digits whose first three are a status of HTTP that a service answers with.
fn is_code(code: u32) -> bool {
    matches!(code / 1000, 400..=429 | 499..=504)
}
