//! The embed view: a card as a page of its own, the only one that other sites may show in a frame.
//!
//! It has no form and no script, and nothing in it changes anything.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};

use super::card::{Card, Preview, Subject};
use super::page::{self, Page};
use super::reader::Reader;
use super::report::{PRIVATE, ReportPath};
use crate::app::Refusal;

/// Marks an answer that other sites may show in a frame; the security headers are set by it.
#[derive(Clone, Copy, Debug)]
pub struct Framed;

/// The page.
#[derive(Template)]
#[template(path = "embed.html")]
struct EmbedView<'a> {
    page: Page<'a>,
    card: Card,
    /// Words of the link to the whole page.
    open: String,
}

/// `GET /{locale}/{article}/embed`
pub(super) async fn article(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    respond(&reader, Subject::Article(name)).await
}

/// `GET /{locale}/{article}/wizard/embed`
pub(super) async fn wizard(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    respond(&reader, Subject::Wizard(name, query.unwrap_or_default())).await
}

/// `GET /{locale}/reports/{id}/embed`
pub(super) async fn report(reader: Reader, ReportPath(id): ReportPath) -> Result<Response, Refusal> {
    respond(&reader, Subject::Report(id)).await
}

async fn respond(reader: &Reader, subject: Subject) -> Result<Response, Refusal> {
    let Preview {
        card,
        place,
        is_private,
    } = subject.preview(reader).await?;
    let texts = reader.texts();
    let open = texts.get(if is_private { "embed-report" } else { "embed-open" });
    let page = reader.page(card.title.as_str()).hidden().at(place);
    let view = EmbedView { page, card, open };
    let response = (Extension(Framed), page::render(&view.page, &view)?);
    Ok(match is_private {
        true => (PRIVATE, response).into_response(),
        false => response.into_response(),
    })
}
