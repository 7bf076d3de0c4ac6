//! A question and its choices; every choice is a link.

use askama::Template;
use axum::response::Response;

use super::summary::{Summary, summary};
use super::{Case, Confirm, title_of};
use crate::app::Refusal;
use crate::i18n::Locale;
use crate::knowledge::{Cause, Symptom};
use crate::web::page::{self, Page, foreign};
use crate::wizard::{Answers, Aspect, Question, Step, UNKNOWN, resolve};

/// A question page.
#[derive(Template)]
#[template(path = "question.html")]
struct QuestionView<'a> {
    page: Page<'a>,
    topic_title: &'a str,
    topic_href: String,
    /// Key of the current step's name: `wizard-step-symptom` or `wizard-step-cause`.
    step: &'static str,
    hint: String,
    /// What is wrong with the answer in the address.
    error: Option<String>,
    choices: Vec<Choice>,
    unknown: Choice,
    /// Some choice is shown in English instead of the reader's language: there is no translation.
    fallback: bool,
    /// Or it is out of date.
    stale: bool,
    summary: Summary,
}

/// One choice.
struct Choice {
    title: String,
    text: String,
    href: String,
    /// The answer given until now.
    current: bool,
    confirm: Option<Confirm>,
    lang: Option<Locale>,
}

impl Choice {
    fn is_foreign(&self) -> bool {
        self.lang.is_some()
            || self
                .confirm
                .as_ref()
                .is_some_and(|confirm| confirm.lang.is_some())
    }
}

/// The texts of a question and the choice that was made before.
struct Frame {
    question: Question,
    rejected: bool,
    current: Option<String>,
}

/// Asks a question that was answered before, with that answer marked.
pub(super) fn ask_again(case: &Case<'_>, question: Question) -> Result<Response, Refusal> {
    let mut asked = case.answers.clone();
    asked.cause = None;
    let cause_step = || resolve(case.reader.knowledge(), case.topic, &asked);
    match question {
        Question::Cause => match cause_step() {
            Step::AskCause { causes, .. } => {
                show_causes(case, &causes, frame(question, case.answers.cause.clone()))
            }
            _ => ask_again(case, Question::Symptom),
        },
        Question::Aspect(aspect) => {
            let current = asked.aspects.remove(&aspect);
            asked.cause.clone_from(&case.answers.cause);
            match resolve(case.reader.knowledge(), case.topic, &asked) {
                Step::AskAspect {
                    cause,
                    aspect,
                    choices,
                    ..
                } => show_aspect(
                    case,
                    cause,
                    (aspect, &choices),
                    frame(Question::Aspect(aspect), current),
                ),
                _ => ask_again(case, Question::Cause),
            }
        }
        Question::Symptom => show_symptoms(
            case,
            &case.topic.symptoms,
            frame(question, case.answers.symptom.clone()),
        ),
    }
}

/// Asks what the reader sees.
pub(super) fn symptoms(case: &Case<'_>, symptoms: &[Symptom], rejected: bool) -> Result<Response, Refusal> {
    let frame = Frame {
        rejected,
        ..frame(Question::Symptom, None)
    };
    show_symptoms(case, symptoms, frame)
}

/// Asks which cause fits.
pub(super) fn causes<'a>(case: &Case<'a>, causes: &[&'a Cause], rejected: bool) -> Result<Response, Refusal> {
    let frame = Frame {
        rejected,
        ..frame(Question::Cause, None)
    };
    show_causes(case, causes, frame)
}

/// Asks what the solution depends on.
pub(super) fn aspect(
    case: &Case<'_>,
    cause: &Cause,
    (aspect, choices): (Aspect, &[&str]),
    rejected: bool,
) -> Result<Response, Refusal> {
    let frame = Frame {
        rejected,
        ..frame(Question::Aspect(aspect), None)
    };
    show_aspect(case, cause, (aspect, choices), frame)
}

fn frame(question: Question, current: Option<String>) -> Frame {
    Frame {
        question,
        rejected: false,
        current,
    }
}

fn show_symptoms(case: &Case<'_>, symptoms: &[Symptom], frame: Frame) -> Result<Response, Refusal> {
    let page = case.page(case.reader.texts().get("wizard-symptom-question"));
    let current = |id: &str| frame.current.as_deref() == Some(id);
    let href = |id: &str, causes: Option<&[String]>| {
        let answers = with_symptom(&case.answers, id, causes);
        page.links.wizard(&case.topic.slug, &answers)
    };
    let choice = |symptom: &Symptom| {
        let part = case.topic.symptom_part(case.locale(), symptom.part)?;
        let id = symptom.part.to_string();
        Some(Choice {
            title: match symptoms.len() {
                1 => title_of(part.text),
                // Texts name symptoms by their numbers.
                _ => format!("{id}. {}", title_of(part.text)),
            },
            text: part
                .text
                .title
                .as_ref()
                .map(|_| part.text.summary.clone())
                .unwrap_or_default(),
            href: href(&id, Some(&symptom.causes)),
            current: current(&id),
            confirm: None,
            lang: foreign(case.locale(), part.locale),
        })
    };
    let choices = symptoms.iter().filter_map(choice).collect();
    let unknown = unknown(
        &page,
        "wizard-unknown-symptom-hint",
        href(UNKNOWN, None),
        current(UNKNOWN),
    );
    show(case, page, frame, choices, unknown)
}

fn show_causes<'a>(case: &Case<'a>, causes: &[&'a Cause], frame: Frame) -> Result<Response, Refusal> {
    let page = case.page(case.reader.texts().get("wizard-cause-question"));
    let current = |id: &str| frame.current.as_deref() == Some(id);
    let href = |id: &str| {
        page.links
            .wizard(&case.topic.slug, &with_cause(&case.answers, id))
    };
    let choice = |cause: &&'a Cause| {
        let part = case.cause_part(cause)?;
        Some(Choice {
            title: title_of(part.text),
            text: part
                .text
                .title
                .as_ref()
                .map(|_| part.text.summary.clone())
                .unwrap_or_default(),
            href: href(&cause.id),
            current: current(&cause.id),
            confirm: case.confirm_part(cause),
            lang: foreign(case.locale(), part.locale),
        })
    };
    let choices = causes.iter().filter_map(choice).collect();
    let unknown = unknown(
        &page,
        "wizard-unknown-cause-hint",
        href(UNKNOWN),
        current(UNKNOWN),
    );
    show(case, page, frame, choices, unknown)
}

fn show_aspect(
    case: &Case<'_>,
    cause: &Cause,
    (aspect, choices): (Aspect, &[&str]),
    frame: Frame,
) -> Result<Response, Refusal> {
    let question = match aspect {
        Aspect::Sdk => "wizard-sdk-question",
        Aspect::Protocol => "wizard-protocol-question",
        Aspect::Tier => "wizard-tier-question",
    };
    let page = case.page(case.reader.texts().get(question));
    let choice = |id: &str, title: String| {
        let mut answers = case.answers.clone();
        answers.aspects.insert(aspect, id.to_owned());
        Choice {
            title,
            text: String::new(),
            href: page.links.wizard(&case.topic.slug, &answers),
            current: frame.current.as_deref() == Some(id),
            confirm: None,
            lang: None,
        }
    };
    let title = |id: &str| {
        case.aspect_title(cause, aspect, id)
            .unwrap_or_else(|| id.to_owned())
    };
    let listed = choices.iter().map(|id| choice(id, title(id))).collect();
    let unknown = Choice {
        text: page.t("wizard-unknown-aspect-hint"),
        ..choice(UNKNOWN, page.t("wizard-unknown-aspect"))
    };
    show(case, page, frame, listed, unknown)
}

fn unknown(page: &Page<'_>, hint: &str, href: String, current: bool) -> Choice {
    Choice {
        title: page.t("wizard-unknown"),
        text: page.t(hint),
        href,
        current,
        confirm: None,
        lang: None,
    }
}

fn show<'a>(
    case: &Case<'a>,
    page: Page<'a>,
    frame: Frame,
    choices: Vec<Choice>,
    unknown: Choice,
) -> Result<Response, Refusal> {
    let (step, hint, rejected) = match frame.question {
        Question::Aspect(_) => (
            "wizard-step-solution",
            "wizard-aspect-hint",
            "wizard-rejected-aspect",
        ),
        Question::Symptom => (
            "wizard-step-symptom",
            "wizard-symptom-hint",
            "wizard-rejected-symptom",
        ),
        Question::Cause => ("wizard-step-cause", "wizard-cause-hint", "wizard-rejected-cause"),
    };
    let page = if frame.rejected { page.with_error() } else { page };
    let is_foreign = choices.iter().any(Choice::is_foreign);
    let view = QuestionView {
        topic_title: case.topic_title(),
        topic_href: page.links.article(&case.topic.slug),
        step,
        hint: page.t(hint),
        error: frame.rejected.then(|| page.t(rejected)),
        fallback: is_foreign && !case.is_translated(),
        stale: is_foreign && case.is_translated(),
        summary: summary(case, &page),
        choices,
        unknown,
        page,
    };
    page::render(&view.page, &view)
}

/// The answers after a symptom was chosen; later answers stay if they belong to it.
fn with_symptom(answers: &Answers, id: &str, causes: Option<&[String]>) -> Answers {
    let fits = |cause: &String| causes.is_none_or(|causes| cause == UNKNOWN || causes.contains(cause));
    Answers {
        aspects: answers.aspects.clone(),
        symptom: Some(id.to_owned()),
        cause: answers.cause.clone().filter(fits),
        ruled_out: answers
            .ruled_out
            .iter()
            .filter(|cause| fits(cause))
            .cloned()
            .collect(),
    }
}

/// The answers after a cause was chosen; it is no longer ruled out.
fn with_cause(answers: &Answers, id: &str) -> Answers {
    Answers {
        aspects: answers.aspects.clone(),
        cause: Some(id.to_owned()),
        ruled_out: answers
            .ruled_out
            .iter()
            .filter(|cause| *cause != id)
            .cloned()
            .collect(),
        symptom: answers.symptom.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn answers(symptom: &str, cause: &str, ruled_out: &[&str]) -> Answers {
        Answers {
            aspects: BTreeMap::from([(Aspect::Sdk, "c".to_owned())]),
            cause: Some(cause.to_owned()),
            ruled_out: ruled_out.iter().map(ToString::to_string).collect(),
            symptom: Some(symptom.to_owned()),
        }
    }

    #[test]
    fn another_symptom_keeps_later_answers_that_belong_to_it() {
        let given = answers("1", "a", &["b", "c"]);
        let causes = ["a".to_owned(), "c".to_owned()];
        assert_eq!(
            with_symptom(&given, "2", Some(&causes)),
            answers("2", "a", &["c"])
        );
        let others = ["d".to_owned()];
        assert_eq!(with_symptom(&given, "3", Some(&others)).cause, None);
        assert_eq!(
            with_symptom(&given, UNKNOWN, None),
            answers(UNKNOWN, "a", &["b", "c"])
        );
    }

    #[test]
    fn choosing_a_cause_takes_back_that_it_was_ruled_out() {
        assert_eq!(
            with_cause(&answers("1", "a", &["a", "b"]), "b"),
            answers("1", "b", &["a"])
        );
    }
}
