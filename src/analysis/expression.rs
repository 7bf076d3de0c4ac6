//! Regular expressions of the rules folder.
//!
//! Here `\d` is one of the ten digits. The digits of all scripts, which it means elsewhere, are in no log that counts, and
//! make an expression ten times as large.

use regex::{Regex, RegexSet, RegexSetBuilder};

/// Room for the states of many expressions looked for at once; where it is too small, searching is a hundred times slower.
const MOST_STATES_BYTES: usize = 64 << 20;

/// One expression.
///
/// # Errors
/// What is wrong with it.
pub(super) fn expression(text: &str) -> Result<Regex, regex::Error> {
    Regex::new(&with_ten_digits(text))
}

/// Expressions that are all looked for in one pass.
///
/// # Errors
/// What is wrong with one of them.
pub(super) fn expression_set<'e>(
    texts: impl IntoIterator<Item = &'e (impl AsRef<str> + ?Sized + 'e)>,
) -> Result<RegexSet, regex::Error> {
    let texts = texts.into_iter().map(|text| with_ten_digits(text.as_ref()));
    RegexSetBuilder::new(texts)
        .dfa_size_limit(MOST_STATES_BYTES)
        .build()
}

/// A class may stand within a class, so that the place of `\d` does not matter; only a backslash before it does.
fn with_ten_digits(text: &str) -> String {
    let parts: Vec<String> = text
        .split(r"\\")
        .map(|part| part.replace(r"\d", "[0-9]"))
        .collect();
    parts.join(r"\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_one_of_ten_wherever_it_stands() {
        let stamp = expression(r"^\d{2}:[\d.]+[^\d]$").unwrap();
        assert!(stamp.is_match("08:14.02Z") && !stamp.is_match("٠٨:14.02Z") && !stamp.is_match("08:14.025"));
        let path = expression(r"^C:\\d\\\d$").unwrap();
        assert!(path.is_match(r"C:\d\7") && !path.is_match(r"C:\7\7"));
        let set = expression_set([r"^\d$", r"^\D$"]).unwrap();
        assert_eq!(set.matches("7").iter().collect::<Vec<_>>(), [0]);
    }
}
