//! Content files to values: the tree of files, one article's Markdown, and the faults found in them.
//!
//! ```text
//! folder or binary ─▶ ContentTree ─▶ ArticleFile ── front matter ─▶ headings ─▶ parts ── render, sanitise ─▶ Article
//! ```

mod article;
mod assembly;
mod file;
pub mod form;
mod front_matter;
mod heading;
mod html;
pub mod knowledge;
mod link;
mod locale;
mod markdown;
mod passage;
mod tree;
mod walk;

use std::fmt;

use serde::Serialize;

pub use article::{Article, ArticleLink, Part, PartKind, PartName};
pub use file::{ArticleFile, is_code, is_slug};
pub use html::{Html, Tab};
pub use locale::{InvalidLocale, Locale};
pub use passage::{INTRODUCTION, Passage, with_stamps};
pub use tree::{ContentTree, MAX_ARTICLE_BYTES};

/// Whether a fault stops the program from starting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The content cannot be served as it is.
    Error,
    /// Something is missing or was left out, and readers can still be served.
    Warning,
}

/// Something wrong in a content file: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// Path below the content root, such as `locales/de/articles/404104.md`.
    pub path: String,
    /// Line number, from 1, where one line is to blame.
    pub line: Option<u32>,
    /// Whether it stops the program from starting.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: Option<String>,
}

impl Fault {
    /// A fault that stops the program from starting.
    pub fn error(path: &str, line: impl Into<Option<u32>>, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line: line.into(),
            severity: Severity::Error,
            message: message.into(),
            advice: None,
        }
    }

    /// A fault that `check` lists and that stops nothing.
    pub fn warning(path: &str, line: impl Into<Option<u32>>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(path, line, message)
        }
    }

    /// The same fault with what to do about it.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        if self.severity == Severity::Warning {
            f.write_str(" warning:")?;
        }
        write!(f, " {}", self.message)?;
        match &self.advice {
            Some(advice) => write!(f, " ({advice})"),
            None => Ok(()),
        }
    }
}
