//! An article to its passages, the pieces a translator works on, and each passage to the fingerprint of its words.
//!
//! A passage reaches from one heading with an explicit anchor to the next. A translation says in its front matter
//! which English words each of its passages was made from:
//!
//! ```text
//! translated-from:
//!   - introduction 3f9a1c02
//!   - cause-1 b07d55e1
//! ```

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Fault;
use super::front_matter::FrontMatter;
use super::html::Html;

/// The key of the front matter that holds the fingerprints.
const KEY: &str = "translated-from";
/// Name of the passage before the first anchor: title, description and introduction.
pub const INTRODUCTION: &str = "introduction";
/// Length of a fingerprint in hexadecimal digits: one in four thousand million changes goes unseen.
const DIGITS: usize = 8;

/// What stands from one anchor to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The anchor of its heading, or [`INTRODUCTION`].
    pub anchor: String,
    /// First line in the file, from 1.
    pub line: u32,
    /// Line behind its last.
    pub end: u32,
    /// Fingerprint of its words.
    pub fingerprint: String,
    /// Heading and text.
    pub html: Html,
}

impl Passage {
    /// The lines of the passage, given the file it stands in.
    pub fn source<'t>(&self, text: &'t str) -> impl Iterator<Item = (u32, &'t str)> {
        let (from, to) = (self.line, self.end);
        let lines = (1..).zip(text.lines());
        lines
            .skip_while(move |(line, _)| *line < from)
            .take_while(move |(line, _)| *line < to)
    }
}

/// A short hash of what a text says: line breaks, spacing, quotes and dashes do not count.
pub(super) fn fingerprint(text: &str) -> String {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        c => c,
    };
    let mut hash = Sha256::new();
    for word in text.split_whitespace() {
        let word: String = word.replace('…', "...").chars().map(plain).collect();
        hash.update(word.as_bytes());
        hash.update(b" ");
    }
    let digits = hash.finalize().into_iter().map(|byte| format!("{byte:02x}"));
    digits.take(DIGITS / 2).collect()
}

/// The fingerprints a translation was made from, by anchor; `None` for a text that says nothing about it.
pub(super) fn stamps(
    path: &str,
    front: &FrontMatter,
    faults: &mut Vec<Fault>,
) -> Option<BTreeMap<String, String>> {
    let mut stamps = BTreeMap::new();
    for item in front.list(KEY) {
        match item.split_once(' ') {
            Some((anchor, print)) if is_fingerprint(print) => {
                stamps.insert(anchor.to_owned(), print.to_owned());
            }
            _ => {
                let fault = Fault::error(path, 1, format!("`{KEY}` has `{item}`, which is no fingerprint"));
                faults.push(fault.advise("let `waypost stamp` write these lines"));
            }
        }
    }
    (!stamps.is_empty()).then_some(stamps)
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The file with these fingerprints in its front matter, in this order; everything else stays as it is.
pub fn with_stamps(text: &str, stamps: &[(&str, &str)]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut written = String::with_capacity(text.len() + stamps.len() * 32);
    let (mut marks, mut is_old) = (0, false);
    for line in text.split_inclusive('\n') {
        let is_mark = marks < 2 && ["---", "..."].contains(&line.trim_start_matches('\u{feff}').trim_end());
        marks += usize::from(is_mark);
        if marks == 2 && is_mark && !stamps.is_empty() {
            written += &format!("{KEY}:{newline}");
            for (anchor, print) in stamps {
                written += &format!("  - {anchor} {print}{newline}");
            }
        }
        let is_item = line.trim_start().starts_with('-') && !is_mark;
        is_old = marks == 1 && (line.starts_with(&format!("{KEY}:")) || is_old && is_item);
        if !is_old {
            written += line;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_change_a_fingerprint() {
        let first = fingerprint("Wait “5 – 6” minutes…\nIt’s on.");
        assert_eq!(first.len(), DIGITS);
        assert_eq!(
            first,
            fingerprint("Wait \"5 - 6\"\u{a0} minutes... It's\r\n\r\n  on.\n")
        );
        assert_ne!(first, fingerprint("Wait “5 – 7” minutes… It’s on."));
        assert_ne!(fingerprint("a b"), fingerprint("ab"));
    }

    #[test]
    fn stamps_are_written_into_the_front_matter_and_replaced() {
        let text = "---\r\ntitle: A\r\nsources:\r\n  - x\r\n---\r\n# A\r\n\r\n---\r\n- b\r\n";
        let once = with_stamps(text, &[("introduction", "00000001"), ("cause-1", "00000002")]);
        assert_eq!(
            once,
            "---\r\ntitle: A\r\nsources:\r\n  - x\r\ntranslated-from:\r\n  - introduction 00000001\r\n  \
             - cause-1 00000002\r\n---\r\n# A\r\n\r\n---\r\n- b\r\n"
        );
        let again = with_stamps(&once, &[("introduction", "00000003")]);
        assert!(
            again.contains("from:\r\n  - introduction 00000003\r\n---\r\n# A"),
            "{again}"
        );
        assert_eq!(with_stamps(&again, &[]), text);
    }

    #[test]
    fn what_is_no_fingerprint_is_a_fault() {
        let text = "---\ntranslated-from:\n  - cause-1 00aa11ff\n  - cause-2\n  - cause-3 xyz\n---\n";
        let (front, _) = FrontMatter::read("a.md", text);
        let mut faults = Vec::new();
        let found = stamps("a.md", &front, &mut faults).unwrap();
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [("cause-1".to_owned(), "00aa11ff".to_owned())]
        );
        assert_eq!(
            faults[0].to_string(),
            "a.md:1: `translated-from` has `cause-2`, which is no fingerprint (let `waypost stamp` write these lines)"
        );
        assert_eq!(faults.len(), 2);
    }
}
