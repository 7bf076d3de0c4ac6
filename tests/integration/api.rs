//! The API, through the router.

use std::io::Write;

use axum::body::Body;
use axum::http::Request;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::support::{TestApp, TestResponse};

const LOG: &str = "2021-03-19T08:00:00Z device dev-1 connected\n";
const FILE: &str = "Content-Disposition: form-data; name=\"file\"; filename=\"hub.log\"\r\n\r\n";

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn field(name: &str, value: &str) -> String {
    format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}")
}

async fn send(app: &TestApp, method: &str, path: &str, headers: &[(&str, &str)]) -> TestResponse {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = if method == "POST" {
        Body::from(LOG)
    } else {
        Body::empty()
    };
    app.send(request.body(body).unwrap()).await
}

#[tokio::test]
async fn a_log_is_diagnosed_and_nothing_is_stored() {
    let app = TestApp::new().await;
    for kind in [
        "text/plain",
        "application/json",
        "application/x-unknown; charset=utf-7",
        "",
    ] {
        let answer = send(&app, "POST", "/api/v1/diagnoses", &[("content-type", kind)])
            .await
            .ok();
        assert_eq!(answer.json()["lines"], 1);
        assert_eq!(answer.header("cache-control"), "private, no-store");
    }
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn gzip_is_told_by_content_with_and_without_its_header() {
    let app = TestApp::new().await;
    let plain = app.post("/api/v1/diagnoses", gzip(LOG)).await.ok();
    let coded = Request::post("/api/v1/diagnoses")
        .header("content-encoding", "gzip")
        .body(gzip(LOG).into());
    assert_eq!(plain.json(), app.send(coded.unwrap()).await.ok().json());
}

#[tokio::test]
async fn h06_other_codings_are_refused_and_gzip_is_offered() {
    let app = TestApp::new().await;
    for coding in ["br", "zstd", "gzip, gzip, gzip", "unknown"] {
        let answer = send(&app, "POST", "/api/v1/diagnoses", &[("content-encoding", coding)]).await;
        assert_eq!(
            answer
                .assert_problem(415, "bad-encoding")
                .header("accept-encoding"),
            "gzip"
        );
    }
}

#[tokio::test]
async fn a_report_is_made_shown_and_deleted_by_its_owner() {
    let app = TestApp::new().await;
    let made = app
        .post("/api/v1/reports?title=Night&ticket=CASE-1&expires=7d", LOG)
        .await
        .assert_status(201);
    let report = made.json();
    let id = report["id"].as_str().unwrap();
    let path = made.header("location").to_owned();
    assert_eq!(path, format!("/api/v1/reports/{id}"));
    assert_eq!(report["url"], format!("https://waypost.example/reports/{id}"));
    assert_eq!(
        (&report["title"], &report["ticket"]),
        (&"Night".into(), &"CASE-1".into())
    );
    let token = report["deletion_token"].as_str().unwrap().to_owned();

    let mut shown = app.get(&path).await.ok().json();
    assert_eq!(shown["deletion_token"], Value::Null);
    shown["deletion_token"] = token.clone().into();
    assert_eq!(shown, report);

    let refused = send(&app, "DELETE", &path, &[])
        .await
        .assert_problem(401, "no-token");
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    send(&app, "DELETE", &path, &[("authorization", "Bearer wrong")])
        .await
        .assert_problem(403, "wrong-token");
    let bearer = format!("Bearer {token}");
    send(&app, "DELETE", &path, &[("authorization", &bearer)])
        .await
        .assert_status(204);
    send(&app, "DELETE", &path, &[("authorization", &bearer)])
        .await
        .assert_problem(404, "not-found");
    app.get(&path).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn the_token_may_stand_in_the_query() {
    let app = TestApp::new().await;
    let report = app.post("/api/v1/reports", LOG).await.assert_status(201).json();
    let (id, token) = (
        report["id"].as_str().unwrap(),
        report["deletion_token"].as_str().unwrap(),
    );
    send(
        &app,
        "DELETE",
        &format!("/api/v1/reports/{id}?token={token}"),
        &[],
    )
    .await
    .assert_status(204);
}

#[tokio::test]
async fn a_form_gives_a_report_its_details() {
    let app = TestApp::new().await;
    let (note, file) = (field("note", "after the update"), format!("{FILE}{LOG}"));
    let report = app
        .post_form("/api/v1/reports", &[&note, &file])
        .await
        .assert_status(201)
        .json();
    assert_eq!(
        (&report["title"], &report["note"]),
        (&"hub.log".into(), &"after the update".into())
    );
    assert_eq!(report["lines"], 1);
}

#[tokio::test]
async fn a_report_lives_as_long_as_asked_and_allowed() {
    let app = TestApp::with(&["--report-lifetime", "1d", "--max-report-lifetime", "7d"]).await;
    let days = |report: Value| {
        let time = |name: &str| report[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
        (time("expires").as_second() - time("created").as_second()) / 86_400
    };
    assert_eq!(days(app.post("/api/v1/reports", LOG).await.json()), 1);
    assert_eq!(days(app.post("/api/v1/reports?expires=7d", LOG).await.json()), 7);
    for long in ["8d", "-1d", "soon", "1e9d"] {
        let answer = app.post(&format!("/api/v1/reports?expires={long}"), LOG).await;
        answer.assert_problem(400, "bad-parameter");
    }
    assert_eq!(app.take_reports().await, 2);
}

#[tokio::test]
async fn no_secret_reaches_the_answer_or_the_disk() {
    let app = TestApp::new().await;
    let secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";
    let log = format!("{LOG}HostName=h;SharedAccessKey={secret};x\n");
    let named = format!(
        "Content-Disposition: form-data; name=\"file\"; filename=\"SharedAccessKey={secret}\"\r\n\r\n{log}"
    );
    let note = field("note", &format!("SharedAccessKey={secret}"));
    let made = app
        .post_form("/api/v1/reports", &[&note, &named])
        .await
        .assert_status(201);
    let shown = app.get(made.header("location")).await.ok();
    assert_eq!(shown.json()["redactions"][0]["kind"], "shared-access-key");
    assert!(!made.text().contains(secret) && !shown.text().contains(secret));
    for entry in std::fs::read_dir(app.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(memchr::memmem::find(&bytes, secret.as_bytes()).is_none());
    }
}

#[tokio::test]
async fn h04_a_damaged_gzip_is_refused_and_leaves_nothing() {
    let app = TestApp::new().await;
    let good = gzip(&LOG.repeat(100));
    let mut wrong_crc = good.clone();
    let at = wrong_crc.len() - 8;
    wrong_crc[at] ^= 1;
    let mut wrong_length = good.clone();
    *wrong_length.last_mut().unwrap() ^= 1;
    for bad in [good[..good.len() / 2].to_vec(), wrong_crc, wrong_length] {
        app.post("/api/v1/reports", bad)
            .await
            .assert_problem(422, "damaged");
    }
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn h09_the_limit_is_exact_with_and_without_a_length() {
    let app = TestApp::with(&["--max-upload-bytes", "1KiB"]).await;
    for (size, status) in [(1023, 200), (1024, 200), (1025, 413), (10_000, 413)] {
        let body = "x".repeat(size);
        let unsized_ = app.post("/api/v1/diagnoses", body.clone()).await;
        let sized = Request::post("/api/v1/diagnoses")
            .header("content-length", size)
            .body(body.into());
        let sized = app.send(sized.unwrap()).await;
        for answer in [unsized_, sized] {
            let answer = answer.assert_status(status);
            if status == 413 {
                assert_eq!(answer.header("connection"), "close");
                answer.assert_problem(413, "too-large");
            }
        }
    }
}

#[tokio::test]
async fn h10_nothing_to_read_is_refused() {
    let app = TestApp::new().await;
    for empty in ["", "\n\n\n", "\u{feff}", "   "] {
        app.post("/api/v1/reports", empty)
            .await
            .assert_problem(422, "empty");
    }
    app.post_form("/api/v1/reports", &[&field("note", "no file")])
        .await
        .assert_problem(422, "empty");
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn h44_forms_that_are_not_well_formed_are_refused() {
    let app = TestApp::new().await;
    let file = format!("{FILE}{LOG}");
    let form = |body: String| {
        let request =
            Request::post("/api/v1/reports").header("content-type", "multipart/form-data; boundary=XyX");
        request.body(Body::from(body)).unwrap()
    };
    app.send(form(format!("--XyX\r\n{file}")))
        .await
        .assert_problem(400, "bad-body");
    app.send(form("no boundary in it".into()))
        .await
        .assert_problem(400, "bad-body");
    let fat = format!("X-Fat: {}\r\n{file}", "x".repeat(9000));
    app.send(form(format!("--XyX\r\n{fat}\r\n--XyX--\r\n")))
        .await
        .assert_problem(400, "bad-body");
    let no_boundary = Request::post("/api/v1/reports").header("content-type", "multipart/form-data");
    app.send(no_boundary.body(Body::from(LOG)).unwrap())
        .await
        .assert_problem(400, "bad-body");
    let parts = vec![file.clone(); 17];
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    app.post_form("/api/v1/reports", &parts)
        .await
        .assert_problem(400, "too-many-parts");
    let parts = vec![field("other", "x"); 17];
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    app.post_form("/api/v1/reports", &parts)
        .await
        .assert_problem(400, "too-many-parts");
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn several_files_are_read_as_one_case() {
    let app = TestApp::new().await;
    let named = |name: &str, log: &str| {
        format!("content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{log}")
    };
    let one = app.post("/api/v1/diagnoses", LOG).await.ok().json();
    assert_eq!(one.get("files"), None);
    let parts = [named("logs/first.log", LOG), named("second.log", LOG)];
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let both = app
        .post_form("/api/v1/reports", &parts)
        .await
        .assert_status(201)
        .json();
    assert_eq!(both["title"], "first.log, second.log");
    assert_eq!(both["files"][0]["name"], "first.log");
    assert_eq!(
        both["lines"].as_u64(),
        one["lines"].as_u64().map(|lines| lines * 2)
    );
    assert_eq!(
        both["events"].as_u64(),
        one["events"].as_u64().map(|events| events * 2)
    );
}

#[tokio::test]
async fn h44_odd_forms_that_are_well_formed_are_read() {
    let app = TestApp::new().await;
    let file = format!("{FILE}{LOG}");
    let inside = format!("{FILE}--XyX is not a boundary here\n");
    app.post_form("/api/v1/reports", &[&inside])
        .await
        .assert_status(201);
    let empty = "Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n".to_owned();
    app.post_form("/api/v1/reports", &[&empty, &field("text", LOG)])
        .await
        .assert_status(201);
    let preamble = format!(
        "{}\r\n--XyX\r\n{file}\r\n--XyX--\r\n",
        "preamble ".repeat(100_000)
    );
    let request =
        Request::post("/api/v1/reports").header("content-type", "multipart/form-data; boundary=XyX");
    let answer = app.send(request.body(preamble.into()).unwrap()).await;
    assert!([201, 400].contains(&answer.status.as_u16()), "{}", answer.text());
}

#[tokio::test]
async fn h52_links_come_from_the_configured_address_only() {
    let app = TestApp::new().await;
    let foreign = [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "http"),
        ("forwarded", "host=evil.example"),
        ("x-original-url", "/evil"),
        ("x-http-method-override", "DELETE"),
    ];
    let answer = send(&app, "POST", "/api/v1/reports", &foreign)
        .await
        .assert_status(201);
    assert!(
        answer.json()["url"]
            .as_str()
            .unwrap()
            .starts_with("https://waypost.example/reports/")
    );
    assert!(!answer.text().contains("evil") && !answer.header("location").contains("evil"));
}

#[tokio::test]
async fn h54_a_page_of_another_site_changes_nothing() {
    let app = TestApp::new().await;
    let foreign: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example"), ("content-type", "text/plain")],
        &[
            ("origin", "null"),
            ("content-type", "multipart/form-data; boundary=x"),
        ],
    ];
    for headers in foreign {
        send(&app, "POST", "/api/v1/reports", headers)
            .await
            .assert_problem(403, "cross-site");
        send(&app, "DELETE", "/api/v1/reports/x?token=y", headers)
            .await
            .assert_problem(403, "cross-site");
    }
    assert_eq!(app.take_reports().await, 0);
    send(
        &app,
        "POST",
        "/api/v1/reports",
        &[("origin", "https://waypost.example")],
    )
    .await
    .assert_status(201);
}

#[tokio::test]
async fn h59_what_is_no_report_id_is_not_found() {
    let app = TestApp::new().await;
    let made = app.post("/api/v1/reports", LOG).await.assert_status(201);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let long = "0".repeat(8000);
    let odd = [
        "0",
        &long,
        "a/b",
        "a%2Fb",
        "%00",
        "%ff",
        "%F0%9F%A6%80",
        &id.to_ascii_uppercase(),
        &format!("%20{id}%20"),
        "'%20OR%201=1--",
        "%25",
        "_",
        "%22",
        "*",
        "NEAR(",
        "^",
        ":",
        "..%2f..%2fetc%2fpasswd",
        &id[..25],
    ];
    for odd in odd {
        app.get(&format!("/api/v1/reports/{odd}"))
            .await
            .assert_problem(404, "not-found");
    }
    app.get("/api/v1/reports/").await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_full_queue_answers_503_with_a_time_to_try_again() {
    let app = TestApp::with(&["--concurrency", "1", "--queue", "0"]).await;
    let place = app.app.queue.place([]).await.unwrap();
    let refused = app.post("/api/v1/reports", LOG).await.assert_problem(503, "busy");
    assert_eq!(refused.header("retry-after"), "10");
    drop(place);
    app.post("/api/v1/reports", LOG).await.assert_status(201);
    assert_eq!(app.take_reports().await, 1);
}

#[tokio::test]
async fn a_store_that_is_gone_answers_503() {
    let app = TestApp::new().await;
    app.app.store.close().await;
    app.post("/api/v1/reports", LOG)
        .await
        .assert_problem(503, "store-unavailable");
    app.get("/ready").await.assert_status(503);
    app.get("/health").await.ok();
}

#[tokio::test]
async fn wrong_methods_and_addresses_are_problems_too() {
    let app = TestApp::new().await;
    let answer = send(&app, "PUT", "/api/v1/reports", &[])
        .await
        .assert_problem(405, "method-not-allowed");
    assert_eq!(answer.header("allow"), "POST");
    app.get("/api/v1/nothing").await.assert_problem(404, "not-found");
    app.get("/api/v1/articles/%ff")
        .await
        .assert_problem(404, "not-found");
    app.get("/api/v1/articles/no-such-article")
        .await
        .assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_refusal_repeats_no_input() {
    let app = TestApp::new().await;
    let answer = app
        .post("/api/v1/reports?expires=%3Cscript%3E", LOG)
        .await
        .assert_problem(400, "bad-parameter");
    assert!(!answer.text().contains("script"));
}

#[tokio::test]
async fn whoever_takes_no_json_is_told_so_before_any_work() {
    let app = TestApp::new().await;
    for (method, path) in [("GET", "/api/v1/articles"), ("POST", "/api/v1/reports")] {
        send(&app, method, path, &[("accept", "text/html, application/xml")])
            .await
            .assert_problem(406, "not-acceptable");
    }
    assert_eq!(app.take_reports().await, 0);
    send(
        &app,
        "GET",
        "/api/v1/articles",
        &[("accept", "text/html, */*;q=0.1")],
    )
    .await
    .ok();
}

#[tokio::test]
async fn the_description_and_the_articles_are_served() {
    let app = TestApp::new().await;
    assert_eq!(app.get("/api/openapi.json").await.ok().json()["openapi"], "3.1.0");
    let list = app.get("/api/v1/articles?lang=zz").await.ok();
    assert!(list.json()["articles"].is_array());
    assert!(
        list.header("vary")
            .to_ascii_lowercase()
            .contains("accept-language")
    );
}
