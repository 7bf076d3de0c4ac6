//! `Accept`: whoever takes no JSON is told so before any work is done.

use axum::extract::Request;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::Refusal;

/// Refuses requests whose answer their sender would not take; deleting answers with nothing, which fits all.
pub(super) async fn refuse_other_kinds(request: Request, next: Next) -> Response {
    if request.method() != Method::DELETE && !takes_json(request.headers()) {
        return Refusal::NotAcceptable.into_response();
    }
    next.run(request).await
}

/// Whether the most specific range that covers JSON has a weight above 0; no header takes everything.
fn takes_json(headers: &HeaderMap) -> bool {
    if !headers.contains_key(ACCEPT) {
        return true;
    }
    let values = headers.get_all(ACCEPT).iter();
    let ranges = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    let best = ranges
        .filter_map(weight)
        .max_by_key(|(specificity, _)| *specificity);
    best.is_some_and(|(_, weight)| weight > 0.0)
}

/// How closely a media range names JSON, and how much it is wanted; `None` where it does not cover JSON.
fn weight(range: &str) -> Option<(u8, f32)> {
    let mut parts = range.split(';').map(str::trim);
    let specificity = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/json" => 3,
        "application/*" => 2,
        "*/*" => 1,
        _ => return None,
    };
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((
        specificity,
        quality.map_or(1.0, |quality| quality.parse().unwrap_or(1.0)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_range_decides() {
        let takes =
            |accept: &'static str| takes_json(&HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]));
        assert!(takes_json(&HeaderMap::new()));
        for good in [
            "*/*",
            "application/json",
            "text/html, application/*;q=0.1",
            "Application/JSON; charset=utf-8",
            "application/*;q=0, application/json",
        ] {
            assert!(takes(good), "{good}");
        }
        for bad in [
            "text/html",
            "application/json;q=0, */*",
            "application/xml, text/*",
            "",
        ] {
            assert!(!takes(bad), "{bad}");
        }
    }
}
