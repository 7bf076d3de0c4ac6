//! A log to its diagnosis; nothing is stored.

use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use axum::{Json, http::HeaderName};

use crate::app::{AppState, Refusal};

use super::request::Upload;

pub(super) const PRIVATE: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "private, no-store")];

/// `POST /api/v1/diagnoses`
pub(super) async fn diagnose(
    State(app): State<AppState>,
    upload: Upload,
) -> Result<impl IntoResponse, Refusal> {
    let uploaded = app.diagnose_upload(upload.log).await?;
    Ok((PRIVATE, Json(uploaded.diagnosis)))
}
