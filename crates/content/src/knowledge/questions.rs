//! `locales/<language>/questions.toml` to what the start page asks somebody who knows only what they see.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::{KnowledgeBase, Localized};
use crate::Locale;
use crate::{ContentTree, Fault};

/// Questions on one subject.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionGroup {
    /// The subject.
    pub title: String,
    /// What is asked, most frequent first.
    pub questions: Vec<SymptomQuestion>,
}

/// A question whose "yes" is a symptom.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SymptomQuestion {
    symptom: Spanned<String>,
    /// The question.
    pub text: String,
}

impl SymptomQuestion {
    /// Article and number of the symptom.
    pub fn symptom(&self) -> Option<(&str, u32)> {
        let (article, number) = self.symptom.get_ref().split_once('/')?;
        Some((article, number.parse().ok()?))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    group: Vec<QuestionGroup>,
}

impl KnowledgeBase {
    /// The questions in `locale`, else in English.
    pub fn questions(&self, locale: Locale) -> Option<Localized<'_, Vec<QuestionGroup>>> {
        [locale, Locale::english()].into_iter().find_map(|locale| {
            let text = self.questions.get(&locale)?;
            Some(Localized { text, locale })
        })
    }
}

/// The questions of every language that has some.
pub(super) fn read(tree: &ContentTree, faults: &mut Vec<Fault>) -> BTreeMap<Locale, Vec<QuestionGroup>> {
    let mut found = BTreeMap::new();
    for (locale, path, text) in files(tree) {
        match toml::from_str::<File>(text) {
            Ok(file) => {
                found.insert(locale, file.group);
            }
            Err(error) => {
                let line = error.span().map(|span| line_of(text, span.start));
                faults.push(Fault::error(path, line, error.message()));
            }
        }
    }
    found
}

/// Every question leads to a symptom, each once, and every language asks what English asks.
pub(super) fn verify(knowledge: &KnowledgeBase, tree: &ContentTree, faults: &mut Vec<Fault>) {
    let asked = |locale: &Locale| -> Vec<&str> {
        let groups = knowledge.questions.get(locale).into_iter().flatten();
        let questions = groups.flat_map(|group| &group.questions);
        questions
            .map(|question| question.symptom.get_ref().as_str())
            .collect()
    };
    let english = asked(&Locale::english());
    for (locale, path, text) in files(tree) {
        let own = asked(&locale);
        for missing in english.iter().filter(|symptom| !own.contains(symptom)) {
            let fault = Fault::warning(path, None, format!("does not ask for the symptom `{missing}`"));
            faults.push(fault.advise("English asks for it"));
        }
        let mut seen = BTreeSet::new();
        for group in knowledge.questions.get(&locale).into_iter().flatten() {
            for question in &group.questions {
                let line = line_of(text, question.symptom.span().start);
                let wrong = |message| Fault::error(path, Some(line), message);
                let name = question.symptom.get_ref();
                if !leads_somewhere(knowledge, question) {
                    let fault = wrong(format!("there is no symptom `{name}`"));
                    faults.push(fault.advise("write `article/number`, such as `404104/2`"));
                }
                if !seen.insert(name) {
                    faults.push(wrong(format!("asks twice for the symptom `{name}`")));
                }
                if question.text.trim().is_empty() || group.title.trim().is_empty() {
                    faults.push(wrong("has an empty text".to_owned()));
                }
            }
        }
    }
}

fn leads_somewhere(knowledge: &KnowledgeBase, question: &SymptomQuestion) -> bool {
    let symptom = question.symptom().and_then(|(article, number)| {
        let topic = knowledge.topics.get(article)?;
        topic.symptom(number)
    });
    symptom.is_some()
}

fn files(tree: &ContentTree) -> impl Iterator<Item = (Locale, &str, &str)> {
    tree.files.iter().filter_map(|(path, text)| {
        let tag = path.strip_prefix("locales/")?.strip_suffix("/questions.toml")?;
        Some((tag.parse().ok()?, path.as_str(), text.as_str()))
    })
}

fn line_of(text: &str, offset: usize) -> u32 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + u32::try_from(memchr::memchr_iter(b'\n', before).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "# 1\n## Symptoms\n### Symptom 1: It drops\nOften.\n## Causes\n### Cause 1: A storm\nWind.\n## Solutions\n### Solution 1: Wait\nWait.\n";

    fn faults(questions: &str) -> Vec<String> {
        let mut tree = ContentTree::default();
        let files = [
            ("locales/en/articles/storms.md", ARTICLE),
            (
                "locales/en/questions.toml",
                "[[group]]\ntitle = \"Drops\"\nquestions = [{ symptom = \"storms/1\", text = \"Does it drop?\" }]\n",
            ),
            ("locales/de/questions.toml", questions),
        ];
        for (path, text) in files {
            tree.files.insert(path.to_owned(), text.to_owned());
        }
        let all = super::super::check(&tree).into_iter();
        all.filter(|fault| fault.path.ends_with("questions.toml"))
            .map(|fault| format!("{:?}: {}", fault.line, fault.message))
            .collect()
    }

    fn german(questions: &str) -> String {
        format!("[[group]]\ntitle = \"Abbrüche\"\nquestions = [\n{questions}]\n")
    }

    #[test]
    fn questions_lead_to_symptoms_and_every_language_asks_the_same() {
        let right = "{ symptom = \"storms/1\", text = \"Bricht es ab?\" },\n";
        assert_eq!(faults(&german(right)), [""; 0]);
        let twice = faults(&german(&right.repeat(2)));
        assert_eq!(twice, ["Some(5): asks twice for the symptom `storms/1`"]);
        let wrong = faults(&german("{ symptom = \"storms/2\", text = \" \" },\n"));
        let expected = [
            "None: does not ask for the symptom `storms/1`",
            "Some(4): has an empty text",
            "Some(4): there is no symptom `storms/2`",
        ];
        assert_eq!(wrong, expected);
        assert_eq!(
            faults("[[group]]\ntitel = \"x\"").len(),
            2,
            "an unknown key, and nothing asked"
        );
    }
}
