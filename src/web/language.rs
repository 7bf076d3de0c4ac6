//! Which language somebody gets: the one in the address; else the one they chose; else the one their browser wants.

use axum::Form;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, LOCATION, SET_COOKIE, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::links::{Links, PLACES};
use super::reader::known_locale;
use crate::app::{AppState, Refusal};
use crate::i18n::{Locale, negotiate};

/// The only cookie; set when a reader chooses a language, never otherwise.
const COOKIE_NAME: &str = "waypost-lang";
/// A year in seconds.
const COOKIE_AGE: u32 = 31_536_000;

/// A choice of the language switch.
#[derive(Deserialize)]
pub(super) struct Choice {
    lang: String,
    /// Where to go on, without a language.
    #[serde(default)]
    to: String,
}

/// Remembers a language and goes back to the page in it.
pub(super) async fn remember(
    State(app): State<AppState>,
    Form(choice): Form<Choice>,
) -> Result<Response, Refusal> {
    let locale = known_locale(&app, &choice.lang).ok_or(Refusal::BadParameter("lang"))?;
    let place = if is_place(&choice.to) {
        choice.to.as_str()
    } else {
        "/"
    };
    let secure = if app.base_url.is_https() { "; Secure" } else { "" };
    let cookie =
        format!("{COOKIE_NAME}={locale}; Path=/; Max-Age={COOKIE_AGE}; SameSite=Lax; HttpOnly{secure}");
    let mut response = see_other(&Links::of(locale).place(place))?;
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Refusal::Internal)?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

/// Sends addresses without a language, or with one that we do not have, to the reader's language.
pub(super) async fn send_to_language(State(app): State<AppState>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let Some((locale, place)) = target(&app, &request) else {
        return next.run(request).await;
    };
    match see_other(&Links::of(locale).place(&place)) {
        Ok(mut response) => {
            let vary = HeaderValue::from_static("Accept-Language, Cookie");
            response.headers_mut().insert(VARY, vary);
            response
        }
        Err(error) => error.into_response(),
    }
}

/// The language of a request: of its path, else the reader's.
pub(super) fn of_request(app: &AppState, path: &str, headers: &HeaderMap) -> Locale {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    known_locale(app, first).unwrap_or_else(|| of_reader(app, headers))
}

/// A redirect that is followed with GET.
pub(super) fn see_other(location: &str) -> Result<Response, Refusal> {
    let location = HeaderValue::from_str(location).map_err(|_| Refusal::BadBody)?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response())
}

/// Language and place to go to; `None` where the address is right as it stands, or leads nowhere.
fn target(app: &AppState, request: &Request) -> Option<(Locale, String)> {
    let path = request.uri().path().strip_prefix('/')?;
    let query = request
        .uri()
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    if known_locale(app, first).is_some() {
        return None;
    }
    let reader = || of_reader(app, request.headers());
    if path.is_empty() || is_known(app, first) {
        return Some((reader(), format!("/{path}{query}")));
    }
    // `/fr/404104` and `/de-AT/404104` still mean the article.
    let tag: Locale = first.parse().ok()?;
    let second = rest.split('/').next().unwrap_or_default();
    if !rest.is_empty() && !is_known(app, second) {
        return None;
    }
    let locale = known_locale(app, tag.as_str()).unwrap_or_else(reader);
    Some((locale, format!("/{rest}{query}")))
}

fn is_known(app: &AppState, segment: &str) -> bool {
    PLACES.contains(&segment) || app.knowledge.find(segment).is_some()
}

fn of_reader(app: &AppState, headers: &HeaderMap) -> Locale {
    let remembered = headers.get_all(COOKIE).iter().find_map(|cookies| {
        let value = cookies
            .to_str()
            .ok()?
            .split(';')
            .find_map(|pair| pair.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='))?;
        known_locale(app, value)
    });
    remembered.unwrap_or_else(|| {
        let wanted = headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        negotiate(wanted, &app.knowledge.locales)
    })
}

/// A path of this site: cannot be read as the address of another.
fn is_place(to: &str) -> bool {
    to.starts_with('/')
        && !to.starts_with("//")
        && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_places() {
        for to in ["/", "/404104", "/404104/wizard?symptom=2#x"] {
            assert!(is_place(to), "{to}");
        }
        for to in [
            "",
            "404104",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\nb",
            "/ü",
        ] {
            assert!(!is_place(to), "{to}");
        }
    }
}
