//! Pages through the whole router, over the small content tree of the tests with the interface texts that ship.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::Request;
use tempfile::TempDir;

use crate::support::{TestApp, TestResponse};

/// A site over the fixture content, with English interface texts and a few German ones.
struct Site {
    app: TestApp,
    _content: TempDir,
}

impl Site {
    async fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let content = TempDir::new().unwrap();
        copy(&root.join("tests/fixtures/content"), content.path());
        fs::copy(
            root.join("locales/en/ui.ftl"),
            content.path().join("locales/en/ui.ftl"),
        )
        .unwrap();
        let german = "language-name = Deutsch\nwizard-symptom-question = Was sehen Sie?\nerror-not-found-title = Diese Seite gibt es nicht\n";
        fs::write(content.path().join("locales/de/ui.ftl"), german).unwrap();
        let folder = content.path().to_str().unwrap().to_owned();
        Self {
            app: TestApp::with(&["--content", &folder]).await,
            _content: content,
        }
    }

    async fn get(&self, path: &str) -> TestResponse {
        self.app.get(path).await
    }

    async fn page(&self, path: &str) -> String {
        self.get(path).await.ok().text()
    }

    async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> TestResponse {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.app.send(request.body(Body::empty()).unwrap()).await
    }

    #[track_caller]
    fn assert_sent_to(response: TestResponse, location: &str) {
        assert_eq!(response.assert_status(303).header("location"), location);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[track_caller]
fn assert_has(page: &str, text: &str) {
    assert!(page.contains(text), "no {text:?} in:\n{page}");
}

#[tokio::test]
async fn addresses_without_a_language_open_in_the_reader_s() {
    let site = Site::new().await;
    let german = [("accept-language", "de-AT, en;q=0.5")];
    let response = site.get_with("/", &german).await;
    assert_eq!(response.header("vary").to_lowercase(), "accept-language, cookie");
    Site::assert_sent_to(response, "/de");
    let wizard = site.get_with("/700104/wizard?symptom=2", &german).await;
    Site::assert_sent_to(wizard, "/de/700104/wizard?symptom=2");
    let remembered = [("accept-language", "de"), ("cookie", "a=b; waypost-lang=hu")];
    Site::assert_sent_to(site.get_with("/700104", &remembered).await, "/hu/700104");
    Site::assert_sent_to(site.get_with("/reports/abc", &german).await, "/de/reports/abc");
    Site::assert_sent_to(site.get("/analyse").await, "/en/analyse");
}

#[tokio::test]
async fn a_language_we_do_not_have_still_leads_to_the_article() {
    let site = Site::new().await;
    Site::assert_sent_to(site.get("/fr/700104?x=1").await, "/en/700104?x=1");
    Site::assert_sent_to(site.get("/de-AT/700104").await, "/de/700104");
    site.get("/fr/nothing").await.assert_status(404);
}

#[tokio::test]
async fn the_language_switch_remembers_and_keeps_the_page() {
    let site = Site::new().await;
    let choose = |body: &'static str| {
        let request = Request::post("/language").header("content-type", "application/x-www-form-urlencoded");
        request.body(Body::from(body)).unwrap()
    };
    let response = site
        .app
        .send(choose("lang=de&to=%2F700104%2Fwizard%3Fsymptom%3D2"))
        .await;
    let cookie = response.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("waypost-lang=de; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"),
        "{cookie}"
    );
    Site::assert_sent_to(response, "/de/700104/wizard?symptom=2");
    Site::assert_sent_to(
        site.app.send(choose("lang=de&to=%2F%2Fevil.example")).await,
        "/de",
    );
    site.app.send(choose("lang=xx&to=%2F")).await.assert_status(400);
    assert_eq!(site.get("/de").await.ok().header("set-cookie"), "");
}

#[tokio::test]
async fn pages_name_their_language_and_their_twins() {
    let site = Site::new().await;
    let page = site.page("/de/700104").await;
    assert_has(&page, "<html lang=\"de\" dir=\"ltr\">");
    assert_has(
        &page,
        "<link rel=\"canonical\" href=\"https://waypost.example/de/700104\">",
    );
    assert_has(
        &page,
        "hreflang=\"hu\" href=\"https://waypost.example/hu/700104\"",
    );
    assert_has(
        &page,
        "hreflang=\"x-default\" href=\"https://waypost.example/700104\"",
    );
    assert_has(&page, "<h1>700104 Link<wbr>Dropped</h1>");
    let wizard = site.page("/de/700104/wizard?x=1&symptom=2").await;
    assert_has(&wizard, "<meta name=\"robots\" content=\"noindex\">");
    assert_has(
        &wizard,
        "<link rel=\"canonical\" href=\"https://waypost.example/de/700104/wizard?symptom=2\">",
    );
}

#[tokio::test]
async fn codes_and_names_lead_to_their_article() {
    let site = Site::new().await;
    Site::assert_sent_to(site.get("/de/701234").await, "/de/701xxx");
    Site::assert_sent_to(
        site.get("/de/LinkDropped/wizard?symptom=1").await,
        "/de/700104/wizard?symptom=1",
    );
    Site::assert_sent_to(site.get("/en/search?q=link_dropped").await, "/en/700104");
    Site::assert_sent_to(site.get("/en/search?q=701234").await, "/en/701xxx");
}

#[tokio::test]
async fn search_finds_words_in_the_reader_s_language_then_in_english() {
    let site = Site::new().await;
    let german = site.page("/de/search?q=kabel").await;
    assert_has(&german, "Das <mark>Kabel</mark> ist lose");
    let through_english = site.page("/de/search?q=cable").await;
    assert_has(&through_english, "Das Kabel ist lose");
    let marked = site.page("/hu/search?q=busy").await;
    assert_has(&marked, "in English");
    assert_has(&marked, "lang=\"en\"");
    assert_has(
        &site.page("/en/search?q=zebra").await,
        "Nothing found for “zebra”",
    );
    let empty = site.page("/en/search?q=").await;
    assert_has(&empty, "<title>Error: ");
    assert_has(&empty, "aria-describedby=\"q-error\"");
}

#[tokio::test]
async fn the_wizard_leads_from_the_symptom_to_the_solution() {
    let site = Site::new().await;
    let first = site.page("/de/700104/wizard").await;
    assert_has(&first, "<h1 id=\"question\">Was sehen Sie?</h1>");
    assert_has(&first, "href=\"/de/700104/wizard?symptom=2\"");
    assert_has(&first, "href=\"/de/700104/wizard?symptom=unknown\"");
    let second = site.page("/de/700104/wizard?symptom=2").await;
    assert_has(&second, "href=\"/de/700104/wizard?cause=cable&#38;symptom=2\"");
    assert_has(&second, "<details>");
    let solution = site.page("/en/700104/wizard?cause=cable&symptom=2").await;
    assert_has(&solution, "<h1>The cable is loose</h1>");
    assert_has(&solution, "class=\"badge kind-change\"");
    assert_has(&solution, "class=\"badge risk-device\"");
    assert_has(
        &solution,
        "<form class=\"row\" method=\"post\" action=\"/en/700104/wizard/outcome\">",
    );
    assert_has(
        &solution,
        "https://waypost.example/700104/wizard?cause=cable&#38;symptom=2",
    );
    assert_has(
        &site.page("/en/700104/wizard/solved?cause=cable&symptom=2").await,
        "Solution that helped: Bring the device back",
    );
}

#[tokio::test]
async fn a_cause_that_did_not_help_leads_to_the_next_and_at_last_to_a_ticket_text() {
    let site = Site::new().await;
    let next = site
        .page("/en/700104/wizard?cause=cable&ruled-out=cable&symptom=2")
        .await;
    assert_has(&next, "<h1>Nothing was sent for too long</h1>");
    assert_has(&next, "The most likely cause");
    assert_has(
        &next,
        "aria-label=\"Undo: put “The cable is loose” back on the list\"",
    );
    let all = "ruled-out=cable&ruled-out=idle-timeout&ruled-out=overload";
    let end = site.page(&format!("/en/700104/wizard?{all}&symptom=2")).await;
    assert_has(&end, "None of the known solutions helped");
    assert_has(
        &end,
        "Ruled out: The cable is loose; Nothing was sent for too long;",
    );
}

#[tokio::test]
async fn changing_an_answer_keeps_later_ones_that_still_fit() {
    let site = Site::new().await;
    let page = site
        .page("/en/700104/wizard?cause=cable&symptom=2&change=symptom")
        .await;
    assert_has(&page, "href=\"/en/700104/wizard?symptom=1\"");
    assert_has(
        &page,
        "href=\"/en/700104/wizard?cause=cable&#38;symptom=2\" aria-current=\"true\"",
    );
    let page = site
        .page("/en/700104/wizard?cause=cable&symptom=2&change=cause")
        .await;
    assert_has(
        &page,
        "href=\"/en/700104/wizard?cause=cable&#38;symptom=2\" aria-current=\"true\"",
    );
    assert_has(
        &page,
        "href=\"/en/700104/wizard?cause=idle-timeout&#38;symptom=2\"",
    );
}

#[tokio::test]
async fn an_unknown_answer_shows_the_question_again() {
    let site = Site::new().await;
    let page = site.page("/en/700104/wizard?symptom=%3Cscript%3E").await;
    assert_has(&page, "<title>Error: What do you see?");
    assert_has(&page, "<a href=\"#choices\">");
    assert!(!page.contains("<script>"));
}

#[tokio::test]
async fn a_missing_translation_is_shown_in_english_and_says_so() {
    let site = Site::new().await;
    let page = site.page("/hu/701xxx").await;
    assert_has(&page, "This text has not been translated yet.");
    assert_has(&page, "<h1 lang=\"en\">701xxx Busy errors</h1>");
    assert_has(&page, "<div class=\"prose\" lang=\"en\">");
    assert!(
        !site
            .page("/de/701xxx")
            .await
            .contains("This text has not been translated yet.")
    );
}

#[tokio::test]
async fn errors_are_pages_in_the_reader_s_language() {
    let site = Site::new().await;
    let missing = site.get("/de/999999").await.assert_status(404);
    assert_eq!(missing.header("content-language"), "de");
    assert_has(&missing.text(), "Diese Seite gibt es nicht");
    assert_has(&missing.text(), "value=\"999999\"");
    let elsewhere = site
        .get_with("/a/b/c/d/e", &[("accept-language", "de")])
        .await
        .assert_status(404);
    assert_has(&elsewhere.text(), "Diese Seite gibt es nicht");
    let method = site.app.post("/en/700104", "").await.assert_status(405);
    assert_has(&method.text(), "This does not work here");
    assert!(method.header("allow").contains("GET"));
    site.get("/api/v1/nothing").await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn files_are_kept_for_good_under_their_hash() {
    let site = Site::new().await;
    let page = site.page("/en").await;
    let start = page.find("/static/waypost.css?v=").unwrap();
    let address = page[start..].split('"').next().unwrap();
    let file = site.get(address).await.ok();
    assert_has(file.header("cache-control"), "immutable");
    let etag = file.header("etag").to_owned();
    site.get_with("/static/waypost.css", &[("if-none-match", &etag)])
        .await
        .assert_status(304);
    assert_eq!(
        site.get("/static/waypost.css?v=old")
            .await
            .ok()
            .header("cache-control"),
        "no-cache"
    );
    site.get("/static/..%2fCargo.toml").await.assert_status(404);
}

#[tokio::test]
async fn no_page_holds_code_or_style_of_its_own() {
    let site = Site::new().await;
    let pages = [
        "/en",
        "/en/search?q=cable",
        "/en/search?q=",
        "/en/700104",
        "/hu/701xxx",
        "/en/700104/wizard",
        "/en/700104/wizard?symptom=2",
        "/en/700104/wizard?symptom=9",
        "/en/700104/wizard?cause=unknown&symptom=2",
        "/en/700104/wizard?cause=token-renewal&symptom=1",
        "/en/700104/wizard/solved?cause=cable&symptom=2",
        "/en/700104/wizard?ruled-out=token-renewal&symptom=1",
        "/en/nothing",
    ];
    for path in pages {
        let page = site.get(path).await.text();
        for foreign in [
            " style=",
            " onclick=",
            " onload=",
            "javascript:",
            "<style",
            "<script>",
        ] {
            assert!(!page.contains(foreign), "{foreign} in {path}");
        }
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert_eq!(page.matches("<main").count(), 1, "{path}");
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "an id stands twice in {path}: {ids:?}");
    }
}

/// Keys whose last word is data, so that no search through the source finds them whole.
const BY_DATA: [&str; 14] = [
    "against-",
    "confidence-",
    "analyse-error-",
    "error-",
    "format-",
    "kind-",
    "looks-like-",
    "missing-",
    "note-",
    "recovery-why-",
    "redaction-",
    "report-seen-",
    "risk-",
    "verdict-",
];

#[test]
fn every_text_is_used_and_every_used_text_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = fs::read_to_string(root.join("locales/en/ui.ftl")).unwrap();
    let keys: BTreeSet<&str> = texts
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .collect();
    let mut sources = Vec::new();
    for folder in ["src", "templates"] {
        collect(&root.join(folder), &mut sources);
    }
    let quoted: BTreeSet<String> = sources
        .iter()
        .flat_map(|path| literals(&fs::read_to_string(path).unwrap()))
        .collect();
    let by_data = |key: &str| BY_DATA.iter().any(|prefix| key.starts_with(prefix));
    let unused: Vec<_> = keys
        .iter()
        .filter(|key| !by_data(key) && !quoted.contains(**key))
        .collect();
    assert_eq!(unused, Vec::<&&str>::new(), "texts that nothing shows");
    let called = sources
        .iter()
        .flat_map(|path| calls(&fs::read_to_string(path).unwrap()));
    let missing: BTreeSet<String> = called.filter(|key| !keys.contains(key.as_str())).collect();
    assert_eq!(missing, BTreeSet::new(), "texts that do not exist");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Everything in quotation marks.
fn literals(source: &str) -> Vec<String> {
    source.split('"').map(str::to_owned).collect()
}

/// Keys given straight to the functions that look texts up; tests at the foot of a file do not count.
fn calls(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let functions = [
        "page.t(\"",
        "page.t_with(\"",
        "texts.get(\"",
        "texts().get(\"",
        "self.with(\"",
        "texts.with(\"",
    ];
    let keys = functions
        .iter()
        .flat_map(|function| source.split(function).skip(1));
    keys.filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}
