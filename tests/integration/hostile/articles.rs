//! Rows H36 to H42: articles that mean harm, through the import and to the pages made of them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::import::{assert_code, files, import};
use crate::support::TestApp;

/// A checkout with one article whose cause is `body`.
struct Checkout {
    folder: TempDir,
}

const GOOD: &str = "---\ntitle: T\ndescription: D\n---\n# Title\n\n## Symptoms\n\nseen\n\n## Cause\n\nwhy\n\n## Solution\n\nmend it\n";

impl Checkout {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("docs")).unwrap();
        Self { folder }
    }

    fn with(body: &str) -> Self {
        let checkout = Self::new();
        checkout.write("evil-article.md", &GOOD.replace("why", body));
        checkout
    }

    fn docs(&self) -> PathBuf {
        self.folder.path().join("docs")
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.docs().join(name), text).unwrap();
    }

    #[track_caller]
    fn import(&self, code: i32) -> String {
        assert_code(&import("en", &[&self.docs()], &self.content(), &[]), code)
    }
}

#[tokio::test]
async fn h36_raw_html_is_taken_out_and_listed_with_its_line() {
    let evil = "<script>alert(1)</script>\n\n<iframe src=\"https://evil.example\">framed</iframe>\n\n<style>p{}</style>\n\n\
                <p onclick=\"steal()\">clicked</p>\n\n<base href=\"//evil.example\">\n\n<form action=\"/x\">filled</form>\n\n\
                <meta http-equiv=\"refresh\" content=\"0\">\n\ninline <b onmouseover=x()>bold</b> <script>late()</script> end";
    let checkout = Checkout::with(evil);
    let said = checkout.import(0);
    for (line, name) in [
        (13, "script"),
        (15, "iframe"),
        (17, "style"),
        (19, "p"),
        (21, "base"),
        (23, "form"),
        (25, "meta"),
        (27, "b"),
    ] {
        let place = format!("evil-article.md:{line}: warning:");
        assert!(
            said.lines()
                .any(|said| said.contains(&place) && said.contains(&format!("<{name}>"))),
            "{place} {name}\n{said}"
        );
    }
    let app = TestApp::with(&["--content", checkout.content().to_str().unwrap()]).await;
    let page = app.get("/en/evil-article").await.ok().text();
    for word in ["clicked", "filled", "bold", "end"] {
        assert!(page.contains(word), "{word}\n{page}");
    }
    let main = page.split("<main").nth(1).unwrap();
    for evil in [
        "alert(1)",
        "late()",
        "<iframe",
        "onclick",
        "<base",
        "<form action=\"/x\"",
        "http-equiv",
        "onmouseover",
        "p{}",
    ] {
        assert!(!main.contains(evil), "{evil}\n{main}");
    }
}

#[tokio::test]
async fn h37_only_safe_addresses_survive() {
    let evil = "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](<java\tscript:x>) [d](data:text/html,x) [e](vbscript:x) [f](//evil.example)\n\
                <javascript:x> [g][ref] ![h](javascript:y) <a href=\"javascript:z\">i</a> [j](https://good.example)\n\n[ref]: data:text/html,ref\n";
    let checkout = Checkout::with(evil);
    let said = checkout.import(0);
    assert!(said.matches("was left out").count() >= 8, "{said}");
    let app = TestApp::with(&["--content", checkout.content().to_str().unwrap()]).await;
    let page = app.get("/en/evil-article").await.ok().text();
    let lower = page.split("<main").nth(1).unwrap().to_lowercase();
    for scheme in [
        "href=\"javascript",
        "href=\"data:",
        "href=\"vbscript",
        "//evil.example",
        "src=\"javascript",
    ] {
        assert!(!lower.contains(scheme), "{scheme}\n{lower}");
    }
    assert!(
        page.contains("href=\"https://good.example\" rel=\"noopener noreferrer nofollow\""),
        "{page}"
    );
}

#[tokio::test]
async fn h38_drawings_are_never_inlined() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<svg width=\"1000000000\" height=\"1000000000\">\n\
                <script>draw()</script><foreignObject>x</foreignObject><use href=\"https://evil.example/#x\"/>&b;</svg>\n";
    let checkout = Checkout::with(&format!("{bomb}\n![drawing](evil.svg)"));
    checkout.write("evil.svg", bomb);
    checkout.import(0);
    assert!(
        files(&checkout.content())
            .keys()
            .all(|name| !name.ends_with(".svg"))
    );
    let app = TestApp::with(&["--content", checkout.content().to_str().unwrap()]).await;
    let page = app.get("/en/evil-article").await.ok().text();
    let main = page.split("<main").nth(1).unwrap();
    for evil in [
        "1000000000",
        "draw()",
        "foreignObject",
        "evil.example",
        "ENTITY",
        "evil.svg",
    ] {
        assert!(!main.contains(evil), "{evil}\n{main}");
    }
}

#[test]
fn h39_slow_and_crashing_markdown_ends_in_time() {
    let nested = |mark: &str| mark.repeat(100_000);
    let table = format!("{}\n{}\n", "|a".repeat(10_000), "|-".repeat(10_000));
    let cases = [
        nested(">"),
        nested("*"),
        nested("["),
        nested("!["),
        nested("<![CDATA["),
        nested("!-- <"),
        nested("[^"),
        nested("<!-- "),
        nested("[!INCLUDE"),
        nested("<a href=x>"),
        nested("`"),
        nested("- "),
        table,
        "x".repeat(300 * 1024),
    ];
    for body in cases {
        let checkout = Checkout::with(&body);
        let begin = Instant::now();
        let output = import("en", &[&checkout.docs()], &checkout.content(), &[]);
        assert!(
            begin.elapsed() < Duration::from_secs(10),
            "{} takes {:?}",
            &body[..20],
            begin.elapsed()
        );
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{}: {output:?}",
            &body[..20]
        );
        let is_listed = !output.stdout.is_empty();
        assert!(is_listed && checkout.content().exists() == (output.status.code() == Some(0)));
    }
}

#[test]
fn h40_bad_front_matter_stops_the_import_and_leaves_the_old_content() {
    let checkout = Checkout::with("why");
    checkout.import(0);
    let before = files(&checkout.content());
    checkout.write("evil-article.md", &GOOD.replace("why", "changed"));
    let key = "k".repeat(1 << 17);
    for (name, front) in [
        ("anchors", "title: &a x\nb: *a".to_owned()),
        ("tags", "title: !!python/object:os.system".to_owned()),
        ("twice", "title: a\ntitle: b".to_owned()),
        ("huge", format!("title: a\n{key}: 1")),
        ("open", "title: \"never closed".to_owned()),
        ("date", "title: a\ndate: [2021-02-30".to_owned()),
    ] {
        checkout.write(&format!("{name}.md"), &GOOD.replacen("title: T", &front, 1));
    }
    checkout.write(
        "untitled.md",
        &GOOD.replace("title: T\n", "").replace("# Title\n", ""),
    );
    let said = checkout.import(1);
    for place in [
        "anchors.md:2",
        "anchors.md:3",
        "tags.md:2",
        "twice.md:3",
        "huge.md:3",
        "open.md:2",
        "date.md:3",
        "untitled.md:1",
    ] {
        assert!(said.contains(place), "{place}\n{said}");
    }
    assert_eq!(files(&checkout.content()), before);
    assert_code(
        &import("xx-not-one", &[&checkout.docs()], &checkout.content(), &[]),
        1,
    );
    assert_code(&import("1", &[&checkout.docs()], &checkout.content(), &[]), 2);
    assert_eq!(files(&checkout.content()), before);
}

#[test]
fn h40_articles_that_refer_to_each_other_in_a_circle_are_no_fault() {
    let checkout = Checkout::new();
    checkout.write(
        "first.md",
        &GOOD.replace("why", "see [second](second.md) [!INCLUDE [x](loop.md)]"),
    );
    checkout.write("second.md", &GOOD.replace("why", "see [first](first.md#cause)"));
    checkout.write("loop.md", "[!INCLUDE [x](loop.md)]\n");
    let said = checkout.import(1);
    assert!(said.contains("includes itself"), "{said}");
    checkout.write("loop.md", "an end\n");
    checkout.import(0);
}

#[test]
fn h41_only_regular_files_inside_the_checkout_are_read() {
    let checkout = Checkout::with(
        "[!INCLUDE [x](../../secret.md)] [!INCLUDE [x](/etc/passwd)] [!INCLUDE [x](linked.md)]",
    );
    fs::write(
        checkout.folder.path().join("secret.md"),
        GOOD.replace("why", "TOP SECRET"),
    )
    .unwrap();
    symlink(
        checkout.folder.path().join("secret.md"),
        checkout.docs().join("linked.md"),
    )
    .unwrap();
    symlink("/etc", checkout.docs().join("linked")).unwrap();
    symlink("/dev/zero", checkout.docs().join("zero.md")).unwrap();
    checkout.write("line\nbreak.md", GOOD);
    checkout.write("Case.md", GOOD);
    checkout.write("case.md", GOOD);
    checkout.write("cafe\u{301}-x.md", GOOD);
    checkout.write("café-x.md", GOOD);
    checkout.write(&format!("{}.md", "n".repeat(250)), GOOD);
    let said = checkout.import(1);
    for listed in [
        "linked.md: is no regular file",
        "linked: is no regular file",
        "zero.md: is no regular file",
        "line\\nbreak.md: has a control character",
        "would be the same article as",
        "leads out of the checkout",
    ] {
        assert!(said.contains(listed), "{listed}\n{said}");
    }
    assert!(
        said.matches("would be the same article as").count() == 2,
        "{said}"
    );
    assert!(!said.contains("TOP SECRET") && !checkout.content().exists());
    assert_code(
        &import("en", &[&checkout.docs()], &checkout.content(), &["--partial"]),
        1,
    );
    let written = files(&checkout.content());
    let machine = checkout.folder.path().to_str().unwrap();
    assert!(
        !written.is_empty()
            && written
                .values()
                .all(|text| !text.contains("TOP SECRET") && !text.contains(machine))
    );
}

#[test]
fn h42_too_many_and_too_large_articles_are_refused() {
    let checkout = Checkout::with("why");
    let large = fs::File::create(checkout.docs().join("large.md")).unwrap();
    large.set_len(100 << 20).unwrap();
    let said = checkout.import(1);
    assert!(said.contains("large.md: is larger than 262144 bytes"), "{said}");
    fs::remove_file(checkout.docs().join("large.md")).unwrap();
    for number in 0..10_000 {
        checkout.write(&format!("article-{number}.md"), "");
    }
    let said = checkout.import(1);
    assert!(
        said.contains("10001 Markdown files are more than 10000") && !checkout.content().exists(),
        "{said}"
    );
}

#[test]
fn h42_hundreds_of_articles_become_one_folder_that_is_served() {
    let checkout = Checkout::new();
    for number in 0..300 {
        checkout.write(
            &format!("article-{number}.md"),
            &GOOD.replace("# Title", &format!("# Title {number}")),
        );
    }
    checkout.import(0);
    assert_eq!(files(&checkout.content()).len(), 600);
    let left: Vec<_> = fs::read_dir(checkout.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(checkout.content().is_dir());
}
