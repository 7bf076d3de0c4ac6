//! The page of a stored report: what the log shows, and the lines that prove it; and its deletion by its owner.

mod cohort;
mod commands;
mod filter;
mod finding;
mod fleet;
mod line;
mod log;
pub(super) mod owner;
mod reading;
mod recovery;
mod timeline;
mod view;

use askama::Template;
use axum::extract::{FromRequestParts, Path, RawQuery};
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Form};
use serde::Deserialize;

use super::language::see_other;
use super::links::Links;
use super::page::{self, Page};
use super::reader::Reader;
use super::ticket::Wish;
use crate::analysis::ReportId;
use crate::app::{AppState, Client, Refusal};
use crate::store::{Deletion, DeletionToken, Outcome, OutcomeKind};
use filter::Filter;
use owner::Owner;
use view::{Asked, ReportView};

pub(super) use finding::confidence;
pub(crate) use recovery::in_words as recovery_in_words;
pub(super) use view::card;

/// Headers of everything that belongs to one person's log.
pub(super) const PRIVATE: [(HeaderName, &str); 2] = [
    (CACHE_CONTROL, "private, no-store"),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

/// Query after a complaint.
const NOTED: &str = "noted=1";

/// The report that a path names; what is no id names no report.
pub(super) struct ReportPath(pub(super) ReportId);

impl FromRequestParts<AppState> for ReportPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        let id = path.ok().and_then(|Path((_, id))| id.parse().ok());
        id.map(Self).ok_or(Refusal::NotFound)
    }
}

/// The form that deletes a report; without a token, the cookie counts.
#[derive(Deserialize)]
pub(super) struct DeleteForm {
    #[serde(default)]
    token: String,
}

/// The finding that a reader calls wrong.
#[derive(Deserialize)]
pub(super) struct WrongForm {
    article: String,
    cause: String,
}

/// The page that asks before a deletion: where the owner's link leads.
#[derive(Template)]
#[template(path = "delete.html")]
struct DeleteView<'a> {
    page: Page<'a>,
    /// Where the form is sent.
    action: String,
    /// The token of the link; empty where it has none.
    token: String,
    /// The report.
    back: String,
}

/// The page after the deletion.
#[derive(Template)]
#[template(path = "deleted.html")]
struct DeletedView<'a> {
    page: Page<'a>,
}

/// `GET /{locale}/reports/{id}`.
pub(super) async fn show(
    reader: Reader,
    ReportPath(id): ReportPath,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let report = reader.app.report(&id).await?;
    let known = &reader.knowledge().locales;
    let query = query.unwrap_or_default();
    let asked = Asked {
        owner: Owner::of(&headers),
        wish: Wish::parse(&query, reader.locale, known),
        noted: query.split('&').any(|pair| pair == NOTED),
        filter: Filter::parse(&query),
    };
    let view = ReportView::new(&reader, &report, &asked);
    let page = page::render(&view.page, &view)?;
    let shown = asked
        .owner
        .filter(|owner| owner.unseen)
        .map(|owner| owner::seen(&reader, &id, &owner.token));
    Ok((PRIVATE, shown, page).into_response())
}

/// `POST /{locale}/reports/{id}/wrong`: counts the complaint and thanks for it.
pub(super) async fn wrong(
    reader: Reader,
    client: Option<Extension<Client>>,
    ReportPath(id): ReportPath,
    Form(form): Form<WrongForm>,
) -> Result<Response, Refusal> {
    let report = reader.app.report(&id).await?;
    let mut findings = report.diagnosis.findings.iter();
    let named = findings.find(|finding| finding.article == form.article && finding.cause == form.cause);
    let finding = named.ok_or(Refusal::BadParameter("cause"))?;
    let outcome = Outcome {
        kind: OutcomeKind::Wrong,
        article: &finding.article,
        cause: &finding.cause,
        locale: reader.locale.as_str(),
    };
    let client = client.map(|Extension(client)| client);
    // A complaint is another answer than "it did not help".
    let place = format!("{}/wrong", finding.article);
    if reader.app.votes.take(client, &place, &finding.cause) {
        reader.app.count(outcome).await;
    }
    let page = Links::of(reader.locale).report(&id);
    see_other(&format!("{page}?{NOTED}#noted"))
}

/// `GET /{locale}/reports/{id}/delete?token=`: asks once more. Nothing is deleted by opening a link, so that no preview
/// and no prefetch can do it.
pub(super) async fn ask_delete(
    reader: Reader,
    ReportPath(id): ReportPath,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let report = reader.app.report(&id).await?;
    let open = Links::without_language();
    let page = reader
        .page(reader.texts().get("report-delete"))
        .hidden()
        .at(open.report_delete(&report.id));
    let query = query.unwrap_or_default();
    let view = DeleteView {
        action: page.links.report_delete(&report.id),
        back: page.links.report(&report.id),
        token: owner::token_in(&query).unwrap_or_default().to_owned(),
        page,
    };
    Ok((PRIVATE, page::render(&view.page, &view)?).into_response())
}

/// `POST /{locale}/reports/{id}/delete`.
pub(super) async fn delete(
    reader: Reader,
    ReportPath(id): ReportPath,
    headers: HeaderMap,
    Form(form): Form<DeleteForm>,
) -> Result<Response, Refusal> {
    let token = token(&form, &headers).ok_or(Refusal::NoToken)?;
    match reader.app.store.delete_report(&id, &token).await? {
        Deletion::Done => {}
        Deletion::NoReport => return Err(Refusal::NotFound),
        Deletion::WrongToken => return Err(Refusal::WrongToken),
    }
    let mut page = reader.page(reader.texts().get("deleted-title")).hidden();
    page.place = "/analyse".to_owned();
    let view = DeletedView {
        page: page.at("/analyse".to_owned()),
    };
    let page = page::render(&view.page, &view)?;
    Ok((PRIVATE, owner::forget(&reader, &id), page).into_response())
}

/// The token that was typed, else the one in the owner's browser.
fn token(form: &DeleteForm, headers: &HeaderMap) -> Option<DeletionToken> {
    match form.token.trim() {
        "" => Owner::of(headers).map(|owner| owner.token),
        typed => Some(DeletionToken::presented(typed)),
    }
}
