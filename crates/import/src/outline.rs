//! An article's plain Markdown to its headings and to the changes its text needs: links resolved, images to their
//! text, HTML to what the reader of articles understands.
//!
//! The text is parsed once; what has to change is noted by its place, so that everything else stays as it was written.

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use super::lines::Lines;
use super::walk::Walk;
use waypost_content::Fault;
use waypost_content::form::github_slug;

/// Where links lead: the new destination, or why there is none.
pub(super) type Resolve<'a> = &'a dyn Fn(&str, &str) -> Result<String, &'static str>;

/// A heading that stands in no list or quotation.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) level: u8,
    /// The whole heading.
    pub(super) range: Range<usize>,
    /// Its text.
    pub(super) plain: String,
    /// The names it can be linked by, its own first.
    pub(super) anchors: Vec<String>,
    /// It opens a tab, which has this name; an empty one has none that can be kept.
    pub(super) tab: Option<String>,
    /// File and line.
    pub(super) place: (String, u32),
}

/// The text, its headings, and what changes in it.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) text: String,
    pub(super) headings: Vec<Heading>,
    /// Ranges and what stands there instead; sorted, not overlapping.
    pub(super) edits: Vec<(Range<usize>, String)>,
    pub(super) faults: Vec<Fault>,
    pub(super) lost: Vec<String>,
}

impl Outline {
    /// A piece of the text with its changes.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        let mut out = String::new();
        let mut at = range.start;
        let first = self.edits.partition_point(|(edit, _)| edit.start < range.start);
        for (edit, text) in &self.edits[first..] {
            if edit.start >= range.end {
                break;
            }
            if edit.start >= at {
                out.push_str(&self.text[at..edit.start]);
                out.push_str(text);
                at = edit.end.max(at);
            }
        }
        out.push_str(self.text.get(at..range.end).unwrap_or_default());
        out
    }
}

/// Reads the outline of an article; `resolve` is asked with the file that a link stands in and its destination.
pub(super) fn read(lines: &Lines, resolve: Resolve<'_>) -> Outline {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(lines.lines.len());
    for line in &lines.lines {
        starts.push(text.len());
        text.push_str(&line.text);
        text.push('\n');
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let parser = Parser::new_ext(&text, options);
    let definitions: Vec<_> = parser
        .reference_definitions()
        .iter()
        .map(|(_, found)| found.span.clone())
        .collect();
    let mut walk = Walk::new(lines, starts, resolve);
    for (event, range) in parser.into_offset_iter() {
        walk.event(event, range, &text);
    }
    let mut out = walk.out;
    out.edits
        .extend(definitions.into_iter().map(|span| (span, String::new())));
    out.edits.sort_by_key(|(range, _)| (range.start, range.end));
    out.text = text;
    name(&mut out.headings);
    out
}

/// Gives each heading without an anchor the one that its words make, as documentation sites do.
fn name(headings: &mut [Heading]) {
    let mut used = std::collections::BTreeSet::new();
    for heading in headings.iter_mut().filter(|heading| heading.anchors.is_empty()) {
        let slug = github_slug(&heading.plain);
        let mut numbered = std::iter::once(slug.clone()).chain((1..).map(|n| format!("{slug}-{n}")));
        let anchor = numbered.find(|anchor| !used.contains(anchor)).unwrap_or_default();
        used.insert(anchor.clone());
        heading.anchors.extend((!anchor.is_empty()).then_some(anchor));
    }
}
