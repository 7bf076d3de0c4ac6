//! The deletion token on its way to its owner: shown once, and for a day a cookie that lets them delete.
//!
//! The cookie belongs to the addresses of one report and holds its token. Until the page has shown the token, a mark
//! stands in front of it.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::AppendHeaders;

use crate::analysis::ReportId;
use crate::i18n::Locale;
use crate::store::DeletionToken;
use crate::web::links::Links;
use crate::web::reader::Reader;

const COOKIE_NAME: &str = "waypost-owner";
/// A day in seconds.
const COOKIE_AGE: u32 = 86_400;
/// Stands before a token that its owner has not seen yet.
const UNSEEN: &str = "new.";
/// Longest token that is looked at; ours have 26 characters.
const MAX_TOKEN_BYTES: usize = 64;

/// Cookies of one answer.
pub(in crate::web) type Cookies = AppendHeaders<Vec<(axum::http::HeaderName, HeaderValue)>>;

/// What the owner's browser holds.
pub(super) struct Owner {
    /// The token.
    pub(super) token: DeletionToken,
    /// It was not shown yet.
    pub(super) unseen: bool,
}

impl Owner {
    /// The owner whose browser sent these headers.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get_all(COOKIE).iter().find_map(|cookies| {
            let pairs = cookies.to_str().ok()?.split(';');
            pairs
                .map(str::trim)
                .find_map(|pair| pair.strip_prefix(COOKIE_NAME)?.strip_prefix('='))
        })?;
        let token = value.strip_prefix(UNSEEN).unwrap_or(value);
        is_plain(token).then(|| Self {
            token: DeletionToken::presented(token),
            unseen: token.len() < value.len(),
        })
    }
}

/// The token in the query of the owner's link.
pub(super) fn token_in(query: &str) -> Option<&str> {
    let values = query.split('&').filter_map(|pair| pair.strip_prefix("token="));
    values.into_iter().find(|token| is_plain(token))
}

/// Whether a text looks like a token.
fn is_plain(token: &str) -> bool {
    (1..=MAX_TOKEN_BYTES).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Hands the token to its owner, in every language that they may switch to.
pub(in crate::web) fn remember(reader: &Reader, id: &ReportId, token: &DeletionToken) -> Cookies {
    let unseen = |locale: Locale| if locale == reader.locale { UNSEEN } else { "" };
    let cookie = |&locale: &Locale| {
        cookie(
            reader,
            locale,
            id,
            &format!("{}{}", unseen(locale), token.reveal()),
        )
    };
    all(reader, cookie)
}

/// Notes that the token was shown.
pub(super) fn seen(reader: &Reader, id: &ReportId, token: &DeletionToken) -> Cookies {
    let cookie = cookie(reader, reader.locale, id, token.reveal());
    AppendHeaders(cookie.map(|value| (SET_COOKIE, value)).into_iter().collect())
}

/// Takes the token back after the deletion.
pub(super) fn forget(reader: &Reader, id: &ReportId) -> Cookies {
    all(reader, |&locale| cookie(reader, locale, id, ""))
}

fn all(reader: &Reader, cookie: impl Fn(&Locale) -> Option<HeaderValue>) -> Cookies {
    let cookies = reader.knowledge().locales.iter().filter_map(cookie);
    AppendHeaders(cookies.map(|value| (SET_COOKIE, value)).collect())
}

fn cookie(reader: &Reader, locale: Locale, id: &ReportId, value: &str) -> Option<HeaderValue> {
    let path = Links::of(locale).report(id);
    let age = if value.is_empty() { 0 } else { COOKIE_AGE };
    let secure = if reader.app.base_url.is_https() {
        "; Secure"
    } else {
        ""
    };
    let text =
        format!("{COOKIE_NAME}={value}; Path={path}; Max-Age={age}; SameSite=Strict; HttpOnly{secure}");
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(cookie: &str) -> Option<(String, bool)> {
        let headers = HeaderMap::from_iter([(COOKIE, cookie.parse().unwrap())]);
        Owner::of(&headers).map(|owner| (owner.token.reveal().to_owned(), owner.unseen))
    }

    #[test]
    fn a_token_is_read_with_its_mark() {
        assert_eq!(owner("a=b; waypost-owner=new.0abc"), Some(("0abc".into(), true)));
        assert_eq!(
            owner("waypost-owner=0abc; waypost-lang=de"),
            Some(("0abc".into(), false))
        );
        for bad in [
            "",
            "waypost-owner=",
            "waypost-owner=new.",
            "waypost-owner=<b>",
            "waypost-ownerx=1",
        ] {
            assert_eq!(owner(bad), None, "{bad}");
        }
    }
}
