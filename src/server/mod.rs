//! The server: one router of pages and API, the layers around both, and the loop that accepts connections.

mod body;
mod exchange;
mod expiry;
mod front;
mod listen;
mod observe;
mod rate;
mod refusal;
mod security;
mod status;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::AppState;
use crate::{api, web};

pub use expiry::Expiry;
pub use listen::{bind, serve, stop_signal};

/// Pages, API and status routes in all their layers.
pub fn router(app: AppState) -> Router {
    layers(routes(app.clone()), app)
}

fn routes(app: AppState) -> Router {
    Router::new()
        .route("/health", get(status::health))
        .route("/ready", get(status::ready))
        .route("/metrics", get(status::metrics))
        .merge(api::router())
        .with_state(app.clone())
        // Brings the answer for every address that no route knows.
        .merge(web::router(app))
}

/// What surrounds every route; the later a layer stands, the further out it is.
pub fn layers(routes: Router, app: AppState) -> Router {
    routes
        // Bodies are limited by `body::guard`, in bytes and in time, for every extractor alike.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), body::guard))
        .layer(from_fn_with_state(
            Arc::new(rate::Rates::new(&app.config)),
            rate::limit,
        ))
        .layer(from_fn_with_state(app.clone(), security::refuse_foreign_posts))
        .layer(from_fn(security::refuse_long_addresses))
        .layer(CatchPanicLayer::custom(observe::Panicked(app.clone())))
        // Outside of everything that refuses, so that all refusals look alike: problem objects, then pages.
        .layer(from_fn_with_state(app.clone(), api::describe))
        .layer(from_fn_with_state(app.clone(), web::localise))
        .layer(from_fn_with_state(app.clone(), security::headers))
        // Keeps pages with all their headers; compresses those itself.
        .layer(from_fn_with_state(Arc::new(front::Kept::default()), front::keep))
        .layer(CompressionLayer::new())
        // Outermost: sees the answer as the client gets it.
        .layer(from_fn_with_state(app, observe::request))
}
