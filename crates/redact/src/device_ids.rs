//! The optional mode that replaces device ids by stand-ins: `[device-1]`, `[device-2]` … in order of appearance.
//!
//! Ids are recognised where a name or a verb says what they are; from then on each is replaced wherever it stands as a
//! whole word. It is off by default, because a device id is what an operator searches for.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::bytes::Regex;

use super::view::View;

/// Words that stand where an id is expected and are none.
const COMMON: [&str; 14] = [
    "device",
    "devices",
    "the",
    "client",
    "module",
    "connection",
    "null",
    "true",
    "false",
    "messages",
    "query",
    "is",
    "not",
    "was",
];

/// Where ids stand: behind a name, in a topic or address, before what happens to a device, or before its code.
static PLACES: LazyLock<Regex> = LazyLock::new(|| {
    const ID: &str = r"([A-Za-z0-9][A-Za-z0-9._:-]{1,127})";
    let places = [
        format!(r#"(?i:device_?id|registration_?id|client_?id)["']?\s*[:=]\s*["']?{ID}"#),
        format!(r"(?:devices|twins|registrations)/{ID}"),
        format!(r"(?i:\bdevice|\bon)\s+{ID}"),
        format!(r"{ID}\s+(?:connected|disconnected)\b"),
        format!(r#"(?m:^){ID},"?[1-5][0-9]{{5}}\b"#),
    ];
    Regex::new(&places.join("|")).expect("the pattern is constant")
});

/// Replaces every device id of the text by a stand-in; equal ids get equal stand-ins.
///
/// ```
/// let text = waypost_redact::pseudonymise("DeviceId=pump-17 and devices/pump-17/messages");
/// assert_eq!(text, "DeviceId=[device-1] and devices/[device-1]/messages");
/// ```
pub fn pseudonymise(text: &str) -> String {
    let view = View::new(text.as_bytes());
    let ids = ids(&view.bytes);
    if ids.is_empty() {
        return text.to_owned();
    }
    let Ok(search) = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&ids)
    else {
        return text.to_owned();
    };
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for hit in search
        .find_iter(&view.bytes)
        .filter(|hit| is_word(&view.bytes, hit.range()))
    {
        let range = view.source(hit.range());
        let Some(before) = text.get(at..range.start) else {
            continue;
        };
        let next = numbers.len() + 1;
        let number = *numbers.entry(hit.pattern().as_usize()).or_insert(next);
        out.push_str(before);
        out.push_str(&format!("[device-{number}]"));
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Distinct ids of the text.
fn ids(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut seen = HashSet::new();
    PLACES
        .captures_iter(bytes)
        .filter_map(|places| {
            places
                .iter()
                .skip(1)
                .flatten()
                .next()
                .map(|id| id.as_bytes().to_vec())
        })
        .map(|id| trim(&id).to_vec())
        .filter(|id| is_id(id) && seen.insert(id.clone()))
        .collect()
}

fn trim(id: &[u8]) -> &[u8] {
    let end = id
        .iter()
        .rposition(|byte| byte.is_ascii_alphanumeric())
        .map_or(0, |last| last + 1);
    &id[..end]
}

/// An id, and not a word of a sentence: words after `device` and `on` count only with a digit.
fn is_id(id: &[u8]) -> bool {
    let is_common = COMMON.iter().any(|word| id.eq_ignore_ascii_case(word.as_bytes()));
    id.len() >= 2 && !is_common && id.iter().any(u8::is_ascii_digit) && !id.iter().all(u8::is_ascii_digit)
}

fn is_word(bytes: &[u8], range: Range<usize>) -> bool {
    let is_part = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    !is_part(before) && !is_part(bytes.get(range.end))
}
