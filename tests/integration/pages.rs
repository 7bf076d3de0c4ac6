//! Pages that are kept: who gets which form, what is asked about again, and what is never kept.

use axum::body::Body;
use axum::http::Request;

use super::support::{TestApp, TestResponse};

async fn get(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> TestResponse {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| {
        request.header(*name, *value)
    });
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_page_is_the_same_first_and_again_in_every_form() {
    let app = TestApp::new().await;
    for path in [
        "/en",
        "/en/analyse",
        "/de/404104",
        "/hu/404104/flow",
        "/en/404104/wizard?symptom=2",
    ] {
        let plain = get(&app, path, &[]).await.ok();
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        for _ in 0..2 {
            let again = get(&app, path, &[]).await.ok();
            assert_eq!(
                (again.body.len(), &again.body),
                (plain.body.len(), &plain.body),
                "{path}"
            );
            let packed = get(&app, path, &[("accept-encoding", "gzip, br")]).await.ok();
            assert_eq!(packed.header("content-encoding"), "br", "{path}");
            assert!(packed.body.len() * 3 < plain.body.len(), "{path}");
            assert_ne!(packed.header("etag"), plain.header("etag"), "{path}");
            for name in [
                "content-security-policy",
                "content-language",
                "content-type",
                "x-content-type-options",
            ] {
                assert_eq!(packed.header(name), plain.header(name), "{path} {name}");
            }
            assert_eq!(packed.header("vary"), "accept-encoding", "{path}");
            assert_eq!(
                packed.header("cache-control"),
                "public, max-age=60, must-revalidate",
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn who_has_a_page_is_not_sent_it_again() {
    let app = TestApp::new().await;
    let page = get(&app, "/sv/404104", &[("accept-encoding", "gzip")]).await.ok();
    let tag = page.header("etag").to_owned();
    let again = get(
        &app,
        "/sv/404104",
        &[("accept-encoding", "gzip"), ("if-none-match", &tag)],
    )
    .await;
    let again = again.assert_status(304);
    assert!(again.body.is_empty());
    assert_eq!(again.header("etag"), tag);
    get(
        &app,
        "/sv/404104",
        &[("accept-encoding", "br"), ("if-none-match", &tag)],
    )
    .await
    .ok();
    get(
        &app,
        "/nl/404104",
        &[("accept-encoding", "gzip"), ("if-none-match", &tag)],
    )
    .await
    .ok();
}

#[tokio::test]
async fn what_belongs_to_somebody_or_shows_counts_is_never_kept() {
    let app = TestApp::new().await;
    let sent = app
        .post(
            "/api/v1/reports",
            "device pump-1 disconnected from hub.azure-devices.net",
        )
        .await;
    let id = sent.assert_status(201).json()["id"].as_str().unwrap().to_owned();
    for path in [
        format!("/en/reports/{id}"),
        format!("/en/reports/{id}/embed"),
        "/en/search?q=connection+lost".to_owned(),
    ] {
        for _ in 0..2 {
            let page = get(&app, &path, &[]).await.ok();
            assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
            assert_eq!(page.header("etag"), "", "{path}");
        }
    }
    let solution = "/en/404104/wizard?cause=keepalive-timeout&symptom=2";
    let page = get(&app, solution, &[]).await.ok();
    assert_eq!(page.header("etag"), "", "a solution says how often it helped");
    get(&app, "/en/no-such-article", &[]).await.assert_status(404);
    let missing = get(&app, "/en/no-such-article", &[]).await.assert_status(404);
    assert_eq!(missing.header("etag"), "");
}

#[tokio::test]
async fn head_has_the_headers_of_get() {
    let app = TestApp::new().await;
    let page = get(&app, "/tr/404104", &[]).await.ok();
    let request = Request::head("/tr/404104").body(Body::empty()).unwrap();
    let head = app.send(request).await.ok();
    assert_eq!(head.header("etag"), page.header("etag"));
    assert_eq!(head.header("content-length"), page.body.len().to_string());
}
