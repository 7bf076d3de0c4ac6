//! What every face shares: the loaded knowledge and texts.

use std::ops::Deref;
use std::sync::Arc;

use crate::i18n::Messages;
use crate::knowledge::KnowledgeBase;

/// Everything that answers a request.
pub struct App {
    /// Settings.
    pub config: Config,
    /// What Waypost knows about errors.
    pub knowledge: KnowledgeBase,
    /// Interface texts.
    pub messages: Messages,
}

/// Settings that pages need.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Address of the site as readers see it, without a slash at the end.
    pub base_url: Option<String>,
}

/// A shared [`App`]; the state of every router.
#[derive(Clone)]
pub struct AppState(pub Arc<App>);

impl Deref for AppState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}
