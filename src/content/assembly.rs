//! One article's file to its [`Article`]: front matter and headings, put together into parts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::article::{Article, Part, PartKind, PartName};
use super::front_matter::FrontMatter;
use super::heading::{self, Role, word_of};
use super::link::Links;
use super::markdown::{Document, Heading, Origin};
use super::{ArticleFile, Fault, is_slug};
use crate::i18n::Locale;

impl ArticleFile<'_> {
    /// Reads the article for readers of `reader`: links lead to pages in that language.
    ///
    /// `known` are the slugs of all articles. The article is `None` only where its text cannot be parsed at all.
    pub fn read(&self, reader: Locale, known: &BTreeSet<String>) -> (Option<Article>, Vec<Fault>) {
        let (front, mut faults) = FrontMatter::read(self.path, self.text);
        for key in ["title", "description"] {
            if front.body_offset > 3 && front.scalar(key).is_none() {
                faults.push(Fault::error(self.path, 1, format!("the front matter has no `{key}`")));
            }
        }
        let folder = |service: &str| format!("azure/{}", if is_slug(service) { service } else { "iot-hub" });
        let links = Links {
            reader,
            slug: &self.slug,
            vendor_folder: front
                .has_prefix("ms.")
                .then(|| folder(front.scalar("ms.service").unwrap_or_default())),
            known,
        };
        let origin = Origin {
            path: self.path,
            locale: self.locale,
            first_line: front.body_line,
        };
        match Document::read(&self.text[front.body_offset..], &origin, &links) {
            Ok(mut document) => {
                faults.append(&mut document.faults);
                let mut article = Assembly::new(self, &document, &mut faults).article(&front);
                article.is_imported = links.vendor_folder.is_some();
                article.sources = front.list("sources");
                for source in &mut article.sources {
                    *source = links.in_readers_language(source);
                }
                article.sources.retain(|source| {
                    let is_address = source.starts_with("https://") || source.starts_with("http://");
                    if !is_address {
                        let message = format!("the source `{source}` is no https address");
                        faults.push(Fault::error(self.path, 1, message));
                    }
                    is_address
                });
                article.anchors = document.anchors;
                article.links = document.links;
                (Some(article), faults)
            }
            Err(fault) => {
                faults.push(fault);
                (None, faults)
            }
        }
    }
}

/// Puts the parts together out of the headings.
struct Assembly<'a> {
    file: &'a ArticleFile<'a>,
    document: &'a Document<'a>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Assembly<'a> {
    fn new(file: &'a ArticleFile<'a>, document: &'a Document<'a>, faults: &'a mut Vec<Fault>) -> Self {
        Self {
            file,
            document,
            faults,
        }
    }

    fn fault(&mut self, line: u32, message: impl Into<String>) {
        self.faults.push(Fault::error(self.file.path, line, message));
    }

    fn article(&mut self, front: &FrontMatter) -> Article {
        let headings = &self.document.headings;
        let title = headings.iter().find(|heading| heading.level == 1);
        if title.is_none() {
            self.fault(front.body_line, "no title: expected a line `# …` behind the front matter");
        }
        for second in headings.iter().filter(|heading| heading.level == 1).skip(1) {
            self.fault(second.line, "a second title: an article has one `#` heading");
        }
        let begin = title.map_or(0, |heading| heading.end);
        let intro = headings.iter().find(|heading| heading.start >= begin);
        let intro_end = intro.map_or(self.document.len(), |heading| heading.start);
        let parts = self.parts();
        self.check(&parts);
        let shown = headings.iter().filter(|heading| matches!(heading.level, 2 | 3));
        Article {
            slug: self.file.slug.clone(),
            locale: self.file.locale,
            path: self.file.path.to_owned(),
            title: title.map_or_else(
                || front.scalar("title").unwrap_or(&self.file.slug).to_owned(),
                |heading| heading.text.clone(),
            ),
            description: front.scalar("description").unwrap_or_default().to_owned(),
            sources: Vec::new(),
            intro: self.document.html(begin..intro_end, &[], true),
            parts,
            html: self.document.html(begin..self.document.len(), &[], true),
            headings: shown
                .map(|heading| (heading.anchor.clone(), heading.level, heading.text.clone()))
                .collect(),
            anchors: BTreeMap::new(),
            links: Vec::new(),
            is_imported: false,
        }
    }

    /// Events from behind heading `at` to the next of its level or above.
    fn range(&self, at: usize) -> Range<usize> {
        let heading = &self.document.headings[at];
        let next = self.document.headings[at + 1..]
            .iter()
            .find(|next| next.level <= heading.level);
        heading.end..next.map_or(self.document.len(), |next| next.start)
    }

    fn parts(&mut self) -> Vec<Part> {
        let headings = &self.document.headings;
        let mut parts: Vec<Part> = Vec::new();
        let mut cause: Option<(u8, usize)> = None;
        let confirms = self.confirms();
        for (at, heading) in headings.iter().enumerate() {
            let range = self.range(at);
            if cause.is_some_and(|(level, end)| heading.level <= level || range.start > end) {
                cause = None;
            }
            let Some((kind, name)) = self.identity(at, cause.is_some()) else {
                continue;
            };
            if kind == PartKind::Cause && matches!(name, PartName::Number(_)) {
                cause = Some((heading.level, range.end));
            }
            let number = match name {
                PartName::Number(number) if matches!(heading.role, Role::Part(..)) => Some(number),
                _ => None,
            };
            let left_out: Vec<_> = confirms.iter().map(|(_, _, whole)| whole.clone()).collect();
            let confirm = confirms
                .iter()
                .find(|(confirmed, ..)| kind == PartKind::Cause && *confirmed == name);
            parts.push(Part {
                kind,
                anchor: heading.anchor.clone(),
                title: match name {
                    PartName::Number(_) => heading::title(&heading.text, number),
                    PartName::Slug(_) => Some(heading.text.clone()),
                },
                name,
                summary: self.document.summary(range.clone()),
                html: self.document.html(range, &left_out, false),
                confirm: confirm.map(|(_, content, _)| self.document.html(content.clone(), &[], false)),
                line: heading.line,
            });
        }
        self.check_confirms(&parts);
        parts
    }

    /// Which part heading `at` opens, if any.
    fn identity(&self, at: usize, in_cause: bool) -> Option<(PartKind, PartName)> {
        let heading = &self.document.headings[at];
        match &heading.role {
            Role::Part(kind, number) if (2..=3).contains(&heading.level) => Some((*kind, PartName::Number(*number))),
            Role::Section(kind) if (2..=3).contains(&heading.level) => {
                let numbered = |other: &Heading| {
                    (2..=3).contains(&other.level) && matches!(other.role, Role::Part(other, _) if other == *kind)
                };
                let has_numbered = self.document.headings.iter().any(numbered);
                (!has_numbered).then_some((*kind, PartName::Number(1)))
            }
            Role::Other if in_cause && heading.is_explicit && heading.level > 3 && is_slug(&heading.anchor) => {
                Some((PartKind::Cause, PartName::Slug(heading.anchor.clone())))
            }
            _ => None,
        }
    }

    /// The confirm parts: of which cause, content, and content with heading.
    fn confirms(&self) -> Vec<(PartName, Range<usize>, Range<usize>)> {
        let headings = self.document.headings.iter().enumerate();
        let confirms = headings.filter_map(|(at, heading)| match &heading.role {
            Role::Confirm(name) if heading.level > 2 => {
                let content = self.range(at);
                let whole = heading.start..content.end;
                Some((name.clone(), content, whole))
            }
            _ => None,
        });
        confirms.collect()
    }

    fn check_confirms(&mut self, parts: &[Part]) {
        for heading in &self.document.headings {
            let Role::Confirm(name) = &heading.role else {
                continue;
            };
            let is_known = parts.iter().any(|part| part.kind == PartKind::Cause && part.name == *name);
            if !is_known {
                let message = format!("`{}` confirms a cause that is not there", heading.anchor);
                self.fault(heading.line, message);
            }
        }
    }

    /// Every kind is there, numbered from 1 without gaps and without repetition.
    fn check(&mut self, parts: &[Part]) {
        for kind in [PartKind::Symptom, PartKind::Cause, PartKind::Solution] {
            let word = word_of(kind);
            let of_kind: Vec<_> = parts.iter().filter(|part| part.kind == kind).collect();
            if of_kind.is_empty() {
                let fault = Fault::error(self.file.path, None, format!("no {word} found"));
                let advice = format!(r#"expected a heading `## <a name="{word}s"></a>…`"#);
                self.faults.push(fault.advise(advice));
            }
            let numbered = of_kind.iter().filter(|part| matches!(part.name, PartName::Number(_)));
            for (expected, part) in (1..).zip(numbered) {
                if part.name != PartName::Number(expected) {
                    let message = format!("expected `{word}-{expected}`, found `{}`", part.anchor);
                    self.fault(part.line, message);
                }
            }
        }
    }
}
