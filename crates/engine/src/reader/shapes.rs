//! Lines of text that differ in their digits only: what one of them says, the next ones say too.
//!
//! A program writes the same lines over and over, with other times, counters and ports. What is asked of a line does not
//! depend on which digits stand in it, but where an expression or a word tells them apart; lines that one of those may fit
//! are looked at each by itself.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::Lexicon;
use crate::format::{Beginning, OPENINGS};
use crate::scope::Nearness;
use crate::severity::{self, Severity, severity};
use crate::trouble::{self, Sign};

/// Shapes that are remembered, and the longest line of one, in bytes.
const MOST_SHAPES: usize = 4_096;
const LONGEST_LINE: usize = 512;

/// What the lines of a shape say; what is not always needed is found out when it is.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The format in whose way an entry begins with the line.
    pub(super) begin: Option<(usize, Beginning)>,
    /// It belongs to the entry before it.
    pub(super) goes_on: bool,
    /// No other program has put anything in front of it.
    is_bare: bool,
    device: OnceCell<Option<Range<usize>>>,
    nearness: OnceCell<Nearness>,
    sign: OnceCell<Sign>,
    codes: OnceCell<Vec<u32>>,
    signals: OnceCell<Vec<u16>>,
}

impl Said {
    fn of(lexicon: &Lexicon, line: &str, is_bare: bool) -> Self {
        let begin = lexicon.formats.entry_of(line);
        Self {
            goes_on: begin.is_none() && continues_an_entry(line),
            begin,
            is_bare,
            ..Self::default()
        }
    }

    /// The device that a line of this shape names.
    pub(super) fn device<'t>(&self, lexicon: &Lexicon, line: &'t str) -> Option<&'t str> {
        let place = self.device.get_or_init(|| lexicon.formats.device_in(line));
        place.clone().map(|range| &line[range])
    }

    /// How near a line of this shape is to what the rules are about.
    pub(super) fn nearness(&self, lexicon: &Lexicon, line: &str) -> Nearness {
        *self.nearness.get_or_init(|| lexicon.scope.of(line))
    }

    /// What a line of this shape says about how things go.
    pub(super) fn sign(&self, line: &str) -> Sign {
        *self.sign.get_or_init(|| trouble::sign(line))
    }

    /// Whether the writer of a line calls it a warning or an error.
    pub(super) fn is_graded(&self, line: &str) -> bool {
        severity(line).is_some_and(|level| level > Severity::Information)
    }

    /// The codes that a line of this shape shows.
    pub(super) fn codes(&self, lexicon: &Lexicon, line: &str) -> &[u32] {
        self.codes.get_or_init(|| lexicon.codes.in_text(line))
    }

    /// The signals that a line of this shape gives.
    pub(super) fn signals(&self, lexicon: &Lexicon, line: &str) -> &[u16] {
        self.signals
            .get_or_init(|| lexicon.formats.vocabulary.signals(line))
    }
}

/// The shapes of one case.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    known: HashMap<Box<[u8]>, Rc<Said>, RandomState>,
    /// The line that was asked for last, with its digits masked.
    shape: Vec<u8>,
    /// Every line is looked at by itself.
    #[cfg(test)]
    pub(super) is_off: bool,
}

impl Shapes {
    /// What a line says if its shape is known, and nothing stands in front of what the program printed.
    pub(super) fn bare(&mut self, line: &str) -> Option<Rc<Said>> {
        self.find(line).filter(|said| said.is_bare)
    }

    /// What a line says.
    pub(super) fn of(&mut self, lexicon: &Lexicon, line: &str, is_bare: bool) -> Rc<Said> {
        if let Some(known) = self.find(line) {
            return known;
        }
        let said = Rc::new(Said::of(lexicon, line, is_bare));
        if self.known.len() < MOST_SHAPES && line.len() <= LONGEST_LINE && !tells_digits(lexicon, &self.shape)
        {
            self.known.insert(self.shape.as_slice().into(), Rc::clone(&said));
        }
        said
    }

    fn find(&mut self, line: &str) -> Option<Rc<Said>> {
        #[cfg(test)]
        if self.is_off {
            return None;
        }
        if line.len() > LONGEST_LINE {
            return None;
        }
        let masked = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
        self.shape.clear();
        self.shape.extend(line.bytes().map(masked));
        self.known.get(self.shape.as_slice()).cloned()
    }
}

/// Whether a line of this shape may say something else than another one.
fn tells_digits(lexicon: &Lexicon, shape: &[u8]) -> bool {
    let formats = &lexicon.formats;
    let all = [
        &formats.lines.telling,
        &formats.vocabulary.telling,
        &lexicon.codes.telling,
        &lexicon.scope.telling,
    ];
    let tells = |shape| {
        severity::may_be_number(shape)
            || trouble::may_tell_digits(shape)
            || all.iter().any(|telling| telling.may_fit(shape))
    };
    std::str::from_utf8(shape).map_or(true, tells)
}

/// Whether a line without a beginning of its own goes on with the entry before it.
fn continues_an_entry(line: &str) -> bool {
    let trimmed = line.trim_start();
    trimmed.is_empty()
        || trimmed.len() < line.len()
        || line.starts_with(|first: char| "<>)}]|".contains(first))
        || line.starts_with(|first: char| first.is_lowercase())
        || OPENINGS.iter().any(|opening| trimmed.starts_with(opening))
        || trimmed.split([':', ' ']).next().is_some_and(is_exception)
}

/// `ssl.SSLCertVerificationError`, `System.TimeoutException`: the last line of a trace in Python, the first in .NET.
fn is_exception(word: &str) -> bool {
    word.contains('.') && (word.ends_with("Error") || word.ends_with("Exception"))
}
