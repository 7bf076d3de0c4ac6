//! Pages. Stand-in with the face of the real module.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::AppState;

/// All pages, and the answer where no route leads.
pub fn router(_state: AppState) -> Router {
    Router::new().fallback(async || StatusCode::NOT_FOUND)
}

/// Puts every failure that is not yet a page into the reader's language.
pub async fn localise(State(_app): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let kind = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let failed = response.status().is_client_error() || response.status().is_server_error();
    if failed && !kind.contains("json") {
        let (status, kept) = (response.status(), response.headers().clone());
        response = (
            status,
            [(CONTENT_TYPE, "text/html; charset=utf-8")],
            format!("<h1>{status}</h1>"),
        )
            .into_response();
        for name in ["allow", "retry-after", "connection"] {
            kept.get(name)
                .map(|value| response.headers_mut().insert(name, value.clone()));
        }
    }
    response
}
