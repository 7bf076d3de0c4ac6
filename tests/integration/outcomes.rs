//! "Did it help?" and "this finding is wrong": counted, shown, and used between causes that are equally likely.

use axum::http::Request;

use crate::support::{TestApp, TestResponse};

const LOG: &str = include_str!("../../static/sample-rhythm.csv");
const CAUSE: &str = "cause=keepalive-timeout&symptom=2";

async fn post(app: &TestApp, path: &str, form: &str) -> TestResponse {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    app.send(request.body(form.to_owned().into()).unwrap()).await
}

#[tokio::test]
async fn answers_lead_on_and_are_shown_from_the_fifth_on() {
    let app = TestApp::new().await;
    let solution = format!("/en/404104/wizard?{CAUSE}");
    let answer = |helped: &str| format!("{CAUSE}&helped={helped}");
    for _ in 0..3 {
        let yes = post(&app, "/en/404104/wizard/outcome", &answer("yes"))
            .await
            .assert_status(303);
        assert_eq!(
            yes.header("location"),
            format!("/en/404104/wizard/solved?{CAUSE}")
        );
    }
    let no = post(&app, "/sv/404104/wizard/outcome", &answer("no"))
        .await
        .assert_status(303);
    assert_eq!(
        no.header("location"),
        "/sv/404104/wizard?cause=keepalive-timeout&ruled-out=keepalive-timeout&symptom=2"
    );
    let page = app.get(&solution).await.ok().text();
    assert!(
        !page.contains("Worked for"),
        "four answers say too little: {page}"
    );
    post(&app, "/en/404104/wizard/outcome", &answer("yes"))
        .await
        .assert_status(303);
    let page = app.get(&solution).await.ok().text();
    assert!(page.contains("Worked for 4 of 5"), "{page}");
}

#[tokio::test]
async fn reading_pages_counts_nothing() {
    let app = TestApp::new().await;
    for path in [
        format!("/en/404104/wizard?{CAUSE}"),
        format!("/en/404104/wizard/solved?{CAUSE}"),
        "/en/counts".to_owned(),
    ] {
        app.get(&path).await.ok();
    }
    app.get(&format!("/en/404104/wizard/outcome?{CAUSE}&helped=yes"))
        .await
        .assert_status(405);
    assert_eq!(app.app.store.outcomes(0).await.unwrap(), []);
}

#[tokio::test]
async fn an_answer_about_nothing_leads_back_to_the_question() {
    let app = TestApp::new().await;
    let answer = post(
        &app,
        "/de/404104/wizard/outcome",
        "cause=no-such&symptom=2&helped=yes",
    )
    .await;
    let answer = answer.assert_status(303);
    assert_eq!(
        answer.header("location"),
        "/de/404104/wizard?cause=no-such&symptom=2"
    );
    assert_eq!(app.app.store.outcomes(0).await.unwrap(), []);
}

#[tokio::test]
async fn a_finding_can_be_called_wrong_and_the_page_of_counts_shows_it_all() {
    let app = TestApp::new().await;
    let stored = app.post("/api/v1/reports", LOG).await.assert_status(201).json();
    let path = format!("/de/reports/{}", stored["id"].as_str().unwrap());
    let (article, cause) = (&stored["findings"][0]["article"], &stored["findings"][0]["cause"]);
    let form = format!(
        "article={}&cause={}",
        article.as_str().unwrap(),
        cause.as_str().unwrap()
    );
    let answer = post(&app, &format!("{path}/wrong"), &form)
        .await
        .assert_status(303);
    assert_eq!(answer.header("location"), format!("{path}?noted=1#noted"));
    assert!(
        app.get(&format!("{path}?noted=1"))
            .await
            .ok()
            .text()
            .contains("id=\"noted\"")
    );
    post(&app, &format!("{path}/wrong"), "article=404104&cause=never-found")
        .await
        .assert_status(400);
    let page = app.get("/en/counts").await.ok().text();
    let row = page
        .split("<tr>")
        .find(|row| row.contains("SAS token"))
        .expect("a row of the cause");
    assert!(
        row.contains("<td class=\"num\">1</td><td></td><td class=\"num\">1</td>"),
        "{row}"
    );
}

/// One client over a real connection: what it says about a cause counts once, whatever it sends.
#[tokio::test]
async fn one_client_counts_once_for_a_cause() {
    let app = TestApp::new().await;
    let running = app.serve().await;
    let body = "cause=keepalive-timeout&symptom=2&helped=no";
    for _ in 0..20 {
        let request = format!(
            "POST /en/404104/wizard/outcome HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let answer = running.exchange(request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    }
    let counted = app.app.outcomes().await.unwrap();
    let answers: u64 = counted
        .iter()
        .filter(|count| count.cause == "keepalive-timeout")
        .map(|count| count.count)
        .sum();
    assert_eq!(answers, 1);
}
