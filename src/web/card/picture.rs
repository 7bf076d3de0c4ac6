//! The pictures of cards, drawn on demand and kept while there is room.

use std::num::NonZeroUsize;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::extract::{Path, RawQuery};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use lru::LruCache;
use tokio::sync::Semaphore;

use super::{Card, Preview, Subject, draw};
use crate::app::Refusal;
use crate::web::reader::Reader;
use crate::web::report::{PRIVATE, ReportPath};

/// Pictures kept; each has some 40 kB.
const KEPT: NonZeroUsize = NonZeroUsize::new(256).expect("256 is not zero");
/// Pictures drawn at once: readers come first.
static PENCILS: Semaphore = Semaphore::const_new(2);

/// A picture depends on nothing but its words, so pictures never grow old.
static PICTURES: LazyLock<Mutex<LruCache<(Card, String), Bytes>>> =
    LazyLock::new(|| Mutex::new(LruCache::new(KEPT)));

/// `GET /{locale}/card.png`
pub(in crate::web) async fn home(reader: Reader) -> Result<Response, Refusal> {
    respond(&reader, Subject::Home).await
}

/// `GET /{locale}/{article}/card.png`
pub(in crate::web) async fn article(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    respond(&reader, Subject::Article(name)).await
}

/// `GET /{locale}/{article}/wizard/card.png`
pub(in crate::web) async fn wizard(
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    respond(&reader, Subject::Wizard(name, query.unwrap_or_default())).await
}

/// `GET /{locale}/reports/{id}/card.png`
pub(in crate::web) async fn report(reader: Reader, ReportPath(id): ReportPath) -> Result<Response, Refusal> {
    respond(&reader, Subject::Report(id)).await
}

async fn respond(reader: &Reader, subject: Subject) -> Result<Response, Refusal> {
    let Preview { card, is_private, .. } = subject.preview(reader).await?;
    let picture = picture(card, reader.app.base_url.authority()).await?;
    let kind = HeaderValue::from_static("image/png");
    // Other sites may show it: that is what it is for.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    let headers = [
        (CONTENT_TYPE, kind),
        (policy, HeaderValue::from_static("cross-origin")),
    ];
    if is_private {
        return Ok((PRIVATE, headers, picture).into_response());
    }
    let kept = [(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"))];
    Ok((kept, headers, picture).into_response())
}

async fn picture(card: Card, host: &str) -> Result<Bytes, Refusal> {
    let key = (card, host.to_owned());
    if let Some(known) = pictures(|pictures| pictures.get(&key).cloned()) {
        return Ok(known);
    }
    let _pencil = PENCILS.acquire().await.map_err(|_| Refusal::Internal)?;
    let work = tokio::task::spawn_blocking(move || {
        let picture = draw::draw(&key.0, &key.1).map(Bytes::from)?;
        pictures(|pictures| pictures.put(key, picture.clone()));
        Some(picture)
    });
    work.await.ok().flatten().ok_or(Refusal::Internal)
}

fn pictures<T>(look: impl FnOnce(&mut LruCache<(Card, String), Bytes>) -> T) -> T {
    look(&mut PICTURES.lock().unwrap_or_else(PoisonError::into_inner))
}
