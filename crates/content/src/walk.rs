//! The one walk over the events of an article's Markdown: links are resolved, anchors and a few harmless inline
//! tags kept, images and all other HTML dropped, headings noted.

use std::collections::BTreeSet;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::Fault;
use super::article::ArticleLink;
use super::heading::{Role, canonical_anchor, github_slug, role_of_anchor, role_of_text};
use super::html::{escape, tab_id};
use super::link::{Links, Target};
use super::markdown::{Document, Heading, INLINE_TAGS, Origin};
use crate::Locale;

/// Most faults told about one text; nobody reads more, and a hostile text has one per byte.
const MAX_FAULTS: usize = 200;
/// HTML tags whose content is no text for readers.
pub const MUTED_TAGS: [&str; 9] = [
    "script", "style", "iframe", "object", "template", "noscript", "textarea", "svg", "math",
];

/// The walk over the events of one text.
pub(super) struct Walk<'a, 'o> {
    origin: &'o Origin<'o>,
    links: &'o Links<'o>,
    newlines: Vec<usize>,
    pub(super) document: Document<'a>,
    pub(super) depth: usize,
    pub(super) line: u32,
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
    /// The heading is a link to a tab, and so the title of it.
    tab: Option<String>,
}

/// A heading tag.
pub(super) fn heading<'a>(level: HeadingLevel, id: Option<CowStr<'a>>) -> Tag<'a> {
    Tag::Heading {
        level,
        id,
        classes: Vec::new(),
        attrs: Vec::new(),
    }
}

impl<'a, 'o> Walk<'a, 'o> {
    pub(super) fn new(text: &str, origin: &'o Origin<'o>, links: &'o Links<'o>) -> Self {
        Self {
            origin,
            links,
            newlines: memchr::memchr_iter(b'\n', text.as_bytes()).collect(),
            document: Document::default(),
            depth: 0,
            line: origin.first_line,
            open_links: Vec::new(),
            muted: None,
            html: None,
            heading: None,
            slugs: BTreeSet::new(),
        }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Document<'a> {
        self.document.tabs.close(self.document.events.len());
        self.document
    }

    fn line_at(&self, offset: usize) -> u32 {
        let before = self.newlines.partition_point(|newline| *newline < offset);
        self.origin.first_line + u32::try_from(before).unwrap_or(u32::MAX)
    }

    fn warn(&mut self, message: impl Into<String>) {
        if self.document.faults.len() >= MAX_FAULTS {
            return;
        }
        let fault = Fault::warning(self.origin.path, self.line, message);
        self.document.faults.push(fault);
    }

    fn error(&mut self, line: u32, message: impl Into<String>) {
        if self.document.faults.len() >= MAX_FAULTS {
            return;
        }
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

    /// Takes the next event, which begins at `offset`.
    pub(super) fn event(&mut self, event: Event<'a>, offset: usize) {
        self.line = self.line_at(offset);
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
            Event::Rule if self.depth == 0 && self.document.tabs.close(self.document.events.len()) => {}
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
                        tab: None,
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
                    BlockQuoteKind::Important | BlockQuoteKind::Warning | BlockQuoteKind::Caution => {
                        "note warning"
                    }
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
        if matches!(
            tag,
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)
        ) {
            self.muted = None;
        }
        match tag {
            TagEnd::Heading(level) => {
                self.push(Event::End(TagEnd::Heading(level)));
                if self.depth == 0
                    && let Some(heading) = self.heading.take()
                {
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
        if let Some(id) = tab_id(destination) {
            if let Some(heading) = &mut self.heading {
                heading.tab = Some(id.to_owned());
            }
            return self.open_links.push(false);
        }
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
                self.error(
                    self.line,
                    format!("a link leads to the article {slug}, which is not there"),
                );
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
            self.error(
                line,
                format!("the anchor `{anchor}` stands in line {first} already"),
            );
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
            let comment = rest
                .strip_prefix("<!--")
                .map(|_| rest.find("-->").map_or(rest.len(), |at| at + 3));
            let end = comment
                .or_else(|| rest.find('>').map(|at| at + 1))
                .unwrap_or(rest.len());
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
        let level = open.level as u8;
        if let Some(id) = open.tab {
            return self.document.tabs.open(id, text, level, open.start);
        }
        self.document.tabs.heading(level, open.start);
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
            level,
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
        let slug = if slug.is_empty() {
            "section".to_owned()
        } else {
            slug
        };
        let is_free =
            |anchor: &String| !self.document.anchors.contains_key(anchor) && !self.slugs.contains(anchor);
        let numbered = (1..).map(|n| format!("{slug}-{n}"));
        let anchor = std::iter::once(slug.clone())
            .chain(numbered)
            .find(is_free)
            .unwrap_or(slug);
        self.slugs.insert(anchor.clone());
        anchor
    }
}

/// Name of a tag in lower case, and whether it closes.
pub fn tag_name(tag: &str) -> (String, bool) {
    let inner = tag.trim_start_matches('<');
    let name = inner.trim_start_matches('/');
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    (name[..end].to_ascii_lowercase(), inner.starts_with('/'))
}

/// The anchor of `<a name="…">` or `<a id="…">`, if it is one that may stand in an address.
pub fn anchor_of(tag: &str) -> Option<String> {
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
