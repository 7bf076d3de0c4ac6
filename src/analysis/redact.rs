//! Masks secrets. Stand-in with the face of the real module: it knows `SharedAccessKey=` only.

use super::RedactionCount;

/// A text without secrets, and what was taken out.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// The text with marks in place of secrets.
    pub text: String,
    /// What was masked, by class.
    pub counts: Vec<RedactionCount>,
}

/// Masks what must not be kept.
pub fn redact(text: &str) -> Redacted {
    const KEY: &str = "SharedAccessKey=";
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    let mut count = 0;
    while let Some(at) = rest.find(KEY) {
        let (head, tail) = rest.split_at(at + KEY.len());
        masked.push_str(head);
        let end = tail.find([';', '"', '\n', ' ']).unwrap_or(tail.len());
        if !tail.starts_with('[') && end > 0 {
            masked.push_str("[redacted:shared-access-key]");
            count += 1;
            rest = &tail[end..];
        } else {
            rest = tail;
        }
    }
    masked.push_str(rest);
    let kind = "shared-access-key".to_owned();
    let counts = if count > 0 {
        vec![RedactionCount { kind, count }]
    } else {
        Vec::new()
    };
    Redacted { text: masked, counts }
}
