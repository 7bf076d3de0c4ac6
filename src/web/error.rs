//! What can go wrong on the way to a page, and the page that says so in the reader's language.
//!
//! An error does not know the language. It travels in the extensions of its response, and [`localise`] renders it;
//! answers that other layers gave (405, 413, time-outs, panics) get the same page.

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::language;
use super::page::{self, Page};
use super::reader::Reader;
use crate::app::AppState;

/// Every way a page can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebError {
    /// 400: address or form cannot be read.
    #[error("bad request")]
    BadRequest,
    /// 404: nothing lives at this address.
    #[error("not found")]
    NotFound,
    /// 405: the page cannot be used in this way.
    #[error("method not allowed")]
    Method,
    /// 408: the request took too long.
    #[error("timeout")]
    Timeout,
    /// 413: the upload is too large.
    #[error("too large")]
    TooLarge,
    /// 415: the upload is of a kind that is not read.
    #[error("media type")]
    Media,
    /// 422: the upload is empty or damaged.
    #[error("unreadable")]
    Unreadable,
    /// 429: too many requests from one place.
    #[error("too many requests")]
    TooMany,
    /// 503: all workers are taken.
    #[error("busy")]
    Busy,
    /// 500: our fault; the cause is in our log.
    #[error("internal error")]
    Internal,
}

impl WebError {
    /// Status code and prefix of the texts.
    fn parts(self) -> (StatusCode, &'static str) {
        match self {
            Self::BadRequest => (StatusCode::BAD_REQUEST, "error-bad-request"),
            Self::NotFound => (StatusCode::NOT_FOUND, "error-not-found"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "error-method"),
            Self::Timeout => (StatusCode::REQUEST_TIMEOUT, "error-timeout"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "error-too-large"),
            Self::Media => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "error-media"),
            Self::Unreadable => (StatusCode::UNPROCESSABLE_ENTITY, "error-unreadable"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "error-too-many"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "error-busy"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "error-internal"),
        }
    }

    /// The error that explains a bare status.
    fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND | StatusCode::GONE => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Self::Timeout,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Media,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Unreadable,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            _ if status.is_server_error() => Self::Internal,
            _ => Self::BadRequest,
        }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let mut response = self.parts().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The page of an error.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView<'a> {
    page: Page<'a>,
    text: String,
    status: String,
}

/// Where no route leads.
pub(super) async fn not_found() -> WebError {
    WebError::NotFound
}

/// Puts every failure that is not yet a page into the reader's language.
///
/// May stand several times around a router: layers that fail outside of the inner one (time-outs, caught panics)
/// need it as well, and a rendered page is left alone.
pub async fn localise(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    let response = next.run(request).await;
    if !needs_page(&response) {
        return response;
    }
    let status = response.status();
    let known = response.extensions().get::<WebError>().copied();
    let error = known.unwrap_or_else(|| WebError::from_status(status));
    let locale = language::of_request(&app, uri.path(), &headers);
    let reader = Reader::new(app, locale, &uri, &headers);
    let mut page = render(&reader, error, status).unwrap_or_else(|_| status.into_response());
    *page.status_mut() = status;
    keep_headers(response.headers(), &mut page);
    page
}

fn needs_page(response: &Response) -> bool {
    let status = response.status();
    let kind = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let finished = kind.starts_with("text/html") || kind.contains("json");
    (status.is_client_error() || status.is_server_error()) && !finished
}

fn render(reader: &Reader, error: WebError, status: StatusCode) -> Result<Response, WebError> {
    let (_, key) = error.parts();
    let mut page = reader.page(reader.texts().get(&format!("{key}-title"))).hidden();
    if error == WebError::NotFound {
        page.query = guess(&reader.place);
    }
    let text = page.t(&format!("{key}-text"));
    let status = page.t_with("error-status", "status", status.as_str());
    let view = ErrorView { page, text, status };
    page::render(&view.page, &view)
}

/// What somebody may have looked for: the last segment of the path, if it reads like a code or a name.
fn guess(place: &str) -> String {
    let path = place.split('?').next().unwrap_or_default();
    let last = path
        .rsplit('/')
        .find(|segment| !segment.is_empty())
        .unwrap_or_default();
    let plain = last.len() <= 60
        && last
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { last.to_owned() } else { String::new() }
}

fn keep_headers(from: &HeaderMap, to: &mut Response<Body>) {
    for name in [ALLOW, RETRY_AFTER] {
        if let Some(value) = from.get(&name) {
            to.headers_mut().insert(name, value.clone());
        }
    }
}
