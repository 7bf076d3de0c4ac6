//! Files of `static/`, embedded; their addresses carry a hash of the content, so that browsers may keep them for good.

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::app::Refusal;

#[derive(rust_embed::Embed)]
#[folder = "static/"]
struct Assets;

/// Address of a file, with its hash.
pub(super) fn url(name: &str) -> String {
    match Assets::get(name) {
        Some(file) => format!("/static/{name}?v={}", hash(&file)),
        None => format!("/static/{name}"),
    }
}

/// A file; kept for a year by whoever asked with the right hash.
pub(super) async fn serve(
    Path(name): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let file = Assets::get(&name).ok_or(Refusal::NotFound)?;
    let hash = hash(&file);
    let etag = format!("\"{hash}\"");
    let pinned = uri
        .query()
        .is_some_and(|query| query.strip_prefix("v=") == Some(&hash));
    let caching = if pinned {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let head = [(ETAG, etag.clone()), (CACHE_CONTROL, caching.to_owned())];
    let known = headers
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if known
        .split(',')
        .any(|tag| tag.trim().trim_start_matches("W/") == etag || tag.trim() == "*")
    {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    let kind = [(CONTENT_TYPE, media_type(&name))];
    Ok((head, kind, Body::from(file.data.into_owned())).into_response())
}

fn hash(file: &rust_embed::EmbeddedFile) -> String {
    file.metadata.sha256_hash()[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
