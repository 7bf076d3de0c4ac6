//! oEmbed 1.0: one of our addresses to what another site needs to show it, as JSON. Nothing is ever fetched for it.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::card::{self, Preview, Subject};
use super::language;
use super::links::{CARD, EMBED, Links, beside};
use super::page::escaped;
use super::reader::{Reader, known_locale};
use crate::app::{AppState, Refusal};
use crate::config::BaseUrl;
use crate::i18n::Locale;

/// Width and height of the frame in pixels where there is room.
const FRAME: (u32, u32) = (640, 380);
/// Smallest frame in which the words can be read.
const LEAST: (u32, u32) = (240, 120);
/// Seconds that an answer about an article may be kept.
const CACHE_AGE: u32 = 86_400;

/// What is asked.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    url: String,
    #[serde(default)]
    format: String,
    #[serde(default)]
    maxwidth: String,
    #[serde(default)]
    maxheight: String,
}

/// What is answered; the names are those of the standard.
#[derive(Serialize)]
struct Answer {
    version: &'static str,
    r#type: &'static str,
    title: String,
    provider_name: &'static str,
    provider_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_age: Option<u32>,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// The picture of the card, where it has room.
#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// A page of ours that somebody named.
struct Named {
    subject: Subject,
    /// The language in the address, if there is one.
    locale: Option<Locale>,
}

/// `GET /oembed?url=&format=&maxwidth=&maxheight=`
pub(super) async fn answer(
    State(app): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Response {
    let Ok(Query(wanted)) = wanted else {
        return refuse(StatusCode::BAD_REQUEST, Refusal::BadParameter("url"));
    };
    if !matches!(wanted.format.as_str(), "" | "json") {
        return refuse(StatusCode::NOT_IMPLEMENTED, Refusal::BadParameter("format"));
    }
    let Some(named) = named(&app, &wanted.url) else {
        return refuse(StatusCode::NOT_FOUND, Refusal::NotFound);
    };
    let locale = named.locale;
    let locale = locale.unwrap_or_else(|| language::of_request(&app, "/", &headers));
    let reader = Reader::new(app, locale, &uri);
    match named.subject.preview(&reader).await {
        Ok(preview) => respond(&reader, &named, preview, &wanted),
        Err(refusal) => {
            let status = StatusCode::from_u16(refusal.status());
            refuse(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), refusal)
        }
    }
}

fn respond(reader: &Reader, named: &Named, preview: Preview, wanted: &Wanted) -> Response {
    let origin = &reader.app.base_url;
    // In an address without a language the frame opens in the language of whoever sees it.
    let links = named.locale.map_or_else(Links::without_language, Links::of);
    let page = links.place(&preview.place);
    let width = at_most(&wanted.maxwidth, FRAME.0).max(LEAST.0);
    let height = at_most(&wanted.maxheight, FRAME.1).max(LEAST.1);
    let title = preview.card.title;
    let source = format!("{origin}{}", beside(&page, EMBED));
    let answer = Answer {
        version: "1.0",
        r#type: "rich",
        html: format!(
            "<iframe src=\"{}\" width=\"{width}\" height=\"{height}\" title=\"{}\" loading=\"lazy\" \
             sandbox=\"allow-same-origin allow-popups allow-popups-to-escape-sandbox\" referrerpolicy=\"no-referrer\" \
             style=\"border:0;max-width:100%\"></iframe>",
            escaped(&source),
            escaped(&title)
        ),
        title,
        provider_name: "Waypost",
        provider_url: origin.to_string(),
        cache_age: (!preview.is_private).then_some(CACHE_AGE),
        width,
        height,
        thumbnail: thumbnail(origin, &page, wanted),
    };
    let kept = if preview.is_private {
        "private, no-store"
    } else {
        "public, no-cache"
    };
    let headers = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (CACHE_CONTROL, HeaderValue::from_static(kept)),
        (VARY, HeaderValue::from_static("accept-language")),
    ];
    (headers, Json(answer)).into_response()
}

/// The standard wants a thumbnail to keep to the sizes that were asked for, and ours has one size.
fn thumbnail(origin: &BaseUrl, page: &str, wanted: &Wanted) -> Option<Thumbnail> {
    let has_room = at_most(&wanted.maxwidth, card::WIDTH) == card::WIDTH
        && at_most(&wanted.maxheight, card::HEIGHT) == card::HEIGHT;
    has_room.then(|| Thumbnail {
        thumbnail_url: format!("{origin}{}", beside(page, CARD)),
        thumbnail_width: card::WIDTH,
        thumbnail_height: card::HEIGHT,
    })
}

/// `usual`, or what was asked for if that is less; what is no number asks for nothing.
fn at_most(asked: &str, usual: u32) -> u32 {
    let is_number = !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit());
    match asked.parse::<u32>() {
        Ok(asked) if is_number => usual.min(asked),
        _ => usual,
    }
}

/// The page that an address names: one of this site, below the address that readers use, and nothing else.
fn named(app: &AppState, url: &str) -> Option<Named> {
    let address = url.split('#').next()?;
    let uri: Uri = address.parse().ok()?;
    let scheme = if app.base_url.is_https() { "https" } else { "http" };
    let is_ours = uri.scheme_str()?.eq_ignore_ascii_case(scheme)
        && uri
            .authority()?
            .as_str()
            .eq_ignore_ascii_case(app.base_url.authority());
    if !is_ours {
        return None;
    }
    let path = uri.path().trim_matches('/');
    let mut segments: Vec<&str> = path.split('/').collect();
    let locale = known_locale(app, segments.first()?);
    if locale.is_some() {
        segments.remove(0);
    }
    let last = segments.len().checked_sub(1)?;
    if last > 0 && segments[last] == EMBED {
        segments.pop();
    }
    let query = uri.query().unwrap_or_default();
    let subject = match segments[..] {
        ["reports", id] => Subject::Report(id.parse().ok()?),
        [article, "wizard"] => Subject::Wizard(article.to_owned(), query.to_owned()),
        [article] => Subject::Article(article.to_owned()),
        _ => return None,
    };
    Some(Named { subject, locale })
}

/// A refusal as a problem object; scripts read this, not people.
fn refuse(status: StatusCode, refusal: Refusal) -> Response {
    let problem = serde_json::json!({
        "type": "about:blank",
        "status": status.as_u16(),
        "title": refusal.to_string(),
    });
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, problem.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_taken_as_far_as_they_are_less_than_ours() {
        for (asked, got) in [
            ("", 640),
            ("300", 300),
            ("0", 0),
            ("-1", 640),
            ("+5", 640),
            ("1e3", 640),
            ("100000000000000000000", 640),
            ("640.5", 640),
        ] {
            assert_eq!(at_most(asked, 640), got, "{asked}");
        }
    }
}
