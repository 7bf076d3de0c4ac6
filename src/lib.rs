//! Waypost takes an operator from what they see, or from the log they have, to the cause and to the fix.
//!
//! ```text
//! article files ── parse ──▶ Article ── join languages, check ──▶ KnowledgeBase ── answers ──▶ wizard Step
//! log bytes ── decode ──▶ lines ── format ──▶ Event ── sessions ──▶ rules ──▶ Finding ── rank ──▶ Diagnosis ──▶ Report
//! web · api · cli: thin faces that only translate between the outside and these values
//! ```

pub mod analysis;
pub mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod content;
pub mod i18n;
pub mod knowledge;
pub mod server;
pub mod store;
pub mod web;
pub mod wizard;
