//! `waypost import`: a documentation checkout becomes a content folder that is served at once, and no text goes silently.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use tempfile::TempDir;

use crate::program::waypost;
use crate::support::TestApp;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");

/// Runs the command and answers what it said.
pub(crate) fn import(lang: &str, sources: &[&Path], into: &Path, flags: &[&str]) -> Output {
    let mut command = waypost(&["import", "--lang", lang]);
    command.args(sources).arg("--into").arg(into).args(flags);
    command.stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
pub(crate) fn assert_code(output: &Output, code: i32) -> String {
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

/// All files of a folder by their path below it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// The fixtures in three languages in one folder.
fn imported() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let into = folder.path().join("content");
    for lang in ["en", "de", "sv"] {
        assert_code(&import(lang, &[&Path::new(FIXTURES).join(lang)], &into, &[]), 0);
    }
    (folder, into)
}

async fn serve(content: &Path) -> TestApp {
    TestApp::with(&["--content", content.to_str().unwrap()]).await
}

#[expect(clippy::print_stderr, reason = "a skipped test has to say so")]
fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("WAYPOST_CORPUS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus")),
        PathBuf::from,
    );
    let is_there = folder.join("en").is_dir();
    if !is_there {
        eprintln!("SKIPPED: no corpus; name its folder in WAYPOST_CORPUS");
    }
    is_there.then_some(folder)
}

/// Words of a Markdown text as readers see them: without addresses, tags and the marks of directives.
fn words(text: &str) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    let mut in_front = text.starts_with("---\n");
    for line in text.lines().skip(usize::from(in_front)) {
        if in_front {
            in_front = line != "---";
            continue;
        }
        let content = line.trim_start_matches(['>', ' ']);
        let is_label = content.starts_with('#') && content.split_whitespace().count() <= 3;
        let is_definition = content.starts_with('[') && content.contains("]: ");
        if is_label || is_definition || content.contains("[!INCLUDE") {
            continue;
        }
        let line = match content.strip_prefix(":::") {
            Some(directive) => directive
                .split("alt-text=\"")
                .nth(1)
                .and_then(|alt| alt.split('"').next())
                .unwrap_or(""),
            None => line,
        };
        for word in visible(line)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 1)
        {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}

/// A line without link destinations, `[!MARKS` and tags.
fn visible(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['(', '<', '[']) {
        let (before, found) = rest.split_at(at);
        text.push_str(before);
        let end = match found {
            _ if found.starts_with('(') && before.ends_with(']') => found.find(')'),
            _ if found.starts_with('[') && before.ends_with(']') => found.find(']'),
            _ if found.starts_with("[!") => found.find([' ', ']']),
            _ if found.starts_with('<') && !found.starts_with("<!--") => found.find('>'),
            _ => None,
        };
        text.push(' ');
        rest = end.map_or(&found[1..], |end| &found[end + 1..]);
    }
    text + rest
}

/// Asserts that each word of a source stands as often in the result and in what was listed.
#[track_caller]
fn assert_kept(source: &str, result: &str, listed: &str) {
    let (result, listed) = (words(result), words(&format!("\n{listed}")));
    for (word, count) in words(source) {
        let kept = result.get(&word).unwrap_or(&0) + listed.get(&word).unwrap_or(&0);
        assert!(
            kept >= count,
            "{word:?} stands {count} times in the source and {kept} times in the result\n{listed:?}"
        );
    }
}

#[test]
fn no_word_of_a_source_goes_without_being_listed() {
    let folder = TempDir::new().unwrap();
    let mut pairs = vec![
        (
            "en",
            format!("{FIXTURES}/en"),
            "print-server-jobs-wait.md",
            "print-server-jobs-wait",
        ),
        (
            "en",
            format!("{FIXTURES}/en"),
            "vm/vm-does-not-start.md",
            "vm-does-not-start",
        ),
        (
            "en",
            format!("{FIXTURES}/en"),
            "storage-account-403.md",
            "storage-account-403",
        ),
        ("en", format!("{FIXTURES}/en"), "web-app-502.md", "web-app-502"),
        (
            "de",
            format!("{FIXTURES}/de"),
            "vpn-tunnel-bricht-ab.md",
            "vpn-tunnel-bricht-ab",
        ),
        (
            "sv",
            format!("{FIXTURES}/sv"),
            "e-postkon-vaxer.md",
            "e-postkon-vaxer",
        ),
    ];
    let names: Vec<_> = corpus()
        .iter()
        .flat_map(|corpus| fs::read_dir(corpus.join("en")).unwrap())
        .collect();
    let names: Vec<_> = names
        .into_iter()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for lang in ["nl", "sv", "de", "hu", "tr", "en"] {
        for name in &names {
            let source = corpus().unwrap().join(lang).to_str().unwrap().to_owned();
            pairs.push((lang, source, name, name.split('-').nth(4).unwrap()));
        }
    }
    for (lang, source, name, slug) in pairs {
        let into = folder.path().join(format!("{lang}-{slug}-{}", source.len()));
        let said = assert_code(&import(lang, &[&Path::new(&source).join(name)], &into, &[]), 0);
        let result = fs::read_to_string(into.join(format!("locales/{lang}/articles/{slug}.md"))).unwrap();
        assert_kept(
            &fs::read_to_string(Path::new(&source).join(name)).unwrap(),
            &result,
            &said,
        );
    }
}

#[test]
fn the_included_file_stands_in_the_article() {
    let (_folder, into) = imported();
    let article = fs::read_to_string(into.join("locales/en/articles/vm-does-not-start.md")).unwrap();
    assert!(
        article.contains("Then restart the machine and wait until the agent answers."),
        "{article}"
    );
    assert!(
        !article.contains("ms.topic") && !article.contains("INCLUDE"),
        "{article}"
    );
    assert!(
        article.contains("[the print server](print-server-jobs-wait.md#cause-2-the-driver-crashes)"),
        "{article}"
    );
}

#[test]
fn every_language_of_the_corpus_joins_the_same_articles() {
    let Some(corpus) = corpus() else { return };
    let folder = TempDir::new().unwrap();
    let into = folder.path().join("content");
    for lang in ["tr", "hu", "de", "en", "nl", "sv"] {
        assert_code(&import(lang, &[&corpus.join(lang)], &into, &[]), 0);
    }
    let found = files(&into);
    assert_eq!(found.len(), 7 * 6 + 7);
    let again = folder.path().join("again");
    for lang in ["tr", "hu", "de", "en", "nl", "sv"] {
        assert_code(&import(lang, &[&corpus.join(lang)], &again, &[]), 0);
    }
    assert_eq!(found, files(&again));
    let check = waypost(&["check", "--content"]).arg(&into).output().unwrap();
    assert_code(&check, 0);
    assert!(found["rules/404104.toml"].contains("name = \"DeviceConnectionClosedRemotely\""));
}

#[tokio::test]
async fn an_imported_folder_is_served_at_once_from_search_to_solution() {
    let (_folder, into) = imported();
    let app = serve(&into).await;
    for (path, texts) in [
        (
            "/en/vm-does-not-start",
            &[
                "Scenario 1: The machine stays in Starting",
                "Size and performance",
            ][..],
        ),
        (
            "/en/vm-does-not-start/wizard",
            &["The machine stays in Starting", "The machine stops again at once"],
        ),
        (
            "/en/vm-does-not-start/wizard?symptom=2",
            &["The licence of the image has expired", "Renew the key"],
        ),
        (
            "/en/print-server-jobs-wait/wizard?symptom=1",
            &["The disk of the spooler is full", "The driver crashes"],
        ),
        (
            "/en/print-server-jobs-wait/wizard?cause=the-driver-crashes&symptom=1",
            &["Install the class driver.", "signed"],
        ),
        (
            "/en/storage-account-403/wizard?cause=the-role-is-missing&symptom=1",
            &["Assign <strong>Data Reader</strong>"],
        ),
        (
            "/en/web-app-502/wizard?symptom=1",
            &["The back end closes idle connections", "Restart both afterwards"],
        ),
        (
            "/de/vpn-tunnel-bricht-ab/wizard?symptom=2",
            &["Zwei Tunnel benutzen dieselbe Kennung", "eigenen Namen"],
        ),
        (
            "/sv/e-postkon-vaxer/wizard?symptom=1",
            &["Mottagaren begränsar takten", "Namnuppslagningen är långsam"],
        ),
        (
            "/en/vm-does-not-start/flow",
            &["The machine stops again at once", "A log cannot show this cause."],
        ),
        (
            "/en/search?q=SpoolerDriverFaultException",
            &["Print jobs wait in the queue"],
        ),
        (
            "/en/search?q=spooler",
            &["The disk of the <mark>spooler</mark> is full"],
        ),
        ("/de/search?q=Tunnel", &["VPN-Tunnel bricht ab"]),
        (
            "/en",
            &["Every tenth request ends with", "The machine stays in Starting"],
        ),
    ] {
        let page = app.get(path).await.ok().text();
        for text in texts {
            assert!(page.contains(text), "{path}: {text}\n{page}");
        }
    }
    let to = app.get("/en/0x80070005").await;
    assert_eq!(to.headers["location"], "/en/vm-does-not-start");
}

#[tokio::test]
async fn a_folder_in_one_language_needs_no_english() {
    let folder = TempDir::new().unwrap();
    let into = folder.path().join("content");
    assert_code(&import("de", &[&Path::new(FIXTURES).join("de")], &into, &[]), 0);
    let app = serve(&into).await;
    assert_eq!(app.get("/").await.headers["location"], "/de");
    let page = app.get("/de/vpn-tunnel-bricht-ab/wizard").await.ok().text();
    assert!(
        page.contains("Der Tunnel fällt nach acht Stunden aus") && page.contains("lang=\"de\""),
        "{page}"
    );
}

#[test]
fn what_was_changed_by_hand_stays_unless_forced() {
    let (_folder, into) = imported();
    let before = files(&into);
    let source = Path::new(FIXTURES).join("en");
    let said = assert_code(&import("en", &[&source], &into, &[]), 0);
    assert!(
        said.contains("0 files written") && files(&into) == before,
        "{said}"
    );
    let article = into.join("locales/en/articles/web-app-502.md");
    fs::write(
        &article,
        fs::read_to_string(&article)
            .unwrap()
            .replace("idle time", "IDLE TIME"),
    )
    .unwrap();
    let said = assert_code(&import("en", &[&source], &into, &[]), 0);
    assert!(
        said.contains("locales/en/articles/web-app-502.md: warning: was changed by hand"),
        "{said}"
    );
    assert!(fs::read_to_string(&article).unwrap().contains("IDLE TIME"));
    assert_code(&import("en", &[&source], &into, &["--force"]), 0);
    assert_eq!(files(&into), before);
}

#[test]
fn a_translation_of_another_version_is_refused() {
    let folder = TempDir::new().unwrap();
    let into = folder.path().join("content");
    assert_code(&import("en", &[&Path::new(FIXTURES).join("en")], &into, &[]), 0);
    let german = folder.path().join("web-app-502.md");
    let text = "---\ntitle: 502\n---\n# 502\n\n## Problem\n\nx\n\n## Ursachen\n\n### Ursache 1\n\na\n\n### Ursache 2\n\nb\n\n## Lösung\n\nc\n";
    fs::write(&german, text).unwrap();
    let said = assert_code(&import("de", &[&german], &into, &[]), 1);
    assert!(
        said.contains("tells 2 causes, the article in `en` tells 1"),
        "{said}"
    );
    assert!(!into.join("locales/de").exists());
}

#[test]
fn bad_use_is_told_in_one_line() {
    let folder = TempDir::new().unwrap();
    let into = folder.path().join("content");
    let said = assert_code(&import("en", &[Path::new("/nowhere/at/all")], &into, &[]), 2);
    assert_eq!(said.lines().count(), 1, "{said}");
    let said = assert_code(&import("en", &[folder.path()], &into, &[]), 2);
    assert!(said.contains("cannot lie in what is imported"), "{said}");
    assert_code(&import("not a language", &[Path::new(FIXTURES)], &into, &[]), 2);
    assert!(!into.exists());
}
