//! Lines that a terminal or a mail program has broken, to the lines they were.
//!
//! A broken line is as long as there was room: the first word of the next line did not fit behind it. A width that explains
//! nearly all lines that begin nothing of their own is the width of the window.

use super::{Grammar, Line};

/// Widths of windows and mails.
const NARROWEST: usize = 60;
const WIDEST: usize = 260;
/// One line may be as long as a window by chance.
const FEWEST: usize = 2;

/// How lines were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    width: usize,
    /// After exactly so many characters, not between words.
    within_words: bool,
}

/// Joins broken lines; whether there were any.
pub(super) fn join(lines: &mut Vec<Line<'_>>, grammar: &impl Grammar) -> bool {
    let Some(window) = window(lines, grammar) else {
        return false;
    };
    let mut joined: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut before = (0, false);
    for (number, line) in lines.drain(..) {
        let last = std::mem::replace(&mut before, measure(&line));
        let goes_on = window.broke(last, &line) && !line.trim().is_empty() && !grammar.begins(&line);
        match joined.last_mut() {
            Some((_, last)) if goes_on => {
                let last = last.to_mut();
                let glued = window.within_words || last.ends_with([' ', '-']);
                last.push_str(if glued { "" } else { " " });
                last.push_str(if window.within_words {
                    &line
                } else {
                    line.trim_start()
                });
            }
            _ => joined.push((number, line)),
        }
    }
    *lines = joined;
    true
}

/// Length in characters, and whether it is one word, which mails do not break however long it is.
fn measure(line: &str) -> (usize, bool) {
    (line.chars().count(), !line.trim().contains(' '))
}

impl Window {
    /// Whether a line of this measure ended because the next one did not fit behind it.
    fn broke(self, (length, is_word): (usize, bool), next: &str) -> bool {
        let word = next.split(' ').next().unwrap_or_default();
        match self.within_words {
            true => length == self.width,
            false => {
                let fits = length > 0 && (length <= self.width || is_word);
                fits && length + 1 + word.chars().count() > self.width
            }
        }
    }
}

fn window(lines: &[Line<'_>], grammar: &impl Grammar) -> Option<Window> {
    let mut starts = [0_i32; WIDEST + 2];
    let (mut loose, mut lengths, mut sentences) = (0, Vec::new(), 0);
    for pair in lines.windows(2) {
        let [(_, line), (_, next)] = pair else { continue };
        let (length, is_word) = measure(line);
        if length == 0 || stands_alone(next) || grammar.begins(next) {
            continue;
        }
        loose += 1;
        let word = next.split(' ').next().unwrap_or_default().chars().count();
        let from = if is_word { NARROWEST } else { length.max(NARROWEST) };
        let to = (length + word).min(WIDEST);
        if from <= to {
            starts[from] += 1;
            starts[to + 1] -= 1;
            lengths.push(length);
            sentences += usize::from(!is_word);
        }
    }
    let (width, explained) = best(&starts);
    let longer = lines
        .iter()
        .filter(|(_, line)| could_be_broken(line, width))
        .count();
    if explained < FEWEST || explained * 10 < loose * 7 || longer * 5 > explained {
        return None;
    }
    // Words that are longer than a line say nothing about its width.
    if sentences == 0 && lengths.iter().any(|&length| length != width) {
        return None;
    }
    let exact = lengths.iter().filter(|&&length| length == width).count();
    Some(Window {
        width,
        within_words: exact * 10 >= explained * 7,
    })
}

/// Lines that no other goes on with, whatever stands before them: empty, indented, closing brackets, rows of a table.
fn stands_alone(line: &str) -> bool {
    let trimmed = line.trim_start();
    let is_row = trimmed.trim_end().matches("  ").nth(1).is_some() || trimmed.starts_with("---");
    is_row
        || line.starts_with("  ")
        || line.starts_with('\t')
        || trimmed.is_empty()
        || trimmed.starts_with(['}', ']', ')'])
}

/// The smallest width that most pairs of lines agree on.
fn best(starts: &[i32]) -> (usize, usize) {
    let (mut best, mut count) = ((0, 0), 0);
    for (width, change) in starts.iter().enumerate() {
        count += change;
        if count > best.1 {
            best = (width, count);
        }
    }
    (best.0, best.1 as usize)
}

/// Whether a window of this width would have broken the line.
fn could_be_broken(line: &str, width: usize) -> bool {
    let text = line.trim();
    text.len() > width && text.contains(' ') && text.chars().count() > width && {
        let word = text.split(' ').next().unwrap_or_default();
        word.chars().count() < width
    }
}
