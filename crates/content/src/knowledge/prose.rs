//! A content file to its prose: the words of each line without code, addresses, names in bold and variables.

/// The lines of a text that are written for readers.
pub(super) struct Prose<'t> {
    /// Number, from 1, and text, front matter and code blocks left out.
    lines: Vec<(u32, &'t str)>,
}

impl<'t> Prose<'t> {
    /// The prose of an article, or the values of a file of interface texts.
    pub(super) fn of(path: &str, text: &'t str) -> Self {
        let numbered = (1..).zip(text.lines());
        let lines = match path.ends_with(".ftl") {
            true => numbered
                .filter_map(|(number, line)| Some((number, value(line)?)))
                .collect(),
            false => Self::of_markdown(numbered.skip(front_matter(text))).lines,
        };
        Self { lines }
    }

    /// The prose of lines of Markdown.
    pub(super) fn of_markdown(lines: impl Iterator<Item = (u32, &'t str)>) -> Self {
        let mut is_code = false;
        let prose = lines.filter(|(_, line)| {
            let is_fence = line.trim_start().starts_with("```");
            is_code ^= is_fence;
            !is_fence && !is_code
        });
        Self {
            lines: prose.collect(),
        }
    }

    /// Number and text of each line, code and addresses left out.
    pub(super) fn texts(&self) -> impl Iterator<Item = (u32, String)> {
        self.lines
            .iter()
            .map(|(number, line)| (*number, without_code(line)))
    }

    /// Number and words of each line.
    pub(super) fn words(&self) -> impl Iterator<Item = (u32, Vec<String>)> {
        self.texts()
            .map(|(number, text)| (number, words_of(&without(&text, "**", "**"))))
    }
}

/// The words of a text in lower case; what a hyphen joins is one word.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !"-’'".contains(c));
    let words = words.map(|word| word.trim_matches(['-', '’', '\'']).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// How many lines the front matter has.
fn front_matter(text: &str) -> usize {
    let mut lines = text.lines().enumerate().skip(1);
    let is_open = text.starts_with("---");
    lines
        .find(|(_, line)| is_open && line.trim_end() == "---")
        .map_or(0, |(at, _)| at + 1)
}

/// What a line of interface texts says; `None` for comments and blank lines.
fn value(line: &str) -> Option<&str> {
    let is_text = !line.starts_with('#') && !line.trim().is_empty();
    let value = line.split_once(" = ").map_or(line, |(_, value)| value);
    is_text.then_some(value)
}

/// A line without code, addresses, tags and variables.
fn without_code(line: &str) -> String {
    let pairs = [("`", "`"), ("](", ")"), ("<", ">"), ("{", "}")];
    let text = pairs
        .iter()
        .fold(line.to_owned(), |text, (open, close)| without(&text, open, close));
    let words = text.split_inclusive(' ').filter(|word| !word.contains("://"));
    words.collect()
}

/// A text without what stands between two marks; a mark without its partner stays.
pub(super) fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        let Some((_, after)) = behind.split_once(close) else {
            break;
        };
        kept.push_str(before);
        kept.push('\u{fffc}');
        rest = after;
    }
    kept + rest
}
