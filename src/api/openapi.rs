//! The description of the API.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

const DOCUMENT: &str = include_str!("openapi.json");

/// `GET /api/openapi.json`
pub(super) async fn document() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// Methods and paths of the route table, read from its source, where each route is one line.
    fn routes() -> Vec<(String, &'static str)> {
        let table = include_str!("mod.rs")
            .lines()
            .filter_map(|line| line.trim().strip_prefix(".route(\""));
        let methods = ["get", "post", "put", "delete"];
        table
            .flat_map(|line| {
                let (path, handlers) = line.split_once('"').unwrap();
                let uses = |method: &&str| handlers.contains(&format!("{method}("));
                let found = methods.into_iter().filter(uses).collect::<Vec<_>>();
                found.into_iter().map(move |method| (method.to_owned(), path))
            })
            .collect()
    }

    #[test]
    fn every_route_is_described_and_nothing_else() {
        let document: Value = serde_json::from_str(super::DOCUMENT).unwrap();
        let described = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, item)| {
                let methods = item
                    .as_object()
                    .unwrap()
                    .keys()
                    .filter(|key| *key != "parameters");
                methods.map(move |method| (method.clone(), path.as_str()))
            });
        let mut described: Vec<_> = described.collect();
        let mut routes = routes();
        described.sort();
        routes.sort();
        assert!(routes.len() >= 7);
        assert_eq!(described, routes);
    }

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
        let document: Value = serde_json::from_str(super::DOCUMENT).unwrap();
        let mut found = Vec::new();
        references(&document, &mut found);
        for target in found {
            assert!(
                document.pointer(target.strip_prefix('#').unwrap()).is_some(),
                "{target}"
            );
        }
    }
}
