//! Marks and their numbers: equal values get the same mark, different ones of a class are counted up.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::finding::{Class, Finding};
use crate::analysis::RedactionCount;

/// Which value has which mark, and how many places were masked.
#[derive(Default)]
pub(super) struct Marks {
    /// Digest of the decoded value to class and number; the values themselves are not kept.
    known: HashMap<[u8; 32], (Class, u64)>,
    /// The highest number given out by class, or seen in marks of an earlier redaction.
    highest: BTreeMap<&'static str, u64>,
    counts: BTreeMap<&'static str, u64>,
}

impl Marks {
    /// Writes `text[range]` to `out`, with the findings that lie within it masked.
    pub(super) fn write(&mut self, text: &str, range: Range<usize>, findings: &[Finding], out: &mut String) {
        let mut at = range.start;
        for finding in findings {
            let mark = self.mark(&text[at..finding.start()], finding);
            let quotes = finding.quotes.clone().map_or("", |quote| &text[quote]);
            for piece in finding.pieces.iter().filter(|piece| !piece.is_empty()) {
                out.push_str(&text[at..piece.start]);
                out.push_str(quotes);
                write_lines(&text[piece.clone()], &mark, out);
                out.push_str(quotes);
                at = piece.end;
            }
        }
        self.reserve(&text[at..range.end]);
        out.push_str(&text[at..range.end]);
    }

    /// What was masked, by class.
    pub(super) fn counts(&self) -> Vec<RedactionCount> {
        self.counts.iter().map(|(kind, count)| RedactionCount { kind: (*kind).to_owned(), count: *count }).collect()
    }

    fn mark(&mut self, before: &str, finding: &Finding) -> String {
        self.reserve(before);
        let value = finding.value.as_slice();
        let value = value.iter().rposition(|byte| *byte != b'=').map_or(value, |last| &value[..=last]);
        let key: [u8; 32] = Sha256::digest(value).into();
        let (class, number) = *self.known.entry(key).or_insert_with(|| {
            let highest = self.highest.entry(finding.class.name()).or_default();
            *highest += 1;
            (finding.class, *highest)
        });
        *self.counts.entry(class.name()).or_default() += 1;
        match number {
            1 => format!("[redacted:{}]", class.name()),
            _ => format!("[redacted:{}-{number}]", class.name()),
        }
    }

    /// Takes note of marks that stand in the text already, so that their numbers are not given out again.
    fn reserve(&mut self, text: &str) {
        for at in memchr::memmem::find_iter(text.as_bytes(), b"[redacted:") {
            let rest = &text[at + "[redacted:".len()..];
            let Some(name) = rest.get(..rest.len().min(64)).unwrap_or(rest).split(']').next() else { continue };
            let (class, number) = match name.rsplit_once('-') {
                Some((class, digits)) if digits.bytes().all(|byte| byte.is_ascii_digit()) => (class, digits.parse().unwrap_or(1)),
                _ => (name, 1),
            };
            if let Some(class) = CLASSES.iter().map(|class| class.name()).find(|known| *known == class) {
                let highest = self.highest.entry(class).or_default();
                *highest = number.min(u64::from(u32::MAX)).max(*highest);
            }
        }
    }
}

const CLASSES: [Class; 21] = [
    Class::PrivateKey, Class::SharedAccessKey, Class::StorageAccountKey, Class::SasSignature, Class::ClientSecret,
    Class::RefreshToken, Class::Jwt, Class::Authorization, Class::Cookie, Class::ApiKey, Class::WifiPassword,
    Class::TlsSecret, Class::DeviceKey, Class::PacketBytes, Class::Base64, Class::AzureKey, Class::Password,
    Class::PossibleKey, Class::Email, Class::Ip, Class::Mac,
];

/// One mark for each line of the value; line breaks stay, so that line numbers stay.
fn write_lines(value: &str, mark: &str, out: &mut String) {
    for (index, line) in value.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
        if !line.trim().is_empty() {
            out.push_str(mark);
        }
        out.push_str(end);
    }
}
