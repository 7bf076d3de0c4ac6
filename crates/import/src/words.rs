//! A heading's words to what it announces: symptom, cause or solution, with its number and its title.
//!
//! An explicit anchor says it in any language. Without one, the words that documentation in the six languages uses
//! for the three kinds decide; a heading in another language is read if it has an anchor.

use waypost_content::PartKind;
use waypost_content::form::{Role, role_of_anchor};

/// Words of one kind: those for one, and those for several.
type Words = (PartKind, &'static [&'static str], &'static [&'static str]);

const WORDS: [Words; 3] = [
    (
        PartKind::Symptom,
        &[
            "symptom",
            "issue",
            "problem",
            "error message",
            "problem description",
            "fehlerbild",
            "fehlermeldung",
            "problembeschreibung",
            "symtom",
            "felmeddelande",
            "symptoom",
            "probleem",
            "foutmelding",
            "tünet",
            "probléma",
            "hibajelenség",
            "hibaüzenet",
            "belirti",
            "sorun",
            "hata iletisi",
        ],
        &[
            "symptoms",
            "issues",
            "problems",
            "error messages",
            "symptome",
            "probleme",
            "fehlermeldungen",
            "felmeddelanden",
            "symptomen",
            "problemen",
            "foutmeldingen",
            "tünetek",
            "problémák",
            "hibajelenségek",
            "hibaüzenetek",
            "belirtiler",
            "sorunlar",
        ],
    ),
    (
        PartKind::Cause,
        &[
            "cause", "reason", "ursache", "grund", "orsak", "oorzaak", "reden", "ok", "neden", "nedeni",
            "oka",
        ],
        &[
            "causes",
            "reasons",
            "ursachen",
            "gründe",
            "orsaker",
            "oorzaken",
            "redenen",
            "okok",
            "okai",
            "nedenler",
            "nedenleri",
        ],
    ),
    (
        PartKind::Solution,
        &[
            "solution",
            "resolution",
            "fix",
            "mitigation",
            "workaround",
            "remediation",
            "lösung",
            "problemlösung",
            "abhilfe",
            "behebung",
            "problemumgehung",
            "lösning",
            "åtgärd",
            "provisorisk lösning",
            "oplossing",
            "tijdelijke oplossing",
            "megoldás",
            "feloldás",
            "elhárítás",
            "kerülő megoldás",
            "megoldása",
            "çözüm",
            "geçici çözüm",
            "çözümü",
            "çözünürlük",
        ],
        &[
            "solutions",
            "resolutions",
            "fixes",
            "mitigations",
            "workarounds",
            "lösungen",
            "problemumgehungen",
            "lösningar",
            "åtgärder",
            "oplossingen",
            "tijdelijke oplossingen",
            "megoldások",
            "kerülő megoldások",
            "çözümler",
            "geçici çözümler",
        ],
    ),
];

/// What may stand before such a word without changing what it announces.
const ADJECTIVES: [&str; 22] = [
    "possible",
    "common",
    "potential",
    "likely",
    "root",
    "known",
    "recommended",
    "suggested",
    "mögliche",
    "häufige",
    "bekannte",
    "empfohlene",
    "möjliga",
    "möjlig",
    "vanliga",
    "mogelijke",
    "bekende",
    "lehetséges",
    "gyakori",
    "olası",
    "yaygın",
    "önerilen",
];

/// What may stand between such a word and what it is about ("Solution for cause 2").
const PREPOSITIONS: [&str; 8] = ["for", "of", "to", "für", "för", "till", "voor", "van"];

/// A heading that announces a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: PartKind,
    pub(super) number: Option<u32>,
    /// The word is a plural.
    pub(super) is_plural: bool,
    /// The heading says more than the word and the number.
    pub(super) has_title: bool,
    /// Another kind and number that it names: "Solution for cause 2".
    pub(super) about: Option<(PartKind, u32)>,
}

/// What a heading announces; explicit anchors decide before its words.
pub(super) fn label(text: &str, anchors: &[String]) -> Option<Label> {
    let by_words = by_words(text);
    let by_anchor = anchors.iter().find_map(|anchor| match role_of_anchor(anchor) {
        Role::Section(kind) => Some((kind, None, anchor.ends_with('s'))),
        Role::Part(kind, number) => Some((kind, Some(number), false)),
        Role::Confirm(_) | Role::Other => None,
    });
    let Some((kind, number, is_plural)) = by_anchor else {
        return by_words;
    };
    let found = by_words.filter(|label| label.kind == kind);
    Some(Label {
        kind,
        number: number.or(found.as_ref().and_then(|label| label.number)),
        is_plural,
        has_title: found
            .as_ref()
            .map_or_else(|| says_more(text), |label| label.has_title),
        about: found.and_then(|label| label.about),
    })
}

/// Whether a heading in words that are not known here says more than one word and a number.
fn says_more(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.contains(char::is_alphabetic)).count() > 1
}

fn by_words(text: &str) -> Option<Label> {
    let lower = text.trim().to_lowercase();
    let (leading, rest) = leading_number(&lower);
    let mut rest = rest;
    while let Some(shorter) = ADJECTIVES.iter().find_map(|word| behind(rest, word)) {
        rest = shorter.trim_start();
    }
    let (kind, is_plural, behind_word) = first_word(rest).or_else(|| last_word(rest))?;
    let (trailing, tail) = trailing_number(behind_word);
    let tail = tail.trim_start();
    let separated = tail.starts_with([':', '-', '–', '—', '.', ',', '(']);
    let about = about(tail);
    let preposition = PREPOSITIONS.iter().any(|word| behind(tail, word).is_some());
    let number = leading.or(trailing);
    (tail.is_empty() || separated || preposition || number.is_some()).then(|| Label {
        kind,
        number,
        is_plural,
        has_title: tail.contains(char::is_alphanumeric),
        about,
    })
}

/// "cause 2" in "for cause 2".
fn about(tail: &str) -> Option<(PartKind, u32)> {
    let rest = PREPOSITIONS.iter().find_map(|word| behind(tail, word))?;
    let (kind, _, rest) = first_word(rest.trim_start())?;
    trailing_number(rest).0.map(|number| (kind, number))
}

/// The longest known word that the text begins with, and what follows it.
fn first_word(text: &str) -> Option<(PartKind, bool, &str)> {
    let found = WORDS.iter().flat_map(|(kind, one, many)| {
        let one = one.iter().map(move |word| (*kind, false, *word));
        one.chain(many.iter().map(move |word| (*kind, true, *word)))
    });
    let fitting = found.filter_map(|(kind, plural, word)| Some((kind, plural, behind(text, word)?)));
    fitting.min_by_key(|(.., rest)| rest.len())
}

/// "A probléma oka", "Sorunun nedeni": in Hungarian and Turkish the word stands last, with a possessive ending.
fn last_word(text: &str) -> Option<(PartKind, bool, &str)> {
    const POSSESSIVE: [&str; 6] = ["oka", "okai", "megoldása", "nedeni", "nedenleri", "çözümü"];
    let (before, last) = text.rsplit_once(' ')?;
    let is_short = before.split(' ').count() <= 2;
    (is_short && POSSESSIVE.contains(&last)).then(|| first_word(last))?
}

/// What follows `word` at the beginning of `text`, if it ends there.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    (!rest.starts_with(|c: char| c.is_alphabetic() || c == '\'' || c == '’')).then_some(rest)
}

fn leading_number(text: &str) -> (Option<u32>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let rest = text[end..].trim_start_matches('\\');
    match (text[..end].parse().ok(), rest.strip_prefix(['.', ')'])) {
        (Some(number), Some(rest)) => (Some(number), rest.trim_start()),
        _ => (None, text),
    }
}

fn trailing_number(text: &str) -> (Option<u32>, &str) {
    let digits = text.trim_start().trim_start_matches(['#', '№']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    match digits[..end].parse() {
        Ok(number) if !digits[end..].starts_with(char::is_alphabetic) => (Some(number), &digits[end..]),
        _ => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(PartKind, Option<u32>, bool, bool)> {
        label(text, &[]).map(|label| (label.kind, label.number, label.is_plural, label.has_title))
    }

    #[test]
    fn headings_of_every_house_style_announce_their_part() {
        use PartKind::{Cause, Solution, Symptom};
        for (text, expected) in [
            ("Issue", (Symptom, None, false, false)),
            ("Symptom 2: Jobs wait", (Symptom, Some(2), false, true)),
            ("Root cause", (Cause, None, false, false)),
            ("Possible causes", (Cause, None, true, false)),
            ("Cause 1 - The disk is full", (Cause, Some(1), false, true)),
            ("Resolution", (Solution, None, false, false)),
            ("Solution for cause 2", (Solution, None, false, true)),
            ("Mögliche Ursachen", (Cause, None, true, false)),
            ("Åtgärd 1: Starta om", (Solution, Some(1), false, true)),
            ("1. ok", (Cause, Some(1), false, false)),
            ("A probléma oka", (Cause, None, false, false)),
            ("Sorunun nedeni", (Cause, None, false, false)),
            ("Geçici çözüm", (Solution, None, false, false)),
            ("Tijdelijke oplossing", (Solution, None, false, false)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        assert_eq!(
            label("Solution for cause 2", &[]).unwrap().about,
            Some((Cause, 2))
        );
    }

    #[test]
    fn other_headings_announce_nothing() {
        for text in [
            "Next steps",
            "Issues with printing",
            "Find the cause",
            "OK button",
            "Fixed by design",
            "Problem's end",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_anchor_decides_in_any_language() {
        let found = label("Příčina 2", &["cause-2".to_owned()]).unwrap();
        assert_eq!(
            (found.kind, found.number, found.has_title),
            (PartKind::Cause, Some(2), false)
        );
        assert!(label("Další kroky", &["next-steps".to_owned()]).is_none());
    }
}
