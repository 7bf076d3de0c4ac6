//! The start page: by code or name, by what one sees, by log.

use askama::Template;
use axum::response::Response;

use super::card::Card;
use super::page::{self, Page, foreign};
use super::reader::Reader;
use crate::app::Refusal;
use crate::i18n::Locale;
use crate::knowledge::Topic;
use crate::wizard::Answers;

/// The start page.
#[derive(Template)]
#[template(path = "home.html")]
struct HomeView<'a> {
    page: Page<'a>,
    topics: Vec<TopicView>,
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
    let view = HomeView { page, topics };
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

fn topic_view(topic: &Topic, page: &Page<'_>) -> Option<TopicView> {
    let article = topic.article(page.lang())?;
    let symptom = |number: u32| {
        let part = topic.symptom_part(page.lang(), number)?.text;
        let answers = Answers {
            symptom: Some(number.to_string()),
            ..Answers::default()
        };
        Some(SymptomView {
            title: part.title.clone().unwrap_or_else(|| part.summary.clone()),
            href: page.links.wizard(&topic.slug, &answers),
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
