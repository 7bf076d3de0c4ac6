//! The API below `/api/v1`: JSON in and out, described by `/api/openapi.json`, refusals as RFC 9457 problem objects.

mod articles;
mod diagnoses;
mod openapi;
mod problem;
mod reports;
mod request;

use axum::Router;
use axum::routing::{any, get, post};

use crate::app::{AppState, Refusal};

pub use problem::describe;

/// The routes of the API.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/openapi.json", get(openapi::document))
        .route("/api/v1/diagnoses", post(diagnoses::diagnose))
        .route("/api/v1/reports", post(reports::create))
        .route("/api/v1/reports/{id}", get(reports::show).delete(reports::delete))
        .route("/api/v1/articles", get(articles::list))
        .route("/api/v1/articles/{article}", get(articles::show))
        .route("/api/{*other}", any(async || Refusal::NotFound))
}
