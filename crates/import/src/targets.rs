//! A link of a source to where it leads in the content: an article, a part of one, a full address, or nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::checkout::join;
use waypost_content::form::slug_of;

/// Where links of the articles being imported may lead.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// Checkout and path to slug.
    pub(super) slugs: BTreeMap<(usize, String), String>,
    /// Slug to its anchors.
    pub(super) anchors: BTreeMap<String, BTreeSet<String>>,
}

impl Targets {
    /// Where a link leads that stands in the file `from` of the article `slug`.
    pub(super) fn resolve(
        &self,
        (root, from): (usize, &str),
        (slug, target): (&str, &str),
        has_vendor: bool,
    ) -> Result<String, &'static str> {
        let target = target.trim();
        if target.contains(|c: char| c.is_control() || c == '\\') || target.starts_with("//") {
            return Err("is no address");
        }
        if let Some((scheme, _)) = target
            .split_once(':')
            .filter(|(scheme, _)| !scheme.contains(['/', '#', '?']))
        {
            let is_safe = ["http", "https", "mailto"].contains(&scheme.to_ascii_lowercase().as_str());
            return if is_safe {
                Ok(target.to_owned())
            } else {
                Err("has a scheme other than http, https and mailto")
            };
        }
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let path = path.split('?').next().unwrap_or_default();
        let found = if path.is_empty() {
            Some(slug.to_owned())
        } else {
            self.article((root, from), path)
        };
        match found {
            Some(found) if found == slug && anchor.is_empty() => Ok(format!("{slug}.md")),
            Some(found) => self.part(&found, anchor, found == slug),
            None if has_vendor && !target.is_empty() => Ok(target.to_owned()),
            None => Err("leads to no article of this import"),
        }
    }

    /// The slug of the article that a path names.
    fn article(&self, (root, from): (usize, &str), path: &str) -> Option<String> {
        let path = join(from, path)?;
        let with_extension = if Path::new(&path).extension().is_some() {
            path
        } else {
            format!("{path}.md")
        };
        let stem = with_extension.rsplit('/').next()?.strip_suffix(".md");
        let found = self.slugs.get(&(root, with_extension.clone())).cloned();
        found.or_else(|| slug_of(stem?).filter(|slug| self.anchors.contains_key(slug)))
    }

    fn part(&self, slug: &str, anchor: &str, is_own: bool) -> Result<String, &'static str> {
        let known = self
            .anchors
            .get(slug)
            .is_some_and(|anchors| anchors.contains(anchor));
        match (known, is_own) {
            (true, true) => Ok(format!("#{anchor}")),
            (true, false) => Ok(format!("{slug}.md#{anchor}")),
            (false, true) => Err("leads to a part that is not there"),
            (false, false) => Ok(format!("{slug}.md")),
        }
    }
}
