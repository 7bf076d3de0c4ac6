//! Marks and their numbers: equal values get the same mark, different ones of a class are counted up.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::finding::{Class, Finding};
use super::scan;
use crate::RedactionCount;
use crate::Stop;

/// A masked text is looked at again at most so often; one round is enough for all but made-up texts.
const MAX_ROUNDS: usize = 6;

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

    /// Looks again at the lines around the marks of a masked text, until nothing more is found: a mark can uncover what
    /// stood beside it, such as a value that seemed to belong to its neighbour. `ahead` is what follows the text.
    pub(super) fn settle(&mut self, masked: String, ahead: &str, stop: &Stop) -> String {
        let mut masked = masked;
        for _ in 0..MAX_ROUNDS {
            let len = masked.len();
            masked.push_str(ahead);
            let mut out = String::with_capacity(masked.len());
            let mut at = 0;
            for window in marked_lines(&masked) {
                let mut found = scan::detect(&masked.as_bytes()[window.clone()], stop);
                found.iter_mut().for_each(|finding| {
                    finding.clip(&masked[window.clone()], len.saturating_sub(window.start))
                });
                found.retain(|finding| !finding.pieces.is_empty());
                let found: Vec<_> = found
                    .into_iter()
                    .map(|finding| finding.moved(window.start))
                    .collect();
                if !found.is_empty() {
                    let end = window.end.min(len);
                    self.write(&masked, at..end, &found, &mut out);
                    at = end;
                }
            }
            if at == 0 {
                masked.truncate(len);
                return masked;
            }
            out.push_str(&masked[at..len]);
            masked = out;
        }
        masked
    }

    /// What was masked, by class.
    pub(super) fn counts(&self) -> Vec<RedactionCount> {
        self.counts
            .iter()
            .map(|(kind, count)| RedactionCount {
                kind: (*kind).to_owned(),
                count: *count,
            })
            .collect()
    }

    fn mark(&mut self, before: &str, finding: &Finding) -> String {
        self.reserve(before);
        let value = finding.value.as_slice();
        let value = value
            .iter()
            .rposition(|byte| *byte != b'=')
            .map_or(value, |last| &value[..=last]);
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
            let Some(name) = rest.get(..rest.len().min(64)).unwrap_or(rest).split(']').next() else {
                continue;
            };
            let (class, number) = match name.rsplit_once('-') {
                Some((class, digits)) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                    (class, digits.parse().unwrap_or(1))
                }
                _ => (name, 1),
            };
            if let Some(class) = CLASSES
                .iter()
                .map(|class| class.name())
                .find(|known| *known == class)
            {
                let highest = self.highest.entry(class).or_default();
                *highest = number.min(u64::from(u32::MAX)).max(*highest);
            }
        }
    }
}

const CLASSES: [Class; 21] = [
    Class::PrivateKey,
    Class::SharedAccessKey,
    Class::StorageAccountKey,
    Class::SasSignature,
    Class::ClientSecret,
    Class::RefreshToken,
    Class::Jwt,
    Class::Authorization,
    Class::Cookie,
    Class::ApiKey,
    Class::WifiPassword,
    Class::TlsSecret,
    Class::DeviceKey,
    Class::PacketBytes,
    Class::Base64,
    Class::AzureKey,
    Class::Password,
    Class::PossibleKey,
    Class::Email,
    Class::Ip,
    Class::Mac,
];

/// The lines with marks, with two lines before and after them, joined where they meet.
fn marked_lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut windows: Vec<Range<usize>> = Vec::new();
    let mut line = 0;
    for at in memchr::memmem::find_iter(bytes, b"[redacted:") {
        if at < line {
            continue;
        }
        line = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |newline| at + newline);
        let start = memchr::memrchr_iter(b'\n', &bytes[..at])
            .nth(2)
            .map_or(0, |newline| newline + 1);
        let end = memchr::memchr_iter(b'\n', &bytes[at..])
            .nth(2)
            .map_or(bytes.len(), |newline| at + newline + 1);
        match windows.last_mut().filter(|last| start <= last.end) {
            Some(last) => last.end = end,
            None => windows.push(start..end),
        }
    }
    windows
}

/// One mark for each line of the value; line breaks stay, so that line numbers stay.
fn write_lines(value: &str, mark: &str, out: &mut String) {
    for (index, line) in value.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
        // What is blank stays: a second look has to see the same.
        out.push_str(if line.trim().is_empty() { line } else { mark });
        out.push_str(end);
    }
}
