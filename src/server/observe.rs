//! What is seen from outside: a line and a count per request, and panics that became answers.
//!
//! The line has the matched route, never the address: queries hold answers, paths hold report ids.

use std::any::Any;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, Response};
use axum::middleware::Next;
use axum::response::IntoResponse;
use tower_http::catch_panic::ResponseForPanic;

use crate::app::{AppState, Refusal, random_bits};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs and counts a request, and names it in the answer, so that a reader's complaint finds its line.
pub(super) async fn request(State(app): State<AppState>, request: Request, next: Next) -> Response<Body> {
    let begin = Instant::now();
    let method = name(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let id = format!("{:016x}", random_bits() >> 64);
    let mut response = next.run(request).await;
    let route = route.as_ref().map_or("(none)", MatchedPath::as_str);
    let (status, took) = (response.status().as_u16(), begin.elapsed());
    app.metrics.count_request(method, route, status, took);
    let milliseconds = took.as_micros() as f64 / 1000.0;
    tracing::info!(
        request.id = id,
        http.method = method,
        http.route = route,
        http.status = status,
        duration.ms = milliseconds,
        "{method} {route} {status} in {milliseconds:.1} ms"
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Methods that clients invent are counted as one.
fn name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        "PATCH" => "PATCH",
        _ => "other",
    }
}

/// Turns a panic into a counted refusal. Its text may quote input and goes nowhere.
#[derive(Clone)]
pub(super) struct Panicked(pub(super) AppState);

impl ResponseForPanic for Panicked {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, _: Box<dyn Any + Send + 'static>) -> Response<Body> {
        self.0.metrics.panics.add();
        tracing::error!("a handler panicked");
        Refusal::Internal.into_response()
    }
}
