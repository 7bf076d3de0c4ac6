//! What a link shows before it is opened: previews, pictures, frames, oEmbed.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use tiny_skia::Pixmap;

use crate::support::{TestApp, TestResponse};

const LOCALES: [&str; 6] = ["nl", "sv", "de", "hu", "tr", "en"];
const SOLUTION: &str = "404104/wizard?cause=keepalive-timeout&symptom=2";
const PLANTED: &str = "planted-name";

/// Drops every 65 minutes, with a connect right behind each.
fn rhythm(device: &str) -> String {
    let mut log = "TimeGenerated,OperationName,Level,ResultType,DeviceId\n".to_owned();
    for beat in 0..9 {
        let minute = beat * 65;
        let time = |second| format!("2026-03-09T{:02}:{:02}:{second}Z", minute / 60, minute % 60);
        log += &format!("{},deviceDisconnect,Error,404104,{device}\n", time("10"));
        log += &format!("{},deviceConnect,Information,,{device}\n", time("14"));
    }
    log
}

/// Id of a report in which every text that a sender chooses says `name`.
async fn report(app: &TestApp, name: &str) -> String {
    let field =
        |key: &str, value: &str| format!("content-disposition: form-data; name=\"{key}\"\r\n\r\n{value}");
    let parts = [
        field("title", name),
        field("ticket", name),
        field("note", name),
        field("text", &rhythm(name)),
    ];
    let parts = parts.each_ref().map(String::as_str);
    let made = app.post_form("/en/reports", &parts).await.assert_status(303);
    let address = made.header("location");
    address.strip_prefix("/en/reports/").unwrap().to_owned()
}

/// Content of a `meta` element.
fn meta<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("\"{name}\" content=\""))?;
    rest.split('"').next()
}

fn decoded(picture: &TestResponse) -> Pixmap {
    assert_eq!(picture.header("content-type"), "image/png");
    assert_eq!(picture.header("cross-origin-resource-policy"), "cross-origin");
    Pixmap::decode_png(&picture.body).unwrap()
}

/// Pixels whose colour is not that of the ground, in some rows.
fn drawn(picture: &Pixmap, rows: std::ops::Range<u32>) -> usize {
    let ground = picture.pixel(0, 0);
    let places = rows.flat_map(|y| (0..picture.width()).map(move |x| (x, y)));
    places.filter(|&(x, y)| picture.pixel(x, y) != ground).count()
}

async fn oembed(app: &TestApp, rest: &str) -> TestResponse {
    app.get(&format!("/oembed?{rest}")).await
}

#[tokio::test]
async fn every_language_has_pictures_of_its_own() {
    let app = TestApp::new().await;
    let id = report(&app, "pump-1").await;
    let places = ["", "404104/", "404104/wizard", &format!("reports/{id}/")];
    for place in places {
        let mut seen = BTreeSet::new();
        for locale in LOCALES {
            let address = match place {
                "404104/wizard" => format!("/{locale}/{}", SOLUTION.replace("wizard?", "wizard/card.png?")),
                place => format!("/{locale}/{place}card.png"),
            };
            let answer = app.get(&address).await.ok();
            let picture = decoded(&answer);
            assert_eq!((picture.width(), picture.height()), (1200, 630), "{address}");
            assert!(drawn(&picture, 40..120) > 2_000, "no name in {address}");
            assert!(drawn(&picture, 150..500) > 8_000, "no words in {address}");
            assert!(answer.body.len() < 150_000, "{} bytes", answer.body.len());
            seen.insert(answer.body);
        }
        assert_eq!(seen.len(), LOCALES.len(), "{place}");
    }
}

#[tokio::test]
async fn previews_speak_the_language_of_the_link() {
    let app = TestApp::new().await;
    let request = Request::get(format!("/de/{SOLUTION}")).header("host", "evil.example");
    let page = app.send(request.body(Body::empty()).unwrap()).await.ok().text();
    assert_eq!(meta(&page, "og:locale"), Some("de_DE"));
    let alternates: Vec<&str> = page
        .split("\"og:locale:alternate\" content=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(alternates, ["en_US", "hu_HU", "nl_NL", "sv_SE", "tr_TR"]);
    assert_eq!(
        meta(&page, "og:url"),
        Some("https://waypost.example/de/404104/wizard?cause=keepalive-timeout&#38;symptom=2")
    );
    assert_eq!(
        meta(&page, "og:image"),
        Some("https://waypost.example/de/404104/wizard/card.png?cause=keepalive-timeout&#38;symptom=2")
    );
    assert_eq!(meta(&page, "og:image:width"), Some("1200"));
    assert_eq!(meta(&page, "og:image:height"), Some("630"));
    assert_eq!(meta(&page, "twitter:card"), Some("summary_large_image"));
    assert!(meta(&page, "og:image:alt").unwrap().contains("404104"));
    assert!(page.contains("type=\"application/json+oembed\" href=\"https://waypost.example/oembed?format=json&#38;url=https%3A%2F%2Fwaypost.example%2Fde%2F404104%2Fwizard%3Fcause%3Dkeepalive-timeout%26symptom%3D2\""));
    assert!(!page.contains("evil.example"));
    let search = app.get("/de/search").await.ok().text();
    assert_eq!(meta(&search, "og:image"), None);
    assert_eq!(meta(&search, "twitter:card"), Some("summary"));
}

#[tokio::test]
async fn no_card_says_a_word_of_the_log() {
    let app = TestApp::new().await;
    let (planted, other) = (report(&app, PLANTED).await, report(&app, "pump-1").await);
    let page = app.get(&format!("/en/reports/{planted}")).await.ok().text();
    assert!(page.contains(PLANTED));
    let head = page.split("<body").next().unwrap();
    assert!(!head.contains(PLANTED), "{head}");
    assert!(
        meta(head, "og:title")
            .unwrap()
            .contains("The SAS token was renewed")
    );
    assert!(
        meta(head, "og:description")
            .unwrap()
            .contains("Seen on 1 device, every 65 minutes.")
    );
    let frame = app.get(&format!("/en/reports/{planted}/embed")).await.ok().text();
    assert!(frame.contains("The SAS token was renewed"));
    assert!(!frame.contains(PLANTED));
    let url = format!("url=https://waypost.example/reports/{planted}");
    assert!(!oembed(&app, &url).await.ok().text().contains(PLANTED));
    // The same picture as that of a report that differs in nothing but the names.
    let one = app.get(&format!("/en/reports/{planted}/card.png")).await.ok();
    let two = app.get(&format!("/en/reports/{other}/card.png")).await.ok();
    assert!(one.body == two.body);
    assert_eq!(one.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn looking_changes_nothing() {
    let app = TestApp::new().await;
    let id = report(&app, "pump-1").await;
    let before = app.get(&format!("/api/v1/reports/{id}")).await.ok().json();
    let counts = app.app.store.outcomes(0).await.unwrap();
    let url = format!("url=https://waypost.example/reports/{id}");
    let mut places = vec![format!("/oembed?{url}"), format!("/en/{SOLUTION}")];
    places.push(format!("/en/{}", SOLUTION.replace("wizard?", "wizard/embed?")));
    places.extend(["", "/embed", "/card.png"].map(|end| format!("/en/reports/{id}{end}")));
    for place in &places {
        for method in ["GET", "HEAD"] {
            let request = Request::builder().method(method).uri(place);
            let request = request
                .header(
                    "user-agent",
                    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                )
                .header("sec-purpose", "prefetch");
            let answer = app.send(request.body(Body::empty()).unwrap()).await.ok();
            assert!(!answer.headers.contains_key("set-cookie"), "{method} {place}");
        }
    }
    assert_eq!(
        app.get(&format!("/api/v1/reports/{id}")).await.ok().json(),
        before
    );
    assert_eq!(app.app.store.outcomes(0).await.unwrap(), counts);
}

#[tokio::test]
async fn only_the_embed_view_may_stand_in_a_frame() {
    let app = TestApp::new().await;
    let id = report(&app, "pump-1").await;
    let solution = SOLUTION.replace("wizard?", "wizard/embed?");
    for place in ["404104/embed".to_owned(), solution, format!("reports/{id}/embed")] {
        let answer = app.get(&format!("/sv/{place}")).await.ok();
        let policy = answer.header("content-security-policy");
        assert!(policy.ends_with("frame-ancestors *"), "{policy}");
        assert!(!policy.contains("script-src"), "{policy}");
        assert!(!answer.headers.contains_key("x-frame-options"));
        let page = answer.text();
        for part in ["<form", "<script", "<input", "<button", "onclick"] {
            assert!(!page.contains(part), "{part} in {place}");
        }
        assert!(page.contains("name=\"robots\" content=\"noindex\""));
        assert!(page.contains("<html lang=\"sv\""));
    }
    for place in [
        "/sv",
        "/sv/404104",
        &format!("/sv/reports/{id}"),
        "/sv/nothing/embed",
        "/sv/404104/card.png",
    ] {
        let answer = app.get(place).await;
        assert!(
            answer
                .header("content-security-policy")
                .ends_with("frame-ancestors 'none'"),
            "{place}"
        );
        assert_eq!(answer.header("x-frame-options"), "DENY", "{place}");
    }
    let strict = TestApp::with(&["--embed-origins", "https://desk.example,https://wiki.example"]).await;
    let answer = strict.get("/sv/404104/embed").await.ok();
    let policy = answer.header("content-security-policy");
    assert!(
        policy.ends_with("frame-ancestors https://desk.example https://wiki.example"),
        "{policy}"
    );
}

#[tokio::test]
async fn oembed_describes_our_own_pages() {
    let app = TestApp::new().await;
    let url =
        "url=https%3A%2F%2Fwaypost.example%2Fhu%2F404104%2Fwizard%3Fcause%3Dkeepalive-timeout%26symptom%3D2";
    let answer = oembed(&app, url).await.ok();
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let body = answer.json();
    assert_eq!((&body["version"], &body["type"]), (&"1.0".into(), &"rich".into()));
    assert_eq!((&body["width"], &body["height"]), (&640.into(), &380.into()));
    let html = body["html"].as_str().unwrap();
    assert!(
        html.contains(
            "src=\"https://waypost.example/hu/404104/wizard/embed?cause=keepalive-timeout&#38;symptom=2\""
        ),
        "{html}"
    );
    assert_eq!(
        body["thumbnail_url"],
        "https://waypost.example/hu/404104/wizard/card.png?cause=keepalive-timeout&symptom=2"
    );
    assert_eq!(
        (&body["thumbnail_width"], &body["thumbnail_height"]),
        (&1200.into(), &630.into())
    );
    // Without a language, the frame opens in the language of whoever sees it, and the words are the asker's.
    let open = Request::get("/oembed?url=https://waypost.example/404104").header("accept-language", "tr");
    let body = app.send(open.body(Body::empty()).unwrap()).await.ok().json();
    assert!(
        body["html"]
            .as_str()
            .unwrap()
            .contains("src=\"https://waypost.example/404104/embed\"")
    );
    // Sizes are kept to, and a picture that has no room is left out.
    let body = oembed(&app, &format!("{url}&maxwidth=400&maxheight=200&format=json"))
        .await
        .ok()
        .json();
    assert_eq!((&body["width"], &body["height"]), (&400.into(), &200.into()));
    assert!(body.get("thumbnail_url").is_none());
    for odd in ["-1", "0", "100000000000000000000", "ten"] {
        let body = oembed(&app, &format!("{url}&maxwidth={odd}")).await.ok().json();
        assert!((240..=640).contains(&body["width"].as_u64().unwrap()), "{odd}");
    }
}

#[tokio::test]
async fn oembed_answers_for_no_other_site() {
    let app = TestApp::new().await;
    for url in [
        "",
        "https://evil.example/404104",
        "http://waypost.example/404104",
        "https://waypost.example:8443/404104",
        "https://waypost.example@evil.example/404104",
        "https://user:word@waypost.example/404104",
        "https://waypost.example.evil.example/404104",
        "https://waypost.example\\@evil.example/404104",
        "//waypost.example/404104",
        "/404104",
        "http://169.254.169.254/404104",
        "http://[::1]/404104",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://waypost.example/",
        "https://waypost.example/de",
        "https://waypost.example/de/analyse",
        "https://waypost.example/de/404104/flow",
        "https://waypost.example/de/never-known",
        "https://waypost.example/xx/404104",
        "https://waypost.example/%2e%2e/404104",
        "https://waypost.example/reports/00000000000000000000000000",
        "https://waypost.example/reports/x",
    ] {
        let encoded: String = url.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = oembed(&app, &format!("url={encoded}")).await;
        assert_eq!(answer.status, 404, "{url}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    oembed(&app, "").await.assert_status(404);
    let own = "url=HTTPS://Waypost.Example/de/404104%23cause-1";
    oembed(&app, own).await.ok();
    oembed(&app, &format!("{own}&format=xml"))
        .await
        .assert_status(501);
    oembed(&app, &format!("{own}&url=x")).await.assert_status(400);
}

#[tokio::test]
async fn a_deleted_report_has_no_card_any_more() {
    let app = TestApp::new().await;
    let made = app
        .post("/api/v1/reports", rhythm("pump-1"))
        .await
        .assert_status(201);
    let body = made.json();
    let (id, token) = (
        body["id"].as_str().unwrap(),
        body["deletion_token"].as_str().unwrap(),
    );
    let url = format!("url=https://waypost.example/de/reports/{id}");
    let answer = oembed(&app, &url).await.ok();
    assert_eq!(answer.header("cache-control"), "private, no-store");
    app.get(&format!("/de/reports/{id}/card.png")).await.ok();
    let delete = Request::delete(format!("/api/v1/reports/{id}"));
    let delete = delete.header("authorization", format!("Bearer {token}"));
    app.send(delete.body(Body::empty()).unwrap())
        .await
        .assert_status(204);
    oembed(&app, &url).await.assert_status(404);
    for end in ["/card.png", "/embed", ""] {
        app.get(&format!("/de/reports/{id}{end}"))
            .await
            .assert_status(404);
    }
}
