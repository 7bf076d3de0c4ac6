//! Which refusals an operation knows, as the responses of its description: one for each status, with its codes.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use crate::app::Refusal;
use crate::app::access::Scope;

use super::problem::PROBLEM_JSON;

/// Of every operation.
const ALL: [Refusal; 3] = [Refusal::NotAcceptable, Refusal::AddressTooLong, Refusal::Internal];

/// Of an operation that looks something up by its name.
const NAMED: [Refusal; 1] = [Refusal::NotFound];

/// Of an operation that asks the store.
const STORED: [Refusal; 1] = [Refusal::StoreUnavailable];

/// Of an operation that changes something.
const CHANGING: [Refusal; 1] = [Refusal::CrossSite];

/// Of an operation on a report: ids cannot be tried out.
const OF_REPORT: [Refusal; 1] = [Refusal::TooMany];

/// Of an operation that some servers allow only with an access token.
const GUARDED: [Refusal; 3] = [
    Refusal::TokenNeeded,
    Refusal::TokenUnknown,
    Refusal::ScopeMissing(Scope::ReportsWrite),
];

/// Of an operation that needs the owner's token.
const OWNED: [Refusal; 3] = [
    Refusal::NoToken,
    Refusal::WrongToken,
    Refusal::ScopeMissing(Scope::ReportsDelete),
];

/// Of an operation that is sent a log.
const SENT: [Refusal; 14] = [
    Refusal::BadBody,
    Refusal::BadParameter("expires"),
    Refusal::TooManyParts,
    Refusal::TooSlow,
    Refusal::TooLarge,
    Refusal::NotALog("a PDF document"),
    Refusal::BadEncoding,
    Refusal::Unsupported,
    Refusal::Empty,
    Refusal::Damaged("gzip"),
    Refusal::TooComplex,
    Refusal::TooMany,
    Refusal::Busy,
    Refusal::CrossSite,
];

/// Of an operation that keeps something.
const KEPT: [Refusal; 2] = [Refusal::StoreUnavailable, Refusal::StoreFull];

/// Refusals of the reading operations that look nothing up.
pub(super) struct OfList;
/// Refusals of the operations that read an article.
pub(super) struct OfArticle;
/// Refusals of a diagnosis.
pub(super) struct OfDiagnosis;
/// Refusals of a new report.
pub(super) struct OfNewReport;
/// Refusals of the reading of a report.
pub(super) struct OfReport;
/// Refusals of the deletion of a report.
pub(super) struct OfDeletion;

impl IntoResponses for OfList {
    fn responses() -> Responses {
        responses(&[&ALL])
    }
}

impl IntoResponses for OfArticle {
    fn responses() -> Responses {
        responses(&[&ALL, &NAMED])
    }
}

impl IntoResponses for OfDiagnosis {
    fn responses() -> Responses {
        responses(&[&ALL, &SENT, &STORED, &GUARDED])
    }
}

impl IntoResponses for OfNewReport {
    fn responses() -> Responses {
        responses(&[&ALL, &SENT, &KEPT, &GUARDED])
    }
}

impl IntoResponses for OfReport {
    fn responses() -> Responses {
        responses(&[&ALL, &NAMED, &OF_REPORT, &STORED, &GUARDED])
    }
}

impl IntoResponses for OfDeletion {
    fn responses() -> Responses {
        responses(&[&ALL, &NAMED, &OF_REPORT, &STORED, &CHANGING, &OWNED])
    }
}

/// What is answered before anything of ours sees the request.
const HEAD_TOO_LARGE: &str = "Address and headers together are larger than is read; without a body.";

type Responses = BTreeMap<String, RefOr<Response>>;

fn responses(lists: &[&[Refusal]]) -> Responses {
    let mut by_status = BTreeMap::<u16, Vec<Refusal>>::new();
    for &refusal in lists.iter().copied().flatten() {
        by_status.entry(refusal.status()).or_default().push(refusal);
    }
    let described = by_status.into_iter();
    described
        .map(|(status, refusals)| (status.to_string(), RefOr::T(response(&refusals))))
        .chain([("431".to_owned(), RefOr::T(Response::new(HEAD_TOO_LARGE)))])
        .collect()
}

fn response(refusals: &[Refusal]) -> Response {
    let lines: Vec<String> = refusals
        .iter()
        .map(|refusal| format!("`{}`: {refusal}", refusal.code()))
        .collect();
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem")));
    let mut response = ResponseBuilder::new()
        .description(lines.join("\n\n"))
        .content(PROBLEM_JSON, problem.build());
    if refusals.iter().any(|refusal| refusal.retry_after().is_some()) {
        response = response.header("Retry-After", header(Type::Integer, "Seconds to wait."));
    }
    if refusals.iter().any(|refusal| refusal.challenge().is_some()) {
        response = response.header(
            "WWW-Authenticate",
            header(Type::String, "Which token is asked for."),
        );
    }
    response.build()
}

fn header(kind: Type, description: &str) -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(kind)))
        .description(Some(description))
        .build()
}
