//! A log to its diagnosis; nothing is stored.

use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use axum::{Json, http::HeaderName};

use crate::analysis::Diagnosis;
use crate::app::{AppState, Refusal};

use super::refusals::OfDiagnosis;
use super::request::{AfterParams, Allowed, Diagnose, LanguageHeader, LanguageParams, LogForm, Upload};

pub(super) const PRIVATE: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "private, no-store")];

/// `POST /api/v1/diagnoses`
#[utoipa::path(
    post,
    path = "/api/v1/diagnoses",
    operation_id = "diagnose",
    summary = "Diagnose a log; nothing is stored",
    params(LanguageHeader, LanguageParams, AfterParams),
    request_body(
        description = "The log: raw bytes of any content type (text, gzip, zstd, or a zip with one log in it; decided by \
            content), or a form with parts `file` or `text`. Several of them are one case; \
            limits hold for all together.",
        content(
            (String = "text/plain", example = json!(include_str!("example.log"))),
            (Vec<u8> = "application/octet-stream"),
            (LogForm = "multipart/form-data")
        )
    ),
    security(("accessToken" = ["diagnose"])),
    responses(
        (
            status = 200,
            description = "What the log shows.",
            body = Diagnosis,
            example = json!(serde_json::from_str::<serde_json::Value>(include_str!("example.json")).expect("an example of ours"))
        ),
        OfDiagnosis
    )
)]
pub(super) async fn diagnose(
    State(app): State<AppState>,
    _: Allowed<Diagnose>,
    upload: Upload,
) -> Result<impl IntoResponse, Refusal> {
    let uploaded = app
        .diagnose_upload(upload.files, upload.details.after.as_ref())
        .await?;
    Ok((PRIVATE, Json(uploaded.diagnosis.for_scripts())))
}
