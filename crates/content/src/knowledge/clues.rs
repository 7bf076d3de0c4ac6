//! `rules/answers.toml` to what a log says about the reader's devices that the wizard would otherwise ask.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::{ContentTree, Fault};

/// Where the clues stand in a content folder.
const PATH: &str = "rules/answers.toml";

/// What logs tell of the client library their devices use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clues {
    #[serde(default)]
    sdk: Vec<SdkClue>,
}

/// How one answer to "which SDK?" shows in a log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SdkClue {
    /// The answer, as the ids of tabs have it after `sdk-`.
    answer: String,
    /// Log formats that only this library writes.
    #[serde(default)]
    formats: Vec<String>,
    /// How the names of this library begin, in any letter case.
    #[serde(default)]
    names: Vec<String>,
}

impl Clues {
    /// Reads the clues; a content folder without any answers nothing.
    pub(super) fn read(tree: &ContentTree, faults: &mut Vec<Fault>) -> Self {
        let text = tree.files.get(PATH).map(String::as_str).unwrap_or_default();
        toml::from_str(text).unwrap_or_else(|error: toml::de::Error| {
            let before = error.span().map(|span| &text[..span.start]);
            let line = before.map(|before| {
                1 + u32::try_from(memchr::memchr_iter(b'\n', before.as_bytes()).count()).unwrap_or(u32::MAX)
            });
            faults.push(Fault::error(PATH, line, error.message()));
            Self::default()
        })
    }

    /// The library of all devices of a log: by the names of libraries it shows, else by its format. `None` where it
    /// shows several, or one that nobody knows.
    pub(super) fn sdk(&self, format: &str, names: &[String]) -> Option<&str> {
        if names.is_empty() {
            let clue = self
                .sdk
                .iter()
                .find(|clue| clue.formats.iter().any(|known| known == format));
            return clue.map(|clue| clue.answer.as_str());
        }
        let found: Option<BTreeSet<&str>> = names.iter().map(|name| self.by_name(name)).collect();
        let found = found?;
        (found.len() == 1).then(|| found.first().copied()).flatten()
    }

    fn by_name(&self, name: &str) -> Option<&str> {
        let begins = |start: &String| {
            name.get(..start.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(start))
        };
        let clue = self.sdk.iter().find(|clue| clue.names.iter().any(begins));
        clue.map(|clue| clue.answer.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clues() -> Clues {
        let text = "[[sdk]]\nanswer = \"python\"\nformats = [\"python\"]\nnames = [\"device-py/\"]\n\
                    [[sdk]]\nanswer = \"node\"\nnames = [\"Node/\"]\n";
        let mut tree = ContentTree::default();
        tree.files.insert(PATH.to_owned(), text.to_owned());
        let mut faults = Vec::new();
        let clues = Clues::read(&tree, &mut faults);
        assert!(faults.is_empty());
        clues
    }

    #[test]
    fn a_library_is_known_by_its_names_before_its_format() {
        let clues = clues();
        let sdk = |format: &str, names: &[&str]| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            clues.sdk(format, &names).map(str::to_owned)
        };
        assert_eq!(sdk("python", &[]).as_deref(), Some("python"));
        assert_eq!(sdk("text", &[]), None);
        assert_eq!(
            sdk("text", &["NODE/1.18.2", "node/1.17"]).as_deref(),
            Some("node")
        );
        assert_eq!(sdk("python", &["Node/1.18.2"]).as_deref(), Some("node"));
        assert_eq!(sdk("python", &["Node/1", "device-py/2"]), None, "two libraries");
        assert_eq!(
            sdk("python", &["Node/1", "Rust/2"]),
            None,
            "one that nobody knows"
        );
        assert_eq!(sdk("python", &["ő"]), None);
    }

    #[test]
    fn a_broken_file_is_a_fault_at_its_line() {
        let mut tree = ContentTree::default();
        tree.files
            .insert(PATH.to_owned(), "\n[[sdk]]\nanser = 1\n".to_owned());
        let mut faults = Vec::new();
        Clues::read(&tree, &mut faults);
        assert_eq!((faults.len(), faults[0].line), (1, Some(3)));
    }
}
