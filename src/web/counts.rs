//! The page of counts: which causes logs show, how often their solutions help, where the answers end.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;

use super::page::{self, Page};
use super::reader::Reader;
use crate::app::{COUNTED_DAYS, Refusal};
use crate::store::{HelpRate, OutcomeCount, OutcomeKind};

/// The page.
#[derive(Template)]
#[template(path = "counts.html")]
struct CountsView<'a> {
    page: Page<'a>,
    lead: String,
    causes: Vec<CauseRow>,
    /// Articles with how often nothing was left to try.
    ends: Vec<(String, String, u64)>,
    /// Formats with how often nothing could be read.
    unread: Vec<(String, u64)>,
}

/// A cause.
struct CauseRow {
    title: String,
    article: String,
    href: String,
    found: u64,
    wrong: u64,
    helped: String,
    /// Languages with their own rate.
    languages: Vec<(String, String)>,
}

/// `GET /{locale}/counts`.
pub(super) async fn show(reader: Reader) -> Result<Response, Refusal> {
    let counts = reader.app.outcomes().await?;
    let page = reader.page(reader.texts().get("counts-title")).hidden();
    let days = u64::try_from(COUNTED_DAYS).unwrap_or_default();
    let view = CountsView {
        lead: page.texts.with("counts-lead", &[("days", days.into())]),
        causes: causes(&reader, &page, &counts),
        ends: ends(&reader, &page, &counts),
        unread: of_kind(&counts, OutcomeKind::Unread, |one| one.cause.clone()),
        page,
    };
    page::render(&view.page, &view)
}

/// Causes, the most frequent first.
fn causes(reader: &Reader, page: &Page<'_>, counts: &[OutcomeCount]) -> Vec<CauseRow> {
    let mut groups: BTreeMap<(&str, &str), Vec<&OutcomeCount>> = BTreeMap::new();
    let about_cause = |one: &&OutcomeCount| !one.article.is_empty() && !one.cause.is_empty();
    for one in counts.iter().filter(about_cause) {
        // What was counted under a former name counts for the cause it names today.
        let known = reader.knowledge().cause(&one.article, &one.cause);
        let Some((topic, cause)) = known else { continue };
        groups.entry((&topic.slug, &cause.id)).or_default().push(one);
    }
    let mut rows: Vec<CauseRow> = groups
        .into_iter()
        .filter_map(|((article, cause), counts)| row(reader, page, (article, cause), &counts))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.found));
    rows
}

/// `None` for a cause that is no longer known.
fn row(
    reader: &Reader,
    page: &Page<'_>,
    (article, cause): (&str, &str),
    counts: &[&OutcomeCount],
) -> Option<CauseRow> {
    let topic = reader.knowledge().find(article)?;
    let known = topic.cause(cause)?;
    let part = reader.knowledge().cause_part(topic, known, reader.locale)?;
    let sum = |kind| {
        counts
            .iter()
            .filter(|one| one.kind == kind)
            .map(|one| one.count)
            .sum()
    };
    let rate = |counts: Vec<&OutcomeCount>| rate(page, HelpRate::of(counts));
    let languages = page.languages.iter().filter_map(|language| {
        let of_language = counts.iter().filter(|one| one.locale == language.locale.as_str());
        let said = rate(of_language.copied().collect());
        (!said.is_empty()).then(|| (language.name.clone(), said))
    });
    Some(CauseRow {
        title: part
            .text
            .title
            .clone()
            .unwrap_or_else(|| part.text.summary.clone()),
        article: title(reader, article),
        href: page.links.article(article),
        found: sum(OutcomeKind::Found),
        wrong: sum(OutcomeKind::Wrong),
        helped: rate(counts.to_vec()),
        languages: languages.collect(),
    })
}

/// "14 of 17"; empty where nobody has said.
pub(super) fn rate(page: &Page<'_>, rate: HelpRate) -> String {
    if rate.answers == 0 {
        return String::new();
    }
    let values = [("helped", rate.helped.into()), ("answers", rate.answers.into())];
    page.texts.with("counts-rate", &values)
}

fn title(reader: &Reader, article: &str) -> String {
    let topic = reader.knowledge().find(article);
    let found = topic.and_then(|topic| topic.article(reader.locale));
    found.map_or_else(|| article.to_owned(), |article| article.text.title.clone())
}

fn ends(reader: &Reader, page: &Page<'_>, counts: &[OutcomeCount]) -> Vec<(String, String, u64)> {
    let by_article = of_kind(counts, OutcomeKind::Exhausted, |one| one.article.clone());
    let named =
        |(article, count): (String, u64)| (title(reader, &article), page.links.article(&article), count);
    by_article.into_iter().map(named).collect()
}

/// How often each of `kind`, the most frequent first.
fn of_kind(
    counts: &[OutcomeCount],
    kind: OutcomeKind,
    name: impl Fn(&OutcomeCount) -> String,
) -> Vec<(String, u64)> {
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for one in counts.iter().filter(|one| one.kind == kind) {
        *sums.entry(name(one)).or_default() += one.count;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sums
}
