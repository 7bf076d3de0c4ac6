//! What the upload form sends: a file, pasted text, or the name of a sample, with what was said about it.

use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::assets;
use crate::app::{AppState, Part, Refusal, RefusedForm, Sent, Typed, UploadForm};

/// A made-up log that shows one symptom.
pub(super) struct Sample {
    /// As its form calls it.
    pub(super) name: &'static str,
    /// Its file in `static/`.
    pub(super) file: &'static str,
    /// Article and number of the symptom.
    pub(super) symptom: (&'static str, u32),
}

const fn sample(name: &'static str, file: &'static str, symptom: (&'static str, u32)) -> Sample {
    Sample { name, file, symptom }
}

/// The samples.
pub(super) const SAMPLES: [Sample; 12] = [
    sample("rhythm", "sample-rhythm.csv", ("404104", 1)),
    sample("random", "sample-random.csv", ("404104", 2)),
    sample("many", "sample-many.json", ("404104", 3)),
    sample("pushed", "sample-pushed.json", ("400027", 1)),
    sample("blocked", "sample-blocked.log", ("blocked", 1)),
    sample("names", "sample-names.log", ("names", 1)),
    sample("refused", "sample-refused.log", ("credentials", 1)),
    sample("untrusted", "sample-untrusted.log", ("tls", 1)),
    sample("clock", "sample-clock.log", ("clock", 3)),
    sample("quota", "sample-quota.json", ("403002", 1)),
    sample("throttled", "sample-throttled.json", ("429001", 1)),
    sample("offline", "sample-offline.json", ("404103", 1)),
];

/// The sample that shows a symptom.
pub(super) fn sample_of(article: &str, number: u32) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.symptom == (article, number))
}

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
    let named = |sample: &&Sample| sample.name.as_bytes() == part.bytes;
    let Sample { file, .. } = SAMPLES.iter().find(named).ok_or(Refusal::BadParameter(SAMPLE))?;
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
        for Sample { name, file, .. } in SAMPLES {
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
