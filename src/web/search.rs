//! The search page: codes and names exactly, then words of titles and summaries.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use super::language::see_other;
use super::links::Links;
use super::page::{self, Page, foreign};
use super::reader::Reader;
use crate::app::Refusal;
use crate::content::{Article, PartKind};
use crate::i18n::Locale;
use crate::knowledge::{KnowledgeBase, Topic};

/// Characters of a query that are looked at.
pub(super) const MAX_QUERY: usize = 200;
/// Results shown; whoever needs more needs other words.
const MAX_HITS: usize = 30;

/// The query string.
#[derive(Deserialize)]
pub(super) struct SearchQuery {
    q: Option<String>,
}

/// The search page.
#[derive(Template)]
#[template(path = "search.html")]
struct SearchView<'a> {
    page: Page<'a>,
    /// Nothing was typed.
    empty: bool,
    /// "3 results for …", or that there are none; `None` before anything was searched for.
    outcome: Option<String>,
    hits: Vec<HitView>,
}

/// A result as it is shown.
struct HitView {
    kind: String,
    title: String,
    /// The article that a part stands in.
    context: Option<String>,
    summary: String,
    href: String,
    lang: Option<Locale>,
}

/// A place where the words of a query stand.
pub(super) struct Hit<'kb> {
    /// The topic.
    pub topic: &'kb Topic,
    /// The text that was found: of the reader's language if that has the article.
    pub article: &'kb Article,
    /// The part of the article; `None` for the article as a whole.
    pub part: Option<usize>,
    score: u32,
}

/// `GET /{locale}/search?q=`; a code or a name leads straight to its article.
pub(super) async fn show(reader: Reader, Query(query): Query<SearchQuery>) -> Result<Response, Refusal> {
    let typed = query.q.as_deref().map(clean);
    let words = typed.clone().unwrap_or_default();
    if let Some(topic) = reader.knowledge().find(&words) {
        return see_other(&Links::of(reader.locale).article(&topic.slug));
    }
    let empty = typed.is_some() && words.is_empty();
    let mut page = reader.page(reader.texts().get("search-title")).hidden();
    if empty {
        page = page.with_error();
    }
    let hits: Vec<HitView> = find(reader.knowledge(), reader.locale, &words)
        .iter()
        .map(|hit| hit_view(hit, &page))
        .collect();
    let outcome = (!words.is_empty()).then(|| outcome(&page, hits.len(), &words));
    page.query = words;
    let view = SearchView {
        page,
        empty,
        outcome,
        hits,
    };
    page::render(&view.page, &view)
}

/// Texts that hold every word of `query` (or a word that begins with it), best first: those of the reader's
/// language, then English ones.
pub(super) fn find<'kb>(knowledge: &'kb KnowledgeBase, locale: Locale, query: &str) -> Vec<Hit<'kb>> {
    let wanted = words(query);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let mut seen = BTreeSet::new();
    for language in BTreeSet::from([(locale != Locale::english(), locale), (true, Locale::english())]) {
        let mut found = Vec::new();
        for topic in knowledge.topics.values() {
            if let Some(article) = topic.articles.get(&language.1) {
                collect(topic, article, &wanted, &mut found);
            }
        }
        found.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        found.retain(|hit| seen.insert((&hit.topic.slug, hit.part)));
        hits.extend(found.into_iter().map(|hit| in_language(hit, locale)));
    }
    hits.truncate(MAX_HITS);
    hits
}

/// The same place in the reader's language, where there is one.
fn in_language(hit: Hit<'_>, locale: Locale) -> Hit<'_> {
    let Some(article) = hit.topic.articles.get(&locale) else {
        return hit;
    };
    let part = hit.part.and_then(|index| {
        let anchor = &hit.article.parts[index].anchor;
        article.parts.iter().position(|part| part.anchor == *anchor)
    });
    Hit { article, part, ..hit }
}

fn collect<'kb>(topic: &'kb Topic, article: &'kb Article, wanted: &[String], hits: &mut Vec<Hit<'kb>>) {
    let names = format!(
        "{} {} {} {}",
        article.title,
        topic.name.as_deref().unwrap_or_default(),
        topic.codes.join(" "),
        topic.aliases.join(" ")
    );
    let mut add = |part, title: &str, text: &str| {
        if let Some(score) = rate(wanted, &words(title), &words(text)) {
            hits.push(Hit {
                topic,
                article,
                part,
                score,
            });
        }
    };
    add(None, &names, &article.description);
    for (index, part) in article.parts.iter().enumerate() {
        add(
            Some(index),
            part.title.as_deref().unwrap_or_default(),
            &part.summary,
        );
    }
}

/// Points for every wanted word; `None` if one of them is nowhere.
fn rate(wanted: &[String], title: &[String], text: &[String]) -> Option<u32> {
    let points = |word: &String| {
        let whole = |words: &[String]| words.contains(word);
        let begun = |words: &[String]| words.iter().any(|other| other.starts_with(word.as_str()));
        let rated = [
            (whole(title), 8),
            (begun(title), 4),
            (whole(text), 2),
            (begun(text), 1),
        ];
        rated.iter().find(|(found, _)| *found).map(|(_, points)| *points)
    };
    wanted.iter().map(points).sum()
}

/// Words for comparison only, in lower case; the four kinds of i of Turkish count as one.
fn words(text: &str) -> Vec<String> {
    let fold = |letter: char| match letter {
        'I' | 'İ' | 'ı' => 'i',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    };
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(fold).collect())
        .collect()
}

fn clean(query: &str) -> String {
    let printable = query
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    printable.take(MAX_QUERY).collect::<String>().trim().to_owned()
}

fn outcome(page: &Page<'_>, count: usize, query: &str) -> String {
    match count {
        0 => page.t_with("search-none", "query", query),
        _ => page.texts.with(
            "search-count",
            &[("count", count.into()), ("query", query.into())],
        ),
    }
}

fn hit_view(hit: &Hit<'_>, page: &Page<'_>) -> HitView {
    let part = hit.part.map(|index| &hit.article.parts[index]);
    let kind = match part.map(|part| part.kind) {
        None => page.t("search-kind-article"),
        Some(PartKind::Symptom) => page.t("search-kind-symptom"),
        Some(PartKind::Cause) => page.t("search-kind-cause"),
        Some(PartKind::Solution) => page.t("search-kind-solution"),
    };
    let title = part
        .and_then(|part| part.title.as_ref())
        .unwrap_or(&hit.article.title);
    HitView {
        kind,
        title: title.clone(),
        context: part.map(|_| hit.article.title.clone()),
        summary: part
            .map_or(&hit.article.description, |part| &part.summary)
            .clone(),
        href: match part {
            Some(part) => page.links.part(&hit.topic.slug, &part.anchor),
            None => page.links.article(&hit.topic.slug),
        },
        lang: foreign(page.lang(), hit.article.locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_ignore_case_also_in_turkish() {
        assert_eq!(
            words("Bağlantı KAPANDI, IoTHub"),
            words("bağlantı kapandı iothub")
        );
    }

    #[test]
    fn every_word_must_be_there_and_titles_count_more() {
        let wanted = words("token renew");
        assert_eq!(rate(&wanted, &words("The SAS token was renewed"), &[]), Some(12));
        assert_eq!(rate(&wanted, &[], &words("token renewed")), Some(3));
        assert_eq!(rate(&wanted, &words("token"), &[]), None);
    }
}
