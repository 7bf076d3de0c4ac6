//! Markdown to an article: refused or rendered in bounded time, without anything that runs.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use waypost::content::ArticleFile;
use waypost::knowledge::KnowledgeBase;
use waypost_fuzz::small_tree;

const PATH: &str = "locales/en/articles/700104.md";

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut tree = small_tree();
    tree.files.insert(PATH.to_owned(), text.to_owned());
    let (files, _) = ArticleFile::all(&tree);
    let known: BTreeSet<String> = ["700104", "701xxx"].map(str::to_owned).into();
    let locale = "en".parse().expect("a language");
    for file in files.iter().filter(|file| file.path == PATH) {
        if let (Some(article), _) = file.read(locale, &known) {
            refuse_active(&article.html());
        }
    }
    // Finds the same faults as a check.
    let _ = KnowledgeBase::load(&tree);
});

/// Every `<` that is no text begins a tag we know, and none of its attributes runs anything.
fn refuse_active(html: &str) {
    for tag in html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
        let tag = tag.to_ascii_lowercase();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let active = ["script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "svg", "math"];
        assert!(!active.contains(&name), "<{tag}>");
        assert!(!tag.contains("=\"javascript:") && !tag.contains("=\"data:") && !tag.contains("=\"vbscript:"), "<{tag}>");
        // What stands in quotes is a value.
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(!outside.split_whitespace().any(|word| word.starts_with("on")), "<{tag}>");
    }
}
