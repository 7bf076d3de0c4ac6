//! A cause as the report shows it: its name, how sure, what it rests on, the lines, what speaks against it.

use super::line::visible;
use super::log::Log;
use crate::analysis::{Against, Confidence, Diagnosis, Evidence, Finding};
use crate::content::Part;
use crate::i18n::{Locale, Texts};
use crate::knowledge::{KnowledgeBase, Localized};
use crate::web::page::{Page, foreign};
use crate::web::reader::Reader;
use crate::wizard::{Answers, LogClues};

/// Lines quoted at once; the rest is folded.
const QUOTED: usize = 3;
/// Devices named.
const NAMED: usize = 5;
/// Periods longer than this many seconds are told in hours.
const LONG_PERIOD: u64 = 3 * 3600;

/// What the parts of the page are made from.
pub(super) struct Source<'a> {
    pub(super) reader: &'a Reader,
    pub(super) page: &'a Page<'a>,
    pub(super) log: &'a Log<'a>,
    pub(super) diagnosis: &'a Diagnosis,
    /// What quotations show of long lines: the codes.
    pub(super) words: &'a [&'a str],
    /// Address of the page with the whole log, where it shows chosen lines only.
    pub(super) filtered: Option<String>,
}

impl<'a> Source<'a> {
    pub(super) fn texts(&self) -> Texts<'a> {
        self.reader.texts()
    }

    /// Address of a line of a file; `None` where no page holds it.
    pub(super) fn href(&self, file: u32, line: u64) -> Option<String> {
        let anchor = self.log.href(file, line)?;
        Some(format!(
            "{}{anchor}",
            self.filtered.as_deref().unwrap_or_default()
        ))
    }
}

/// A text and its language where it is not the page's.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) text: String,
    pub(super) lang: Option<Locale>,
}

/// A cause.
pub(super) struct FindingView {
    pub(super) title: Named,
    /// The first paragraph about it.
    pub(super) summary: Option<Named>,
    /// Slugs of the article and the cause, for the form that calls the finding wrong.
    pub(super) slugs: (String, String),
    /// The article it stands in.
    pub(super) article: String,
    pub(super) article_href: String,
    /// Class and words.
    pub(super) confidence: (&'static str, String),
    pub(super) benign: bool,
    pub(super) basis: String,
    pub(super) devices: Vec<String>,
    pub(super) more_devices: Option<String>,
    pub(super) quotes: Vec<Quote>,
    pub(super) more_quotes: Vec<Quote>,
    /// What opens the rest of the quotations.
    pub(super) more: String,
    /// How many lines are not even listed.
    pub(super) further: Option<String>,
    pub(super) against: Vec<(String, Option<LineRef>)>,
    /// The wizard, with the answers that the log gave.
    pub(super) href: String,
}

/// A line that is spoken of.
pub(super) struct LineRef {
    /// As it is shown.
    pub(super) number: String,
    /// As it is read out.
    pub(super) label: String,
    /// Its anchor, where the page holds the line.
    pub(super) href: Option<String>,
}

/// A line with its text.
pub(super) struct Quote {
    pub(super) line: LineRef,
    pub(super) text: String,
}

impl FindingView {
    pub(super) fn new(source: &Source<'_>, finding: &Finding) -> Self {
        let texts = source.texts();
        let mut quotes = quotes(source, finding);
        let more_quotes = quotes.split_off(quotes.len().min(QUOTED));
        let further = finding
            .evidence_count
            .saturating_sub(finding.evidence.len() as u64);
        Self {
            title: title(source, finding),
            summary: summary(source, finding),
            article: article(source, finding),
            slugs: (finding.article.clone(), finding.cause.clone()),
            article_href: source.page.links.article(&finding.article),
            confidence: confidence(texts, finding.confidence),
            benign: finding.benign,
            basis: basis(texts, finding),
            devices: devices(finding),
            more_devices: more_devices(texts, finding),
            quotes,
            more: count(texts, "report-more-evidence", more_quotes.len() as u64),
            more_quotes,
            further: (further > 0).then(|| count(texts, "report-evidence-cut", further)),
            against: finding
                .against
                .iter()
                .map(|against| speaks_against(source, finding, against))
                .collect(),
            href: wizard(source, finding),
        }
    }
}

/// The wizard at a cause, with all that the log answers of its questions.
fn wizard(source: &Source<'_>, finding: &Finding) -> String {
    let knowledge = source.reader.knowledge();
    let topic = knowledge.find(&finding.article);
    let Some((topic, cause)) = topic.and_then(|topic| Some((topic, topic.cause(&finding.cause)?))) else {
        return source.page.links.place(&finding.url);
    };
    let query = finding.url.split_once('?').map_or("", |(_, query)| query);
    let mut answers = Answers::parse(query);
    let log = LogClues {
        format: &source.diagnosis.format,
        sdks: &source.diagnosis.sdks,
    };
    answers.take_from_log(knowledge, (topic, cause), log);
    source.page.links.wizard(&topic.slug, &answers)
}

/// A text with the variable `count`.
pub(super) fn count(texts: Texts<'_>, key: &str, count: u64) -> String {
    texts.with(key, &[("count", count.into())])
}

/// The name of a cause in the reader's language; its slug where there is no text.
pub(super) fn title(source: &Source<'_>, finding: &Finding) -> Named {
    title_of(source, &finding.article, &finding.cause)
}

/// The same for an article and a cause by their slugs.
pub(super) fn title_of(source: &Source<'_>, article: &str, cause: &str) -> Named {
    let named = |part: Localized<'_, Part>| Named {
        text: part
            .text
            .title
            .clone()
            .unwrap_or_else(|| part.text.summary.clone()),
        lang: foreign(source.reader.locale, part.locale),
    };
    let slug = || Named {
        text: cause.to_owned(),
        lang: Some(Locale::english()),
    };
    part(source, article, cause).map_or_else(slug, named)
}

/// Heading of the article that a cause stands in.
pub(super) fn article(source: &Source<'_>, finding: &Finding) -> String {
    let topic = source.reader.knowledge().find(&finding.article);
    let article = topic.and_then(|topic| topic.article(source.texts().locale()));
    article.map_or_else(|| finding.article.clone(), |article| article.text.title.clone())
}

/// Where and how often a cause was seen, in one sentence.
pub(super) fn seen(texts: Texts<'_>, finding: &Finding) -> String {
    let (what, number) = match finding.device_count {
        0 => ("report-seen-lines", finding.evidence_count),
        devices => ("report-seen-devices", devices),
    };
    match finding.period_seconds {
        None => count(texts, what, number),
        Some(seconds) => {
            let values = [
                ("count", number.into()),
                ("period", period(texts, seconds).into()),
            ];
            texts.with(&format!("{what}-period"), &values)
        }
    }
}

/// A period as documentation names it: "65 minutes".
pub(super) fn period(texts: Texts<'_>, seconds: u64) -> String {
    if seconds > LONG_PERIOD {
        texts.duration(seconds)
    } else {
        texts.minutes(seconds)
    }
}

/// Class and words of a confidence.
pub(in crate::web) fn confidence(texts: Texts<'_>, confidence: Confidence) -> (&'static str, String) {
    let key = match confidence {
        Confidence::Low => "confidence-low",
        Confidence::Medium => "confidence-medium",
        Confidence::High => "confidence-high",
    };
    (key, texts.get(key))
}

/// A line by its number, and by its file where it is not the first.
pub(super) fn line(source: &Source<'_>, number: u64, file: u32) -> LineRef {
    let texts = source.texts();
    let place = || ("line", number.to_string().into());
    if file == 0 {
        return LineRef {
            number: number.to_string(),
            label: texts.with("report-line", &[place()]),
            href: source.href(0, number),
        };
    }
    let href = source.href(file, number);
    let file = u64::from(file) + 1;
    LineRef {
        number: format!("{file}:{number}"),
        label: texts.with("report-file-line", &[("file", file.to_string().into()), place()]),
        href,
    }
}

fn part<'a>(source: &Source<'a>, article: &str, cause: &str) -> Option<Localized<'a, Part>> {
    let knowledge: &KnowledgeBase = source.reader.knowledge();
    let (topic, cause) = knowledge.cause(article, cause)?;
    knowledge.cause_part(topic, cause, source.reader.locale)
}

fn summary(source: &Source<'_>, finding: &Finding) -> Option<Named> {
    let part = part(source, &finding.article, &finding.cause)?;
    let text = part.text.summary.clone();
    let named = Named {
        lang: foreign(source.reader.locale, part.locale),
        text,
    };
    (part.text.title.is_some() && !named.text.is_empty()).then_some(named)
}

/// "18 lines, 3 devices and 17 intervals of 65 minutes".
fn basis(texts: Texts<'_>, finding: &Finding) -> String {
    let mut parts = vec![count(texts, "report-count-lines", finding.evidence_count)];
    if finding.device_count > 0 {
        parts.push(count(texts, "report-count-devices", finding.device_count));
    }
    if let (Some(seconds), Some(intervals)) = (finding.period_seconds, finding.period_count) {
        let values = [
            ("count", intervals.into()),
            ("period", period(texts, seconds).into()),
        ];
        parts.push(texts.with("report-count-intervals", &values));
    }
    texts.list(&parts)
}

fn devices(finding: &Finding) -> Vec<String> {
    let mut names: Vec<String> = finding
        .devices
        .iter()
        .filter(|device| !device.is_empty())
        .map(|device| visible(device))
        .collect();
    names.sort_unstable();
    names.truncate(NAMED);
    names
}

fn more_devices(texts: Texts<'_>, finding: &Finding) -> Option<String> {
    let more = finding.device_count.saturating_sub(NAMED as u64);
    (more > 0).then(|| count(texts, "report-more-devices", more))
}

fn quotes(source: &Source<'_>, finding: &Finding) -> Vec<Quote> {
    let quote = |evidence: &Evidence| Quote {
        line: line(source, evidence.line, evidence.file),
        text: source
            .log
            .quote((evidence.file, evidence.line), source.words)
            .unwrap_or_default(),
    };
    finding.evidence.iter().map(quote).collect()
}

/// The first lines that prove a finding, for a ticket: each with its number in front.
pub(super) fn proof(source: &Source<'_>, finding: &Finding) -> Vec<String> {
    let quotes = quotes(source, finding).into_iter();
    let shown = quotes.filter(|quote| !quote.text.is_empty()).take(QUOTED);
    shown
        .map(|quote| format!("{}  {}", quote.line.number, quote.text))
        .collect()
}

/// The names of the solutions of a finding's cause, as a list in a sentence.
pub(super) fn remedies(source: &Source<'_>, finding: &Finding) -> String {
    let knowledge = source.reader.knowledge();
    let topic = knowledge.find(&finding.article);
    let cause = topic.and_then(|topic| Some((topic, topic.cause(&finding.cause)?)));
    let Some((topic, cause)) = cause else {
        return String::new();
    };
    let parts = knowledge.solution_parts(topic, cause, source.reader.locale);
    let titles: Vec<String> = parts
        .into_iter()
        .map(|(_, part)| {
            part.text
                .title
                .clone()
                .unwrap_or_else(|| part.text.summary.clone())
        })
        .collect();
    source.texts().list(&titles)
}

fn speaks_against(source: &Source<'_>, finding: &Finding, against: &Against) -> (String, Option<LineRef>) {
    let cause = against.cause.as_deref().unwrap_or_default();
    let article = |article: &str| part(source, article, cause);
    let topics = || {
        source
            .reader
            .knowledge()
            .topics
            .keys()
            .find_map(|slug| article(slug))
    };
    let name = article(&finding.article)
        .or_else(topics)
        .and_then(|part| part.text.title.as_deref())
        .unwrap_or(cause);
    let key = format!("against-{}", against.reason);
    let text = source.texts().find(&key, &[("cause", name.into())]);
    let text = text.unwrap_or_else(|| against.reason.replace('-', " "));
    (text, against.line.map(|number| line(source, number, 0)))
}
