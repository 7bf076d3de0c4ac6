//! Where the questions end: a solution, "it helped", or nothing left to try.

use askama::Template;
use axum::response::Response;

use super::summary::{Summary, summary, symptom};
use super::{Case, Confirm, title_of};
use crate::app::Refusal;
use crate::content::{Html, Part};
use crate::i18n::Locale;
use crate::knowledge::{Cause, Localized, Risk, Solution, SolutionKind};
use crate::store::HelpRate;
use crate::web::card::{Card, Tone};
use crate::web::page::{self, Page, foreign};
use crate::web::ticket::{Draft, Ticket};
use crate::wizard::Answers;

/// A cause and what to do about it.
#[derive(Template)]
#[template(path = "solution.html")]
struct SolutionView<'a> {
    page: Page<'a>,
    topic_title: &'a str,
    topic_href: String,
    assumed: bool,
    benign: bool,
    lang: Option<Locale>,
    explanation: Html,
    confirm: Option<Confirm>,
    /// Something is shown in English: there is no translation.
    fallback: bool,
    /// Or it is out of date.
    stale: bool,
    solutions: Vec<SolutionPart>,
    /// Where the answer to "did it help?" is sent, with the answers that go with it.
    outcome: String,
    answers: Vec<(String, String)>,
    /// "Worked for 14 of 17", once enough readers have said.
    rate: Option<String>,
    has_next: bool,
    summary: Summary,
    ticket: Ticket,
}

/// One solution with its marks.
struct SolutionPart {
    title: String,
    html: Html,
    lang: Option<Locale>,
    kind: &'static str,
    risk: &'static str,
}

/// The page after "it helped".
#[derive(Template)]
#[template(path = "solved.html")]
struct SolvedView<'a> {
    page: Page<'a>,
    topic_title: &'a str,
    topic_href: String,
    back: String,
    ticket: Ticket,
}

/// The page after the last candidate.
#[derive(Template)]
#[template(path = "exhausted.html")]
struct ExhaustedView<'a> {
    page: Page<'a>,
    topic_title: &'a str,
    topic_href: String,
    tried: Vec<String>,
    summary: Summary,
    ticket: Ticket,
}

/// Shows what to do about `cause`.
pub(super) fn solution<'a>(
    case: &Case<'a>,
    cause: &'a Cause,
    assumed: bool,
    has_next: bool,
    rate: Option<HelpRate>,
) -> Result<Response, Refusal> {
    let part = case.cause_part(cause).ok_or(Refusal::Internal)?;
    let page = case.page(title_of(part.text)).described(&part.text.summary);
    let page = page.pictured(&card(case, cause, assumed).unwrap_or_default());
    let solutions = solutions(case, cause);
    let label = if assumed {
        "ticket-cause-assumed"
    } else {
        "ticket-cause"
    };
    let ticket = ticket(case, &page, |case, page| {
        let part = case.cause_part(cause);
        let about = part.map(|part| part.text.summary.clone());
        draft(case, page)
            .line(page.t(label), case.cause_title(cause))
            .line(page.t("ticket-about"), about.unwrap_or_default())
            .line(
                page.t("ticket-solution"),
                titles(page, &self::solutions(case, cause)),
            )
    });
    let confirm = case.confirm_part(cause);
    let lang = foreign(case.locale(), part.locale);
    let langs = [lang, confirm.as_ref().and_then(|confirm| confirm.lang)].into_iter();
    let is_foreign = langs
        .chain(solutions.iter().map(|solution| solution.lang))
        .any(|lang| lang.is_some());
    let view = SolutionView {
        topic_title: case.topic_title(),
        topic_href: page.links.article(&case.topic.slug),
        assumed,
        benign: cause.benign,
        lang,
        explanation: case.fitting(&part.text.html),
        fallback: is_foreign && !case.is_translated(),
        stale: is_foreign && case.is_translated(),
        confirm,
        solutions,
        outcome: page.links.wizard_outcome(&case.topic.slug),
        answers: ticket.kept.clone(),
        rate: rate.map(|rate| worked_for(&page, rate)),
        has_next,
        summary: summary(case, &page),
        ticket,
        page,
    };
    page::render(&view.page, &view)
}

/// The card of a cause: its name, what happens, and whether anything is broken.
pub(super) fn card(case: &Case<'_>, cause: &Cause, assumed: bool) -> Option<Card> {
    let part = case
        .reader
        .knowledge()
        .cause_part(case.topic, cause, case.locale())?;
    let texts = case.reader.texts();
    let kicker = if assumed {
        "solution-caption-assumed"
    } else {
        "solution-caption"
    };
    let has_title = part.text.title.is_some();
    Some(Card {
        kicker: Some(texts.get(kicker)),
        title: title_of(part.text),
        body: Some(part.text.summary.clone()).filter(|text| has_title && !text.is_empty()),
        badge: cause.benign.then(|| (Tone::Good, texts.get("report-benign"))),
        foot: Some(case.topic_title().to_owned()),
    })
}

/// Says goodbye with a text that closes the ticket.
pub(super) fn solved<'a>(case: &Case<'a>, cause: &'a Cause) -> Result<Response, Refusal> {
    let page = case.page(case.reader.texts().get("solved-title"));
    let ticket = ticket(case, &page, |case, page| {
        draft(case, page)
            .line(page.t("ticket-cause"), case.cause_title(cause))
            .line(page.t("ticket-solved"), titles(page, &solutions(case, cause)))
    });
    let view = SolvedView {
        topic_title: case.topic_title(),
        topic_href: page.links.article(&case.topic.slug),
        back: page.links.wizard(&case.topic.slug, &case.answers),
        ticket,
        page,
    };
    page::render(&view.page, &view)
}

/// Says what was tried and how to go on.
pub(super) fn exhausted<'a>(case: &Case<'a>, tried: &[&'a Cause]) -> Result<Response, Refusal> {
    let page = case.page(case.reader.texts().get("exhausted-title"));
    let ticket = ticket(case, &page, |case, page| {
        draft(case, page).line(page.t("ticket-cause"), page.t("ticket-exhausted"))
    });
    let view = ExhaustedView {
        topic_title: case.topic_title(),
        topic_href: page.links.article(&case.topic.slug),
        tried: tried.iter().map(|cause| case.cause_title(cause)).collect(),
        summary: summary(case, &page),
        ticket,
        page,
    };
    page::render(&view.page, &view)
}

fn solutions<'a>(case: &Case<'a>, cause: &'a Cause) -> Vec<SolutionPart> {
    let knowledge = case.reader.knowledge();
    let parts = knowledge.solution_parts(case.topic, cause, case.locale());
    let view = |(solution, part): (Solution, Localized<'a, Part>)| SolutionPart {
        title: title_of(part.text),
        html: case.fitting(&part.text.html),
        lang: foreign(case.locale(), part.locale),
        kind: kind_key(solution.kind),
        risk: risk_key(solution.risk),
    };
    parts.into_iter().map(view).collect()
}

/// The text for the ticket, collected in the language that was chosen for it.
fn ticket(case: &Case<'_>, page: &Page<'_>, collect: impl FnOnce(&Case<'_>, &Page<'_>) -> Draft) -> Ticket {
    let reader = case.reader.speaking(case.wish.locale);
    let spoken = Case {
        reader: &reader,
        topic: case.topic,
        answers: case.answers.clone(),
        renewed: case.renewed,
        wish: case.wish,
    };
    let frame = spoken.page("");
    collect(&spoken, &frame).finish(page, case.wish, &case.answers.to_query())
}

/// What every ticket text begins with.
fn draft(case: &Case<'_>, page: &Page<'_>) -> Draft {
    let tried = case
        .answers
        .ruled_out
        .iter()
        .filter_map(|id| case.topic.cause(id));
    let tried: Vec<String> = tried.map(|cause| case.cause_title(cause)).collect();
    Draft::new(case.topic_title())
        .line(page.t("ticket-symptom"), symptom(case, page).unwrap_or_default())
        .line(page.t("ticket-ruled-out"), tried.join("; "))
}

fn titles(page: &Page<'_>, solutions: &[SolutionPart]) -> String {
    let titles: Vec<String> = solutions.iter().map(|solution| solution.title.clone()).collect();
    page.texts.list(&titles)
}

fn worked_for(page: &Page<'_>, rate: HelpRate) -> String {
    let values = [("helped", rate.helped.into()), ("answers", rate.answers.into())];
    page.texts.with("outcome-rate", &values)
}

/// The answers after `cause` was tried in vain.
pub(super) fn without(answers: &Answers, cause: &Cause) -> Answers {
    let mut answers = answers.clone();
    answers.rule_out(cause.id.as_str());
    answers
}

fn kind_key(kind: SolutionKind) -> &'static str {
    match kind {
        SolutionKind::None => "kind-none",
        SolutionKind::Check => "kind-check",
        SolutionKind::Change => "kind-change",
        SolutionKind::Escalate => "kind-escalate",
    }
}

fn risk_key(risk: Risk) -> &'static str {
    match risk {
        Risk::None => "risk-none",
        Risk::Device => "risk-device",
        Risk::Fleet => "risk-fleet",
        Risk::Unknown => "risk-unknown",
    }
}
