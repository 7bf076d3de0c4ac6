//! A file of the operator's: whatever stands in it, it is refused or bounded when it is loaded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waypost::analysis::{Rules, analyse};
use waypost::knowledge::KnowledgeBase;
use waypost_fuzz::{choice_and_text, small_tree};

const FILES: [&str; 8] = [
    "rules/700104.toml",
    "rules/formats/other.toml",
    "rules/formats/text.toml",
    "rules/codes.toml",
    "rules/collect.toml",
    "rules/scope.toml",
    "locales/en/search.toml",
    "locales/de/glossary.toml",
];

const LOG: &str = "2024-11-03T07:11:02Z pump-7 700104 connection closed\n{\"time\":\"2024-11-03T07:11:05Z\",\"code\":700104}\n";

fuzz_target!(|data: &[u8]| {
    let (file, text) = choice_and_text(data);
    let path = FILES[file % FILES.len()];
    let mut tree = small_tree();
    tree.files.insert(path.to_owned(), text);
    // Only what reads the file is loaded; loading finds the same faults as a check.
    if path.starts_with("rules/")
        && let Ok(rules) = Rules::load(&tree)
    {
        analyse(&rules, LOG);
    }
    if (path.starts_with("locales/") || path == FILES[0])
        && let Ok(knowledge) = KnowledgeBase::load(&tree)
    {
        knowledge.search("en".parse().expect("a language"), "connection closed 700104");
    }
});
