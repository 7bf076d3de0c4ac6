//! Uploads through the pages: from a log to its report, its lines, and its deletion.

use axum::body::Body;
use axum::http::Request;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

use crate::support::{TestApp, TestResponse};

/// Drops every 65 minutes, with a connect right behind each.
fn rhythm() -> String {
    let mut log = "TimeGenerated,OperationName,Level,ResultType,DeviceId\n".to_owned();
    for beat in 0..9 {
        let minute = beat * 65;
        let time = |second| format!("2026-03-09T{:02}:{:02}:{second}Z", minute / 60, minute % 60);
        log += &format!("{},deviceDisconnect,Error,404104,pump-1\n", time("10"));
        log += &format!("{},deviceConnect,Information,,pump-1\n", time("14"));
    }
    log
}

/// A part of the form as browsers send it.
fn text(content: &str) -> String {
    format!("content-disposition: form-data; name=\"text\"\r\n\r\n{content}")
}

fn field(name: &str, value: &str) -> String {
    format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{value}")
}

async fn upload(app: &TestApp, parts: &[String]) -> TestResponse {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    app.post_form("/en/reports", &parts).await
}

/// Address and cookies of a fresh report.
async fn stored(app: &TestApp, log: &str) -> (String, String) {
    let response = upload(app, &[text(log)]).await.assert_status(303);
    (response.header("location").to_owned(), owner(&response))
}

/// What the browser sends back.
fn owner(response: &TestResponse) -> String {
    let cookie = response.header("set-cookie").split(';').next();
    cookie.unwrap_or_default().to_owned()
}

async fn send(app: &TestApp, request: axum::http::request::Builder, body: &'static str) -> TestResponse {
    app.send(request.body(Body::from(body)).unwrap()).await
}

async fn post_file(app: &TestApp, bytes: &[u8]) -> TestResponse {
    let head = "--XyX\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.log\"\r\n\r\n";
    let body = [head.as_bytes(), bytes, b"\r\n--XyX--\r\n"].concat();
    let request = Request::post("/en/reports").header("content-type", "multipart/form-data; boundary=XyX");
    app.send(request.body(Body::from(body)).unwrap()).await
}

#[track_caller]
fn assert_has(page: &str, text: &str) {
    assert!(page.contains(text), "no {text:?} in:\n{page}");
}

#[tokio::test]
async fn a_log_leads_to_its_report_and_to_the_wizard() {
    let app = TestApp::new().await;
    let (address, _) = stored(&app, &rhythm()).await;
    let response = app.get(&address).await.ok();
    assert_eq!(response.header("cache-control"), "private, no-store");
    assert_eq!(response.header("x-robots-tag"), "noindex");
    let page = response.text();
    assert_has(
        &page,
        "<h1>The log shows only expected behavior: no action needed</h1>",
    );
    assert_has(
        &page,
        "The SAS token was renewed.</b> Seen on 1 device, every 65 minutes.",
    );
    assert_has(&page, "intervals of 65 minutes</dd>");
    assert_has(&page, "class=\"badge confidence-high\"");
    assert_has(
        &page,
        "href=\"/en/404104/wizard?cause=sas-renewal&#38;symptom=1\"",
    );
    assert_has(&page, "href=\"#L2\" aria-label=\"Line 2\"");
    assert_has(&page, "<li id=\"L2\" class=\"hit\"><a href=\"#L2\"");
    assert_has(&page, "<path class=\"beat\" d=\"M");
    assert_has(
        &page,
        "<th scope=\"row\"><a href=\"/en/404104\">404104</a><br><span class=\"small\">Device<wbr>Connection",
    );
    assert_has(&page, "<meta name=\"robots\" content=\"noindex\">");
    assert!(!page.contains(" style="));
}

#[tokio::test]
async fn every_sample_leads_to_its_symptom() {
    let app = TestApp::new().await;
    let page = app.get("/en/analyse").await.ok().text();
    for (sample, symptom) in [
        ("rhythm", "symptom=1"),
        ("random", "symptom=2"),
        ("many", "symptom=3"),
    ] {
        assert_has(&page, &format!("name=\"sample\" value=\"{sample}\""));
        let response = upload(&app, &[field("sample", sample)]).await.assert_status(303);
        let report = app.get(response.header("location")).await.ok().text();
        assert_has(&report, symptom);
    }
    upload(&app, &[field("sample", "../Cargo.toml")])
        .await
        .assert_status(400);
}

#[tokio::test]
async fn the_link_without_a_language_opens_in_the_reader_s() {
    let app = TestApp::new().await;
    let (address, _) = stored(&app, &rhythm()).await;
    let open = address.strip_prefix("/en").unwrap();
    let request = Request::get(open).header("accept-language", "tr, en;q=0.5");
    let response = send(&app, request, "").await.assert_status(303);
    assert_eq!(response.header("location"), format!("/tr{open}"));
    let turkish = app.get(response.header("location")).await.ok();
    assert_eq!(turkish.header("content-language"), "tr");
}

#[tokio::test]
async fn no_secret_is_in_the_page_and_its_kind_is() {
    let app = TestApp::new().await;
    let log = format!("HostName=h;SharedAccessKey=c2VjcmV0c2VjcmV0\n{}", rhythm());
    let (address, _) = stored(&app, &log).await;
    let page = app.get(&address).await.ok().text();
    assert!(!page.contains("c2VjcmV0c2VjcmV0"));
    assert_has(&page, "Secrets were removed");
    assert_has(&page, "az iot hub device-identity renew-key");
}

#[tokio::test]
async fn h25_h16_lines_are_shown_literally() {
    let app = TestApp::new().await;
    let hostile =
        "<script>alert(1)</script> </code></li> {{7*7}} \u{202e}txet\u{202c} device \"><img src=x onerror=y>";
    let form = [
        field("title", "<b>\u{1}night</b>"),
        text(&format!("{}{hostile}\n", rhythm())),
    ];
    let response = upload(&app, &form).await.assert_status(303);
    let page = app.get(response.header("location")).await.ok().text();
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains('\u{202e}'));
    assert_has(
        &page,
        "<bdi>&#60;script&#62;alert(1)&#60;/script&#62; &#60;/code&#62;&#60;/li&#62; {{7*7}} \\u202Etxet\\u202C",
    );
    assert_has(&page, "<bdi>&#60;b&#62;night&#60;/b&#62;</bdi>");
}

#[tokio::test]
async fn long_logs_show_their_evidence_and_say_what_is_left_out() {
    let app = TestApp::new().await;
    let filler = format!("telemetry {}\n", "x".repeat(20)).repeat(3_000);
    let long = format!("{}\n", "y".repeat(9_000));
    let (address, _) = stored(&app, &format!("{long}{filler}{}", rhythm())).await;
    let page = app.get(&address).await.ok().text();
    assert_has(&page, "bytes cut");
    assert_has(&page, "lines are not shown here.");
    assert_has(&page, "<li id=\"L3003\" class=\"hit\">");
    assert!(page.matches("<li id=\"L").count() <= 2_000);
    assert!(page.len() < 600_000, "{}", page.len());
}

#[tokio::test]
async fn what_cannot_be_read_comes_back_with_its_reason_and_leaves_nothing() {
    let app = TestApp::with(&["--max-upload-bytes", "64KiB"]).await;
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(rhythm().as_bytes()).unwrap();
    let mut damaged = packed.finish().unwrap();
    damaged.truncate(damaged.len() - 9);
    let cases: [(&[u8], u16, &str); 5] = [
        (b"", 422, "Choose a file, or paste the lines of a log."),
        (b"%PDF-1.7\n", 415, "It looks like a PDF document."),
        (
            b"\0\x01\x02\x03\x04\x05\x06\x07",
            415,
            "It looks like binary data.",
        ),
        (&damaged, 422, "The gzip file is incomplete."),
        (&[b'a'; 70_000], 413, "larger than this site accepts"),
    ];
    for (bytes, status, reason) in cases {
        let response = post_file(&app, bytes).await.assert_status(status);
        let page = response.text();
        assert_has(&page, "<title>Error: Analyze a log");
        assert_has(&page, reason);
        assert_has(&page, "<a href=\"#file\">");
        assert_has(
            &page,
            "aria-describedby=\"file-hint file-error\" aria-invalid=\"true\"",
        );
        assert_has(&page, "name=\"to\" value=\"/analyse\"");
        assert_eq!(response.header("cache-control"), "private, no-store");
    }
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn details_that_do_not_fit_are_told_at_their_field() {
    let app = TestApp::new().await;
    let form = [field("title", &"x".repeat(201)), text("a")];
    let page = upload(&app, &form).await.assert_status(400).text();
    assert_has(&page, "<a href=\"#title\">The title is too long.");
    assert_has(&page, "aria-invalid=\"true\" aria-describedby=\"title-error\"");
    assert_has(&page, "<details class=\"boxed field\" open>");
    let form = [field("expires", "900d"), text(&rhythm())];
    let page = upload(&app, &form).await.assert_status(400).text();
    assert_has(&page, "<a href=\"#expires\">");
    let nothing = upload(&app, &[text(""), field("title", "")]).await;
    nothing.assert_status(422);
    assert_eq!(app.take_reports().await, 0);
    assert_eq!(
        app.get("/en/reports").await.assert_status(303).header("location"),
        "/en/analyse"
    );
}

#[tokio::test]
async fn the_owner_sees_the_token_once_and_can_delete() {
    let app = TestApp::new().await;
    let response = upload(&app, &[text(&rhythm())]).await.assert_status(303);
    let address = response.header("location").to_owned();
    let first = response.header("set-cookie");
    let cookies: Vec<&str> = response
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|c| c.to_str().unwrap())
        .collect();
    let english = cookies
        .iter()
        .find(|cookie| cookie.contains(&format!("Path={address};")))
        .unwrap();
    assert!(
        english.ends_with("Max-Age=86400; SameSite=Strict; HttpOnly; Secure"),
        "{first}"
    );
    let token = english.split(';').next().unwrap().rsplit('.').next().unwrap();
    let unseen = format!("waypost-owner=new.{token}");
    let shown = send(&app, Request::get(&address).header("cookie", &unseen), "")
        .await
        .ok();
    assert_has(&shown.text(), &format!("value=\"{token}\""));
    let seen = owner(&shown);
    assert_eq!(seen, format!("waypost-owner={token}"));
    let again = send(&app, Request::get(&address).header("cookie", &seen), "")
        .await
        .ok();
    assert!(!again.text().contains(token));
    assert_eq!(again.header("set-cookie"), "");
    assert_has(&again.text(), "You sent this log");
    let delete = Request::post(format!("{address}/delete"))
        .header("cookie", &seen)
        .header("content-type", "application/x-www-form-urlencoded");
    let gone = send(&app, delete, "").await.ok();
    assert_has(&gone.text(), "<h1>The report was deleted</h1>");
    assert_has(gone.header("set-cookie"), "Max-Age=0");
    app.get(&address).await.assert_status(404);
}

#[tokio::test]
async fn nobody_deletes_without_the_token() {
    let app = TestApp::new().await;
    let (address, _) = stored(&app, &rhythm()).await;
    let delete = |body: &'static str| {
        let request = Request::post(format!("{address}/delete"));
        send(
            &app,
            request.header("content-type", "application/x-www-form-urlencoded"),
            body,
        )
    };
    delete("").await.assert_status(401);
    let wrong = delete("token=0000").await.assert_status(403);
    assert_has(&wrong.text(), "This is not the deletion token of this report");
    app.get(&address).await.ok();
    let stranger = app.get(&address).await.ok().text();
    assert_has(&stranger, "name=\"token\"");
    assert!(!stranger.contains("Your deletion token"));
}

#[tokio::test]
async fn an_unknown_report_is_a_page_with_ways_on() {
    let app = TestApp::new().await;
    for id in ["abc", "00000000000000000000000000", "%00", "wizard"] {
        let page = app
            .get(&format!("/en/reports/{id}"))
            .await
            .assert_status(404)
            .text();
        assert_has(&page, "Analyze a log");
        assert!(!page.contains("value=\"00000"));
    }
    assert_eq!(app.app.store.expire(i64::MAX).await.unwrap(), 0);
}

#[tokio::test]
async fn the_owners_link_asks_before_it_deletes() {
    let app = TestApp::new().await;
    let (address, cookie) = stored(&app, &rhythm()).await;
    let first = Request::get(&address).header("cookie", &cookie);
    let page = send(&app, first, "").await.ok().text();
    let links = page.split("value=\"https://waypost.example/reports/").skip(1);
    let mut links = links.map(|rest| rest.split('"').next().unwrap());
    let link = links.find(|link| link.contains("/delete?token=")).unwrap();
    let link = format!("/sv/reports/{link}");
    assert!(link.contains("/delete?token="), "{link}");
    // Whoever opens it (a preview, a prefetch) has deleted nothing.
    let asked = app.get(&link).await.ok();
    assert_eq!(asked.header("cache-control"), "private, no-store");
    let asked = asked.text();
    let (place, token) = link.split_once("?token=").unwrap();
    assert_has(
        &asked,
        &format!("<form class=\"field\" method=\"post\" action=\"{place}\">"),
    );
    assert_has(&asked, &format!("value=\"{token}\""));
    let head = asked.split("<body").next().unwrap();
    assert!(!head.contains(token), "{head}");
    app.get(&address).await.ok();
    let form = Request::post(place).header("content-type", "application/x-www-form-urlencoded");
    let body = Body::from(format!("token={token}"));
    app.send(form.body(body).unwrap()).await.ok();
    app.get(&address).await.assert_status(404);
    app.get(&link).await.assert_status(404);
    // What is no token is not repeated.
    let (other, _) = stored(&app, &rhythm()).await;
    let asked = app
        .get(&format!("{other}/delete?token=%22%3E%3Cb%3E"))
        .await
        .ok()
        .text();
    assert_has(&asked, "name=\"token\" value=\"\"");
}

/// Each device is dropped once within a minute and is back at once; half a day later the first five are dropped again.
fn fleet(devices: u32) -> String {
    let mut log = "TimeGenerated,OperationName,ResultType,DeviceId\n".to_owned();
    let mut event = |time: String, operation: &str, code: &str, device: u32| {
        log += &format!("2026-03-09T{time}Z,{operation},{code},meter-{device:03}\n");
    };
    for device in 0..devices {
        let second = device % 60;
        event(format!("08:01:{second:02}"), "deviceDisconnect", "404104", device);
        event(format!("08:03:{second:02}"), "deviceConnect", "", device);
    }
    (0..5).for_each(|device| event("20:05:00".into(), "deviceDisconnect", "404104", device));
    log
}

#[tokio::test]
async fn a_fleet_is_one_row_and_the_devices_with_most_drops() {
    let app = TestApp::new().await;
    for (devices, shown, has_sum) in [(7, 7, false), (8, 8, true), (40, 40, true), (90, 20, true)] {
        let (address, _) = stored(&app, &fleet(devices)).await;
        let page = app.get(&address).await.ok().text();
        assert_eq!(
            page.matches("<th scope=\"row\"><bdi>meter-").count(),
            shown,
            "{devices}"
        );
        assert_eq!(
            page.matches("<path class=\"sum drop\" d=\"M").count() == 1,
            has_sum,
            "{devices}"
        );
        let peak = format!("Drops and errors of all devices, peak: {devices} (15 minutes from 08:00).");
        assert_eq!(page.contains(&peak), has_sum, "{devices}");
        let columns = format!(
            "<span class=\"count\">08:00 <b>{devices}</b></span> <span class=\"count\">20:00 <b>5</b></span>"
        );
        assert_eq!(page.contains(&columns), has_sum, "{devices}");
        assert_eq!(page.contains("70 more devices are not shown."), devices == 90);
        // No device has another fault, so there is no column for it.
        assert_eq!(page.matches("<th scope=\"col\">Other error</th>").count(), 0);
    }
}
