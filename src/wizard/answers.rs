//! The query string of a wizard address to [`Answers`], and back.

use std::collections::BTreeMap;

use super::Aspect;

/// Answer to "I cannot check that".
pub const UNKNOWN: &str = "unknown";
/// Longest answer; ids have at most 64 letters.
const MAX_VALUE_CHARS: usize = 64;
/// Most pairs that are looked at; the wizard itself writes one per cause and two more.
const MAX_PAIRS: usize = 256;
/// Most causes ruled out; no topic has as many.
const MAX_RULED_OUT: usize = 64;

/// The answers of a wizard address. Unknown keys are dropped, keys are written in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// `protocol=`, `sdk=`, `tier=`: what the reader's devices use, or `unknown`.
    pub aspects: BTreeMap<Aspect, String>,
    /// `cause=` a slug, or `unknown` for "I cannot check that".
    pub cause: Option<String>,
    /// `ruled-out=`, repeated: causes that were tried and were not it, in order.
    pub ruled_out: Vec<String>,
    /// `symptom=` a number, or `unknown`.
    pub symptom: Option<String>,
}

impl Answers {
    /// Reads a query string (`cause=a&symptom=2`); the last of a repeated single key wins.
    ///
    /// Whatever the text is, there is an answer: broken escapes stay as they are, long values are cut,
    /// what is empty or unknown is dropped.
    pub fn parse(query: &str) -> Self {
        let mut answers = Self::default();
        let query = query.strip_prefix('?').unwrap_or(query);
        for pair in query.split('&').take(MAX_PAIRS) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let key = decode(key);
            let value = decode(value);
            let value: String = value.trim().chars().take(MAX_VALUE_CHARS).collect();
            match key.as_str() {
                _ if value.is_empty() => {}
                "cause" => answers.cause = Some(value),
                "symptom" => answers.symptom = Some(value),
                "ruled-out" => answers.rule_out(value),
                key => {
                    let aspect = Aspect::ALL.into_iter().find(|aspect| aspect.key() == key);
                    answers.aspects.extend(aspect.map(|aspect| (aspect, value)));
                }
            }
        }
        answers
    }

    /// Adds a cause that was tried and was not it; each stands once.
    pub fn rule_out(&mut self, cause: impl Into<String>) {
        let cause = cause.into();
        if self.ruled_out.len() < MAX_RULED_OUT && !self.ruled_out.contains(&cause) {
            self.ruled_out.push(cause);
        }
    }

    /// The canonical query string: keys sorted, percent-encoded, empty for no answers.
    pub fn to_query(&self) -> String {
        let cause = self.cause.iter().map(|value| ("cause", value));
        let ruled_out = self.ruled_out.iter().map(|value| ("ruled-out", value));
        let symptom = self.symptom.iter().map(|value| ("symptom", value));
        let aspects = self.aspects.iter().map(|(aspect, value)| (aspect.key(), value));
        let mut pairs: Vec<_> = cause.chain(ruled_out).chain(symptom).chain(aspects).collect();
        pairs.sort_by_key(|(key, _)| *key);
        let pairs: Vec<_> = pairs
            .into_iter()
            .map(|(key, value)| format!("{key}={}", encode(value)))
            .collect();
        pairs.join("&")
    }
}

/// Decodes `+` and `%xx`; what is no escape stays, what is no UTF-8 is replaced. Reads no more than can matter.
fn decode(text: &str) -> String {
    // Four bytes of UTF-8 written as escapes are twelve bytes.
    let bytes = &text.as_bytes()[..text.len().min(MAX_VALUE_CHARS * 12)];
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        let escaped = escape.and_then(|digits| Some(hex(digits[0])? * 16 + hex(digits[1])?));
        decoded.push(match (escaped, bytes[at]) {
            (Some(byte), _) => byte,
            (None, b'+') => b' ',
            (None, byte) => byte,
        });
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_written_with_sorted_keys() {
        let answers = Answers::parse(
            "symptom=2&x=1&tier=s1&ruled-out=b&cause=first&ruled-out=a&sdk=python&ruled-out=b&cause=keepalive-timeout",
        );
        assert_eq!(
            answers.to_query(),
            "cause=keepalive-timeout&ruled-out=b&ruled-out=a&sdk=python&symptom=2&tier=s1"
        );
        assert_eq!(Answers::parse(&answers.to_query()), answers);
        assert_eq!(Answers::default().to_query(), "");
        assert_eq!(Answers::parse("?symptom=&cause"), Answers::default());
    }

    #[test]
    fn garbage_is_read_as_far_as_it_goes() {
        let answers = Answers::parse("symptom=%zz%4&cause=%e2%82%ac+%ff%&rul%65d-out=a&%=%&&&=");
        assert_eq!(answers.symptom.as_deref(), Some("%zz%4"));
        assert_eq!(answers.cause.as_deref(), Some("€ \u{fffd}%"));
        assert_eq!(answers.ruled_out, ["a"]);
        assert_eq!(
            answers.to_query(),
            "cause=%E2%82%AC%20%EF%BF%BD%25&ruled-out=a&symptom=%25zz%254"
        );
    }

    #[test]
    fn sizes_are_bounded() {
        let many: String = (0..10_000).map(|n| format!("ruled-out={n}&")).collect();
        assert_eq!(Answers::parse(&many).ruled_out.len(), MAX_RULED_OUT);
        let long = Answers::parse(&format!("cause={}", "ä".repeat(1 << 20)));
        assert!(long.cause.unwrap().chars().count() <= MAX_VALUE_CHARS);
    }
}
