//! What the fuzz targets share: the program's own content, loaded once, and a small tree to put one hostile file into.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use waypost::app::{Content, load};
use waypost::content::ContentTree;

/// All articles, rules and texts of the program. Its samples are not run: `waypost check` does that.
///
/// # Panics
/// If the content has faults.
pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let tree = ContentTree {
            is_proven: true,
            ..ContentTree::embedded()
        };
        load(&tree).expect("the program's own content loads")
    })
}

/// A log format with one entry and one signal: the program's own has hundreds, and all are compiled anew for each input.
const FORMAT: &str = r#"
id = "text"
shape = "text"
title = "Text"

[[entry]]
pattern = '^(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?P<device>[\w-]+)'
sample = ["2024-11-03T07:11:02Z pump-7 connection closed"]

[[signal]]
id = "closed"
kind = "disconnect"
match = ["connection closed", "re:\\bdropped\\b"]
sample = ["2024-11-03T07:11:02Z pump-7 connection closed"]
not = ["2024-11-03T07:11:02Z pump-7 connected"]
"#;

/// Two articles, their rules and a format, enough for links and joins.
pub fn small_tree() -> ContentTree {
    static TREE: OnceLock<ContentTree> = OnceLock::new();
    TREE.get_or_init(read_small_tree).clone()
}

fn read_small_tree() -> ContentTree {
    let files = [
        ("locales/en/ui.ftl", include_str!("../../tests/fixtures/content/locales/en/ui.ftl")),
        (
            "locales/en/articles/700104.md",
            include_str!("../../tests/fixtures/content/locales/en/articles/700104.md"),
        ),
        (
            "locales/en/articles/701xxx.md",
            include_str!("../../tests/fixtures/content/locales/en/articles/701xxx.md"),
        ),
        (
            "locales/de/articles/700104.md",
            include_str!("../../tests/fixtures/content/locales/de/articles/700104.md"),
        ),
        ("rules/700104.toml", include_str!("../../tests/fixtures/content/rules/700104.toml")),
        ("rules/701xxx.toml", include_str!("../../tests/fixtures/content/rules/701xxx.toml")),
        ("rules/formats/text.toml", FORMAT),
    ];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    ContentTree {
        files,
        ..ContentTree::default()
    }
}

/// The first byte as a number, and the rest as text; what is no UTF-8 is replaced.
pub fn choice_and_text(data: &[u8]) -> (usize, String) {
    let (first, rest) = data.split_first().map_or((0, data), |(first, rest)| (*first, rest));
    (usize::from(first), String::from_utf8_lossy(rest).into_owned())
}

/// Cuts a text into pieces of 1 to `most` bytes whose lengths follow from `seed`, at letters.
pub fn pieces(mut text: &str, seed: usize, most: usize) -> impl Iterator<Item = &str> {
    let mut state = seed as u64 | 1;
    std::iter::from_fn(move || {
        if text.is_empty() {
            return None;
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let length = 1 + (state >> 33) as usize % most;
        let (piece, rest) = text.split_at(text.ceil_char_boundary(length.min(text.len())));
        text = rest;
        Some(piece)
    })
}

/// An instant as reports write it, `2024-11-03T07:11:02.1Z`, in parts that compare as the times do; `None` for anything else.
pub fn instant(text: &str) -> Option<(&str, &str)> {
    let (seconds, fraction) = text.strip_suffix('Z')?.split_at_checked(19)?;
    let shape: String = seconds.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let digits = fraction.strip_prefix('.').unwrap_or(fraction);
    let is_fraction = digits.bytes().all(|byte| byte.is_ascii_digit());
    (shape == "0000-00-00T00:00:00" && is_fraction).then_some((seconds, digits))
}
