//! Addresses with another name than today's: to the one address of what they name.

use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::language::see_other;
use crate::app::Refusal;
use crate::knowledge::Topic;

/// From `name` to `location`: for good if the article was called so once, for now if it is a code or an alias.
pub(super) fn to(topic: &Topic, name: &str, location: &str) -> Result<Response, Refusal> {
    if topic.was_called(&name.to_lowercase()) {
        for_good(location)
    } else {
        see_other(location)
    }
}

/// To `location`, for good; kept for a day only, so that a mistaken renaming can be mended.
pub(super) fn for_good(location: &str) -> Result<Response, Refusal> {
    let location = HeaderValue::from_str(location).map_err(|_| Refusal::BadBody)?;
    let kept = HeaderValue::from_static("max-age=86400");
    let headers = [(LOCATION, location), (CACHE_CONTROL, kept)];
    Ok((StatusCode::PERMANENT_REDIRECT, headers).into_response())
}
