//! The search page: a code or a name leads to its article, words to what answers them, a pasted line to its cause.
//!
//! What was typed may hold a secret. It is redacted before it is searched for, shown or put into an address; nothing is kept.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;
use serde::Deserialize;

use super::language::see_other;
use super::links::Links;
use super::page::{self, Page, foreign};
use super::reader::Reader;
use super::report::confidence;
use crate::analysis::redact::{redact, redact_field};
use crate::analysis::{Diagnosis, Finding};
use crate::app::{Refusal, TooOften};
use crate::content::PartKind;
use crate::i18n::Locale;
use crate::knowledge::{Group, PartHit, Piece};

/// Longest query in characters: some twenty lines of a log. An address with it stays below the limit of all headers.
const MAX_QUERY: usize = 4000;
/// Where browsers cut what is typed; more than [`MAX_QUERY`], so that it is told instead of cut in silence.
pub(super) const MAX_TYPED: usize = 6000;
/// Fewest words of a text that is read as a log.
const MIN_LOG_WORDS: usize = 3;
/// Characters of a query that a heading repeats.
const MAX_SHOWN: usize = 80;
/// Causes shown of a pasted text.
const MAX_FINDINGS: usize = 3;

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
    /// What is wrong with what was typed, in words.
    error: Option<String>,
    /// "3 results for …", or that there are none; `None` before anything was searched for.
    outcome: Option<String>,
    findings: Vec<FindingView>,
    groups: Vec<GroupView>,
}

/// A cause that a pasted text shows.
struct FindingView {
    title: String,
    lang: Option<Locale>,
    confidence: (&'static str, String),
    /// The wizard, with the answers that the text gave.
    href: String,
    /// The article it stands in.
    article: String,
    article_href: String,
}

/// An article with what was found in it.
struct GroupView {
    title: String,
    href: String,
    /// The language of the article where it is not the page's.
    lang: Option<Locale>,
    excerpt: Vec<Piece>,
    excerpt_lang: Option<Locale>,
    parts: Vec<PartView>,
}

/// A part as it is shown.
struct PartView {
    kind: String,
    title: Vec<Piece>,
    href: String,
    excerpt: Vec<Piece>,
}

/// What was typed, without its secrets.
struct Typed {
    /// With its lines.
    lines: String,
    /// In one line, as the field shows it.
    words: String,
    /// The key of what is wrong with it.
    error: Option<&'static str>,
}

impl Typed {
    fn read(typed: Option<&str>) -> Self {
        let text = typed.unwrap_or_default().trim();
        let is_long = text.chars().count() > MAX_QUERY;
        let lines = if is_long { String::new() } else { redact(text).text };
        let words: String = lines
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        let words = redact_field(words.trim()).text;
        let error = match (is_long, typed.is_some() && words.is_empty()) {
            (true, _) => Some("search-error-long"),
            (_, true) => Some("search-error-empty"),
            _ => None,
        };
        Self { lines, words, error }
    }
}

/// `GET /{locale}/search?q=`; pasted lines are diagnosed as well, as long as their sender may send logs so often.
pub(super) async fn show(
    mut reader: Reader,
    hurry: Option<Extension<TooOften>>,
    Query(query): Query<SearchQuery>,
) -> Result<Response, Refusal> {
    let typed = Typed::read(query.q.as_deref());
    if let Some(topic) = reader.knowledge().named(&typed.words) {
        return see_other(&Links::of(reader.locale).article(&topic.slug));
    }
    let open = Links::without_language();
    reader.place = match &query.q {
        None => open.search(),
        Some(_) => open.search_for(&typed.words),
    };
    let diagnosis = match reader.app.access.is_none() && hurry.is_none() && is_log(&typed) {
        // A busy moment costs the finding, not the search.
        true => reader.app.diagnose_lines(&unfold(&typed.lines)).await.ok(),
        false => None,
    };
    let view = view(&reader, typed, diagnosis.as_ref());
    let mut response = page::render(&view.page, &view)?;
    let private = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(CACHE_CONTROL, private);
    Ok(response)
}

fn view<'a>(reader: &'a Reader, typed: Typed, diagnosis: Option<&Diagnosis>) -> SearchView<'a> {
    let mut page = reader.page(reader.texts().get("search-title")).hidden();
    if typed.error.is_some() {
        page = page.with_error();
    }
    let found = match typed.words.is_empty() {
        true => Vec::new(),
        false => reader.knowledge().search(reader.locale, &typed.words),
    };
    let findings = diagnosis.map_or(&[][..], |diagnosis| &diagnosis.findings);
    let findings: Vec<FindingView> = findings
        .iter()
        .filter_map(|finding| finding_view(reader, &page, finding))
        .take(MAX_FINDINGS)
        .collect();
    let nothing = found.is_empty() && findings.is_empty();
    let outcome = match (typed.words.is_empty(), nothing) {
        (true, _) => None,
        (_, true) => Some(page.t_with("search-none", "query", &typed.words)),
        _ => Some(page.texts.with(
            "search-count",
            &[
                ("count", found.len().into()),
                ("query", shortened(&typed.words).into()),
            ],
        )),
    };
    page.query = typed.words;
    SearchView {
        error: typed.error.map(|key| page.t(key)),
        groups: found.iter().map(|group| group_view(group, &page)).collect(),
        outcome,
        findings,
        page,
    }
}

fn finding_view(reader: &Reader, page: &Page<'_>, finding: &Finding) -> Option<FindingView> {
    let knowledge = reader.knowledge();
    let topic = knowledge.topics.get(&finding.article)?;
    let part = knowledge.cause_part(topic, topic.cause(&finding.cause)?, page.lang())?;
    let article = topic.article(page.lang())?;
    Some(FindingView {
        title: part
            .text
            .title
            .clone()
            .unwrap_or_else(|| article.text.title.clone()),
        lang: foreign(page.lang(), part.locale),
        confidence: confidence(page.texts, finding.confidence),
        href: page.links.place(&finding.url),
        article: article.text.title.clone(),
        article_href: page.links.article(&topic.slug),
    })
}

fn group_view(group: &Group<'_>, page: &Page<'_>) -> GroupView {
    let slug = &group.topic.slug;
    GroupView {
        title: group.article.title.clone(),
        href: page.links.article(slug),
        lang: foreign(page.lang(), group.article.locale),
        excerpt: group.excerpt.clone(),
        excerpt_lang: foreign(page.lang(), group.locale),
        parts: group.parts.iter().map(|hit| part_view(hit, slug, page)).collect(),
    }
}

fn part_view(hit: &PartHit<'_>, slug: &str, page: &Page<'_>) -> PartView {
    let kind = match hit.part.kind {
        PartKind::Symptom => "search-kind-symptom",
        PartKind::Cause => "search-kind-cause",
        PartKind::Solution => "search-kind-solution",
    };
    PartView {
        kind: page.t(kind),
        title: hit.title.clone(),
        href: page.links.part(slug, &hit.part.anchor),
        excerpt: hit.excerpt.clone(),
    }
}

/// Whether it was pasted from a log rather than typed: several lines, a time of day, or the signs that programs put between
/// names and values. "connection lost every hour" has none of them.
fn is_log(typed: &Typed) -> bool {
    let text = typed.lines.as_str();
    let bytes = text.as_bytes();
    let is_time = |time: &[u8]| {
        time.iter().enumerate().all(|(at, byte)| match at {
            2 | 5 => *byte == b':',
            _ => byte.is_ascii_digit(),
        })
    };
    let has_sign = ["=", "{\"", "[", "::", "://", "0x"]
        .iter()
        .any(|sign| text.contains(sign));
    let names_error = text.split_ascii_whitespace().any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
        ["ERROR", "WARN", "WARNING", "FATAL"].contains(&word)
            || word.ends_with("Error")
            || word.ends_with("Exception")
    });
    let words = typed.words.split_whitespace().count();
    words >= MIN_LOG_WORDS
        && (text.contains('\n') || has_sign || names_error || bytes.windows(8).any(is_time))
}

/// As much of a query as a heading can hold.
fn shortened(query: &str) -> String {
    match query.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", query[..end].trim_end()),
        None => query.to_owned(),
    }
}

/// A field of one line joins the lines that are pasted into it: a date after a space begins a line again.
fn unfold(text: &str) -> String {
    let mut unfolded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(space) = rest.find(' ') {
        let (line, next) = (&rest[..space], &rest[space + 1..]);
        unfolded.push_str(line);
        unfolded.push(if begins_with_date(next) { '\n' } else { ' ' });
        rest = next;
    }
    unfolded + rest
}

/// Such as `2021-03-19T08:14`, also in brackets.
fn begins_with_date(text: &str) -> bool {
    let text = text.strip_prefix('[').unwrap_or(text).as_bytes();
    let pattern = b"0000-00-00 00:00";
    text.len() >= pattern.len()
        && pattern.iter().zip(text).all(|(expected, found)| match expected {
            b'0' => found.is_ascii_digit(),
            b' ' => matches!(found, b' ' | b'T'),
            sign => sign == found,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_joined_by_a_field_are_lines_again() {
        let pasted = "2021-03-19T08:14:02Z drop [2021-03-19 09:19:02] drop at 2021-03-19";
        let expected = "2021-03-19T08:14:02Z drop\n[2021-03-19 09:19:02] drop at 2021-03-19";
        assert_eq!(unfold(pasted), expected);
        assert_eq!(unfold("no date at all"), "no date at all");
    }

    #[test]
    fn what_is_typed_loses_its_secrets_and_its_lines() {
        let typed = Typed::read(Some(" a\nSharedAccessKey=c2VjcmV0c2VjcmV0c2VjcmV0; "));
        assert!(!typed.words.contains("c2Vjcm") && !typed.words.contains('\n'));
        assert!(typed.lines.contains('\n'));
        assert_eq!(Typed::read(Some(" ")).error, Some("search-error-empty"));
        assert_eq!(Typed::read(None).error, None);
        let long = "x".repeat(MAX_QUERY + 1);
        assert_eq!(Typed::read(Some(&long)).error, Some("search-error-long"));
    }
}
