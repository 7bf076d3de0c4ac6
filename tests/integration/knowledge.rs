//! Articles and routing, joined and checked, over `tests/fixtures/content`.

use std::path::Path;

use waypost::content::{ContentTree, Severity};
use waypost::i18n::Locale;
use waypost::knowledge::{self, KnowledgeBase};

pub(crate) fn tree() -> ContentTree {
    ContentTree::from_dir(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/content"
    )))
}

pub(crate) fn fixtures() -> KnowledgeBase {
    KnowledgeBase::load(&tree()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// What `check` says after one file was changed.
fn faults_after(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut tree = tree();
    let file = tree.files.get_mut(path).unwrap();
    assert!(file.contains(from), "{path} has no {from}");
    *file = file.replacen(from, to, 1);
    let faults = knowledge::check(&tree).into_iter();
    faults
        .filter(|fault| fault.severity == Severity::Error)
        .map(|fault| fault.to_string())
        .collect()
}

#[test]
fn the_fixtures_load_and_lack_one_translation() {
    let faults: Vec<_> = knowledge::check(&tree())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        faults,
        ["locales/hu/articles/701xxx.md: warning: is not translated yet"]
    );
    let knowledge = fixtures();
    let locales: Vec<_> = knowledge.locales.iter().map(Locale::as_str).collect();
    assert_eq!(locales, ["en", "de", "hu"]);
}

#[test]
fn topics_are_found_by_slug_code_pattern_name_and_alias() {
    let knowledge = fixtures();
    let find = |name: &str| knowledge.find(name).map(|topic| topic.slug.as_str());
    for name in ["700104", " 700104 ", "linkDROPPED", "LINK_dropped"] {
        assert_eq!(find(name), Some("700104"), "{name}");
    }
    for name in ["701xxx", "701XXX", "701001", "toobusy"] {
        assert_eq!(find(name), Some("701xxx"), "{name}");
    }
    for name in ["", "702001", "7010011", "70100", "7010é", "../701xxx"] {
        assert_eq!(find(name), None, "{name}");
    }
}

#[test]
fn texts_fall_back_to_english_and_say_so() {
    let knowledge = fixtures();
    let topic = knowledge.find("701xxx").unwrap();
    let article = topic.article(locale("hu")).unwrap();
    assert_eq!(article.locale, Locale::english());
    let html = article.text.html();
    assert!(
        html.contains("https://learn.microsoft.com/hu-hu/azure/iot-hub/limits"),
        "{html}"
    );
    assert_eq!(topic.article(locale("de")).unwrap().locale, locale("de"));
    assert_eq!(topic.article(locale("tr")).unwrap().locale, Locale::english());
    assert!(!topic.articles.contains_key(&locale("hu")));
    let part = topic.symptom_part(locale("hu"), 1).unwrap();
    assert_eq!(
        (part.text.anchor.as_str(), part.locale),
        ("symptoms", Locale::english())
    );
    assert!(topic.symptom_part(locale("hu"), 2).is_none());
}

#[test]
fn a_cause_is_told_by_its_own_part_or_by_the_one_it_is_the_same_as() {
    let knowledge = fixtures();
    let topic = knowledge.find("700104").unwrap();
    let part = |id: &str, tag: &str| {
        knowledge
            .cause_part(topic, topic.cause(id).unwrap(), locale(tag))
            .unwrap()
    };
    assert_eq!(
        part("cable", "de").text.title.as_deref(),
        Some("Das Kabel ist lose")
    );
    assert_eq!(
        part("token-renewal", "hu").text.title.as_deref(),
        Some("A jogkivonat megújult")
    );
    assert_eq!(
        part("overload", "de").text.summary,
        "Zu viele Geräte sprechen zugleich."
    );
    assert_eq!(part("overload", "hu").locale, Locale::english());
    let solutions = knowledge.solution_parts(topic, topic.cause("overload").unwrap(), locale("de"));
    assert_eq!(solutions.len(), 1);
    assert_eq!(solutions[0].0.kind, waypost::knowledge::SolutionKind::Escalate);
    assert_eq!(solutions[0].1.text.summary, "Fordern Sie einen größeren Hub an.");
}

#[test]
fn every_broken_join_is_a_fault_with_its_place() {
    let (rules, german, english) = (
        "rules/700104.toml",
        "locales/de/articles/700104.md",
        "locales/en/articles/700104.md",
    );
    for (path, from, to, expected) in [
        (
            rules,
            "\"cable\", ",
            "\"cabel\", ",
            "rules/700104.toml:11: no cause has the id `cabel`",
        ),
        (
            rules,
            "\"cable\", ",
            "",
            "rules/700104.toml:24: no symptom leads to the cause `cable`",
        ),
        (
            rules,
            "solutions = [3]",
            "solutions = [2]",
            "no cause leads to solution 3",
        ),
        (
            rules,
            "solutions = [3]",
            "solutions = [4]",
            "rules/700104.toml:33: there is no [[solution]] 4",
        ),
        (
            rules,
            "solutions = [3]",
            "solutions = []",
            "the cause `overload` has no solutions",
        ),
        (
            rules,
            "[\"token-renewal\"]",
            "[]",
            "rules/700104.toml:5: symptom 1 has no causes",
        ),
        (
            rules,
            "701xxx/overload",
            "701xxx/x",
            "rules/700104.toml:34: same_as: there is no cause 701xxx/x",
        ),
        (
            rules,
            "701xxx/overload",
            "700104/overload",
            "is itself the same as another",
        ),
        (
            rules,
            "id = \"cable\"",
            "id = \"overload\"",
            "a second cause `overload`",
        ),
        (
            rules,
            "[\"700104\"]",
            "[\"7001\"]",
            "rules/700104.toml:2: `7001` is no code",
        ),
        (rules, "part = 3\nkind", "part = 9\nkind", "has no solution 9"),
        (
            rules,
            "part = 3\nkind",
            "part = 9\nkind",
            "no [[solution]] for part 3",
        ),
        (
            rules,
            "name =",
            "nane =",
            "rules/700104.toml:1: unknown key `nane` (known are name, ",
        ),
        (
            german,
            "\"symptom-2\"",
            "\"symptom-two\"",
            "the part `symptom-2` of locales/en/articles/700104.md is missing",
        ),
        (
            german,
            "\"cable\"",
            "\"kabel\"",
            "the part `cable` of locales/en/articles/700104.md is missing",
        ),
        (
            german,
            "\"confirm-1\"",
            "\"pruefen-1\"",
            "700104.md:21: `cause-1` and locales/en/articles/700104.md differ",
        ),
        (
            german,
            "701xxx.md#cause",
            "701xxx.md#ursache",
            "700104.md:17: a link leads to 701xxx#ursache, which is not there",
        ),
        (
            english,
            "701xxx.md",
            "702xxx.md",
            "700104.md:19: a link leads to the article 702xxx, which is not there",
        ),
        (
            english,
            "#### <a name=\"cable\"></a>",
            "#### ",
            "`cable` has no part of its own",
        ),
    ] {
        let faults = faults_after(path, from, to);
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{expected}\n{faults:#?}"
        );
    }
}

#[test]
fn an_article_without_english_and_routing_without_article_are_faults() {
    let mut tree = tree();
    let article = tree.files["locales/de/articles/701xxx.md"].clone();
    tree.files
        .insert("locales/de/articles/only.md".to_owned(), article.clone());
    tree.files.insert(
        "locales/de/articles/x-error-701xxx-y.md".to_owned(),
        article.clone(),
    );
    tree.files
        .insert("locales/de-AT/articles/a.md".to_owned(), article.clone());
    tree.files
        .insert("locales/de/articles/Upper.md".to_owned(), article.clone());
    tree.files.insert("locales/de/a.md".to_owned(), article);
    tree.files
        .insert("rules/ghost.toml".to_owned(), "[[cause]]".to_owned());
    tree.files
        .insert("rules/words.toml".to_owned(), "[words]\na = 1\n".to_owned());
    let faults: Vec<_> = KnowledgeBase::load(&tree)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(faults.iter().all(|fault| !fault.starts_with("rules/words.toml")));
    for expected in [
        "locales/de/articles/only.md: warning: there is no English article of this name",
        "locales/de/articles/x-error-701xxx-y.md: is the same article as locales/de/articles/701xxx.md",
        "locales/de-AT/articles/a.md: `de-AT` is no language",
        "locales/de/articles/Upper.md: has a name that cannot stand in an address",
        "locales/de/a.md: is in no place for an article",
        "rules/ghost.toml: has no article",
    ] {
        assert!(
            faults.iter().any(|fault| fault.starts_with(expected)),
            "{expected}\n{faults:#?}"
        );
    }
}

#[test]
fn an_article_without_routing_gets_one() {
    let mut tree = tree();
    tree.files.remove("rules/700104.toml");
    tree.files.remove("rules/701xxx.toml");
    let knowledge = KnowledgeBase::load(&tree).unwrap();
    let topic = knowledge.find("LinkDropped").unwrap();
    assert_eq!(topic.codes, ["700104"]);
    assert_eq!(topic.symptoms[1].causes, ["cause-1", "cause-2", "cause-3"]);
    assert_eq!(topic.causes[2].solutions, [3]);
    assert_eq!(knowledge.find("701999").unwrap().causes[0].id, "cause-1");
}

#[test]
fn what_ships_has_no_errors() {
    let faults = knowledge::check(&ContentTree::embedded());
    let errors: Vec<_> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
