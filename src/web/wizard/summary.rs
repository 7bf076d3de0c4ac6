//! The answers given so far, each with a link that changes it.

use super::{Case, title_of};
use crate::web::page::Page;
use crate::wizard::{Answers, Step, UNKNOWN, resolve};

/// The list of answers; empty before the first.
pub(super) struct Summary {
    /// One row per answer.
    pub rows: Vec<Row>,
    /// Throws all answers away.
    pub restart: String,
}

/// One answer.
pub(super) struct Row {
    /// The question, in few words.
    pub label: String,
    /// The answer.
    pub answer: String,
    /// Asks again, or takes the answer back.
    pub href: String,
    /// Visible text of that link.
    pub action: String,
    /// The link's text for screen readers, which names the question.
    pub spoken: String,
}

/// The answers of `case` that the flow knows.
pub(super) fn summary(case: &Case<'_>, page: &Page<'_>) -> Summary {
    let mut rows = Vec::new();
    rows.extend(symptom(case, page).map(|answer| changeable(case, page, "symptom", answer)));
    rows.extend(cause(case, page).map(|answer| changeable(case, page, "cause", answer)));
    rows.extend(aspects(case, page));
    rows.extend(
        case.answers
            .ruled_out
            .iter()
            .filter_map(|id| ruled_out(case, page, id)),
    );
    Summary {
        rows,
        restart: page.links.wizard(&case.topic.slug, &Answers::default()),
    }
}

/// The symptom as the reader answered it.
pub(super) fn symptom(case: &Case<'_>, page: &Page<'_>) -> Option<String> {
    let answer = case.answers.symptom.as_deref()?;
    if answer == UNKNOWN {
        return Some(page.t("wizard-unknown"));
    }
    let known = case
        .topic
        .symptoms
        .iter()
        .find(|symptom| symptom.part.to_string() == answer)?;
    case.topic
        .symptom_part(case.locale(), known.part)
        .map(|part| title_of(part.text))
}

fn cause(case: &Case<'_>, page: &Page<'_>) -> Option<String> {
    let answer = case.answers.cause.as_deref()?;
    if answer == UNKNOWN {
        return Some(page.t("wizard-unknown"));
    }
    // A cause that was tried stands among those ruled out already.
    let tried = case.answers.ruled_out.iter().any(|id| id == answer);
    case.topic
        .cause(answer)
        .filter(|_| !tried)
        .map(|cause| case.cause_title(cause))
}

/// What the reader said about SDK, protocol and tier, as far as the texts of the cause vary by it.
fn aspects(case: &Case<'_>, page: &Page<'_>) -> Vec<Row> {
    let knowledge = case.reader.knowledge();
    let Step::Solution { cause, .. } = resolve(knowledge, case.topic, &case.answers) else {
        return Vec::new();
    };
    let answers = case.answers.aspects.iter().filter_map(|(aspect, answer)| {
        let title = match answer.as_str() {
            UNKNOWN => Some(page.t("wizard-unknown-aspect")),
            answer => case.aspect_title(cause, *aspect, answer),
        };
        Some(changeable(case, page, aspect.key(), title?))
    });
    answers.collect()
}

fn changeable(case: &Case<'_>, page: &Page<'_>, key: &str, answer: String) -> Row {
    let (label, spoken) = match key {
        "symptom" => ("answers-symptom", "answers-change-symptom"),
        "sdk" => ("answers-sdk", "answers-change-sdk"),
        "protocol" => ("answers-protocol", "answers-change-protocol"),
        "tier" => ("answers-tier", "answers-change-tier"),
        _ => ("answers-cause", "answers-change-cause"),
    };
    Row {
        label: page.t(label),
        answer,
        href: page.links.wizard_change(&case.topic.slug, &case.answers, key),
        action: page.t("answers-change"),
        spoken: page.t(spoken),
    }
}

fn ruled_out(case: &Case<'_>, page: &Page<'_>, id: &str) -> Option<Row> {
    let title = case.topic.cause(id).map(|cause| case.cause_title(cause))?;
    let mut answers = case.answers.clone();
    answers.ruled_out.retain(|other| other != id);
    Some(Row {
        label: page.t("answers-ruled-out"),
        spoken: page.t_with("answers-undo-cause", "title", &title),
        answer: title,
        href: page.links.wizard(&case.topic.slug, &answers),
        action: page.t("answers-undo"),
    })
}
