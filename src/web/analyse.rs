//! The page to send a log on, and what becomes of what was sent.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::Extension;
use axum::body::{Bytes, to_bytes};
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::error;
use super::home::{self, SampleView};
use super::language::see_other;
use super::links::Links;
use super::live;
use super::page::{self, Page};
use super::reader::Reader;
use super::report::{self, owner};
use super::upload::{Refused, Upload};
use crate::analysis::ReportId;
use crate::app::access::Scope;
use crate::app::{Claim, Details, Progress, Refusal, Room, Stored, Typed};
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
    /// The report that the log is compared with: its id and its address.
    after: Option<(String, String)>,
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

/// The query of the page.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Id of the report that the log is compared with.
    after: Option<String>,
}

/// `GET /{locale}/analyse`.
pub(super) async fn show(reader: Reader, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let page = reader.page(reader.texts().get("analyse-title"));
    let typed = Typed::after(asked.after.as_deref().unwrap_or_default());
    respond(&reader, page, None, typed)
}

/// `GET /{locale}/reports`: what is left in the address bar after a refused upload.
pub(super) async fn back(reader: Reader) -> Result<Response, Refusal> {
    see_other(&Links::of(reader.locale).analyse())
}

/// `POST /{locale}/reports`; a refusal on the way comes back to the sender through [`refuse`].
///
/// Who accepts only events is told how far the work is.
pub(super) async fn create(
    reader: Reader,
    headers: HeaderMap,
    room: Option<Extension<Arc<Room>>>,
    mut upload: Upload,
) -> Result<Response, Refused> {
    allow(&reader, &mut upload).map_err(|refusal| Refused::new(refusal, upload.sent.typed.clone()))?;
    let claim = Claim::draw();
    let cookies = owner::remember(&reader, &claim.id, &claim.token);
    let progress = Arc::new(Progress::default());
    if live::is_wanted(&headers) {
        let room = room.map(|Extension(room)| room);
        let work = told(reader, claim, upload, Arc::clone(&progress));
        return Ok((report::PRIVATE, cookies, live::respond(work, progress, room)).into_response());
    }
    let typed = upload.sent.typed.clone();
    let stored = store(&reader, claim, upload, progress).await;
    let response = stored.and_then(|address| see_other(&address));
    let response = response.map_err(|refusal| Refused::new(refusal, typed))?;
    Ok((report::PRIVATE, cookies, response).into_response())
}

/// Where a server asks for a token, an upload needs one; a sample needs none as long as nothing else is read with it.
fn allow(reader: &Reader, Upload { sent, is_sample }: &mut Upload) -> Result<(), Refusal> {
    let is_sample_alone = *is_sample && sent.files.len() == 1;
    if !is_sample_alone || reader.app.access.is_none() {
        return reader.app.allow(sent.token.as_ref(), Scope::ReportsWrite);
    }
    // Ours is for all to try; what is said beside it would be kept for a stranger.
    sent.details = Details {
        lifetime: sent.details.lifetime,
        ..Details::default()
    };
    Ok(())
}

/// Keeps the report; its address.
async fn store(
    reader: &Reader,
    claim: Claim,
    Upload { sent, is_sample }: Upload,
    progress: Arc<Progress>,
) -> Result<String, Refusal> {
    let stored = reader
        .app
        .store_claimed(claim, (sent.files, sent.details), progress);
    let Stored { report, .. } = stored.await?;
    if !is_sample {
        let locale = reader.locale.as_str();
        reader.app.count_diagnosis(&report.diagnosis, locale).await;
    }
    Ok(Links::of(reader.locale).report(&report.id))
}

/// The same; what is wrong is a page.
async fn told(reader: Reader, claim: Claim, upload: Upload, progress: Arc<Progress>) -> live::Outcome {
    let typed = upload.sent.typed.clone();
    let stored = store(&reader, claim, upload, progress).await;
    let refusal = match stored {
        Ok(address) => return Ok(address),
        Err(refusal) => refusal,
    };
    let page = refuse(&reader, refusal, typed).map(Response::into_body);
    let page = match page {
        Ok(page) => to_bytes(page, usize::MAX).await.unwrap_or_default(),
        Err(_) => Bytes::new(),
    };
    Err(String::from_utf8_lossy(&page).into_owned())
}

/// Whether a place, without its language, takes uploads.
pub(super) fn is_upload(place: &str) -> bool {
    place.split('?').next() == Some(UPLOADS)
}

/// The upload page once more, with what was wrong and what was typed.
pub(super) fn refuse(reader: &Reader, refusal: Refusal, typed: Typed) -> Result<Response, Refusal> {
    let (title, text) = error::texts(reader, refusal);
    let (field, subject) = match refusal {
        Refusal::BadParameter(field @ ("title" | "ticket" | "note" | "expires")) => (field, field),
        // There is no field to mend: the log is sent again without it.
        Refusal::BadParameter(subject @ "after") => ("file", subject),
        Refusal::TokenNeeded | Refusal::TokenUnknown | Refusal::ScopeMissing(_) => ("token", "token"),
        _ => ("file", "file"),
    };
    let after = typed.field("after");
    let typed = if subject == "after" {
        typed.without("after")
    } else {
        typed
    };
    let own = reader.texts().find(&format!("analyse-error-{subject}"), &[]);
    let text = own.unwrap_or(text);
    let mut page = reader
        .page(reader.texts().get("analyse-title"))
        .hidden()
        .with_error()
        .at("/analyse".to_owned());
    page.place = match after.parse() {
        Ok(id) => Links::without_language().analyse_after(&id),
        Err(_) => "/analyse".to_owned(),
    };
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
    let after: Option<ReportId> = typed.field("after").parse().ok();
    let view = AnalyseView {
        error,
        lifetimes: lifetimes(
            &page,
            &typed.field("expires"),
            config.report_lifetime,
            config.max_report_lifetime,
        ),
        typed,
        after: after.map(|id| (id.to_string(), page.links.report(&id))),
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
