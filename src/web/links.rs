//! The only place that makes addresses.

use std::fmt::Write as _;

use crate::analysis::ReportId;
use crate::i18n::Locale;
use crate::wizard::Answers;

/// Where the language switch sends its choice.
pub(super) const LANGUAGE: &str = "/language";

/// Names of pages that stand right below the language, as in `/de/search`.
pub(super) const PLACES: [&str; 4] = ["analyse", "counts", "reports", "search"];

/// Last segment of the address of a page's picture.
pub(super) const CARD: &str = "card.png";
/// Last segment of the address of a page in a frame.
pub(super) const EMBED: &str = "embed";

/// The address of something that belongs to a page: `/de/1/wizard?symptom=2` and `embed` to `/de/1/wizard/embed?symptom=2`.
pub(super) fn beside(page: &str, name: &str) -> String {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    with_query(format!("{}/{name}", path.trim_end_matches('/')), query)
}

/// Where another site learns how to show `page` (an absolute address).
pub(super) fn oembed(page: &str) -> String {
    format!("/oembed?format=json&url={}", encode(page))
}

/// Makes addresses in one language, or without one: those open in the language of whoever follows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    prefix: String,
}

impl Links {
    /// Addresses in `locale`.
    pub fn of(locale: Locale) -> Self {
        Self {
            prefix: format!("/{locale}"),
        }
    }

    /// Addresses without a language.
    pub fn without_language() -> Self {
        Self {
            prefix: String::new(),
        }
    }

    /// The start page.
    pub fn home(&self) -> String {
        if self.prefix.is_empty() {
            "/".to_owned()
        } else {
            self.prefix.clone()
        }
    }

    /// The list of symptoms on the start page.
    pub fn symptoms(&self) -> String {
        format!("{}#symptoms", self.home())
    }

    /// A place given without its language: `/404104/wizard?symptom=2`, or `/` for the start page.
    pub fn place(&self, place: &str) -> String {
        match place {
            "/" => self.home(),
            _ if place.starts_with("/?") && !self.prefix.is_empty() => {
                format!("{}{}", self.prefix, &place[1..])
            }
            _ => format!("{}{place}", self.prefix),
        }
    }

    /// The search page.
    pub fn search(&self) -> String {
        format!("{}/search", self.prefix)
    }

    /// The search page with what it found for `query`.
    pub fn search_for(&self, query: &str) -> String {
        format!("{}?q={}", self.search(), encode(query))
    }

    /// An article.
    pub fn article(&self, slug: &str) -> String {
        format!("{}/{}", self.prefix, encode(slug))
    }

    /// A part of an article.
    pub fn part(&self, slug: &str, anchor: &str) -> String {
        format!("{}#{}", self.article(slug), encode(anchor))
    }

    /// All paths of an article.
    pub fn flow(&self, slug: &str) -> String {
        format!("{}/flow", self.article(slug))
    }

    /// The wizard's step for `answers`.
    pub fn wizard(&self, slug: &str, answers: &Answers) -> String {
        with_query(format!("{}/wizard", self.article(slug)), &answers.to_query())
    }

    /// The question `key` once more, with the answers given so far.
    pub fn wizard_change(&self, slug: &str, answers: &Answers, key: &str) -> String {
        let query = answers.to_query();
        let separator = if query.is_empty() { "" } else { "&" };
        format!("{}/wizard?{query}{separator}change={key}", self.article(slug))
    }

    /// The page after "it helped".
    pub fn wizard_solved(&self, slug: &str, answers: &Answers) -> String {
        with_query(
            format!("{}/wizard/solved", self.article(slug)),
            &answers.to_query(),
        )
    }

    /// Where the answer to "did it help?" is sent.
    pub fn wizard_outcome(&self, slug: &str) -> String {
        format!("{}/wizard/outcome", self.article(slug))
    }

    /// The page of counts.
    pub fn counts(&self) -> String {
        format!("{}/counts", self.prefix)
    }

    /// The page to upload or paste a log on.
    pub fn analyse(&self) -> String {
        format!("{}/analyse", self.prefix)
    }

    /// The same for a log from after the fix of what a report shows.
    pub fn analyse_after(&self, id: &ReportId) -> String {
        format!("{}?after={id}", self.analyse())
    }

    /// The samples on that page.
    pub fn samples(&self) -> String {
        format!("{}#samples", self.analyse())
    }

    /// Where uploads are sent.
    pub fn reports(&self) -> String {
        format!("{}/reports", self.prefix)
    }

    /// A report.
    pub fn report(&self, id: &ReportId) -> String {
        format!("{}/{id}", self.reports())
    }

    /// Where readers say that a finding of a report is wrong.
    pub fn report_wrong(&self, id: &ReportId) -> String {
        format!("{}/wrong", self.report(id))
    }

    /// Where a report is deleted.
    pub fn report_delete(&self, id: &ReportId) -> String {
        format!("{}/delete", self.report(id))
    }

    /// The owner's link to that place.
    pub fn report_delete_by(&self, id: &ReportId, token: &str) -> String {
        format!("{}?token={}", self.report_delete(id), encode(token))
    }
}

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// Percent-encodes everything but what may stand in a path segment, a query value and a fragment alike.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(byte.into()),
            _ => write!(encoded, "%{byte:02X}").expect("a string takes any text"),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_carry_the_language_or_none() {
        let german = Links::of("de".parse().unwrap());
        let open = Links::without_language();
        assert_eq!(german.home(), "/de");
        assert_eq!(open.home(), "/");
        assert_eq!(german.place("/"), "/de");
        assert_eq!(
            german.place("/404104/wizard?symptom=2"),
            "/de/404104/wizard?symptom=2"
        );
        assert_eq!(german.part("404104", "cause-2"), "/de/404104#cause-2");
        assert_eq!(open.wizard("404104", &Answers::default()), "/404104/wizard");
        assert_eq!(
            beside("/de/1/wizard?symptom=2", EMBED),
            "/de/1/wizard/embed?symptom=2"
        );
        assert_eq!(beside("/", CARD), "/card.png");
        assert_eq!(
            german.wizard_change("1", &Answers::default(), "cause"),
            "/de/1/wizard?change=cause"
        );
    }

    #[test]
    fn odd_names_cannot_leave_their_segment() {
        assert_eq!(
            Links::without_language().article("a/../b?c#d"),
            "/a%2F..%2Fb%3Fc%23d"
        );
    }
}
