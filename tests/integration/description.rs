//! The description of the API against the API: routes and examples.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use crate::support::{TestApp, TestResponse};

/// The methods that an operation can have in a description.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

/// One operation of the description.
struct Operation {
    method: &'static str,
    path: String,
    about: Value,
}

impl Operation {
    fn all(description: &Value) -> Vec<Self> {
        let paths = description["paths"].as_object().unwrap().iter();
        let pairs = paths.flat_map(|(path, item)| METHODS.map(|method| (method, path, item)));
        let found = pairs.filter_map(|(method, path, item)| {
            Some(Self {
                method,
                path: path.clone(),
                about: item.get(method.to_lowercase())?.clone(),
            })
        });
        found.collect()
    }

    /// The status, and what is said of it, of an answer that is no refusal.
    fn success(&self) -> (u16, &Value) {
        let responses = self.about["responses"].as_object().unwrap().iter();
        let (status, about) = responses
            .into_iter()
            .find(|(status, _)| status.starts_with('2'))
            .unwrap();
        (status.parse().unwrap(), about)
    }

    /// The address with the examples of its parameters; `None` where one has none.
    fn example_path(&self) -> Option<String> {
        let mut path = self.path.clone();
        for parameter in self.about["parameters"].as_array().into_iter().flatten() {
            if parameter["in"] == "path" {
                let example = parameter["example"].as_str()?;
                path = path.replace(&format!("{{{}}}", parameter["name"].as_str().unwrap()), example);
            }
        }
        Some(path)
    }
}

async fn description(app: &TestApp) -> Value {
    app.get("/api/openapi.json").await.ok().json()
}

async fn send(app: &TestApp, method: &str, path: &str, body: &str) -> TestResponse {
    let request = Request::builder().method(method).uri(path);
    let request = request.header("content-type", "text/plain");
    app.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn a_route_knows_the_methods_of_its_description_and_no_other() {
    let app = TestApp::new().await;
    let description = description(&app).await;
    let operations = Operation::all(&description);
    assert!(operations.len() >= 7);
    let paths: BTreeSet<&String> = operations.iter().map(|operation| &operation.path).collect();
    for path in paths {
        let of_path = operations.iter().filter(|operation| operation.path == *path);
        let mut described: BTreeSet<&str> = of_path.map(|operation| operation.method).collect();
        let other: Vec<&str> = METHODS
            .into_iter()
            .filter(|method| !described.contains(method))
            .collect();
        if described.contains("GET") {
            described.insert("HEAD");
        }
        for method in other {
            let answer = send(&app, method, path, "x")
                .await
                .assert_problem(405, "method-not-allowed");
            let allowed: BTreeSet<&str> = answer.header("allow").split(',').map(str::trim).collect();
            assert_eq!(allowed, described, "{method} {path}");
        }
    }
}

#[test]
fn a_route_cannot_be_added_without_its_description() {
    let table = include_str!("../../src/api/mod.rs");
    assert_eq!(
        table.matches(".route(").count(),
        1,
        "all but the last resort are `routes!`"
    );
}

#[tokio::test]
async fn every_example_is_answered_as_described() {
    let app = TestApp::new().await;
    let description = description(&app).await;
    let mut tried = 0;
    for operation in Operation::all(&description) {
        let Some(path) = operation.example_path() else {
            continue;
        };
        let log = &operation.about["requestBody"]["content"]["text/plain"]["example"];
        let (status, about) = operation.success();
        let answer = send(&app, operation.method, &path, log.as_str().unwrap_or_default())
            .await
            .assert_status(status);
        let expected = &about["content"]["application/json"]["example"];
        if !expected.is_null() {
            assert_eq!(
                *expected,
                answer.json(),
                "put this into src/api/example.json: {}",
                answer.text()
            );
        }
        tried += 1;
    }
    assert!(tried >= 5, "{tried}");
}

#[tokio::test]
async fn the_example_of_a_problem_is_one() {
    let app = TestApp::new().await;
    let description = description(&app).await;
    let answer = app
        .get("/api/v1/articles/none")
        .await
        .assert_problem(404, "not-found");
    assert_eq!(
        description["components"]["schemas"]["Problem"]["example"],
        answer.json()
    );
}
