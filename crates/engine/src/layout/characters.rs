//! Characters that mails, web pages and tickets put in the place of others, to what a program prints.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Line;

/// Entities are written again by a second program that escapes what a first one has escaped; no more often than this.
const MOST_ESCAPES: usize = 2;

static ENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"&(?:(quot|lt|gt|amp|apos|nbsp)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));")
        .expect("the expression is a constant")
});
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)<(/?)(pre|code|br|p|div|span|tr|td|th|table|tbody|li|ol|ul|b|i|em|strong|font|a|samp|blockquote)(?:\s[^<>]{0,400})?/?>"#)
        .expect("the expression is a constant")
});
static FENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:(?:```|~~~)[\w+-]{0,20}\s*$|```|\{(?:noformat|code)(?::[^{}]{0,80})?\})|(?:```|\{(?:noformat|code)\})\s*$")
        .expect("the expression is a constant")
});

/// Puts the program's characters back; whether there was anything to do.
pub(super) fn restore(lines: &mut Vec<Line<'_>>) -> bool {
    let contains = |lines: &[Line<'_>], words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| lines.iter().any(|(_, line)| line.contains(word)))
    };
    let mut changed = false;
    if contains(lines, &["<pre", "<br", "<div", "<span", "<td", "<PRE", "<BR"]) {
        changed |= without_tags(lines);
    }
    for _ in 0..MOST_ESCAPES {
        if contains(lines, &["&quot;", "&lt;", "&gt;", "&#", "&nbsp;", "&apos;"]) {
            changed |= each(lines, |line| replaced(&ENTITY, line, character));
        }
    }
    changed |= each(lines, |line| replaced(&FENCE, line, |_| Some(String::new())));
    changed | each(lines, plain)
}

/// Changes the lines for which there is something else; whether there was any.
fn each(lines: &mut [Line<'_>], change: impl Fn(&str) -> Option<String>) -> bool {
    let mut changed = false;
    for (_, line) in lines {
        if let Some(other) = change(line) {
            *line = Cow::Owned(other);
            changed = true;
        }
    }
    changed
}

fn replaced(pattern: &Regex, line: &str, by: impl Fn(&Captures<'_>) -> Option<String>) -> Option<String> {
    let by = |found: &Captures<'_>| by(found).unwrap_or_else(|| found[0].to_owned());
    match pattern.replace_all(line, by) {
        Cow::Borrowed(_) => None,
        Cow::Owned(other) => Some(other),
    }
}

fn character(entity: &Captures<'_>) -> Option<String> {
    let number = |group: usize, radix: u32| u32::from_str_radix(entity.get(group)?.as_str(), radix).ok();
    let named = entity.get(1).map(|name| match name.as_str() {
        "quot" => '"',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => '&',
    });
    let numbered = || char::from_u32(number(2, 10).or_else(|| number(3, 16))?);
    let character = named.or_else(numbered)?;
    (!character.is_control() || character == '\t').then(|| character.to_string())
}

/// Takes tags out; those that end a line on a page end one here.
fn without_tags(lines: &mut Vec<Line<'_>>) -> bool {
    let mut changed = false;
    let mut kept = Vec::with_capacity(lines.len());
    for (number, line) in lines.drain(..) {
        let ends_line = |tag: &Captures<'_>| {
            let name = tag[2].to_ascii_lowercase();
            name == "br" || &tag[1] == "/" && ["p", "div", "tr", "li"].contains(&name.as_str())
        };
        let by = |tag: &Captures<'_>| Some(if ends_line(tag) { "\n" } else { "" }.to_owned());
        match replaced(&TAG, &line, by) {
            Some(other) => {
                changed = true;
                kept.extend(other.lines().map(|line| (number, Cow::Owned(line.to_owned()))));
            }
            None => kept.push((number, line)),
        }
    }
    *lines = kept;
    changed
}

/// Spaces that do not break, marks that nobody sees, quotes and arrows that a word processor has made pretty.
fn plain(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let quotes_are_pretty = !line.contains('"');
    let mut other = String::with_capacity(line.len());
    for (at, character) in line.char_indices() {
        match character {
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{3000}' => {
                other.push(' ')
            }
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}' => {}
            '\u{201c}'..='\u{201f}' if quotes_are_pretty => other.push('"'),
            '\u{2018}'..='\u{201b}' => other.push('\''),
            '\u{2192}' if at == 0 => other.push_str("->"),
            '\u{2190}' if at == 0 => other.push_str("<-"),
            '\u{2013}' | '\u{2014}' if at == 0 && line[character.len_utf8()..].starts_with('>') => {
                other.push('-')
            }
            '\u{2013}' | '\u{2014}' if at == 1 && line.starts_with('<') => other.push('-'),
            same => other.push(same),
        }
    }
    (other != line).then_some(other)
}
