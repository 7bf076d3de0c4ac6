//! What browsers are told not to do, and requests that no reader of ours sends.

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::{AppState, Refusal};
use crate::config::EmbedOrigins;
use crate::web::Framed;

/// What a proxy says of the connection that it was asked by.
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Longest address, with its query.
const MAX_ADDRESS_BYTES: usize = 8 * 1024;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer; a handler that sets one itself keeps its own.
const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// What a page in the frame of another site may do: less than the others, since it has no script and no form.
const FRAMED: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; \
    base-uri 'none'; frame-ancestors ";

/// Two years, as preload lists ask for; where readers come by TLS.
const TLS_ONLY: (&str, &str) = ("strict-transport-security", "max-age=63072000; includeSubDomains");

/// The headers as lines, for answers that no layer sees.
pub(super) fn lines(app: &AppState) -> String {
    let secure = app.base_url.is_https().then_some(TLS_ONLY);
    let all = HEADERS.into_iter().chain(secure);
    all.map(|(name, value)| format!("{name}: {value}\r\n")).collect()
}

/// Adds the security headers.
pub(super) async fn headers(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_framed = response.extensions().get::<Framed>().is_some();
    let headers = response.headers_mut();
    if is_framed {
        open_to_frames(headers, &app.config.embed_origins);
    }
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if is_framed {
        // It knows no list of origins, and would forbid what the policy allows.
        headers.remove("x-frame-options");
    }
    if app.base_url.is_https() {
        let (name, value) = TLS_ONLY;
        let name = HeaderName::from_static(name);
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Lets the sites of the settings show a page in a frame.
fn open_to_frames(headers: &mut HeaderMap, origins: &EmbedOrigins) {
    // Without one, no site may.
    if let Ok(policy) = HeaderValue::from_str(&format!("{FRAMED}{}", origins.sources())) {
        headers.insert("content-security-policy", policy);
    }
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
}

/// Refuses addresses that are longer than any of ours.
pub(super) async fn refuse_long_addresses(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let length = uri.path().len() + uri.query().map_or(0, |query| query.len() + 1);
    if length > MAX_ADDRESS_BYTES {
        return Refusal::AddressTooLong.into_response();
    }
    next.run(request).await
}

/// Refuses requests that change something and that a page of another site sent with a reader's browser.
pub(super) async fn refuse_foreign_posts(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), &app.base_url.to_string()) {
        return next.run(request).await;
    }
    Refusal::CrossSite.into_response()
}

/// Browsers say where a request comes from, in `Sec-Fetch-Site` or, older ones, in `Origin`; scripts say neither.
fn is_ours(headers: &HeaderMap, base: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Some(origin) = origin.to_str().ok() else {
        return false;
    };
    if origin.eq_ignore_ascii_case(base) {
        return true;
    }
    // Under another name than the configured one: by the scheme of this connection, or of the proxy in front.
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = text(&FORWARDED_PROTO).unwrap_or("http");
    let host = text(&HOST).filter(|host| !base.eq_ignore_ascii_case(&format!("https://{host}")));
    host.is_some_and(|host| origin.eq_ignore_ascii_case(&format!("{scheme}://{host}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(list: &[(&'static str, &'static str)]) -> bool {
        let pair = |&(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        is_ours(&list.iter().map(pair).collect(), "https://waypost.example")
    }

    #[test]
    fn only_requests_of_our_pages_and_of_scripts_are_ours() {
        assert!(ours(&[]));
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(ours(&[("origin", "https://waypost.example")]));
        assert!(ours(&[
            ("origin", "http://localhost:8080"),
            ("host", "localhost:8080")
        ]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[
            ("sec-fetch-site", "same-site"),
            ("origin", "https://waypost.example")
        ]));
        assert!(!ours(&[("origin", "http://waypost.example")]));
        assert!(!ours(&[
            ("origin", "http://waypost.example"),
            ("host", "waypost.example")
        ]));
        assert!(!ours(&[
            ("origin", "https://localhost:8080"),
            ("host", "localhost:8080")
        ]));
        assert!(ours(&[
            ("origin", "https://help.example"),
            ("host", "help.example"),
            ("x-forwarded-proto", "https")
        ]));
        assert!(!ours(&[("origin", "null")]));
        assert!(!ours(&[
            ("origin", "https://evil.example"),
            ("host", "waypost.example")
        ]));
    }
}
