//! Answers that are rendered once: unchanging pages are kept in all their encodings, with all their headers, and given
//! to whoever asks again without a handler being called.
//!
//! ```text
//! GET /de/404104 ── known? ──▶ encoding that the client takes ──▶ 200 with ETag, or 304
//!                     └─ no ──▶ handlers ── Unchanging? ──▶ gzip, Brotli, ETag ──▶ kept
//! ```
//!
//! A page is a value of its address and of the content, which does not change while the server runs. Nothing that
//! depends on a reader, a report or a count is marked as unchanging.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, RANGE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use lru::LruCache;
use sha2::{Digest, Sha256};

use crate::app::Refusal;
use crate::web::Unchanging;

/// Most bytes of all kept answers together, in all encodings.
const MAX_BYTES: usize = 24 << 20;
/// Largest answer that is kept; the longest article has a quarter of it.
const MAX_ANSWER_BYTES: usize = 1 << 20;
/// Longest address that is kept; those of the wizard have some hundred bytes.
const MAX_ADDRESS_BYTES: usize = 512;
/// Smaller answers gain nothing from an encoding.
const MIN_ENCODED_BYTES: usize = 512;
/// Pages may be given again for a minute without asking, and are asked about after that.
const FRESH: HeaderValue = HeaderValue::from_static("public, max-age=60, must-revalidate");

/// The forms of an answer, best first; the index is that of [`Answer::forms`].
const ENCODINGS: [&str; 3] = ["br", "gzip", "identity"];

/// One form of an answer.
struct Form {
    headers: HeaderMap,
    body: Bytes,
}

/// One kept answer; a form is missing where it would be no smaller than the plain one.
struct Answer {
    forms: [Option<Form>; 3],
}

impl Answer {
    fn bytes(&self) -> usize {
        self.forms.iter().flatten().map(|form| form.body.len()).sum()
    }

    /// The answer to a request with these headers.
    fn to(&self, request: &HeaderMap) -> Option<Response> {
        let form = self.forms[best(request, &self.forms)].as_ref()?;
        let is_known = form.headers.get(ETAG).is_some_and(|tag| knows(request, tag));
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Response::new(Body::from(form.body.clone()))
        };
        *response.headers_mut() = form.headers.clone();
        if is_known {
            response.headers_mut().remove(CONTENT_LENGTH);
        }
        Some(response)
    }
}

/// The kept answers by their address, those not asked for the longest first to go.
pub(super) struct Kept(Mutex<Answers>);

struct Answers {
    by_address: LruCache<Box<str>, Arc<Answer>>,
    bytes: usize,
}

impl Default for Kept {
    fn default() -> Self {
        Self(Mutex::new(Answers {
            by_address: LruCache::unbounded(),
            bytes: 0,
        }))
    }
}

impl Kept {
    fn find(&self, address: &str) -> Option<Arc<Answer>> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.by_address.get(address).cloned()
    }

    fn keep(&self, address: &str, answer: Arc<Answer>) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.bytes += weight(address, &answer);
        if let Some(earlier) = answers.by_address.put(address.into(), answer) {
            answers.bytes -= weight(address, &earlier);
        }
        while answers.bytes > MAX_BYTES
            && let Some((address, oldest)) = answers.by_address.pop_lru()
        {
            answers.bytes -= weight(&address, &oldest);
        }
    }
}

/// Bytes that an answer is counted with: its forms, and a reserve for headers and lists.
fn weight(address: &str, answer: &Answer) -> usize {
    const OVERHEAD: usize = 4096;
    answer.bytes() + address.len() + OVERHEAD
}

/// Gives what is kept, and keeps what is unchanging.
pub(super) async fn keep(State(kept): State<Arc<Kept>>, request: Request, next: Next) -> Response {
    if !may_be_kept(&request) {
        return next.run(request).await;
    }
    let address: Box<str> = request
        .uri()
        .path_and_query()
        .map_or("", |all| all.as_str())
        .into();
    if let Some(response) = kept
        .find(&address)
        .and_then(|answer| answer.to(request.headers()))
    {
        return response;
    }
    let headers = request.headers().clone();
    let is_head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    if is_head || response.extensions().get::<Unchanging>().is_none() {
        return response;
    }
    match encode(response).await {
        Ok(answer) => {
            let answer = Arc::new(answer);
            kept.keep(&address, answer.clone());
            answer
                .to(&headers)
                .unwrap_or_else(|| Refusal::Internal.into_response())
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// Whether an answer to this request could be one for everybody.
fn may_be_kept(request: &Request) -> bool {
    let address = request.uri().path_and_query().map_or(0, |all| all.as_str().len());
    matches!(*request.method(), Method::GET | Method::HEAD)
        && address <= MAX_ADDRESS_BYTES
        && !request.headers().contains_key(AUTHORIZATION)
        && !request.headers().contains_key(RANGE)
}

/// An answer with the headers that all layers gave it, to its encoded forms.
async fn encode(response: Response) -> Result<Answer, Refusal> {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, MAX_ANSWER_BYTES)
        .await
        .map_err(|_| Refusal::Internal)?;
    let work = tokio::task::spawn_blocking(move || forms(parts.headers, body));
    work.await.map_err(|_| Refusal::Internal)
}

fn forms(mut headers: HeaderMap, plain: Bytes) -> Answer {
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    headers.entry(CACHE_CONTROL).or_insert(FRESH);
    let hash: String = Sha256::digest(&plain)[..10]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let is_text = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/") || kind.contains("json") || kind.contains("svg"));
    let form = |encoding: usize, body: Bytes| {
        let mut headers = headers.clone();
        let name = ENCODINGS[encoding];
        let tag = HeaderValue::from_str(&format!("\"{hash}-{name}\"")).ok()?;
        headers.insert(ETAG, tag);
        headers.insert(CONTENT_LENGTH, body.len().into());
        if name != "identity" {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        Some(Form { headers, body })
    };
    let worth = |packed: &Vec<u8>| packed.len() < plain.len();
    let packed = |pack: fn(&[u8]) -> Option<Vec<u8>>| match is_text && plain.len() >= MIN_ENCODED_BYTES {
        true => pack(&plain).filter(worth).map(Bytes::from),
        false => None,
    };
    Answer {
        forms: [
            packed(brotli).and_then(|body| form(0, body)),
            packed(gzip).and_then(|body| form(1, body)),
            form(2, plain.clone()),
        ],
    }
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(plain).ok()?;
    out.finish().ok()
}

/// Quality 9 of 11: the last two take ten times as long for two per cent.
fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    const BUFFER: usize = 4096;
    const QUALITY: u32 = 9;
    const WINDOW: u32 = 20;
    let mut packed = Vec::new();
    let mut out = brotli::CompressorWriter::new(&mut packed, BUFFER, QUALITY, WINDOW);
    out.write_all(plain).ok()?;
    drop(out);
    Some(packed)
}

/// Index of the form that the client likes best: the highest weight, then the smallest form.
fn best(request: &HeaderMap, forms: &[Option<Form>; 3]) -> usize {
    let accepted = request
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut best = (2, 0.0);
    for (index, name) in ENCODINGS.iter().enumerate().take(2) {
        let weight = weight_of(accepted, name);
        if forms[index].is_some() && weight > best.1 {
            best = (index, weight);
        }
    }
    best.0
}

/// The weight of an encoding: `gzip;q=0.5, br` gives `gzip` 0.5, `br` 1 and others 0.
fn weight_of(accepted: &str, name: &str) -> f32 {
    let mut any = 0.0;
    for entry in accepted.split(',') {
        let (encoding, rest) = entry.split_once(';').unwrap_or((entry, ""));
        let weight = || {
            let digits = rest.trim().strip_prefix("q=").unwrap_or("1");
            digits
                .trim()
                .parse::<f32>()
                .map_or(0.0, |weight| weight.clamp(0.0, 1.0))
        };
        match encoding.trim() {
            encoding if encoding.eq_ignore_ascii_case(name) => return weight(),
            "*" => any = weight(),
            _ => {}
        }
    }
    any
}

/// Whether the client has the form with this tag.
fn knows(request: &HeaderMap, tag: &HeaderValue) -> bool {
    let known = request
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut tags = known.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.trim_start_matches("W/").as_bytes() == tag.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(accepted: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))])
    }

    #[test]
    fn the_client_gets_the_form_it_likes_best() {
        let body = Bytes::from("<p>the same again</p>".repeat(100));
        let answer = forms(
            HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/html"))]),
            body,
        );
        let named = |accepted| ENCODINGS[best(&of(accepted), &answer.forms)];
        assert_eq!(named("gzip, deflate, br, zstd"), "br");
        assert_eq!(named("gzip"), "gzip");
        assert_eq!(named("br;q=0.2, gzip;q=0.9"), "gzip");
        assert_eq!(named("br;q=0, *"), "gzip");
        assert_eq!(named("deflate"), "identity");
        assert_eq!(named("gzip;q=0, br;q=nonsense"), "identity");
    }

    #[test]
    fn what_is_not_asked_for_goes_when_there_is_no_room() {
        let kept = Kept::default();
        let answer = |byte: u8| Arc::new(forms(HeaderMap::new(), Bytes::from(vec![byte; MAX_BYTES / 4])));
        for (number, address) in ["/a", "/b", "/c"].into_iter().enumerate() {
            kept.keep(address, answer(number as u8));
        }
        assert!(kept.find("/a").is_some());
        kept.keep("/d", answer(4));
        kept.keep("/d", answer(5));
        assert!(kept.find("/b").is_none() && kept.find("/a").is_some() && kept.find("/d").is_some());
        assert!(kept.0.lock().unwrap().bytes <= MAX_BYTES);
    }
}
