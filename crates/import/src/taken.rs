//! Names told apart: what finds one article finds no other.

use std::collections::BTreeMap;

use super::names::Names;
use waypost_content::ContentTree;

/// Names and spellings that articles have already, in lower case, with their article.
pub(super) struct Taken(BTreeMap<String, String>);

impl Taken {
    /// Those of the content that is there, and the slugs of what is being imported.
    pub(super) fn of<'s>(existing: &ContentTree, slugs: impl Iterator<Item = &'s String>) -> Self {
        let mut taken: BTreeMap<String, String> = slugs.map(|slug| (slug.clone(), slug.clone())).collect();
        for (path, text) in &existing.files {
            let Some(slug) = path
                .strip_prefix("rules/")
                .and_then(|name| name.strip_suffix(".toml"))
            else {
                continue;
            };
            let Ok(table) = text.parse::<toml::Table>() else {
                continue;
            };
            let list = |key: &str| {
                table
                    .get(key)
                    .and_then(toml::Value::as_array)
                    .cloned()
                    .unwrap_or_default()
            };
            let names = table
                .get("name")
                .cloned()
                .into_iter()
                .chain(list("codes"))
                .chain(list("aliases"));
            for name in names {
                if let Some(name) = name.as_str() {
                    taken
                        .entry(name.to_lowercase())
                        .or_insert_with(|| slug.to_owned());
                }
            }
        }
        Self(taken)
    }

    /// Names and codes go to their articles before any other spelling is given away.
    pub(super) fn reserve(&mut self, slug: &str, names: &Names) {
        for name in names.name.iter().chain(&names.codes) {
            self.0
                .entry(name.to_lowercase())
                .or_insert_with(|| slug.to_owned());
        }
    }

    /// The names of an article that no other has.
    pub(super) fn free(&mut self, slug: &str, of_slug: Names, found: &Names) -> Names {
        let mut is_free = |name: &String| {
            let owner = self
                .0
                .entry(name.to_lowercase())
                .or_insert_with(|| slug.to_owned());
            owner == slug
        };
        let mut codes = of_slug.codes;
        codes.extend(
            found
                .codes
                .iter()
                .filter(|code| !codes.contains(code))
                .cloned()
                .collect::<Vec<_>>(),
        );
        codes.retain(&mut is_free);
        let name = found.name.clone().filter(&mut is_free);
        let aliases = found
            .aliases
            .iter()
            .filter(|alias| !alias.eq_ignore_ascii_case(slug) && !codes.contains(alias));
        Names {
            aliases: aliases.filter(|alias| is_free(alias)).cloned().collect(),
            name,
            codes,
        }
    }
}
