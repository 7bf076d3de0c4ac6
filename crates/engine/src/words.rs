//! What standards, libraries and tools call a fault: complete lists of names and texts to signals.
//!
//! `X509_V_ERR_CERT_HAS_EXPIRED` or `CONNECT tunnel failed, response` mean one thing whoever prints them. Each counts as
//! whole words in its own letter case only: `Initializ-EPIPE-line` is no `EPIPE`.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::definition;
use waypost_content::{ContentTree, Fault};

/// Where the lists are.
const FOLDER: &str = "rules/tables/";
/// Shorter words stand in a log by chance.
const MIN_BYTES: usize = 8;

/// A file of lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    table: Vec<Table>,
}

/// The words that give a signal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    signal: String,
    words: Vec<String>,
}

/// All lists, looked for at once.
#[derive(Debug, Default)]
pub(super) struct Words {
    automaton: Option<AhoCorasick>,
    /// The signal of each word, as an index into `signals`.
    owners: Vec<usize>,
    /// Names of the signals.
    pub(super) signals: Vec<String>,
}

impl Words {
    /// Reads the lists of a content tree.
    ///
    /// # Errors
    /// A file that cannot be read, and words that are too short or stand in two lists.
    pub(super) fn load(tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        let (mut words, mut owners, mut signals) = (Vec::new(), Vec::new(), Vec::new());
        let mut faults = Vec::new();
        let files = tree.files.iter().filter(|(path, _)| path.starts_with(FOLDER));
        for (path, text) in files {
            let file: File = match definition::read(path, text) {
                Ok(file) => file,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            for Table {
                signal,
                words: listed,
            } in file.table
            {
                if let Some(word) = listed
                    .iter()
                    .find(|word| word.len() < MIN_BYTES || words.contains(*word))
                {
                    let message = format!(
                        "the word {word:?} is shorter than {MIN_BYTES} bytes, or stands in two lists"
                    );
                    faults.push(definition::fault(path, text, word, message));
                }
                owners.extend(listed.iter().map(|_| signals.len()));
                words.extend(listed);
                signals.push(signal);
            }
        }
        let automaton = match words.is_empty() {
            true => None,
            false => AhoCorasick::new(&words).ok(),
        };
        match faults.is_empty() {
            true => Ok(Self {
                automaton,
                owners,
                signals,
            }),
            false => Err(faults),
        }
    }

    /// The signals of the words in a text, as indexes into `signals`, in no order.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = usize> {
        let found = self
            .automaton
            .iter()
            .flat_map(move |words| words.find_overlapping_iter(text));
        let whole = found.filter(move |word| is_whole(text, word.range()));
        whole.map(|word| self.owners[word.pattern().as_usize()])
    }
}

/// Whether nothing that could be a part of the same word stands before or behind.
pub(super) fn is_whole(text: &str, range: Range<usize>) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let word = &text[range.clone()];
    let before = word.starts_with(is_part) && text[..range.start].ends_with(is_part);
    let behind = word.ends_with(is_part) && text[range.end..].starts_with(is_part);
    !before && !behind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<Words, Vec<Fault>> {
        let mut tree = ContentTree::default();
        tree.files
            .insert("rules/tables/a.toml".to_owned(), text.to_owned());
        Words::load(&tree)
    }

    #[test]
    fn a_word_counts_whole_and_in_its_own_case() {
        let words =
            words("[[table]]\nsignal = \"s\"\nwords = ['CERT_E_EXPIRED', 'tunnel failed, response']\n")
                .unwrap();
        for (text, times) in [
            ("failed: CERT_E_EXPIRED (0x800B0101)", 1),
            ("CONNECT tunnel failed, response 403", 1),
            ("cert_e_expired", 0),
            ("CERT_E_EXPIRED_ROOT", 0),
            ("CERT_E_EXPIREDé", 0),
            ("nothing", 0),
        ] {
            assert_eq!(words.find(text).count(), times, "{text}");
        }
    }

    #[test]
    fn short_and_doubled_words_are_faults() {
        assert!(words("[[table]]\nsignal = \"s\"\nwords = ['short']\n").is_err());
        assert!(words("[[table]]\nsignal = \"s\"\nwords = ['long enough']\n[[table]]\nsignal = \"t\"\nwords = ['long enough']\n").is_err());
        assert!(words("[[table]]\nsignals = 1\n").is_err());
    }
}
