//! Where the links of an article lead: to our pages, to the vendor's documentation in the reader's language, or nowhere.

use std::collections::BTreeSet;

use crate::Locale;

use super::file::slug_of;

/// The vendor's documentation, and the host it had before.
const DOCS_HOST: &str = "learn.microsoft.com";
const OLD_DOCS_HOST: &str = "docs.microsoft.com";

/// The vendor's languages by ours.
const REGIONS: [(&str, &str); 6] = [
    ("de", "de-de"),
    ("en", "en-us"),
    ("hu", "hu-hu"),
    ("nl", "nl-nl"),
    ("sv", "sv-se"),
    ("tr", "tr-tr"),
];

/// What is needed to resolve the links of one article.
pub(super) struct Links<'a> {
    /// Language of the pages that will show the text.
    pub(super) reader: Locale,
    /// The article itself.
    pub(super) slug: &'a str,
    /// Folder of the vendor's documentation that an imported article stood in; `None` for our own articles.
    pub(super) vendor_folder: Option<String>,
    /// The articles there are.
    pub(super) known: &'a BTreeSet<String>,
}

/// Where one link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A part of one of our articles; the anchor is empty for its beginning.
    Article {
        href: String,
        slug: String,
        anchor: String,
    },
    /// An article that should be there and is not.
    Missing(String),
    /// A page elsewhere.
    External(String),
    /// A page or address that is neither.
    Plain(String),
    /// Nowhere: why.
    Refused(&'static str),
}

impl Links<'_> {
    /// Resolves one link destination as it stands in the Markdown.
    pub(super) fn resolve(&self, destination: &str) -> Target {
        let destination = destination.trim();
        if destination.is_empty() {
            return Target::Refused("leads nowhere");
        }
        if destination.contains(|c: char| c.is_control() || c == '\\') {
            return Target::Refused("has a control character or a backslash");
        }
        if destination.starts_with("//") {
            return Target::Refused("has no scheme");
        }
        if let Some(scheme) = scheme(destination) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Target::External(self.in_readers_language(destination)),
                "mailto" => Target::Plain(destination.to_owned()),
                _ => Target::Refused("has a scheme other than http, https and mailto"),
            };
        }
        if let Some(anchor) = destination.strip_prefix('#') {
            return self.article(self.slug, anchor);
        }
        match (&self.vendor_folder, destination.strip_prefix('/')) {
            (Some(_), Some(path)) => self.vendor(path),
            (None, Some(_)) => Target::Plain(destination.to_owned()),
            (_, None) => self.relative(destination),
        }
    }

    fn article(&self, slug: &str, anchor: &str) -> Target {
        let hash = if anchor.is_empty() { "" } else { "#" };
        Target::Article {
            href: format!("/{}/{slug}{hash}{anchor}", self.reader),
            slug: slug.to_owned(),
            anchor: anchor.to_owned(),
        }
    }

    /// `xxx.md#anchor`, `./xxx.md`, `../folder/xxx.md`.
    fn relative(&self, destination: &str) -> Target {
        let (path, anchor) = destination.split_once('#').unwrap_or((destination, ""));
        let path = path.split('?').next().unwrap_or(path);
        let path = path.strip_prefix("./").unwrap_or(path);
        let stem = path.strip_suffix(".md");
        let slug = stem.and_then(|stem| slug_of(stem.rsplit('/').next().unwrap_or(stem)));
        if let Some(slug) = slug.as_ref().filter(|slug| self.known.contains(*slug)) {
            return self.article(slug, anchor);
        }
        let Some(folder) = &self.vendor_folder else {
            return match (stem, slug) {
                (Some(_), Some(slug)) => Target::Missing(slug),
                _ => Target::Refused("leads to no article"),
            };
        };
        let joined = join(folder, stem.unwrap_or(path));
        let hash = if anchor.is_empty() { "" } else { "#" };
        self.vendor(&format!("{joined}{hash}{anchor}"))
    }

    fn vendor(&self, path: &str) -> Target {
        Target::External(self.in_readers_language(&format!("https://{DOCS_HOST}/{path}")))
    }

    /// Puts the reader's language into an address of the vendor's documentation that has none.
    pub(super) fn in_readers_language(&self, address: &str) -> String {
        let mut region = REGIONS
            .iter()
            .filter(|(locale, _)| *locale == self.reader.as_str());
        let path = [DOCS_HOST, OLD_DOCS_HOST].iter().find_map(|host| {
            let rest = address
                .strip_prefix("https://")
                .or(address.strip_prefix("http://"))?;
            rest.strip_prefix(host)?.strip_prefix('/')
        });
        match (path, region.next()) {
            (Some(path), Some((_, region))) if !has_language(path) => {
                format!("https://{DOCS_HOST}/{region}/{path}")
            }
            _ => address.to_owned(),
        }
    }
}

/// Whether a path begins with a segment such as `nl-nl`.
fn has_language(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let mut subtags = first.split('-').map(|subtag| {
        let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
        if letters { subtag.len() } else { 0 }
    });
    subtags.next() == Some(2) && subtags.next().is_some_and(|n| n == 2 || n == 4)
}

/// What stands before the colon, if it is a scheme.
fn scheme(destination: &str) -> Option<&str> {
    let end = destination.find([':', '/', '?', '#'])?;
    (destination.as_bytes()[end] == b':').then(|| &destination[..end])
}

/// `azure/iot-hub` and `../cosmos-db/x` to `azure/cosmos-db/x`.
fn join(folder: &str, path: &str) -> String {
    let mut segments: Vec<&str> = folder.split('/').collect();
    for segment in path.split('/') {
        match segment {
            "." | "" => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(destination: &str, imported: bool) -> Target {
        let known = BTreeSet::from(["401003".to_owned(), "tls".to_owned()]);
        let links = Links {
            reader: "nl".parse().unwrap(),
            slug: "404104",
            vendor_folder: imported.then(|| "azure/iot-hub".to_owned()),
            known: &known,
        };
        links.resolve(destination)
    }

    fn external(address: &str) -> Target {
        Target::External(address.to_owned())
    }

    #[test]
    fn links_to_articles_we_have_stay_with_us() {
        let expected = Target::Article {
            href: "/nl/401003#cause-1".to_owned(),
            slug: "401003".to_owned(),
            anchor: "cause-1".to_owned(),
        };
        for link in [
            "401003.md#cause-1",
            "./iot-hub-troubleshoot-error-401003-iothubunauthorized.md#cause-1",
        ] {
            assert_eq!(resolve(link, true), expected);
            assert_eq!(resolve(link, false), expected);
        }
        assert!(
            matches!(resolve("#cause-2", false), Target::Article { href, .. } if href == "/nl/404104#cause-2")
        );
        assert_eq!(resolve("999999.md", false), Target::Missing("999999".to_owned()));
    }

    #[test]
    fn other_links_of_imported_articles_lead_to_the_vendor_in_the_readers_language() {
        let base = "https://learn.microsoft.com/nl-nl/azure";
        for (link, expected) in [
            ("./iot-hub-scaling.md", "/iot-hub/iot-hub-scaling"),
            ("iot-hub-mqtt-support.md#a-b", "/iot-hub/iot-hub-mqtt-support#a-b"),
            ("../cosmos-db/index.yml", "/cosmos-db/index.yml"),
            ("../../../../x.md", ""),
            ("/azure/architecture/x", "/architecture/x"),
            ("https://docs.microsoft.com/azure/x?a=b#c", "/x?a=b#c"),
        ] {
            let expected = match expected {
                "" => "https://learn.microsoft.com/nl-nl/x".to_owned(),
                path => format!("{base}{path}"),
            };
            assert_eq!(resolve(link, true), external(&expected), "{link}");
        }
        let german = "https://learn.microsoft.com/de-de/azure/x";
        assert_eq!(resolve(german, true), external(german));
        let foreign = "https://learn.microsoft.com.evil.example/azure";
        assert_eq!(resolve(foreign, true), external(foreign));
    }

    #[test]
    fn only_safe_schemes_survive() {
        for link in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "/\\evil.example",
            "\u{1}javascript:x",
            "",
            "page.html",
        ] {
            assert!(matches!(resolve(link, false), Target::Refused(_)), "{link}");
        }
        assert_eq!(
            resolve("mailto:a@b.example", false),
            Target::Plain("mailto:a@b.example".to_owned())
        );
    }
}
