//! A file's lines to those of plain Markdown: the directives that documentation sites add are resolved or taken out.
//!
//! `[!INCLUDE]` is replaced by the file it names; the marks of `:::zone`, `:::moniker`, rows and columns go and their
//! text stays; `:::image` becomes its alternative text; comments go. Code is left as it is. Each line remembers where
//! it came from.

use super::checkout::{Checkout, Source};
use super::html::attribute;
use super::syntax::{alert, excerpt, inclusion, ranges, step_fence};
use waypost_content::form::FrontMatter;
use waypost_content::{Fault, MAX_ARTICLE_BYTES};

/// Deepest inclusion of files in files.
const MAX_INCLUSIONS: usize = 8;
/// Directives that only say who should see what stands between them.
const MARKS: [&str; 12] = [
    "zone",
    "zone-end",
    "moniker",
    "moniker-end",
    "row",
    "row-end",
    "column",
    "column-end",
    "image-end",
    "code-end",
    "no-loc",
    "form",
];

/// One line and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// Index into the files.
    pub(super) file: usize,
    /// From 1.
    pub(super) number: u32,
}

/// The lines of an article with those of the files it includes.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Paths below the checkout; the article's own first.
    pub(super) files: Vec<String>,
    pub(super) faults: Vec<Fault>,
    /// Text that was left out.
    pub(super) lost: Vec<String>,
    bytes: usize,
}

/// What is needed while a file is read.
struct Reading<'a> {
    checkout: &'a Checkout,
    root: usize,
    out: Lines,
    /// Files that are being included.
    open: Vec<String>,
    /// The fence of the code block being read: its character and length.
    fence: Option<(char, usize)>,
}

/// Where a line stands, and what comes before its text.
#[derive(Clone, Copy)]
struct At<'l> {
    file: usize,
    number: u32,
    /// White space that text put in its place begins with.
    indent: &'l str,
}

/// Reads the text of `source` behind its front matter, which ends at `body` in line `line`.
pub(super) fn expand(source: &Source, checkout: &Checkout, (body, line): (usize, u32)) -> Lines {
    let mut reading = Reading {
        checkout,
        root: source.root,
        out: Lines::default(),
        open: Vec::new(),
        fence: None,
    };
    reading.file(&source.path, &source.text[body..], line, "");
    reading.out
}

impl Reading<'_> {
    fn warn(&mut self, at: At<'_>, message: impl Into<String>, advice: &str) {
        let fault = Fault::warning(&self.out.files[at.file], at.number, message);
        self.out.faults.push(fault.advise(advice));
    }

    fn error(&mut self, at: At<'_>, message: impl Into<String>, advice: &str) {
        let fault = Fault::error(&self.out.files[at.file], at.number, message);
        self.out.faults.push(fault.advise(advice));
    }

    fn push(&mut self, at: At<'_>, text: String) {
        self.out.bytes += text.len() + 1;
        if self.out.bytes <= MAX_ARTICLE_BYTES {
            self.out.lines.push(Line {
                text,
                file: at.file,
                number: at.number,
            });
        } else if self.out.bytes - text.len() - 1 <= MAX_ARTICLE_BYTES {
            let message =
                format!("with what it includes the article is larger than {MAX_ARTICLE_BYTES} bytes");
            self.error(at, message, "divide it");
        }
    }

    fn file(&mut self, path: &str, text: &str, first: u32, indent: &str) {
        let file = self.out.files.len();
        self.out.files.push(path.to_owned());
        self.open.push(path.to_owned());
        let text = self.without_comments(
            text,
            At {
                file,
                number: first,
                indent,
            },
        );
        for (number, line) in (first..).zip(text.lines()) {
            self.line(line, At { file, number, indent });
        }
        self.open.pop();
    }

    /// The text without `<!-- … -->`, its lines where they were.
    fn without_comments(&mut self, text: &str, at: At<'_>) -> String {
        let mut kept = String::with_capacity(text.len());
        let last_end = text.rfind("-->").unwrap_or(0);
        let (mut rest, mut number) = (text, at.number);
        let mut fence = None;
        while let Some(line) = rest.split_inclusive('\n').next() {
            let offset = text.len() - rest.len();
            let was_code = fence.is_some();
            step_fence(&mut fence, line);
            let is_code = was_code || fence.is_some();
            let begin = line
                .find("<!--")
                .filter(|at| !is_code && line[..*at].matches('`').count() % 2 == 0);
            let end = begin.filter(|begin| offset + begin < last_end).and_then(|begin| {
                let end = rest[begin + 4..].find("-->")?;
                Some((begin, begin + end + 7))
            });
            let Some((begin, end)) = end else {
                kept.push_str(line);
                rest = &rest[line.len()..];
                number += 1;
                continue;
            };
            let comment = &rest[begin..end];
            kept.push_str(&rest[..begin]);
            let lines = comment.matches('\n').count();
            if comment.contains(char::is_alphabetic) {
                let place = At { number, ..at };
                self.warn(
                    place,
                    format!("a comment was left out: {}", excerpt(comment)),
                    "nothing to do: readers never saw it",
                );
                self.out.lost.push(comment.to_owned());
            }
            // The rest of the line goes on where the comment began, and is looked at again.
            kept.extend(std::iter::repeat_n('\n', lines));
            number += u32::try_from(lines).unwrap_or(u32::MAX);
            rest = &rest[end..];
        }
        kept
    }

    fn line(&mut self, line: &str, at: At<'_>) {
        let was_code = self.fence.is_some();
        step_fence(&mut self.fence, line);
        if was_code || self.fence.is_some() {
            return self.push(at, format!("{}{line}", at.indent));
        }
        let content = line.trim_start();
        let own = &line[..line.len() - content.len()];
        if content.trim_start_matches(['>', ' ']).starts_with(":::") {
            return self.directive(line, at);
        }
        if let Some((before, target, after)) = inclusion(line) {
            let indent = format!("{}{own}", at.indent);
            let before = before.trim();
            // A list mark before the inclusion stays with its first line.
            if !before.is_empty() {
                self.push(at, format!("{indent}{before}"));
            }
            self.include(
                target,
                At {
                    indent: &indent,
                    ..at
                },
            );
            if !after.trim().is_empty() {
                self.line(
                    after,
                    At {
                        indent: &indent,
                        ..at
                    },
                );
            }
            return;
        }
        let text = self.inline(line, at);
        for text in alert(&text) {
            self.push(at, format!("{}{text}", at.indent));
        }
    }

    fn include(&mut self, target: &str, at: At<'_>) {
        const ADVICE: &str = "put the file into the checkout, or its text into the article";
        let from = self.out.files[at.file].clone();
        let target = target.split(['#', '?']).next().unwrap_or(target).trim();
        let (path, text) = match self.checkout.included(self.root, &from, target) {
            Ok(found) => found,
            Err(reason) => {
                return self.error(
                    at,
                    format!("the included file {} {reason}", excerpt(target)),
                    ADVICE,
                );
            }
        };
        if self.open.contains(&path) || self.open.len() > MAX_INCLUSIONS {
            return self.error(
                at,
                format!(
                    "the included file {} includes itself, or stands too deep",
                    excerpt(target)
                ),
                ADVICE,
            );
        }
        if self.out.bytes > MAX_ARTICLE_BYTES {
            return;
        }
        let has_front = text
            .trim_start_matches('\u{feff}')
            .lines()
            .next()
            .is_some_and(|line| line.trim_end() == "---");
        let front = if has_front {
            FrontMatter::read(&path, &text).0
        } else {
            FrontMatter::none()
        };
        let indent = at.indent.to_owned();
        self.file(&path, &text[front.body_offset..], front.body_line.max(1), &indent);
    }

    /// A line that begins with `:::`.
    fn directive(&mut self, line: &str, at: At<'_>) {
        let content = line.trim_start_matches(['>', ' ', '\t']);
        let before = &line[..line.len() - content.len()];
        let inner = content.trim_start_matches(':').trim();
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .unwrap_or(inner.len());
        let name = inner[..end].to_ascii_lowercase();
        match name.as_str() {
            "image" => {
                let text = attribute(inner, "alt-text").unwrap_or_default();
                let source = attribute(inner, "source").unwrap_or_default();
                self.warn(
                    at,
                    format!("the image {} was left out, its text stays", excerpt(&source)),
                    "say in words what it shows",
                );
                let behind = inner
                    .trim_end()
                    .strip_suffix(":::")
                    .and_then(|inner| inner.rsplit_once(":::"));
                let behind = behind.map_or("", |(_, behind)| behind);
                self.push(at, format!("{}{before}{text} {behind}", at.indent));
            }
            "code" => {
                let source = attribute(inner, "source").unwrap_or_default();
                self.code(
                    &source,
                    inner,
                    At {
                        indent: &format!("{}{before}", at.indent),
                        ..at
                    },
                );
            }
            "zone" | "moniker" => {
                let who = attribute(inner, "pivot")
                    .or_else(|| attribute(inner, "range"))
                    .unwrap_or_default();
                self.warn(
                    at,
                    format!("the text for {} is shown to everybody", excerpt(&who)),
                    "say in the text whom it is for",
                );
                self.push(at, String::new());
            }
            known if MARKS.contains(&known) || inner.is_empty() => self.push(at, String::new()),
            _ => {
                self.warn(
                    at,
                    format!("the directive `:::{name}` is not known, its words stay as they are"),
                    "rewrite it in Markdown",
                );
                self.push(at, format!("{}{before}{}", at.indent, content.trim_matches(':')));
            }
        }
    }

    /// `:::code source="…" range="3-9":::`: the lines of a file as a block of code.
    fn code(&mut self, source: &str, inner: &str, at: At<'_>) {
        let from = self.out.files[at.file].clone();
        let (path, text) = match self.checkout.included(self.root, &from, source) {
            Ok(found) => found,
            Err(reason) => {
                return self.error(
                    at,
                    format!("the code {} {reason}", excerpt(source)),
                    "put the code into the article",
                );
            }
        };
        let range = attribute(inner, "range").unwrap_or_default();
        let wanted = ranges(&range);
        if wanted.is_empty() && !range.is_empty() || attribute(inner, "id").is_some() {
            self.warn(
                at,
                format!("the code {} stands here whole", excerpt(source)),
                "shorten it",
            );
        }
        let file = self.out.files.len();
        self.out.files.push(path);
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.push(at, format!("{}{fence}", at.indent));
        for (number, line) in (1..).zip(text.lines()) {
            if wanted.is_empty() || wanted.iter().any(|(from, to)| (*from..=*to).contains(&number)) {
                self.push(At { file, number, ..at }, format!("{}{line}", at.indent));
            }
        }
        self.push(at, format!("{}{fence}", at.indent));
    }

    /// `[!UICONTROL Save]`, `[!VIDEO address]`, `[!NOTE]` and the like within a line.
    fn inline(&mut self, line: &str, at: At<'_>) -> String {
        let mut text = String::new();
        let mut rest = line;
        while let Some(begin) = rest.find("[!") {
            let Some(end) = rest[begin..].find(']').map(|end| begin + end) else {
                break;
            };
            let inner = &rest[begin + 2..end];
            let (name, value) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
            text.push_str(&rest[..begin]);
            match name.to_ascii_uppercase().as_str() {
                _ if text.matches('`').count() % 2 == 1 => text.push_str(&rest[begin..=end]),
                "UICONTROL" => text += &format!("**{}**", value.trim()),
                "DNL" => text.push_str(value.trim()),
                "VIDEO" => text += &format!("<{}>", value.trim()),
                name if name.starts_with("DIV") => {}
                name if name.starts_with("CODE") => {
                    self.error(
                        at,
                        format!("the code {} is not read", excerpt(inner)),
                        "put the code into the article",
                    );
                }
                _ => text.push_str(&rest[begin..=end]),
            }
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        text
    }
}
