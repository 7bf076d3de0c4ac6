//! The pages: the route table, and what surrounds every route.

mod analyse;
mod article;
mod assets;
mod card;
mod counts;
mod embed;
mod error;
mod flow;
mod home;
mod language;
mod links;
mod live;
mod moved;
mod oembed;
mod page;
mod reader;
mod report;
mod search;
mod ticket;
mod unchanging;
mod upload;
mod wizard;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

pub use embed::Framed;
pub use error::localise;
pub use links::Links;
pub(crate) use report::recovery_in_words;
pub use unchanging::Unchanging;

use crate::app::AppState;

/// All pages, and the answer where no route leads. Refusals are put into words by [`localise`], further out.
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/oembed", get(oembed::answer))
        .route("/language", post(language::remember))
        .merge(unchanging_pages())
        .route("/{locale}/card.png", get(card::home))
        .route("/{locale}/search", get(search::show))
        .route("/{locale}/counts", get(counts::show))
        .route("/{locale}/reports", get(analyse::back).post(analyse::create))
        .route("/{locale}/reports/{id}", get(report::show))
        .route("/{locale}/reports/{id}/card.png", get(card::report))
        .route("/{locale}/reports/{id}/embed", get(embed::report))
        .route(
            "/{locale}/reports/{id}/delete",
            get(report::ask_delete).post(report::delete),
        )
        .route("/{locale}/reports/{id}/wrong", post(report::wrong))
        .route("/{locale}/{article}/card.png", get(card::article))
        .route("/{locale}/{article}/wizard/card.png", get(card::wizard))
        .route("/{locale}/{article}/wizard/outcome", post(wizard::outcome))
        .fallback(error::not_found)
        .layer(from_fn_with_state(state.clone(), language::send_to_language))
        .with_state(state)
}

/// Pages that are the same for everybody who asks for their address, unless they show counts.
fn unchanging_pages() -> Router<AppState> {
    Router::new()
        .route("/{locale}", get(home::show))
        .route("/{locale}/analyse", get(analyse::show))
        .route("/{locale}/{article}", get(article::show))
        .route("/{locale}/{article}/embed", get(embed::article))
        .route("/{locale}/{article}/flow", get(flow::show))
        .route("/{locale}/{article}/wizard", get(wizard::step))
        .route("/{locale}/{article}/wizard/embed", get(embed::wizard))
        .route("/{locale}/{article}/wizard/solved", get(wizard::solved))
        .route("/static/{file}", get(assets::serve))
        .layer(from_fn(unchanging::mark))
}
