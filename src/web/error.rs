//! What can go wrong on the way to a page, and the page that says so in the reader's language.
//!
//! A refusal does not know the language. It travels in the extensions of its response, and [`localise`] renders it;
//! answers that other layers gave (405, 413, time-outs, panics) get the same page. A refused upload gets the upload
//! page, so that its sender can try again at once.

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONNECTION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::page::{self, Page};
use super::reader::Reader;
use super::{analyse, language};
use crate::app::{AppState, Refusal, Typed};

/// Where reports stand, without a language.
const REPORTS: &str = "/reports/";

/// The page of a refusal.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView<'a> {
    page: Page<'a>,
    text: String,
    status: String,
}

/// Where no route leads.
pub(super) async fn not_found() -> Refusal {
    Refusal::NotFound
}

/// Puts every failure that is not yet a page into the reader's language.
///
/// Stands around pages and layers alike; what has a body of its own (a page, a problem object) is left alone.
pub async fn localise(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let (method, uri, headers) = (
        request.method().clone(),
        request.uri().clone(),
        request.headers().clone(),
    );
    let response = next.run(request).await;
    if !needs_page(&response) {
        return response;
    }
    let status = response.status();
    let sent = response.extensions().get::<Refusal>().copied();
    let refusal = sent.or_else(|| Refusal::of_status(status.as_u16()));
    let refusal = refusal.unwrap_or(Refusal::Internal);
    let locale = language::of_request(&app, uri.path(), &headers);
    let reader = Reader::new(app, locale, &uri);
    let page = if method == Method::POST && analyse::is_upload(&reader.place) {
        let typed = response.extensions().get::<Typed>().cloned();
        analyse::refuse(&reader, refusal, typed.unwrap_or_default())
    } else {
        render(&reader, refusal, status)
    };
    let mut page = page.unwrap_or_else(|_| status.into_response());
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

fn render(reader: &Reader, refusal: Refusal, status: StatusCode) -> Result<Response, Refusal> {
    let (title, text) = match status == StatusCode::NOT_FOUND && reader.place.starts_with(REPORTS) {
        true => no_report(reader),
        false => texts(reader, refusal),
    };
    let mut page = reader.page(title).hidden();
    if status == StatusCode::NOT_FOUND {
        page.query = guess(&reader.place);
    }
    let status = page.t_with("error-status", "status", status.as_str());
    let view = ErrorView { page, text, status };
    page::render(&view.page, &view)
}

/// A report that was deleted or has expired is told as such; whether there ever was one is not.
fn no_report(reader: &Reader) -> (String, String) {
    let texts = reader.texts();
    (
        texts.get("error-no-report-title"),
        texts.get("error-no-report-text"),
    )
}

/// Heading and text: those of the refusal itself if there are any, else those of its status.
pub(super) fn texts(reader: &Reader, refusal: Refusal) -> (String, String) {
    let texts = reader.texts();
    let subject = refusal.subject().unwrap_or_default();
    let subject = texts
        .find(&looks_like(subject), &[])
        .unwrap_or_else(|| subject.to_owned());
    let text = |end: &str| {
        let values = [("subject", subject.as_str().into())];
        let own = texts.find(&format!("error-{}-{end}", refusal.code()), &values);
        own.unwrap_or_else(|| texts.get(&format!("error-{}-{end}", refusal.family())))
    };
    (text("title"), text("text"))
}

/// Key of the text for what a file was taken for: `looks-like-pdf-document` for "a PDF document".
fn looks_like(subject: &str) -> String {
    let (article, name) = subject.split_once(' ').unwrap_or_default();
    let name = if matches!(article, "a" | "an") {
        name
    } else {
        subject
    };
    format!("looks-like-{}", name.to_ascii_lowercase().replace(' ', "-"))
}

/// What somebody may have looked for: the last segment of the path, if it reads like a code or a name.
fn guess(place: &str) -> String {
    let path = place.split('?').next().unwrap_or_default();
    let last = path
        .rsplit('/')
        .find(|segment| !segment.is_empty())
        .unwrap_or_default();
    let plain = last.len() <= 60
        && !path.starts_with(REPORTS)
        && last
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { last.to_owned() } else { String::new() }
}

fn keep_headers(from: &HeaderMap, to: &mut Response<Body>) {
    for name in [ALLOW, CONNECTION, RETRY_AFTER, WWW_AUTHENTICATE] {
        if let Some(value) = from.get(&name) {
            to.headers_mut().insert(name, value.clone());
        }
    }
}
