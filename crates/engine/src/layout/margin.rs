//! What stands in front of every line: marks of quotation, line numbers, indentation.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::{Grammar, Line};

/// Fewer numbered lines may be numbered by chance.
const FEWEST_NUMBERS: usize = 3;
/// Viewers count on by one; cuts of them leave gaps. Numbers further apart are the program's own.
const MOST_GAP: u64 = 4;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\w./\\-]{1,120}[:-])??\s{0,8}([0-9]{1,6})(?:([:-])|(?:\.|\)|\s?\|)\s?|\t|\s{1,2}|$)")
        .expect("the expression is a constant")
});
/// Numbers that begin a date or a time of day.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*[0-9]{1,4}(?::[0-9]{2}\b|[-./][0-9]{1,2}[-./][0-9]{1,4}\b)")
        .expect("the expression is a constant")
});

/// Takes margins off; whether there were any.
pub(super) fn take_off(lines: &mut [Line<'_>], grammar: &impl Grammar) -> bool {
    let quoted = unquote(lines);
    let indented = unindent(lines);
    let numbered = unnumber(lines) && {
        unindent(lines);
        true
    };
    quoted | indented | numbered | follow_entries(lines, grammar)
}

/// Shortens a line to what stands behind `at`.
fn cut(line: &mut Cow<'_, str>, at: usize) {
    match line {
        Cow::Borrowed(text) => *text = &text[at..],
        Cow::Owned(text) => _ = text.drain(..at),
    }
}

fn unquote(lines: &mut [Line<'_>]) -> bool {
    let filled = lines.iter().filter(|(_, line)| !line.trim().is_empty()).count();
    let barred = |line: &str| line.starts_with('|') && !line.trim_end()[1..].ends_with('|');
    let bars = lines.iter().filter(|(_, line)| barred(line)).count();
    let bars_quote = bars >= 2 && bars * 10 >= filled * 6;
    let mut changed = false;
    for (_, line) in lines {
        let mut at = 0;
        loop {
            let rest = &line[at..];
            let mark = match rest.as_bytes().first() {
                Some(b'>') => 1,
                Some(b'|') if bars_quote && barred(rest) => 1,
                Some(b' ') if at > 0 && rest.starts_with(" >") => 2,
                _ => break,
            };
            at += mark;
        }
        if at > 0 {
            at += usize::from(line[at..].starts_with(' '));
            cut(line, at);
            changed = true;
        }
    }
    changed
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Takes off the indentation that all lines have.
fn unindent(lines: &mut [Line<'_>]) -> bool {
    let filled = lines.iter().filter(|(_, line)| !line.trim().is_empty());
    let common = filled.map(|(_, line)| indent(line)).min().unwrap_or(0);
    if common == 0 {
        return false;
    }
    for (_, line) in lines {
        let at = common.min(indent(line));
        cut(line, at);
    }
    true
}

/// Takes off the numbers of a viewer or of `grep -n`, if nearly all lines have one and they count upwards.
fn unnumber(lines: &mut [Line<'_>]) -> bool {
    let filled = lines.iter().filter(|(_, line)| !line.trim().is_empty()).count();
    // Nine of ten have one; the search ends as soon as that cannot be true any more.
    let mut without = 0;
    let numbers = lines.iter().map_while(|(_, line)| {
        let found = number(line).map(|(number, colon, _)| (number, colon));
        without += usize::from(found.is_none() && !line.trim().is_empty());
        (without * 10 <= filled).then_some(found)
    });
    let numbers: Vec<(u64, bool)> = numbers.flatten().collect();
    if numbers.len() < FEWEST_NUMBERS || numbers.len() * 10 < filled * 9 {
        return false;
    }
    let ascends = numbers.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let span = numbers[numbers.len() - 1].0 - numbers[0].0.min(numbers[numbers.len() - 1].0);
    let dense = span <= numbers.len() as u64 * MOST_GAP || numbers.iter().all(|(_, colon)| *colon);
    if !ascends || !dense {
        return false;
    }
    for (_, line) in lines {
        if let Some((_, _, at)) = number(line) {
            cut(line, at);
        }
    }
    true
}

/// The number in front of a line, whether a colon follows it, and where the line itself begins.
fn number(line: &str) -> Option<(u64, bool, usize)> {
    if TIME.is_match(line) {
        return None;
    }
    let found = NUMBER.captures(line)?;
    let digits = found.get(1)?;
    let colon = found.get(2).is_some_and(|mark| mark.as_str() == ":");
    let named = digits.start() > 0 && !line[..digits.start()].trim().is_empty();
    // A file name in front of the number is what `grep` prints, and it prints colons then.
    if named && !matches!(found.get(2).map(|mark| mark.as_str()), Some(":" | "-")) {
        return None;
    }
    Some((digits.as_str().parse().ok()?, colon, found.get(0)?.end()))
}

/// An indented entry moves what follows it, up to a line that is indented less.
fn follow_entries(lines: &mut [Line<'_>], grammar: &impl Grammar) -> bool {
    let (mut margin, mut changed) = (0, false);
    for (_, line) in lines {
        let own = indent(line);
        if line.trim().is_empty() {
            continue;
        }
        if own < margin {
            margin = 0;
        }
        if own > margin && grammar.is_stamped(&line[own..]) {
            margin = own;
        }
        if margin > 0 {
            cut(line, margin);
            changed = true;
        }
    }
    changed
}
