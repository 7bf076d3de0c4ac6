//! Translations held to the English they say they were made from: the same code, numbers and closing lines, typographic
//! quotes, nothing left in English, the same sources.

use std::collections::BTreeSet;

use super::Topic;
use super::prose::{Prose, without};
use crate::Locale;
use crate::{Article, ContentTree, Fault, Passage};

/// A line with more letters than this, the same in both languages, was not translated.
const MAX_SAME_LETTERS: usize = 40;
/// Who, when it takes effect, risk, it worked when.
const CLOSING_LINES: usize = 4;

/// Compares every translation that carries fingerprints with English, and the solutions of English with each other.
pub(super) fn check(topic: &Topic, tree: &ContentTree, faults: &mut Vec<Fault>) {
    let text = |article: &Article| tree.files.get(&article.path).map_or("", String::as_str);
    let Some(english) = topic.articles.get(&Locale::english()) else {
        return;
    };
    closing_lines(english, text(english), faults);
    for article in topic.articles.values().filter(|article| article.stamps.is_some()) {
        if article.sources.len() != english.sources.len() {
            let message = format!(
                "has {} sources, {} has {}",
                article.sources.len(),
                english.path,
                english.sources.len()
            );
            faults.push(
                Fault::warning(&article.path, 1, message).advise("list the same addresses under `sources`"),
            );
        }
        for passage in article
            .passages
            .iter()
            .filter(|passage| !article.stale.contains(&passage.anchor))
        {
            if let Some(source) = english.passage(&passage.anchor) {
                let mut pair = Pair {
                    article,
                    passage,
                    text: passage.source(text(article)).collect(),
                    source: source.source(text(english)).collect(),
                    place: format!("{}:{}", english.path, source.line),
                    faults,
                };
                pair.code();
                pair.numbers();
                pair.lines();
            }
        }
    }
}

/// Where one solution of an article ends in the four lines, all do, or lead to one that does.
fn closing_lines(article: &Article, text: &str, faults: &mut Vec<Fault>) {
    let solutions = article
        .passages
        .iter()
        .filter(|passage| passage.anchor.starts_with("solution-"));
    let counted: Vec<_> = solutions
        .map(|passage| (passage, closing(passage.source(text))))
        .collect();
    let has_lines = counted.iter().any(|(_, count)| *count == CLOSING_LINES);
    for (passage, count) in counted
        .iter()
        .filter(|(_, count)| has_lines && *count != CLOSING_LINES)
    {
        let refers = passage.source(text).any(|(_, line)| line.contains("#solution"));
        if *count > 0 || !refers {
            let message = format!(
                "`{}` closes with {count} lines in place of {CLOSING_LINES}",
                passage.anchor
            );
            let fault = Fault::warning(&article.path, passage.line, message);
            faults.push(fault.advise("end it with `- **Who:** …`, takes effect, risk, it worked when"));
        }
    }
}

/// How many lines such as `- **Who:** …` there are.
fn closing<'t>(lines: impl Iterator<Item = (u32, &'t str)>) -> usize {
    lines
        .filter(|(_, line)| line.starts_with("- **") && line.contains(":**"))
        .count()
}

/// A passage and its English source, as lines with their numbers.
struct Pair<'a> {
    article: &'a Article,
    passage: &'a Passage,
    text: Vec<(u32, &'a str)>,
    source: Vec<(u32, &'a str)>,
    /// Where the source stands.
    place: String,
    faults: &'a mut Vec<Fault>,
}

impl Pair<'_> {
    fn fault(&mut self, line: u32, message: String, advice: &str) {
        self.faults
            .push(Fault::warning(&self.article.path, line, message).advise(advice));
    }

    /// Code blocks, code in lines and closing lines are those of the source.
    fn code(&mut self) {
        let (blocks, inline) = code(&self.text);
        let (source_blocks, source_inline) = code(&self.source);
        let place = &self.place;
        let same = blocks
            .iter()
            .zip(&source_blocks)
            .take_while(|(one, other)| one.1 == other.1)
            .count();
        let first = blocks.get(same).map_or(self.passage.line, |(line, _)| *line);
        let anchor = &self.passage.anchor;
        if same < blocks.len().max(source_blocks.len()) {
            let message = format!("the code blocks of `{anchor}` are not those of {place}");
            self.fault(first, message, "copy them as they are; code is not translated");
        }
        let differing: Vec<_> = inline
            .symmetric_difference(&source_inline)
            .map(|code| format!("`{code}`"))
            .collect();
        if !differing.is_empty() {
            let message = format!(
                "`{}` and {} differ in {}",
                self.passage.anchor,
                self.place,
                differing.join(", ")
            );
            self.fault(
                self.passage.line,
                message,
                "commands, log texts and error names are not translated",
            );
        }
        let lines = |lines: &[(u32, &str)]| closing(lines.iter().copied());
        let (count, expected) = (lines(&self.text), lines(&self.source));
        if count != expected {
            let message = format!(
                "`{}` has {count} closing lines, {} has {expected}",
                self.passage.anchor, self.place
            );
            self.fault(
                self.passage.line,
                message,
                "each begins with `- **`, a few words and `:**`",
            );
        }
    }

    fn numbers(&mut self) {
        let (found, expected) = (numbers(&self.text), numbers(&self.source));
        let list = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            let missing: Vec<_> = one.difference(other).map(String::as_str).collect();
            if missing.is_empty() {
                "nothing".to_owned()
            } else {
                missing.join(", ")
            }
        };
        if found != expected {
            let (anchor, place) = (&self.passage.anchor, &self.place);
            let (more, less) = (list(&found, &expected), list(&expected, &found));
            let message =
                format!("the numbers of `{anchor}` differ: {more} stands only here, {less} only in {place}");
            self.fault(self.passage.line, message, "write the same numbers, in digits");
        }
    }

    /// Each line is translated and has typographic quotes.
    fn lines(&mut self) {
        let source: BTreeSet<_> = self.source.iter().map(|(_, line)| line.trim()).collect();
        let prose = Prose::of_markdown(self.text.clone().into_iter());
        let is_title = |line: u32| {
            self.text
                .iter()
                .any(|(number, text)| *number == line && text.starts_with("# "))
        };
        for (line, text) in prose
            .texts()
            .filter(|(line, _)| !is_title(*line))
            .collect::<Vec<_>>()
        {
            let quotes = text.contains('"') || has_straight_apostrophe(&text);
            if quotes {
                let message = "has a straight quote or apostrophe".to_owned();
                self.fault(
                    line,
                    message,
                    "use the quotes of the language, and ’ for the apostrophe",
                );
            }
            let raw = self
                .text
                .iter()
                .find(|(number, _)| *number == line)
                .map(|(_, raw)| raw.trim());
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let words = without(&without(&text, "**", "**"), "[", "\u{fffc}");
            if raw.is_some_and(|raw| source.contains(raw)) && letters(&words) > MAX_SAME_LETTERS {
                let message = format!("stands in English, as in {}", self.place);
                self.fault(line, message, "translate it");
            }
        }
    }
}

/// Code blocks with their first line, and the code within lines.
fn code(lines: &[(u32, &str)]) -> (Vec<(u32, String)>, BTreeSet<String>) {
    let (mut blocks, mut prose) = (Vec::new(), String::new());
    let mut block: Option<(u32, String)> = None;
    for (number, line) in lines {
        let is_fence = line.trim_start().starts_with("```");
        match block.take() {
            None if is_fence => block = Some((*number, line.trim().to_owned())),
            None => prose = prose + line.trim() + " ",
            Some((first, text)) if is_fence => blocks.push((first, text)),
            Some((first, text)) => block = Some((first, text + "\n" + line.trim())),
        }
    }
    blocks.extend(block);
    let inline = prose.split('`').skip(1).step_by(2).map(str::to_owned);
    (blocks, inline.collect())
}

/// The numbers of some lines, without their separators: `1,767`, `1.767` and `1 767` are one number.
fn numbers(lines: &[(u32, &str)]) -> BTreeSet<String> {
    let prose = Prose::of_markdown(lines.iter().copied());
    let mut found = BTreeSet::new();
    for (_, text) in prose.texts() {
        let text: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < text.len() {
            let is_begin = text[at].is_ascii_digit() && (at == 0 || !text[at - 1].is_alphanumeric());
            if !is_begin {
                at += 1;
                continue;
            }
            let mut number = String::new();
            while at < text.len() && (text[at].is_ascii_digit() || joins(&text[at..], number.len())) {
                number.extend(Some(text[at]).filter(char::is_ascii_digit));
                at += 1;
            }
            found.insert(number);
        }
    }
    found
}

/// Whether a separator at the beginning of `text` stands within a number: a space only before three digits.
fn joins(text: &[char], digits: usize) -> bool {
    let behind = text[1..].iter().take_while(|c| c.is_ascii_digit()).count();
    match text[0] {
        '.' | ',' => behind > 0,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => behind == 3 && digits > 0,
        _ => false,
    }
}

/// Whether a straight `'` stands beside a letter.
fn has_straight_apostrophe(text: &str) -> bool {
    text.match_indices('\'').any(|(at, _)| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        before.into_iter().chain(behind).any(char::is_alphabetic)
    })
}
