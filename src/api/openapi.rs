//! The description of the API, put together from what each route says of itself.

use std::sync::LazyLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::PartialSchema;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, ServerBuilder,
};

use super::problem::Problem;
use super::refusals::OfList;

const ABOUT: &str = "From a log to the cause and the fix. Secrets are masked before anything is analysed, stored or answered. \
    Refusals are problem objects (RFC 9457) with a stable `code`; their texts are in the language that `lang` or \
    `Accept-Language` asks for.";

static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let document = super::described().into_openapi();
    document.to_json().expect("the description is plain data")
});

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
    let components = ComponentsBuilder::new()
        .schema("Problem", Problem::schema())
        .security_scheme("deletionToken", SecurityScheme::Http(owner.build()));
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
pub(super) async fn document() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT.as_str())
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
        let document: Value = serde_json::from_str(&super::DOCUMENT).unwrap();
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
