//! What all pages have in common: language, texts, title, addresses of the same page in other languages.

use std::fmt;

use askama::Template;
use askama::filters::{self, Html, HtmlSafe, Safe};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::card::Card;
use super::links::{self, Links};
use super::reader::Reader;
use super::{assets, search};
use crate::app::Refusal;
use crate::i18n::{FluentValue, Locale, Texts};

/// The frame around a page; every view has one as `page`.
pub(super) struct Page<'a> {
    /// Texts in the reader's language.
    pub texts: Texts<'a>,
    /// Addresses in the reader's language.
    pub links: Links,
    /// The main heading.
    pub heading: String,
    /// Title of the browser window.
    pub title: String,
    /// For search engines and previews.
    pub description: String,
    /// Kept out of search engines.
    pub hidden: bool,
    /// Path and query without the language, for the language switch.
    pub place: String,
    /// Logs are read only with an access token.
    pub guarded: bool,
    /// Content of the search field in the header.
    pub query: String,
    /// Languages of the switch.
    pub languages: Vec<Language>,
    /// What the picture of the page says, title and the rest; without it, previews have no picture.
    card: Option<[String; 2]>,
    origin: String,
    /// Path and query without the language that all variants of this page share.
    canonical: String,
}

/// A language one can switch to.
pub(super) struct Language {
    /// Its tag.
    pub locale: Locale,
    /// Its own name.
    pub name: String,
    /// The page is in it.
    pub current: bool,
}

impl<'a> Page<'a> {
    /// The frame of a page that search engines may list.
    pub(super) fn new(reader: &'a Reader, heading: String) -> Self {
        let texts = reader.texts();
        let language = |&locale: &Locale| Language {
            locale,
            name: texts.messages().name(locale),
            current: locale == reader.locale,
        };
        let path = reader.place.split('?').next().unwrap_or("/");
        Self {
            links: Links::of(reader.locale),
            title: texts.with("page-title", &[("title", heading.as_str().into())]),
            description: texts.get("site-description"),
            hidden: false,
            place: reader.place.clone(),
            guarded: reader.app.access.is_some(),
            query: String::new(),
            card: None,
            languages: reader.knowledge().locales.iter().map(language).collect(),
            origin: reader.app.base_url.to_string(),
            canonical: path.to_owned(),
            heading,
            texts,
        }
    }

    /// Kept out of search engines: steps of the wizard, results, reports, errors.
    pub(super) fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// With a description of its own.
    pub(super) fn described(mut self, description: &str) -> Self {
        self.description = description.to_owned();
        self
    }

    /// With a picture for previews.
    pub(super) fn pictured(mut self, card: &Card) -> Self {
        self.card = Some([card.title.clone(), card.summary()]);
        self
    }

    /// The title says that something is wrong in a form.
    pub(super) fn with_error(mut self) -> Self {
        self.title = self
            .texts
            .with("page-title-error", &[("title", self.title.as_str().into())]);
        self
    }

    /// With another address, without a language, as the one to remember: `/404104/wizard?symptom=2`.
    pub(super) fn at(mut self, canonical: String) -> Self {
        self.canonical = canonical;
        self
    }

    /// An interface text.
    pub(super) fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The notice above a text in another language.
    pub(super) fn fallback_notice(&self) -> String {
        let has_english = self
            .languages
            .iter()
            .any(|language| language.locale == Locale::english());
        self.t(if has_english {
            "fallback-notice"
        } else {
            "fallback-notice-other"
        })
    }

    /// An interface text with one variable.
    pub(super) fn t_with(&self, key: &str, name: &str, value: &str) -> String {
        self.texts.with(key, &[(name, FluentValue::from(value))])
    }

    /// A heading in which long error names may break between their words.
    pub(super) fn breakable<'t>(&self, text: &'t str) -> Breakable<'t> {
        Breakable(text)
    }

    /// Language of the interface.
    pub(super) fn lang(&self) -> Locale {
        self.texts.locale()
    }

    /// An address of ours, absolute.
    pub(super) fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.origin)
    }

    /// The address to remember, absolute.
    pub(super) fn canonical(&self) -> String {
        format!("{}{}", self.origin, self.links.place(&self.canonical))
    }

    /// The same page in `locale`, absolute.
    pub(super) fn in_language(&self, locale: &Locale) -> String {
        format!("{}{}", self.origin, Links::of(*locale).place(&self.canonical))
    }

    /// The same page in the language of whoever opens it, absolute.
    pub(super) fn in_any_language(&self) -> String {
        format!(
            "{}{}",
            self.origin,
            Links::without_language().place(&self.canonical)
        )
    }

    /// Language and territory, as previews want them: `de_DE`.
    pub(super) fn territory(&self, locale: &Locale) -> String {
        locale.with_territory()
    }

    /// Address of the picture, absolute, and what it says.
    pub(super) fn picture(&self) -> Option<(String, String)> {
        let place = self.links.place(&self.canonical);
        let address = format!("{}{}", self.origin, links::beside(&place, links::CARD));
        let [title, rest] = self.card.as_ref()?;
        let words = if rest.is_empty() {
            title.clone()
        } else {
            format!("{title} · {rest}")
        };
        Some((address, words))
    }

    /// What a preview calls the page.
    pub(super) fn preview_title(&self) -> &str {
        match &self.card {
            Some([title, _]) => title,
            None => &self.heading,
        }
    }

    /// Where other sites learn how to show the page in a frame, absolute.
    pub(super) fn oembed(&self) -> String {
        format!("{}{}", self.origin, links::oembed(&self.canonical()))
    }

    /// Whether there is a frame for it: the start page has only a picture.
    pub(super) fn has_embed(&self) -> bool {
        self.card.is_some() && self.canonical != "/"
    }

    /// Where the language switch sends its choice.
    pub(super) fn language_action(&self) -> &'static str {
        links::LANGUAGE
    }

    /// Address of a file of `static/`.
    pub(super) fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// Where a search field cuts what is typed.
    pub(super) fn query_limit(&self) -> usize {
        search::MAX_TYPED
    }
}

/// Text whose names in mixed case (`DeviceConnectionClosedRemotely`, `IoTHubUnauthorized`) may break before each word.
pub(super) struct Breakable<'t>(&'t str);

// Everything but the break marks of our own goes through the escaper.
impl HtmlSafe for Breakable<'_> {}

impl fmt::Display for Breakable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut start = 0;
        let mut before = ' ';
        let mut letters = self.0.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let begins_word = letters.peek().is_some_and(|(_, next)| next.is_lowercase());
            if before.is_alphabetic() && letter.is_uppercase() && begins_word {
                write!(f, "{}<wbr>", escaped(&self.0[start..at]))?;
                start = at;
            }
            before = letter;
        }
        write!(f, "{}", escaped(&self.0[start..]))
    }
}

/// `text` as it stands in HTML.
pub(super) fn escaped(text: &str) -> impl fmt::Display + '_ {
    let Ok(Safe(text)) = filters::escape(text, Html);
    text
}

/// A view as a response.
pub(super) fn render(page: &Page<'_>, view: &impl Template) -> Result<Response, Refusal> {
    let html = view.render().map_err(|error| {
        tracing::error!("template failed: {error}");
        Refusal::Internal
    })?;
    let language = HeaderValue::from_str(page.lang().as_str()).map_err(|_| Refusal::Internal)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_LANGUAGE, language),
    ];
    Ok((headers, html).into_response())
}

/// The `lang` attribute of a text that is not in the language of its page.
pub(super) fn foreign(page: Locale, text: Locale) -> Option<Locale> {
    (page != text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_between_their_words() {
        let cases = [
            ("DeviceNotOnline", "Device<wbr>Not<wbr>Online"),
            ("IoTHubUnauthorized", "IoT<wbr>Hub<wbr>Unauthorized"),
            ("a < BigName", "a &#60; Big<wbr>Name"),
        ];
        for (name, broken) in cases {
            assert_eq!(Breakable(name).to_string(), broken);
        }
    }
}
