//! A documentation checkout to content files: articles in our form, and the routing between their parts.
//!
//! ```text
//! checkout ── read whole ─▶ files ── resolve directives ─▶ lines ── parse ─▶ outline ─▶ parts ── join ─▶ article + routing
//! ```
//!
//! Everything is planned in memory first. No text goes silently: what is left out is listed with file and line.

mod article;
mod checkout;
mod folder;
mod html;
mod joins;
mod lines;
mod names;
mod outline;
mod parts;
mod plan;
mod stamp;
mod syntax;
mod taken;
mod targets;
mod walk;
mod words;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use waypost_content::Locale;
use waypost_content::{ContentTree, Fault};

pub use folder::write;
pub use plan::plan;

/// What to import.
#[derive(Clone, Debug)]
pub struct Import<'a> {
    /// Language of the articles.
    pub locale: Locale,
    /// Files and folders of the checkout.
    pub sources: &'a [PathBuf],
    /// The content as it is now.
    pub existing: &'a ContentTree,
    /// Words that an article may lack, in its language.
    pub phrases: &'a Phrases,
    /// Files that somebody changed by hand are overwritten too.
    pub force: bool,
}

/// Headings and sentences for what an article itself does not say.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Heading above several symptoms.
    pub symptoms: String,
    /// Heading above several causes.
    pub causes: String,
    /// Heading above several solutions.
    pub solutions: String,
    /// Stands in place of a cause.
    pub no_cause: String,
    /// Stands in place of a solution.
    pub no_solution: String,
}

/// What an import would write.
#[derive(Debug, Default)]
pub struct Plan {
    /// New and changed files by their path below the content root.
    pub files: BTreeMap<String, String>,
    /// What could not be read (errors), and what was left out or changed (warnings).
    pub faults: Vec<Fault>,
    /// Texts that were left out; each has its warning.
    pub lost: Vec<String>,
    /// Slug to path of the source, for all articles read.
    pub articles: BTreeMap<String, String>,
    /// Markdown files in folders that are no troubleshooting articles.
    pub others: Vec<String>,
}

impl Plan {
    /// The content as it would be.
    pub fn applied(&self, existing: &ContentTree) -> ContentTree {
        let mut tree = existing.clone();
        tree.files.extend(self.files.clone());
        tree
    }
}

/// Whether one of two folders lies in the other, or they are the same; a folder that is not there yet counts by its parent.
pub fn overlaps(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        let found = path.canonicalize().ok();
        found.or_else(|| {
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            let parent = parent.unwrap_or(Path::new(".")).canonicalize().ok()?;
            Some(parent.join(path.file_name()?))
        })
    };
    match (real(one), real(other)) {
        (Some(one), Some(other)) => one.starts_with(&other) || other.starts_with(&one),
        _ => false,
    }
}
