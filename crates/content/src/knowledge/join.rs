//! Articles of all languages and their routing to topics.

use std::collections::{BTreeMap, BTreeSet};

use super::clues::Clues;
use super::routing::Routing;
use super::{
    Cause, FormerCause, KnowledgeBase, Risk, Solution, SolutionKind, Symptom, Topic, coverage, questions,
    search, verify,
};
use crate::Locale;
use crate::{Article, ArticleFile, ContentTree, Fault, PartKind, Severity, is_code};

impl KnowledgeBase {
    /// Reads and joins everything.
    ///
    /// `Ok` only without errors: what `check` accepts, `serve` starts. `Err` has all faults, warnings too.
    pub fn load(tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        let (knowledge, faults) = join(tree);
        let is_error = |fault: &Fault| fault.severity == Severity::Error;
        if faults.iter().any(is_error) {
            return Err(faults);
        }
        Ok(knowledge)
    }
}

/// Everything that is wrong or missing in articles and routing, by path and line.
pub fn check(tree: &ContentTree) -> Vec<Fault> {
    join(tree).1
}

/// What is right is kept, what is wrong is listed.
pub(super) fn join(tree: &ContentTree) -> (KnowledgeBase, Vec<Fault>) {
    let mut faults = tree.faults.clone();
    let (files, mut found) = ArticleFile::all(tree);
    faults.append(&mut found);
    let locales = locales(tree);
    let mut topics = articles(&files, &locales, &mut faults);
    let mut routings = routings(tree, &topics, &mut faults);
    coverage::check(&routings, &mut faults);
    for (slug, topic) in &mut topics {
        match routings.remove(slug) {
            Some(routing) => {
                apply(topic, &routing);
                verify::routing(topic, &routing, &mut faults);
            }
            None => {
                derive_names(topic);
                derive(topic);
            }
        }
    }
    for routing in routings.values() {
        let fault = Fault::error(&routing.path, None, "has no article");
        faults.push(fault.advise("write locales/en/articles/… of the same name"));
    }
    let knowledge = KnowledgeBase {
        topics,
        indexes: search::Indexes::of(&locales),
        locales,
        search_words: search::read(tree, &mut faults),
        questions: questions::read(tree, &mut faults),
        clues: Clues::read(tree, &mut faults),
    };
    verify::knowledge(&knowledge, tree, &mut faults);
    search::verify(&knowledge, tree, &mut faults);
    questions::verify(&knowledge, tree, &mut faults);
    faults.sort();
    faults.dedup();
    (knowledge, faults)
}

/// The languages that have a folder, English first.
fn locales(tree: &ContentTree) -> Vec<Locale> {
    let folders = tree.files.keys().filter_map(|path| {
        let (tag, _) = path.strip_prefix("locales/")?.split_once('/')?;
        tag.parse().ok().filter(|locale: &Locale| locale.as_str() == tag)
    });
    let found: BTreeSet<Locale> = folders.collect();
    let mut locales: Vec<_> = found.into_iter().collect();
    locales.sort_by_key(|locale| (*locale != Locale::english(), locale.as_str().to_owned()));
    locales
}

/// Reads every article once for its own language, and the one to fall back to for each language without it.
fn articles(
    files: &[ArticleFile<'_>],
    locales: &[Locale],
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Topic> {
    let known: BTreeSet<_> = files.iter().map(|file| file.slug.clone()).collect();
    let mut topics: BTreeMap<String, Topic> = BTreeMap::new();
    for file in files {
        let (article, mut found) = file.read(file.locale, &known);
        faults.append(&mut found);
        let topic = topics
            .entry(file.slug.clone())
            .or_insert_with(|| empty(&file.slug));
        topic
            .articles
            .extend(article.map(|article| (file.locale, article)));
    }
    for file in files {
        let Some(topic) = topics.get_mut(&file.slug) else {
            continue;
        };
        if topic.base().is_none_or(|base| base.locale != file.locale) {
            continue;
        }
        topic.compare_fingerprints();
        for locale in locales {
            let own = topic.articles.get(locale);
            if own.is_none_or(|article| !article.stale.is_empty()) {
                let (article, _) = file.read(*locale, &known);
                topic.fallbacks.extend(article.map(|article| (*locale, article)));
            }
        }
    }
    topics.retain(|_, topic| !topic.articles.is_empty());
    topics
}

fn empty(slug: &str) -> Topic {
    Topic {
        slug: slug.to_owned(),
        name: None,
        codes: Vec::new(),
        aliases: Vec::new(),
        was: Vec::new(),
        symptoms: Vec::new(),
        causes: Vec::new(),
        solutions: Vec::new(),
        articles: BTreeMap::new(),
        fallbacks: BTreeMap::new(),
    }
}

/// `rules/<article>.toml`, by article. What has neither an article nor routing belongs to the log analysis.
fn routings(
    tree: &ContentTree,
    topics: &BTreeMap<String, Topic>,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Routing> {
    let files = tree.files.iter().filter_map(|(path, text)| {
        let slug = path.strip_prefix("rules/")?.strip_suffix(".toml")?;
        (!slug.contains('/')).then_some((path, slug, text))
    });
    let mut routings = BTreeMap::new();
    for (path, slug, text) in files {
        let (routing, mut found) = Routing::read(path, text);
        if routing.is_routing || topics.contains_key(slug) {
            faults.append(&mut found);
            routings.insert(slug.to_owned(), routing);
        }
    }
    routings
}

fn apply(topic: &mut Topic, routing: &Routing) {
    topic.name = routing.name.as_ref().map(|name| name.value.clone());
    topic.codes = routing.codes.iter().map(|code| code.value.clone()).collect();
    topic.aliases = routing.aliases.iter().map(|alias| alias.value.clone()).collect();
    topic.was = routing.was.iter().map(|former| former.value.clone()).collect();
    let is_cause = |id: &&String| routing.causes.iter().any(|cause| cause.id == **id);
    for symptom in &routing.symptoms {
        let causes = symptom.causes.iter().map(|cause| &cause.value);
        topic.symptoms.push(Symptom {
            part: symptom.part,
            causes: causes.filter(is_cause).cloned().collect(),
        });
    }
    for cause in &routing.causes {
        topic.causes.push(Cause {
            id: cause.id.clone(),
            part: cause.part,
            solutions: cause.solutions.iter().map(|solution| solution.value).collect(),
            same_as: cause.same_as.as_ref().map(|target| target.value.clone()),
            benign: cause.benign,
            log: cause.log.clone(),
            was: cause
                .was
                .iter()
                .map(|former| former_cause(&topic.slug, &former.value))
                .collect(),
        });
    }
    for solution in &routing.solutions {
        topic.solutions.push(Solution {
            part: solution.part,
            kind: solution.kind,
            risk: solution.risk,
        });
    }
    topic.symptoms.sort_by_key(|symptom| symptom.part);
    topic.causes.sort_by_key(|cause| cause.part);
    topic.solutions.sort_by_key(|solution| solution.part);
}

/// `cause` of this article, or `article/cause`.
fn former_cause(slug: &str, written: &str) -> FormerCause {
    let (article, id) = written.split_once('/').unwrap_or((slug, written));
    FormerCause {
        article: article.to_owned(),
        id: id.to_owned(),
    }
}

/// The routing of an article that has none: one to one where the numbers are equal, else everything.
fn derive(topic: &mut Topic) {
    let Some(article) = topic.article(Locale::english()).map(|found| found.text) else {
        return;
    };
    let symptoms = article.numbers(PartKind::Symptom);
    let causes = article.numbers(PartKind::Cause);
    let solutions = article.numbers(PartKind::Solution);
    let answers = |from: &[u32], to: &[u32], at: usize| match to.get(at) {
        Some(number) if from.len() == to.len() => vec![*number],
        _ => to.to_vec(),
    };
    for (at, part) in symptoms.iter().enumerate() {
        let causes = answers(&symptoms, &causes, at).into_iter();
        topic.symptoms.push(Symptom {
            part: *part,
            causes: causes.map(|cause| format!("cause-{cause}")).collect(),
        });
    }
    for (at, part) in causes.iter().enumerate() {
        topic.causes.push(Cause {
            id: format!("cause-{part}"),
            part: *part,
            solutions: answers(&causes, &solutions, at),
            same_as: None,
            benign: false,
            log: None,
            was: Vec::new(),
        });
    }
    topic.solutions = solutions
        .iter()
        .map(|part| Solution {
            part: *part,
            kind: SolutionKind::Change,
            risk: Risk::None,
        })
        .collect();
}

/// Name and code of an article that has no routing.
fn derive_names(topic: &mut Topic) {
    topic.name = topic
        .article(Locale::english())
        .and_then(|found| name_in(found.text));
    if is_code(&topic.slug) {
        topic.codes = vec![topic.slug.clone()];
    }
}

/// The error name in a title such as `404104 DeviceConnectionClosedRemotely`.
fn name_in(article: &Article) -> Option<String> {
    let name = article.title.strip_prefix(&article.slug)?.trim();
    let is_word = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
    is_word.then(|| name.to_owned())
}
