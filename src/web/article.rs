//! An article, whole, with the way into the wizard beside it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::card::Card;
use super::links::Links;
use super::moved;
use super::page::{self, Page, foreign};
use super::reader::Reader;
use crate::app::Refusal;
use crate::content::{Article, Html};
use crate::i18n::Locale;
use crate::knowledge::{Localized, Topic};
use crate::wizard::Answers;

/// The article page.
#[derive(Template)]
#[template(path = "article.html")]
struct ArticleView<'a> {
    page: Page<'a>,
    article: &'a Article,
    /// The language of the article where it is not the page's.
    lang: Option<Locale>,
    wizard: String,
    flow: String,
    contents: Vec<Heading<'a>>,
    passages: Vec<PassageView<'a>>,
}

/// A passage of the text.
struct PassageView<'a> {
    html: &'a Html,
    /// Its language where it is not the article's: the translation is out of date here.
    lang: Option<Locale>,
    /// The first of several such passages.
    is_first: bool,
}

/// A line of the table of contents, with the lines below it.
struct Heading<'a> {
    anchor: &'a str,
    title: &'a str,
    children: Vec<(&'a str, &'a str)>,
}

/// `GET /{locale}/{article}`; a code or an error name leads to its article.
pub(super) async fn show(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let topic = reader.knowledge().find(&name).ok_or(Refusal::NotFound)?;
    if topic.slug != name {
        return moved::to(topic, &name, &Links::of(reader.locale).article(&topic.slug));
    }
    let article = topic.article(reader.locale).ok_or(Refusal::NotFound)?;
    let page = reader
        .page(&article.text.title)
        .described(&article.text.description)
        .pictured(&card(topic, reader.locale).unwrap_or_default());
    let view = ArticleView {
        lang: foreign(reader.locale, article.locale),
        flow: page.links.flow(&topic.slug),
        wizard: page.links.wizard(&topic.slug, &Answers::default()),
        contents: contents(article.text),
        passages: passages(topic, reader.locale, article),
        article: article.text,
        page,
    };
    page::render(&view.page, &view)
}

/// The card of an article: its heading and its description.
pub(super) fn card(topic: &Topic, locale: Locale) -> Option<Card> {
    let article = topic.article(locale)?.text;
    Some(Card {
        title: article.title.clone(),
        body: Some(article.description.clone()).filter(|text| !text.is_empty()),
        ..Card::default()
    })
}

fn passages<'a>(topic: &'a Topic, reader: Locale, article: Localized<'a, Article>) -> Vec<PassageView<'a>> {
    let mut views: Vec<PassageView<'_>> = Vec::new();
    for passage in topic.passages(reader) {
        let lang = foreign(article.locale, passage.locale);
        views.push(PassageView {
            html: &passage.text.html,
            lang,
            is_first: lang.is_some() && views.last().is_none_or(|view| view.lang.is_none()),
        });
    }
    views
}

fn contents(article: &Article) -> Vec<Heading<'_>> {
    let mut headings: Vec<Heading<'_>> = Vec::new();
    for (anchor, level, title) in &article.headings {
        match headings.last_mut() {
            Some(parent) if *level > 2 => parent.children.push((anchor, title)),
            _ => headings.push(Heading {
                anchor,
                title,
                children: Vec::new(),
            }),
        }
    }
    headings
}
