//! A server that asks for access tokens: pages, API, description, command line.

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;
use tempfile::TempDir;
use waypost::app::App;
use waypost::app::access::{AccessToken, Scope};
use waypost::config::Config;

use crate::program::waypost;
use crate::support::{TestApp, TestResponse};

const LOG: &str = "2021-03-19T08:00:00Z device dev-1 connected\n";

/// A guarded server with one token for each scope, and one that is not known.
struct Guarded {
    app: TestApp,
    tokens: Vec<(Scope, AccessToken)>,
    _folder: TempDir,
}

impl Guarded {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("tokens.toml");
        let tokens = Scope::ALL.map(|scope| (scope, AccessToken::draw()));
        let entries = tokens.iter().enumerate().map(|(number, (scope, token))| {
            let hash = token.sha256();
            format!("[[token]]\nname = \"t{number}\"\nscopes = [\"{scope}\"]\nsha256 = \"{hash}\"\n")
        });
        std::fs::write(&file, entries.collect::<String>()).unwrap();
        Self {
            app: TestApp::with(&["--tokens", file.to_str().unwrap()]).await,
            tokens: tokens.into(),
            _folder: folder,
        }
    }

    fn token(&self, scope: Scope) -> &str {
        let found = self.tokens.iter().find(|(known, _)| *known == scope);
        found.unwrap().1.reveal()
    }

    async fn send(&self, method: &str, path: &str, token: Option<&str>) -> TestResponse {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        self.app.send(request.body(Body::from(LOG)).unwrap()).await
    }

    async fn send_form(&self, parts: &[(&str, &str)]) -> TestResponse {
        let parts: Vec<String> = parts
            .iter()
            .map(|(name, value)| format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}"))
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        self.app.post_form("/de/reports", &parts).await
    }
}

#[tokio::test]
async fn each_operation_asks_for_the_scope_of_its_description() {
    let site = Guarded::new().await;
    let description = site.app.get("/api/openapi.json").await.ok().json();
    let mut tried = 0;
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, about) in item.as_object().unwrap() {
            let alternatives = about["security"].as_array().into_iter().flatten();
            let Some(needed) = alternatives
                .filter_map(|one| one["accessToken"][0].as_str())
                .next()
            else {
                continue;
            };
            let write = Some(site.token(Scope::ReportsWrite));
            let made = site
                .send("POST", "/api/v1/reports", write)
                .await
                .assert_status(201);
            let path = path.replace("/api/v1/reports/{id}", made.header("location"));
            let method = method.to_uppercase();
            for (scope, token) in site.tokens.iter().filter(|(scope, _)| scope.name() != needed) {
                let answer = site.send(&method, &path, Some(token.reveal())).await;
                let answer = answer.assert_problem(403, "scope-missing");
                let challenge = format!(r#"Bearer error="insufficient_scope", scope="{needed}""#);
                assert_eq!(answer.header("www-authenticate"), challenge, "{scope}");
            }
            let none = site.send(&method, &path, None).await.assert_status(401);
            assert_eq!(none.header("www-authenticate"), "Bearer");
            let answer = site
                .send(&method, &path, Some(site.token(needed.parse().unwrap())))
                .await;
            assert!(answer.status.is_success(), "{method} {path}: {}", answer.text());
            tried += 1;
        }
    }
    assert_eq!(tried, Scope::ALL.len());
}

#[tokio::test]
async fn an_unknown_token_is_refused_before_the_body_is_read() {
    let site = Guarded::new().await;
    let unknown = AccessToken::draw();
    let answer = site
        .send("POST", "/api/v1/reports", Some(unknown.reveal()))
        .await
        .assert_problem(401, "token-unknown");
    assert_eq!(
        answer.header("www-authenticate"),
        r#"Bearer error="invalid_token""#
    );
    assert!(!answer.text().contains(unknown.reveal()));
    let form = Request::post("/api/v1/diagnoses").header("content-type", "multipart/form-data");
    let answer = site.app.send(form.body(Body::from("no form")).unwrap()).await;
    answer.assert_problem(401, "token-needed");
    assert_eq!(site.app.take_reports().await, 0);
}

#[tokio::test]
async fn the_owner_may_still_delete_with_the_deletion_token() {
    let site = Guarded::new().await;
    for in_query in [true, false] {
        let write = site.token(Scope::ReportsWrite);
        let made = site
            .send("POST", "/api/v1/reports", Some(write))
            .await
            .assert_status(201);
        let (path, report) = (made.header("location"), made.json());
        let token = report["deletion_token"].as_str().unwrap();
        let answer = match in_query {
            true => {
                site.send("DELETE", &format!("{path}?token={token}"), Some(write))
                    .await
            }
            false => site.send("DELETE", path, Some(token)).await,
        };
        answer.assert_status(204);
    }
}

#[tokio::test]
async fn the_upload_page_asks_for_the_token_and_keeps_what_was_typed() {
    let site = Guarded::new().await;
    for page in ["/de", "/de/analyse"] {
        let page = site.app.get(page).await.ok().text();
        assert!(page.contains("name=\"token\"") && page.contains("Zugriffstoken"));
    }
    for (token, challenge) in [("", "Bearer"), ("wrong", r#"Bearer error="invalid_token""#)] {
        let refused = site
            .send_form(&[("text", LOG), ("note", "Nachts um drei"), ("token", token)])
            .await
            .assert_status(401);
        assert_eq!(refused.header("www-authenticate"), challenge);
        let page = refused.text();
        assert!(page.contains("href=\"#token\"") && page.contains("id=\"token-error\""));
        assert!(page.contains("Nachts um drei") && !page.contains("value=\"wrong\""));
    }
    let reading = site.token(Scope::ReportsRead);
    let refused = site
        .send_form(&[("text", LOG), ("token", reading)])
        .await
        .assert_status(403);
    assert!(refused.text().contains("reports:write") && !refused.text().contains(reading));
    assert_eq!(site.app.take_reports().await, 0);
    let writing = site.token(Scope::ReportsWrite);
    let made = site
        .send_form(&[("text", LOG), ("token", writing)])
        .await
        .assert_status(303);
    let page = site.app.get(made.header("location")).await.ok();
    assert!(!page.text().contains(writing));
}

#[tokio::test]
async fn samples_are_for_all_but_keep_nothing_of_a_stranger() {
    let site = Guarded::new().await;
    let made = site
        .send_form(&[("sample", "rhythm"), ("note", "left by a stranger")])
        .await
        .assert_status(303);
    let page = site.app.get(made.header("location")).await.ok();
    assert!(!page.text().contains("left by a stranger"));
}

#[tokio::test]
async fn an_open_server_speaks_of_no_access_tokens() {
    let app = TestApp::new().await;
    let description = app.get("/api/openapi.json").await.ok();
    assert!(!description.text().contains("accessToken"));
    assert_eq!(
        description.json()["paths"]["/api/v1/diagnoses"]["post"]["security"],
        Value::Null
    );
    assert!(
        !app.get("/en/analyse")
            .await
            .ok()
            .text()
            .contains("name=\"token\"")
    );
}

#[tokio::test]
async fn a_bad_file_stops_the_start_with_its_line() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("tokens.toml");
    let database = format!("sqlite:{}", folder.path().join("a.db").display());
    let start = |text: Option<&'static str>| {
        if let Some(text) = text {
            std::fs::write(&file, text).unwrap();
        }
        let arguments = ["--database", &database, "--tokens", file.to_str().unwrap()];
        let config = Config::from_args(arguments).unwrap();
        async { App::build(config).await.err().unwrap().to_string() }
    };
    assert!(start(None).await.contains("tokens.toml cannot be read"));
    let fault = start(Some("[[token]]\nname = \"a\"\nscopes = [\"all\"]\n")).await;
    assert!(
        fault.contains("tokens.toml:3: ") && fault.contains("`reports:write`"),
        "{fault}"
    );
    assert!(!folder.path().join("a.db").exists());
}

#[test]
fn the_command_writes_what_the_server_reads() {
    let made = waypost(&["token", "jira", "--scope", "diagnose", "--scope", "reports:write"])
        .output()
        .unwrap();
    assert!(made.status.success());
    let entry = String::from_utf8(made.stdout).unwrap();
    let told = String::from_utf8(made.stderr).unwrap();
    let token = told.split_whitespace().next_back().unwrap();
    assert!(entry.contains(&AccessToken::presented(token).sha256()) && !entry.contains(token));
    assert!(entry.contains("scopes = [\"diagnose\", \"reports:write\"]"));
    for bad in [
        ["token", "a b", "--scope", "diagnose"],
        ["token", "a", "--scope", "all"],
    ] {
        let refused = waypost(&bad).output().unwrap();
        assert_eq!(refused.status.code(), Some(2));
    }
}

/// What a route does with a log that somebody without a token sends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// It reads logs, and refuses a stranger's.
    Logs,
    /// It reads none, whatever is sent.
    Nothing,
}

/// Every route that takes a body or a query, with what it reads; one that is missing here fails the test.
const ROUTES: [(&str, &str, Reads); 31] = [
    ("GET", "/health", Reads::Nothing),
    ("GET", "/ready", Reads::Nothing),
    ("GET", "/metrics", Reads::Nothing),
    ("GET", "/oembed", Reads::Nothing),
    ("POST", "/language", Reads::Nothing),
    ("GET", "/static/{file}", Reads::Nothing),
    ("GET", "/{locale}", Reads::Nothing),
    ("GET", "/{locale}/card.png", Reads::Nothing),
    ("GET", "/{locale}/search", Reads::Nothing),
    ("GET", "/{locale}/analyse", Reads::Nothing),
    ("GET", "/{locale}/counts", Reads::Nothing),
    ("GET", "/{locale}/reports", Reads::Nothing),
    ("POST", "/{locale}/reports", Reads::Logs),
    ("GET", "/{locale}/reports/{id}", Reads::Nothing),
    ("GET", "/{locale}/reports/{id}/card.png", Reads::Nothing),
    ("GET", "/{locale}/reports/{id}/embed", Reads::Nothing),
    ("GET", "/{locale}/reports/{id}/delete", Reads::Nothing),
    ("POST", "/{locale}/reports/{id}/delete", Reads::Nothing),
    ("POST", "/{locale}/reports/{id}/wrong", Reads::Nothing),
    ("GET", "/{locale}/{article}", Reads::Nothing),
    ("GET", "/{locale}/{article}/card.png", Reads::Nothing),
    ("GET", "/{locale}/{article}/embed", Reads::Nothing),
    ("GET", "/{locale}/{article}/flow", Reads::Nothing),
    ("GET", "/{locale}/{article}/wizard", Reads::Nothing),
    ("GET", "/{locale}/{article}/wizard/card.png", Reads::Nothing),
    ("GET", "/{locale}/{article}/wizard/embed", Reads::Nothing),
    ("POST", "/{locale}/{article}/wizard/outcome", Reads::Nothing),
    ("GET", "/{locale}/{article}/wizard/solved", Reads::Nothing),
    ("POST", "/api/v1/diagnoses", Reads::Logs),
    ("POST", "/api/v1/reports", Reads::Logs),
    ("GET", "/api/v1/reports/{id}", Reads::Nothing),
];

/// A log whose cause every page would name.
const PROVEN: &str = "2021-03-19T08:00:00Z Error: getaddrinfo ENOTFOUND hub-7.azure-devices.net";

/// The bodies that a log may come in, each with its kind.
fn bodies() -> Vec<(String, Vec<u8>)> {
    let multipart = |parts: &[(&str, &str)]| {
        let mut body = String::new();
        for (name, value) in parts {
            body += &format!("--XyX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        (
            "multipart/form-data; boundary=XyX".to_owned(),
            (body + "--XyX--\r\n").into_bytes(),
        )
    };
    let mut bodies = vec![
        ("text/plain".to_owned(), PROVEN.into()),
        ("application/json".to_owned(), PROVEN.into()),
        (
            "application/x-www-form-urlencoded".to_owned(),
            format!("sample=rhythm&text={PROVEN}&file={PROVEN}").into_bytes(),
        ),
    ];
    let fields = [
        ("sample", "rhythm"),
        ("text", PROVEN),
        ("file", PROVEN),
        ("after", ""),
        ("title", "x"),
    ];
    for (first, second) in fields
        .iter()
        .flat_map(|first| fields.iter().map(move |second| (first, second)))
    {
        let has_log = [first.0, second.0]
            .iter()
            .any(|name| matches!(*name, "text" | "file"));
        if has_log || first.0 == "sample" && second.0 == "sample" {
            bodies.push(multipart(&[*first, *second]));
            bodies.push(multipart(&[("token", "waypost_unknown"), *first, *second]));
        }
    }
    bodies
}

#[tokio::test]
async fn every_route_has_its_row() {
    let sources = [
        include_str!("../../src/web/mod.rs"),
        include_str!("../../src/server/mod.rs"),
    ];
    let routes = sources.iter().flat_map(|source| source.split(".route(").skip(1));
    let routes = routes.map(|rest| rest.split('"').nth(1).unwrap_or_default().to_owned());
    let description = TestApp::new().await.get("/api/openapi.json").await.ok().json();
    let described: Vec<String> = description["paths"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    let open = [
        "/api/openapi.json",
        "/api/v1/articles",
        "/api/v1/articles/{article}",
    ];
    let known =
        |route: &String| open.contains(&route.as_str()) || ROUTES.iter().any(|(_, known, _)| known == route);
    let missing: Vec<String> = routes.chain(described).filter(|route| !known(route)).collect();
    assert!(missing.is_empty(), "routes without a row: {missing:?}");
}

#[tokio::test]
async fn nothing_of_a_stranger_is_read_on_any_route_in_any_form() {
    let site = Guarded::new().await;
    let weak = site.token(Scope::ReportsRead).to_owned();
    let mut tried = 0;
    for (method, route, reads) in ROUTES {
        let path = route
            .replace("{locale}", "en")
            .replace("{article}", "404104")
            .replace("{id}", "00000000000000000000000000")
            .replace("{file}", "waypost.css");
        for (kind, body) in bodies() {
            for credential in [
                None,
                Some("Bearer waypost_unknown".to_owned()),
                Some(format!("Bearer {weak}")),
            ] {
                let mut request = Request::builder()
                    .method(method)
                    .uri(&path)
                    .header("content-type", &kind);
                if let Some(credential) = &credential {
                    request = request.header("authorization", credential);
                }
                let answer = site
                    .app
                    .send(request.body(Body::from(body.clone())).unwrap())
                    .await;
                let status = answer.status.as_u16();
                let is_refused = matches!(status, 401 | 403 | 400 | 415 | 422);
                assert!(
                    reads == Reads::Nothing || is_refused,
                    "{method} {route} {kind}: {status}"
                );
                tried += 1;
            }
        }
        assert_eq!(site.app.take_reports().await, 0, "{method} {route}");
    }
    assert!(tried > 3000, "{tried}");
}

#[tokio::test]
async fn a_search_diagnoses_pasted_lines_only_where_everybody_may_send_logs() {
    let query = format!("/en/search?q={}", PROVEN.replace(' ', "+"));
    let open = TestApp::new().await;
    assert!(open.get(&query).await.ok().text().contains("names/wizard"));
    let site = Guarded::new().await;
    assert!(!site.app.get(&query).await.ok().text().contains("names/wizard"));
}
