//! Markdown to events that are safe to render, and events to [`Html`].
//!
//! 1. Refuse what is made to be slow: size, nesting, tables wider than any reader's screen.
//! 2. Parse in the dialect of the vendor's documentation (CommonMark, tables, strike-through, `> [!NOTE]`).
//! 3. Walk the events once (`walk`), which resolves links, drops HTML and notes the headings.
//! 4. Render slices of the events, and let an allow-list of tags and attributes pass over the result.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::article::ArticleLink;
use super::heading::Role;
use super::html::{Html, Tabs};
use super::link::Links;
use super::walk::{Walk, heading};
use super::{Fault, MAX_ARTICLE_BYTES};
use crate::Locale;

/// Deepest nesting of blocks and inline marks; a list in a list in a quotation with a bold link needs eight.
const MAX_DEPTH: usize = 32;
/// Most columns of a table.
const MAX_COLUMNS: usize = 32;
/// Most opening brackets, stars, backticks and the like without anything between them.
const MAX_MARKS: usize = 256;
/// Most events of one article; the longest of Microsoft's has 6,000.
const MAX_EVENTS: usize = 200_000;
/// Most headings of one article; the longest of ours has 60.
const MAX_HEADINGS: usize = 500;
/// HTML tags that Markdown may contain, without attributes.
pub const INLINE_TAGS: [&str; 11] = [
    "b", "br", "code", "em", "i", "kbd", "s", "strong", "sub", "sup", "var",
];

/// A heading that stands in no list or quotation.
#[derive(Debug)]
pub(super) struct Heading {
    /// Index of its first event.
    pub(super) start: usize,
    /// Index of the event behind it.
    pub(super) end: usize,
    pub(super) level: u8,
    pub(super) anchor: String,
    /// The anchor was written in the text.
    pub(super) is_explicit: bool,
    pub(super) role: Role,
    pub(super) text: String,
    pub(super) line: u32,
}

/// One article's Markdown, made safe.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) events: Vec<Event<'a>>,
    pub(super) headings: Vec<Heading>,
    pub(super) anchors: BTreeMap<String, u32>,
    pub(super) links: Vec<ArticleLink>,
    pub(super) tabs: Tabs,
    pub(super) faults: Vec<Fault>,
}

/// Where a piece of Markdown comes from.
pub(super) struct Origin<'a> {
    pub(super) path: &'a str,
    pub(super) locale: Locale,
    /// Line of its first line in the file.
    pub(super) first_line: u32,
}

impl<'a> Document<'a> {
    /// Reads Markdown; `Err` for what is not even parsed.
    pub(super) fn read(text: &'a str, origin: &Origin<'_>, links: &Links<'_>) -> Result<Self, Fault> {
        refuse_hostile(text, origin)?;
        let mut walk = Walk::new(text, origin, links);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            walk.event(event, range.start);
            let document = &walk.document;
            let message = if walk.depth > MAX_DEPTH {
                format!("is nested deeper than {MAX_DEPTH}")
            } else if document.events.len() > MAX_EVENTS || document.headings.len() > MAX_HEADINGS {
                format!("has more than {MAX_EVENTS} pieces or {MAX_HEADINGS} headings")
            } else {
                continue;
            };
            return Err(Fault::error(origin.path, walk.line, message));
        }
        Ok(walk.finish())
    }

    /// Number of events.
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    /// Renders events without the slices in `left_out`; headings keep their anchors only `with_anchors`.
    pub(super) fn html(&self, range: Range<usize>, left_out: &[Range<usize>], with_anchors: bool) -> Html {
        let mut html = Html::default();
        let mut at = range.start;
        for tab in self.tabs.within(range.clone()) {
            let end = tab.events.end.min(range.end);
            html.text += &self.render(at..tab.events.start, left_out, with_anchors);
            let start = html.text.len();
            html.text += &self.render(tab.events.start..end, left_out, with_anchors);
            if html.text.len() > start {
                html.tabs.push(tab.at(start..html.text.len()));
            }
            at = end;
        }
        html.text += &self.render(at..range.end, left_out, with_anchors);
        html
    }

    fn render(&self, range: Range<usize>, left_out: &[Range<usize>], with_anchors: bool) -> String {
        let slice = self.events.iter().enumerate().take(range.end).skip(range.start);
        let kept = slice.filter(|(at, _)| !left_out.iter().any(|range| range.contains(at)));
        let events = kept.map(|(_, event)| match event {
            Event::Start(Tag::Heading { level, .. }) if !with_anchors => Event::Start(heading(*level, None)),
            event => event.clone(),
        });
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events);
        SANITISER.clean(&html).to_string()
    }

    /// Plain text of the first block of events that has any.
    pub(super) fn summary(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for event in &self.events[range] {
            match event {
                Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::CodeBlock)
                | Event::Start(Tag::List(_))
                    if !text.trim().is_empty() =>
                {
                    break;
                }
                _ => {}
            }
        }
        without_announcement(text.trim()).to_owned()
    }
}

/// A text without its last sentence, where that only announces what stands below it: a table or a list.
fn without_announcement(text: &str) -> &str {
    if !text.ends_with(':') {
        return text;
    }
    let mut sentence_ends = text
        .match_indices([' ', '\u{a0}'])
        .filter(|(at, _)| text[..*at].ends_with(['.', '!', '?']));
    sentence_ends.next_back().map_or(text, |(at, _)| &text[..at])
}

/// Refuses texts that only somebody who means harm writes, before any parser sees them.
fn refuse_hostile(text: &str, origin: &Origin<'_>) -> Result<(), Fault> {
    let fault = |line: u32, message: String| Err(Fault::error(origin.path, line, message));
    if text.len() > MAX_ARTICLE_BYTES {
        return fault(
            origin.first_line,
            format!("is larger than {MAX_ARTICLE_BYTES} bytes"),
        );
    }
    for (line, content) in (origin.first_line..).zip(text.lines()) {
        let indent = content.chars().take_while(|c| ">-*+ \t".contains(*c));
        let quotes = indent.filter(|c| ">-*+".contains(*c)).count();
        let is_rule = content.trim().chars().all(|c| "-*_ ".contains(c));
        if quotes > MAX_DEPTH && !is_rule {
            return fault(line, format!("is nested deeper than {MAX_DEPTH}"));
        }
        if longest_marks(content) > MAX_MARKS && !is_rule {
            return fault(line, format!("has more than {MAX_MARKS} marks in a row"));
        }
        let is_delimiter = content.contains('-') && content.chars().all(|c| "|:- \t>".contains(c));
        if is_delimiter && content.matches('|').count() > MAX_COLUMNS + 1 {
            return fault(line, format!("begins a table of more than {MAX_COLUMNS} columns"));
        }
    }
    Ok(())
}

/// Length of the longest run of characters that open something in Markdown.
fn longest_marks(line: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in line.bytes() {
        run = if b"[]!*_`<~>(&".contains(&c) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// The second wall: nothing but these tags and attributes leaves this module.
static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let blocks = [
        "a",
        "blockquote",
        "del",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let with_id = ["a", "h1", "h2", "h3", "h4", "h5", "h6"];
    let mut attributes: HashMap<_, HashSet<_>> = with_id.map(|tag| (tag, HashSet::from(["id"]))).into();
    attributes.insert("a", HashSet::from(["href", "id", "rel"]));
    attributes.insert("ol", HashSet::from(["start"]));
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(blocks.into_iter().chain(INLINE_TAGS).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .allowed_classes(HashMap::from([(
            "div",
            HashSet::from(["note", "warning", "table"]),
        )]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_announces_a_table_is_left_out() {
        let cases = [
            ("The SDK is old. Known versions:", "The SDK is old."),
            ("Is it old? Look here:", "Is it old?"),
            ("Known versions:", "Known versions:"),
            (
                "Since 1.21.1 it says so: nothing.",
                "Since 1.21.1 it says so: nothing.",
            ),
            ("Since 1.21.1 it says:", "Since 1.21.1 it says:"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_announcement(text), expected);
        }
    }
}
