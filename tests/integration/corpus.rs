//! The vendor's articles as they are: 7 articles in 6 languages, where the folder is there.

use std::path::PathBuf;

use waypost::content::{ContentTree, PartKind, PartName, Severity};
use waypost::i18n::Locale;
use waypost::knowledge::{self, KnowledgeBase};

type Expected = (
    &'static str,
    Option<&'static str>,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

/// Article, error name, and the anchors of its symptoms, causes and solutions; the same in every language.
const EXPECTED: [Expected; 7] = [
    (
        "400027",
        Some("ConnectionForcefullyClosedOnNewConnection"),
        &["symptoms"],
        &["cause"],
        &["solution"],
    ),
    (
        "401003",
        Some("IoTHubUnauthorized"),
        &["symptom-1", "symptom-2"],
        &["cause-1", "cause-2"],
        &["solution-1", "solution-2"],
    ),
    (
        "403002",
        Some("IoTHubQuotaExceeded"),
        &["symptoms"],
        &["cause"],
        &["solution"],
    ),
    (
        "404104",
        Some("DeviceConnectionClosedRemotely"),
        &["symptom-1", "symptom-2", "symptom-3"],
        &["cause-1", "cause-2", "cause-3"],
        &["solution-1", "solution-2", "solution-3"],
    ),
    (
        "429001",
        Some("ThrottlingException"),
        &["symptoms"],
        &["cause"],
        &["solution"],
    ),
    ("500xxx", None, &["symptoms"], &["cause"], &["solution"]),
    (
        "504101",
        Some("GatewayTimeout"),
        &["symptoms"],
        &["cause-1", "cause-2"],
        &["solution-1", "solution-2"],
    ),
];
const LANGUAGES: [&str; 6] = ["en", "de", "hu", "nl", "sv", "tr"];

/// The corpus as a content tree, its files under their own names.
#[expect(clippy::print_stderr, reason = "a skipped test has to say so")]
fn corpus() -> Option<ContentTree> {
    let folder = std::env::var_os("WAYPOST_CORPUS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus")),
        PathBuf::from,
    );
    if !folder.join("en").is_dir() {
        eprintln!("SKIPPED: no corpus; name its folder in WAYPOST_CORPUS");
        return None;
    }
    let mut tree = ContentTree::default();
    for language in LANGUAGES {
        for entry in std::fs::read_dir(folder.join(language)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let text = std::fs::read_to_string(entry.path()).unwrap();
            tree.files
                .insert(format!("locales/{language}/articles/{name}"), text);
        }
    }
    assert_eq!(tree.files.len(), EXPECTED.len() * LANGUAGES.len());
    Some(tree)
}

#[test]
fn every_article_loads_with_its_parts_in_every_language() {
    let Some(tree) = corpus() else { return };
    let errors: Vec<_> = knowledge::check(&tree)
        .into_iter()
        .filter(|fault| fault.severity == Severity::Error)
        .collect();
    assert_eq!(errors, []);
    let knowledge = KnowledgeBase::load(&tree).unwrap();
    assert_eq!(knowledge.locales.len(), 6);
    assert_eq!(knowledge.topics.len(), 7);
    for (slug, name, symptoms, causes, solutions) in EXPECTED {
        let topic = &knowledge.topics[slug];
        assert_eq!(topic.name.as_deref(), name);
        for language in LANGUAGES {
            let article = &topic.articles[&language.parse().unwrap()];
            for (kind, anchors) in [
                (PartKind::Symptom, symptoms),
                (PartKind::Cause, causes),
                (PartKind::Solution, solutions),
            ] {
                let parts: Vec<_> = article.parts.iter().filter(|part| part.kind == kind).collect();
                let found: Vec<_> = parts.iter().map(|part| part.anchor.as_str()).collect();
                assert_eq!(found, anchors, "{}", article.path);
                for (number, part) in (1..).zip(parts) {
                    assert_eq!(part.name, PartName::Number(number), "{}", article.path);
                    assert_eq!(part.title, None, "{}:{}", article.path, part.line);
                    assert!(!part.summary.is_empty(), "{}:{}", article.path, part.line);
                    assert!(part.html.to_string().contains("<p>") || part.html.to_string().contains("<li>"));
                }
            }
        }
    }
}

#[test]
fn equal_numbers_are_joined_one_to_one_and_others_all_to_all() {
    let Some(tree) = corpus() else { return };
    let knowledge = KnowledgeBase::load(&tree).unwrap();
    let topic = knowledge.find("deviceconnectionclosedremotely").unwrap();
    assert_eq!(topic.symptoms[2].causes, ["cause-3"]);
    assert_eq!(topic.cause("cause-3").unwrap().solutions, [3]);
    let topic = knowledge.find("504101").unwrap();
    assert_eq!(topic.symptoms[0].causes, ["cause-1", "cause-2"]);
    assert_eq!(topic.cause("cause-2").unwrap().solutions, [2]);
    assert_eq!(knowledge.find("500001").unwrap().slug, "500xxx");
}

#[test]
fn links_lead_to_our_pages_or_to_the_vendor_in_the_readers_language() {
    let Some(tree) = corpus() else { return };
    let knowledge = KnowledgeBase::load(&tree).unwrap();
    let article = &knowledge.topics["404104"].articles[&"tr".parse::<Locale>().unwrap()];
    let html = article.html();
    assert!(html.contains("href=\"/tr/401003#cause-1\""), "{html}");
    assert!(html.contains(
        "https://learn.microsoft.com/tr-tr/azure/iot-hub/iot-hub-mqtt-support#default-keep-alive-timeout"
    ));
    assert!(!html.contains("href=\"iot-hub"), "{html}");
}
