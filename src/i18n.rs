//! Languages: which one a reader gets ([`Locale`], [`negotiate`]) and the interface texts in it ([`Messages`]).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
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

/// The texts of all languages; read-only after [`Messages::load`].
#[derive(Debug, Default)]
pub struct Messages;

/// The texts of one language: what a page holds on to.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'m> {
    locale: Locale,
    _messages: &'m Messages,
}

/// Something wrong in a text file: where and what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextFault {
    /// Path below the content root, such as `locales/de/ui.ftl`.
    pub path: String,
    /// Line number, from 1, where one line is to blame.
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
}

impl Messages {
    /// Reads every `locales/<language>/ui.ftl` of `files` (path to text).
    pub fn load(_files: &std::collections::BTreeMap<String, String>) -> Result<Self, Vec<TextFault>> {
        Ok(Self)
    }

    /// The texts of `locale`; English throughout if there are none.
    pub fn of(&self, locale: Locale) -> Texts<'_> {
        Texts {
            locale,
            _messages: self,
        }
    }

    /// Languages that have texts, by tag.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        std::iter::once(Locale::english())
    }
}

impl Texts<'_> {
    /// The language asked for.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The text of `key` if there is one; for keys made of data, such as `note-<kind>`.
    pub fn find<'a>(
        &self,
        _key: &str,
        _values: &[(&'a str, fluent_bundle::FluentValue<'a>)],
    ) -> Option<String> {
        None
    }
}

/// Every fault of every `locales/<language>/ui.ftl` in `files` (path to text).
pub fn check(_files: &std::collections::BTreeMap<String, String>) -> Vec<TextFault> {
    Vec::new()
}

/// The language of `available` that the header wants most; English if it wants none of them.
pub fn negotiate(accept_language: &str, available: &[Locale]) -> Locale {
    let wanted = accept_language
        .split(',')
        .filter_map(|tag| tag.split(';').next()?.trim().parse().ok());
    wanted
        .into_iter()
        .find(|locale| available.contains(locale))
        .unwrap_or_else(Locale::english)
}
