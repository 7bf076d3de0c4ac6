//! One article's file to its [`Article`]: front matter and headings, put together into parts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::article::{Article, Part, PartKind, PartName};
use super::front_matter::FrontMatter;
use super::heading::{self, Role, word_of};
use super::link::Links;
use super::markdown::{Document, Heading, Origin};
use super::passage::{self, INTRODUCTION, Passage};
use super::{ArticleFile, Fault, is_slug};
use crate::Locale;

impl ArticleFile<'_> {
    /// Reads the article for readers of `reader`: links lead to pages in that language.
    ///
    /// `known` are the slugs of all articles. The article is `None` only where its text cannot be parsed at all.
    pub fn read(&self, reader: Locale, known: &BTreeSet<String>) -> (Option<Article>, Vec<Fault>) {
        let (front, mut faults) = FrontMatter::read(self.path, self.text);
        for key in ["title", "description"] {
            if front.body_offset > 3 && front.scalar(key).is_none() {
                faults.push(Fault::error(
                    self.path,
                    1,
                    format!("the front matter has no `{key}`"),
                ));
            }
        }
        let links = Links {
            reader,
            slug: &self.slug,
            vendor_folder: vendor_folder(&front),
            known,
        };
        let origin = Origin {
            path: self.path,
            locale: self.locale,
            first_line: front.body_line,
        };
        let mut document = match Document::read(&self.text[front.body_offset..], &origin, &links) {
            Ok(document) => document,
            Err(fault) => {
                faults.push(fault);
                return (None, faults);
            }
        };
        faults.append(&mut document.faults);
        let mut article = Assembly::new(self, &document, &mut faults).article(&front);
        article.is_imported = links.vendor_folder.is_some();
        article.sources = self.sources(&front, &links, &mut faults);
        article.anchors = document.anchors;
        article.links = document.links;
        article.stamps = passage::stamps(self.path, &front, &mut faults);
        (Some(article), faults)
    }

    /// The addresses the article rests on, in the reader's language.
    fn sources(&self, front: &FrontMatter, links: &Links<'_>, faults: &mut Vec<Fault>) -> Vec<String> {
        let is_address = |source: &String| source.starts_with("https://") || source.starts_with("http://");
        let (sources, others): (Vec<_>, Vec<_>) = front.list("sources").into_iter().partition(is_address);
        for source in others {
            faults.push(Fault::error(
                self.path,
                1,
                format!("the source `{source}` is no https address"),
            ));
        }
        sources
            .iter()
            .map(|source| links.in_readers_language(source))
            .collect()
    }
}

/// The folder of the vendor's documentation that an article with the vendor's front matter stood in.
fn vendor_folder(front: &FrontMatter) -> Option<String> {
    let service = front.scalar("ms.service").filter(|service| is_slug(service));
    let is_imported = front.has_prefix("ms.");
    is_imported.then(|| format!("azure/{}", service.unwrap_or("iot-hub")))
}

/// Puts the parts together out of the headings.
struct Assembly<'a> {
    file: &'a ArticleFile<'a>,
    document: &'a Document<'a>,
    faults: &'a mut Vec<Fault>,
}

/// A part that tells how to confirm a cause.
struct Confirm {
    /// Which cause.
    of: PartName,
    /// The anchor of its heading.
    anchor: String,
    /// Events below the heading.
    content: Range<usize>,
    /// Events with the heading.
    whole: Range<usize>,
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
            self.fault(
                front.body_line,
                "no title: expected a line `# …` behind the front matter",
            );
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
            passages: self.passages(front, begin),
            stamps: None,
            stale: BTreeSet::new(),
            headings: shown
                .map(|heading| (heading.anchor.clone(), heading.level, heading.text.clone()))
                .collect(),
            anchors: BTreeMap::new(),
            links: Vec::new(),
            is_imported: false,
        }
    }

    /// The text, cut at every heading with an anchor of its own; `begin` is the event behind the title.
    fn passages(&self, front: &FrontMatter, begin: usize) -> Vec<Passage> {
        let body = &self.file.text[front.body_offset..];
        let lines: Vec<_> = body.lines().collect();
        let last = front.body_line + u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let at = |line: u32| (line - front.body_line) as usize;
        let headings = self.document.headings.iter();
        let cuts = headings.filter(|heading| heading.is_explicit && heading.start >= begin);
        let cuts = cuts.map(|heading| (heading.anchor.as_str(), heading.start, heading.line));
        let mut cuts: Vec<_> = std::iter::once((INTRODUCTION, begin, front.body_line))
            .chain(cuts)
            .collect();
        cuts.push(("", self.document.len(), last));
        let passages = cuts.windows(2).map(|pair| {
            let ((anchor, start, line), (_, next, end)) = (pair[0], pair[1]);
            let front = if anchor == INTRODUCTION {
                front.scalar("description")
            } else {
                None
            };
            let words: Vec<_> = front
                .into_iter()
                .chain(lines[at(line)..at(end)].iter().copied())
                .collect();
            Passage {
                anchor: anchor.to_owned(),
                line,
                end,
                fingerprint: passage::fingerprint(&words.join("\n")),
                html: self.document.html(start..next, &[], true),
            }
        });
        passages.collect()
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
        let confirms = self.confirms();
        let mut parts: Vec<Part> = Vec::new();
        // Level and end of the cause that the headings being read stand in.
        let mut cause: Option<(u8, usize)> = None;
        for (at, heading) in self.document.headings.iter().enumerate() {
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
            parts.push(self.part(at, (kind, name), &confirms));
        }
        self.check_confirms(&parts);
        parts
    }

    fn part(&self, at: usize, (kind, name): (PartKind, PartName), confirms: &[Confirm]) -> Part {
        let heading = &self.document.headings[at];
        let range = self.range(at);
        let left_out: Vec<_> = confirms.iter().map(|confirm| confirm.whole.clone()).collect();
        let mut confirms = confirms.iter();
        let confirm = confirms.find(|confirm| kind == PartKind::Cause && confirm.of == name);
        let title = match (&name, &heading.role) {
            (PartName::Slug(_), _) => Some(heading.text.clone()),
            (PartName::Number(number), Role::Part(..)) => heading::title(&heading.text, Some(*number)),
            (PartName::Number(_), _) => heading::title(&heading.text, None),
        };
        Part {
            kind,
            name,
            anchor: heading.anchor.clone(),
            title,
            summary: self.document.summary(range.clone()),
            confirm_anchor: confirm.map(|confirm| confirm.anchor.clone()),
            passages: self.anchors(heading.start..range.end, &left_out),
            html: self.document.html(range, &left_out, false),
            confirm: confirm.map(|confirm| self.document.html(confirm.content.clone(), &[], false)),
            line: heading.line,
        }
    }

    /// The anchors of the passages that these events belong to.
    fn anchors(&self, range: Range<usize>, left_out: &[Range<usize>]) -> Vec<String> {
        let explicit = || {
            self.document
                .headings
                .iter()
                .filter(|heading| heading.is_explicit && heading.level > 1)
        };
        let opening = explicit()
            .take_while(|heading| heading.start <= range.start)
            .last();
        let within = explicit().filter(|heading| {
            let is_in = |range: &Range<usize>| range.contains(&heading.start);
            range.start < heading.start && is_in(&range) && !left_out.iter().any(is_in)
        });
        let opening = opening.map_or(INTRODUCTION, |heading| &heading.anchor);
        let anchors = std::iter::once(opening).chain(within.map(|heading| heading.anchor.as_str()));
        anchors.map(str::to_owned).collect()
    }

    /// Which part heading `at` opens, if any.
    fn identity(&self, at: usize, in_cause: bool) -> Option<(PartKind, PartName)> {
        let heading = &self.document.headings[at];
        match &heading.role {
            Role::Part(kind, number) if (2..=3).contains(&heading.level) => {
                Some((*kind, PartName::Number(*number)))
            }
            Role::Section(kind) if (2..=3).contains(&heading.level) => {
                let numbered = |other: &Heading| {
                    (2..=3).contains(&other.level)
                        && matches!(other.role, Role::Part(other, _) if other == *kind)
                };
                let has_numbered = self.document.headings.iter().any(numbered);
                (!has_numbered).then_some((*kind, PartName::Number(1)))
            }
            Role::Other
                if in_cause && heading.is_explicit && heading.level > 3 && is_slug(&heading.anchor) =>
            {
                Some((PartKind::Cause, PartName::Slug(heading.anchor.clone())))
            }
            _ => None,
        }
    }

    fn confirms(&self) -> Vec<Confirm> {
        let headings = self.document.headings.iter().enumerate();
        let confirms = headings.filter_map(|(at, heading)| match &heading.role {
            Role::Confirm(name) if heading.level > 2 => {
                let content = self.range(at);
                Some(Confirm {
                    of: name.clone(),
                    anchor: heading.anchor.clone(),
                    whole: heading.start..content.end,
                    content,
                })
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
            let is_known = parts
                .iter()
                .any(|part| part.kind == PartKind::Cause && part.name == *name);
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
            let numbered = of_kind
                .iter()
                .filter(|part| matches!(part.name, PartName::Number(_)));
            for (expected, part) in (1..).zip(numbered) {
                if part.name != PartName::Number(expected) {
                    let message = format!("expected `{word}-{expected}`, found `{}`", part.anchor);
                    self.fault(part.line, message);
                }
            }
        }
    }
}
