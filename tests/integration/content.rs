//! Article files to articles: every oddity, every hostility.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use waypost::content::{Article, ArticleFile, ContentTree, Fault, PartKind, PartName, Severity};
use waypost::i18n::Locale;

const FRONT: &str = "---\ntitle: T\ndescription: D\n---\n";
const PARTS: &str = "## Symptoms\n\nS\n\n## Cause\n\nC\n\n## Solution\n\nL\n";

fn read_as(locale: &str, text: &str) -> (Option<Article>, Vec<Fault>) {
    let file = ArticleFile {
        path: "locales/en/articles/a.md",
        slug: "a".to_owned(),
        locale: locale.parse().unwrap(),
        text,
    };
    file.read(file.locale, &BTreeSet::from(["a".to_owned()]))
}

#[track_caller]
fn article(body: &str) -> Article {
    let (article, faults) = read_as("en", &format!("{FRONT}{body}"));
    let errors: Vec<_> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    article.unwrap()
}

fn titles(article: &Article, kind: PartKind) -> Vec<(String, Option<&str>)> {
    let parts = article.parts.iter().filter(|part| part.kind == kind);
    parts
        .map(|part| (part.anchor.clone(), part.title.as_deref()))
        .collect()
}

#[test]
fn a_section_without_numbers_is_one_part_with_its_subheadings() {
    let text = "# T\n\nIntro *text*.\n\n## Symptoms\n\nOne `two`\nthree.\n\n- x\n\n## Cause\n\nC\n\n## Solution: Restart\n\n\
                ### In the portal\n\nPress it.\n\n### With the CLI\n\nType it.\n\n## Next steps\n\nMore.\n";
    let article = article(text);
    assert_eq!(
        titles(&article, PartKind::Symptom),
        [("symptoms".to_owned(), None)]
    );
    assert_eq!(
        titles(&article, PartKind::Solution),
        [("solution-restart".to_owned(), Some("Restart"))]
    );
    assert_eq!(article.parts[0].summary, "One two three.");
    assert_eq!(article.intro.to_string(), "<p>Intro <em>text</em>.</p>\n");
    let solution = article.parts[2].html.to_string();
    assert!(solution.contains("<h3>In the portal</h3>") && solution.contains("Type it."));
    assert!(!solution.contains("More."));
    assert_eq!(
        article.headings[0],
        ("symptoms".to_owned(), 2, "Symptoms".to_owned())
    );
    assert!(
        article
            .html()
            .to_string()
            .contains("<h3 id=\"with-the-cli\">With the CLI</h3>")
    );
}

#[test]
fn symptoms_and_causes_may_share_a_heading() {
    let text = "# T\n\n## What you see, and why\n\n### Symptom 1: A\n\nS1\n\n### Cause 1: B\n\nC1\n\n### Symptom 2\n\nS2\n\n\
                ### Cause 2\n\nC2\n\n## Solution 1\n\nL1\n\n## Solution 2\n\nL2\n";
    let article = article(text);
    assert_eq!(article.numbers(PartKind::Symptom), [1, 2]);
    assert_eq!(article.numbers(PartKind::Cause), [1, 2]);
    assert_eq!(article.numbers(PartKind::Solution), [1, 2]);
    assert_eq!(article.parts[1].html.to_string(), "<p>C1</p>\n");
    assert_eq!(article.parts[1].anchor, "cause-1-b");
    assert_eq!(article.parts[1].line, 13);
}

#[test]
fn translations_need_anchors_or_known_words() {
    let text = format!(
        "{FRONT}# <a name=\"t\"></a>T\n\n## <a id='symptoms'></a>Příznaky\n\nS\n\n## Okok\n\n### 1\\. ok: Lejárt\n\nC\n\n\
         ### 2. ok\n\nC\n\n## <a name=\"1-solution\"></a>1. megoldás: Újra\n\nL\n"
    );
    let (article, faults) = read_as("hu", &text);
    assert_eq!(faults, []);
    let article = article.unwrap();
    assert_eq!(
        titles(&article, PartKind::Symptom),
        [("symptoms".to_owned(), None)]
    );
    assert_eq!(
        titles(&article, PartKind::Cause),
        [
            ("cause-1".to_owned(), Some("Lejárt")),
            ("cause-2".to_owned(), None)
        ]
    );
    assert_eq!(
        titles(&article, PartKind::Solution),
        [("1-solution".to_owned(), Some("Újra"))]
    );
}

#[test]
fn confirm_parts_belong_to_their_cause_and_leave_its_text() {
    let text = "# T\n\n## Symptoms\n\nS\n\n## Causes\n\n### Cause 1: A\n\nText A\n\n#### <a name=\"confirm-1\"></a>How\n\n\
                Look A\n\n### Cause 2: B\n\nText B\n\n#### <a name=\"sub-one\"></a>Sub one\n\nText one\n\n\
                #### <a name=\"confirm-sub-one\"></a>How\n\nLook one\n\n## Solution\n\nL\n";
    let article = article(text);
    let first = article.part(PartKind::Cause, &PartName::Number(1)).unwrap();
    assert_eq!(first.html.to_string(), "<p>Text A</p>\n");
    assert_eq!(first.confirm.as_ref().unwrap().to_string(), "<p>Look A</p>\n");
    let shared = article.part(PartKind::Cause, &PartName::Number(2)).unwrap();
    assert!(shared.html.to_string().contains("Text one") && !shared.html.to_string().contains("Look one"));
    let one = article
        .part(PartKind::Cause, &PartName::Slug("sub-one".to_owned()))
        .unwrap();
    assert_eq!(
        (one.title.as_deref(), one.anchor.as_str()),
        (Some("Sub one"), "sub-one")
    );
    assert_eq!(one.html.to_string(), "<p>Text one</p>\n");
    assert_eq!(one.confirm.as_ref().unwrap().to_string(), "<p>Look one</p>\n");
}

#[test]
fn a_reader_is_shown_the_tab_that_fits_and_all_where_none_does() {
    let article = article(
        "# T\n\n## Symptom\n\nA.\n\n## Cause\n\nB.\n\n### How to confirm\n\n\
         ## Solution\n\nFirst.\n\n#### [Python](#tab/sdk-python)\n\nOne `a`.\n\n##### Deeper\n\n\
         #### [C](#tab/sdk-c/linux)\n\nTwo.\n\n---\n\nThen.\n\n#### [Portal](#tab/portal)\n\nThree.\n\n## Next steps\n",
    );
    assert_eq!(article.links, []);
    let html = &article.parts[2].html;
    let tabs: Vec<_> = html
        .tabs()
        .iter()
        .map(|tab| (tab.id.as_str(), tab.title.as_str()))
        .collect();
    assert_eq!(
        tabs,
        [("sdk-python", "Python"), ("sdk-c", "C"), ("portal", "Portal")]
    );
    let whole = "<p>First.</p>\n<h4>Python</h4>\n<p>One <code>a</code>.</p>\n<h5>Deeper</h5>\n\
                 <h4>C</h4>\n<p>Two.</p>\n<p>Then.</p>\n<h4>Portal</h4>\n<p>Three.</p>\n";
    assert_eq!(html.to_string(), whole);
    let chosen = html.with_tabs(|id| id == "sdk-c");
    let expected = "<p>First.</p>\n<h4>C</h4>\n<p>Two.</p>\n<p>Then.</p>\n<h4>Portal</h4>\n<p>Three.</p>\n";
    assert_eq!(chosen.to_string(), expected);
    assert_eq!(chosen.with_tabs(|_| true).to_string(), expected);
}

#[test]
fn blocks_are_rendered_plainly() {
    let text = format!(
        "# T\n\n{PARTS}\n```rust\nlet a = \"<b>\";\n```\n\n| a | b |\n|--:|---|\n| 1 | ~~2~~ |\n\n> [!WARNING]\n> W\n\n\
         > [!NOTE]\n> N\n\n3. three\n\nPress <kbd>Ctrl</kbd><br/>now (<1.19.0). [x](https://a.example/?a=1&b=2)\n"
    );
    let html = article(&text).html();
    assert!(
        html.contains("<pre><code>let a = \"&lt;b&gt;\";\n</code></pre>"),
        "{html}"
    );
    assert!(
        html.contains("<div class=\"table\"><table><thead><tr><th>a</th>"),
        "{html}"
    );
    assert!(
        html.contains("<del>2</del>") && html.contains("<ol start=\"3\">"),
        "{html}"
    );
    assert!(
        html.contains("<div class=\"note warning\">\n<p>W</p>\n</div>"),
        "{html}"
    );
    assert!(html.contains("<div class=\"note\">\n<p>N</p>\n</div>"), "{html}");
    assert!(html.contains("<kbd>Ctrl</kbd><br>now (&lt;1.19.0)"), "{html}");
    assert!(
        html.contains(
            "<a href=\"https://a.example/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">x</a>"
        ),
        "{html}"
    );
}

// H36, H37
#[test]
fn no_html_and_no_unsafe_link_survives_and_each_is_named() {
    let text = format!(
        "{FRONT}# T\n\n{PARTS}\na <script>alert(1)</script> b\n\n<script>alert(2)</script>\n\n<iframe src=x></iframe>\n\n\
         c <img src=x onerror=alert(3)> <b onclick=\"alert(4)\">d</b>\n\n<base href=//evil.example>\n\n<form><input></form>\n\n\
         <meta http-equiv=refresh content=0>\n\n<style>*{{}}</style>\n\n[e](javascript:alert(5)) [f](JaVaScRiPt:alert)\n\
         [g][1] ![h](javascript:x) ![i](https://evil.example/i.png) <javascript:alert(6)> [j](//evil.example)\n\
         [k](&#106;avascript:alert) <a href=\"https://evil.example\">l</a> <a name=\"x\\\" onclick=\"y\"></a>\n\n\
         [1]: <java&#10;script:alert(7)>\n\n<svg onload=alert(8)>\n"
    );
    let (article, faults) = read_as("en", &text);
    let html = article.unwrap().html();
    for evil in [
        "<script",
        "alert(1)",
        "alert(2)",
        "iframe",
        "<img",
        "onerror",
        "onclick",
        "<base",
        "<form",
        "<meta",
        "style",
        "href",
        "evil.example/i",
        "svg",
    ] {
        assert!(!html.contains(evil), "{evil} in {html}");
    }
    assert!(
        faults
            .iter()
            .all(|fault| fault.severity == Severity::Warning && fault.line.is_some())
    );
    assert!(faults.len() >= 15, "{faults:#?}");
    assert_eq!(faults[0].line, Some(19));
}

// H39
#[test]
fn texts_made_to_be_slow_are_refused_or_read_quickly() {
    let many = 100_000;
    let table = format!(
        "{}\n{}\n{}",
        "|a".repeat(10_000),
        "|-".repeat(10_000),
        "|\n".repeat(50_000)
    );
    let tables = format!(
        "{}\n{}\n{}",
        "|a".repeat(30),
        "|-".repeat(30),
        "|\n".repeat(100_000)
    );
    for hostile in [
        ">".repeat(many),
        "> ".repeat(many),
        "- ".repeat(many),
        "1. ".repeat(many / 2),
        "*".repeat(many),
        "*a ".repeat(many / 2),
        "*a_ ".repeat(many / 2),
        "**a".repeat(many / 2),
        "[".repeat(many),
        "[a".repeat(many),
        "![".repeat(many),
        "![a".repeat(many / 2),
        "[a](".repeat(many / 2),
        "[^".repeat(many),
        "<![CDATA[".repeat(20_000),
        "!-- <".repeat(40_000),
        "a <!-- ".repeat(30_000),
        "a <?".repeat(50_000),
        "`a``b```".repeat(30_000),
        "&".repeat(many),
        "<a ".repeat(many / 2),
        "# a\n".repeat(60_000),
        "#### <a name=\"confirm-1\"></a>a\n".repeat(7_000),
        "[a]: b\n".repeat(30_000),
        format!("{}{}", "[a]: b\n\n".repeat(10_000), "[a]".repeat(50_000)),
        (0..300).map(|n| format!("{}- a\n", " ".repeat(n * 2))).collect(),
        "a\u{0}\u{202e}".repeat(10_000),
        "\r".repeat(many),
        table,
        tables,
        "x".repeat(1 << 20),
    ] {
        let start = Instant::now();
        let _ = read_as("en", &format!("{FRONT}# T\n\n{PARTS}\n{hostile}"));
        let _ = read_as("en", &hostile);
        let begin: String = hostile.chars().take(12).collect();
        // A guard against work that explodes, not a measurement: the slowest takes about a second on an idle machine.
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{begin}: {:?}",
            start.elapsed()
        );
    }
}

// H40
#[test]
fn all_faults_of_a_file_are_listed() {
    let text = "---\ntitle: T\ntitle: U\nsources:\n- ftp://x\n---\n## Symptom 2\n\nS\n\n## Cause\n\n[a](b.md)\n\n\
                ### <a name=\"confirm-7\"></a>How\n\n# <a name=\"cause\"></a>X\n\n# Y\n";
    let (_, faults) = read_as("en", text);
    let found: Vec<_> = faults.iter().map(ToString::to_string).collect();
    for expected in [
        "a.md:3: `title` stands twice",
        "a.md:1: the front matter has no `description`",
        "a.md:13: a link leads to the article b, which is not there",
        "a.md:17: the anchor `cause` stands in line 11 already",
        "a.md:19: a second title",
        "a.md: no solution found",
        "a.md:7: expected `symptom-1`",
        "a.md:15: `confirm-7` confirms a cause that is not there",
        "a.md:1: the source `ftp://x` is no https address",
    ] {
        assert!(
            found.iter().any(|fault| fault.contains(expected)),
            "{expected}: {found:#?}"
        );
    }
}

// H41
#[test]
fn only_regular_files_of_known_kinds_are_taken_in() {
    let root = tempfile::tempdir().unwrap();
    let articles = root.path().join("locales/en/articles");
    fs::create_dir_all(&articles).unwrap();
    fs::write(articles.join("good.md"), "x").unwrap();
    fs::write(articles.join(".hidden.md"), "x").unwrap();
    fs::write(articles.join("picture.png"), "x").unwrap();
    fs::write(articles.join("latin.md"), b"ok\n\xff").unwrap();
    fs::write(articles.join("large.md"), "x".repeat(256 * 1024 + 1)).unwrap();
    fs::write(articles.join("line\nbreak.md"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", articles.join("link.md")).unwrap();
    let tree = ContentTree::from_dir(root.path());
    assert_eq!(
        tree.files.keys().collect::<Vec<_>>(),
        ["locales/en/articles/good.md"]
    );
    let faults: Vec<_> = tree.faults.iter().map(ToString::to_string).collect();
    assert!(
        faults.contains(&"locales/en/articles/latin.md:2: is not UTF-8".to_owned()),
        "{faults:#?}"
    );
    assert_eq!(faults.len(), if cfg!(unix) { 5 } else { 4 }, "{faults:#?}");
    assert!(
        faults
            .iter()
            .all(|fault| !fault.contains("/tmp") && !fault.contains('\n'))
    );
}

#[test]
fn a_folder_without_locales_is_a_fault_and_one_without_rules_is_none() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(ContentTree::from_dir(root.path()).faults.len(), 1);
    fs::create_dir(root.path().join("locales")).unwrap();
    assert_eq!(ContentTree::from_dir(root.path()).faults, []);
}

proptest! {
    #[test]
    fn reading_never_panics(text in "\\PC*", locale in "[a-z]{2}") {
        let _ = read_as(&locale, &text);
    }

    #[test]
    fn reading_pieces_of_markdown_never_panics(pieces in proptest::collection::vec(piece(), 0..60)) {
        let body = pieces.concat();
        let (article, _) = read_as("en", &format!("{FRONT}{body}"));
        if let Some(article) = article {
            prop_assert!(!article.html().contains("<script"));
            let english = Locale::english();
            prop_assert_eq!(article.locale, english);
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    let fixed = proptest::sample::select(vec![
        "\n",
        "\n\n",
        "# ",
        "## ",
        "### ",
        "#### ",
        "Symptom 1",
        "Symptoms",
        "Cause 2: ",
        "cause",
        "Solution",
        "> ",
        "> [!NOTE]\n",
        "- ",
        "1. ",
        "    ",
        "```",
        "`",
        "*",
        "**",
        "[",
        "](",
        ")",
        "](x.md#a)",
        "<a name=\"",
        "\"></a>",
        "confirm-1",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "|",
        "|-|-|\n",
        "![",
        "<b>",
        "&#0;",
        "---\n",
        "é",
        "\\",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => "\\PC{0,5}"]
}
