//! Translations and their English source: what is out of date, what readers see meanwhile, and how it is mended.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use waypost::content::ContentTree;
use waypost::knowledge;

use crate::program::waypost;
use crate::support::TestApp;

/// The content of the tests in a folder of its own, its German articles stamped.
struct Folder(TempDir);

const ENGLISH: &str = "locales/en/articles/700104.md";
const GERMAN: &str = "locales/de/articles/700104.md";

impl Folder {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = Self(TempDir::new().unwrap());
        let tree = ContentTree::from_dir(&root.join("tests/fixtures/content"));
        for (path, text) in &tree.files {
            folder.write(path, text);
        }
        for locale in ["en", "de"] {
            let path = format!("locales/{locale}/ui.ftl");
            folder.write(&path, &fs::read_to_string(root.join(&path)).unwrap());
        }
        folder.replace(
            GERMAN,
            "## <a name=\"solutions\"",
            "## <a name=\"next-steps\"></a>Weiter\n\n- [Zurück](#symptom-1)\n\n## <a name=\"solutions\"",
        );
        assert_eq!(
            folder.stamp(&["de"]),
            "locales/de/articles/700104.md: 18 passages up to date\nlocales/de/articles/701xxx.md: introduction up to date\n"
        );
        folder
    }

    fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.path().join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn stamp(&self, names: &[&str]) -> String {
        let output = waypost(&["stamp", "--content", self.path()])
            .args(names)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    }

    /// What is missing or out of date in the German article.
    fn faults(&self) -> Vec<String> {
        let faults = knowledge::check(&ContentTree::from_dir(self.0.path()));
        // The German of the tests has no sources and no code; `wording` is about that.
        let is_wording = |text: &str| {
            ["sources", "code blocks", "differ in"]
                .iter()
                .any(|word| text.contains(word))
        };
        let german = faults
            .into_iter()
            .filter(|fault| fault.path == GERMAN && !is_wording(&fault.message));
        german.map(|fault| fault.to_string()).collect()
    }

    async fn page(&self, path: &str) -> String {
        let app = TestApp::with(&["--content", self.path()]).await;
        app.get(path).await.ok().text()
    }
}

#[test]
fn a_changed_original_makes_its_passage_stale_until_somebody_says_otherwise() {
    let folder = Folder::new();
    assert_eq!(folder.faults(), [""; 0]);
    folder.replace(ENGLISH, "Every link drops once", "Every  link drops once");
    folder.replace(ENGLISH, "Look at the distance", "Look at\n  the distance");
    assert_eq!(folder.faults(), [""; 0], "line breaks are no words");
    folder.replace(ENGLISH, "Look at\n  the distance", "Measure the distance");
    folder.replace(ENGLISH, "1. Wait.", "1. Wait for 5 minutes.");
    assert_eq!(
        folder.faults(),
        [
            "locales/de/articles/700104.md:44: warning: `confirm-1` is out of date: locales/en/articles/700104.md:27 has \
             changed, and readers see that (bring it up to date, then run `waypost stamp de/700104#confirm-1`)",
            "locales/de/articles/700104.md:78: warning: `solution-1` is out of date: locales/en/articles/700104.md:57 has \
             changed, and readers see that (bring it up to date, then run `waypost stamp de/700104#solution-1`)",
        ]
    );
    assert_eq!(
        folder.stamp(&["de/700104#confirm-1"]),
        "locales/de/articles/700104.md: confirm-1 up to date\n"
    );
    assert_eq!(folder.faults().len(), 1);
    folder.replace(GERMAN, "1. Warten.", "1. Warten Sie 5 Minuten.");
    folder.stamp(&["de/700104"]);
    assert_eq!(folder.faults(), [""; 0]);
}

#[test]
fn what_is_missing_or_left_over_is_listed() {
    let folder = Folder::new();
    folder.replace(GERMAN, "  - confirm-1 ", "  - confirm-9 ");
    folder.replace(ENGLISH, "next-steps", "next-stops");
    let faults = folder.faults();
    let expected = [
        "700104.md: warning: the passage `next-stops` of locales/en/articles/700104.md:80 is missing (translate it below a heading \
         with that anchor, then run `waypost stamp de/700104#next-stops`)",
        "700104.md:1: warning: has a fingerprint of `confirm-9`, which is not in locales/en/articles/700104.md (did you mean \
         `confirm-1`? Otherwise take it away)",
        "700104.md:44: warning: `confirm-1` has no fingerprint of locales/en/articles/700104.md:27 (if it says the same, run \
         `waypost stamp de/700104#confirm-1`)",
        "the passage `next-steps` is not in locales/en/articles/700104.md (did you mean `next-stops`? Otherwise take it away)",
    ];
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.ends_with(expected), "{faults:#?}");
    }
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
}

#[test]
fn a_name_that_means_nothing_is_refused_with_the_one_that_was_meant() {
    let folder = Folder::new();
    for (name, expected) in [
        (
            "de/700104#casue-1",
            "`de/700104#casue-1`: there is no passage `casue-1`; did you mean `cause-1`?",
        ),
        (
            "de/70014",
            "`de/70014`: there is no article `70014`; did you mean `700104`?",
        ),
        (
            "en",
            "`en`: there is no translation `en` (of the form de, de/404104 or de/404104#introduction)",
        ),
    ] {
        assert_eq!(folder.stamp(&[name]), format!("waypost: {expected}\n"));
    }
}

#[test]
fn a_text_without_fingerprints_is_never_stale() {
    let folder = Folder::new();
    let german = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures/content")
            .join(GERMAN),
    );
    folder.write(GERMAN, &german.unwrap());
    folder.replace(ENGLISH, "1. Wait.", "1. Wait for 5 minutes.");
    assert_eq!(folder.faults(), [""; 0]);
}

#[tokio::test]
async fn readers_see_a_stale_passage_in_english_and_the_rest_in_their_language() {
    let folder = Folder::new();
    folder.replace(ENGLISH, "Look at the distance", "Measure the distance");
    folder.replace(
        ENGLISH,
        "See [too busy](701xxx.md#solution)",
        "Do as [here](701xxx.md#solution)",
    );
    let notice = "Dieser Abschnitt wurde überarbeitet.";
    let article = folder.page("/de/700104").await;
    assert!(
        article.contains("<div lang=\"en\"><h4 id=\"confirm-1\">How to confirm it</h4>"),
        "{article}"
    );
    assert!(
        article.contains("Do as <a href=\"/de/701xxx#solution\">"),
        "{article}"
    );
    assert!(
        article.contains("Jede Verbindung bricht ab und zu ab.")
            && !article.contains("Messen Sie den Abstand")
    );
    assert_eq!(article.matches(notice).count(), 2);
    let outcome = folder.page("/de/700104/wizard?symptom=1").await;
    assert!(
        outcome.contains("Das Gerät hat sein Token erneuert."),
        "{outcome}"
    );
    assert!(
        outcome.contains("<div class=\"prose\" lang=\"en\"><ul>\n<li>Measure the distance"),
        "{outcome}"
    );
    assert_eq!(outcome.matches(notice).count(), 1);
    let question = folder.page("/de/700104/wizard?symptom=2").await;
    assert_eq!(question.matches(notice).count(), 0, "{question}");
    let body = folder.page("/api/v1/articles/700104?lang=de").await;
    assert!(body.contains("<div lang=\\\"en\\\">"), "{body}");
}

#[tokio::test]
async fn the_wizard_asks_which_sdk_and_shows_only_its_steps() {
    let app = TestApp::new().await;
    let path = "/de/404104/wizard?cause=no-reconnect&symptom=2";
    let question = app.get(path).await.ok().text();
    assert!(
        question.contains("Welches SDK verwendet das Gerät?"),
        "{question}"
    );
    assert!(
        question.contains("cause=no-reconnect&#38;sdk=python&#38;symptom=2"),
        "{question}"
    );
    let python = app.get(&format!("{path}&sdk=python")).await.ok().text();
    assert!(
        python.contains("alle 10&nbsp;Sekunden") && !python.contains("Das SDK gibt nach 4&nbsp;Minuten auf"),
        "{python}"
    );
    assert!(python.contains("change=sdk"), "{python}");
    let all = app.get(&format!("{path}&sdk=unknown")).await.ok().text();
    assert!(
        all.contains("alle 10&nbsp;Sekunden") && all.contains("Das SDK gibt nach 4&nbsp;Minuten auf"),
        "{all}"
    );
    let again = app.get(&format!("{path}&sdk=java&change=sdk")).await.ok().text();
    assert!(again.contains("Ihre bisherige Antwort"), "{again}");
    let stale = app.get(&format!("{path}&sdk=cobol")).await.ok().text();
    assert!(
        stale.contains("Die Antwort in Ihrem Link steht nicht zur Auswahl. Wählen Sie neu."),
        "{stale}"
    );
}
