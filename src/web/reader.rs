//! The person in front of a page: their language, and where on the site they are.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::Uri;
use axum::http::request::Parts;

use super::page::Page;
use crate::app::{AppState, Refusal};
use crate::i18n::{Locale, Texts};
use crate::knowledge::KnowledgeBase;

/// What every page needs to know of its request.
pub(super) struct Reader {
    /// Shared state.
    pub app: AppState,
    /// Language of the interface.
    pub locale: Locale,
    /// Path and query without the language: `/404104/wizard?symptom=2`; `/` on the start page.
    pub place: String,
}

impl Reader {
    /// A reader whose language is known already.
    pub(super) fn new(app: AppState, locale: Locale, uri: &Uri) -> Self {
        Self {
            place: place(uri, locale),
            app,
            locale,
        }
    }

    /// The same reader, spoken to in another language.
    pub(super) fn speaking(&self, locale: Locale) -> Self {
        Self {
            app: self.app.clone(),
            locale,
            place: self.place.clone(),
        }
    }

    /// Interface texts in the reader's language.
    pub(super) fn texts(&self) -> Texts<'_> {
        self.app.messages.of(self.locale)
    }

    /// What Waypost knows.
    pub(super) fn knowledge(&self) -> &KnowledgeBase {
        &self.app.knowledge
    }

    /// The frame of a page with this main heading.
    pub(super) fn page(&self, heading: impl Into<String>) -> Page<'_> {
        Page::new(self, heading.into())
    }
}

impl FromRequestParts<AppState> for Reader {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let params = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| Refusal::NotFound)?;
        let (_, segment) = params
            .iter()
            .find(|(name, _)| *name == "locale")
            .ok_or(Refusal::Internal)?;
        let locale = known_locale(app, segment).ok_or(Refusal::NotFound)?;
        Ok(Self::new(app.clone(), locale, &parts.uri))
    }
}

/// The language that is written exactly so.
pub(super) fn known_locale(app: &AppState, segment: &str) -> Option<Locale> {
    app.knowledge
        .locales
        .iter()
        .copied()
        .find(|locale| locale.as_str() == segment)
}

/// Path and query without the language in front.
fn place(uri: &Uri, locale: Locale) -> String {
    let all = uri.path_and_query().map_or("/", |all| all.as_str());
    let rest = all
        .strip_prefix('/')
        .and_then(|path| path.strip_prefix(locale.as_str()));
    match rest {
        Some("") => "/".to_owned(),
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        Some(rest) if rest.starts_with('?') => format!("/{rest}"),
        _ => all.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_is_the_address_without_its_language() {
        let german = "de".parse().unwrap();
        let cases = [
            ("/de", "/"),
            ("/de/404104", "/404104"),
            (
                "/de/404104/wizard?cause=a&symptom=2",
                "/404104/wizard?cause=a&symptom=2",
            ),
            ("/de?x=1", "/?x=1"),
            ("/dev", "/dev"),
            ("/404104", "/404104"),
        ];
        for (uri, expected) in cases {
            assert_eq!(place(&uri.parse().unwrap(), german), expected);
        }
    }
}
