//! Whether a text is about a connection that Waypost knows at all.
//!
//! The words for a refused or broken connection are the same in every product. A log that never names one of ours may not
//! be blamed on us; a line of a product that is known to be foreign gives no signal.

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::definition;
use super::expression::Telling;
use waypost_content::{ContentTree, Fault};

const PATH: &str = "rules/scope.toml";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Names of the product and its client libraries.
    #[serde(default)]
    home: Vec<String>,
    /// Names of things that such devices use, and others too.
    #[serde(default)]
    kin: Vec<String>,
    /// Names of products that are something else.
    #[serde(default)]
    foreign: Vec<String>,
}

/// How near a text is to what the rules are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// It names another product and none of ours.
    Foreign,
    /// It names nothing we know.
    #[default]
    Unknown,
    /// It names things that devices of ours use, and others too.
    Kin,
    /// It names the product or one of its libraries.
    Home,
}

/// The compiled lists.
#[derive(Debug)]
pub(super) struct Scope {
    words: AhoCorasick,
    nearness: Vec<Nearness>,
    active: bool,
    /// What of the words tells digits apart.
    pub(super) telling: Telling,
}

impl Scope {
    /// Reads `rules/scope.toml`; without it every text is at home.
    pub(super) fn load(tree: &ContentTree) -> Result<Self, Fault> {
        let text = tree.files.get(PATH).map(String::as_str).unwrap_or_default();
        let file: File = definition::read(PATH, text)?;
        let lists = [
            (&file.home, Nearness::Home),
            (&file.kin, Nearness::Kin),
            (&file.foreign, Nearness::Foreign),
        ];
        let nearness: Vec<Nearness> = lists
            .iter()
            .flat_map(|(words, nearness)| words.iter().map(move |_| *nearness))
            .collect();
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(lists.iter().flat_map(|(words, _)| words.iter()))
            .map_err(|error| definition::fault(PATH, text, "", error.to_string()))?;
        let all = lists.iter().flat_map(|(words, _)| words.iter());
        let telling = Telling::of([], all.map(String::as_str));
        Ok(Self {
            words,
            active: !nearness.is_empty(),
            nearness,
            telling,
        })
    }

    /// How near one text is: home wins over foreign, foreign over kin.
    pub(super) fn of(&self, text: &str) -> Nearness {
        if !self.active {
            return Nearness::Home;
        }
        let (mut best, mut foreign) = (Nearness::Unknown, false);
        for word in self.words.find_overlapping_iter(text) {
            match self.nearness[word.pattern().as_usize()] {
                Nearness::Home => return Nearness::Home,
                Nearness::Foreign => foreign = true,
                other => best = best.max(other),
            }
        }
        if foreign { Nearness::Foreign } else { best }
    }
}
