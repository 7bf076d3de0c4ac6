//! What a report is made with, as two hashes: one of all that decides what a log comes to, one of the articles that explain it.

use sha2::{Digest, Sha256};

use waypost_content::ContentTree;

/// Bytes kept of a hash; it tells versions apart and proves nothing.
const KEPT_BYTES: usize = 12;

/// A version of rules and articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Rules and formats, and the program that reads them.
    pub rules: String,
    /// Articles in all languages.
    pub texts: String,
}

impl Edition {
    /// That of the content of this program.
    pub fn of(tree: &ContentTree) -> Self {
        Self {
            rules: hash(tree, env!("CARGO_PKG_VERSION"), |path| path.starts_with("rules/")),
            texts: hash(tree, "", |path| path.contains("/articles/")),
        }
    }
}

/// Of the names and texts of some files, after a first word; no text can pass for the end of another.
fn hash(tree: &ContentTree, first: &str, is_meant: impl Fn(&str) -> bool) -> String {
    let files = tree.files.iter().filter(|(path, _)| is_meant(path));
    let parts = files.flat_map(|(path, text)| [path.as_str(), text]);
    let mut hash = Sha256::new();
    for part in std::iter::once(first).chain(parts) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let bytes = hash.finalize();
    bytes
        .iter()
        .take(KEPT_BYTES)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(files: &[(&str, &str)]) -> Edition {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Edition::of(&ContentTree {
            files: files.collect(),
            ..ContentTree::default()
        })
    }

    #[test]
    fn each_hash_changes_with_its_files_alone() {
        let (rule, article) = ("rules/1.toml", "locales/de/articles/1.md");
        let before = edition(&[(rule, "a"), (article, "b"), ("locales/de/ui.ftl", "c")]);
        assert_eq!(
            before,
            edition(&[(rule, "a"), (article, "b"), ("locales/de/ui.ftl", "d")])
        );
        let ruled = edition(&[(rule, "A"), (article, "b")]);
        assert!(ruled.rules != before.rules && ruled.texts == before.texts);
        let written = edition(&[(rule, "a"), (article, "B")]);
        assert!(written.rules == before.rules && written.texts != before.texts);
        assert_eq!(before.rules.len(), 2 * KEPT_BYTES);
    }

    #[test]
    fn what_moves_from_file_to_file_is_a_change() {
        let one = edition(&[("rules/1.toml", "ab"), ("rules/2.toml", "")]);
        let other = edition(&[("rules/1.toml", "a"), ("rules/2.toml", "b")]);
        assert_ne!(one.rules, other.rules);
    }
}
