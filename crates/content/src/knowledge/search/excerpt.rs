//! A text to a short piece of it around the words of a query, those words marked.

use std::ops::Range;

use super::text::words;

/// Longest excerpt, in bytes.
const LENGTH: usize = 200;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It is a word of the query.
    pub is_marked: bool,
}

/// The whole text with the words marked that `fits` gives a value above nothing.
pub(super) fn marked(text: &str, fits: &dyn Fn(&str) -> f32) -> Vec<Piece> {
    pieces(text, 0..text.len(), &marks(text, fits))
}

/// The part of the text that holds most of the query.
pub(super) fn excerpt(text: &str, fits: &dyn Fn(&str) -> f32) -> Vec<Piece> {
    let marks = marks(text, fits);
    let window = best_window(text, &marks);
    let mut pieces = pieces(text, window.clone(), &marks);
    let ellipsis = |is_cut: bool| {
        is_cut.then(|| Piece {
            text: "…".to_owned(),
            is_marked: false,
        })
    };
    let before = ellipsis(window.start > 0);
    let after = ellipsis(window.end < text.len());
    pieces.splice(0..0, before);
    pieces.extend(after);
    pieces
}

type Marks = Vec<(Range<usize>, f32)>;

/// Where words of the query stand, in order, without overlaps; of a name in several words the parts that fit.
fn marks(text: &str, fits: &dyn Fn(&str) -> f32) -> Marks {
    let mut marks: Marks = Vec::new();
    for word in words(text) {
        let value = fits(word.text);
        let is_free = marks
            .last()
            .is_none_or(|(range, _)| range.end <= word.range.start);
        if value > 0.0 && is_free {
            marks.push((word.range, value));
        }
    }
    marks
}

/// From a sentence or a word that begins well, as long as an excerpt may be.
fn best_window(text: &str, marks: &Marks) -> Range<usize> {
    if text.len() <= LENGTH {
        return 0..text.len();
    }
    let mut best = (0.0, 0..end_from(text, 0));
    for (first, _) in marks {
        let start = start_before(text, first.start);
        let end = end_from(text, start);
        let inside = marks
            .iter()
            .filter(|(range, _)| range.start >= start && range.end <= end);
        let value: f32 = inside.map(|(_, value)| value).sum();
        if value > best.0 {
            best = (value, start..end);
        }
    }
    best.1
}

/// The beginning of the sentence, or of a word not far before.
fn start_before(text: &str, at: usize) -> usize {
    let before = &text[..at];
    let sentence = [". ", "? ", "! ", ": "]
        .iter()
        .filter_map(|end| before.rfind(end).map(|found| found + end.len()))
        .max()
        .unwrap_or(0);
    if at - sentence <= LENGTH / 2 {
        return sentence;
    }
    let near = floor(text, at - LENGTH / 4);
    text[near..at].find(' ').map_or(at, |space| near + space + 1)
}

fn end_from(text: &str, start: usize) -> usize {
    if text.len() - start <= LENGTH {
        return text.len();
    }
    let end = floor(text, start + LENGTH);
    text[start..end].rfind(' ').map_or(end, |space| start + space)
}

/// The next boundary of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn pieces(text: &str, window: Range<usize>, marks: &Marks) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = window.start;
    let mut add = |range: Range<usize>, is_marked| {
        if !range.is_empty() {
            let text = text[range].to_owned();
            pieces.push(Piece { text, is_marked });
        }
    };
    let inside = marks
        .iter()
        .filter(|(range, _)| range.start >= window.start && range.end <= window.end);
    for (range, _) in inside {
        add(at..range.start, false);
        add(range.clone(), true);
        at = range.end;
    }
    add(at..window.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let show = |piece: &Piece| match piece.is_marked {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(show).collect()
    }

    fn is_token(word: &str) -> f32 {
        f32::from(u8::from(word == "token"))
    }

    #[test]
    fn words_of_the_query_are_marked() {
        assert_eq!(shown(&marked("A token, <b>", &is_token)), "A [token], <b>");
    }

    #[test]
    fn the_excerpt_lies_around_the_words_and_cuts_no_letter() {
        let text = format!("{}. The token is ő. {}", "ő ".repeat(200).trim(), "é".repeat(400));
        let excerpt = shown(&excerpt(&text, &is_token));
        assert!(excerpt.starts_with("…The [token] is ő."), "{excerpt}");
        assert!(excerpt.ends_with('…'));
    }

    #[test]
    fn a_text_without_the_words_shows_its_beginning() {
        let text = format!("Begin {}", "x ".repeat(300));
        assert!(shown(&excerpt(&text, &is_token)).starts_with("Begin x"));
        assert_eq!(shown(&excerpt("short", &is_token)), "short");
    }
}
