//! The description of the API, put together from what each route says of itself.

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::PartialSchema;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, ServerBuilder,
};

use crate::app::AppState;

use super::problem::Problem;
use super::refusals::OfList;

const ABOUT: &str = "From a log to the cause and the fix. Secrets are masked before anything is analysed, stored or answered. \
    Refusals are problem objects (RFC 9457) with a stable `code`; their texts are in the language that `lang` or \
    `Accept-Language` asks for.";

/// The scheme of the access tokens, which only some servers ask for.
const ACCESS: &str = "accessToken";

/// For a server that asks for tokens.
static GUARDED: LazyLock<String> = LazyLock::new(|| json(&super::described().into_openapi()));

/// For a server that asks for none.
static OPEN: LazyLock<String> = LazyLock::new(|| json(&without_access(super::described().into_openapi())));

fn json(document: &OpenApi) -> String {
    document.to_json().expect("the description is plain data")
}

/// Leaves out what only a guarded server asks for.
fn without_access(mut document: OpenApi) -> OpenApi {
    if let Some(components) = &mut document.components {
        components.security_schemes.remove(ACCESS);
    }
    let items = document.paths.paths.values_mut();
    let operations = items.flat_map(|item| [&mut item.get, &mut item.post, &mut item.delete]);
    for operation in operations.flatten() {
        let asked = operation.security.take().unwrap_or_default();
        let kept = asked.into_iter().filter(|needed| !names_access(needed));
        operation.security = Some(kept.collect()).filter(|kept: &Vec<_>| !kept.is_empty());
    }
    document
}

fn names_access(needed: &SecurityRequirement) -> bool {
    serde_json::to_value(needed).is_ok_and(|needed| needed.get(ACCESS).is_some())
}

/// What is said of the whole.
pub(super) fn frame() -> OpenApi {
    let license = LicenseBuilder::new()
        .name("MIT OR Apache-2.0")
        .identifier(Some("MIT OR Apache-2.0"));
    let info = InfoBuilder::new()
        .title("Waypost")
        .version("1")
        .description(Some(ABOUT))
        .license(Some(license.build()));
    let owner = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "The deletion token of one report, given once to whoever stored it.",
        ));
    let access = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "A token that the operators of this server gave, with the scope that stands beside it.",
        ));
    let components = ComponentsBuilder::new()
        .schema("Problem", Problem::schema())
        .security_scheme("deletionToken", SecurityScheme::Http(owner.build()))
        .security_scheme(ACCESS, SecurityScheme::Http(access.build()));
    OpenApiBuilder::new()
        .info(info.build())
        .servers(Some([ServerBuilder::new().url("/").build()]))
        .components(Some(components.build()))
        .build()
}

/// `GET /api/openapi.json`
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "describe",
    summary = "This description",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value), OfList)
)]
pub(super) async fn document(State(app): State<AppState>) -> impl IntoResponse {
    let document = if app.access.is_some() { &*GUARDED } else { &*OPEN };
    ([(CONTENT_TYPE, "application/json")], document.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn every_reference_leads_somewhere() {
        fn references<'d>(value: &'d Value, found: &mut Vec<&'d str>) {
            match value {
                Value::Object(map) => map.iter().for_each(|(key, value)| match value {
                    Value::String(target) if key == "$ref" => found.push(target),
                    value => references(value, found),
                }),
                Value::Array(list) => list.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let document: Value = serde_json::from_str(&super::GUARDED).unwrap();
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 20);
        for target in found {
            assert!(
                document.pointer(target.strip_prefix('#').unwrap()).is_some(),
                "{target}"
            );
        }
    }
}
