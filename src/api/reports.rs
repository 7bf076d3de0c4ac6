//! Stored diagnoses: made, shown, deleted by their owner.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use serde::Serialize;

use crate::analysis::{Diagnosis, Report};
use crate::app::{App, AppState, Refusal, Stored, now};
use crate::store::Deletion;

use super::diagnoses::PRIVATE;
use super::request::{Bearer, ReportPath, Upload};

/// A report as scripts see it: the diagnosis, and what belongs to its being stored.
#[derive(Serialize)]
struct ReportBody<'a> {
    id: &'a str,
    /// The page of the report, in the language of whoever opens it.
    url: String,
    /// RFC 3339, UTC.
    created: String,
    expires: String,
    title: Option<&'a str>,
    ticket: Option<&'a str>,
    note: Option<&'a str>,
    /// Given once, to whoever stored the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    deletion_token: Option<&'a str>,
    #[serde(flatten)]
    diagnosis: &'a Diagnosis,
}

impl<'a> ReportBody<'a> {
    fn of(app: &App, report: &'a Report) -> Self {
        Self {
            id: report.id.as_str(),
            url: format!("{}/reports/{}", app.base_url, report.id),
            created: rfc3339(report.created),
            expires: rfc3339(report.expires),
            title: report.title.as_deref(),
            ticket: report.ticket.as_deref(),
            note: report.note.as_deref(),
            deletion_token: None,
            diagnosis: &report.diagnosis,
        }
    }
}

fn rfc3339(milliseconds: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(milliseconds);
    time.map_or_else(|_| milliseconds.to_string(), |time| time.to_string())
}

/// `POST /api/v1/reports`
pub(super) async fn create(
    State(app): State<AppState>,
    upload: Upload,
) -> Result<impl IntoResponse, Refusal> {
    let Stored { report, token } = app.store_upload(upload.log, upload.details).await?;
    app.count_diagnosis(&report.diagnosis, "").await;
    let body = ReportBody {
        deletion_token: Some(token.reveal()),
        ..ReportBody::of(&app, &report)
    };
    let location = format!("/api/v1/reports/{}", report.id);
    Ok((StatusCode::CREATED, PRIVATE, [(LOCATION, location)], Json(body)).into_response())
}

/// `GET /api/v1/reports/{id}`
pub(super) async fn show(
    State(app): State<AppState>,
    ReportPath(id): ReportPath,
) -> Result<impl IntoResponse, Refusal> {
    let report = app.store.report(&id, now()).await?.ok_or(Refusal::NotFound)?;
    Ok((PRIVATE, Json(ReportBody::of(&app, &report))).into_response())
}

/// `DELETE /api/v1/reports/{id}`
pub(super) async fn delete(
    State(app): State<AppState>,
    ReportPath(id): ReportPath,
    Bearer(token): Bearer,
) -> Result<impl IntoResponse, Refusal> {
    match app.store.delete_report(&id, &token).await? {
        Deletion::Done => Ok((StatusCode::NO_CONTENT, PRIVATE)),
        Deletion::NoReport => Err(Refusal::NotFound),
        Deletion::WrongToken => Err(Refusal::WrongToken),
    }
}
