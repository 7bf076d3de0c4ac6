//! What a heading says about itself: its anchor, which part of the article it opens, and its title.
//!
//! An explicit anchor (`<a name="cause-1"></a>`) decides, whatever the words say, so that translations need no
//! vocabulary. Only a heading without one is read by its words.

use crate::Locale;

use super::article::{PartKind, PartName};
use super::file::is_slug;

/// What a heading opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// All symptoms, all causes or all solutions; itself the one part if it has no numbered ones.
    Section(PartKind),
    /// One numbered symptom, cause or solution.
    Part(PartKind, u32),
    /// How to confirm a cause.
    Confirm(PartName),
    /// Anything else.
    Other,
}

/// Words that name a kind in running headings, in English and in the other languages that ship.
/// An explicit anchor makes them unnecessary, so a new language works without a line here.
const WORDS: [(PartKind, &[&str], &[&str]); 3] = [
    (
        PartKind::Symptom,
        &["symptom", "symptoms"],
        &[
            "symptoom",
            "symptomen",
            "symtom",
            "symptome",
            "probléma",
            "tünet",
            "tünetek",
            "hibajelenség",
            "hibajelenségek",
            "belirti",
            "belirtiler",
        ],
    ),
    (
        PartKind::Cause,
        &["cause", "causes"],
        &[
            "oorzaak", "oorzaken", "orsak", "orsaker", "ursache", "ursachen", "ok", "okok", "neden",
            "nedeni", "nedenler",
        ],
    ),
    (
        PartKind::Solution,
        &["solution", "solutions"],
        &[
            "oplossing",
            "oplossingen",
            "lösning",
            "lösningar",
            "lösung",
            "lösungen",
            "megoldás",
            "megoldások",
            "çözüm",
            "çözümler",
        ],
    ),
];

fn kind_of(word: &str, any_language: bool) -> Option<PartKind> {
    let word = word.to_lowercase();
    let named = |words: &[&str]| words.contains(&word.as_str());
    let mut kinds = WORDS.iter();
    let found = kinds.find(|(_, english, others)| named(english) || any_language && named(others));
    found.map(|(kind, ..)| *kind)
}

/// The role that an explicit anchor gives: `causes`, `cause-1`, `1-cause`, `confirm-2`, `confirm-keepalive-timeout`.
pub fn role_of_anchor(anchor: &str) -> Role {
    if let Some(name) = anchor.strip_prefix("confirm-") {
        return match name.parse() {
            Ok(number) => Role::Confirm(PartName::Number(number)),
            Err(_) if is_slug(name) => Role::Confirm(PartName::Slug(name.to_owned())),
            Err(_) => Role::Other,
        };
    }
    if anchor == "confirm" {
        return Role::Confirm(PartName::Number(1));
    }
    let numbered = |word: &str, number: &str| Some(Role::Part(kind_of(word, false)?, number.parse().ok()?));
    match anchor.split_once('-') {
        Some((left, right)) => numbered(left, right).or_else(|| numbered(right, left)),
        None => kind_of(anchor, false).map(Role::Section),
    }
    .unwrap_or(Role::Other)
}

/// The role that the words of a heading without explicit anchor give.
pub(super) fn role_of_text(text: &str, locale: Locale) -> Role {
    let label = Label::of(text);
    let Some(kind) = kind_of(label.word, locale != Locale::english()) else {
        return Role::Other;
    };
    match label.number {
        Some(number) => Role::Part(kind, number),
        None if label.ended || label.rest.is_empty() => Role::Section(kind),
        None => Role::Other,
    }
}

/// The anchor a translation's heading gets where it has none: the one English would have.
pub(super) fn canonical_anchor(role: &Role) -> Option<String> {
    match role {
        Role::Section(kind) => Some(format!("{}s", word_of(*kind))),
        Role::Part(kind, number) => Some(format!("{}-{number}", word_of(*kind))),
        Role::Confirm(_) | Role::Other => None,
    }
}

/// The English word for a kind, as it stands in anchors and faults.
pub fn word_of(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Symptom => "symptom",
        PartKind::Cause => "cause",
        PartKind::Solution => "solution",
    }
}

/// A heading without "Symptom 1: ", "1. ok: " or "Ursache – "; `None` where nothing else is left.
///
/// `number` is that of the part, `None` for the heading of a section.
pub(super) fn title(text: &str, number: Option<u32>) -> Option<String> {
    let text = text.trim();
    let label = Label::of(text);
    let known = kind_of(label.word, true).is_some();
    let ours = label.number.is_some() && label.number == number;
    let stands_alone = label.ended || label.rest.is_empty();
    let is_label = match known {
        true => ours || label.number.is_none() && stands_alone,
        false => ours && label.number_last && stands_alone,
    };
    let title = if is_label {
        label.rest
    } else if ours && !label.number_last {
        label.behind_number
    } else if number.is_none() && !text.contains(char::is_whitespace) {
        ""
    } else {
        text
    };
    (!title.is_empty()).then(|| title.to_owned())
}

/// A heading taken apart: `[number "."] word [number] [separator] rest`.
struct Label<'a> {
    word: &'a str,
    number: Option<u32>,
    /// The number stands behind the word ("Ursache 1").
    number_last: bool,
    /// A separator stands behind word and number.
    ended: bool,
    rest: &'a str,
    /// What follows a leading number.
    behind_number: &'a str,
}

impl<'a> Label<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.trim();
        let (leading, behind_number) = leading_number(text);
        let end = behind_number
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(behind_number.len());
        let (word, rest) = behind_number.split_at(end);
        let (trailing, rest) = match leading {
            Some(_) => (None, rest),
            None => trailing_number(rest),
        };
        let cut = rest.trim_start_matches(|c: char| c.is_whitespace() || ":.)–—-".contains(c));
        let skipped = &rest[..rest.len() - cut.len()];
        Self {
            word,
            number: leading.or(trailing),
            number_last: trailing.is_some(),
            ended: skipped.contains(|c: char| !c.is_whitespace()),
            rest: cut,
            behind_number,
        }
    }
}

/// "1. ok" to 1 and "ok".
fn leading_number(text: &str) -> (Option<u32>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let rest = text[end..].trim_start_matches('\\');
    match (text[..end].parse().ok(), rest.strip_prefix(['.', ')'])) {
        (Some(number), Some(rest)) => (Some(number), rest.trim_start()),
        (Some(number), None) if rest.is_empty() => (Some(number), rest),
        _ => (None, text),
    }
}

/// " 1: rest" to 1 and ": rest"; no number where letters follow it ("2nd").
fn trailing_number(text: &str) -> (Option<u32>, &str) {
    let digits = text.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let rest = &digits[end..];
    match digits[..end].parse() {
        Ok(number) if !rest.starts_with(char::is_alphabetic) => (Some(number), rest),
        _ => (None, text),
    }
}

/// The anchor GitHub gives a heading: lower case, letters, digits, `-` and `_`, spaces as `-`.
pub fn github_slug(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let kept = lower.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ => c.is_alphanumeric().then_some(c),
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_in_every_form_give_the_part() {
        assert_eq!(role_of_anchor("cause-1"), Role::Part(PartKind::Cause, 1));
        assert_eq!(role_of_anchor("1-cause"), Role::Part(PartKind::Cause, 1));
        assert_eq!(role_of_anchor("solution"), Role::Section(PartKind::Solution));
        assert_eq!(role_of_anchor("symptoms"), Role::Section(PartKind::Symptom));
        assert_eq!(role_of_anchor("confirm-2"), Role::Confirm(PartName::Number(2)));
        assert_eq!(
            role_of_anchor("confirm-tcp-reset"),
            Role::Confirm(PartName::Slug("tcp-reset".to_owned()))
        );
        assert_eq!(role_of_anchor("next-steps"), Role::Other);
        assert_eq!(role_of_anchor("cause-99999999999"), Role::Other);
        assert_eq!(role_of_anchor(""), Role::Other);
    }

    #[test]
    fn headings_without_anchor_are_read_by_their_words() {
        let english = Locale::english();
        let hungarian = "hu".parse().unwrap();
        assert_eq!(
            role_of_text("Symptom 2: Drops", english),
            Role::Part(PartKind::Symptom, 2)
        );
        assert_eq!(role_of_text("Causes", english), Role::Section(PartKind::Cause));
        assert_eq!(
            role_of_text("Cause: expired", english),
            Role::Section(PartKind::Cause)
        );
        assert_eq!(role_of_text("Solutions for everybody", english), Role::Other);
        assert_eq!(role_of_text("1. ok", hungarian), Role::Part(PartKind::Cause, 1));
        assert_eq!(role_of_text("OK", english), Role::Other);
        assert_eq!(role_of_text("", english), Role::Other);
    }

    #[test]
    fn titles_lose_number_and_separators_in_any_language() {
        for (heading, number, expected) in [
            ("Symptom 1: Devices drop", Some(1), Some("Devices drop")),
            ("Symptom 1 – Devices drop", Some(1), Some("Devices drop")),
            ("1. ok: A jogkivonat lejárt", Some(1), Some("A jogkivonat lejárt")),
            ("1\\. Neden", Some(1), None),
            ("2. megoldás", Some(2), None),
            ("Ursache 1", Some(1), None),
            ("Belirti 3", Some(3), None),
            ("3", Some(3), None),
            ("Orsak 2. Nätet", Some(2), Some("Nätet")),
            ("Příznak 2: Výpadek", Some(2), Some("Výpadek")),
            (
                "2 devices share one identity",
                Some(2),
                Some("2 devices share one identity"),
            ),
            ("Cause 2: 2 devices", Some(2), Some("2 devices")),
            ("TLS 1.2: not offered", Some(2), Some("TLS 1.2: not offered")),
            ("1. Devices drop", Some(1), Some("Devices drop")),
            ("Symptoms", None, None),
            ("Nedeni", None, None),
            ("Příznaky", None, None),
            ("Cause: expired", None, Some("expired")),
            ("Causes of drops", None, Some("Causes of drops")),
        ] {
            assert_eq!(title(heading, number).as_deref(), expected, "{heading}");
        }
    }

    #[test]
    fn slugs_are_those_of_github() {
        assert_eq!(
            github_slug("404104 DeviceConnectionClosedRemotely"),
            "404104-deviceconnectionclosedremotely"
        );
        assert_eq!(github_slug("Symptom 1: Devices drop"), "symptom-1-devices-drop");
        assert_eq!(github_slug("További lépések"), "további-lépések");
    }
}
