//! What handlers take: the language, a log with its details, a report id. What does not fit is a [`Refusal`].

use std::collections::BTreeMap;
use std::marker::PhantomData;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Uri};
use utoipa::{IntoParams, ToSchema};

use crate::analysis::ReportId;
use crate::app::access::{AccessToken, Scope};
use crate::app::{App, AppState, Details, Refusal, Sent, SentFile, UploadForm};
use crate::i18n::{Locale, negotiate};
use crate::store::DeletionToken;

/// How a language is asked for in the address; see [`locale_of`].
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct LanguageParams {
    /// Language of texts, such as `de`; comes before `Accept-Language`.
    lang: Option<String>,
}

/// How languages are asked for beside the address; see [`locale_of`].
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct LanguageHeader {
    /// Languages of texts, most wanted first.
    #[param(rename = "Accept-Language")]
    accept_language: Option<String>,
}

/// What a raw log is compared with; see [`Details`].
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct AfterParams {
    /// Id of the report of the log from before a fix; the answer says under `recovery` what became of its causes.
    after: Option<String>,
}

/// What may be said of a raw log; see [`Details`].
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct DetailParams {
    /// What to call the report.
    #[param(max_length = 200)]
    title: Option<String>,
    /// The ticket it belongs to.
    #[param(max_length = 200)]
    ticket: Option<String>,
    /// Anything else.
    #[param(max_length = 4000)]
    note: Option<String>,
    /// How long to keep it, such as `12h` or `7d`.
    #[param(pattern = "^([1-9][0-9]?[smhd])?$", example = "7d")]
    expires: Option<String>,
}

/// A log as a form; see [`UploadForm`].
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct LogForm {
    /// The log as a file, whatever its bytes are; several such parts are read as one case.
    #[schema(value_type = serde_json::Value, required = false)]
    file: Option<Vec<Vec<u8>>>,
    /// The log as text, in place of a file or beside it.
    text: Option<String>,
    /// Id of the report of the log from before a fix; the answer says under `recovery` what became of its causes.
    after: Option<String>,
}

/// A log and what is said of it as a form; see [`UploadForm`].
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ReportForm {
    #[serde(flatten)]
    log: LogForm,
    /// What to call the report.
    #[schema(max_length = 200)]
    title: Option<String>,
    /// The ticket it belongs to.
    #[schema(max_length = 200)]
    ticket: Option<String>,
    /// Anything else.
    #[schema(max_length = 4000)]
    note: Option<String>,
    /// How long to keep it, such as `12h` or `7d`.
    #[schema(pattern = "^([1-9][0-9]?[smhd])?$", example = "7d")]
    expires: Option<String>,
}

/// Query parameters; the last of a repeated one wins.
type Params = BTreeMap<String, String>;

fn params(uri: &Uri) -> Option<Params> {
    Query::try_from_uri(uri).ok().map(|Query(params)| params)
}

/// The language that `lang=` names, else the one that `Accept-Language` wants most.
pub(super) fn locale_of(app: &App, uri: &Uri, headers: &HeaderMap) -> Locale {
    let available: Vec<Locale> = app.messages.locales().collect();
    let named = params(uri).and_then(|params| params.get("lang")?.parse().ok());
    if let Some(locale) = named.filter(|locale| available.contains(locale)) {
        return locale;
    }
    negotiate(header(headers, ACCEPT_LANGUAGE), &available)
}

fn header(headers: &HeaderMap, name: HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// The reader's language.
pub(super) struct Language(pub(super) Locale);

impl FromRequestParts<AppState> for Language {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        Ok(Self(locale_of(app, &parts.uri, &parts.headers)))
    }
}

/// The report that a path names; what is no id names no report.
pub(super) struct ReportPath(pub(super) ReportId);

impl FromRequestParts<AppState> for ReportPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        let id = path.ok().and_then(|Path(id)| id.parse().ok());
        id.map(Self).ok_or(Refusal::NotFound)
    }
}

/// The article that a path names.
pub(super) struct ArticlePath(pub(super) String);

impl FromRequestParts<AppState> for ArticlePath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        path.map(|Path(name)| Self(name)).map_err(|_| Refusal::NotFound)
    }
}

/// What `Authorization: Bearer …` holds.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, credential) = header(headers, AUTHORIZATION).split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| credential.trim())
}

/// What allows a deletion: the report's own token, or one of a server that asks for tokens.
pub(super) enum Deleting {
    /// What `Authorization` or `?token=` presents as the deletion token.
    Owner(DeletionToken),
    /// An access token that may delete every report.
    Anyone,
}

impl FromRequestParts<AppState> for Deleting {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let bearer = bearer(&parts.headers);
        let in_query = params(&parts.uri).and_then(|mut params| params.remove("token"));
        if let Some(access) = &app.access {
            let token = bearer.map(AccessToken::presented);
            match access.check(token.as_ref(), Scope::ReportsDelete) {
                Ok(()) => return Ok(Self::Anyone),
                Err(refusal @ Refusal::ScopeMissing(_)) if in_query.is_none() => return Err(refusal),
                // It may be the deletion token itself.
                Err(_) => {}
            }
        }
        // Where access tokens stand in the header, the report's own can stand beside it.
        let token = match (in_query, bearer) {
            (Some(token), Some(_)) if app.access.is_some() => token,
            (_, Some(token)) => token.to_owned(),
            (Some(token), None) => token,
            (None, None) => String::new(),
        };
        if token.is_empty() {
            return Err(Refusal::NoToken);
        }
        Ok(Self::Owner(DeletionToken::presented(&token)))
    }
}

/// Something that an operation needs to be allowed.
pub(super) trait Needs {
    /// The scope that allows it.
    const SCOPE: Scope;
}

/// Needs [`Scope::Diagnose`].
pub(super) struct Diagnose;
/// Needs [`Scope::ReportsRead`].
pub(super) struct ReadReports;
/// Needs [`Scope::ReportsWrite`].
pub(super) struct WriteReports;

impl Needs for Diagnose {
    const SCOPE: Scope = Scope::Diagnose;
}

impl Needs for ReadReports {
    const SCOPE: Scope = Scope::ReportsRead;
}

impl Needs for WriteReports {
    const SCOPE: Scope = Scope::ReportsWrite;
}

/// Proof that the sender may do what the operation needs, found before anything of the body is read.
pub(super) struct Allowed<N>(PhantomData<N>);

impl<N: Needs> FromRequestParts<AppState> for Allowed<N> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let token = bearer(&parts.headers).map(AccessToken::presented);
        app.allow(token.as_ref(), N::SCOPE)?;
        Ok(Self(PhantomData))
    }
}

/// Logs and what was said about them: a raw body with query parameters, or a form with `file` parts.
pub(super) struct Upload {
    pub(super) files: Vec<SentFile>,
    pub(super) details: Details,
}

impl FromRequest<AppState> for Upload {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Refusal> {
        check_encoding(request.headers())?;
        let kind = header(request.headers(), CONTENT_TYPE);
        if kind
            .get(..10)
            .is_some_and(|kind| kind.eq_ignore_ascii_case("multipart/"))
        {
            let kind = kind.to_owned();
            let body = request.into_body().into_data_stream();
            let sent = UploadForm::read(&kind, body, |part| Ok(vec![part])).await;
            let Sent { files, details, .. } = sent.map_err(|refused| refused.refusal)?;
            return Ok(Self { files, details });
        }
        let mut details = Details::default();
        for (name, value) in params(request.uri()).ok_or(Refusal::BadBody)? {
            details.set(&name, &value)?;
        }
        // `server` limits the body; a cut one is an error here, whose true reason is told there.
        let bytes = to_bytes(request.into_body(), usize::MAX)
            .await
            .map_err(|_| Refusal::BadBody)?;
        Ok(Self {
            files: vec![SentFile {
                name: String::new(),
                bytes: bytes.into(),
            }],
            details,
        })
    }
}

/// What the body is, its first bytes say; but a coding that we cannot undo is told as such.
fn check_encoding(headers: &HeaderMap) -> Result<(), Refusal> {
    let codings: Vec<&str> = headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .flat_map(|value| value.to_str().unwrap_or("unreadable").split(','))
        .map(str::trim)
        .filter(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity"))
        .collect();
    match codings[..] {
        [] => Ok(()),
        [coding]
            if ["gzip", "x-gzip"]
                .iter()
                .any(|known| coding.eq_ignore_ascii_case(known)) =>
        {
            Ok(())
        }
        _ => Err(Refusal::BadEncoding),
    }
}
