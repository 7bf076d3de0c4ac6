//! What the upload form sends: a file, pasted text, or the name of a sample, with what was said about it.

use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::assets;
use crate::app::{AppState, Part, Refusal, RefusedForm, Sent, Typed, UploadForm};

/// The samples, as their form calls them, with their files in `static/`.
pub(super) const SAMPLES: [(&str, &str); 3] = [
    ("rhythm", "sample-rhythm.csv"),
    ("random", "sample-random.csv"),
    ("many", "sample-many.json"),
];

/// Field that names a sample.
const SAMPLE: &str = "sample";

/// How long the report of a sample is kept.
const SAMPLE_LIFETIME: &str = "1d";

/// A log and what was said about it.
pub(super) struct Upload {
    pub(super) sent: Sent,
    /// The log is one of ours.
    pub(super) is_sample: bool,
}

/// A refused upload; what its sender typed goes along, for the page that tells them.
pub(super) struct Refused(RefusedForm);

impl Refused {
    /// The log was refused after its form was read.
    pub(super) fn new(refusal: Refusal, typed: Typed) -> Self {
        Self(RefusedForm { refusal, typed })
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut response = self.0.refusal.into_response();
        response.extensions_mut().insert(self.0.typed);
        response
    }
}

impl FromRequest<AppState> for Upload {
    type Rejection = Refused;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Refused> {
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        // `server` limits the body; a cut one is an error here, whose true reason is told there.
        let body = request.into_body().into_data_stream();
        let mut is_sample = false;
        let note = |part: Part| {
            is_sample |= part.name == SAMPLE;
            unfold(part)
        };
        let sent = UploadForm::read(&kind, body, note).await.map_err(Refused)?;
        Ok(Self { sent, is_sample })
    }
}

/// The name of a sample stands for its file, kept for a short time; every other part stands for itself.
fn unfold(part: Part) -> Result<Vec<Part>, Refusal> {
    if part.name != SAMPLE {
        return Ok(vec![part]);
    }
    let named = |(name, _): &&(&str, &str)| name.as_bytes() == part.bytes;
    let (_, file) = SAMPLES.iter().find(named).ok_or(Refusal::BadParameter(SAMPLE))?;
    let log = Part {
        name: "file".to_owned(),
        file_name: Some((*file).to_owned()),
        bytes: assets::content(file).ok_or(Refusal::Internal)?,
        ..Part::default()
    };
    let lifetime = Part {
        name: "expires".to_owned(),
        bytes: SAMPLE_LIFETIME.into(),
        ..Part::default()
    };
    Ok(vec![log, lifetime])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_has_its_file() {
        for (name, file) in SAMPLES {
            let part = Part {
                name: SAMPLE.to_owned(),
                bytes: name.into(),
                ..Part::default()
            };
            let parts = unfold(part).unwrap();
            assert_eq!(parts[0].file_name.as_deref(), Some(file));
            assert!(!parts[0].bytes.is_empty());
        }
    }
}
