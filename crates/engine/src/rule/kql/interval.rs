//! A regular interval: the distances of drops and the lengths of sessions, held against their own median.

use crate::rule::definition::Interval;

use super::text::{real, span};
use super::writer::{Part, Writer};

/// Drops this close together are one, told twice (as in the analysis).
const CASCADE: i64 = 90_000;
/// A minute, in which lengths are measured.
const MINUTE: f64 = 60_000.0;

/// The groups whose drops have a rhythm.
pub(super) fn interval<'a>(writer: &mut Writer<'a>, wanted: &'a Interval) -> Option<Part> {
    let drops = writer.event(&wanted.event)?;
    let starts = wanted.start.as_deref().and_then(|name| writer.event(name));
    let key = writer.key();
    writer.leave_out(
        "whether chance alone explains the rhythm: judge by Intervals (many) and SpreadMinutes (small)"
            .into(),
    );
    writer.leave_out(format!(
        "a drop within {} of the one before it is left out, also where a chain of them lasts longer",
        span(CASCADE)
    ));
    let mut lets = vec![merged(key, &drops)];
    match &starts {
        Some(starts) => lets.extend(with_sessions(key, starts, wanted)),
        None => lets.push(format!(
            "let lengths = drops\n| project {key}, TimeGenerated, Measure = \"drop to drop\", Minutes = Gap, Back = false\n\
             | where isnotnull(Minutes)"
        )),
    }
    let minutes = |milliseconds: i64| real(milliseconds as f64 / MINUTE);
    lets.push(format!(
        "let periods = lengths\n| where Minutes between ({} .. {})\n\
         | summarize PeriodMinutes = (percentile(Minutes, 25) + percentile(Minutes, 75)) / 2 by {key}, Measure",
        minutes(wanted.period.0),
        minutes(wanted.period.1)
    ));
    Some(Part {
        lets,
        rows: rhythm(key, wanted) + &back(key, starts.as_deref(), wanted),
    })
}

/// Drops, those of a cascade as one, each with its distance from the one before.
fn merged(key: &str, drops: &str) -> String {
    format!(
        "let drops = {drops}\n| sort by {key} asc, TimeGenerated asc\n\
         | extend Cascade = {key} == prev({key}) and TimeGenerated - prev(TimeGenerated) <= {}\n\
         | where not(Cascade)\n\
         | extend Gap = iff({key} == prev({key}), (TimeGenerated - prev(TimeGenerated)) / 1m, real(null))",
        span(CASCADE)
    )
}

/// Drops and starts as one line of time: how long each session was, and whether the next start came soon.
fn with_sessions(key: &str, starts: &str, wanted: &Interval) -> [String; 2] {
    let back = wanted.back_within.map_or("false".to_owned(), |limit| {
        format!(
            "{key} == next({key}) and next(IsStart) and next(TimeGenerated) - TimeGenerated <= {}",
            span(limit)
        )
    });
    [
        format!(
            "let moments = union\n    (drops | project {key}, TimeGenerated, Gap, IsStart = false),\n    \
             ({starts} | project {key}, TimeGenerated, Gap = real(null), IsStart = true)\n\
             | sort by {key} asc, TimeGenerated asc\n\
             | extend Session = iff({key} == prev({key}) and prev(IsStart), \
             (TimeGenerated - prev(TimeGenerated)) / 1m, real(null))\n\
             | extend Back = {back}\n\
             | where not(IsStart)"
        ),
        format!(
            "let lengths = union\n    (moments | project {key}, TimeGenerated, Measure = \"drop to drop\", Minutes = Gap, Back),\n    \
             (moments | project {key}, TimeGenerated, Measure = \"session\", Minutes = Session, Back)\n\
             | where isnotnull(Minutes)"
        ),
    ]
}

/// How many lengths are the median, or up to three times it where drops are missing, and how far they spread.
fn rhythm(key: &str, wanted: &Interval) -> String {
    format!(
        "lengths\n| join kind=inner periods on {key}, Measure\n\
         | extend Multiple = iff(Measure == \"session\", 1.0, max_of(round(Minutes / PeriodMinutes), 1.0))\n\
         | extend Fits = Multiple <= 3.0 and abs(Minutes / PeriodMinutes - Multiple) <= {}\n\
         | extend Single = iff(Fits, Minutes / Multiple, real(null))\n\
         | summarize Intervals = countif(Fits), Share = round(1.0 * countif(Fits) / count(), 2), \
         PeriodMinutes = round(percentile(Single, 50), 1), \
         SpreadMinutes = round(percentile(Single, 90) - percentile(Single, 10), 1), \
         Returned = countif(Fits and Back), First = min(TimeGenerated), Last = max(TimeGenerated) by {key}, Measure\n\
         | where Intervals >= {} and Share >= {}",
        real(wanted.tolerance),
        wanted.gte,
        real(wanted.share)
    )
}

/// Nearly all came back in time, where the table has starts at all; of two measures the one with more intervals.
fn back(key: &str, starts: Option<&str>, wanted: &Interval) -> String {
    let best = format!("\n| summarize arg_max(Intervals, *) by {key}");
    match (starts, wanted.back_within) {
        (Some(starts), Some(_)) => format!(
            "\n| lookup kind=leftouter ({starts} | summarize Starts = count() by {key}) on {key}\n\
             | where isnull(Starts) or (Returned >= 1 and 10 * (Returned + 1) >= 8 * Intervals){best}"
        ),
        _ => format!("\n| project-away Returned{best}"),
    }
}
