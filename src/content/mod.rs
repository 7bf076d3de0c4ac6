//! Content files to values: the tree of files, one article's Markdown, and the faults found in them.

mod article;
mod tree;

use std::fmt;

use serde::Serialize;

pub use article::{Article, Html, Part, PartKind, PartName};
pub use tree::ContentTree;

/// Something wrong in a content file: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// Path below the content root, such as `locales/de/articles/404104.md`.
    pub path: String,
    /// Line number, from 1, where one line is to blame.
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.message)?;
        match &self.advice {
            Some(advice) => write!(f, " ({advice})"),
            None => Ok(()),
        }
    }
}
