//! A file's path and an article's words to its slug, its error name, its codes and what else people search for.

use waypost_content::form::slug_of;
use waypost_content::{is_code, is_slug};

/// Names below a language that are pages of their own, and names of `rules/` that are no article.
const TAKEN: [&str; 8] = [
    "analyse", "reports", "search", "language", "static", "api", "codes", "scope",
];
/// File names that say nothing without their folder.
const GENERIC: [&str; 7] = [
    "index",
    "readme",
    "overview",
    "troubleshoot",
    "troubleshooting",
    "faq",
    "errors",
];
/// Longest slug.
const MAX_SLUG: usize = 60;
/// Most other spellings of one article.
const MAX_ALIASES: usize = 12;

/// The slug of an article that stands at `path`.
pub(super) fn slug(path: &str) -> Option<String> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if let Some(code) = slug_of(stem).filter(|slug| is_code(slug)) {
        return Some(code);
    }
    let mut slug = folded(stem, MAX_SLUG);
    if GENERIC.contains(&slug.as_str()) {
        let folder = folders.rsplit('/').next().unwrap_or_default();
        slug = folded(&format!("{folder} {slug}"), MAX_SLUG);
    }
    if TAKEN.contains(&slug.as_str()) || slug.len() < 4 && !slug.is_empty() {
        slug.push_str("-article");
    }
    is_slug(&slug).then_some(slug)
}

/// Text in letters that may stand in an address, at most `most` bytes, cut between words.
pub(super) fn folded(text: &str, most: usize) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'a'..='z' | '0'..='9' => {
                slug.push(c);
                continue;
            }
            'à'..='å' | 'ă' | 'ą' => "a",
            'æ' => "ae",
            'ç' | 'ć' | 'č' => "c",
            'è'..='ë' | 'ę' | 'ě' => "e",
            'ì'..='ï' | 'ı' => "i",
            'ğ' => "g",
            'ñ' | 'ń' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ő' => "o",
            'ù'..='ü' | 'ű' | 'ů' => "u",
            'ş' | 'š' | 'ś' => "s",
            'ß' => "ss",
            'ý' | 'ÿ' => "y",
            'ž' | 'ź' | 'ż' => "z",
            '\u{300}'..='\u{36f}' | '\'' | '’' => continue,
            _ if slug.is_empty() || slug.ends_with('-') => continue,
            _ => "-",
        };
        slug.push_str(plain);
    }
    if slug.len() > most {
        let cut = slug[..=most]
            .rfind('-')
            .filter(|at| *at > most / 2)
            .unwrap_or(most);
        slug.truncate(cut);
    }
    slug.trim_matches('-').to_owned()
}

/// What an article is found by besides its slug.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) name: Option<String>,
    pub(super) codes: Vec<String>,
    pub(super) aliases: Vec<String>,
}

/// Reads the names out of the title and the text of the symptoms.
pub(super) fn of(slug: &str, title: &str, symptoms: &str) -> Names {
    let words = |text: &str| -> Vec<String> {
        let edge = |c: char| !c.is_alphanumeric() && c != '_';
        text.split_whitespace()
            .map(|word| word.trim_matches(edge).to_owned())
            .collect()
    };
    let (in_title, in_text) = (words(title), words(symptoms));
    let mut codes: Vec<String> = in_title.iter().filter(|word| is_code(word)).cloned().collect();
    if is_code(slug) && !codes.iter().any(|code| code == slug) {
        codes.insert(0, slug.to_owned());
    }
    codes.dedup();
    let name = in_title.iter().find(|word| is_error_name(word)).cloned();
    let status = in_title.iter().filter(|word| is_status(word));
    let candidates = in_title
        .iter()
        .chain(&in_text)
        .filter(|word| is_error_name(word) || is_error_number(word));
    let mut aliases: Vec<String> = Vec::new();
    for word in status.chain(candidates) {
        let known = |other: &String| other.eq_ignore_ascii_case(word);
        if aliases.len() < MAX_ALIASES
            && !aliases.iter().any(known)
            && !name.iter().chain(&codes).any(known)
            && !word.eq_ignore_ascii_case(slug)
        {
            aliases.push(word.clone());
        }
    }
    Names { name, codes, aliases }
}

/// `DeviceConnectionClosedRemotely`, `ERR_SSL_PROTOCOL_ERROR`.
fn is_error_name(word: &str) -> bool {
    let letters = word.len() >= 8 && word.is_ascii() && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let pairs = word.as_bytes().windows(2);
    let humps = pairs
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    let shouted = word.contains('_') && !word.bytes().any(|b| b.is_ascii_lowercase());
    letters && plain && (humps >= 2 || shouted)
}

/// `0x80070005`, `4625`, `403004`: what error messages and event logs number things with.
fn is_error_number(word: &str) -> bool {
    let hex = word
        .strip_prefix("0x")
        .is_some_and(|digits| digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
    hex || is_code(word)
}

/// `403`, `502`: how web servers answer.
fn is_status(word: &str) -> bool {
    word.len() == 3 && word.starts_with(['4', '5']) && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_of_odd_names_too() {
        for (path, expected) in [
            (
                "a/iot-hub-troubleshoot-error-404104-deviceconnectionclosedremotely.md",
                "404104",
            ),
            ("printing/Drucker druckt nicht.md", "drucker-druckt-nicht"),
            ("x/Åtgärda_fel (utskrift).md", "atgarda-fel-utskrift"),
            ("vm/troubleshoot.md", "vm-troubleshoot"),
            ("search.md", "search-article"),
            ("de.md", "de-article"),
        ] {
            assert_eq!(slug(path).as_deref(), Some(expected));
        }
        assert_eq!(slug("…….md"), None);
        assert!(slug(&format!("{}.md", "very-long-".repeat(40))).unwrap().len() <= MAX_SLUG);
    }

    #[test]
    fn names_codes_and_aliases_are_found() {
        let found = of(
            "404104",
            "404104 DeviceConnectionClosedRemotely",
            "You see `0x80070005` and AuthorizationPermissionMismatch.",
        );
        assert_eq!(found.name.as_deref(), Some("DeviceConnectionClosedRemotely"));
        assert_eq!(found.codes, ["404104"]);
        assert_eq!(found.aliases, ["0x80070005", "AuthorizationPermissionMismatch"]);
        assert_eq!(
            of("printer", "The printer PowerShell OneDrive", ""),
            Names::default()
        );
    }
}
