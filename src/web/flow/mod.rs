//! All paths of an article: from what people see over the causes to what helps, as a drawing and as a list.

mod drawing;
mod rules;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::links::Links;
use super::moved;
use super::page::{self, Page, foreign};
use super::reader::Reader;
use crate::app::Refusal;
use crate::content::Part;
use crate::i18n::Locale;
use crate::knowledge::{Cause, Localized, Topic};
use crate::wizard::Answers;
use drawing::{Drawing, Node};
use rules::RuleView;

/// The page.
#[derive(Template)]
#[template(path = "flow.html")]
struct FlowView<'a> {
    page: Page<'a>,
    lead: &'a str,
    article: String,
    /// The language of the article where it is not the page's.
    lang: Option<Locale>,
    description: String,
    drawing: Drawing,
    symptoms: Vec<SymptomView>,
    causes: Vec<CauseView>,
}

/// A text and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    title: String,
    href: String,
}

/// A symptom of the list.
struct SymptomView {
    item: Item,
    /// Its causes further down on the page.
    causes: Vec<Item>,
}

/// A cause of the list.
struct CauseView {
    id: String,
    item: Item,
    solutions: Vec<Item>,
    /// Another article that tells it.
    same_as: Option<Item>,
    rules: Vec<RuleView>,
}

/// `GET /{locale}/{article}/flow`.
pub(super) async fn show(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let topic = reader.knowledge().find(&name).ok_or(Refusal::NotFound)?;
    if topic.slug != name {
        return moved::to(topic, &name, &Links::of(reader.locale).flow(&topic.slug));
    }
    let article = topic.article(reader.locale).ok_or(Refusal::NotFound)?;
    let heading = reader
        .texts()
        .with("flow-title", &[("title", article.text.title.as_str().into())]);
    let page = reader.page(heading).described(&article.text.description);
    let causes = causes(&reader, topic, &page);
    let symptoms = symptoms(&reader, topic, (&page, &causes));
    let drawing = drawing::draw(&nodes(&symptoms, &causes, &page));
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX).into();
    let description = page.texts.with(
        "flow-description",
        &[
            ("symptoms", count(symptoms.len())),
            ("causes", count(causes.len())),
            ("solutions", count(drawing.solutions)),
        ],
    );
    let view = FlowView {
        lead: &article.text.title,
        article: page.links.article(&topic.slug),
        lang: foreign(reader.locale, article.locale),
        description,
        drawing,
        symptoms,
        causes,
        page,
    };
    page::render(&view.page, &view)
}

/// What a part is called: its title, else its first sentence.
fn title(part: Localized<'_, Part>) -> String {
    let part = part.text;
    part.title.clone().unwrap_or_else(|| part.summary.clone())
}

fn symptoms(reader: &Reader, topic: &Topic, (page, causes): (&Page<'_>, &[CauseView])) -> Vec<SymptomView> {
    let found = topic.symptoms.iter().filter_map(|symptom| {
        let part = topic.symptom_part(reader.locale, symptom.part)?;
        let answers = Answers {
            symptom: Some(symptom.part.to_string()),
            ..Answers::default()
        };
        let known = symptom
            .causes
            .iter()
            .filter_map(|id| causes.iter().find(|cause| cause.id == *id));
        Some(SymptomView {
            item: Item {
                title: title(part),
                href: page.links.wizard(&topic.slug, &answers),
            },
            causes: known
                .map(|cause| Item {
                    title: cause.item.title.clone(),
                    href: format!("#cause-{}", cause.id),
                })
                .collect(),
        })
    });
    found.collect()
}

/// The causes, those of the first symptom first.
fn causes(reader: &Reader, topic: &Topic, page: &Page<'_>) -> Vec<CauseView> {
    let place = |cause: &&Cause| {
        let leads =
            |symptom: &crate::knowledge::Symptom| symptom.causes.iter().position(|id| *id == cause.id);
        let mut places = (0..)
            .zip(&topic.symptoms)
            .filter_map(|(at, symptom): (usize, _)| Some((at, leads(symptom)?)));
        places.next().unwrap_or((usize::MAX, 0))
    };
    let mut causes: Vec<&Cause> = topic.causes.iter().collect();
    causes.sort_by_key(place);
    causes
        .into_iter()
        .filter_map(|cause| cause_view(reader, (topic, cause), page))
        .collect()
}

fn cause_view(reader: &Reader, (topic, cause): (&Topic, &Cause), page: &Page<'_>) -> Option<CauseView> {
    let knowledge = reader.knowledge();
    let part = knowledge.cause_part(topic, cause, reader.locale)?;
    let symptom = topic
        .symptoms
        .iter()
        .find(|symptom| symptom.causes.contains(&cause.id));
    let answers = Answers {
        cause: Some(cause.id.clone()),
        symptom: symptom.map(|symptom| symptom.part.to_string()),
        ..Answers::default()
    };
    let (origin, original) = knowledge.origin(topic, cause);
    let solutions = knowledge.solution_parts(topic, cause, reader.locale);
    let solution = |text: Localized<'_, Part>| Item {
        href: page.links.part(&origin.slug, &text.text.anchor),
        title: title(text),
    };
    let same_as = cause.same_as.as_ref().and_then(|_| {
        let article = origin.article(reader.locale)?;
        Some(Item {
            title: article.text.title.clone(),
            href: page.links.flow(&origin.slug),
        })
    });
    let rules = [(topic, cause), (origin, original)]
        .into_iter()
        .take(if same_as.is_some() { 2 } else { 1 });
    let rules = rules.flat_map(|(topic, cause)| reader.app.rules.outlines(&topic.slug, &cause.id));
    Some(CauseView {
        id: cause.id.clone(),
        item: Item {
            title: title(part),
            href: page.links.wizard(&topic.slug, &answers),
        },
        solutions: solutions.into_iter().map(|(_, text)| solution(text)).collect(),
        same_as,
        rules: rules.map(|rule| rules::view(page.texts, &rule)).collect(),
    })
}

/// Columns of the drawing: what stands in a box, and to which boxes of the next column it leads.
fn nodes(symptoms: &[SymptomView], causes: &[CauseView], page: &Page<'_>) -> [Vec<Node>; 3] {
    let dead = |text: String, column: &mut Vec<Node>| {
        column.push(Node {
            item: Item {
                title: text,
                href: String::new(),
            },
            to: Vec::new(),
        });
        column.len() - 1
    };
    let mut columns = [Vec::new(), Vec::new(), Vec::new()];
    let [first, second, third] = &mut columns;
    for cause in causes {
        let mut to = Vec::new();
        for item in &cause.solutions {
            let known = third.iter().position(|node: &Node| node.item == *item);
            to.push(known.unwrap_or_else(|| {
                third.push(Node {
                    item: item.clone(),
                    to: Vec::new(),
                });
                third.len() - 1
            }));
        }
        if to.is_empty() {
            to.push(dead(page.t("flow-dead-cause"), third));
        }
        second.push(Node {
            item: cause.item.clone(),
            to,
        });
    }
    for symptom in symptoms {
        let leads = |cause: &CauseView| {
            symptom
                .causes
                .iter()
                .any(|item| item.href == format!("#cause-{}", cause.id))
        };
        let mut to: Vec<usize> = (0..)
            .zip(causes)
            .filter(|(_, cause)| leads(cause))
            .map(|(at, _)| at)
            .collect();
        if to.is_empty() {
            to.push(dead(page.t("flow-dead-symptom"), second));
        }
        first.push(Node {
            item: symptom.item.clone(),
            to,
        });
    }
    columns
}
