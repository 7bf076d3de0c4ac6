//! An article taken apart to the two files it becomes: its Markdown, and the routing between its parts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::joins::{Joins, of_kind};
use super::names::{Names, folded};
use super::parts::{Item, Parts, Wrapper, escaped};
use super::{Phrases, stamp};
use waypost_content::PartKind;
use waypost_content::form::{Role, role_of_anchor, word_of};

/// Longest slug of a cause.
const MAX_CAUSE: usize = 40;

/// What stands in front of an article's text.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) description: String,
    /// Folder of the vendor's documentation that relative links lead to.
    pub(super) service: Option<String>,
}

/// Writes Markdown; remembers which anchors are taken.
struct Writer<'a> {
    parts: &'a Parts,
    phrases: &'a Phrases,
    out: String,
    used: BTreeSet<String>,
}

/// The article as `locales/<language>/articles/<slug>.md`.
pub(super) fn article(front: &Front, parts: &Parts, phrases: &Phrases) -> String {
    let mut writer = Writer {
        parts,
        phrases,
        out: String::new(),
        used: BTreeSet::new(),
    };
    for kind in [PartKind::Symptom, PartKind::Cause, PartKind::Solution] {
        let count = of_kind(parts, kind).len();
        writer
            .used
            .extend((1..=count).map(|number| format!("{}-{number}", word_of(kind))));
    }
    let (title, anchors) = parts
        .title
        .clone()
        .unwrap_or_else(|| (front.title.clone(), Vec::new()));
    let anchors = writer.anchors(None, &anchors);
    writer.line(&format!("# {anchors}{}", escaped(&title)));
    writer.text(&parts.intro);
    parts.before.iter().for_each(|section| writer.text(section));
    for kind in [PartKind::Symptom, PartKind::Cause, PartKind::Solution] {
        writer.kind(kind);
    }
    parts.after.iter().for_each(|section| writer.text(section));
    let body = format!("{}\n", writer.out.trim_end());
    let mut head = format!(
        "---\ntitle: {}\ndescription: {}\n",
        quoted(&front.title),
        quoted(&front.description)
    );
    if let Some(service) = &front.service {
        let _ = writeln!(head, "ms.service: {service}");
    }
    stamp::article(&format!("{head}---\n{body}"))
}

fn quoted(text: &str) -> String {
    let line: Vec<_> = text.split_whitespace().collect();
    format!(
        "\"{}\"",
        line.join(" ").replace('\\', "\\\\").replace('"', "\\\"")
    )
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push_str("\n\n");
    }

    fn text(&mut self, text: &str) {
        let text = text.trim_matches('\n').trim_end();
        if !text.is_empty() {
            self.line(text);
        }
    }

    /// The anchors of a heading: its own first, then those it had.
    fn anchors(&mut self, own: Option<String>, others: &[String]) -> String {
        let mut text = String::new();
        let all = own
            .iter()
            .chain(others.iter().filter(|anchor| !self.used.contains(*anchor)));
        for anchor in all
            .collect::<BTreeSet<_>>()
            .into_iter()
            .filter(|anchor| own.as_ref() != Some(*anchor))
        {
            let _ = write!(text, "<a name=\"{anchor}\"></a>");
        }
        self.used.extend(own.iter().chain(others).cloned());
        let own = own.map(|anchor| format!("<a name=\"{anchor}\"></a>"));
        format!("{}{text}", own.unwrap_or_default())
    }

    /// All symptoms, causes or solutions.
    fn kind(&mut self, kind: PartKind) {
        let items = of_kind(self.parts, kind);
        let wrapper = self
            .parts
            .wrappers
            .iter()
            .find(|(known, _)| *known == kind)
            .map(|(_, wrapper)| wrapper);
        if let ([(_, item)], None) = (&items[..], wrapper)
            && item
                .label
                .as_ref()
                .is_some_and(|label| !label.has_title && label.number.is_none())
        {
            let own = section_anchor(kind, &item.anchors, false);
            let anchors = self.anchors(Some(own), &item.anchors);
            self.line(&format!(
                "## {anchors}{}",
                escaped(&self.section_title(kind, &item.title))
            ));
            return self.text(&item.body);
        }
        let empty = Wrapper {
            title: self.phrase(kind).to_owned(),
            anchors: Vec::new(),
            body: String::new(),
        };
        let wrapper = wrapper.unwrap_or(&empty);
        let anchors = self.anchors(
            Some(section_anchor(kind, &wrapper.anchors, true)),
            &wrapper.anchors,
        );
        self.line(&format!("## {anchors}{}", escaped(&wrapper.title)));
        self.text(&wrapper.body);
        for (number, (_, item)) in (1..).zip(items) {
            let anchors = self.anchors(Some(format!("{}-{number}", word_of(kind))), &item.anchors);
            let title = part_title(item, number, self.phrase(kind));
            self.line(&format!("### {anchors}{}", escaped(&title)));
            self.text(&item.body);
        }
    }

    fn phrase(&self, kind: PartKind) -> &str {
        match kind {
            PartKind::Symptom => &self.phrases.symptoms,
            PartKind::Cause => &self.phrases.causes,
            PartKind::Solution => &self.phrases.solutions,
        }
    }

    /// "Root cause" would be read as a title; a word alone says only what stands below it.
    fn section_title(&self, kind: PartKind, title: &str) -> String {
        match title.contains(char::is_whitespace) {
            true => self.phrase(kind).to_owned(),
            false => title.to_owned(),
        }
    }
}

/// An anchor that names the section: one that it had, else ours.
fn section_anchor(kind: PartKind, anchors: &[String], is_plural: bool) -> String {
    let fits = |anchor: &&String| role_of_anchor(anchor) == Role::Section(kind);
    let ours = || format!("{}{}", word_of(kind), if is_plural { "s" } else { "" });
    anchors.iter().find(fits).cloned().unwrap_or_else(ours)
}

/// The heading of a numbered part, so that the reader of articles finds number and title.
fn part_title(item: &Item, number: usize, phrase: &str) -> String {
    let Some(label) = &item.label else {
        return item.title.clone();
    };
    let is_right = label.number == u32::try_from(number).ok();
    match (label.has_title, is_right) {
        (true, _) | (false, true) => item.title.clone(),
        (false, false) if !item.title.contains(char::is_whitespace) => format!("{} {number}", item.title),
        (false, false) => format!(
            "{} {number}",
            phrase.split_whitespace().next_back().unwrap_or(phrase)
        ),
    }
}

/// The routing as `rules/<slug>.toml`.
pub(super) fn routing(title: &str, parts: &Parts, joins: &Joins, names: &Names) -> String {
    let causes = cause_ids(parts);
    let text = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let list = |items: &[String]| items.iter().map(|item| text(item)).collect::<Vec<_>>().join(", ");
    let title: Vec<_> = title.split_whitespace().collect();
    let mut out = format!(
        "# {}: which symptom leads to which cause, and which solution answers it.\n\n",
        title.join(" ")
    );
    if let Some(name) = &names.name {
        let _ = writeln!(out, "name = {}", text(name));
    }
    if !names.codes.is_empty() {
        let _ = writeln!(out, "codes = [{}]", list(&names.codes));
    }
    if !names.aliases.is_empty() {
        let _ = writeln!(out, "aliases = [{}]", list(&names.aliases));
    }
    for (number, targets) in (1..).zip(&joins.causes) {
        let targets: Vec<String> = targets.iter().filter_map(|at| causes.get(*at).cloned()).collect();
        let _ = write!(
            out,
            "\n[[symptom]]\npart = {number}\ncauses = [{}]\n",
            list(&targets)
        );
    }
    for (number, (id, targets)) in (1..).zip(causes.iter().zip(&joins.solutions)) {
        let targets: Vec<String> = targets.iter().map(|at| (at + 1).to_string()).collect();
        let _ = write!(
            out,
            "\n[[cause]]\nid = {}\npart = {number}\nsolutions = [{}]\n",
            text(id),
            targets.join(", ")
        );
    }
    for (number, (_, item)) in (1..).zip(of_kind(parts, PartKind::Solution)) {
        let kind = if item.place.1 == 0 { "escalate" } else { "change" };
        let _ = write!(
            out,
            "\n[[solution]]\npart = {number}\nkind = \"{kind}\"\nrisk = \"unknown\"\n"
        );
    }
    stamp::routing(&out)
}

/// A slug for each cause: of its title, else of its number.
fn cause_ids(parts: &Parts) -> Vec<String> {
    let mut used = BTreeSet::new();
    let causes = of_kind(parts, PartKind::Cause);
    let ids = (1..).zip(causes).map(|(number, (_, item))| {
        let title = match &item.label {
            None => item.title.as_str(),
            Some(label) if label.has_title => {
                let behind = item
                    .title
                    .split_once([':', '–', '—', '-', '.'])
                    .map(|(_, title)| title);
                behind.unwrap_or(&item.title)
            }
            Some(_) => "",
        };
        let id = folded(title, MAX_CAUSE);
        let id = if id.len() < 3 || used.contains(&id) {
            format!("cause-{number}")
        } else {
            id
        };
        used.insert(id.clone());
        id
    });
    ids.collect()
}
