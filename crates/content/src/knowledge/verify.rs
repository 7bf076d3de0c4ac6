//! What must hold between articles, languages and routing.

use std::collections::{BTreeMap, BTreeSet};

use super::routing::{Lined, Routing};
use super::{KnowledgeBase, Topic, former, freshness, glossary, nearest, wording};
use crate::Locale;
use crate::{Article, ContentTree, Fault, PartKind, PartName, is_code};

/// Checks one routing file against the article it belongs to.
pub(super) fn routing(topic: &Topic, routing: &Routing, faults: &mut Vec<Fault>) {
    let mut check = RoutingCheck {
        topic,
        routing,
        faults,
    };
    check.codes();
    check.parts();
    check.causes();
    check.solutions();
}

struct RoutingCheck<'a> {
    topic: &'a Topic,
    routing: &'a Routing,
    faults: &'a mut Vec<Fault>,
}

impl RoutingCheck<'_> {
    fn fault(&mut self, line: u32, message: String, advice: &str) {
        self.faults
            .push(Fault::error(&self.routing.path, line, message).advise(advice));
    }

    fn codes(&mut self) {
        for code in self.routing.codes.iter().filter(|code| !is_code(&code.value)) {
            let fault = Fault::error(
                &self.routing.path,
                code.line,
                format!("`{}` is no code", code.value),
            );
            self.faults
                .push(fault.advise("six digits; `x` for any digit at the end"));
        }
    }

    /// Every part of the article has its table, and every table its part.
    fn parts(&mut self) {
        let routing = self.routing;
        let symptoms = routing.symptoms.iter().map(|entry| (entry.line, entry.part));
        let causes = routing.causes.iter().map(|entry| (entry.line, entry.part));
        let solutions = routing.solutions.iter().map(|entry| (entry.line, entry.part));
        self.parts_of("symptom", PartKind::Symptom, symptoms.collect());
        self.parts_of("cause", PartKind::Cause, causes.collect());
        self.parts_of("solution", PartKind::Solution, solutions.collect());
    }

    fn parts_of(&mut self, word: &str, kind: PartKind, entries: Vec<(u32, u32)>) {
        let Some(article) = self.topic.article(Locale::english()).map(|found| found.text) else {
            return;
        };
        let numbers = article.numbers(kind);
        let mut named = BTreeSet::new();
        for (line, part) in entries {
            if !numbers.contains(&part) {
                self.fault(
                    line,
                    format!("{} has no {word} {part}", article.path),
                    "correct `part`, or write it in the article",
                );
            }
            // Several causes may share one part.
            if !named.insert(part) && kind != PartKind::Cause {
                self.fault(
                    line,
                    format!("a second [[{word}]] for part {part}"),
                    "keep one of them",
                );
            }
        }
        for part in numbers.iter().filter(|part| !named.contains(*part)) {
            let message = format!("no [[{word}]] for part {part} of {}", article.path);
            let fault = Fault::error(&self.routing.path, None, message);
            self.faults
                .push(fault.advise(format!("write [[{word}]] with `part = {part}`")));
        }
    }

    fn causes(&mut self) {
        let routing = self.routing;
        let mut ids = BTreeSet::new();
        for cause in &routing.causes {
            if !ids.insert(cause.id.as_str()) {
                self.fault(
                    cause.line,
                    format!("a second cause `{}`", cause.id),
                    "give each cause a name of its own",
                );
            }
        }
        let mut reached = BTreeSet::new();
        for symptom in &routing.symptoms {
            if symptom.causes.is_empty() {
                self.fault(
                    symptom.line,
                    format!("symptom {} has no causes", symptom.part),
                    "name at least one: the wizard ends here",
                );
            }
            self.distinct(&symptom.causes);
            for cause in &symptom.causes {
                reached.insert(cause.value.as_str());
                if !ids.contains(cause.value.as_str()) {
                    let near = nearest(&cause.value, ids.iter().copied());
                    let advice = match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "write its [[cause]], or take the name away".to_owned(),
                    };
                    self.fault(
                        cause.line,
                        format!("no cause has the id `{}`", cause.value),
                        &advice,
                    );
                }
            }
        }
        for cause in routing
            .causes
            .iter()
            .filter(|cause| !reached.contains(cause.id.as_str()))
        {
            self.fault(
                cause.line,
                format!("no symptom leads to the cause `{}`", cause.id),
                "name it in the `causes` of a [[symptom]]",
            );
        }
    }

    fn solutions(&mut self) {
        let routing = self.routing;
        let known: BTreeSet<_> = routing.solutions.iter().map(|solution| solution.part).collect();
        let mut reached = BTreeSet::new();
        for cause in &routing.causes {
            if cause.solutions.is_empty() {
                self.fault(
                    cause.line,
                    format!("the cause `{}` has no solutions", cause.id),
                    "name at least one: the wizard ends here",
                );
            }
            self.distinct(&cause.solutions);
            for solution in &cause.solutions {
                reached.insert(solution.value);
                if !known.contains(&solution.value) {
                    self.fault(
                        solution.line,
                        format!("there is no [[solution]] {}", solution.value),
                        "write it, or correct the number",
                    );
                }
            }
        }
        for solution in routing
            .solutions
            .iter()
            .filter(|entry| !reached.contains(&entry.part))
        {
            self.fault(
                solution.line,
                format!("no cause leads to solution {}", solution.part),
                "name it in the `solutions` of a [[cause]]",
            );
        }
    }

    fn distinct<T: Ord + std::fmt::Display>(&mut self, items: &[Lined<T>]) {
        let mut seen = BTreeSet::new();
        for item in items {
            if !seen.insert(&item.value) {
                self.fault(
                    item.line,
                    format!("`{}` stands twice", item.value),
                    "take one away",
                );
            }
        }
    }
}

/// Checks what holds between topics, and between the languages of one.
pub(super) fn knowledge(knowledge: &KnowledgeBase, tree: &ContentTree, faults: &mut Vec<Fault>) {
    names(knowledge, tree, faults);
    former::check(knowledge, tree, faults);
    glossary::check(tree, &knowledge.locales, faults);
    for topic in knowledge.topics.values() {
        same_as(knowledge, topic, tree, faults);
        languages(knowledge, topic, faults);
        freshness::check(topic, faults);
        wording::check(topic, tree, faults);
        for article in topic.articles.values() {
            links(knowledge, article, faults);
        }
    }
}

/// No two topics are found by the same code or name. Several may have the same alias: programs do give one name to
/// different errors.
fn names(knowledge: &KnowledgeBase, tree: &ContentTree, faults: &mut Vec<Fault>) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for topic in knowledge.topics.values() {
        let names = topic.codes.iter().chain(&topic.name);
        for name in std::iter::once(&topic.slug).chain(names) {
            let owner = *owners.entry(name.to_lowercase()).or_insert(&topic.slug);
            if owner != topic.slug {
                let (path, line) = place(tree, topic, name);
                faults.push(Fault::error(&path, line, format!("`{name}` also names {owner}")));
            }
        }
    }
}

/// The routing file of a topic, and the line a text stands on in it.
pub(super) fn place(tree: &ContentTree, topic: &Topic, text: &str) -> (String, Option<u32>) {
    let path = format!("rules/{}.toml", topic.slug);
    let quoted = format!("\"{text}\"");
    let lines = tree.files.get(&path).map_or("", String::as_str).lines();
    let line = (1..).zip(lines).find(|(_, line)| line.contains(&quoted));
    (path, line.map(|(number, _)| number))
}

fn same_as(knowledge: &KnowledgeBase, topic: &Topic, tree: &ContentTree, faults: &mut Vec<Fault>) {
    for cause in &topic.causes {
        let Some((article, id)) = &cause.same_as else {
            continue;
        };
        let target = format!("{article}/{id}");
        let (path, line) = place(tree, topic, &target);
        let found = knowledge.topics.get(article).and_then(|topic| topic.cause(id));
        let message = match found {
            None => format!("same_as: there is no cause {target}"),
            Some(found) if found.same_as.is_some() => {
                format!("same_as: {target} is itself the same as another")
            }
            Some(_) => continue,
        };
        faults.push(Fault::error(&path, line, message).advise("name the article that tells it"));
    }
}

/// Every language tells the same parts as English, and has the article at all.
fn languages(knowledge: &KnowledgeBase, topic: &Topic, faults: &mut Vec<Fault>) {
    // A folder without English is whole in another language; one with it falls back to it everywhere.
    let has_english = knowledge.locales.contains(&Locale::english());
    let Some(english) = topic
        .base()
        .filter(|base| !has_english || base.locale == Locale::english())
    else {
        for article in topic.articles.values() {
            let fault = Fault::warning(&article.path, None, "there is no English article of this name");
            faults.push(fault.advise("English is what every other language falls back to"));
        }
        return;
    };
    for locale in &knowledge.locales {
        match topic.articles.get(locale) {
            Some(article) => same_parts(topic, english, article, faults),
            None => {
                let path = format!("locales/{locale}/articles/{}.md", topic.slug);
                faults.push(Fault::warning(&path, None, "is not translated yet"));
            }
        }
    }
    shared_parts(topic, english, faults);
}

fn same_parts(topic: &Topic, english: &Article, article: &Article, faults: &mut Vec<Fault>) {
    let counts = |part: &&crate::Part| match &part.name {
        PartName::Number(_) => true,
        PartName::Slug(slug) => topic.cause(slug).is_some(),
    };
    for part in english.parts.iter().filter(counts) {
        match article.part(part.kind, &part.name) {
            None => {
                let message = format!("the part `{}` of {} is missing", part.anchor, english.path);
                let fault = Fault::error(&article.path, None, message);
                faults.push(fault.advise(format!(
                    "translate it below a heading with the anchor `{}`",
                    part.anchor
                )));
            }
            Some(found) if found.confirm.is_some() != part.confirm.is_some() => {
                let message = format!(
                    "`{}` and {} differ: only one tells how to confirm it",
                    part.anchor, english.path
                );
                let fault = Fault::error(&article.path, found.line, message);
                faults.push(fault.advise("add the part `confirm-…`, or take it away in the other"));
            }
            Some(_) => {}
        }
    }
    for part in article.parts.iter().filter(counts) {
        if english.part(part.kind, &part.name).is_none() {
            let message = format!("the part `{}` is not in {}", part.anchor, english.path);
            let fault = Fault::error(&article.path, part.line, message);
            faults.push(fault.advise("write it in English first, or correct the anchor"));
        }
    }
}

/// Where several causes share a numbered part, each has a part of its own below it.
fn shared_parts(topic: &Topic, english: &Article, faults: &mut Vec<Fault>) {
    for cause in &topic.causes {
        let sharing = topic
            .causes
            .iter()
            .filter(|other| other.part == cause.part)
            .count();
        let own = PartName::Slug(cause.id.clone());
        if sharing > 1 && cause.same_as.is_none() && english.part(PartKind::Cause, &own).is_none() {
            let message = format!(
                "cause {} holds several causes, and `{}` has no part of its own",
                cause.part, cause.id
            );
            let fault = Fault::error(&english.path, None, message);
            let advice = format!(r#"write `#### <a name="{}"></a>…` below it"#, cause.id);
            faults.push(fault.advise(advice));
        }
    }
}

/// Links between articles lead to parts that are there.
fn links(knowledge: &KnowledgeBase, article: &Article, faults: &mut Vec<Fault>) {
    for link in article.links.iter().filter(|link| !link.anchor.is_empty()) {
        let target = knowledge
            .topics
            .get(&link.slug)
            .and_then(|topic| topic.article(article.locale));
        if target.is_some_and(|target| !target.text.anchors.contains_key(&link.anchor)) {
            let message = format!(
                "a link leads to {}#{}, which is not there",
                link.slug, link.anchor
            );
            let fault = match article.is_imported {
                true => Fault::warning(&article.path, link.line, message),
                false => Fault::error(&article.path, link.line, message),
            };
            let known = target.into_iter().flat_map(|target| target.text.anchors.keys());
            faults.push(match nearest(&link.anchor, known.map(String::as_str)) {
                Some(near) => fault.advise(format!("did you mean `#{near}`?")),
                None => fault.advise("name an anchor of that article, or none"),
            });
        }
    }
}
