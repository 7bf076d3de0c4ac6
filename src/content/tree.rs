//! All files of `locales/` and `rules/` in memory, from the binary or from a folder.

use std::collections::BTreeMap;

/// Content files by their path below the content root (`locales/de/ui.ftl`, `rules/404104.toml`), with `/` on every system.
#[derive(Clone, Debug, Default)]
pub struct ContentTree {
    /// Path to text.
    pub files: BTreeMap<String, String>,
}
