//! The one walk over the events of an article's Markdown: what it meets becomes headings, changes and faults.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::html::{self, Fate};
use super::lines::Lines;
use super::outline::{Heading, Outline, Resolve};
use super::syntax::excerpt;
use waypost_content::Fault;
use waypost_content::form::tab_id;

/// The walk over the events.
pub(super) struct Walk<'a> {
    pub(super) out: Outline,
    lines: &'a Lines,
    /// Offset of each line.
    starts: Vec<usize>,
    resolve: Resolve<'a>,
    depth: usize,
    heading: Option<Heading>,
    /// Open links: where the rest begins, and where they lead.
    links: Vec<Link>,
    /// Destinations of open `<a href>`.
    html_links: Vec<Option<String>>,
    /// HTML block being read: where it begins.
    block: Option<usize>,
    /// Tag being left out with its text: name, begin, depth.
    muted: Option<(String, usize, usize)>,
    /// End of the last inline event.
    last: usize,
}

struct Link {
    /// New destination; `None` where it stays as it is.
    target: Option<Option<String>>,
    is_image: bool,
    range: Range<usize>,
    alt: String,
}

impl<'a> Walk<'a> {
    pub(super) fn new(lines: &'a Lines, starts: Vec<usize>, resolve: Resolve<'a>) -> Self {
        Self {
            out: Outline::default(),
            lines,
            starts,
            resolve,
            depth: 0,
            heading: None,
            links: Vec::new(),
            html_links: Vec::new(),
            block: None,
            muted: None,
            last: 0,
        }
    }
}

impl Walk<'_> {
    fn place(&self, offset: usize) -> (String, u32) {
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        self.lines.lines.get(line).map_or_else(Default::default, |line| {
            (self.lines.files[line.file].clone(), line.number)
        })
    }

    fn warn(&mut self, offset: usize, message: String, advice: &str) {
        let (path, line) = self.place(offset);
        self.out
            .faults
            .push(Fault::warning(&path, line, message).advise(advice));
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<String>) {
        if self.muted.is_none() {
            self.out.edits.push((range, text.into()));
        }
    }

    /// Takes the next event of `text`.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>, text: &str) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, range.clone());
            }
            Event::End(tag) => {
                self.unmute(range.end.min(self.last.max(range.start)), text);
                self.end(tag, range.clone(), text);
                self.depth = self.depth.saturating_sub(1);
            }
            Event::InlineHtml(tag) => self.tag(&tag, range.clone(), text),
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(image) = self.links.last_mut().filter(|link| link.is_image) {
                    image.alt.push_str(&piece);
                }
                if let Some(heading) = &mut self.heading {
                    heading.plain.push_str(&piece);
                }
            }
            _ => {}
        }
        if self.depth > 0 {
            self.last = range.end;
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } if self.depth == 1 => {
                self.heading = Some(Heading {
                    level: level as u8,
                    place: self.place(range.start),
                    range,
                    plain: String::new(),
                    anchors: Vec::new(),
                    tab: None,
                });
            }
            Tag::HtmlBlock => self.block = Some(range.start),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                if !title.is_empty() {
                    self.warn(
                        range.start,
                        format!("the tooltip of a link was left out: {}", excerpt(&title)),
                        "write it into the text",
                    );
                    self.out.lost.push(title.into_string());
                }
                self.link(link_type, &dest_url, range);
            }
            Tag::Image { dest_url, .. } => {
                let message = format!("the image {} was left out, its text stays", excerpt(&dest_url));
                self.warn(range.start, message, "say in words what it shows");
                self.links.push(Link {
                    target: None,
                    is_image: true,
                    range,
                    alt: String::new(),
                });
            }
            _ => {}
        }
    }

    fn link(&mut self, link_type: LinkType, destination: &str, range: Range<usize>) {
        let is_plain = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let is_tab = destination.starts_with("#tab/") && self.heading.is_some();
        let target = if is_tab {
            if let Some(heading) = &mut self.heading {
                heading.tab = Some(tab_id(destination).unwrap_or_default().to_owned());
            }
            Some(None)
        } else if link_type == LinkType::Email {
            None
        } else {
            let (file, _) = self.place(range.start);
            match (self.resolve)(&file, destination) {
                Ok(_) if is_plain => None,
                Ok(target) => Some(Some(target)),
                Err(reason) => {
                    let message = format!(
                        "the link to {} was left out, its text stays: it {reason}",
                        excerpt(destination)
                    );
                    self.warn(
                        range.start,
                        message,
                        "import what it leads to as well, or write a full address",
                    );
                    Some(None)
                }
            }
        };
        if is_plain && target.is_some() {
            self.edit(range.start..range.start + 1, "");
            self.edit(range.end - 1..range.end, "");
            return self.links.push(Link {
                target: None,
                is_image: false,
                range,
                alt: String::new(),
            });
        }
        if let Some(target) = &target {
            self.edit(
                range.start..range.start + 1,
                if target.is_some() { "[" } else { "" },
            );
            self.last = range.start + 1;
        }
        self.links.push(Link {
            target,
            is_image: false,
            range,
            alt: String::new(),
        });
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>, text: &str) {
        match tag {
            TagEnd::Heading(_) if self.depth == 1 => self.out.headings.extend(self.heading.take()),
            TagEnd::HtmlBlock => self.html_block(range.end, text),
            TagEnd::Link | TagEnd::Image => {
                let Some(link) = self.links.pop() else { return };
                if link.is_image {
                    let alt = link.alt.replace(['[', ']', '<', '`', '*'], " ");
                    if let Some(outer) = self.links.last_mut().filter(|outer| outer.is_image) {
                        outer.alt.push_str(&link.alt);
                    }
                    self.out.edits.retain(|(edit, _)| edit.start < link.range.start);
                    self.edit(link.range.clone(), alt.trim());
                } else if let Some(target) = link.target {
                    let from = self.last.clamp(link.range.start + 1, link.range.end);
                    let closing =
                        target.map_or_else(String::new, |target| format!("]({})", written(&target)));
                    self.edit(from..link.range.end, closing);
                }
            }
            _ => {}
        }
    }

    /// An HTML block without its tags.
    fn html_block(&mut self, end: usize, text: &str) {
        let Some(begin) = self.block.take() else { return };
        let line = text[..begin].rfind('\n').map_or(0, |at| at + 1);
        let indent = " ".repeat(text[line..begin].chars().count());
        let found = html::strip(&text[begin..end], &indent);
        if !found.tags.is_empty() {
            let mut tags = found.tags.clone();
            tags.sort();
            tags.dedup();
            let message = format!("HTML was left out, its text stays: <{}>", tags.join(">, <"));
            self.warn(begin, message, "write it in Markdown");
        }
        if !found.muted.is_empty() || !found.lost.trim().is_empty() {
            let tags: String = found.muted.iter().map(|tag| format!("<{tag}> ")).collect();
            let message = format!("HTML was left out with its text: {tags}{}", excerpt(&found.lost));
            self.warn(begin, message, "write it in Markdown if readers need it");
            self.out.lost.push(found.lost);
        }
        self.edit(begin..end, found.text);
    }

    /// One tag within a text.
    fn tag(&mut self, tag: &str, range: Range<usize>, text: &str) {
        if let Some((name, ..)) = &self.muted {
            if tag.to_ascii_lowercase().starts_with(&format!("</{name}")) {
                self.unmute(range.end, text);
            }
            return;
        }
        let left_out = |name: &str| format!("HTML was left out, its text stays: <{name}>");
        const ADVICE: &str = "write it in Markdown";
        match html::fate(tag) {
            Fate::Keep => {}
            Fate::Anchor(anchor) => {
                self.html_links.push(None);
                if let Some(heading) = &mut self.heading {
                    heading.anchors.push(anchor);
                    self.edit(range, "");
                }
            }
            Fate::Link(target) => {
                let (file, _) = self.place(range.start);
                let target = (self.resolve)(&file, &target).ok();
                self.edit(range, if target.is_some() { "[" } else { "" });
                self.html_links.push(Some(target.unwrap_or_default()));
            }
            Fate::LinkEnd => match self.html_links.pop().flatten() {
                Some(target) if target.is_empty() => self.edit(range, ""),
                Some(target) => self.edit(range, format!("]({})", written(&target))),
                None if self.heading.is_some() => self.edit(range, ""),
                None => {}
            },
            Fate::Image(alt) => {
                self.warn(
                    range.start,
                    "an image was left out, its text stays".to_owned(),
                    "say in words what it shows",
                );
                self.edit(range, alt);
            }
            Fate::Comment => self.edit(range, ""),
            Fate::Drop { name, is_closing, .. } => {
                if !is_closing {
                    self.warn(range.start, left_out(&name), ADVICE);
                }
                self.edit(range, " ");
            }
            Fate::Mute(name) => self.muted = Some((name, range.start, self.depth)),
            Fate::Text => self.edit(range.start..range.start + 1, "&lt;"),
        }
    }

    /// Ends what is being left out.
    fn unmute(&mut self, end: usize, text: &str) {
        let Some((name, begin, depth)) = self.muted.take() else {
            return;
        };
        if self.depth > depth {
            self.muted = Some((name, begin, depth));
            return;
        }
        let end = end.max(begin);
        self.warn(
            begin,
            format!("HTML was left out with its text: <{name}>"),
            "write it in Markdown if readers need it",
        );
        self.out.lost.push(text[begin..end].to_owned());
        self.edit(begin..end, "");
    }
}

/// A destination as Markdown takes it.
fn written(target: &str) -> String {
    let odd = |c: char| c.is_whitespace() || "()<>".contains(c);
    match target.contains(odd) {
        true => format!("<{}>", target.replace(['<', '>', '\n'], "")),
        false => target.to_owned(),
    }
}
