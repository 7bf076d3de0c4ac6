//! The view of a whole report: the verdict in one sentence, then everything that it rests on.

use askama::Template;

use super::cohort::{self, CohortView};
use super::filter::{Filter, Level};
use super::finding::{self, FindingView, LineRef, Named, Quote, Source};
use super::log::{Log, Section};
use super::owner::Owner;
use super::reading::{self, CodeView, MissingView, RedactionView};
use super::recovery::{self, RecoveryView};
use super::timeline::{self, TimelineView};
use crate::analysis::{Confidence, Diagnosis, Edition, Finding, Report, Verdict};
use crate::i18n::Texts;
use crate::web::card::{Card, Tone};
use crate::web::links::Links;
use crate::web::page::Page;
use crate::web::reader::Reader;
use crate::web::ticket::{Draft, Ticket, Wish};

/// The page of a report.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct ReportView<'a> {
    pub(super) page: Page<'a>,
    report: &'a Report,
    made: String,
    made_on: String,
    /// What has changed since it was made.
    age: Option<Age>,
    verdict: VerdictView,
    findings: Vec<FindingView>,
    hints: Vec<FindingView>,
    /// What stands on the fold over hints beside a cause.
    hints_fold: String,
    missing: MissingView,
    cohorts: Vec<CohortView>,
    odd: Vec<Quote>,
    codes: Vec<CodeView>,
    facts: Vec<(String, String)>,
    notes: Vec<(String, Option<LineRef>)>,
    redactions: RedactionView,
    timeline: Option<TimelineView>,
    log: LogView,
    recovery: Option<RecoveryView>,
    /// Where a log from after the fix is sent from; `None` where there is nothing to fix.
    after: Option<String>,
    ticket: Ticket,
    kept: KeptView,
    /// Where complaints about findings are sent.
    wrong: String,
    /// A complaint has just been counted.
    noted: bool,
}

/// Who asks for the page, and with which wishes.
pub(super) struct Asked {
    /// The reader's proof that the log is theirs.
    pub(super) owner: Option<Owner>,
    /// The form and language of the text for the ticket.
    pub(super) wish: Wish,
    /// The reader has just called a finding wrong.
    pub(super) noted: bool,
    /// Which lines of the log to show.
    pub(super) filter: Filter,
}

/// The log and the form that chooses its lines.
struct LogView {
    sections: Vec<Section>,
    /// Where the form leads.
    action: String,
    /// Value, label, and whether it is chosen.
    levels: Vec<(&'static str, String, bool)>,
    find: String,
    /// How many lines fit, where something is looked for.
    found: Option<String>,
    /// Anchor of the first marked line.
    first: Option<String>,
}

/// How long the report is kept, and how it is deleted.
struct KeptView {
    expires: String,
    /// Where the form that deletes leads.
    delete: String,
    /// The reader sent the log.
    owned: bool,
    /// Shown to them once.
    token: Option<String>,
    /// The link that deletes, with the token.
    link: Option<String>,
}

/// The first sentence and what stands below it.
struct VerdictView {
    /// The verdict in words.
    text: String,
    /// The cause, where the verdict names one as proven or likely.
    cause: Option<Named>,
    /// The cause in the line below, where nothing needs repair.
    expected: Option<Named>,
    confidence: Option<(&'static str, String)>,
    lead: String,
    also: Option<String>,
}

impl<'a> ReportView<'a> {
    pub(super) fn new(reader: &'a Reader, report: &'a Report, asked: &Asked) -> Self {
        let diagnosis = &report.diagnosis;
        let log = Log::new(&report.text, diagnosis);
        let page = reader
            .page("")
            .hidden()
            .at(Links::without_language().report(&report.id));
        let codes: Vec<&str> = diagnosis.codes.iter().map(|code| code.code.as_str()).collect();
        let source = Source {
            reader,
            page: &page,
            log: &log,
            diagnosis,
            words: &codes,
            filtered: asked.filter.is_active().then(|| page.links.report(&report.id)),
        };
        let texts = reader.texts();
        let verdict = verdict(&source, diagnosis);
        let (findings, hints) = causes(&source, diagnosis);
        let card = carded(&source, diagnosis, &verdict);
        Self {
            made: texts.with("report-made", &[("time", texts.date_time(report.created).into())]),
            made_on: texts.date(report.created),
            age: Age::of(report, &reader.app.edition),
            ticket: ticket(&source, report, asked.wish),
            findings,
            hints_fold: finding::count(texts, "report-hints-fold", hints.len() as u64),
            hints,
            missing: reading::missing(texts, diagnosis),
            cohorts: cohort::cohorts(&source, diagnosis),
            odd: reading::not_understood(&source, diagnosis),
            codes: reading::codes(&source, diagnosis),
            facts: reading::facts(&source, diagnosis),
            notes: reading::notes(&source, diagnosis),
            redactions: reading::redactions(texts, diagnosis),
            timeline: timeline::view(&source, diagnosis),
            recovery: recovery::view(&source, diagnosis),
            after: claims(diagnosis)
                .next()
                .map(|_| page.links.analyse_after(&report.id)),
            log: log_view(&source, report, &asked.filter),
            kept: kept(&page, report, asked.owner.as_ref()),
            wrong: page.links.report_wrong(&report.id),
            noted: asked.noted,
            report,
            page: headed(page, &verdict, &card),
            verdict,
        }
    }
}

/// What has changed since a report was made, the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Age {
    /// Other rules, which may come to another answer.
    Rules,
    /// Other words for the same answer.
    Texts,
}

impl Age {
    fn of(report: &Report, today: &Edition) -> Option<Self> {
        // Whoever did not note it had other rules.
        let Some(edition) = &report.edition else {
            return Some(Self::Rules);
        };
        let texts = || (edition.texts != today.texts).then_some(Self::Texts);
        (edition.rules != today.rules)
            .then_some(Self::Rules)
            .or_else(texts)
    }
}

/// Causes of medium and high confidence, and hints.
fn causes(source: &Source<'_>, diagnosis: &Diagnosis) -> (Vec<FindingView>, Vec<FindingView>) {
    let (hints, claims) = diagnosis
        .findings
        .iter()
        .partition::<Vec<&Finding>, _>(|finding| finding.confidence == Confidence::Low);
    let views = |findings: Vec<&Finding>| {
        let findings = findings.into_iter();
        findings
            .map(|finding| FindingView::new(source, finding))
            .collect()
    };
    (views(claims), views(hints))
}

fn kept(page: &Page<'_>, report: &Report, owner: Option<&Owner>) -> KeptView {
    let date = page.texts.date(report.expires);
    let open = Links::without_language();
    let unseen = owner.filter(|owner| owner.unseen);
    KeptView {
        expires: page.t_with("report-expires", "date", &date),
        delete: page.links.report_delete(&report.id),
        owned: owner.is_some(),
        link: unseen.map(|owner| page.absolute(&open.report_delete_by(&report.id, owner.token.reveal()))),
        token: unseen.map(|owner| owner.token.reveal().to_owned()),
    }
}

/// The lines that fit the filter; evidence with its surroundings where it is empty.
fn log_view(source: &Source<'_>, report: &Report, filter: &Filter) -> LogView {
    let texts = source.texts();
    let filtered = filter
        .is_active()
        .then(|| Log::filtered(&report.text, &report.diagnosis, filter));
    let log = filtered.as_ref().unwrap_or(source.log);
    let level = |level: Level| (level.name(), texts.get(level.label()), level == filter.level);
    let found = log.found().map(|(found, shown)| {
        let mut text = finding::count(texts, "log-found", found);
        if shown < found {
            text = format!("{text} {}", finding::count(texts, "log-found-first", shown));
        }
        text
    });
    LogView {
        sections: log.sections(texts),
        action: format!("{}#log", source.page.links.report(&report.id)),
        levels: Level::EVERY.into_iter().map(level).collect(),
        find: filter.find.clone(),
        found,
        first: log.first_hit(),
    }
}

/// The card of a report: the verdict with its cause, how sure, and in numbers where it was seen.
pub(in crate::web) fn card(reader: &Reader, report: &Report) -> Card {
    let page = reader.page("");
    let source = Source {
        reader,
        page: &page,
        log: &Log::new("", &report.diagnosis),
        diagnosis: &report.diagnosis,
        words: &[],
        filtered: None,
    };
    let found = verdict(&source, &report.diagnosis);
    carded(&source, &report.diagnosis, &found)
}

fn carded(source: &Source<'_>, diagnosis: &Diagnosis, verdict: &VerdictView) -> Card {
    let cause = verdict.cause.as_ref().or(verdict.expected.as_ref());
    let confidence = verdict.confidence.as_ref();
    Card {
        kicker: cause.map(|_| verdict.text.clone()),
        title: cause.map_or_else(|| verdict.text.clone(), |cause| cause.text.clone()),
        body: Some(verdict.lead.clone()),
        badge: confidence.map(|(class, words)| (Tone::of_class(class), words.clone())),
        foot: main_finding(diagnosis).map(|finding| finding::article(source, finding)),
    }
}

fn headed<'a>(page: Page<'a>, verdict: &VerdictView, card: &Card) -> Page<'a> {
    let mut page = page.described(&card.summary()).pictured(card);
    let heading = heading(page.texts, verdict);
    page.title = page
        .texts
        .with("page-title", &[("title", heading.as_str().into())]);
    page.heading = heading;
    page
}

/// Verdict and cause in one line.
fn heading(texts: Texts<'_>, verdict: &VerdictView) -> String {
    match &verdict.cause {
        None => verdict.text.clone(),
        Some(cause) => {
            let values = [
                ("verdict", verdict.text.as_str().into()),
                ("cause", cause.text.as_str().into()),
            ];
            texts.with("report-heading", &values)
        }
    }
}

/// What was found with some certainty.
fn claims(diagnosis: &Diagnosis) -> impl Iterator<Item = &Finding> {
    let findings = diagnosis.findings.iter();
    findings.filter(|finding| finding.confidence >= Confidence::Medium)
}

/// The finding that the verdict is about.
fn main_finding(diagnosis: &Diagnosis) -> Option<&Finding> {
    let mut harmful = claims(diagnosis).filter(|finding| !finding.benign);
    match diagnosis.verdict {
        Verdict::Found => harmful.next().or(claims(diagnosis).next()),
        Verdict::Expected => claims(diagnosis).next(),
        _ => None,
    }
}

fn verdict(source: &Source<'_>, diagnosis: &Diagnosis) -> VerdictView {
    match main_finding(diagnosis) {
        Some(finding) => {
            let others = claims(diagnosis).count() as u64 - 1;
            with_cause(source, diagnosis.verdict, finding, others)
        }
        None => without_cause(source.texts(), diagnosis),
    }
}

fn with_cause(source: &Source<'_>, verdict: Verdict, finding: &Finding, others: u64) -> VerdictView {
    let texts = source.texts();
    let title = finding::title(source, finding);
    let expected = verdict == Verdict::Expected;
    let key = match finding.confidence {
        _ if expected => "verdict-expected",
        Confidence::High => "report-verdict-high",
        _ => "report-verdict-medium",
    };
    VerdictView {
        text: texts.get(key),
        cause: (!expected).then(|| title.clone()),
        expected: expected.then_some(title),
        confidence: Some(finding::confidence(texts, finding.confidence)),
        lead: finding::seen(texts, finding),
        also: (others > 0).then(|| finding::count(texts, "report-also", others)),
    }
}

fn without_cause(texts: Texts<'_>, diagnosis: &Diagnosis) -> VerdictView {
    let (verdict, lead) = match diagnosis.verdict {
        Verdict::Found | Verdict::Expected | Verdict::Hints => ("verdict-hints", "report-lead-hints"),
        Verdict::Unknown => ("verdict-unknown", "report-lead-unknown"),
        Verdict::Healthy => ("verdict-healthy", "report-lead-healthy"),
        Verdict::Unrelated => ("verdict-unrelated", "report-lead-unrelated"),
    };
    let (events, devices) = reading::amounts(texts, diagnosis);
    VerdictView {
        text: texts.get(verdict),
        cause: None,
        expected: None,
        confidence: None,
        lead: texts.with(lead, &[("events", events.into()), ("devices", devices.into())]),
        also: None,
    }
}

/// The ready text for a ticket, collected in the language that was chosen for it.
fn ticket(shown: &Source<'_>, report: &Report, wish: Wish) -> Ticket {
    let reader = shown.reader.speaking(wish.locale);
    let page = reader.page("");
    let source = Source {
        reader: &reader,
        page: &page,
        log: shown.log,
        diagnosis: shown.diagnosis,
        words: shown.words,
        filtered: None,
    };
    draft(&source, report).finish(shown.page, wish, "")
}

fn draft(source: &Source<'_>, report: &Report) -> Draft {
    let (texts, diagnosis) = (source.texts(), &report.diagnosis);
    let verdict = verdict(source, diagnosis);
    let main = main_finding(diagnosis);
    let cause = verdict.expected.as_ref().map(|cause| cause.text.clone());
    let confidence = verdict.confidence.as_ref().map(|(_, words)| words.clone());
    let seen = confidence.as_ref().map(|_| verdict.lead.clone());
    let missing = reading::missing(texts, diagnosis).items;
    let missing: Vec<String> = missing.into_iter().map(|item| item.text).collect();
    let missing = missing.join(" ");
    Draft::new(&heading(texts, &verdict))
        .line(
            texts.get("report-ticket"),
            report.ticket.clone().unwrap_or_default(),
        )
        .line(texts.get("ticket-cause"), cause.unwrap_or_default())
        .line(texts.get("ticket-confidence"), confidence.unwrap_or_default())
        .line(texts.get("ticket-seen"), seen.unwrap_or_default())
        .line(texts.get("ticket-span"), span(texts, diagnosis))
        .log(
            texts.get("report-evidence"),
            main.map(|finding| finding::proof(source, finding))
                .unwrap_or_default(),
        )
        .line(
            texts.get("ticket-solution"),
            main.map(|finding| finding::remedies(source, finding))
                .unwrap_or_default(),
        )
        .line(texts.get("ticket-missing"), missing)
}

/// The time that the log covers; empty where it has no times.
fn span(texts: Texts<'_>, diagnosis: &Diagnosis) -> String {
    let [from, to] = [&diagnosis.from, &diagnosis.to].map(|time| reading::time(texts, time.as_deref()));
    reading::between(texts, from, to)
}
