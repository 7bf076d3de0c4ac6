//! The kinds of conditions, each as one function from its numbers to a [`Part`].

use crate::rule::definition::{Absent, EventCount, Field, Share, Surge, ValueCount, When};

use super::interval::interval;
use super::text::{quote, real, span};
use super::writer::{Part, Writer};

/// All conditions of a rule that can be expressed, the most telling one first.
pub(super) fn parts<'a>(writer: &mut Writer<'a>, when: &'a When) -> Vec<Part> {
    let times = when.times.max(1);
    let ordered = &when.temporal_ordered;
    [
        when.interval.as_ref().and_then(|it| interval(writer, it)),
        when.share.as_ref().and_then(|it| share(writer, it)),
        when.surge.as_ref().and_then(|it| surge(writer, it)),
        when.value_count.as_ref().and_then(|it| value_count(writer, it)),
        (!ordered.is_empty())
            .then(|| temporal_ordered(writer, ordered, times))
            .flatten(),
        (!when.temporal.is_empty())
            .then(|| temporal(writer, &when.temporal))
            .flatten(),
        when.absent.as_ref().and_then(|it| absent(writer, it)),
        when.event_count.as_ref().and_then(|it| event_count(writer, it)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// So many events; within a time span if the one so many rows before is still within it.
fn event_count<'a>(writer: &mut Writer<'a>, count: &'a EventCount) -> Option<Part> {
    let table = writer.event(&count.event)?;
    let (key, evidence) = (writer.key(), writer.evidence());
    let most = count
        .lte
        .map_or_else(String::new, |most| format!(" and Events <= {most}"));
    let gte = count.gte.max(1);
    let Some(length) = writer.timespan().filter(|_| gte > 1) else {
        return Some(Part::of(format!(
            "{table}\n| summarize Events = count(), {evidence} by {key}\n| where Events >= {gte}{most}"
        )));
    };
    let (back, length) = (gte - 1, span(length));
    Some(Part::of(format!(
        "{table}\n| sort by {key} asc, TimeGenerated asc\n\
         | extend Dense = {key} == prev({key}, {back}) and TimeGenerated - prev(TimeGenerated, {back}) <= {length}\n\
         | summarize Events = count(), Dense = countif(Dense), {evidence} by {key}\n\
         | where Dense > 0{most}"
    )))
}

/// So many different values.
fn value_count<'a>(writer: &mut Writer<'a>, count: &'a ValueCount) -> Option<Part> {
    let table = writer.event(&count.event)?;
    let (key, evidence) = (writer.key(), writer.evidence());
    let column = match count.field {
        Field::Device => "DeviceId",
        Field::Peer => "Peer",
        Field::Code => "Code",
        Field::Category => "Category",
    };
    let (windows, window) = writer.windows().unwrap_or_default();
    Some(Part::of(format!(
        "{table}\n| where isnotempty({column}){windows}\n\
         | summarize Values = dcount({column}), Seen = make_set({column}, 20), {evidence} by {key}{window}\n\
         | where Values >= {}\n| summarize arg_max(Values, *) by {key}",
        count.gte
    )))
}

/// All of several events within a window.
fn temporal<'a>(writer: &mut Writer<'a>, names: &'a [String]) -> Option<Part> {
    let tables = writer.events(names)?;
    let (key, evidence) = (writer.key(), writer.evidence());
    let (windows, window) = writer.windows().unwrap_or_default();
    let rows: Vec<String> = tables
        .iter()
        .zip(names)
        .map(|(table, name)| format!("    ({table} | extend Event = {})", quote(name)))
        .collect();
    Some(Part::of(format!(
        "union\n{}{windows}\n| summarize Different = dcount(Event), {evidence} by {key}{window}\n\
         | where Different == {}\n| summarize arg_min(First, *) by {key}",
        rows.join(",\n"),
        names.len()
    )))
}

/// Events in order. Read backwards in time, the number of second events so far says which of them comes next.
fn temporal_ordered<'a>(writer: &mut Writer<'a>, names: &'a [String], times: u64) -> Option<Part> {
    let tables = writer.events(names)?;
    let key = writer.key();
    let (first, later) = tables.split_first()?;
    let mut chains = format!("{first} | project {key}, Start = TimeGenerated, At = TimeGenerated");
    let mut lets = Vec::new();
    for (position, table) in later.iter().enumerate() {
        let name = format!("chain_{}", position + 1);
        lets.push(format!(
            "let {name} = union\n    ({chains}, Next = 0),\n    \
             ({table} | project {key}, Start = datetime(null), At = TimeGenerated, Next = 1)\n\
             | sort by {key} asc, At desc, Next asc\n\
             | extend Link = row_cumsum(Next, {key} != prev({key}))\n\
             | summarize Start = max(Start), At = maxif(At, Next == 1) by {key}, Link\n\
             | where isnotnull(Start) and isnotnull(At)"
        ));
        chains = format!("{name} | project {key}, Start, At");
    }
    if names.len() > 2 && times > 1 {
        writer.leave_out("chains that overlap are counted one by one".into());
    }
    let within = writer.timespan().map_or_else(String::new, |length| {
        format!("\n| where At - Start <= {}", span(length))
    });
    Some(Part {
        lets,
        rows: format!(
            "{}{within}\n| summarize Times = count(), First = min(Start), Last = max(At) by {key}\n\
             | where Times >= {times}",
            chains.replace(" | ", "\n| ")
        ),
    })
}

/// Many of all devices at once.
fn share<'a>(writer: &mut Writer<'a>, share: &'a Share) -> Option<Part> {
    let table = writer.event(&share.event)?;
    let (key, evidence) = (writer.key(), writer.evidence());
    let (windows, window) = writer.windows().unwrap_or_default();
    let all = "let all_devices = toscalar(hub | where isnotempty(DeviceId) | summarize dcount(DeviceId))";
    Some(Part {
        lets: vec![all.to_owned()],
        rows: format!(
            "{table}\n| where isnotempty(DeviceId){windows}\n\
             | summarize Concerned = dcount(DeviceId), Events = count(), {evidence} by {key}{window}\n\
             | extend Share = round(1.0 * Concerned / all_devices, 2)\n\
             | where Concerned >= {} and Concerned >= {} * all_devices\n\
             | summarize arg_max(Concerned, *) by {key}",
            share.devices,
            real(share.gte)
        ),
    })
}

/// Many more than in the middle one of all slots, the empty ones counted.
fn surge<'a>(writer: &mut Writer<'a>, surge: &'a Surge) -> Option<Part> {
    let Some(length) = writer.timespan().map(span) else {
        writer.leave_out("a surge without a timespan never holds".into());
        return None;
    };
    let table = writer.event(&surge.event)?;
    let key = writer.key();
    Some(Part {
        lets: vec![
            "let log_begin = toscalar(hub | summarize min(TimeGenerated))".to_owned(),
            "let log_end = toscalar(hub | summarize max(TimeGenerated))".to_owned(),
        ],
        rows: format!(
            "{table}\n| make-series Events = count() default = 0 on TimeGenerated \
             from bin(log_begin, {length}) to bin(log_end, {length}) + {length} step {length} by {key}\n\
             | mv-expand Slot = TimeGenerated to typeof(datetime), Events to typeof(long)\n\
             | summarize Slots = count(), Usual = max_of(percentile(Events, 50), 1), \
             arg_max(Events, Slot) by {key}\n\
             | where Slots > 2 and Events >= {} and Events >= {} * Usual",
            surge.gte,
            real(surge.factor)
        ),
    })
}

/// Events after which the expected one does not come. Read backwards in time, the number of expected events so far says
/// which of them comes next.
fn absent<'a>(writer: &mut Writer<'a>, absent: &'a Absent) -> Option<Part> {
    let (after, expected) = (writer.event(&absent.after), writer.event(&absent.event));
    let (after, expected) = (after?, expected?);
    let (key, evidence) = (writer.key(), writer.evidence());
    let alone = absent
        .within
        .map(span)
        .map_or("isnull(Expected)".to_owned(), |within| {
            format!(
                "iff(isnull(Expected), log_end - TimeGenerated >= {within}, Expected - TimeGenerated > {within})"
            )
        });
    let within = absent
        .within
        .map(|_| "let log_end = toscalar(hub | summarize max(TimeGenerated))".to_owned());
    let follow = format!(
        "let follow = union\n    ({after} | extend Next = 0),\n    ({expected} | extend Next = 1)\n\
         | sort by {key} asc, TimeGenerated desc, Next asc\n\
         | extend Link = row_cumsum(Next, {key} != prev({key}))"
    );
    Some(Part {
        lets: within.into_iter().chain([follow]).collect(),
        rows: format!(
            "follow\n| where Next == 0\n\
             | join kind=leftouter (follow | where Next == 1 | project {key}, Link, Expected = TimeGenerated) \
             on {key}, Link\n\
             | where {alone}\n\
             | summarize Alone = count(), {evidence} by {key}\n\
             | where Alone >= {}",
            absent.gte.max(1)
        ),
    })
}
