//! `locales/<language>/glossary.toml` to the words that must not stand in that language's texts.

use serde::Deserialize;

use super::prose::{Prose, words_of};
use crate::Locale;
use crate::{ContentTree, Fault};

/// The terms of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Glossary {
    #[serde(default)]
    term: Vec<Term>,
}

/// One thing and its one name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    /// The English term.
    en: String,
    /// What to say.
    #[serde(rename = "use")]
    say: String,
    /// What not to say: whole words, or stems that end in `*`.
    #[serde(default)]
    avoid: Vec<String>,
    /// Names in which an avoided word is right, such as `Log Analytics`.
    #[serde(default)]
    keep: Vec<String>,
    #[serde(default, rename = "note")]
    _note: String,
}

/// Holds articles and interface texts to the glossaries of their languages.
pub(super) fn check(tree: &ContentTree, locales: &[Locale], faults: &mut Vec<Fault>) {
    for locale in locales {
        let path = format!("locales/{locale}/glossary.toml");
        let Some(text) = tree.files.get(&path) else {
            continue;
        };
        match toml::from_str::<Glossary>(text) {
            Ok(glossary) => glossary.check(tree, &format!("locales/{locale}/"), faults),
            Err(error) => {
                let before = error.span().map(|span| &text[..span.start]);
                let line =
                    before.map(|before| 1 + u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX));
                faults.push(Fault::error(&path, line, error.message()));
            }
        }
    }
}

impl Glossary {
    fn check(&self, tree: &ContentTree, folder: &str, faults: &mut Vec<Fault>) {
        let avoided = self.term.iter().flat_map(|term| {
            let words = term
                .avoid
                .iter()
                .map(|word| (words_of(word.trim_end_matches('*')), word.ends_with('*')));
            words.map(move |(words, is_stem)| (term, words, is_stem))
        });
        let avoided: Vec<_> = avoided.filter(|(_, words, _)| !words.is_empty()).collect();
        let files = tree.files.iter().filter(|(path, _)| path.starts_with(folder));
        for (path, text) in files.filter(|(path, _)| path.ends_with(".md") || path.ends_with(".ftl")) {
            for (line, words) in Prose::of(path, text).words() {
                for (term, avoided, is_stem) in &avoided {
                    let found = find(&words, avoided, *is_stem).filter(|at| !term.keeps(&words, *at));
                    if let Some(found) = found.map(|at| words[at..at + avoided.len()].join(" ")) {
                        let message = format!("`{found}` is not the word for “{}” here", term.en);
                        let fault = Fault::warning(path, line, message);
                        faults.push(fault.advise(format!("say `{}`, see {folder}glossary.toml", term.say)));
                    }
                }
            }
        }
    }
}

impl Term {
    /// Whether the word at this place belongs to a name that is kept.
    fn keeps(&self, words: &[String], at: usize) -> bool {
        self.keep.iter().any(|name| {
            let name = words_of(name);
            let mut starts = at.saturating_sub(name.len().saturating_sub(1))..=at;
            !name.is_empty() && starts.any(|start| words[start..].starts_with(&name))
        })
    }
}

/// Where the words to avoid stand in a text; the last of them may go on where only its stem is given.
fn find(words: &[String], avoided: &[String], is_stem: bool) -> Option<usize> {
    let last = avoided.len() - 1;
    let is_same = |at: usize, word: &String| match is_stem && at == last {
        true => word.starts_with(&avoided[at]),
        false => *word == avoided[at],
    };
    let mut windows = words.windows(avoided.len());
    windows.position(|window| window.iter().enumerate().all(|(at, word)| is_same(at, word)))
}
