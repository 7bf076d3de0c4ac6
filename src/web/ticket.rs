//! The ready text for a ticket, in Markdown.

use super::page::Page;

/// Text and link, ready to be pasted.
pub(super) struct Ticket {
    /// Markdown.
    pub text: String,
    /// Absolute, without a language.
    pub link: String,
}

/// A ticket text in the making: a headline, then one line per fact.
pub(super) struct Draft {
    headline: String,
    lines: Vec<(String, String)>,
}

impl Draft {
    /// A text about `headline`.
    pub(super) fn new(headline: &str) -> Self {
        Self {
            headline: headline.to_owned(),
            lines: Vec::new(),
        }
    }

    /// One more fact; left out if it is empty.
    pub(super) fn line(mut self, label: String, fact: String) -> Self {
        if !fact.is_empty() {
            self.lines.push((label, fact));
        }
        self
    }

    /// The finished text, with the address of `page` that opens in the language of whoever follows it.
    pub(super) fn finish(self, page: &Page<'_>) -> Ticket {
        let link = page.in_any_language();
        let mut text = format!("**{}**\n\n", escape(&self.headline));
        for (label, fact) in &self.lines {
            text.push_str(&format!("- {}: {}\n", escape(label), escape(fact)));
        }
        text.push_str(&format!("- {}: <{link}>\n", escape(&page.t("ticket-source"))));
        Ticket { text, link }
    }
}

/// Takes the meaning out of what Markdown would read as markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                escaped.extend(['\\', letter])
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_fact_stays_text() {
        assert_eq!(escape("a_b *c*\n<d>"), "a\\_b \\*c\\* \\<d\\>");
    }
}
