//! The composition root: settings to loaded knowledge, rules, texts and store. Knows no face.

pub mod access;
mod case;
mod form;
mod metrics;
mod outcomes;
mod progress;
mod queue;
mod refusal;
mod reports;
mod upload;
mod votes;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::thread::ScopedJoinHandle;

use anyhow::{Context, anyhow};

use access::{Access, AccessToken, Scope};

use crate::analysis::{Edition, Rules};
use crate::config::{BaseUrl, Config};
use crate::content::{ContentTree, Fault, Severity};
use crate::i18n::{self, Messages};
use crate::knowledge::{self, KnowledgeBase};
use crate::store::Store;

pub use case::Case;
pub use form::{Details, Part, RefusedForm, Sent, SentFile, Typed, UploadForm};
pub use metrics::Metrics;
pub use outcomes::COUNTED_DAYS;
pub use progress::Progress;
pub use queue::{Place, Queue, Room};
pub use refusal::Refusal;
pub use upload::{Claim, Job, Stored, Uploaded, examine, judge, judge_after, judge_case};
pub use votes::{Client, TooOften, Votes};

/// Everything a request needs; read-only after start, except through `store`.
pub struct App {
    /// The settings in force.
    pub config: Config,
    /// What links begin with: the configured address, or the one listened on.
    pub base_url: BaseUrl,
    /// Articles and their routing.
    pub knowledge: KnowledgeBase,
    /// Rules and log formats.
    pub rules: Arc<Rules>,
    /// Interface texts.
    pub messages: Messages,
    /// What reports are made with.
    pub edition: Edition,
    /// Reports and outcomes.
    pub store: Store,
    /// Who may send logs and use the API for reports; `None` for everybody.
    pub access: Option<Access>,
    /// Places and memory for the analysis of logs.
    pub queue: Queue,
    /// What happened since the start.
    pub metrics: Metrics,
    /// Answers to "did it help?" that counted lately.
    pub votes: Votes,
}

/// The part of [`App`] that is made of content alone: what `check` accepts, `serve` starts.
pub struct Content {
    /// Articles and their routing.
    pub knowledge: KnowledgeBase,
    /// Rules and log formats.
    pub rules: Rules,
    /// Interface texts.
    pub messages: Messages,
}

impl App {
    /// Loads the content and opens the database; the first obstacle of either is the error.
    pub async fn build(config: Config) -> anyhow::Result<Self> {
        config.validate()?;
        let tree = tree(config.content.as_deref());
        let Content {
            knowledge,
            rules,
            messages,
        } = load_or_list(&tree)?;
        let access = config.tokens.as_deref().map(Access::load).transpose()?;
        let store = Store::open(config.database.reveal())
            .await
            .with_context(|| format!("--database {:?} cannot be opened", config.database))?;
        Ok(Self {
            base_url: config
                .base_url
                .clone()
                .unwrap_or_else(|| BaseUrl::local(config.listen)),
            queue: Queue::new(&config),
            config,
            knowledge,
            rules: Arc::new(rules),
            messages,
            edition: Edition::of(&tree),
            store,
            access,
            metrics: Metrics::default(),
            votes: Votes::default(),
        })
    }

    /// Whether whoever presents a token may do something; a server without tokens allows everything.
    ///
    /// # Errors
    /// Those of [`Access::check`].
    pub fn allow(&self, token: Option<&AccessToken>, scope: Scope) -> Result<(), Refusal> {
        self.access
            .as_ref()
            .map_or(Ok(()), |access| access.check(token, scope))
    }
}

/// The content of a folder, or what ships in the program.
pub fn tree(folder: Option<&Path>) -> ContentTree {
    folder.map_or_else(ContentTree::embedded, ContentTree::from_dir)
}

/// Loads all content, or lists every fault that stops it.
pub fn load(tree: &ContentTree) -> Result<Content, Vec<Fault>> {
    let mut faults = tree.faults.clone();
    let mut note = |found: Vec<Fault>| faults.extend(found);
    let texts = texts(tree);
    let (knowledge, rules, messages) = std::thread::scope(|scope| {
        let knowledge = scope.spawn(|| KnowledgeBase::load(tree));
        let messages = scope.spawn(|| Messages::load(&texts));
        let rules = Rules::load(tree);
        (joined(knowledge), rules, joined(messages))
    });
    let knowledge = knowledge.map_err(&mut note).ok();
    let rules = rules.map_err(&mut note).ok();
    let messages = messages.map_err(|found| note(text_faults(found))).ok();
    let stopped = faults.iter().any(|fault| fault.severity == Severity::Error);
    match (knowledge, rules, messages) {
        (Some(knowledge), Some(rules), Some(messages)) if !stopped => Ok(Content {
            knowledge,
            rules,
            messages,
        }),
        _ => Err(faults),
    }
}

/// What a thread answers; its panic goes on in this one.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Every fault of the content, warnings too, sorted by place; nothing is taken as proven.
pub fn check(tree: &ContentTree) -> Vec<Fault> {
    let doubted = ContentTree {
        is_proven: false,
        ..tree.clone()
    };
    let mut faults = load(&doubted).err().unwrap_or_default();
    // What loads may still have warnings.
    faults.extend(knowledge::check(&doubted));
    faults.extend(text_faults(i18n::check(&texts(tree))));
    faults.sort();
    faults.dedup();
    faults
}

/// The files with interface texts: those of the content, or those in the program where it has none at all.
fn texts(tree: &ContentTree) -> Cow<'_, BTreeMap<String, String>> {
    let has_texts = tree.files.keys().any(|path| path.ends_with("/ui.ftl"));
    match has_texts {
        true => Cow::Borrowed(&tree.files),
        false => Cow::Owned(ContentTree::embedded().files),
    }
}

fn text_faults(found: Vec<i18n::TextFault>) -> Vec<Fault> {
    let fault = |text: i18n::TextFault| Fault::error(&text.path, text.line, text.message);
    found.into_iter().map(fault).collect()
}

/// Loads all content, or answers every fault in one error.
pub fn load_or_list(tree: &ContentTree) -> anyhow::Result<Content> {
    load(tree).map_err(listed)
}

/// Loads the rules alone, which is enough for an answer without words, or lists their faults.
///
/// # Errors
/// One message with all faults.
pub fn rules_or_list(tree: &ContentTree) -> anyhow::Result<Rules> {
    Rules::load(tree).map_err(listed)
}

fn listed(faults: Vec<Fault>) -> anyhow::Error {
    let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
    anyhow!("the content has faults:\n{}", list.join("\n"))
}

/// The shared [`App`]: the state of every handler.
#[derive(Clone)]
pub struct AppState(pub Arc<App>);

impl Deref for AppState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}

/// Now, in milliseconds since 1970-01-01 UTC.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// 128 bits from the system's random source.
pub fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system has a random source");
    u128::from_le_bytes(bytes)
}
