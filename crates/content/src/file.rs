//! Which files of the tree are articles: path to slug and language.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::Locale;

use super::{ContentTree, Fault};

/// Longest slug; the longest in use has 20 letters.
const MAX_SLUG_BYTES: usize = 64;

/// One article's file, not yet read.
#[derive(Clone, Debug)]
pub struct ArticleFile<'a> {
    /// Path below the content root.
    pub path: &'a str,
    /// Slug of the article, such as `404104`.
    pub slug: String,
    /// Language, from the folder.
    pub locale: Locale,
    /// What the file holds.
    pub text: &'a str,
}

impl<'a> ArticleFile<'a> {
    /// The articles of a tree, by path.
    pub fn all(tree: &'a ContentTree) -> (Vec<Self>, Vec<Fault>) {
        let mut found: BTreeMap<(Locale, String), Self> = BTreeMap::new();
        let mut faults = Vec::new();
        for (path, text) in &tree.files {
            match Self::of(path, text) {
                Some(Ok(file)) => match found.entry((file.locale, file.slug.clone())) {
                    Entry::Vacant(place) => {
                        place.insert(file);
                    }
                    Entry::Occupied(first) => {
                        let message = format!("is the same article as {}", first.get().path);
                        faults.push(Fault::error(path, None, message));
                    }
                },
                Some(Err(fault)) => faults.push(fault),
                None => {}
            }
        }
        (found.into_values().collect(), faults)
    }

    fn of(path: &'a str, text: &'a str) -> Option<Result<Self, Fault>> {
        let path_below = path.strip_prefix("locales/").filter(|_| path.ends_with(".md"))?;
        let segments: Vec<_> = path_below.split('/').collect();
        let [tag, "articles", name] = segments[..] else {
            let fault = Fault::error(path, None, "is in no place for an article");
            return Some(Err(
                fault.advise("articles are locales/<language>/articles/<article>.md")
            ));
        };
        let Some(locale) = tag.parse::<Locale>().ok().filter(|locale| locale.as_str() == tag) else {
            let fault = Fault::error(path, None, format!("`{tag}` is no language"));
            return Some(Err(
                fault.advise("name the folder by the language alone, such as `de`")
            ));
        };
        let Some(slug) = slug_of(name.strip_suffix(".md").unwrap_or(name)) else {
            let fault = Fault::error(path, None, "has a name that cannot stand in an address");
            return Some(Err(fault.advise("use a to z, 0 to 9 and -")));
        };
        Some(Ok(Self {
            path,
            slug,
            locale,
            text,
        }))
    }
}

/// Whether `text` may stand as one segment of an address: `a`-`z`, `0`-`9` and `-`.
pub fn is_slug(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty() && text.len() <= MAX_SLUG_BYTES && text.bytes().all(word)
}

/// The slug of a file name without extension: the name itself, or the code in a name such as
/// `iot-hub-troubleshoot-error-404104-deviceconnectionclosedremotely`.
pub fn slug_of(stem: &str) -> Option<String> {
    let code = stem
        .split_once("-error-")
        .and_then(|(_, rest)| rest.split('-').next());
    if let Some(code) = code.filter(|code| is_code(code)) {
        return Some(code.to_owned());
    }
    is_slug(stem).then(|| stem.to_owned())
}

/// Six digits, the last of them perhaps `x` for any digit: `404104`, `500xxx`.
pub fn is_code(text: &str) -> bool {
    let digits = text.trim_end_matches('x');
    text.len() == 6 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_come_from_our_names_and_from_the_vendors() {
        assert_eq!(slug_of("404104").as_deref(), Some("404104"));
        assert_eq!(
            slug_of("iot-hub-troubleshoot-error-500xxx-internal-errors").as_deref(),
            Some("500xxx")
        );
        assert_eq!(
            slug_of("troubleshoot-error-codes").as_deref(),
            Some("troubleshoot-error-codes")
        );
        assert_eq!(slug_of("../x"), None);
        assert_eq!(slug_of("Ünicode"), None);
        assert_eq!(slug_of(""), None);
    }

    #[test]
    fn codes_are_six_digits_or_end_in_x() {
        assert!(is_code("404104") && is_code("500xxx"));
        assert!(!is_code("40410") && !is_code("xxxxxx") && !is_code("5x0000") && !is_code("404104x"));
    }
}
