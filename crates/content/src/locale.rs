//! [`Locale`]: one of the languages that have a folder, checked once and passed around by value.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Language;

/// One of the languages there is a folder for in `locales/`; small and `Copy`.
///
/// Only the language subtag counts: `de-AT` is read as `de`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale(Language);

/// A text that is no language subtag.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a language tag")]
pub struct InvalidLocale;

impl Locale {
    /// The language every text exists in, and the last resort of every choice.
    pub fn english() -> Self {
        "en".parse().expect("\"en\" is a language subtag")
    }

    /// The subtag, such as `de`.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// With the territory that most of its readers live in: `de_DE`, `sv_SE`; the subtag alone where none is known.
    pub fn with_territory(&self) -> String {
        let mut tag = LanguageIdentifier::from_parts(self.0, None, None, &[]);
        tag.maximize();
        match tag.region {
            Some(region) => format!("{self}_{region}"),
            None => self.to_string(),
        }
    }

    /// The value of the `dir` attribute of text in this language.
    pub fn direction(&self) -> &'static str {
        match self.as_str() {
            "ar" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
            _ => "ltr",
        }
    }
}

impl FromStr for Locale {
    type Err = InvalidLocale;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let subtag = tag.split('-').next().unwrap_or_default();
        if !(2..=3).contains(&subtag.len()) {
            return Err(InvalidLocale);
        }
        subtag.parse().map(Self).map_err(|_| InvalidLocale)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({self})")
    }
}

impl Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}
