//! What a report says besides its causes: codes, what is missing, what was removed, how the log was read.

use super::commands;
use super::finding::{LineRef, Quote, Source, count, line};
use super::line::visible;
use crate::analysis::{CodeCount, Diagnosis, Missing, NotUnderstood, Note, is_without_year};
use crate::i18n::Texts;

/// Shortest text that stands for a length of time where the diagnosis names none.
const A_DAY: u64 = 86_400;

/// Milliseconds of a day.
pub(super) const DAY: i64 = 86_400_000;

/// A code of the service.
pub(super) struct CodeView {
    pub(super) code: String,
    pub(super) name: Option<String>,
    pub(super) count: String,
    pub(super) devices: String,
    /// Its article, where there is one.
    pub(super) href: Option<String>,
}

/// What would decide more.
pub(super) struct MissingView {
    pub(super) items: Vec<MissingItem>,
}

/// One thing to collect, and the command or query that does; a command that serves several stands at the first.
pub(super) struct MissingItem {
    pub(super) text: String,
    pub(super) command: Option<String>,
}

impl MissingView {
    pub(super) fn has_commands(&self) -> bool {
        self.items.iter().any(|item| item.command.is_some())
    }
}

/// What was removed, and how to renew it.
pub(super) struct RedactionView {
    pub(super) counts: Vec<(String, String)>,
    pub(super) advice: Vec<(String, Option<&'static str>)>,
}

/// Every code with its name.
pub(super) fn codes(source: &Source<'_>, diagnosis: &Diagnosis) -> Vec<CodeView> {
    let texts = source.texts();
    let view = |seen: &CodeCount| {
        let topic = source.reader.knowledge().find(&seen.code);
        let own = topic.filter(|topic| topic.codes.contains(&seen.code));
        let documented = source.reader.app.rules.code_name(&seen.code);
        CodeView {
            name: documented
                .or(own.and_then(|topic| topic.name.as_deref()))
                .map(str::to_owned),
            code: seen.code.clone(),
            count: texts.number(seen.count),
            devices: texts.number(seen.devices),
            href: topic.map(|topic| source.page.links.article(&topic.slug)),
        }
    };
    diagnosis.codes.iter().map(view).collect()
}

/// What to collect next.
pub(super) fn missing(texts: Texts<'_>, diagnosis: &Diagnosis) -> MissingView {
    let text = |missing: &Missing| {
        let duration = texts.duration(missing.seconds.unwrap_or(A_DAY));
        let text = texts.find(
            &format!("missing-{}", missing.kind),
            &[("duration", duration.into())],
        );
        text.unwrap_or_else(|| missing.kind.replace('-', " "))
    };
    let mut items: Vec<MissingItem> = Vec::new();
    for missing in &diagnosis.missing {
        let is_shown = items.iter().any(|item| item.command == missing.command);
        items.push(MissingItem {
            text: text(missing),
            command: missing.command.clone().filter(|_| !is_shown),
        });
    }
    MissingView { items }
}

/// Shapes of lines that a page shows; the diagnosis as JSON has more.
const MOST_ODD: usize = 12;

/// The lines that nothing explains, each shape with the first of them and how many there are.
pub(super) fn not_understood(source: &Source<'_>, diagnosis: &Diagnosis) -> Vec<Quote> {
    let quote = |odd: &NotUnderstood| Quote {
        line: line(source, odd.line, odd.file),
        text: match odd.count {
            1 => visible(&odd.shape),
            many => format!("{} × {}", source.texts().number(many), visible(&odd.shape)),
        },
    };
    diagnosis
        .not_understood
        .iter()
        .take(MOST_ODD)
        .map(quote)
        .collect()
}

/// What was masked, by kind.
pub(super) fn redactions(texts: Texts<'_>, diagnosis: &Diagnosis) -> RedactionView {
    let mut view = RedactionView {
        counts: Vec::new(),
        advice: Vec::new(),
    };
    for removed in &diagnosis.redactions {
        let name = texts.find(&format!("redaction-{}", removed.kind), &[]);
        let name = name.unwrap_or_else(|| removed.kind.replace('-', " "));
        view.counts.push((texts.number(removed.count), name));
        let advice = commands::rotating(&removed.kind).map(|(key, command)| (texts.get(key), command));
        let fresh = advice.filter(|advice| !view.advice.contains(advice));
        view.advice.extend(fresh);
    }
    view
}

/// How the log was read: label and value.
pub(super) fn facts(source: &Source<'_>, diagnosis: &Diagnosis) -> Vec<(String, String)> {
    let texts = source.texts();
    let format = texts.find(&format!("format-{}", diagnosis.format), &[]);
    let sdks: Vec<String> = diagnosis.sdks.iter().map(|sdk| visible(sdk)).collect();
    let some = |number: u64| {
        if number > 0 {
            texts.number(number)
        } else {
            String::new()
        }
    };
    let facts = [
        (
            "report-read-format",
            format.unwrap_or_else(|| visible(&diagnosis.format)),
        ),
        ("report-read-lines", texts.number(diagnosis.lines)),
        ("report-read-events", texts.number(diagnosis.events)),
        ("report-read-unread", some(diagnosis.unread_lines)),
        ("report-read-devices", some(diagnosis.devices)),
        ("report-read-from", time(texts, diagnosis.from.as_deref())),
        ("report-read-to", time(texts, diagnosis.to.as_deref())),
        ("report-read-sdks", sdks.join(", ")),
    ];
    let told = facts.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(key, value)| (texts.get(key), value)).collect()
}

/// Remarks on the reading.
pub(super) fn notes(source: &Source<'_>, diagnosis: &Diagnosis) -> Vec<(String, Option<LineRef>)> {
    let view = |note: &Note| {
        let values = [("count", note.count.unwrap_or_default().into())];
        let text = source.texts().find(&format!("note-{}", note.kind), &values);
        let text = text.unwrap_or_else(|| note.kind.replace('-', " "));
        (text, note.line.map(|number| line(source, number, 0)))
    };
    diagnosis.notes.iter().map(view).collect()
}

/// "120 events" and "3 devices", for sentences.
pub(super) fn amounts(texts: Texts<'_>, diagnosis: &Diagnosis) -> (String, String) {
    (
        count(texts, "report-count-events", diagnosis.events),
        count(texts, "report-count-devices", diagnosis.devices),
    )
}

/// A time of the diagnosis for people; empty where there is none.
pub(super) fn time(texts: Texts<'_>, rfc3339: Option<&str>) -> String {
    let time = rfc3339.and_then(|time| time.parse::<jiff::Timestamp>().ok());
    time.map(|time| moment(texts, time.as_millisecond()))
        .unwrap_or_default()
}

/// "From … to …"; the time alone where both read the same.
pub(super) fn between(texts: Texts<'_>, from: String, to: String) -> String {
    if from == to {
        return from;
    }
    texts.with("timeline-span", &[("from", from.into()), ("to", to.into())])
}

/// Day and time, as far as the log names them; the first of all days stands for logs that name no day.
pub(super) fn moment(texts: Texts<'_>, time: i64) -> String {
    match time {
        0..DAY => clock(time, true),
        _ if is_without_year(time) => texts.day_time(time),
        _ => texts.date_time(time),
    }
}

/// The time of day as logs write it, the same in every language.
pub(super) fn clock(time: i64, with_seconds: bool) -> String {
    let seconds = time.rem_euclid(DAY) / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if with_seconds {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    }
}

/// Month and day as logs write them.
pub(super) fn day(time: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(time).unwrap_or_default();
    time.strftime("%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::ContentTree;
    use crate::i18n::{Locale, Messages};

    #[test]
    fn a_time_is_not_said_twice() {
        let messages = Messages::load(&ContentTree::embedded().files).unwrap();
        let texts = messages.of("en".parse::<Locale>().unwrap());
        let between = |from: &str, to: &str| between(texts, from.into(), to.into());
        assert_eq!(between("8:00", "8:00"), "8:00");
        assert_eq!(
            between("8:00", "9:00").replace(['\u{2068}', '\u{2069}'], ""),
            "8:00 to 9:00"
        );
    }

    #[test]
    fn clocks_read_like_logs() {
        assert_eq!(clock(3_600_000 + 65_000, true), "01:01:05");
        assert_eq!(clock(-60_000, false), "23:59");
        assert_eq!(day(0), "01-01");
    }
}
