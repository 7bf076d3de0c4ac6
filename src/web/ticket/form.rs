//! A [`Draft`] as Markdown, Jira markup, HTML or plain text.

use std::fmt::Write as _;

use askama::filters::{self, Html, Safe};

use super::{Draft, Fact};

/// What a block of Jira begins and ends with, in any letter case.
const NOFORMAT: &str = "{noformat";

/// How a ticket system reads its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// CommonMark, as GitHub, GitLab and Azure DevOps read it.
    Markdown,
    /// Jira's wiki markup.
    Jira,
    /// HTML without scripts, styles or pictures.
    Html,
    /// Text that no system interprets.
    Plain,
}

impl Form {
    pub(super) const ALL: [Self; 4] = [Self::Markdown, Self::Jira, Self::Html, Self::Plain];

    /// The form of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// As it stands in an address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Jira => "jira",
            Self::Html => "html",
            Self::Plain => "text",
        }
    }

    /// Key of its name for people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Markdown => "ticket-form-markdown",
            Self::Jira => "ticket-form-jira",
            Self::Html => "ticket-form-html",
            Self::Plain => "ticket-form-text",
        }
    }

    /// The text of a draft. Whatever a fact holds, it stays text.
    pub(super) fn write(self, draft: &Draft) -> String {
        let mut text = match self {
            Self::Markdown => format!("**{}**\n\n", self.escape(&draft.headline)),
            Self::Jira => format!("*{}*\n\n", self.escape(&draft.headline)),
            Self::Html => format!("<p><strong>{}</strong></p>\n<ul>\n", self.escape(&draft.headline)),
            Self::Plain => format!("{}\n\n", self.escape(&draft.headline)),
        };
        for (label, fact) in &draft.facts {
            let entry = self.entry(&self.escape(label), fact);
            text.push_str(&entry);
        }
        if self == Self::Html {
            text.push_str("</ul>\n");
        }
        text
    }

    fn entry(self, label: &str, fact: &Fact) -> String {
        match (self, fact) {
            (Self::Markdown, Fact::Text(fact)) => format!("- {label}: {}\n", self.escape(fact)),
            (Self::Markdown, Fact::Link(link)) => format!("- {label}: <{link}>\n"),
            (Self::Markdown, Fact::Log(lines)) => format!("- {label}:\n\n{}\n", fenced(lines)),
            (Self::Jira, Fact::Text(fact)) => format!("* {label}: {}\n", self.escape(fact)),
            (Self::Jira, Fact::Link(link)) => format!("* {label}: [{link}]\n"),
            (Self::Jira, Fact::Log(lines)) => format!("* {label}:\n{}", preformatted(lines)),
            (Self::Html, Fact::Text(fact)) => format!("<li>{label}: {}</li>\n", self.escape(fact)),
            (Self::Html, Fact::Link(link)) => {
                let link = self.escape(link);
                format!("<li>{label}: <a href=\"{link}\">{link}</a></li>\n")
            }
            (Self::Html, Fact::Log(lines)) => {
                format!(
                    "<li>{label}:\n<pre>{}</pre></li>\n",
                    self.escape(&lines.join("\n"))
                )
            }
            (Self::Plain, Fact::Text(fact)) => format!("{label}: {}\n", self.escape(fact)),
            (Self::Plain, Fact::Link(link)) => format!("{label}: {link}\n"),
            (Self::Plain, Fact::Log(lines)) => format!("{label}:\n    {}\n", lines.join("\n    ")),
        }
    }

    /// Takes the meaning out of what this form would read as markup.
    fn escape(self, text: &str) -> String {
        match self {
            Self::Markdown => backslashed(&one_line(text), "\\`*_[]<>#|~&"),
            Self::Jira => backslashed(&one_line(text), "\\*_+^~?{}[]()!|"),
            Self::Html => match filters::escape(text, Html) {
                Ok(Safe(escaped)) => escaped.to_string(),
            },
            Self::Plain => one_line(text),
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn backslashed(text: &str, special: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if special.contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A block of Markdown in an entry of a list: its fence is longer than any that a line could close it with.
fn fenced(lines: &[String]) -> String {
    let runs = |line: &String| {
        line.split(|letter| letter != '`')
            .map(str::len)
            .max()
            .unwrap_or_default()
    };
    let longest = lines.iter().map(runs).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    let mut block = format!("  {fence}text\n");
    for line in lines {
        writeln!(block, "  {line}").expect("a string takes any text");
    }
    block + "  " + &fence + "\n"
}

/// A block of Jira that nothing is read in but its own end, which no line may therefore name.
fn preformatted(lines: &[String]) -> String {
    let mut block = String::from("{noformat}\n");
    for line in lines {
        let mut rest = line.as_str();
        while let Some(at) = rest.to_ascii_lowercase().find(NOFORMAT) {
            let (before, named) = rest.split_at(at + 1);
            block.push_str(before);
            block.push(' ');
            rest = named;
        }
        writeln!(block, "{rest}").expect("a string takes any text");
    }
    block + "{noformat}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a log line may hold to leave its block or to be read as markup.
    const LINE: &str = "``` ```` ~~~ {noformat} {NoFormat:x} {code} </pre><script> & *a* [b|c] {{7*7}}";

    fn draft() -> Draft {
        Draft::new("a_b *c*\n<d>")
            .line(
                "Seen".to_owned(),
                "\n- [x](y) {color:red}h{color} !p.png!".to_owned(),
            )
            .log("Lines".to_owned(), vec![LINE.to_owned()])
    }

    #[test]
    fn markup_in_a_fact_stays_text() {
        assert_eq!(Form::Markdown.escape("a_b *c*\n<d>"), "a\\_b \\*c\\* \\<d\\>");
        assert_eq!(
            Form::Jira.escape("{color} [a|b] !c!"),
            "\\{color\\} \\[a\\|b\\] \\!c\\!"
        );
        assert_eq!(Form::Html.escape("<b>&\""), "&#60;b&#62;&#38;&#34;");
    }

    #[test]
    fn no_line_of_a_log_leaves_its_block_in_markdown() {
        let text = Form::Markdown.write(&draft());
        let mut block = None;
        for event in pulldown_cmark::Parser::new(&text) {
            match event {
                pulldown_cmark::Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => {
                    block = Some(String::new())
                }
                pulldown_cmark::Event::Text(part) => block.iter_mut().for_each(|block| block.push_str(&part)),
                pulldown_cmark::Event::End(pulldown_cmark::TagEnd::CodeBlock) => break,
                pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
                    panic!("{html} in {text}")
                }
                _ => {}
            }
        }
        assert_eq!(block.as_deref(), Some(format!("{LINE}\n").as_str()), "{text}");
    }

    #[test]
    fn no_line_of_a_log_leaves_its_block_in_jira() {
        let text = Form::Jira.write(&draft());
        assert_eq!(text.to_lowercase().matches("{noformat").count(), 2, "{text}");
        assert!(text.contains("{ noformat} { NoFormat:x} {code}"), "{text}");
    }

    #[test]
    fn html_has_no_element_but_its_own() {
        let text = Form::Html.write(&draft());
        for element in text.split('<').skip(1) {
            let name = element.trim_start_matches('/').split(['>', ' ']).next();
            assert!(
                ["p", "strong", "ul", "li", "pre"].contains(&name.unwrap_or_default()),
                "{text}"
            );
        }
    }
}
