//! A rule in words: the comment above its query.

use crate::rule::definition::{Definition, Field, GroupBy, Level, When};
use crate::rule::set::Rule;

use super::event::describe as describe_event;
use super::text::{one_line, span};

/// The comment above a query, each line without its slashes.
pub(super) fn comment(rule: &Rule) -> Vec<String> {
    let definition = &rule.definition;
    let level = match definition.level {
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
    };
    let mut lines = vec![
        format!(
            "Rule {} ({level}) of the cause {}, article {}",
            definition.id, definition.cause, rule.article
        ),
        format!("Looks for {}", sentence(definition)),
    ];
    lines.extend(
        definition
            .events
            .iter()
            .map(|(name, event)| format!("  {name}: {}", describe_event(event))),
    );
    if definition.group_by == Some(GroupBy::Device) {
        lines.push("Device by device; rows that name no device are left out".into());
    }
    lines.iter().map(|line| one_line(line)).collect()
}

fn sentence(definition: &Definition) -> String {
    let mut sentence = conditions(&definition.when).join("; and ");
    if let Some(length) = definition.timespan {
        sentence += &format!(", within {}", span(length));
    }
    if !definition.unless.is_empty() {
        sentence += &format!("; unless there is {}", definition.unless.join(" or "));
    }
    sentence
}

fn conditions(when: &When) -> Vec<String> {
    let mut found = rates(when);
    if !when.temporal.is_empty() {
        found.push(format!("{} near each other", when.temporal.join(" and ")));
    }
    if !when.temporal_ordered.is_empty() {
        let order = when.temporal_ordered.join(", then ");
        let times = if when.times > 1 {
            format!(", {} times or more", when.times)
        } else {
            String::new()
        };
        found.push(order + &times);
    }
    if let Some(absent) = &when.absent {
        let within = absent.within.map_or(" ever again".to_owned(), |within| {
            format!(" within {}", span(within))
        });
        found.push(format!(
            "{} without {}{within} after it, {} or more",
            absent.after, absent.event, absent.gte
        ));
    }
    if let Some(count) = &when.event_count {
        let most = count
            .lte
            .map_or_else(String::new, |most| format!(", at most {most}"));
        found.push(format!("{}: {} or more{most}", count.event, count.gte));
    }
    found
}

fn rates(when: &When) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(interval) = &when.interval {
        let back = interval.back_within.map_or_else(String::new, |within| {
            format!(", each with a quick return ({})", span(within))
        });
        let (from, to) = (span(interval.period.0), span(interval.period.1));
        found.push(format!(
            "{} at a regular interval between {from} and {to}, {} intervals or more{back}",
            interval.event, interval.gte
        ));
    }
    if let Some(share) = &when.share {
        found.push(format!(
            "{} on {:.0} % of all devices or more, and on {} at least",
            share.event,
            share.gte * 100.0,
            share.devices
        ));
    }
    if let Some(surge) = &when.surge {
        found.push(format!(
            "{} times as many {} as usual or more, and {} at least",
            surge.factor, surge.event, surge.gte
        ));
    }
    if let Some(count) = &when.value_count {
        let what = match count.field {
            Field::Device => "devices",
            Field::Peer => "addresses",
            Field::Code => "codes",
            Field::Category => "categories",
        };
        found.push(format!(
            "{} from {} different {what} or more",
            count.event, count.gte
        ));
    }
    found
}
