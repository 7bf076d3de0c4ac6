//! What somebody typed or pasted to the topic it names.

use super::{KnowledgeBase, Topic};

/// Longest name that is looked up; the longest error name has 45 letters.
const MAX_NAME_BYTES: usize = 200;

impl KnowledgeBase {
    /// The topic of an article slug (today's or a former one), a code (`500001` finds `500xxx`), an error name or an alias, in any letter
    /// case and with any signs between its words but those of paths.
    pub fn find(&self, name: &str) -> Option<&Topic> {
        let name = name.trim();
        if name.is_empty() || name.len() > MAX_NAME_BYTES || name.contains(['/', '\\']) {
            return None;
        }
        let name = name.to_lowercase();
        let bare = bare(&name);
        let is_same = |other: &str| !bare.is_empty() && self::bare(&other.to_lowercase()) == bare;
        let topics = || self.topics.values();
        self.topics
            .get(&name)
            .or_else(|| self.formerly(&name))
            .or_else(|| topics().find(|topic| topic.codes.iter().any(|code| is_same(code))))
            .or_else(|| topics().find(|topic| topic.name.as_deref().is_some_and(is_same)))
            .or_else(|| topics().find(|topic| topic.aliases.iter().any(|alias| is_same(alias))))
            .or_else(|| self.by_pattern(&bare))
    }

    /// The one topic that a query names and nothing else could mean: a slug, a code, an error name, or an alias that is a
    /// name of one topic alone. `proxy` and `not registered` are words, and `BAD_CREDENTIAL` names two topics.
    pub fn named(&self, query: &str) -> Option<&Topic> {
        let topic = self.find(query)?;
        let bare = bare(&query.to_lowercase());
        let is_query = |name: &str| self::bare(&name.to_lowercase()) == bare;
        let names = topic.codes.iter().chain(&topic.name).chain([&topic.slug]);
        if names.into_iter().any(|name| is_query(name)) || bare.bytes().all(|b| b.is_ascii_digit()) {
            return Some(topic);
        }
        let is_name = |alias: &String| {
            let has_signs = alias.contains(|letter: char| letter == '_' || letter.is_ascii_digit());
            let has_humps = alias.chars().skip(1).any(char::is_uppercase);
            !alias.contains(' ') && (has_signs || has_humps) && is_query(alias)
        };
        let owners = self
            .topics
            .values()
            .filter(|topic| topic.aliases.iter().any(|alias| is_query(alias)));
        let is_alone = owners.take(2).count() == 1;
        (is_alone && topic.aliases.iter().any(is_name)).then_some(topic)
    }

    /// The topic whose code pattern fits best: the one with the fewest `x`.
    fn by_pattern(&self, code: &str) -> Option<&Topic> {
        if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let topics = self.topics.values().filter_map(|topic| {
            let fitting = topic.codes.iter().filter(|pattern| fits(pattern, code));
            let open = fitting.map(|pattern| pattern.matches('x').count()).min()?;
            Some((open, topic))
        });
        topics.min_by_key(|(open, _)| *open).map(|(_, topic)| topic)
    }
}

/// Letters and digits alone: `404 104`, `device-not-online` and `BAD_CREDENTIAL` are read in any spelling.
fn bare(lower: &str) -> String {
    lower.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn fits(pattern: &str, code: &str) -> bool {
    let mut pairs = pattern.bytes().zip(code.bytes());
    pattern.len() == code.len() && pairs.all(|(p, c)| p == b'x' || p == c)
}
