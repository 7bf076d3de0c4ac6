//! All paths of an article, drawn and listed.

use crate::support::TestApp;

const LANGUAGES: [&str; 6] = ["en", "de", "hu", "nl", "sv", "tr"];

#[tokio::test]
async fn every_symptom_cause_and_solution_stands_in_the_drawing_and_in_the_list() {
    let app = TestApp::new().await;
    let topic = &app.app.knowledge.topics["404104"];
    for language in LANGUAGES {
        let page = app.get(&format!("/{language}/404104/flow")).await.ok().text();
        let (drawing, list) = page
            .split_once("</svg>\n</section>\n<div class=\"reading\">")
            .unwrap();
        for symptom in &topic.symptoms {
            let href = format!("href=\"/{language}/404104/wizard?symptom={}\"", symptom.part);
            assert!(drawing.contains(&href) && list.contains(&href), "{href}\n{page}");
        }
        for cause in &topic.causes {
            let href = format!("href=\"/{language}/404104/wizard?cause={}&#38;symptom=", cause.id);
            assert!(drawing.contains(&href) && list.contains(&href), "{href}\n{page}");
            assert!(list.contains(&format!("id=\"cause-{}\"", cause.id)));
        }
        let lines: usize = topic.symptoms.iter().map(|symptom| symptom.causes.len()).sum();
        assert!(drawing.matches("<path d=\"M").count() > lines, "{drawing}");
        assert!(drawing.contains("<title id=\"flow-name\">") && drawing.contains("<desc id=\"flow-text\">"));
        assert!(!page.contains("flow-rule") && !page.contains("style="), "{page}");
    }
}

#[tokio::test]
async fn a_cause_tells_the_rules_that_recognise_it_in_words() {
    let app = TestApp::new().await;
    let page = app.get("/en/404104/flow").await.ok().text();
    assert!(
        page.contains(
            "<code>renewal-at-65-minutes</code> <span class=\"badge confidence-high\">proof</span>"
        ),
        "{page}"
    );
    assert!(page.contains("at a regular interval of"), "{page}");
    assert!(page.contains("unless the log also shows <code>"), "{page}");
    let app_crash = page.split("id=\"cause-app-crash\"").nth(1).unwrap();
    assert!(app_crash.contains("looks for"), "{app_crash}");
}

#[tokio::test]
async fn the_page_is_found_from_the_article_by_its_name_and_without_a_language() {
    let app = TestApp::new().await;
    assert!(
        app.get("/sv/404104")
            .await
            .ok()
            .text()
            .contains("href=\"/sv/404104/flow\"")
    );
    assert_eq!(
        app.get("/404104/flow").await.headers["location"],
        "/en/404104/flow"
    );
    let named = app.get("/tr/DeviceConnectionClosedRemotely/flow").await;
    assert_eq!(named.headers["location"], "/tr/404104/flow");
    app.get("/en/nothing-of-this-name/flow").await.assert_status(404);
}
