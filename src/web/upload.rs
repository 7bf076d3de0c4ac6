//! What the upload form sends: a file, pasted text, or the name of a sample, with what was said about it.

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};

use super::assets;
use crate::app::{AppState, Details, Part, Refusal, UploadForm};

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
    pub(super) log: Vec<u8>,
    pub(super) details: Details,
    /// The log is one of ours.
    pub(super) is_sample: bool,
}

impl FromRequest<AppState> for Upload {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Refusal> {
        // `server` limits the body; a cut one is an error here, whose true reason is told there.
        let mut parts = Multipart::from_request(request, app)
            .await
            .map_err(|_| Refusal::BadBody)?;
        let mut form = UploadForm::default();
        let mut is_sample = false;
        while let Some(field) = parts.next_field().await.map_err(|_| Refusal::BadBody)? {
            let part = part(field).await?;
            is_sample |= part.name == SAMPLE;
            for part in unfold(part)? {
                form.add(part)?;
            }
        }
        let (log, details) = form.finish()?;
        Ok(Self {
            log,
            details,
            is_sample,
        })
    }
}

async fn part(field: Field<'_>) -> Result<Part, Refusal> {
    let headers = field.headers().iter();
    Ok(Part {
        name: field.name().unwrap_or_default().to_owned(),
        file_name: field.file_name().map(str::to_owned),
        header_bytes: headers
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum(),
        bytes: field.bytes().await.map_err(|_| Refusal::BadBody)?.into(),
    })
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
