//! A decoding view: the text with its escapes undone, where every decoded byte knows the source bytes it stands for.
//!
//! One set of detectors runs over this view, so a value is found whether it is written plainly, percent-encoded,
//! JSON-escaped, HTML-escaped or coloured. Several layers on top of each other are undone one after the other.
//!
//! ```text
//! source  sig%3Dab%252Bc     view  sig=ab+c     '=' stands for %3D at depth 1, '+' for %252B at depth 2
//! ```

use std::ops::Range;

use super::escape::{self, Escape};

/// A part of a text that is looked at once more, with its lines joined.
pub(super) struct Window {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// What is left out between or before its lines, relative to its start.
    pub(super) joints: Vec<Range<usize>>,
}

/// At most so many layers are undone; each needs its own pass only if the one before made new escapes.
const MAX_PASSES: usize = 6;

/// Decoded bytes and where they come from.
pub(super) struct View {
    /// The decoded bytes; may be invalid UTF-8, because a percent escape can stand for any byte.
    pub(super) bytes: Vec<u8>,
    atoms: Vec<Atom>,
}

/// An escape: `len` decoded bytes at `at` stand for `source_len` bytes at `source`. Between atoms the view is the source.
#[derive(Clone, Copy)]
struct Atom {
    at: u32,
    source: u32,
    source_len: u32,
    len: u8,
    depth: Depth,
}

/// How deeply a character is escaped: a quote closes a value only if it is no deeper than the one that opened it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Depth {
    /// Layers of percent encoding.
    pub(super) percent: u8,
    /// Backslashes in front, or layers of HTML entities.
    pub(super) escape: u8,
}

impl Depth {
    /// Whether a delimiter of this depth counts within a value that was opened at `opening`.
    pub(super) fn within(self, opening: Depth) -> bool {
        self.percent <= opening.percent && self.escape <= opening.escape
    }

    fn plus(self, other: Depth) -> Depth {
        Depth {
            percent: self.percent.saturating_add(other.percent),
            escape: self.escape.saturating_add(other.escape),
        }
    }
}

impl View {
    /// Undoes all layers of `text`, which must be shorter than 4 GiB.
    pub(super) fn new(text: &[u8]) -> View {
        let (bytes, atoms) = pass(text);
        View { bytes, atoms }.undo(MAX_PASSES - 1)
    }

    fn undo(mut self, passes: usize) -> View {
        for _ in 0..passes {
            if self.atoms.is_empty() {
                break;
            }
            let (bytes, atoms) = pass(&self.bytes);
            if atoms.is_empty() {
                break;
            }
            let atoms = self.compose(&atoms);
            self = View { bytes, atoms };
        }
        self
    }

    /// The same for a text whose lines were broken at `joints`: what stands there is left out.
    pub(super) fn joined(text: &[u8], joints: &[Range<usize>]) -> View {
        let mut view = View {
            bytes: Vec::with_capacity(text.len()),
            atoms: Vec::with_capacity(joints.len()),
        };
        let mut copied = 0;
        for joint in joints {
            view.bytes.extend_from_slice(&text[copied..joint.start]);
            view.atoms.push(Atom {
                at: view.bytes.len() as u32,
                source: joint.start as u32,
                source_len: joint.len() as u32,
                len: 0,
                depth: Depth::default(),
            });
            copied = joint.end;
        }
        view.bytes.extend_from_slice(&text[copied..]);
        view.undo(MAX_PASSES)
    }

    /// The decoded byte at `at`; 0 outside.
    pub(super) fn at(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Source bytes of the decoded `range`, without escapes that were deleted around it.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.character(range.start).start;
            return start..start;
        }
        self.character(range.start).start..self.character(range.end - 1).end
    }

    /// How deeply the byte at `at` is escaped.
    pub(super) fn depth(&self, at: usize) -> Depth {
        self.atom(at).map(|atom| atom.depth).unwrap_or_default()
    }

    /// Whether a blank stands behind a backslash, as shells have it within a word.
    pub(super) fn is_joined_blank(&self, at: usize) -> bool {
        self.at(at) == b' ' && self.depth(at).escape > 0 && self.source(at..at + 1).len() < b"&#32;".len()
    }

    /// Whether the byte at `at` stands in the source just so.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.atom(at).is_none()
    }

    fn before(&self, at: usize) -> Option<&Atom> {
        let next = self.atoms.partition_point(|atom| atom.at as usize <= at);
        next.checked_sub(1).map(|last| &self.atoms[last])
    }

    fn atom(&self, at: usize) -> Option<&Atom> {
        self.before(at)
            .filter(|atom| at < atom.at as usize + usize::from(atom.len))
    }

    fn character(&self, at: usize) -> Range<usize> {
        let Some(atom) = self.before(at) else {
            return at..at + 1;
        };
        let end = (atom.source + atom.source_len) as usize;
        let decoded_end = atom.at as usize + usize::from(atom.len);
        if at < decoded_end {
            return atom.source as usize..end;
        }
        let start = end + (at - decoded_end);
        start..start + 1
    }

    /// Atoms of a second pass over this view, in terms of this view's source, with this view's own atoms between them.
    fn compose(&self, second: &[Atom]) -> Vec<Atom> {
        let mut all = Vec::with_capacity(self.atoms.len() + second.len());
        let mut own = self.atoms.iter().peekable();
        let (mut shrunk, mut grown) = (0u32, 0u32);
        for outer in second {
            let end = outer.source + outer.source_len;
            while let Some(atom) = own.next_if(|atom| atom.at + u32::from(atom.len) <= outer.source) {
                all.push(Atom {
                    at: atom.at - shrunk + grown,
                    ..*atom
                });
            }
            let mut depth = Depth::default();
            while let Some(atom) = own.next_if(|atom| atom.at < end) {
                depth = Depth {
                    percent: depth.percent.max(atom.depth.percent),
                    escape: depth.escape.max(atom.depth.escape),
                };
            }
            let source = self.source(outer.source as usize..end as usize);
            all.push(Atom {
                at: outer.at,
                source: source.start as u32,
                source_len: source.len() as u32,
                len: outer.len,
                depth: depth.plus(outer.depth),
            });
            shrunk += outer.source_len;
            grown += u32::from(outer.len);
        }
        all.extend(own.map(|atom| Atom {
            at: atom.at - shrunk + grown,
            ..*atom
        }));
        all
    }
}

/// One pass: every escape becomes the characters it stands for, all else is copied.
fn pass(text: &[u8]) -> (Vec<u8>, Vec<Atom>) {
    let mut bytes = Vec::with_capacity(text.len());
    let mut atoms = Vec::new();
    let mut form = escape::Form::default();
    let mut copied = 0;
    let mut at = 0;
    while let Some(special) = escape::next_special(text, at) {
        let Some(Escape {
            source_len,
            decoded,
            len,
            depth,
        }) = escape::read(text, special, &mut form)
        else {
            at = special + 1;
            continue;
        };
        bytes.extend_from_slice(&text[copied..special]);
        atoms.push(Atom {
            at: bytes.len() as u32,
            source: special as u32,
            source_len: source_len as u32,
            len,
            depth,
        });
        bytes.extend_from_slice(&decoded[..usize::from(len)]);
        at = special + source_len;
        copied = at;
    }
    bytes.extend_from_slice(&text[copied..]);
    (bytes, atoms)
}
