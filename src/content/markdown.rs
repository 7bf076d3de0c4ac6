//! Markdown to events that are safe to render, and events to [`Html`].
//!
//! 1. Refuse what is made to be slow: size, nesting, tables wider than any reader's screen.
//! 2. Parse in the dialect of the vendor's documentation (CommonMark, tables, strike-through, `> [!NOTE]`).
//! 3. Walk the events once: resolve links, keep anchors and a few harmless inline tags, drop images and all other
//!    HTML, and note the headings with their anchors.
//! 4. Render slices of the events, and let an allow-list of tags and attributes pass over the result.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::article::{ArticleLink, Html};
use super::heading::{Role, canonical_anchor, github_slug, role_of_anchor, role_of_text};
use super::link::{Links, Target};
use super::{Fault, MAX_ARTICLE_BYTES};
use crate::i18n::Locale;

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
const INLINE_TAGS: [&str; 11] = ["b", "br", "code", "em", "i", "kbd", "s", "strong", "sub", "sup", "var"];
/// HTML tags whose content is no text for readers.
const MUTED_TAGS: [&str; 9] = [
    "script", "style", "iframe", "object", "template", "noscript", "textarea", "svg", "math",
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
    events: Vec<Event<'a>>,
    pub(super) headings: Vec<Heading>,
    pub(super) anchors: BTreeMap<String, u32>,
    pub(super) links: Vec<ArticleLink>,
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
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        let mut walk = Walk {
            origin,
            links,
            newlines,
            document: Self::default(),
            depth: 0,
            line: origin.first_line,
            open_links: Vec::new(),
            muted: None,
            html: None,
            heading: None,
            slugs: BTreeSet::new(),
        };
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            walk.line = walk.line_at(range.start);
            walk.event(event);
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
        Ok(walk.document)
    }

    /// Number of events.
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    /// Renders events without the slices in `left_out`; headings keep their anchors only `with_anchors`.
    pub(super) fn html(&self, range: Range<usize>, left_out: &[Range<usize>], with_anchors: bool) -> Html {
        let slice = self.events.iter().enumerate().take(range.end).skip(range.start);
        let kept = slice.filter(|(at, _)| !left_out.iter().any(|range| range.contains(at)));
        let events = kept.map(|(_, event)| match event {
            Event::Start(Tag::Heading { level, .. }) if !with_anchors => Event::Start(heading(*level, None)),
            event => event.clone(),
        });
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events);
        Html(SANITISER.clean(&html).to_string())
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
        text.trim().to_owned()
    }
}

/// Refuses texts that only somebody who means harm writes, before any parser sees them.
fn refuse_hostile(text: &str, origin: &Origin<'_>) -> Result<(), Fault> {
    let fault = |line: u32, message: String| Err(Fault::error(origin.path, line, message));
    if text.len() > MAX_ARTICLE_BYTES {
        return fault(origin.first_line, format!("is larger than {MAX_ARTICLE_BYTES} bytes"));
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

struct Walk<'a, 'o> {
    origin: &'o Origin<'o>,
    links: &'o Links<'o>,
    newlines: Vec<usize>,
    document: Document<'a>,
    depth: usize,
    line: u32,
    /// For each open link, whether it is rendered.
    open_links: Vec<bool>,
    /// Tag whose content is being dropped.
    muted: Option<String>,
    /// The HTML block being read.
    html: Option<String>,
    /// The heading being read.
    heading: Option<OpenHeading>,
    slugs: BTreeSet<String>,
}

struct OpenHeading {
    start: usize,
    level: HeadingLevel,
    line: u32,
    text: String,
    anchor: Option<String>,
}

fn heading<'a>(level: HeadingLevel, id: Option<CowStr<'a>>) -> Tag<'a> {
    Tag::Heading {
        level,
        id,
        classes: Vec::new(),
        attrs: Vec::new(),
    }
}

impl<'a> Walk<'a, '_> {
    fn line_at(&self, offset: usize) -> u32 {
        let before = self.newlines.partition_point(|newline| *newline < offset);
        self.origin.first_line + u32::try_from(before).unwrap_or(u32::MAX)
    }

    fn warn(&mut self, message: impl Into<String>) {
        let fault = Fault::warning(self.origin.path, self.line, message);
        self.document.faults.push(fault);
    }

    fn error(&mut self, line: u32, message: impl Into<String>) {
        self.document
            .faults
            .push(Fault::error(self.origin.path, line, message));
    }

    fn push(&mut self, event: Event<'a>) {
        self.document.events.push(event);
    }

    fn push_html(&mut self, html: impl Into<CowStr<'a>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::Html(piece) => {
                if let Some(html) = &mut self.html {
                    html.push_str(&piece);
                }
            }
            _ if self.muted.is_some() => {}
            event => {
                if let (Some(heading), Event::Text(text) | Event::Code(text)) = (&mut self.heading, &event) {
                    heading.text.push_str(text);
                }
                self.push(event);
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Heading { level, .. } => {
                if self.depth == 1 {
                    self.heading = Some(OpenHeading {
                        start: self.document.events.len(),
                        level,
                        line: self.line,
                        text: String::new(),
                        anchor: None,
                    });
                }
                self.push(Event::Start(heading(level, None)));
            }
            Tag::Link {
                link_type, dest_url, ..
            } => self.open_link(link_type, &dest_url),
            Tag::Image { .. } => self.warn("an image was left out, its text stays"),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::CodeBlock(_) => self.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
            Tag::BlockQuote(Some(kind)) => {
                let class = match kind {
                    BlockQuoteKind::Note | BlockQuoteKind::Tip => "note",
                    BlockQuoteKind::Important | BlockQuoteKind::Warning | BlockQuoteKind::Caution => "note warning",
                };
                self.push(Event::Html(format!("<div class=\"{class}\">\n").into()));
            }
            Tag::Table(_) => {
                self.push(Event::Html("<div class=\"table\">".into()));
                self.push(Event::Start(tag));
            }
            tag => self.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)) {
            self.muted = None;
        }
        match tag {
            TagEnd::Heading(level) => {
                self.push(Event::End(TagEnd::Heading(level)));
                if self.depth == 0 && let Some(heading) = self.heading.take() {
                    self.close_heading(heading);
                }
            }
            TagEnd::Link => {
                if self.open_links.pop() == Some(true) {
                    self.push_html("</a>");
                }
            }
            TagEnd::Image => {}
            TagEnd::HtmlBlock => self.close_html_block(),
            TagEnd::BlockQuote(Some(_)) => self.push(Event::Html("</div>\n".into())),
            TagEnd::Table => {
                self.push(Event::End(TagEnd::Table));
                self.push(Event::Html("</div>\n".into()));
            }
            tag => self.push(Event::End(tag)),
        }
    }

    fn open_link(&mut self, link_type: LinkType, destination: &str) {
        let target = match link_type {
            LinkType::Email => Target::Plain(format!("mailto:{destination}")),
            _ => self.links.resolve(destination),
        };
        let (href, rel) = match target {
            Target::Article { href, slug, anchor } => {
                let line = self.line;
                self.document.links.push(ArticleLink { slug, anchor, line });
                (href, "")
            }
            Target::External(href) => (href, " rel=\"noopener noreferrer nofollow\""),
            Target::Plain(href) => (href, ""),
            Target::Missing(slug) => {
                self.error(self.line, format!("a link leads to the article {slug}, which is not there"));
                return self.open_links.push(false);
            }
            Target::Refused(reason) => {
                self.warn(format!("a link was left out: it {reason}"));
                return self.open_links.push(false);
            }
        };
        self.open_links.push(true);
        self.push_html(format!("<a href=\"{}\"{rel}>", escape(&href)));
    }

    /// One tag within a text: an anchor, something harmless, or dropped.
    fn inline_html(&mut self, html: &str) {
        let (name, is_closing) = tag_name(html);
        if let Some(muted) = &self.muted {
            if is_closing && *muted == name {
                self.muted = None;
            }
            return;
        }
        let plain = html.trim_matches(['<', '>', '/', ' ']).len() == name.len();
        if html.starts_with("<!--") || is_closing && name == "a" {
            return;
        }
        if let Some(anchor) = anchor_of(html) {
            self.anchor(anchor);
        } else if plain && INLINE_TAGS.contains(&name.as_str()) {
            self.push_html(html.to_owned());
        } else {
            if !is_closing {
                self.warn(format!("HTML was left out: <{name}>"));
                self.muted = MUTED_TAGS.contains(&name.as_str()).then_some(name);
            }
        }
    }

    fn anchor(&mut self, anchor: String) {
        if let Some(heading) = &mut self.heading
            && heading.anchor.is_none()
        {
            heading.anchor = Some(anchor);
            return;
        }
        self.push_html(format!("<a id=\"{}\"></a>", escape(&anchor)));
        self.register(anchor, self.line);
    }

    fn register(&mut self, anchor: String, line: u32) {
        if let Some(first) = self.document.anchors.get(&anchor) {
            self.error(line, format!("the anchor `{anchor}` stands in line {first} already"));
        } else {
            self.document.anchors.insert(anchor, line);
        }
    }

    /// An HTML block is only ever there for its anchors.
    fn close_html_block(&mut self) {
        let html = self.html.take().unwrap_or_default();
        let mut rest = html.trim();
        let mut anchors = Vec::new();
        while !rest.is_empty() {
            let comment = rest.strip_prefix("<!--").map(|_| rest.find("-->").map_or(rest.len(), |at| at + 3));
            let end = comment.or_else(|| rest.find('>').map(|at| at + 1)).unwrap_or(rest.len());
            let (tag, behind) = rest.split_at(end);
            let anchor = anchor_of(tag);
            if comment.is_none() && anchor.is_none() && tag != "</a>" {
                let (name, _) = tag_name(tag);
                return self.warn(format!("HTML was left out: <{name}>"));
            }
            anchors.extend(anchor);
            rest = behind.trim_start();
        }
        for anchor in anchors {
            self.anchor(anchor);
        }
    }

    fn close_heading(&mut self, open: OpenHeading) {
        let text = open.text.trim().to_owned();
        let role = match &open.anchor {
            Some(anchor) => role_of_anchor(anchor),
            None => role_of_text(&text, self.origin.locale),
        };
        let is_explicit = open.anchor.is_some();
        let anchor = match open.anchor {
            Some(anchor) => anchor,
            None => self.own_anchor(&role, &text),
        };
        self.register(anchor.clone(), open.line);
        let id = Some(CowStr::from(anchor.clone()));
        self.document.events[open.start] = Event::Start(heading(open.level, id));
        self.document.headings.push(Heading {
            start: open.start,
            end: self.document.events.len(),
            level: open.level as u8,
            anchor,
            is_explicit,
            role,
            text,
            line: open.line,
        });
    }

    /// The anchor of a heading that names none: its slug, numbered where that is taken.
    fn own_anchor(&mut self, role: &Role, text: &str) -> String {
        let canonical = canonical_anchor(role).filter(|_| self.origin.locale != Locale::english());
        let slug = canonical.unwrap_or_else(|| github_slug(text));
        let slug = if slug.is_empty() { "section".to_owned() } else { slug };
        let is_free = |anchor: &String| !self.document.anchors.contains_key(anchor) && !self.slugs.contains(anchor);
        let numbered = (1..).map(|n| format!("{slug}-{n}"));
        let anchor = std::iter::once(slug.clone()).chain(numbered).find(is_free).unwrap_or(slug);
        self.slugs.insert(anchor.clone());
        anchor
    }
}

/// Name of a tag in lower case, and whether it closes.
fn tag_name(tag: &str) -> (String, bool) {
    let inner = tag.trim_start_matches('<');
    let name = inner.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    (name[..end].to_ascii_lowercase(), inner.starts_with('/'))
}

/// The anchor of `<a name="…">` or `<a id="…">`, if it is one that may stand in an address.
fn anchor_of(tag: &str) -> Option<String> {
    if !matches!(tag_name(tag), (name, false) if name == "a") || tag.contains("href") {
        return None;
    }
    let value = ["name=", "id="].iter().find_map(|key| {
        let (_, value) = tag.split_once(key)?;
        let quote = value.chars().next().filter(|c| "\"'".contains(*c))?;
        value[1..].split(quote).next()
    })?;
    let word = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    (!value.is_empty() && value.len() <= 128 && value.chars().all(word)).then(|| value.to_owned())
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// The second wall: nothing but these tags and attributes leaves this module.
static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let blocks = [
        "a", "blockquote", "del", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table",
        "tbody", "td", "th", "thead", "tr", "ul",
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
        .allowed_classes(HashMap::from([("div", HashSet::from(["note", "warning", "table"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
});
