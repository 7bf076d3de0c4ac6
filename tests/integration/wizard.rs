//! Answers to steps, over `tests/fixtures/content`.

use waypost::content::ContentTree;
use waypost::knowledge::{Cause, KnowledgeBase};
use waypost::wizard::{Answers, LogClues, Step, resolve};

/// A step in one line: kind, what it is about, what was rejected.
fn step(topic: &str, query: &str) -> String {
    step_in(&crate::knowledge::fixtures(), topic, query)
}

fn step_in(knowledge: &KnowledgeBase, topic: &str, query: &str) -> String {
    let topic = knowledge.find(topic).unwrap();
    let ids = |causes: &[&Cause]| {
        causes
            .iter()
            .map(|cause| cause.id.clone())
            .collect::<Vec<_>>()
            .join(",")
    };
    let rejected = |rejected: Option<waypost::wizard::InvalidAnswer>| {
        rejected.map_or(String::new(), |answer| {
            format!(" rejected {}={}", answer.key, answer.value)
        })
    };
    match resolve(knowledge, topic, &Answers::parse(query)) {
        Step::AskSymptom {
            symptoms,
            rejected: why,
        } => format!("symptom? of {}{}", symptoms.len(), rejected(why)),
        Step::AskCause {
            causes,
            rejected: why,
            ..
        } => format!("cause? {}{}", ids(&causes), rejected(why)),
        Step::Solution {
            cause, assumed, next, ..
        } => {
            let next = next.map_or("-", |cause| cause.id.as_str());
            format!(
                "{} {}, then {next}",
                if assumed { "assume" } else { "solve" },
                cause.id
            )
        }
        Step::AskAspect {
            aspect,
            choices,
            rejected: why,
            ..
        } => format!("{}? {}{}", aspect.key(), choices.join(","), rejected(why)),
        Step::Exhausted { tried, .. } => format!("exhausted {}", ids(&tried)),
    }
}

#[test]
fn what_a_solution_varies_by_is_asked_once_the_cause_is_known() {
    let mut tree = crate::knowledge::tree();
    let english = tree.files.get_mut("locales/en/articles/700104.md").unwrap();
    *english = english.replace(
        "1. Push the cable in.\n",
        "1. Push the cable in.\n\n#### [One](#tab/sdk-one)\n\nA\n\n#### [Two](#tab/sdk-two)\n\nB\n\n---\n\n\
         #### [Free](#tab/tier-free)\n\nC\n\n#### [Portal](#tab/portal)\n\nD\n\n---\n",
    );
    let knowledge = KnowledgeBase::load(&tree).unwrap();
    for (query, expected) in [
        ("symptom=2", "cause? cable,idle-timeout,overload"),
        ("cause=cable&symptom=2", "sdk? one,two"),
        ("cause=unknown&symptom=2", "sdk? one,two"),
        ("cause=cable&sdk=two&symptom=2", "solve cable, then idle-timeout"),
        (
            "cause=cable&sdk=unknown&symptom=2",
            "solve cable, then idle-timeout",
        ),
        (
            "cause=cable&sdk=three&symptom=2",
            "sdk? one,two rejected sdk=three",
        ),
        ("cause=overload&symptom=2", "solve overload, then cable"),
        ("symptom=1", "solve token-renewal, then -"),
    ] {
        assert_eq!(step_in(&knowledge, "700104", query), expected, "{query}");
    }
}

#[test]
fn answers_lead_from_symptom_to_cause_to_solution() {
    for (query, expected) in [
        ("", "symptom? of 2"),
        ("symptom=2", "cause? cable,idle-timeout,overload"),
        ("cause=cable&symptom=2", "solve cable, then idle-timeout"),
        ("cause=overload&symptom=2", "solve overload, then cable"),
        ("symptom=1", "solve token-renewal, then -"),
        ("cause=overload", "solve overload, then token-renewal"),
    ] {
        assert_eq!(step("700104", query), expected, "{query}");
    }
    assert_eq!(step("701xxx", ""), "solve overload, then -");
}

#[test]
fn unknown_leads_on() {
    for (query, expected) in [
        (
            "symptom=unknown",
            "cause? token-renewal,cable,idle-timeout,overload",
        ),
        ("cause=unknown&symptom=2", "assume cable, then idle-timeout"),
        (
            "cause=unknown&ruled-out=cable&symptom=2",
            "assume idle-timeout, then overload",
        ),
        (
            "cause=unknown&symptom=unknown",
            "assume token-renewal, then cable",
        ),
        ("cause=unknown", "assume token-renewal, then cable"),
    ] {
        assert_eq!(step("700104", query), expected, "{query}");
    }
}

#[test]
fn what_was_ruled_out_is_not_offered_again() {
    for (query, expected) in [
        ("ruled-out=cable&symptom=2", "cause? idle-timeout,overload"),
        (
            "cause=cable&ruled-out=cable&symptom=2",
            "assume idle-timeout, then overload",
        ),
        (
            "ruled-out=overload&ruled-out=cable&symptom=2",
            "assume idle-timeout, then -",
        ),
        (
            "ruled-out=overload&ruled-out=idle-timeout&ruled-out=x&ruled-out=cable&symptom=2",
            "exhausted overload,idle-timeout,cable",
        ),
        ("ruled-out=token-renewal&symptom=1", "exhausted token-renewal"),
        (
            "ruled-out=token-renewal&symptom=2",
            "cause? cable,idle-timeout,overload",
        ),
    ] {
        assert_eq!(step("700104", query), expected, "{query}");
    }
}

// H60
#[test]
fn a_wrong_or_stale_answer_shows_the_question_again() {
    for (query, expected) in [
        ("symptom=3", "symptom? of 2 rejected symptom=3"),
        ("symptom=-1", "symptom? of 2 rejected symptom=-1"),
        ("symptom=<b>", "symptom? of 2 rejected symptom=<b>"),
        (
            "cause=old&symptom=2",
            "cause? cable,idle-timeout,overload rejected cause=old",
        ),
        (
            "cause=token-renewal&symptom=2",
            "cause? cable,idle-timeout,overload rejected cause=token-renewal",
        ),
        ("cause=old&symptom=1", "cause? token-renewal rejected cause=old"),
        ("foo=1&Symptom=2", "symptom? of 2"),
    ] {
        assert_eq!(step("700104", query), expected, "{query}");
    }
    assert_eq!(step("701xxx", "symptom=9"), "symptom? of 1 rejected symptom=9");
}

// H60
#[test]
fn ten_thousand_answers_are_bounded_work() {
    let query: String = (0..10_000)
        .map(|n| format!("ruled-out={n}&cause={n}&symptom=2&"))
        .collect();
    assert!(step("700104", &query).starts_with("cause? cable,idle-timeout,overload rejected"));
}

#[test]
fn a_log_answers_what_the_texts_vary_by_and_nothing_else() {
    let knowledge = KnowledgeBase::load(&ContentTree::embedded()).unwrap();
    let topic = knowledge.find("404104").unwrap();
    let taken = |cause: &str, format: &str, sdks: &[&str]| {
        let sdks: Vec<String> = sdks.iter().map(|&sdk| sdk.to_owned()).collect();
        let mut answers = Answers::parse(&format!("cause={cause}&symptom=2"));
        let log = LogClues { format, sdks: &sdks };
        answers.take_from_log(&knowledge, (topic, topic.cause(cause).unwrap()), log);
        answers.to_query()
    };
    let asked = "cause=no-reconnect&symptom=2";
    let by_name = taken("no-reconnect", "log-analytics", &[".NET/1.41.3", ".NET/1.40.0"]);
    assert_eq!(by_name, "cause=no-reconnect&sdk=dotnet&symptom=2");
    let by_format = taken("no-reconnect", "python", &[]);
    assert_eq!(by_format, "cause=no-reconnect&sdk=python&symptom=2");
    assert_eq!(taken("no-reconnect", "log-analytics", &[]), asked);
    assert_eq!(
        taken("no-reconnect", "text", &[".NET/1.41.3", "C/1.5"]),
        asked,
        "two libraries"
    );
    assert_eq!(taken("no-reconnect", "text", &["2021-04-12"]), asked, "a service");
    assert_eq!(taken("app-crash", "python", &[]), "cause=app-crash&symptom=2");
}
