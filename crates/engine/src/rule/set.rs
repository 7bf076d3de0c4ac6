//! `rules/<article>.toml` to [`Rules`]: every rule checked against its file, and compiled.

use serde::Deserialize;

use crate::definition;
use crate::format::Formats;
use waypost_content::{ContentTree, Fault};

use super::definition::{Definition, EventCount, Level};

/// What a rule file tells analysis: rules, and which causes and symptoms there are.
#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    rule: Vec<Definition>,
    #[serde(default)]
    cause: Vec<CauseReference>,
    #[serde(default)]
    symptom: Vec<SymptomReference>,
}

#[derive(Debug, Deserialize)]
struct CauseReference {
    id: String,
    #[serde(default)]
    benign: bool,
}

#[derive(Debug, Deserialize)]
struct SymptomReference {
    part: u32,
    #[serde(default)]
    causes: Vec<String>,
}

/// A rule, compiled.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) article: String,
    /// Expected behaviour: nothing to repair.
    pub(crate) benign: bool,
    pub(super) definition: Definition,
    pub(super) path: String,
}

impl Rule {
    pub(crate) fn id(&self) -> &str {
        &self.definition.id
    }

    pub(crate) fn cause(&self) -> &str {
        &self.definition.cause
    }

    pub(crate) fn level(&self) -> Level {
        self.definition.level
    }

    pub(crate) fn symptom(&self) -> Option<u32> {
        self.definition.symptom
    }

    pub(crate) fn outranks(&self) -> &[String] {
        &self.definition.outranks
    }
}

/// All rules of a content folder.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) rules: Vec<Rule>,
}

impl Rules {
    /// Reads the rules of all article files.
    ///
    /// # Errors
    /// Every fault of every file.
    pub(crate) fn load(tree: &ContentTree, formats: &Formats) -> Result<Self, Vec<Fault>> {
        let (mut rules, mut faults) = (Vec::new(), Vec::new());
        for (path, text) in &tree.files {
            let Some(article) = path
                .strip_prefix("rules/")
                .and_then(|name| name.strip_suffix(".toml"))
            else {
                continue;
            };
            if article.contains('/') || matches!(article, "answers" | "codes" | "collect" | "scope") {
                continue;
            }
            match definition::read::<File>(path, text) {
                Ok(file) => compile(
                    Place { path, text, article },
                    file,
                    formats,
                    (&mut rules, &mut faults),
                ),
                Err(fault) => faults.push(fault),
            }
        }
        match faults.is_empty() {
            true => Ok(Self { rules }),
            false => Err(faults),
        }
    }
}

#[derive(Clone, Copy)]
struct Place<'a> {
    path: &'a str,
    text: &'a str,
    article: &'a str,
}

fn compile(
    place: Place<'_>,
    file: File,
    formats: &Formats,
    (rules, faults): (&mut Vec<Rule>, &mut Vec<Fault>),
) {
    for mut definition in file.rule {
        let mut fail = |message: String| {
            let needle = format!("\"{}\"", definition.id);
            faults.push(definition::fault(
                place.path,
                place.text,
                &needle,
                format!("rule {}: {message}", definition.id),
            ));
        };
        let Some(cause) = file.cause.iter().find(|cause| cause.id == definition.cause) else {
            fail(format!("{:?} is no cause of this file", definition.cause));
            continue;
        };
        if let Some(event) = definition.event.take() {
            definition.events.insert("it".into(), event);
            if definition.when.is_empty() {
                definition.when.event_count = Some(EventCount {
                    event: "it".into(),
                    gte: 1,
                    lte: None,
                });
            }
        }
        for problem in definition.problems() {
            fail(problem);
        }
        for condition in definition.events.values_mut() {
            if let Err(problem) = condition.compile(formats) {
                fail(problem);
            }
        }
        if definition.symptom.is_none() {
            let leads = |symptom: &&SymptomReference| symptom.causes.contains(&definition.cause);
            definition.symptom = file.symptom.iter().find(leads).map(|symptom| symptom.part);
        }
        rules.push(Rule {
            article: place.article.to_owned(),
            benign: cause.benign,
            definition,
            path: place.path.to_owned(),
        });
    }
}
