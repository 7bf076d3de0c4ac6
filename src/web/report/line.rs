//! The text of a line as it may be shown: harmless, cut, quoted, with what was looked for in pieces of its own.

use super::filter::first;

/// Longest quotation, how much of it is the beginning of the line, and how much stands before a word in its middle.
const QUOTED_BYTES: usize = 170;
const HEAD_BYTES: usize = 36;
const BEFORE_BYTES: usize = 80;
/// Most pieces of a line; what is found behind them stays unmarked.
const MOST_PIECES: usize = 100;

/// A text as it is shown, with every place of what is looked for as a piece of its own.
pub(super) fn pieces(text: &str, find: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while pieces.len() < MOST_PIECES
        && let Some(at) = first(rest, find)
    {
        let (before, found) = rest.split_at(at);
        let (found, behind) = found.split_at(find.len());
        if !before.is_empty() {
            pieces.push((visible(before), false));
        }
        pieces.push((visible(found), true));
        rest = behind;
    }
    pieces.push((visible(rest), false));
    pieces
}

/// A quotation: the whole text if it is short, else its beginning, and what surrounds the first of `words`.
pub(super) fn quote(text: &str, words: &[&str]) -> String {
    if text.len() <= QUOTED_BYTES {
        return text.to_owned();
    }
    let found = words.iter().find_map(|word| text.find(word)).unwrap_or_default();
    if found < QUOTED_BYTES {
        return format!("{} …", cut(text, QUOTED_BYTES));
    }
    let begin = text.floor_char_boundary(found - BEFORE_BYTES);
    let head = cut(text, HEAD_BYTES);
    let rest = &text[begin..];
    let around = cut(rest, QUOTED_BYTES - HEAD_BYTES);
    let end = if around.len() < rest.len() { " …" } else { "" };
    format!("{head} … {around}{end}")
}

/// The first `most` bytes, or fewer where a character would be broken.
pub(super) fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Most marks on one letter; more would grow over the lines around it.
const MOST_MARKS: usize = 8;

/// Writes out what would not be seen, or would change what is seen: control characters, marks of direction, joiners.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    for letter in text.chars() {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        if is_hidden(letter) || marks > MOST_MARKS {
            shown.push_str(&format!("\\u{:04X}", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// Stands on the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

fn is_hidden(letter: char) -> bool {
    let control = letter.is_control() && letter != '\t';
    control
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(
            visible("a\u{202e}b\tc\u{1b}d\u{200b}ü"),
            "a\\u202Eb\tc\\u001Bd\\u200Bü"
        );
    }

    #[test]
    fn a_quotation_holds_the_time_and_what_it_is_about() {
        let line = format!(
            "{{\"time\":\"2026-03-09T11:12:01.363Z\",{}\"404104\"{}",
            "a".repeat(300),
            "b".repeat(300)
        );
        let quoted = quote(&line, &["500001", "404104"]);
        assert!(quoted.starts_with("{\"time\":\"2026-03-09T11:12:01.363Z\""));
        assert!(quoted.contains("\"404104\"") && quoted.len() < 240, "{quoted}");
        assert_eq!(quote("short", &["x"]), "short");
        assert_eq!(quote(&"ü".repeat(200), &[]).len(), QUOTED_BYTES + " …".len());
    }

    #[test]
    fn what_is_looked_for_is_a_piece_of_its_own() {
        let pieces = pieces("a\u{1}Reset, reset", "RESET");
        let expected = [
            ("a\\u0001", false),
            ("Reset", true),
            (", ", false),
            ("reset", true),
            ("", false),
        ];
        assert_eq!(pieces, expected.map(|(text, found)| (text.to_owned(), found)));
    }

    #[test]
    fn lines_are_cut_between_characters() {
        assert_eq!(cut("aüb", 2), "a");
        assert_eq!(cut("aüb", 9), "aüb");
    }
}
