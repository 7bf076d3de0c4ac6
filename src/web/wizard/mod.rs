//! The wizard: one question per page, then the solution, then "did it help?".
//!
//! The address holds every answer; `change=` asks one question again and is no answer itself.

mod outcome;
mod question;
mod summary;

use axum::Extension;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};

use super::article;
use super::card::Card;
use super::language::see_other;
use super::links::Links;
use super::moved;
use super::page::{Page, foreign};
use super::reader::Reader;
use super::ticket::Wish;
use super::unchanging::ShowsCounts;
use crate::app::{Client, Refusal};
use crate::content::{Html, Part};
use crate::i18n::Locale;
use crate::knowledge::{Cause, Localized, Topic};
use crate::store::{Outcome, OutcomeKind};
use crate::wizard::{Answers, Aspect, Question, Step, renew, resolve};

/// How to confirm a cause, with its language where it is not the page's.
struct Confirm {
    html: Html,
    lang: Option<Locale>,
}

/// What the parts of the wizard share: who asks, about what, with which answers.
struct Case<'a> {
    reader: &'a Reader,
    topic: &'a Topic,
    answers: Answers,
    /// The address named causes as they were called once.
    renewed: bool,
    /// The form and language that the text for the ticket shall have.
    wish: Wish,
}

impl<'a> Case<'a> {
    fn locale(&self) -> Locale {
        self.reader.locale
    }

    /// Whether the article is there in the reader's language, if perhaps not up to date.
    fn is_translated(&self) -> bool {
        self.topic.articles.contains_key(&self.locale())
    }

    /// Heading of the article.
    fn topic_title(&self) -> &'a str {
        self.topic
            .article(self.locale())
            .map_or(self.topic.slug.as_str(), |article| &article.text.title)
    }

    /// The frame of a step; steps are not for search engines.
    fn page(&self, heading: impl Into<String>) -> Page<'a> {
        let here = Links::without_language().wizard(&self.topic.slug, &self.answers);
        let page = self.reader.page(heading).hidden().at(here);
        match article::card(self.topic, self.locale()) {
            Some(card) => page.pictured(&card),
            None => page,
        }
    }

    fn cause_part(&self, cause: &'a Cause) -> Option<Localized<'a, Part>> {
        self.reader
            .knowledge()
            .cause_part(self.topic, cause, self.locale())
    }

    /// A text with only the tabs that fit the answers.
    fn fitting(&self, html: &Html) -> Html {
        html.with_tabs(|id| self.answers.want_tab(id))
    }

    /// What the texts call an answer about an aspect, such as `Python` for `python`.
    fn aspect_title(&self, cause: &Cause, aspect: Aspect, answer: &str) -> Option<String> {
        let tabs = self.reader.knowledge().tabs(self.topic, cause, self.locale());
        let mut tabs = tabs.into_iter();
        let tab = tabs.find(|tab| aspect.answer_of(&tab.id) == Some(answer))?;
        Some(tab.title.clone())
    }

    fn confirm_part(&self, cause: &'a Cause) -> Option<Confirm> {
        let knowledge = self.reader.knowledge();
        let part = knowledge.confirm_part(self.topic, cause, self.locale())?;
        Some(Confirm {
            html: self.fitting(part.text),
            lang: foreign(self.locale(), part.locale),
        })
    }

    /// The name of a cause for lists and sentences.
    fn cause_title(&self, cause: &'a Cause) -> String {
        self.cause_part(cause)
            .map_or_else(|| cause.id.clone(), |part| title_of(part.text))
    }
}

/// `GET /{locale}/{article}/wizard`.
pub(super) async fn step(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let query = query.unwrap_or_default();
    let case = open(&reader, &name, &query)?;
    let here = Links::of(reader.locale).wizard(&case.topic.slug, &case.answers);
    if case.renewed {
        return moved::for_good(&here);
    }
    if case.topic.slug != name {
        return moved::to(case.topic, &name, &here);
    }
    if let Some(question) = changed(&query) {
        return question::ask_again(&case, question);
    }
    match resolve(reader.knowledge(), case.topic, &case.answers) {
        Step::AskSymptom { symptoms, rejected } => question::symptoms(&case, symptoms, rejected.is_some()),
        Step::AskCause { causes, rejected, .. } => question::causes(&case, &causes, rejected.is_some()),
        Step::AskAspect {
            cause,
            aspect,
            choices,
            rejected,
        } => question::aspect(&case, cause, (aspect, &choices), rejected.is_some()),
        Step::Solution {
            cause, assumed, next, ..
        } => {
            let rate = reader.app.help_rate(&case.topic.slug, &cause.id).await;
            let page = outcome::solution(&case, cause, assumed, next.is_some(), rate)?;
            Ok((Extension(ShowsCounts), page).into_response())
        }
        Step::Exhausted { tried, .. } => outcome::exhausted(&case, &tried),
    }
}

/// The card of a step (of the article, until its cause is known) and the step's address without a language.
pub(super) fn card(reader: &Reader, name: &str, query: &str) -> Result<(Card, String), Refusal> {
    let case = open(reader, name, query)?;
    let place = Links::without_language().wizard(&case.topic.slug, &case.answers);
    let card = match resolve(reader.knowledge(), case.topic, &case.answers) {
        Step::Solution { cause, assumed, .. } => outcome::card(&case, cause, assumed),
        _ => article::card(case.topic, reader.locale),
    };
    Ok((card.ok_or(Refusal::NotFound)?, place))
}

/// `POST /{locale}/{article}/wizard/outcome`: counts the answer to "did it help?" and leads on.
pub(super) async fn outcome(
    reader: Reader,
    client: Option<Extension<Client>>,
    Path((_, name)): Path<(String, String)>,
    form: String,
) -> Result<Response, Refusal> {
    let case = open(&reader, &name, &form)?;
    let helped = form.split('&').any(|pair| pair == "helped=yes");
    let links = Links::of(reader.locale);
    let Step::Solution { cause, next, .. } = resolve(reader.knowledge(), case.topic, &case.answers) else {
        return see_other(&links.wizard(&case.topic.slug, &case.answers));
    };
    let of_kind = |kind, cause| Outcome {
        kind,
        article: &case.topic.slug,
        cause,
        locale: reader.locale.as_str(),
    };
    let client = client.map(|Extension(client)| client);
    let counts = reader.app.votes.take(client, &case.topic.slug, &cause.id);
    if helped {
        if counts {
            reader.app.count(of_kind(OutcomeKind::Helped, &cause.id)).await;
        }
        return see_other(&links.wizard_solved(&case.topic.slug, &case.answers));
    }
    if counts {
        reader.app.count(of_kind(OutcomeKind::NotHelped, &cause.id)).await;
    }
    if next.is_none() && counts {
        reader.app.count(of_kind(OutcomeKind::Exhausted, "")).await;
    }
    see_other(&links.wizard(&case.topic.slug, &outcome::without(&case.answers, cause)))
}

/// `GET /{locale}/{article}/wizard/solved`: the page after "it helped".
pub(super) async fn solved(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let case = open(&reader, &name, &query.unwrap_or_default())?;
    match resolve(reader.knowledge(), case.topic, &case.answers) {
        Step::Solution { cause, .. } if case.topic.slug == name => outcome::solved(&case, cause),
        _ => see_other(&Links::of(reader.locale).wizard(&case.topic.slug, &case.answers)),
    }
}

fn open<'a>(reader: &'a Reader, name: &str, query: &str) -> Result<Case<'a>, Refusal> {
    let topic = reader.knowledge().find(name).ok_or(Refusal::NotFound)?;
    let answers = Answers::parse(query);
    let renewed = renew(reader.knowledge(), topic, &answers);
    Ok(Case {
        reader,
        renewed: renewed.is_some(),
        topic: renewed.as_ref().map_or(topic, |(topic, _)| topic),
        answers: renewed.map_or(answers, |(_, answers)| answers),
        wish: Wish::parse(query, reader.locale, &reader.knowledge().locales),
    })
}

/// The question that `change=` asks again.
fn changed(query: &str) -> Option<Question> {
    query.split('&').find_map(|pair| match pair {
        "change=symptom" => Some(Question::Symptom),
        "change=cause" => Some(Question::Cause),
        "change=sdk" => Some(Question::Aspect(Aspect::Sdk)),
        "change=protocol" => Some(Question::Aspect(Aspect::Protocol)),
        "change=tier" => Some(Question::Aspect(Aspect::Tier)),
        _ => None,
    })
}

/// A part's heading, or its first paragraph where the heading is only a number.
fn title_of(part: &Part) -> String {
    part.title.clone().unwrap_or_else(|| part.summary.clone())
}
