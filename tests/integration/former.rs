//! Links and reports that name articles and causes as they were called once.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;
use waypost::analysis::{Edition, Report, ReportId};
use waypost::content::{ContentTree, Severity};
use waypost::knowledge::{self, KnowledgeBase};
use waypost::store::DeletionToken;
use waypost::wizard::{Answers, renew};

use crate::knowledge::tree;
use crate::support::TestApp;

/// The fixtures after three renamings: an article, a cause, and a cause that stood in another article.
fn renamed() -> ContentTree {
    let mut tree = tree();
    edit(
        &mut tree,
        "aliases = [\"link_dropped\"]",
        "aliases = [\"link_dropped\"]\nwas = [\"link-lost\"]",
    );
    edit(
        &mut tree,
        "id = \"idle-timeout\"",
        "id = \"idle-timeout\"\nwas = [\"too-quiet\", \"701xxx/silence\"]",
    );
    tree
}

fn edit(tree: &mut ContentTree, from: &str, to: &str) {
    let file = tree.files.get_mut("rules/700104.toml").unwrap();
    assert!(file.contains(from));
    *file = file.replacen(from, to, 1);
}

fn faults(tree: &ContentTree) -> Vec<String> {
    let faults = knowledge::check(tree).into_iter();
    let faults = faults.filter(|fault| fault.severity == Severity::Error);
    faults.map(|fault| fault.to_string()).collect()
}

fn write(tree: &ContentTree, folder: &Path) {
    for (path, text) in &tree.files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

async fn site() -> (TestApp, TempDir) {
    let folder = TempDir::new().unwrap();
    write(&renamed(), folder.path());
    let app = TestApp::with(&["--content", &folder.path().display().to_string()]).await;
    (app, folder)
}

#[test]
fn former_names_lead_to_what_they_named() {
    let tree = renamed();
    assert_eq!(faults(&tree), [""; 0]);
    let knowledge = KnowledgeBase::load(&tree).unwrap();
    let cause = |article: &str, cause: &str| {
        let (topic, cause) = knowledge.cause(article, cause)?;
        Some(format!("{}/{}", topic.slug, cause.id))
    };
    let idle = Some("700104/idle-timeout".to_owned());
    assert_eq!(cause("700104", "idle-timeout"), idle);
    assert_eq!(cause("link-lost", "idle-timeout"), idle);
    assert_eq!(cause("link-lost", "too-quiet"), idle);
    assert_eq!(cause("701xxx", "silence"), idle);
    assert_eq!(cause("700104", "silence"), None);
    assert_eq!(cause("701xxx", "too-quiet"), None);
    assert_eq!(knowledge.find("Link-Lost").unwrap().slug, "700104");
    let names = knowledge.names_of("700104", "idle-timeout");
    assert!(
        names.contains(&("link-lost".into(), "too-quiet".into())),
        "{names:?}"
    );
    assert!(names.contains(&("701xxx".into(), "silence".into())), "{names:?}");
}

#[test]
fn answers_keep_their_meaning() {
    let knowledge = KnowledgeBase::load(&renamed()).unwrap();
    let renewed = |article: &str, query: &str| {
        let topic = &knowledge.topics[article];
        let (topic, answers) = renew(&knowledge, topic, &Answers::parse(query))?;
        Some(format!("{}?{}", topic.slug, answers.to_query()))
    };
    let expected = |text: &str| Some(text.to_owned());
    assert_eq!(renewed("700104", "cause=idle-timeout&symptom=2"), None);
    assert_eq!(renewed("700104", "cause=never-known&ruled-out=nor-this"), None);
    assert_eq!(
        renewed("700104", "cause=cable&ruled-out=too-quiet&symptom=2"),
        expected("700104?cause=cable&ruled-out=idle-timeout&symptom=2")
    );
    assert_eq!(
        renewed("701xxx", "cause=silence&symptom=1"),
        expected("700104?cause=idle-timeout")
    );
}

#[test]
fn a_former_name_that_is_in_use_or_used_twice_is_a_fault() {
    let fault = |from: &str, to: &str| {
        let mut tree = renamed();
        edit(&mut tree, from, to);
        let faults = faults(&tree);
        assert_eq!(faults.len(), 1, "{faults:#?}");
        faults[0].clone()
    };
    let article = |name: &str| fault("was = [\"link-lost\"]", &format!("was = [{name}]"));
    let in_use = article("\"701xxx\"");
    assert!(in_use.starts_with("rules/700104.toml:4: "), "{in_use}");
    assert!(
        in_use.contains("was: `701xxx` is in use: it names 701xxx"),
        "{in_use}"
    );
    assert!(article("\"700104\"").contains("is in use"));
    assert!(article("\"a\", \"a\"").contains("is a former name of 700104 already"));
    assert!(article("\"Link lost\"").contains("cannot have been the name of an article"));
    let cause = |names: &str| fault("\"too-quiet\", \"701xxx/silence\"", names);
    assert!(cause("\"cable\"").contains("was: `cable` is in use: 700104 has this cause"));
    assert!(cause("\"701xxx/overload\"").contains("is in use"));
    assert!(cause("\"a\", \"link-lost/a\"").contains("is a former name of 700104/idle-timeout already"));
    assert!(cause("\"709999/a\"").contains("there is no article `709999`"));
    assert!(cause("\"a/b/c\"").contains("cannot have been the id of a cause"));
}

#[tokio::test]
async fn old_addresses_are_redirected_for_good() {
    let (app, _folder) = site().await;
    for (old, new) in [
        ("/de/link-lost", "/de/700104"),
        ("/de/link-lost/flow", "/de/700104/flow"),
        (
            "/de/link-lost/wizard?cause=too-quiet&symptom=2",
            "/de/700104/wizard?cause=idle-timeout&symptom=2",
        ),
        (
            "/de/700104/wizard?cause=too-quiet",
            "/de/700104/wizard?cause=idle-timeout",
        ),
        (
            "/de/701xxx/wizard?cause=silence&symptom=1",
            "/de/700104/wizard?cause=idle-timeout",
        ),
    ] {
        let answer = app.get(old).await.assert_status(308);
        assert_eq!(answer.header("location"), new, "{old}");
        app.get(new).await.ok();
    }
    // A code or an alias is no former name, and without a language the language comes first.
    app.get("/de/linkdropped").await.assert_status(303);
    let answer = app.get("/link-lost?x=1").await.assert_status(303);
    assert_eq!(answer.header("location"), "/en/link-lost?x=1");
    let article = app.get("/api/v1/articles/link-lost").await.ok().json();
    assert_eq!(article["article"], "700104");
    app.get("/de/never-known").await.assert_status(404);
}

/// Stores a report made with this edition; its id.
async fn keep(app: &TestApp, (bits, edition): (u128, Option<Edition>), diagnosis: Value) -> ReportId {
    let report = Report {
        id: ReportId::from_bits(bits),
        created: 1_700_000_000_000,
        expires: 4_000_000_000_000,
        title: None,
        ticket: None,
        note: None,
        diagnosis: serde_json::from_value(diagnosis).unwrap(),
        text: "nothing to see".into(),
        edition,
    };
    let token = DeletionToken::from_bits(1);
    app.app.store.save_report(&report, &token).await.unwrap();
    report.id
}

#[tokio::test]
async fn a_report_says_what_has_changed_since_it_was_made() {
    let app = TestApp::new().await;
    let diagnosis = app.post("/api/v1/diagnoses", "nothing to see").await.ok().json();
    let today = app.app.edition.clone();
    let (ruled, written) = (
        Edition {
            rules: "0".into(),
            texts: "0".into(),
        },
        Edition {
            texts: "0".into(),
            ..today.clone()
        },
    );
    let rules = "This report was created on Nov 14, 2023 with earlier rules. <a href=\"/en/analyse\">";
    let texts = "The articles have been revised since then";
    for (bits, edition, says) in [
        (1, None, [true, false]),
        (2, Some(ruled), [true, false]),
        (3, Some(written), [false, true]),
        (4, Some(today), [false, false]),
    ] {
        let id = keep(&app, (bits, edition), diagnosis.clone()).await;
        let page = app.get(&format!("/en/reports/{id}")).await.ok().text();
        assert_eq!(
            [rules, texts].map(|text| page.contains(text)),
            says,
            "{bits}\n{page}"
        );
    }
    // A fresh one is of today.
    let new = app
        .post("/api/v1/reports", "nothing to see")
        .await
        .assert_status(201);
    let page = app
        .get(&new.header("location").replace("/api/v1", "/en"))
        .await
        .ok()
        .text();
    assert_eq!([rules, texts].map(|text| page.contains(text)), [false, false]);
}

#[tokio::test]
async fn reports_that_name_an_old_cause_show_what_it_is_called_today() {
    let (app, _folder) = site().await;
    let made = app.post("/api/v1/diagnoses", "nothing to see").await.ok().json();
    let mut diagnosis = made.clone();
    diagnosis["verdict"] = json!("found");
    diagnosis["findings"] = json!([{
        "cause": "too-quiet", "article": "link-lost", "symptom": 2, "confidence": "high", "score": 0.9,
        "benign": false, "rules": [], "devices": [], "device_count": 0, "period_seconds": null,
        "period_count": null, "evidence": [], "evidence_count": 0, "against": [],
        "url": "/link-lost/wizard?cause=too-quiet&symptom=2"
    }]);
    let id = keep(&app, (7, None), diagnosis).await;
    let shown = app.get(&format!("/api/v1/reports/{id}")).await.ok().json();
    let finding = &shown["findings"][0];
    assert_eq!(
        (&finding["article"], &finding["cause"]),
        (&"700104".into(), &"idle-timeout".into())
    );
    assert_eq!(finding["url"], "/700104/wizard?cause=idle-timeout&symptom=2");
    let page = app.get(&format!("/en/reports/{id}")).await.ok().text();
    assert!(page.contains("/en/700104/wizard?cause=idle-timeout&#38;symptom=2"));
    assert!(!page.contains("too-quiet"));
}
