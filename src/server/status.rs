//! For machines that watch: `/health`, `/ready`, `/metrics`.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;

use crate::app::{AppState, Refusal};

const NO_STORE: (axum::http::HeaderName, &str) = (CACHE_CONTROL, "no-store");

/// The process answers; asks nothing else.
pub(super) async fn health() -> impl IntoResponse {
    ([NO_STORE], "ok\n")
}

/// Requests can be served: the store answers.
pub(super) async fn ready(State(app): State<AppState>) -> Result<impl IntoResponse, Refusal> {
    app.store.ready().await?;
    Ok(([NO_STORE], "ready\n"))
}

/// Counts in the text form of Prometheus.
pub(super) async fn metrics(State(app): State<AppState>) -> impl IntoResponse {
    let kind = (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    ([kind, NO_STORE], app.metrics.to_text(app.queue.waiting()))
}
