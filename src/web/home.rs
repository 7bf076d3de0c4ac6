//! The start page: by code or name, by what one sees, by log.

use askama::Template;
use axum::response::Response;

use super::assets;
use super::card::Card;
use super::page::{self, Page, foreign};
use super::reader::Reader;
use super::upload::sample_of;
use crate::app::Refusal;
use crate::i18n::Locale;
use crate::knowledge::{SymptomQuestion, Topic};
use crate::wizard::Answers;

/// The start page.
#[derive(Template)]
#[template(path = "home.html")]
struct HomeView<'a> {
    page: Page<'a>,
    groups: Vec<GroupView>,
    topics: Vec<TopicView>,
}

/// Questions on one subject.
struct GroupView {
    title: String,
    /// The language of the texts where it is not the page's.
    lang: Option<Locale>,
    questions: Vec<QuestionView>,
}

/// A question whose "yes" is a symptom.
struct QuestionView {
    text: String,
    href: String,
    /// The name of the sample that shows it.
    sample: Option<&'static str>,
}

/// A made-up log, by the question whose "yes" it is.
pub(super) struct SampleView {
    pub(super) name: &'static str,
    pub(super) question: String,
    /// The language of the question where it is not the page's.
    pub(super) lang: Option<Locale>,
    pub(super) href: String,
}

/// The symptoms of one article.
struct TopicView {
    /// Codes, for the suggestions of the code field.
    code: String,
    /// Heading of the article.
    title: String,
    href: String,
    /// The language of the texts where it is not the page's.
    lang: Option<Locale>,
    symptoms: Vec<SymptomView>,
}

/// One symptom, as the answer to "what do you see?".
struct SymptomView {
    title: String,
    href: String,
}

/// `GET /{locale}`.
pub(super) async fn show(reader: Reader) -> Result<Response, Refusal> {
    let page = reader.page(reader.texts().get("home-title"));
    let page = page.pictured(&card(&reader));
    let topics = reader
        .knowledge()
        .topics
        .values()
        .filter_map(|topic| topic_view(topic, &page))
        .collect();
    let groups = groups(&reader, &page);
    let view = HomeView { page, groups, topics };
    page::render(&view.page, &view)
}

/// The card of the site.
pub(super) fn card(reader: &Reader) -> Card {
    let texts = reader.texts();
    Card {
        title: texts.get("home-title"),
        body: Some(texts.get("home-lead")),
        ..Card::default()
    }
}

/// The samples of the symptoms that are asked for.
pub(super) fn samples(reader: &Reader) -> Vec<SampleView> {
    let Some(asked) = reader.knowledge().questions(reader.locale) else {
        return Vec::new();
    };
    let questions = asked.text.iter().flat_map(|group| &group.questions);
    let view = |question: &SymptomQuestion| {
        let (article, number) = question.symptom()?;
        let sample = sample_of(article, number)?;
        Some(SampleView {
            name: sample.name,
            question: question.text.clone(),
            lang: foreign(reader.locale, asked.locale),
            href: assets::url(sample.file),
        })
    };
    questions.filter_map(view).collect()
}

fn groups(reader: &Reader, page: &Page<'_>) -> Vec<GroupView> {
    let Some(asked) = reader.knowledge().questions(page.lang()) else {
        return Vec::new();
    };
    let question = |question: &SymptomQuestion| {
        let (article, number) = question.symptom()?;
        Some(QuestionView {
            text: question.text.clone(),
            href: symptom_href(page, article, number),
            sample: sample_of(article, number).map(|sample| sample.name),
        })
    };
    let groups = asked.text.iter().map(|group| GroupView {
        title: group.title.clone(),
        lang: foreign(page.lang(), asked.locale),
        questions: group.questions.iter().filter_map(question).collect(),
    });
    groups.collect()
}

/// The wizard with a symptom answered.
fn symptom_href(page: &Page<'_>, article: &str, number: u32) -> String {
    let answers = Answers {
        symptom: Some(number.to_string()),
        ..Answers::default()
    };
    page.links.wizard(article, &answers)
}

fn topic_view(topic: &Topic, page: &Page<'_>) -> Option<TopicView> {
    let article = topic.article(page.lang())?;
    let symptom = |number: u32| {
        let part = topic.symptom_part(page.lang(), number)?.text;
        Some(SymptomView {
            title: part.title.clone().unwrap_or_else(|| part.summary.clone()),
            href: symptom_href(page, &topic.slug, number),
        })
    };
    Some(TopicView {
        code: topic.name.clone().unwrap_or_else(|| topic.codes.join(", ")),
        title: article.text.title.clone(),
        href: page.links.article(&topic.slug),
        lang: foreign(page.lang(), article.locale),
        symptoms: topic
            .symptoms
            .iter()
            .filter_map(|item| symptom(item.part))
            .collect(),
    })
}
