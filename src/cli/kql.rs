//! `waypost kql`: the rules of a cause as Kusto queries, for a log that is too large to move.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::time::Duration;

use clap::Args;

use crate::analysis::Query;
use crate::app::{self, Content};
use crate::config::{ContentArgs, parse_duration};
use crate::knowledge::KnowledgeBase;

use super::Failure;

/// Close names shown for one that is not known.
const SHOWN_CLOSE: usize = 8;

/// What to write.
#[derive(Args)]
pub(super) struct Kql {
    #[command(flatten)]
    content: ContentArgs,
    /// Causes, such as `sas-renewal`
    #[arg(required = true)]
    cause: Vec<String>,
    /// How far to look back
    #[arg(long, default_value = "7d", value_parser = parse_duration)]
    since: Duration,
}

pub(super) fn run(args: &Kql, out: &mut dyn Write) -> Result<(), Failure> {
    let Content { knowledge, rules, .. } = app::load_or_list(&app::tree(args.content.content.as_deref()))?;
    let known = causes(&knowledge);
    if let Some(cause) = args.cause.iter().find(|cause| !known.contains(cause.as_str())) {
        return Err(Failure::BadInput(unknown(cause, &known)));
    }
    for (position, cause) in args.cause.iter().enumerate() {
        let queries = rules.queries(cause, args.since).ok_or_else(no_table)?;
        if position > 0 {
            writeln!(out)?;
        }
        write(cause, &queries, &knowledge, out)?;
    }
    Ok(())
}

fn no_table() -> Failure {
    Failure::Failed("no log format says how its table is asked (the key `kusto`)".into())
}

fn write(cause: &str, queries: &[Query], knowledge: &KnowledgeBase, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", head(cause, queries))?;
    if queries.is_empty() {
        for reason in reasons(knowledge, cause) {
            writeln!(out, "// {reason}")?;
        }
    }
    for query in queries {
        writeln!(out, "\n{}", query.text.trim_end())?;
    }
    Ok(())
}

fn head(cause: &str, queries: &[Query]) -> String {
    let statements = queries.iter().filter(|query| query.is_statement).count();
    match (queries.len(), statements) {
        (0, _) => format!("// No rule recognises {cause} in a log."),
        (all, 0) => format!(
            "// {cause}: no query can express any of its {all} rules; read the logs of the devices instead."
        ),
        (all, some) => format!(
            "// {cause}: {some} of {all} rules as queries. Each block is a query of its own: put the cursor into it and run it.\n\
             // An empty answer means that the rule does not hold."
        ),
    }
}

fn causes(knowledge: &KnowledgeBase) -> BTreeSet<&str> {
    let causes = knowledge.topics.values().flat_map(|topic| &topic.causes);
    causes.map(|cause| cause.id.as_str()).collect()
}

/// Why no log can show a cause, in the words of the articles' authors.
fn reasons<'kb>(knowledge: &'kb KnowledgeBase, cause: &str) -> BTreeSet<&'kb str> {
    let causes = knowledge.topics.values().flat_map(|topic| &topic.causes);
    let same = causes.filter(|known| known.id == cause);
    same.filter_map(|known| known.log.as_deref()).collect()
}

fn unknown(cause: &str, causes: &BTreeSet<&str>) -> String {
    let mut close: Vec<(usize, &str)> = causes
        .iter()
        .filter_map(|known| Some((distance(cause, known)?, *known)))
        .collect();
    close.sort_unstable();
    let all = close.is_empty();
    let names: Vec<&str> = match all {
        true => causes.iter().copied().collect(),
        false => close.iter().take(SHOWN_CLOSE).map(|(_, known)| *known).collect(),
    };
    let what = if all { "there are" } else { "close to it" };
    format!("there is no cause {cause:?}; {what}: {}", names.join(", "))
}

/// How far a known name is from one that was given; `None` if they have nothing in common.
fn distance(given: &str, known: &str) -> Option<usize> {
    let edits = strsim::levenshtein(given, known);
    let shares_a_word = given
        .split('-')
        .any(|word| word.len() > 2 && known.contains(word));
    (shares_a_word || edits <= known.len() / 3).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_nearly_right_is_answered_with_the_right_one() {
        let causes = BTreeSet::from(["dns", "network-loss", "sas-renewal", "sas-token-expired"]);
        assert_eq!(
            unknown("sas-renewl", &causes),
            "there is no cause \"sas-renewl\"; close to it: sas-renewal, sas-token-expired"
        );
        assert_eq!(
            unknown("zzzzz", &causes),
            "there is no cause \"zzzzz\"; there are: dns, network-loss, sas-renewal, sas-token-expired"
        );
    }
}
