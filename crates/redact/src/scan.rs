//! One look over a text: builds the decoding view, runs every detector, makes the findings disjoint.

use std::ops::Range;

use super::columns::Column;
use super::finding::{Class, Finding, disjoint};
use super::lexis::{is_mark, is_placeholder, run_end};
use super::view::{View, Window};
use super::{columns, cut, keyed, tokens, wrap};
use crate::Stop;

/// Documents inside documents (base64, hexadecimal) are opened to this depth.
const MAX_NESTING: u8 = 3;

/// A text under inspection and what was found so far.
pub(super) struct Scan<'v> {
    /// The decoded text.
    pub(super) view: &'v View,
    /// Findings, in no order.
    pub(super) found: Vec<Finding>,
    /// Where the detectors of names go on: what lies before is part of a value that was found.
    pub(super) cursor: usize,
    last_end: usize,
    /// A group of lines that was tried as one document, and how many of its lines were tried as its beginning.
    pub(super) group: (usize, u8),
    /// Up to where options were read, and for which commands: one bit each.
    pub(super) options: (usize, u64),
    /// Up to where cookies were read.
    pub(super) cookies: usize,
    /// Up to where manifests of Kubernetes were read.
    pub(super) manifest: usize,
    /// Up to where a map of secrets was read, and how many that begin in it.
    pub(super) string_data: (usize, u8),
    /// Where the list of the statement begins that was read last, and how many of its columns were.
    pub(super) statement: (usize, u8),
    /// Up to where objects were searched for a name and its value.
    pub(super) object: usize,
    /// Which tables were read.
    pub(super) tables: columns::Tables,
    /// A column of secrets that goes on behind the end of the text.
    pub(super) open: Option<columns::Column>,
    nesting: u8,
    stop: &'v Stop,
}

/// All findings of a text, in order and disjoint.
pub(super) fn detect(text: &[u8], stop: &Stop) -> Vec<Finding> {
    detect_nested(text, 0, stop)
}

/// The same for a part of a longer text, with the column that the part before it left open; answers the one that this
/// part leaves open.
pub(super) fn detect_part(text: &[u8], open: Option<&Column>, stop: &Stop) -> (Vec<Finding>, Option<Column>) {
    let view = View::new(text);
    let mut scan = Scan::new(&view, 0, stop);
    if let Some(column) = open {
        columns::go_on(&mut scan, column);
    }
    scan.look();
    let Scan { found, open, .. } = scan;
    (disjoint(with_joined(text, found, (0, stop))), open)
}

fn detect_nested(text: &[u8], nesting: u8, stop: &Stop) -> Vec<Finding> {
    let view = View::new(text);
    let mut scan = Scan::new(&view, nesting, stop);
    scan.look();
    disjoint(with_joined(text, scan.found, (nesting, stop)))
}

/// With what is found where lines were broken by their width, or cut apart by what a log writes before each.
fn with_joined(text: &[u8], mut found: Vec<Finding>, depth: (u8, &Stop)) -> Vec<Finding> {
    for window in cut::windows(text) {
        if depth.1.is_set() {
            break;
        }
        found.extend(detect_joined(text, &window, depth, |mut finding| {
            finding.leave_out(&window.joints);
            Some(finding)
        }));
    }
    for window in wrap::windows(text) {
        if depth.1.is_set() {
            break;
        }
        let over = |finding: Finding| finding.over(&window.joints);
        found.extend(detect_joined(text, &window, depth, over));
    }
    found
}

/// The findings of a window, where they stand in the text, that `keep` lets through.
fn detect_joined(
    text: &[u8],
    window: &Window,
    (nesting, stop): (u8, &Stop),
    keep: impl Fn(Finding) -> Option<Finding>,
) -> Vec<Finding> {
    let view = View::joined(&text[window.range.clone()], &window.joints);
    let mut scan = Scan::new(&view, nesting, stop);
    scan.look();
    let kept = scan.found.into_iter().filter_map(keep);
    kept.map(|finding| finding.moved(window.range.start)).collect()
}

impl<'v> Scan<'v> {
    fn new(view: &'v View, nesting: u8, stop: &'v Stop) -> Self {
        Self {
            view,
            found: Vec::new(),
            cursor: 0,
            last_end: 0,
            group: (0, 0),
            options: (0, 0),
            cookies: 0,
            manifest: 0,
            string_data: (0, 0),
            statement: (0, 0),
            object: 0,
            tables: columns::Tables::default(),
            open: None,
            nesting,
            stop,
        }
    }

    /// Whether nobody waits for what is found any more.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.is_set()
    }

    /// Runs every detector.
    fn look(&mut self) {
        keyed::find(self);
        tokens::find(self);
    }

    /// The decoded bytes.
    pub(super) fn bytes(&self) -> &'v [u8] {
        &self.view.bytes
    }

    /// Masks one decoded range.
    pub(super) fn mask_one(&mut self, class: Class, range: Range<usize>) -> bool {
        self.mask(class, std::slice::from_ref(&range))
    }

    /// Masks the decoded ranges as one value, unless it is masked already or only a placeholder.
    pub(super) fn mask(&mut self, class: Class, ranges: &[Range<usize>]) -> bool {
        let bytes = self.bytes();
        let Some(first) = ranges.first() else { return false };
        let is_empty = ranges.iter().all(|range| range.is_empty());
        let is_single = ranges.len() == 1 && is_placeholder(&bytes[first.clone()]);
        if is_empty || is_single || is_mark(bytes, first.start) {
            return false;
        }
        let free: Vec<Range<usize>> = ranges
            .iter()
            .flat_map(|range| without_marks(bytes, range.clone()))
            .collect();
        if free.is_empty() {
            return false;
        }
        self.found.push(Finding::new(self.view, class, &free));
        self.last_end = ranges[ranges.len() - 1].end;
        self.cursor = self.cursor.max(self.last_end);
        true
    }

    /// Masks a range away from where the detectors are; they go on where they were.
    pub(super) fn mask_aside(&mut self, class: Class, range: Range<usize>) {
        let (cursor, last_end) = (self.cursor, self.last_end);
        self.mask_one(class, range);
        (self.cursor, self.last_end) = (cursor, last_end);
    }

    /// Where the finding that was made last ends.
    pub(super) fn last_end(&self) -> usize {
        self.last_end
    }

    /// Whether a document that was unwrapped from this text holds a secret of its own.
    pub(super) fn is_secret_inside(&self, document: &[u8]) -> bool {
        self.nesting < MAX_NESTING && !detect_nested(document, self.nesting + 1, self.stop).is_empty()
    }
}

/// The parts of a range outside the marks of an earlier redaction, so that no mark is ever masked or cut.
fn without_marks(bytes: &[u8], range: Range<usize>) -> Vec<Range<usize>> {
    let mut free = Vec::with_capacity(1);
    let mut at = match bytes[..range.start]
        .iter()
        .rev()
        .take(48)
        .position(|byte| *byte == b'[')
    {
        Some(back) if is_mark(bytes, range.start - back - 1) => {
            mark_end(bytes, range.start - back - 1).max(range.start)
        }
        _ => range.start,
    };
    while let Some(len) = memchr::memmem::find(&bytes[at.min(range.end)..range.end], b"[redacted:") {
        free.push(at..at + len);
        at = mark_end(bytes, at + len);
    }
    free.push(at..range.end);
    free.retain(|part| {
        part.start < part.end && bytes[part.clone()].iter().any(|byte| !byte.is_ascii_whitespace())
    });
    free
}

/// Where the mark that starts at `at` ends.
fn mark_end(bytes: &[u8], at: usize) -> usize {
    let name = at + "[redacted:".len();
    let end = run_end(bytes, name, 40, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'-'
    });
    if bytes.get(end) == Some(&b']') {
        end + 1
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Scan, Stop, View};

    #[test]
    fn maps_that_are_never_closed_are_not_read_again_for_each_of_them() {
        let text = "stringData: {\"a\":\"b\" ".repeat(3000);
        let view = View::new(text.as_bytes());
        let stop = Stop::default();
        let mut scan = Scan::new(&view, 0, &stop);
        scan.look();
        // A few findings for each of the 3,000 values, not one for each map before it.
        assert!((3000..20_000).contains(&scan.found.len()), "{}", scan.found.len());
    }
}
