//! Names that articles and causes had once: links and reports that carry them go on meaning the same.

use std::collections::{BTreeMap, BTreeSet};

use super::verify::place;
use super::{Cause, FormerCause, KnowledgeBase, Topic};
use crate::{ContentTree, Fault, is_slug};

impl KnowledgeBase {
    /// The topic whose article was once called so.
    pub(super) fn formerly(&self, slug: &str) -> Option<&Topic> {
        self.topics.values().find(|topic| topic.was_called(slug))
    }

    /// The cause that an article names, whatever both are called now and wherever the cause went.
    pub fn cause(&self, article: &str, cause: &str) -> Option<(&Topic, &Cause)> {
        let named = self.topics.get(article).or_else(|| self.formerly(article))?;
        if let Some(found) = named.cause(cause) {
            return Some((named, found));
        }
        let is_meant = |former: &FormerCause| {
            former.id == cause && (former.article == named.slug || named.was_called(&former.article))
        };
        let mut causes = self
            .topics
            .values()
            .flat_map(|topic| topic.causes.iter().map(move |cause| (topic, cause)));
        causes.find(|(_, cause)| cause.was.iter().any(is_meant))
    }

    /// All pairs of article and cause that stood for this cause, today's first.
    pub fn names_of(&self, article: &str, cause: &str) -> Vec<(String, String)> {
        let mut names = vec![(article.to_owned(), cause.to_owned())];
        let Some((topic, known)) = self.cause(article, cause) else {
            return names;
        };
        let ids = known.was.iter().map(|former| (&former.article, &former.id));
        for (article, id) in ids.chain([(&topic.slug, &known.id)]) {
            let slugs = self.topics.get(article).or_else(|| self.formerly(article));
            let former = slugs.into_iter().flat_map(|topic| &topic.was);
            names.extend(former.chain([article]).map(|slug| (slug.clone(), id.clone())));
        }
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names
    }
}

impl Topic {
    /// The article had this slug once.
    pub fn was_called(&self, slug: &str) -> bool {
        self.was.iter().any(|former| former == slug)
    }
}

/// A former name means one thing: it is no name of today, and nothing else had it.
pub(super) fn check(knowledge: &KnowledgeBase, tree: &ContentTree, faults: &mut Vec<Fault>) {
    let mut check = Check {
        knowledge,
        tree,
        faults,
    };
    check.articles();
    check.causes();
}

struct Check<'a> {
    knowledge: &'a KnowledgeBase,
    tree: &'a ContentTree,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, topic: &Topic, name: &str, message: String, advice: &str) {
        let (path, line) = place(self.tree, topic, name);
        self.faults
            .push(Fault::error(&path, line, message).advise(advice));
    }

    fn articles(&mut self) {
        let knowledge = self.knowledge;
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for topic in knowledge.topics.values() {
            for name in &topic.was {
                if !is_slug(name) {
                    let message = format!("`{name}` cannot have been the name of an article");
                    self.fault(topic, name, message, "use a to z, 0 to 9 and -");
                } else if let Some(owner) = owner_of(knowledge, topic, name) {
                    let message = format!("was: `{name}` is in use: it names {}", owner.slug);
                    self.fault(topic, name, message, "a name is former once nothing has it");
                } else if let Some(other) = owners.insert(name, &topic.slug) {
                    let message = format!("was: `{name}` is a former name of {other} already");
                    self.fault(topic, name, message, "keep it where its links shall lead");
                }
            }
        }
    }

    fn causes(&mut self) {
        let knowledge = self.knowledge;
        let mut owners: BTreeMap<(&str, &str), String> = BTreeMap::new();
        for topic in knowledge.topics.values() {
            for (cause, former) in topic
                .causes
                .iter()
                .flat_map(|cause| cause.was.iter().map(move |former| (cause, former)))
            {
                let written = former.written(topic);
                let known = knowledge.topics.get(&former.article);
                let Some(article) = known.or_else(|| knowledge.formerly(&former.article)) else {
                    let message = format!("was: there is no article `{}`", former.article);
                    self.fault(topic, &written, message, "its successor says `was` too");
                    continue;
                };
                if article.cause(&former.id).is_some() {
                    let message = format!("was: `{written}` is in use: {} has this cause", article.slug);
                    self.fault(topic, &written, message, "a name is former once nothing has it");
                }
                let owner = format!("{}/{}", topic.slug, cause.id);
                if let Some(other) = owners.insert((&article.slug, &former.id), owner) {
                    let message = format!("was: `{written}` is a former name of {other} already");
                    self.fault(topic, &written, message, "keep it where its links shall lead");
                }
            }
        }
    }
}

/// The topic that has `name` today; a code of its own may well have been its name.
fn owner_of<'kb>(knowledge: &'kb KnowledgeBase, topic: &Topic, name: &str) -> Option<&'kb Topic> {
    let is_name = |other: &&Topic| {
        let names = other.codes.iter().chain(&other.name);
        let mut names = names.filter(|_| other.slug != topic.slug);
        other.slug == name || names.any(|other| other.eq_ignore_ascii_case(name))
    };
    knowledge.topics.values().find(is_name)
}

impl FormerCause {
    /// As it stands in the file of `topic`.
    fn written(&self, topic: &Topic) -> String {
        if self.article == topic.slug {
            self.id.clone()
        } else {
            format!("{}/{}", self.article, self.id)
        }
    }
}
