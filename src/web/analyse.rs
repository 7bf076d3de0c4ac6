//! The page to send a log on, and what becomes of what was sent.

use std::time::Duration;

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::home::{self, SampleView};
use super::language::see_other;
use super::links::Links;
use super::page::{self, Page};
use super::reader::Reader;
use super::report::{self, owner};
use super::upload::{Refused, Upload};
use crate::app::access::Scope;
use crate::app::{Details, Refusal, Sent, Stored, Typed};
use crate::config::parse_duration;

/// Times to keep a report that can be chosen, in days, as far as the settings allow them.
const LIFETIMES: [u64; 5] = [1, 7, 30, 90, 365];

const DAY: u64 = 86_400;

/// Where uploads are sent, without a language.
const UPLOADS: &str = "/reports";

/// The upload page.
#[derive(Template)]
#[template(path = "analyse.html")]
struct AnalyseView<'a> {
    page: Page<'a>,
    error: Option<FieldError>,
    /// What was typed before the upload was refused.
    typed: Typed,
    lifetimes: Vec<Lifetime>,
    /// How long a report is kept unless its sender says otherwise.
    kept: String,
    /// Largest upload in whole megabytes.
    size: String,
    samples: Vec<SampleView>,
}

/// What is wrong, and with which field.
struct FieldError {
    field: &'static str,
    title: String,
    text: String,
}

impl AnalyseView<'_> {
    fn error_at(&self, field: &str) -> Option<&str> {
        self.error
            .as_ref()
            .filter(|error| error.field == field)
            .map(|error| error.text.as_str())
    }

    /// Fields that are folded away otherwise have an error, or hold something.
    fn details_are_open(&self) -> bool {
        let typed = ["title", "ticket", "note"]
            .iter()
            .any(|name| !self.typed.field(name).is_empty());
        typed
            || self
                .error
                .as_ref()
                .is_some_and(|error| !["file", "token"].contains(&error.field))
    }
}

/// A time to keep a report.
struct Lifetime {
    value: String,
    text: String,
    chosen: bool,
}

/// `GET /{locale}/analyse`.
pub(super) async fn show(reader: Reader) -> Result<Response, Refusal> {
    let page = reader.page(reader.texts().get("analyse-title"));
    respond(&reader, page, None, Typed::default())
}

/// `GET /{locale}/reports`: what is left in the address bar after a refused upload.
pub(super) async fn back(reader: Reader) -> Result<Response, Refusal> {
    see_other(&Links::of(reader.locale).analyse())
}

/// `POST /{locale}/reports`; a refusal on the way comes back to the sender through [`refuse`].
pub(super) async fn create(reader: Reader, upload: Upload) -> Result<Response, Refused> {
    let Upload { sent, is_sample } = upload;
    let Sent {
        log,
        mut details,
        typed,
        token,
    } = sent;
    if is_sample && reader.app.access.is_some() {
        // Ours is for all to try; what is said beside it would be kept for a stranger.
        details = Details {
            lifetime: details.lifetime,
            ..Details::default()
        };
    } else if let Err(refusal) = reader.app.allow(token.as_ref(), Scope::ReportsWrite) {
        return Err(Refused::new(refusal, typed));
    }
    match reader.app.store_upload(log, details).await {
        Ok(stored) => {
            if !is_sample {
                let (diagnosis, locale) = (&stored.report.diagnosis, reader.locale.as_str());
                reader.app.count_diagnosis(diagnosis, locale).await;
            }
            show_stored(&reader, &stored).map_err(|refusal| Refused::new(refusal, Typed::default()))
        }
        Err(refusal) => Err(Refused::new(refusal, typed)),
    }
}

fn show_stored(reader: &Reader, Stored { report, token }: &Stored) -> Result<Response, Refusal> {
    let response = see_other(&Links::of(reader.locale).report(&report.id))?;
    let cookies = owner::remember(reader, &report.id, token);
    Ok((report::PRIVATE, cookies, response).into_response())
}

/// Whether a place, without its language, takes uploads.
pub(super) fn is_upload(place: &str) -> bool {
    place.split('?').next() == Some(UPLOADS)
}

/// The upload page once more, with what was wrong (its title and its text) and what was typed.
pub(super) fn refuse(
    reader: &Reader,
    refusal: Refusal,
    (title, text): (String, String),
    typed: Typed,
) -> Result<Response, Refusal> {
    let field = match refusal {
        Refusal::BadParameter(field @ ("title" | "ticket" | "note" | "expires")) => field,
        Refusal::TokenNeeded | Refusal::TokenUnknown | Refusal::ScopeMissing(_) => "token",
        _ => "file",
    };
    let own = reader.texts().find(&format!("analyse-error-{field}"), &[]);
    let text = own.unwrap_or(text);
    let mut page = reader
        .page(reader.texts().get("analyse-title"))
        .hidden()
        .with_error()
        .at("/analyse".to_owned());
    page.place = "/analyse".to_owned();
    let error = FieldError { field, title, text };
    let response = respond(reader, page, Some(error), typed)?;
    Ok((report::PRIVATE, response).into_response())
}

fn respond(
    reader: &Reader,
    page: Page<'_>,
    error: Option<FieldError>,
    typed: Typed,
) -> Result<Response, Refusal> {
    let config = &reader.app.config;
    let view = AnalyseView {
        error,
        lifetimes: lifetimes(
            &page,
            &typed.field("expires"),
            config.report_lifetime,
            config.max_report_lifetime,
        ),
        typed,
        kept: page.texts.duration(config.report_lifetime.as_secs()),
        size: page.texts.number(config.max_upload_bytes / (1024 * 1024)),
        samples: home::samples(reader),
        page,
    };
    page::render(&view.page, &view)
}

fn lifetimes(page: &Page<'_>, chosen: &str, usual: Duration, longest: Duration) -> Vec<Lifetime> {
    let usual = usual.as_secs();
    let chosen = parse_duration(chosen).map_or(usual, |chosen| chosen.as_secs());
    let mut seconds: Vec<u64> = LIFETIMES.iter().map(|days| days * DAY).collect();
    seconds.push(usual);
    seconds.retain(|seconds| *seconds <= longest.as_secs());
    seconds.sort_unstable();
    seconds.dedup();
    let chosen = if seconds.contains(&chosen) { chosen } else { usual };
    let lifetime = |seconds| Lifetime {
        value: format!("{seconds}s"),
        text: page.texts.duration(seconds),
        chosen: seconds == chosen,
    };
    seconds.into_iter().map(lifetime).collect()
}
