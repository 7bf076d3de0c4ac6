//! One source to a draft of its article: taken apart, completed where it lacks a part, and written.

use super::Phrases;
use super::checkout::{Checkout, Source};
use super::joins::{self, Joins, of_kind};
use super::lines::{self, Lines};
use super::names::{self, Names};
use super::outline::{self, Resolve};
use super::parts::{self, Item, Parts};
use super::write::{self, Front};
use waypost_content::PartKind;
use waypost_content::form::FrontMatter;
use waypost_content::is_slug;
use waypost_content::{Fault, Severity};

/// Longest description made of an article's first sentences.
const MAX_DESCRIPTION: usize = 300;

/// An article, read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Markdown.
    pub(super) text: String,
    pub(super) title: String,
    pub(super) names: Names,
    parts: Parts,
    joins: Joins,
    pub(super) faults: Vec<Fault>,
    pub(super) lost: Vec<String>,
}

/// What a draft is made of, before links are known.
#[derive(Debug)]
pub(super) struct Reading {
    front: Front,
    lines: Lines,
    faults: Vec<Fault>,
}

impl Reading {
    /// Reads front matter and lines, and all that is included.
    pub(super) fn of(source: &Source, checkout: &Checkout) -> Self {
        let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
        let has_front = text.lines().next().is_some_and(|line| line.trim_end() == "---");
        let (unfolded, mut faults) = if has_front {
            unfold(&source.path, text)
        } else {
            (String::new(), Vec::new())
        };
        let mut front = FrontMatter::none();
        if has_front {
            let (found, mut wrong) = FrontMatter::read(&source.path, &unfolded);
            faults.append(&mut wrong);
            front = found;
        }
        let source = Source {
            text: text.to_owned(),
            ..source.clone()
        };
        // Unfolding keeps the lines, so the body begins in the same one.
        let before = (front.body_line as usize).saturating_sub(1);
        let body = source.text.split_inclusive('\n').take(before).map(str::len).sum();
        let lines = lines::expand(&source, checkout, (body, front.body_line));
        let service = front
            .scalar("ms.service")
            .or(front.scalar("ms.prod"))
            .filter(|service| is_slug(service));
        Self {
            front: Front {
                title: front.scalar("title").unwrap_or_default().to_owned(),
                description: front.scalar("description").unwrap_or_default().to_owned(),
                service: service.map(str::to_owned),
            },
            lines,
            faults,
        }
    }

    /// Whether links that lead out of the import have a place in the vendor's documentation.
    pub(super) fn has_vendor(&self) -> bool {
        self.front.service.is_some()
    }

    /// Takes the article apart and writes it; `None` for a text that tells neither causes nor solutions.
    pub(super) fn draft(&self, path: &str, phrases: &Phrases, resolve: Resolve<'_>) -> Option<Draft> {
        let outline = outline::read(&self.lines, resolve);
        let mut parts = parts::read(&outline);
        let is_article = parts.items.iter().any(|item| item.kind != PartKind::Symptom);
        if !is_article {
            return None;
        }
        let mut faults: Vec<Fault> = self.faults.iter().chain(&self.lines.faults).cloned().collect();
        faults.extend(outline.faults);
        let title = self.title(&parts);
        if title.is_empty() {
            let fault = Fault::error(path, 1, "has no title");
            faults.push(fault.advise("write `title: …` into the front matter, or begin with a line `# …`"));
        }
        complete(&mut parts, (path, &title), phrases, &mut faults);
        let front = Front {
            description: self.description(&parts, &title),
            title: title.clone(),
            service: self.front.service.clone(),
        };
        let symptoms: String = of_kind(&parts, PartKind::Symptom)
            .iter()
            .map(|(_, item)| format!("{} {} ", item.title, item.body))
            .collect();
        let lost = self.lines.lost.iter().chain(&outline.lost).cloned().collect();
        Some(Draft {
            text: write::article(&front, &parts, phrases),
            names: names::of("", &title, &symptoms),
            joins: joins::of(&parts),
            title,
            parts,
            faults,
            lost,
        })
    }

    fn title(&self, parts: &Parts) -> String {
        let heading = parts
            .title
            .as_ref()
            .map(|(title, _)| title.clone())
            .filter(|title| !title.is_empty());
        heading.unwrap_or_else(|| self.front.title.clone())
    }

    fn description(&self, parts: &Parts, title: &str) -> String {
        let first = parts
            .intro
            .split("\n\n")
            .map(str::trim)
            .find(|text| text.starts_with(char::is_alphanumeric));
        let plain: Option<String> = first.map(|text| text.replace(['*', '`', '[', ']'], ""));
        let short =
            plain.filter(|text| text.len() <= MAX_DESCRIPTION && !text.contains("](") && !text.contains('('));
        match self.front.description.trim() {
            "" => short.unwrap_or_else(|| title.to_owned()),
            own => own.to_owned(),
        }
    }
}

impl Draft {
    /// Its routing; `names` are those that no other article has.
    pub(super) fn routing(&self, names: &Names) -> String {
        write::routing(&self.title, &self.parts, &self.joins, names)
    }

    pub(super) fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// Gives every article at least one symptom, cause and solution: the way through the wizard needs them.
fn complete(parts: &mut Parts, (path, title): (&str, &str), phrases: &Phrases, faults: &mut Vec<Fault>) {
    let made = |kind, title: String, body: String, group| Item {
        kind,
        title,
        body,
        group,
        label: None,
        anchors: Vec::new(),
        under: None,
        place: (path.to_owned(), 0),
    };
    if of_kind(parts, PartKind::Symptom).is_empty() {
        let fault = Fault::warning(path, None, "tells no symptoms; its title stands for them");
        faults.push(fault.advise("write a heading `## Symptoms` and what people see"));
        parts
            .items
            .insert(0, made(PartKind::Symptom, title.to_owned(), String::new(), None));
        parts
            .items
            .iter_mut()
            .for_each(|item| item.under = item.under.map(|at| at + 1));
    }
    let lacking = |parts: &Parts, group: Option<usize>, kind: PartKind| {
        let mut items = parts.items.iter();
        !items
            .any(|item| item.kind == kind && (item.group == group || item.group.is_none() || group.is_none()))
    };
    let groups: Vec<_> = of_kind(parts, PartKind::Symptom)
        .iter()
        .map(|(_, item)| (item.group, item.place.1))
        .collect();
    for (group, line) in groups {
        let line = (line > 0).then_some(line);
        if lacking(parts, group, PartKind::Cause) {
            let fault = Fault::warning(path, line, "names no cause for this symptom; a sentence says so");
            faults.push(fault.advise("write a heading `### Cause` below it"));
            parts.items.push(made(
                PartKind::Cause,
                phrases.no_cause.clone(),
                String::new(),
                group,
            ));
        }
    }
    let dead: Vec<usize> = joins::of(parts)
        .solutions
        .iter()
        .enumerate()
        .filter(|(_, to)| to.is_empty())
        .map(|(at, _)| at)
        .collect();
    if dead.is_empty() {
        return;
    }
    for at in dead {
        let found = of_kind(parts, PartKind::Cause)
            .get(at)
            .map(|(_, item)| item.place.clone());
        let (path, line) = found.unwrap_or_default();
        let fault = Fault::warning(
            &path,
            (line > 0).then_some(line),
            "names no solution for this cause; a sentence says so",
        );
        faults.push(fault.advise("write a heading `### Solution` below it"));
    }
    parts.items.push(made(
        PartKind::Solution,
        phrases.no_solution.clone(),
        String::new(),
        None,
    ));
}

/// Front matter with folded texts (`key: >-`) on one line and without nested values, all lines where they were.
fn unfold(path: &str, text: &str) -> (String, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut out: Vec<String> = Vec::new();
    let mut folding: Option<(usize, String, Vec<&str>)> = None;
    let mut lines = text.split('\n');
    out.extend(lines.next().map(str::to_owned));
    for (number, line) in (2_u32..).zip(lines.by_ref()) {
        let content = line.trim();
        let is_nested = line.starts_with([' ', '\t']) && !content.starts_with(['-', '#']);
        if let Some((_, _, words)) = folding.as_mut().filter(|_| is_nested || content.is_empty()) {
            words.push(content);
            out.push(String::new());
            continue;
        }
        close(folding.take(), &mut out);
        let key = line
            .strip_suffix(['>', '|'])
            .or_else(|| line.strip_suffix(">-").or(line.strip_suffix("|-")));
        let key = key
            .and_then(|key| key.trim_end().strip_suffix(':'))
            .filter(|_| !is_nested);
        if let Some(key) = key {
            folding = Some((out.len(), key.to_owned(), Vec::new()));
            out.push(String::new());
        } else if is_nested && content.contains(": ") {
            let fault = Fault::warning(path, number, "a nested value of the front matter was left out");
            faults.push(fault.advise("nothing to do: it is no text for readers"));
            out.push(String::new());
        } else {
            out.push(line.to_owned());
        }
        if matches!(content, "---" | "...") {
            break;
        }
    }
    close(folding.take(), &mut out);
    out.extend(lines.map(str::to_owned));
    (out.join("\n"), faults)
}

/// Writes a folded text into its line.
fn close(folding: Option<(usize, String, Vec<&str>)>, out: &mut [String]) {
    if let Some((at, key, words)) = folding {
        let text = words.join(" ").replace('\\', "\\\\").replace('"', "\\\"");
        out[at] = format!("{key}: \"{}\"", text.trim());
    }
}
