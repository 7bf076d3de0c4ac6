//! Stored diagnoses: made, shown, deleted by their owner.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::analysis::{Diagnosis, Report};
use crate::app::{App, AppState, Refusal, Stored};
use crate::store::Deletion;

use super::diagnoses::PRIVATE;
use super::refusals::{OfDeletion, OfNewReport, OfReport};
use super::request::{
    AfterParams, Allowed, Deleting, DetailParams, LanguageHeader, LanguageParams, ReadReports, ReportForm,
    ReportPath, Upload, WriteReports,
};

/// A report as scripts see it: the diagnosis, and what belongs to its being stored.
#[derive(Serialize, ToSchema)]
#[schema(as = Report)]
struct ReportBody<'a> {
    /// 128 random bits: whoever knows it can read the report.
    #[schema(pattern = "^[0-7][0-9a-hjkmnp-tv-z]{25}$")]
    id: &'a str,
    /// The page of the report, in the language of whoever opens it.
    #[schema(format = "uri")]
    url: String,
    /// RFC 3339, UTC.
    #[schema(format = DateTime)]
    created: String,
    /// When it is removed.
    #[schema(format = DateTime)]
    expires: String,
    /// What its sender called it.
    title: Option<&'a str>,
    /// The ticket it belongs to.
    ticket: Option<&'a str>,
    /// Anything else that its sender said.
    note: Option<&'a str>,
    #[serde(flatten)]
    diagnosis: Diagnosis,
}

/// A report for whoever stored it.
#[derive(Serialize, ToSchema)]
#[schema(as = NewReport)]
struct NewReportBody<'a> {
    /// Given this once.
    deletion_token: &'a str,
    #[serde(flatten)]
    report: ReportBody<'a>,
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
            diagnosis: report.diagnosis.clone().for_scripts(),
        }
    }
}

fn rfc3339(milliseconds: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(milliseconds);
    time.map_or_else(|_| milliseconds.to_string(), |time| time.to_string())
}

/// `POST /api/v1/reports`
#[utoipa::path(
    post,
    path = "/api/v1/reports",
    operation_id = "createReport",
    summary = "Diagnose a log and keep the report",
    params(LanguageHeader, LanguageParams, AfterParams, DetailParams),
    request_body(
        description = "As for a diagnosis; what belongs to the report stands in the query or, for a form, in its fields.",
        content(
            (String = "text/plain", example = json!(include_str!("example.log"))),
            (Vec<u8> = "application/octet-stream"),
            (ReportForm = "multipart/form-data")
        )
    ),
    security(("accessToken" = ["reports:write"])),
    responses(
        (
            status = 201,
            description = "The report, with its deletion token, which is given this once.",
            body = NewReportBody,
            headers(("Location" = String, description = "Where the report is.")),
            links(
                ("show" = (operation_id = "showReport", parameters(("id" = "$response.body#/id")))),
                ("delete" = (
                    operation_id = "deleteReport",
                    parameters(("id" = "$response.body#/id"), ("token" = "$response.body#/deletion_token"))
                ))
            )
        ),
        OfNewReport
    )
)]
pub(super) async fn create(
    State(app): State<AppState>,
    _: Allowed<WriteReports>,
    upload: Upload,
) -> Result<impl IntoResponse, Refusal> {
    let Stored { report, token } = app.store_upload(upload.files, upload.details).await?;
    app.count_diagnosis(&report.diagnosis, "").await;
    let body = NewReportBody {
        deletion_token: token.reveal(),
        report: ReportBody::of(&app, &report),
    };
    let location = format!("/api/v1/reports/{}", report.id);
    Ok((StatusCode::CREATED, PRIVATE, [(LOCATION, location)], Json(body)).into_response())
}

/// `GET /api/v1/reports/{id}`
#[utoipa::path(
    get,
    path = "/api/v1/reports/{id}",
    operation_id = "showReport",
    summary = "A report",
    params(("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{25}$"), LanguageHeader, LanguageParams),
    security(("accessToken" = ["reports:read"])),
    responses((status = 200, description = "The report.", body = ReportBody), OfReport)
)]
pub(super) async fn show(
    State(app): State<AppState>,
    ReportPath(id): ReportPath,
    _: Allowed<ReadReports>,
) -> Result<impl IntoResponse, Refusal> {
    let report = app.report(&id).await?;
    Ok((PRIVATE, Json(ReportBody::of(&app, &report))).into_response())
}

/// `DELETE /api/v1/reports/{id}`
#[utoipa::path(
    delete,
    path = "/api/v1/reports/{id}",
    operation_id = "deleteReport",
    summary = "Delete a report with its deletion token",
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{25}$"),
        ("token" = Option<String>, Query, description = "The deletion token, where it does not stand in `Authorization`."),
        LanguageHeader, LanguageParams
    ),
    security((), ("deletionToken" = []), ("accessToken" = ["reports:delete"])),
    responses((status = 204, description = "It is gone."), OfDeletion)
)]
pub(super) async fn delete(
    State(app): State<AppState>,
    ReportPath(id): ReportPath,
    deleting: Deleting,
) -> Result<impl IntoResponse, Refusal> {
    let deletion = match deleting {
        Deleting::Owner(token) => app.store.delete_report(&id, &token).await?,
        Deleting::Anyone => app.store.remove_report(&id).await?,
    };
    match deletion {
        Deletion::Done => Ok((StatusCode::NO_CONTENT, PRIVATE)),
        Deletion::NoReport => Err(Refusal::NotFound),
        Deletion::WrongToken => Err(Refusal::WrongToken),
    }
}
