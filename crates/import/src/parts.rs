//! An outline to symptoms, causes and solutions, whatever house style tells them apart.
//!
//! | style | read as |
//! | --- | --- |
//! | `## Symptoms` `### Symptom 1` … | parts by their numbers |
//! | `## Issue` `## Cause` `## Resolution` | one part of each kind |
//! | `## Causes` `### The disk is full` … | each heading below a plural is a part |
//! | `## Cause 1: …` `### Solution` | the solution answers the cause it stands below |
//! | `## Scenario 1: …` `### Cause` `### Resolution` | a group: the heading is the symptom |

use super::outline::{Heading, Outline};
use super::words::{Label, label};
use waypost_content::PartKind;
use waypost_content::form::github_slug;

/// A heading, what stands below it, and the headings below that.
#[derive(Debug)]
struct Section<'o> {
    heading: &'o Heading,
    label: Option<Label>,
    body: String,
    children: Vec<Section<'o>>,
}

/// A symptom, a cause or a solution.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: PartKind,
    /// Text of its heading.
    pub(super) title: String,
    pub(super) label: Option<Label>,
    /// Names it could be linked by.
    pub(super) anchors: Vec<String>,
    pub(super) body: String,
    /// The scenario it belongs to.
    pub(super) group: Option<usize>,
    /// For a solution: index of the cause it stands below.
    pub(super) under: Option<usize>,
    /// File and line.
    pub(super) place: (String, u32),
}

/// A heading that holds parts: `## Causes`.
#[derive(Clone, Debug)]
pub(super) struct Wrapper {
    pub(super) title: String,
    pub(super) anchors: Vec<String>,
    /// What stands before its first part.
    pub(super) body: String,
}

/// An article taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The `#` heading: text and anchors.
    pub(super) title: Option<(String, Vec<String>)>,
    pub(super) intro: String,
    pub(super) items: Vec<Item>,
    /// By kind.
    pub(super) wrappers: Vec<(PartKind, Wrapper)>,
    /// Other sections before the first part and behind it.
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
    groups: usize,
}

/// Takes an outline apart.
pub(super) fn read(outline: &Outline) -> Parts {
    let mut parts = Parts::default();
    let mut headings = &outline.headings[..];
    let end = headings
        .first()
        .map_or(outline.text.len(), |first| first.range.start);
    parts.intro = outline.slice(0..end);
    if let Some((first, rest)) = headings.split_first()
        && first.level == 1
    {
        let end = rest.first().map_or(outline.text.len(), |next| next.range.start);
        parts.title = Some((first.plain.trim().to_owned(), first.anchors.clone()));
        parts.intro += &outline.slice(first.range.end..end);
        headings = rest;
    }
    for section in tree(outline, headings) {
        parts.section(&section, None, None);
    }
    parts
}

/// Headings to sections; a second `#` heading counts as `##`, a tab as the deepest.
fn tree<'o>(outline: &Outline, headings: &'o [Heading]) -> Vec<Section<'o>> {
    let mut open: Vec<(u8, Section<'o>)> = Vec::new();
    let mut roots = Vec::new();
    let close = |open: &mut Vec<(u8, Section<'o>)>, roots: &mut Vec<Section<'o>>, level: u8| {
        while open.last().is_some_and(|(last, _)| *last >= level) {
            let Some((_, section)) = open.pop() else { break };
            match open.last_mut() {
                Some((_, parent)) => parent.children.push(section),
                None => roots.push(section),
            }
        }
    };
    for (at, heading) in headings.iter().enumerate() {
        let level = if heading.tab.is_some() {
            7
        } else {
            heading.level.max(2)
        };
        let end = headings
            .get(at + 1)
            .map_or(outline.text.len(), |next| next.range.start);
        close(&mut open, &mut roots, level);
        let section = Section {
            heading,
            label: heading
                .tab
                .is_none()
                .then(|| label(&heading.plain, &heading.anchors))
                .flatten(),
            body: outline.slice(heading.range.end..end).trim_end().to_owned(),
            children: Vec::new(),
        };
        open.push((level, section));
    }
    close(&mut open, &mut roots, 0);
    roots
}

impl Section<'_> {
    fn holds_parts(&self) -> bool {
        self.children
            .iter()
            .any(|child| child.label.is_some() || child.holds_parts())
    }

    fn kind(&self) -> Option<PartKind> {
        self.label.as_ref().map(|label| label.kind)
    }
}

impl Parts {
    fn section(&mut self, section: &Section<'_>, group: Option<usize>, under: Option<usize>) {
        let labelled = |child: &&Section<'_>| child.label.is_some();
        match &section.label {
            Some(label) if is_wrapper(section, label) => self.wrapper(section, label.kind, group),
            Some(label) if label.kind == PartKind::Symptom && section.holds_parts() => {
                self.group(section, Some(label.clone()))
            }
            Some(label) => {
                let at = self.item(section, label.kind, group, under);
                let nested = (label.kind == PartKind::Cause).then_some(at);
                for child in section.children.iter().filter(labelled) {
                    let under = nested.filter(|_| child.kind() == Some(PartKind::Solution));
                    self.section(child, group, under);
                }
            }
            None if section.children.iter().any(|child| child.label.is_some()) => self.group(section, None),
            None if section.holds_parts() => {
                self.other(render(section, 2, &|child| child.holds_parts()));
                for child in section.children.iter().filter(|child| child.holds_parts()) {
                    self.section(child, group, under);
                }
            }
            None => self.other(render(section, 2, &|_| false)),
        }
    }

    fn other(&mut self, text: String) {
        let place = if self.items.is_empty() {
            &mut self.before
        } else {
            &mut self.after
        };
        place.push(text);
    }

    /// `## Causes`: what stands below it are the causes.
    fn wrapper(&mut self, section: &Section<'_>, kind: PartKind, group: Option<usize>) {
        let wrapper = Wrapper {
            title: section.heading.plain.trim().to_owned(),
            anchors: section.heading.anchors.clone(),
            body: section.body.clone(),
        };
        match self.wrappers.iter_mut().find(|(known, _)| *known == kind) {
            None => self.wrappers.push((kind, wrapper)),
            Some((_, first)) => {
                first.body = format!("{}\n\n**{}**\n\n{}", first.body, wrapper.title, wrapper.body);
                first.anchors.extend(wrapper.anchors);
            }
        }
        for child in &section.children {
            if child.label.is_some() {
                self.section(child, group, None);
            } else {
                let at = self.item(child, kind, group, None);
                let nested = (kind == PartKind::Cause).then_some(at);
                for grandchild in child.children.iter().filter(|child| child.label.is_some()) {
                    self.section(grandchild, group, nested);
                }
            }
        }
    }

    /// `## Scenario 1`: the heading is the symptom of the causes and solutions below it.
    fn group(&mut self, section: &Section<'_>, own: Option<Label>) {
        let group = Some(self.groups);
        self.groups += 1;
        let symptoms = section
            .children
            .iter()
            .filter(|child| child.kind() == Some(PartKind::Symptom));
        let symptoms: Vec<_> = symptoms.collect();
        let merged = match symptoms[..] {
            [only] if own.is_none() && !only.holds_parts() => Some(only),
            _ => None,
        };
        if symptoms.is_empty() || merged.is_some() || own.is_some() {
            let at = self.item(section, PartKind::Symptom, group, None);
            if let (Some(merged), Some(item)) = (merged, self.items.get_mut(at)) {
                let shown = if merged.label.as_ref().is_some_and(|label| label.has_title) {
                    format!("**{}**\n\n", merged.heading.plain.trim())
                } else {
                    String::new()
                };
                let below = below(merged, &|child| child.label.is_some());
                item.body = format!("{}\n\n{shown}{}\n\n{below}", item.body, merged.body);
                item.anchors.extend(merged.heading.anchors.iter().cloned());
            }
        } else {
            self.other(render(section, 2, &|child| {
                child.label.is_some() || child.holds_parts()
            }));
        }
        for child in &section.children {
            let is_part = child.label.is_some() || child.holds_parts();
            if is_part && !merged.is_some_and(|merged| std::ptr::eq(merged, child)) {
                self.section(child, group, None);
            }
        }
    }

    fn item(
        &mut self,
        section: &Section<'_>,
        kind: PartKind,
        group: Option<usize>,
        under: Option<usize>,
    ) -> usize {
        let below = below(section, &|child| child.label.is_some() || child.holds_parts());
        self.items.push(Item {
            kind,
            title: section.heading.plain.trim().to_owned(),
            label: section.label.clone(),
            anchors: section.heading.anchors.clone(),
            body: format!("{}\n\n{below}", section.body),
            group,
            under,
            place: section.heading.place.clone(),
        });
        self.items.len() - 1
    }
}

/// Whether the parts stand below the heading, rather than in it.
fn is_wrapper(section: &Section<'_>, label: &Label) -> bool {
    let same = section
        .children
        .iter()
        .any(|child| child.kind() == Some(label.kind));
    let plain = section
        .children
        .iter()
        .filter(|child| child.label.is_none() && child.heading.tab.is_none());
    let titles = plain.count();
    let is_list = label.is_plural && !label.has_title && titles > 0 && titles + usize::from(same) >= 2;
    same || is_list && section.children.iter().all(|child| child.label.is_none())
}

/// The sections below a part as they stand in its text, from the fourth level on.
fn below(section: &Section<'_>, left_out: &dyn Fn(&Section<'_>) -> bool) -> String {
    let kept = section.children.iter().filter(|child| !left_out(child));
    kept.map(|child| render(child, 4, &|_| false) + "\n\n").collect()
}

/// A section as text, its heading at `level`.
fn render(section: &Section<'_>, level: usize, left_out: &dyn Fn(&Section<'_>) -> bool) -> String {
    let heading = section.heading;
    let marks = "#".repeat(level.min(6));
    // An anchor in a heading below a cause would make it a cause of its own; before it, it only can be linked to.
    let title = heading.plain.trim();
    let own = github_slug(title);
    let anchors = heading
        .anchors
        .iter()
        .filter(|anchor| level < 4 || **anchor != own);
    let anchors: String = anchors
        .map(|anchor| format!("<a name=\"{anchor}\"></a>"))
        .collect();
    let tab = heading.tab.as_ref().filter(|tab| !tab.is_empty());
    let mut text = match level {
        _ if tab.is_some() => {
            let tab = tab.map(String::as_str).unwrap_or_default();
            let body = section.body.trim_matches('\n');
            format!("{marks} [{}](#tab/{tab})\n\n{body}\n", escaped(title))
        }
        2 | 3 => format!(
            "{marks} {anchors}{}\n\n{}\n",
            escaped(title),
            section.body.trim_matches('\n')
        ),
        _ if anchors.is_empty() => format!(
            "{marks} {}\n\n{}\n",
            escaped(title),
            section.body.trim_matches('\n')
        ),
        _ => format!(
            "{anchors}\n\n{marks} {}\n\n{}\n",
            escaped(title),
            section.body.trim_matches('\n')
        ),
    };
    for child in section.children.iter().filter(|child| !left_out(child)) {
        text = format!("{text}\n{}", render(child, level + 1, &|_| false));
    }
    text
}

/// Plain text as the text of a heading.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#&~|".contains(c) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}
