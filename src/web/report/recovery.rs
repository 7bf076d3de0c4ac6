//! What became of the causes of an earlier report, in sentences: gone, still there, too early to tell.

use super::finding::{Named, Source, count, period, title_of};
use crate::analysis::{Diagnosis, Recovered, RecoveryState};
use crate::i18n::Texts;

/// The comparison with an earlier report.
pub(super) struct RecoveryView {
    /// The earlier report.
    pub(super) href: String,
    pub(super) causes: Vec<CauseView>,
}

/// What became of one cause.
pub(super) struct CauseView {
    pub(super) title: Named,
    /// Class and words.
    pub(super) state: (&'static str, String),
    pub(super) text: String,
}

/// The comparison, where the log was sent for one.
pub(super) fn view(source: &Source<'_>, diagnosis: &Diagnosis) -> Option<RecoveryView> {
    let recovery = diagnosis.recovery.as_ref()?;
    let id = recovery.report.as_ref()?.parse().ok()?;
    let texts = source.texts();
    let cause = |cause: &Recovered| CauseView {
        title: title_of(source, &cause.article, &cause.cause),
        state: state(texts, cause.state),
        text: sentences(texts, cause),
    };
    Some(RecoveryView {
        href: source.page.links.report(&id),
        causes: recovery.causes.iter().map(cause).collect(),
    })
}

/// The state in words, then why, and on how many devices.
pub(crate) fn in_words(texts: Texts<'_>, cause: &Recovered) -> (String, String) {
    (state(texts, cause.state).1, sentences(texts, cause))
}

fn sentences(texts: Texts<'_>, cause: &Recovered) -> String {
    match cause.devices {
        0 | 1 => text(texts, cause),
        devices => format!(
            "{} {}",
            text(texts, cause),
            count(texts, "recovery-devices", devices)
        ),
    }
}

fn state(texts: Texts<'_>, state: RecoveryState) -> (&'static str, String) {
    let (class, key) = match state {
        RecoveryState::Gone => ("confidence-high", "recovery-gone"),
        RecoveryState::StillThere => ("risk-fleet", "recovery-still-there"),
        RecoveryState::TooEarly => ("risk-device", "recovery-too-early"),
        RecoveryState::Untold => ("kind-none", "recovery-untold"),
    };
    (class, texts.get(key))
}

fn text(texts: Texts<'_>, cause: &Recovered) -> String {
    let silent = || ("silent", texts.duration(cause.silent_seconds).into());
    match cause.state {
        RecoveryState::Untold => {
            let reason = cause.reason.as_deref().unwrap_or_default();
            let known = texts.find(&format!("recovery-why-{reason}"), &[]);
            known.unwrap_or_else(|| reason.replace('-', " "))
        }
        RecoveryState::StillThere => count(texts, "recovery-seen", cause.seen),
        RecoveryState::TooEarly => {
            let needed = texts.duration(cause.needed_seconds.unwrap_or_default());
            texts.with("recovery-needed", &[silent(), ("needed", needed.into())])
        }
        RecoveryState::Gone => match cause.period_seconds {
            Some(seconds) => {
                let period = ("period", period(texts, seconds).into());
                texts.with("recovery-beats", &[silent(), period, ("count", cause.due.into())])
            }
            None => texts.with("recovery-rate", &[silent(), ("count", cause.due.into())]),
        },
    }
}
