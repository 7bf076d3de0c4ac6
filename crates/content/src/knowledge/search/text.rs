//! Text to words with their places: what the index and the queries are made of.

use std::ops::Range;

/// Longest word that is looked at, in characters; longer ones are keys and signatures.
const MAX_WORD_CHARS: usize = 64;

/// A word of a text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub range: Range<usize>,
    /// A part of a longer word: `Closed` in `DeviceConnectionClosedRemotely`.
    pub is_part: bool,
}

/// All words of a text, those with capitals or digits inside them also by their parts.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, letter.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                add(text, from..at, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn add<'t>(text: &'t str, range: Range<usize>, found: &mut Vec<Word<'t>>) {
    let word = &text[range.clone()];
    if word.chars().count() > MAX_WORD_CHARS {
        return;
    }
    found.push(Word {
        text: word,
        range: range.clone(),
        is_part: false,
    });
    let parts = parts(word);
    if parts.len() < 2 {
        return;
    }
    found.extend(parts.into_iter().map(|part| Word {
        text: &word[part.clone()],
        range: range.start + part.start..range.start + part.end,
        is_part: true,
    }));
}

/// Where the words in `deviceConnectionClosed` and in `iothub404104` stand.
fn parts(word: &str) -> Vec<Range<usize>> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut begins = vec![0];
    for window in letters.windows(2) {
        let [(_, before), (at, letter)] = window else {
            continue;
        };
        let is_hump = before.is_lowercase() && letter.is_uppercase();
        if is_hump || before.is_numeric() != letter.is_numeric() {
            begins.push(*at);
        }
    }
    let ends = begins.iter().copied().skip(1).chain([word.len()]);
    begins.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// The readable text of sanitised HTML, without its blocks of code.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<pre") {
            rest = rest.find("</pre>").map_or("", |end| &rest[end..]);
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        let is_inline = [
            "<code", "</code", "<a", "</a", "<strong", "</strong", "<em", "</em",
        ]
        .iter()
        .any(|inline| {
            tag.strip_prefix(inline)
                .is_some_and(|rest| rest.starts_with([' ', '>']))
        });
        if !is_inline {
            text.push(' ');
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    let text = text.replace("&nbsp;", " ").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn names_are_found_whole_and_by_their_parts() {
        assert_eq!(texts("DeviceClosed"), ["DeviceClosed", "Device", "Closed"]);
        assert_eq!(texts("IH404104, ok"), ["IH404104", "IH", "404104", "ok"]);
        assert_eq!(texts("BAD_CREDENTIAL"), ["BAD", "CREDENTIAL"]);
        assert_eq!(texts(" Hub’da: bağlantı "), ["Hub", "da", "bağlantı"]);
    }

    #[test]
    fn endless_words_are_no_words() {
        assert_eq!(texts(&"x".repeat(65)), Vec::<&str>::new());
    }

    #[test]
    fn html_becomes_text_without_code_blocks() {
        let html = "<p>A <code>a &lt; b</code>.</p>\n<pre><code>| where</code></pre><ul><li>one</li><li>two</li></ul>";
        assert_eq!(plain(html), "A a < b. one two");
        assert_eq!(plain("a <b"), "a");
    }
}
