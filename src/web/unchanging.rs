//! Pages that depend on nothing but their address and the content: whoever asks gets the same bytes until the next start.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::Next;
use axum::response::Response;

/// Marks an answer that may be kept and given to everybody.
#[derive(Clone, Copy, Debug)]
pub struct Unchanging;

/// Marks an answer that shows what was counted, on a route whose other answers are unchanging.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShowsCounts;

/// Marks the pages of its routes: whole ones that say nothing else about being kept.
pub(super) async fn mark(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_whole = response.status() == StatusCode::OK;
    let is_counted = response.extensions().get::<ShowsCounts>().is_some();
    if is_whole && !is_counted && !response.headers().contains_key(CACHE_CONTROL) {
        response.extensions_mut().insert(Unchanging);
    }
    response
}
