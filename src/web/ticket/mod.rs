//! The ready text for a ticket: what it says, in the form and the language that the ticket needs.
//!
//! A page collects facts in a [`Draft`]; the query of its address says which form and which language was chosen
//! ([`Wish`]); a [`Form`] writes the facts so that none of them can be read as markup.

mod form;

use crate::i18n::Locale;
use form::Form;

use super::page::Page;

/// Query key of the form.
const FORM: &str = "ticket";
/// Query key of the ticket's language.
const LANGUAGE: &str = "in";

/// What the reader chose for the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    form: Form,
    /// Language of the text.
    pub locale: Locale,
}

/// Text and link, ready to be pasted, and the choices that lead to other texts.
pub(super) struct Ticket {
    /// The text in the chosen form.
    pub text: String,
    /// Language of the text.
    pub lang: Locale,
    /// Absolute, without a language.
    pub link: String,
    /// The forms to choose from.
    pub forms: Vec<Choice>,
    /// The languages to choose from.
    pub languages: Vec<Choice>,
    /// Keys and values of the page's address that the choice has to keep.
    pub kept: Vec<(String, String)>,
}

/// An option of a field.
pub(super) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// A ticket text in the making: a headline, then one entry per fact.
pub(super) struct Draft {
    headline: String,
    facts: Vec<(String, Fact)>,
}

/// What stands behind a label.
enum Fact {
    /// One line of prose.
    Text(String),
    /// Lines of a log, as they are.
    Log(Vec<String>),
    /// An address.
    Link(String),
}

impl Wish {
    /// Reads the choice from a query; Markdown in the page's language unless it says otherwise.
    pub(super) fn parse(query: &str, page: Locale, known: &[Locale]) -> Self {
        let mut wish = Self {
            form: Form::Markdown,
            locale: page,
        };
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                FORM => wish.form = Form::named(value).unwrap_or(wish.form),
                LANGUAGE => {
                    let named = known.iter().find(|locale| locale.as_str() == value);
                    wish.locale = named.copied().unwrap_or(wish.locale);
                }
                _ => {}
            }
        }
        wish
    }
}

impl Draft {
    /// A text about `headline`.
    pub(super) fn new(headline: &str) -> Self {
        Self {
            headline: headline.to_owned(),
            facts: Vec::new(),
        }
    }

    /// One more fact; left out if it is empty.
    pub(super) fn line(self, label: String, fact: String) -> Self {
        let empty = fact.is_empty();
        self.fact(label, Fact::Text(fact), empty)
    }

    /// Lines of a log; left out if there are none.
    pub(super) fn log(self, label: String, lines: Vec<String>) -> Self {
        let empty = lines.is_empty();
        self.fact(label, Fact::Log(lines), empty)
    }

    fn fact(mut self, label: String, fact: Fact, empty: bool) -> Self {
        if !empty {
            self.facts.push((label, fact));
        }
        self
    }

    /// The finished text, with the address of `page` that opens in the language of whoever follows it, and the
    /// choices as `page` offers them. `answers` is the query that the page's own address has.
    pub(super) fn finish(self, page: &Page<'_>, wish: Wish, answers: &str) -> Ticket {
        let link = page.in_any_language();
        let source = page.texts.messages().of(wish.locale).get("ticket-source");
        let draft = self.fact(source, Fact::Link(link.clone()), false);
        Ticket {
            text: wish.form.write(&draft),
            lang: wish.locale,
            link,
            forms: forms(page, wish),
            languages: languages(page, wish),
            kept: pairs(answers),
        }
    }
}

fn forms(page: &Page<'_>, wish: Wish) -> Vec<Choice> {
    let choice = |form: Form| Choice {
        value: form.name().to_owned(),
        label: page.t(form.label()),
        chosen: form == wish.form,
    };
    Form::ALL.into_iter().map(choice).collect()
}

fn languages(page: &Page<'_>, wish: Wish) -> Vec<Choice> {
    let languages = page.languages.iter();
    let choice = |language: &super::page::Language| Choice {
        value: language.locale.to_string(),
        label: language.name.clone(),
        chosen: language.locale == wish.locale,
    };
    languages.map(choice).collect()
}

/// Keys and values of a query that was written by us: slugs and numbers, which no escape stands for.
fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_read_from_the_address_and_nonsense_is_none() {
        let known: Vec<Locale> = ["de", "sv"].map(|tag| tag.parse().unwrap()).to_vec();
        let read = |query| Wish::parse(query, known[0], &known);
        assert_eq!(
            read("cause=a&ticket=jira&in=sv"),
            Wish {
                form: Form::Jira,
                locale: known[1]
            }
        );
        assert_eq!(read("ticket=pdf&in=xx"), read(""));
    }
}
