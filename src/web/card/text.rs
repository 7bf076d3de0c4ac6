//! Text in a picture: which letters the fonts have, how wide words are, where lines break.

use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_normalization::UnicodeNormalization as _;

/// Ends a text that has no room.
const ELLIPSIS: char = '…';

/// A font in one weight.
pub(super) struct Font {
    face: Face<'static>,
}

impl Font {
    /// For plain text.
    pub(super) fn regular() -> Self {
        Self::new(notosans::REGULAR_TTF)
    }

    /// For headings.
    pub(super) fn bold() -> Self {
        Self::new(notosans::BOLD_TTF)
    }

    fn new(bytes: &'static [u8]) -> Self {
        let face =
            Face::parse(bytes, 0).expect("the fonts of the crate are sound, as the tests of this file show");
        Self { face }
    }

    /// Whether every letter of `text` can be drawn.
    pub(super) fn has(&self, text: &str) -> bool {
        text.nfc().all(|letter| self.face.glyph_index(letter).is_some())
    }

    /// Width of `text` in pixels at `size` pixels.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let mut end = 0.0;
        self.place(text, |_, _, width| end = width);
        end * self.scale(size)
    }

    /// The outlines of `text`, its base line beginning at (`x`, `y`).
    pub(super) fn outline(&self, text: &str, size: f32, (x, y): (f32, f32)) -> Option<Path> {
        let mut pen = Pen::default();
        self.place(text, |glyph, at, _| {
            pen.at = at;
            self.face.outline_glyph(glyph, &mut pen);
        });
        let scale = self.scale(size);
        let place = Transform::from_row(scale, 0.0, 0.0, -scale, x, y);
        pen.path.finish()?.transform(place)
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }

    /// Each glyph with where it begins and where the next would, in the units of the font.
    fn place(&self, text: &str, mut each: impl FnMut(GlyphId, f32, f32)) {
        let (mut at, mut before) = (0.0, None);
        for glyph in text.nfc().filter_map(|letter| self.face.glyph_index(letter)) {
            at += before.map_or(0.0, |before| self.kerning(before, glyph));
            let next = at + f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default());
            each(glyph, at, next);
            (at, before) = (next, Some(glyph));
        }
    }

    /// How much closer the font sets two letters, below 0.
    fn kerning(&self, one: GlyphId, other: GlyphId) -> f32 {
        let Some(table) = self.face.tables().gpos else {
            return 0.0;
        };
        for lookup in table.lookups {
            for subtable in lookup.subtables.into_iter::<PositioningSubtable<'_>>() {
                let PositioningSubtable::Pair(pairs) = subtable else {
                    continue;
                };
                let Some(at) = pairs.coverage().get(one) else {
                    continue;
                };
                let found = match pairs {
                    PairAdjustment::Format1 { sets, .. } => sets.get(at).and_then(|set| set.get(other)),
                    PairAdjustment::Format2 { classes, matrix, .. } => {
                        matrix.get((classes.0.get(one), classes.1.get(other)))
                    }
                };
                if let Some((first, _)) = found {
                    return f32::from(first.x_advance);
                }
            }
        }
        0.0
    }
}

/// Collects the outlines of one glyph after the other.
#[derive(Default)]
struct Pen {
    path: PathBuilder,
    /// Where the glyph begins.
    at: f32,
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at + x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at + x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.at + x1, y1, self.at + x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path
            .cubic_to(self.at + x1, y1, self.at + x2, y2, self.at + x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// A place to write in.
#[derive(Clone, Copy)]
pub(super) struct Room<'f> {
    pub(super) font: &'f Font,
    /// Size of the letters in pixels.
    pub(super) size: f32,
    /// Width in pixels.
    pub(super) width: f32,
    /// Most lines.
    pub(super) lines: usize,
}

impl Room<'_> {
    /// The lines of `text`; the last one ends in `…` where there is no room for all of it.
    pub(super) fn lines_of(&self, text: &str) -> Vec<String> {
        let mut lines = self.broken(text);
        if lines.len() > self.lines {
            lines.truncate(self.lines);
            if let Some(last) = lines.last_mut() {
                *last = self.shortened(last);
            }
        }
        lines
    }

    /// Whether the whole text has room without a word being broken within.
    pub(super) fn holds(&self, text: &str) -> bool {
        let words_fit = text.split_whitespace().all(|word| self.fits(word));
        words_fit && self.broken(text).len() <= self.lines
    }

    fn fits(&self, text: &str) -> bool {
        self.font.width(text, self.size) <= self.width
    }

    /// All lines, however many.
    fn broken(&self, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let joined = lines.last().map(|line| format!("{line} {word}"));
            match joined.filter(|joined| self.fits(joined)) {
                Some(joined) => {
                    lines.pop();
                    lines.push(joined);
                }
                None => lines.extend(self.pieces(word)),
            }
        }
        lines
    }

    /// A word that is wider than the room, in pieces that are not.
    fn pieces(&self, word: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if !self.fits(&piece) && piece.chars().count() > 1 {
                piece.pop();
                pieces.push(std::mem::replace(&mut piece, letter.into()));
            }
        }
        pieces.push(piece);
        pieces
    }

    /// A line with `…` at its end, shortened by as many letters as that needs.
    fn shortened(&self, line: &str) -> String {
        let mut kept = line.trim_end().to_owned();
        while !kept.is_empty() && !self.fits(&format!("{kept}{ELLIPSIS}")) {
            kept.pop();
        }
        format!("{}{ELLIPSIS}", kept.trim_end_matches([' ', ',', '.', ':', ';']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_the_letters_of_all_six_languages() {
        let letters =
            "abcxyzABCXYZ 0123456789 åäöéÅÄÖÉ äöüßÄÖÜ áéíóöőúüűÁÉÍÓÖŐÚÜŰ çğıöşüÇĞİÖŞÜ ëïèêĳ „“”‘’«»–—…·×%/&";
        for font in [Font::regular(), Font::bold()] {
            assert!(font.has(letters));
            // Letters with their marks behind them are put together first.
            assert!(font.has("o\u{30b}u\u{30b}"));
            assert!(!font.has("接続"));
            assert!(font.outline("Őrségváltás", 40.0, (0.0, 40.0)).is_some());
        }
    }

    #[test]
    fn letters_that_lean_on_each_other_stand_closer() {
        let font = Font::bold();
        let apart = font.width("T", 100.0) + font.width("o", 100.0);
        assert!(font.width("To", 100.0) < apart - 1.0);
        assert!((font.width("nn", 100.0) - 2.0 * font.width("n", 100.0)).abs() < 0.01);
    }

    #[test]
    fn lines_break_between_words_and_end_where_the_room_does() {
        let font = Font::regular();
        let room = Room {
            font: &font,
            size: 20.0,
            width: 220.0,
            lines: 2,
        };
        assert_eq!(room.lines_of("The hub closed it"), ["The hub closed it"]);
        let long = "The hub closed the connection because the token was too old";
        let lines = room.lines_of(long);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(!room.holds(long) && room.holds("The hub closed it"));
        let name = room.lines_of("DeviceConnectionClosedRemotelyAgainAndAgain");
        assert!(name.iter().all(|line| room.fits(line)), "{name:?}");
        assert!(!room.holds("DeviceConnectionClosedRemotelyAgainAndAgain"));
        assert_eq!(room.lines_of(" "), [""; 0]);
    }
}
