//! Waypost takes an operator from what they see, or from the log they have, to the cause and to the fix.
//!
//! ```text
//! article files ── parse ──▶ Article ── join languages, check ──▶ KnowledgeBase ── answers ──▶ wizard Step
//! log bytes ── decode ──▶ lines ── format ──▶ Event ── sessions ──▶ rules ──▶ Finding ── rank ──▶ Diagnosis ──▶ Report
//! web · api · cli: thin faces that only translate between the outside and these values
//! ```

pub mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod i18n;
pub mod server;
pub mod store;
pub mod web;
pub mod wizard;

pub use waypost_content as content;
pub use waypost_content::knowledge;
pub use waypost_engine as analysis;
pub use waypost_import as import;
