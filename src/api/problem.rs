//! Refusals as problem objects (RFC 9457).

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Response, Uri};
use axum::middleware::Next;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{App, AppState, Refusal};
use crate::i18n::Locale;

use super::request::locale_of;

/// The kind of document that a refusal is answered with.
pub(super) const PROBLEM_JSON: &str = "application/problem+json";

/// What a script reads (`status`, `code`) and what a person reads (`title`, `detail`).
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "type": "urn:waypost:problem:not-found",
    "title": "This page does not exist",
    "status": 404,
    "detail": "The address may be mistyped, or the page may have been removed. Search for the code or the name instead.",
    "code": "not-found"
}))]
pub(super) struct Problem {
    /// A name, not an address to open.
    r#type: String,
    /// What is wrong, in the reader's language.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What to do about it, in the reader's language.
    detail: String,
    /// A stable name of the refusal.
    code: &'static str,
}

/// Gives every refusal below `/api/` its body, in the language of whoever asked; the rest is left to the pages.
pub async fn describe(State(app): State<AppState>, request: Request, next: Next) -> Response<Body> {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    let response = next.run(request).await;
    let Some(refusal) = refusal_in(&response) else {
        return response;
    };
    let (mut kept, _) = response.into_parts();
    let (told, body) = problem(&app, refusal, &uri, &headers).into_parts();
    kept.headers.remove(CONTENT_LENGTH);
    kept.headers.extend(told.headers);
    Response::from_parts(kept, body)
}

/// The refusal that was sent along, or the one that a bare status of the framework stands for.
fn refusal_in(response: &Response<Body>) -> Option<Refusal> {
    let sent = response.extensions().get::<Refusal>().copied();
    sent.or_else(|| Refusal::of_status(response.status().as_u16()))
}

fn problem(app: &App, refusal: Refusal, uri: &Uri, headers: &HeaderMap) -> Response<Body> {
    let locale = locale_of(app, uri, headers);
    let (title, detail) = texts_of(app, refusal, locale);
    let (status, code) = (refusal.status(), refusal.code());
    let problem = Problem {
        r#type: format!("urn:waypost:problem:{code}"),
        title,
        status,
        detail,
        code,
    };
    let body = serde_json::to_string(&problem).expect("texts and numbers are JSON");
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("accept-language"));
    if let Ok(value) = HeaderValue::from_str(locale.as_str()) {
        headers.insert(CONTENT_LANGUAGE, value);
    }
    if refusal == Refusal::BadEncoding {
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// Title and detail: texts of this refusal if there are any, else those that its status has on pages.
fn texts_of(app: &App, refusal: Refusal, locale: Locale) -> (String, String) {
    let texts = app.messages.of(locale);
    let subject = refusal.subject().unwrap_or_default();
    let find =
        |name: &str, end: &str| texts.find(&format!("error-{name}-{end}"), &[("subject", subject.into())]);
    let (own, shared) = (refusal.code(), refusal.family());
    let title = find(own, "title").or_else(|| find(shared, "title"));
    let detail = find(own, "text").or_else(|| find(shared, "text"));
    (
        title.unwrap_or_else(|| own.replace('-', " ")),
        detail.unwrap_or_else(|| refusal.to_string()),
    )
}
