//! Masks credentials and personal data in a log before anything is stored, shown, indexed or judged.
//!
//! ```text
//! text ── View ──▶ decoded bytes ── detectors ──▶ Finding ── disjoint ──▶ Marks ──▶ text with [redacted:CLASS]
//! ```
//!
//! Escapes are undone first, in a view that remembers where everything stands (`view`, `escape`). Then values are
//! found by the name in front of them (`keyed`, `name`, `value`, `keys`, `headers`, `urls`, `commands`, `sql`, `tls`,
//! `pem`), by their own form (`tokens`, `der`, `personal`), or inside a document that is itself encoded (`blob`, `hexdump`).
//! Lines that their width broke (`wrap`) or a log's prefix cut apart (`cut`) are looked at once more without the break.
//! Only the value is replaced; names, quotes, separators and line breaks stay, so JSON stays JSON and line 17 stays
//! line 17. Marks of an earlier redaction are never masked again.

mod blob;
mod cancel;
mod columns;
mod commands;
mod cut;
mod der;
mod device_ids;
mod escape;
mod field;
mod finding;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod generated;
mod headers;
mod hexdump;
mod keyed;
mod keys;
mod lead;
mod lexis;
mod literal;
mod mask;
mod name;
mod numbers;
mod object;
mod packet;
mod pem;
mod personal;
mod prefixes;
mod scan;
mod sql;
mod stream;
#[cfg(test)]
mod tests;
mod tls;
mod tokens;
mod urls;
mod value;
mod view;
mod words;
mod wrap;
#[cfg(test)]
mod written;

pub use cancel::{Stop, StopGuard, Stopped};
pub use device_ids::pseudonymise;
pub use field::redact_field;
pub use stream::Redactor;

use serde::{Deserialize, Serialize};

/// A class of secret and how many of it were removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RedactionCount {
    /// Class, such as `sas-signature`.
    pub kind: String,
    /// Places masked.
    pub count: u64,
}

/// A text without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    /// The text with every secret replaced by a mark; it has as many lines as before.
    pub text: String,
    /// How many places were masked, by class.
    pub counts: Vec<RedactionCount>,
}

/// Masks all credentials and personal data of a text.
///
/// ```
/// let redacted = waypost_redact::redact("login user=pump password=Meteor-17x result=denied");
/// assert_eq!(redacted.text, "login user=pump password=[redacted:password] result=denied");
/// assert_eq!(redacted.counts[0].kind, "password");
/// ```
pub fn redact(text: &str) -> Redacted {
    redact_with(text, |_| {})
}

/// Bytes between two reports of progress.
const STRETCH: usize = 1 << 20;

/// The same; `progress` is told how many bytes have been taken in.
pub fn redact_with(text: &str, progress: impl FnMut(usize)) -> Redacted {
    redacted(text, Redactor::new(), progress)
}

/// The same, until `stop` is set.
///
/// # Errors
/// [`Stopped`]; nothing of the text is returned then, because it may not be masked.
pub fn redact_until(text: &str, stop: &Stop, progress: impl FnMut(usize)) -> Result<Redacted, Stopped> {
    let redacted = redacted(text, Redactor::until(stop), progress);
    stop.check().map(|()| redacted)
}

fn redacted(text: &str, mut redactor: Redactor, mut progress: impl FnMut(usize)) -> Redacted {
    let mut out = String::with_capacity(text.len());
    let mut taken = 0;
    while taken < text.len() && !redactor.is_stopped() {
        let next = text.ceil_char_boundary(text.len().min(taken + STRETCH));
        redactor.push(&text[taken..next], &mut out);
        taken = next;
        progress(taken);
    }
    let counts = redactor.finish(&mut out);
    Redacted { text: out, counts }
}
