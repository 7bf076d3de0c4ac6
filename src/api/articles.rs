//! Articles as data.

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{App, AppState, Refusal};
use crate::i18n::Locale;
use crate::knowledge::{Risk, SolutionKind, Topic};

use super::refusals::{OfArticle, OfList};
use super::request::{ArticlePath, Language, LanguageHeader, LanguageParams};

/// An article in a list.
#[derive(Serialize, ToSchema)]
struct ArticleEntry<'a> {
    /// Its slug, which stands in addresses.
    article: &'a str,
    /// The name that the service gives the error.
    name: Option<&'a str>,
    /// Codes of the service.
    codes: &'a [String],
    /// Heading, in `lang`.
    title: &'a str,
    /// One sentence, in `lang`.
    description: &'a str,
    /// The language of the texts; English where the one asked for is missing.
    #[schema(value_type = String)]
    lang: Locale,
    /// The languages that it is there in.
    #[schema(value_type = Vec<String>)]
    langs: Vec<Locale>,
    /// The page, in the language of whoever opens it.
    #[schema(format = "uri")]
    url: String,
}

/// Articles, in the order of their slugs.
#[derive(Serialize, ToSchema)]
#[schema(as = ArticleList)]
struct ArticleList<'a> {
    articles: Vec<ArticleEntry<'a>>,
}

/// A whole article.
#[derive(Serialize, ToSchema)]
#[schema(as = Article)]
struct ArticleBody<'a> {
    #[serde(flatten)]
    entry: ArticleEntry<'a>,
    /// What it was written after.
    sources: &'a [String],
    /// What an operator may see.
    symptoms: Vec<SymptomBody<'a>>,
    /// What may be behind it.
    causes: Vec<CauseBody<'a>>,
    /// The whole text.
    html: String,
}

/// Something that an operator sees.
#[derive(Serialize, ToSchema)]
#[schema(as = Symptom)]
struct SymptomBody<'a> {
    /// Its number in the article.
    symptom: u32,
    title: Option<&'a str>,
    /// Slugs of the causes that it may have.
    causes: &'a [String],
}

/// Something that is behind a symptom.
#[derive(Serialize, ToSchema)]
#[schema(as = Cause)]
struct CauseBody<'a> {
    /// Its slug.
    cause: &'a str,
    title: Option<&'a str>,
    summary: &'a str,
    /// Expected behaviour: nothing to repair.
    benign: bool,
    solutions: Vec<SolutionBody<'a>>,
}

/// What helps against a cause.
#[derive(Serialize, ToSchema)]
#[schema(as = Solution)]
struct SolutionBody<'a> {
    title: Option<&'a str>,
    /// `none`, `check`, `change` or `escalate`.
    kind: &'static str,
    /// What it may hit: `none`, `device`, `fleet` or `unknown`.
    risk: &'static str,
}

const HEADERS: [(axum::http::HeaderName, &str); 2] =
    [(CACHE_CONTROL, "public, no-cache"), (VARY, "accept-language")];

/// `GET /api/v1/articles`
#[utoipa::path(
    get,
    path = "/api/v1/articles",
    operation_id = "listArticles",
    summary = "All articles",
    params(LanguageHeader, LanguageParams),
    responses((status = 200, description = "The articles.", body = ArticleList), OfList)
)]
pub(super) async fn list(State(app): State<AppState>, Language(locale): Language) -> impl IntoResponse {
    let topics = app.knowledge.topics.values();
    let articles = topics.filter_map(|topic| entry(&app, topic, locale)).collect();
    (HEADERS, Json(ArticleList { articles })).into_response()
}

/// `GET /api/v1/articles/{article}`
#[utoipa::path(
    get,
    path = "/api/v1/articles/{article}",
    operation_id = "showArticle",
    summary = "One article",
    params(("article" = String, Path, description = "Slug, code or error name.", example = "404104"), LanguageHeader, LanguageParams),
    responses((status = 200, description = "The article.", body = ArticleBody), OfArticle)
)]
pub(super) async fn show(
    State(app): State<AppState>,
    ArticlePath(name): ArticlePath,
    Language(locale): Language,
) -> Result<impl IntoResponse, Refusal> {
    let topic = app.knowledge.find(&name).ok_or(Refusal::NotFound)?;
    let article = topic.article(locale).ok_or(Refusal::NotFound)?.text;
    let body = ArticleBody {
        entry: entry(&app, topic, locale).ok_or(Refusal::NotFound)?,
        sources: &article.sources,
        symptoms: symptoms(topic, locale),
        causes: causes(&app, topic, locale),
        html: html(topic, locale, article.locale),
    };
    Ok((HEADERS, Json(body)).into_response())
}

/// The text; passages whose translation is out of date stand in English and say so.
fn html(topic: &Topic, reader: Locale, article: Locale) -> String {
    let passages = topic.passages(reader).into_iter();
    let html = passages.map(|passage| match passage.locale {
        locale if locale == article => passage.text.html.to_string(),
        locale => format!("<div lang=\"{locale}\">\n{}</div>\n", passage.text.html),
    });
    html.collect()
}

fn entry<'a>(app: &App, topic: &'a Topic, locale: Locale) -> Option<ArticleEntry<'a>> {
    let article = topic.article(locale)?;
    Some(ArticleEntry {
        article: &topic.slug,
        name: topic.name.as_deref(),
        codes: &topic.codes,
        title: &article.text.title,
        description: &article.text.description,
        lang: article.locale,
        langs: topic.articles.keys().copied().collect(),
        url: format!("{}/{}", app.base_url, topic.slug),
    })
}

fn symptoms(topic: &Topic, locale: Locale) -> Vec<SymptomBody<'_>> {
    let title = |part| {
        topic
            .symptom_part(locale, part)
            .and_then(|part| part.text.title.as_deref())
    };
    let symptoms = topic.symptoms.iter();
    symptoms
        .map(|symptom| SymptomBody {
            symptom: symptom.part,
            title: title(symptom.part),
            causes: &symptom.causes,
        })
        .collect()
}

fn causes<'a>(app: &'a App, topic: &'a Topic, locale: Locale) -> Vec<CauseBody<'a>> {
    let knowledge = &app.knowledge;
    let body = |cause: &'a crate::knowledge::Cause| {
        let part = knowledge.cause_part(topic, cause, locale).map(|part| part.text);
        let solutions = knowledge.solution_parts(topic, cause, locale).into_iter();
        CauseBody {
            cause: &cause.id,
            title: part.and_then(|part| part.title.as_deref()),
            summary: part.map_or("", |part| &part.summary),
            benign: cause.benign,
            solutions: solutions
                .map(|(solution, part)| SolutionBody {
                    title: part.text.title.as_deref(),
                    kind: kind(solution.kind),
                    risk: risk(solution.risk),
                })
                .collect(),
        }
    };
    topic.causes.iter().map(body).collect()
}

fn kind(kind: SolutionKind) -> &'static str {
    match kind {
        SolutionKind::None => "none",
        SolutionKind::Check => "check",
        SolutionKind::Change => "change",
        SolutionKind::Escalate => "escalate",
    }
}

fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::None => "none",
        Risk::Device => "device",
        Risk::Fleet => "fleet",
        Risk::Unknown => "unknown",
    }
}
