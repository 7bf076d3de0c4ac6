//! The API below `/api/v1`: JSON in and out, refusals as RFC 9457 problem objects. Each route carries its own
//! description; `/api/openapi.json` is made of them.

mod accept;
mod articles;
mod diagnoses;
mod openapi;
mod problem;
mod refusals;
mod reports;
mod request;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::any;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::{AppState, Refusal};

pub use problem::describe;

/// The routes of the API.
pub fn router() -> Router<AppState> {
    let (routes, _) = described().split_for_parts();
    routes
        .route("/api/{*other}", any(async || Refusal::NotFound))
        .layer(from_fn(accept::refuse_other_kinds))
}

/// The routes with their descriptions; the attribute of each handler holds its method and path.
fn described() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::frame())
        .routes(routes!(openapi::document))
        .routes(routes!(diagnoses::diagnose))
        .routes(routes!(reports::create))
        .routes(routes!(reports::show, reports::delete))
        .routes(routes!(articles::list))
        .routes(routes!(articles::show))
}
