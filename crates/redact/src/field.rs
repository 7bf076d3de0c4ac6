//! What a person types into a field: a title, the number of a ticket, the name of a file. A value stands there without the
//! context that shows in a log what it is: `Zq8…` alone is no key to a detector that wants a name in front of it.

use super::lexis::{is_base64, is_hex};
use super::{Redacted, RedactionCount, redact};

/// Shorter words are no keys, however mixed.
const MIN_KEY: usize = 16;
/// Digits of the shortest key in hexadecimal.
const MIN_HEX: usize = 32;
/// Shorter words behind the name of a secret are words.
const MIN_VALUE: usize = 4;
/// The kind that is counted for a masked word.
const KIND: &str = "possible-key";

/// Names of secrets as people write them in a sentence, in the languages of the interface.
const NAMES: [&str; 24] = [
    "password",
    "passwd",
    "passphrase",
    "pass",
    "pwd",
    "pw",
    "secret",
    "token",
    "key",
    "psk",
    "pin",
    "passwort",
    "kennwort",
    "schlüssel",
    "wachtwoord",
    "sleutel",
    "lösenord",
    "nyckel",
    "jelszó",
    "jelszava",
    "kulcs",
    "parola",
    "şifre",
    "anahtar",
];

/// Words that may stand between a name and its value.
const BETWEEN: [&str; 8] = ["is", "ist", "är", "was", "to", "=", ":", "->"];

/// Masks what [`redact`] masks, words that look like keys, and words behind the name of a secret that are no plain words.
pub fn redact_field(text: &str) -> Redacted {
    let Redacted { text, mut counts } = redact(text);
    let mut masked = String::with_capacity(text.len());
    let (mut named, mut times) = (false, 0_u64);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let bare = word.trim_matches(|letter: char| "\"'`,;.()<>?!".contains(letter));
        let lower = bare.to_lowercase();
        let name = lower.trim_end_matches([':', '=']);
        let is_marked = word.contains("[redacted:");
        if !is_marked && (is_key(bare) || named && is_value(bare)) {
            masked.push_str(&piece.replacen(bare, &format!("[redacted:{KIND}]"), 1));
            times += 1;
        } else {
            masked.push_str(piece);
        }
        named = NAMES.contains(&name) || named && BETWEEN.contains(&lower.as_str());
    }
    if times > 0 {
        counts.push(RedactionCount {
            kind: KIND.to_owned(),
            count: times,
        });
    }
    Redacted { text: masked, counts }
}

/// Whether a word is random rather than put together from words: long hexadecimal, or letters and digits that change their
/// kind at every third letter or more often. `DeviceConnectionClosedRemotely` and `CASE-2026-001234` are not.
fn is_key(word: &str) -> bool {
    let bytes = word.as_bytes();
    if bytes.len() >= MIN_HEX && is_hex(bytes) {
        return true;
    }
    let is_text = |byte: &u8| is_base64(*byte) || b"=_-.~%".contains(byte);
    let has = |kind: fn(&u8) -> bool| bytes.iter().any(kind);
    let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    let kind = |byte: &u8| match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    };
    let is_sign = |byte: &u8| kind(byte) == 3;
    let changes = bytes
        .windows(2)
        .filter(|pair| kind(&pair[0]) != kind(&pair[1]) && !is_sign(&pair[0]) && !is_sign(&pair[1]))
        .count();
    bytes.len() >= MIN_KEY && is_mixed && bytes.iter().all(is_text) && changes * 3 >= bytes.len()
}

/// Whether a word behind the name of a secret is a value: `Meteor-17x` is one, `reset` and `expired` are not.
fn is_value(word: &str) -> bool {
    let letters = word.chars().count();
    letters >= MIN_VALUE && word.chars().any(|letter| !letter.is_alphabetic()) && !BETWEEN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_alone_and_values_behind_names_are_masked() {
        for (text, expected) in [
            (
                "eyfzkgVF1VnZ+rqItGrHlVvkVmiUhpGVBK59O3DEeec=",
                "[redacted:possible-key]",
            ),
            ("pump 7, key is 81f2aZ", "pump 7, key is [redacted:possible-key]"),
            ("Kennwort: Meteor-17x!", "Kennwort: [redacted:password]"),
            (
                "the password Meteor-17x fails",
                "the password [redacted:password] fails",
            ),
            ("0f1e2d3c4b5a69788796a5b4c3d2e1f0", "[redacted:possible-key]"),
        ] {
            assert_eq!(redact_field(text).text, expected, "{text}");
        }
    }

    #[test]
    fn titles_and_tickets_stay() {
        for text in [
            "CASE-2026-001234",
            "404104 DeviceConnectionClosedRemotely",
            "pumps of plant 3, password reset",
            "INC0012345",
            "key rotation of 2026",
            "hub-2026-03-09T07.log",
            "pump-07_west-europe.csv",
            "Wachtwoord verlopen?",
            "Token expired on gw-12",
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ] {
            assert_eq!(redact_field(text).text, text);
        }
    }
}
