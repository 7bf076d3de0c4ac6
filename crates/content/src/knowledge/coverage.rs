//! Whether every cause is either recognised by a rule or says why no log can show it.

use std::collections::{BTreeMap, BTreeSet};

use super::routing::{CauseEntry, Routing};
use crate::Fault;

/// How the reason begins why no log shows a cause.
const NO_LOG: &str = "none: ";

/// Checks the causes of all files against the rules of all files; a cause keeps its slug in whatever file it stands.
///
/// A folder without any rules is one of articles only, and nothing is asked of it.
pub(super) fn check(routings: &BTreeMap<String, Routing>, faults: &mut Vec<Fault>) {
    let ruled: BTreeSet<&str> = routings
        .values()
        .flat_map(|routing| routing.ruled.iter().map(String::as_str))
        .collect();
    if ruled.is_empty() {
        return;
    }
    for routing in routings.values() {
        for cause in routing.causes.iter().filter(|cause| cause.same_as.is_none()) {
            let fault = |message: String| Fault::error(&routing.path, cause.line, message);
            faults.extend(
                problem(cause, ruled.contains(cause.id.as_str())).map(|(message, advice)| {
                    fault(format!("the cause `{}` {message}", cause.id)).advise(advice)
                }),
            );
        }
    }
}

/// What is wrong, and what to do about it.
fn problem(cause: &CauseEntry, is_ruled: bool) -> Option<(&'static str, &'static str)> {
    let reason = cause.log.as_deref();
    let is_reason = reason.is_some_and(|reason| {
        reason
            .strip_prefix(NO_LOG)
            .is_some_and(|why| !why.trim().is_empty())
    });
    match (is_ruled, reason) {
        (false, None) => Some((
            "has neither a rule nor a reason why no log can show it",
            r#"write a [[rule]], or `log = "none: …"`"#,
        )),
        (true, Some(_)) => Some((
            "has a rule, and says that no log can show it",
            "remove one of them",
        )),
        (false, Some(_)) if !is_reason => Some((
            "does not say why no log can show it",
            r#"write `log = "none: …"` with the reason"#,
        )),
        _ => None,
    }
}
