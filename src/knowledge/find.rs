//! What somebody typed or pasted to the topic it names.

use super::{KnowledgeBase, Topic};

/// Longest name that is looked up; the longest error name has 45 letters.
const MAX_NAME_BYTES: usize = 200;

impl KnowledgeBase {
    /// The topic of an article slug, a code (`500001` finds `500xxx`), an error name or an alias, in any letter case.
    pub fn find(&self, name: &str) -> Option<&Topic> {
        let name = name.trim();
        if name.is_empty() || name.len() > MAX_NAME_BYTES {
            return None;
        }
        let name = name.to_lowercase();
        let is_same = |other: &str| other.to_lowercase() == name;
        let topics = || self.topics.values();
        self.topics
            .get(&name)
            .or_else(|| topics().find(|topic| topic.codes.iter().any(|code| is_same(code))))
            .or_else(|| topics().find(|topic| topic.name.as_deref().is_some_and(is_same)))
            .or_else(|| topics().find(|topic| topic.aliases.iter().any(|alias| is_same(alias))))
            .or_else(|| self.by_pattern(&name))
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

fn fits(pattern: &str, code: &str) -> bool {
    let mut pairs = pattern.bytes().zip(code.bytes());
    pattern.len() == code.len() && pairs.all(|(p, c)| p == b'x' || p == c)
}
