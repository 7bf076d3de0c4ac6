//! The texts for tickets, of a report and of a solution, in every language and form, against files in `snapshots/`.

use crate::support::TestApp;

const LANGUAGES: [&str; 6] = ["de", "en", "hu", "nl", "sv", "tr"];
const FORMS: [&str; 4] = ["markdown", "jira", "html", "text"];
const LOG: &str = include_str!("../../static/sample-rhythm.csv");
const SOLUTION: &str = "/404104/wizard?cause=keepalive-timeout&ruled-out=sas-renewal&symptom=2";

/// What the field with the ticket text holds.
fn ticket(page: &str) -> String {
    let (_, field) = page.split_once("id=\"ticket-text\"").expect("a ticket text");
    let (_, text) = field.split_once('>').unwrap();
    let (text, _) = text.split_once("</textarea>").unwrap();
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

#[tokio::test]
async fn ticket_texts_in_every_language_and_form() {
    let app = TestApp::new().await;
    let report = app.post("/api/v1/reports?ticket=CASE-1", LOG).await;
    let id = report.assert_status(201).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for language in LANGUAGES {
        for form in FORMS {
            // The page itself is in another language: only the ticket's counts.
            let choice = format!("ticket={form}&in={language}");
            let report = app.get(&format!("/nl/reports/{id}?{choice}")).await.ok();
            let solution = app.get(&format!("/en{SOLUTION}&{choice}")).await.ok();
            let report = ticket(&report.text()).replace(&id, "ID");
            let solution = ticket(&solution.text());
            insta::assert_snapshot!(format!("{language}-{form}"), format!("{report}\n\n{solution}"));
        }
    }
}

#[tokio::test]
async fn the_page_offers_every_form_and_language_and_keeps_the_answers() {
    let app = TestApp::new().await;
    let page = app
        .get(&format!("/tr{SOLUTION}&ticket=html&in=hu"))
        .await
        .ok()
        .text();
    for part in [
        "<option value=\"html\" selected>",
        "<option value=\"hu\" lang=\"hu\" selected>",
        "<input type=\"hidden\" name=\"ruled-out\" value=\"sas-renewal\">",
        "spellcheck=\"false\" lang=\"hu\"",
        "value=\"https://waypost.example/404104/wizard?cause=keepalive-timeout&#38;ruled-out=sas-renewal&#38;symptom=2\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}
