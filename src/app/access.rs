//! Who may do what on a server that asks for tokens: a file of names, scopes and hashes to a yes or a refusal.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, anyhow};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use toml::Spanned;

use super::{Refusal, random_bits};
use crate::analysis::report::base32;

/// What every token begins with, so that one who finds it knows what it is.
const PREFIX: &str = "waypost_";

/// Longest name of a token.
const MAX_NAME_BYTES: usize = 64;

/// Bytes of a SHA-256.
const HASH_BYTES: usize = 32;

/// Something that a token may allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Scope {
    /// Diagnose a log.
    Diagnose,
    /// Read a report through the API.
    ReportsRead,
    /// Diagnose a log and keep the report.
    ReportsWrite,
    /// Delete any report.
    ReportsDelete,
}

impl Scope {
    /// All there are.
    pub const ALL: [Self; 4] = [
        Self::Diagnose,
        Self::ReportsRead,
        Self::ReportsWrite,
        Self::ReportsDelete,
    ];

    /// As it is written in files and challenges.
    pub fn name(self) -> &'static str {
        match self {
            Self::Diagnose => "diagnose",
            Self::ReportsRead => "reports:read",
            Self::ReportsWrite => "reports:write",
            Self::ReportsDelete => "reports:delete",
        }
    }

    /// What `WWW-Authenticate` says to a token without it (RFC 6750).
    pub(super) fn challenge(self) -> &'static str {
        match self {
            Self::Diagnose => r#"Bearer error="insufficient_scope", scope="diagnose""#,
            Self::ReportsRead => r#"Bearer error="insufficient_scope", scope="reports:read""#,
            Self::ReportsWrite => r#"Bearer error="insufficient_scope", scope="reports:write""#,
            Self::ReportsDelete => r#"Bearer error="insufficient_scope", scope="reports:delete""#,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|scope| scope.name() == text);
        found.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join("`, `");
            format!("there is no such scope; expected one of `{names}`")
        })
    }
}

impl TryFrom<String> for Scope {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The secret of somebody who may use a guarded server; neither stored nor logged.
#[derive(Clone)]
pub struct AccessToken(String);

impl AccessToken {
    /// A new one of 256 random bits.
    pub fn draw() -> Self {
        Self(format!(
            "{PREFIX}{}{}",
            base32(random_bits()),
            base32(random_bits())
        ))
    }

    /// One that somebody presents.
    pub fn presented(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The token itself, for whom it is meant.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What a file of tokens holds of it: its SHA-256 in hexadecimal digits.
    pub fn sha256(&self) -> String {
        self.hash().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn hash(&self) -> [u8; HASH_BYTES] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

/// The tokens that a server knows.
#[derive(Debug)]
pub struct Access {
    known: Vec<Known>,
}

/// A token as its file describes it.
#[derive(Debug)]
struct Known {
    name: String,
    scopes: Vec<Scope>,
    hash: [u8; HASH_BYTES],
}

/// The file that `--tokens` names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    token: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    scopes: Spanned<Vec<Scope>>,
    sha256: Spanned<String>,
}

/// What is wrong with a file, and at which byte where that is known.
type Fault = (Option<usize>, String);

impl Access {
    /// Reads a file of tokens; the first thing that is wrong with it is the error, with file and line.
    pub fn load(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).with_context(|| format!("{shown} cannot be read"))?;
        Self::read(&text).map_err(|(offset, reason)| {
            let line = offset.map(|offset| text[..offset].matches('\n').count() + 1);
            line.map_or_else(
                || anyhow!("{shown}: {reason}"),
                |line| anyhow!("{shown}:{line}: {reason}"),
            )
        })
    }

    fn read(text: &str) -> Result<Self, Fault> {
        let fault = |error: toml::de::Error| {
            let offset = error.span().map(|span| span.start);
            (offset, error.message().to_owned())
        };
        let File { token } = toml::from_str(text).map_err(fault)?;
        if token.is_empty() {
            return Err((None, "it holds no token; `waypost token` makes one".into()));
        }
        let mut access = Self { known: Vec::new() };
        for entry in token {
            access.add(entry)?;
        }
        Ok(access)
    }

    fn add(&mut self, entry: Entry) -> Result<(), Fault> {
        let at = |span: std::ops::Range<usize>, reason: &str| Err((Some(span.start), reason.to_owned()));
        let hash = unhex(entry.sha256.as_ref());
        let name = entry.name.as_ref();
        if !is_name(name) {
            return at(entry.name.span(), NAME_RULE);
        }
        if self.known.iter().any(|known| known.name == *name) {
            return at(entry.name.span(), "another token has this name");
        }
        if entry.scopes.as_ref().is_empty() {
            return at(entry.scopes.span(), "a token needs a scope");
        }
        let Some(hash) = hash else {
            return at(
                entry.sha256.span(),
                "expected the 64 hexadecimal digits of a SHA-256",
            );
        };
        self.known.push(Known {
            name: entry.name.into_inner(),
            scopes: entry.scopes.into_inner(),
            hash,
        });
        Ok(())
    }

    /// Whether a token allows something.
    ///
    /// # Errors
    /// There is no token, it is not known, or it lacks the scope.
    pub fn check(&self, token: Option<&AccessToken>, scope: Scope) -> Result<(), Refusal> {
        let token = token.filter(|token| !token.0.is_empty());
        let known = self
            .find(token.ok_or(Refusal::TokenNeeded)?)
            .ok_or(Refusal::TokenUnknown)?;
        if !known.scopes.contains(&scope) {
            return Err(Refusal::ScopeMissing(scope));
        }
        tracing::debug!(token.name = known.name, %scope, "a token was used");
        Ok(())
    }

    /// All are compared, each in a time that tells nothing about it.
    fn find(&self, token: &AccessToken) -> Option<&Known> {
        let hash = token.hash();
        self.known.iter().fold(None, |found, known| {
            let fits: bool = known.hash.ct_eq(&hash).into();
            if fits { Some(known) } else { found }
        })
    }
}

/// What [`is_name`] asks for.
pub const NAME_RULE: &str = "a name has 1 to 64 letters a to z, digits, `.`, `_` and `-`";

/// Whether a token may be called so.
pub fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (1..=MAX_NAME_BYTES).contains(&name.len()) && name.bytes().all(plain)
}

fn unhex(text: &str) -> Option<[u8; HASH_BYTES]> {
    let mut hash = [0; HASH_BYTES];
    if text.len() != 2 * HASH_BYTES || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, scopes: &str, sha256: &str) -> String {
        format!("[[token]]\nname = \"{name}\"\nscopes = [{scopes}]\nsha256 = \"{sha256}\"\n")
    }

    #[test]
    fn a_token_allows_its_scopes_and_nothing_else() {
        let (one, other) = (AccessToken::draw(), AccessToken::draw());
        let text = entry("jira", "\"diagnose\", \"reports:write\"", &one.sha256())
            + &entry("ops", "\"reports:delete\"", &other.sha256().to_ascii_uppercase());
        let access = Access::read(&text).unwrap();
        assert_eq!(access.check(Some(&one), Scope::ReportsWrite), Ok(()));
        assert_eq!(access.check(Some(&other), Scope::ReportsDelete), Ok(()));
        let missing = access.check(Some(&other), Scope::Diagnose);
        assert_eq!(missing, Err(Refusal::ScopeMissing(Scope::Diagnose)));
        let unknown = AccessToken::presented(&one.sha256());
        assert_eq!(
            access.check(Some(&unknown), Scope::Diagnose),
            Err(Refusal::TokenUnknown)
        );
        let empty = AccessToken::presented(" ");
        for none in [None, Some(&empty)] {
            assert_eq!(access.check(none, Scope::Diagnose), Err(Refusal::TokenNeeded));
        }
    }

    #[test]
    fn a_token_is_long_random_and_never_printed_by_accident() {
        let (one, other) = (AccessToken::draw(), AccessToken::draw());
        assert_ne!(one.reveal(), other.reveal());
        assert_eq!(one.reveal().len(), "waypost_".len() + 52);
        assert!(!format!("{one:?}").contains(one.reveal()));
        let again = AccessToken::presented(&format!(" {}\n", one.reveal()));
        assert_eq!(again.sha256(), one.sha256());
    }

    #[test]
    fn faults_name_their_line() {
        let good = entry("a", "\"diagnose\"", &AccessToken::draw().sha256());
        let fault = |text: &str| {
            let (offset, reason) = Access::read(text).unwrap_err();
            (
                offset.map(|offset| text[..offset].matches('\n').count() + 1),
                reason,
            )
        };
        assert_eq!(fault("").0, None);
        assert_eq!(fault(&(good.clone() + &good)).0, Some(6));
        assert_eq!(fault(&good.replace("diagnose", "everything")).0, Some(3));
        assert!(
            fault(&good.replace("diagnose", "everything"))
                .1
                .contains("`reports:read`")
        );
        assert_eq!(fault(&good.replace("\"diagnose\"", "")).0, Some(3));
        assert_eq!(fault(&good.replace("name = \"a\"", "name = \"a b\"")).0, Some(2));
        assert_eq!(fault(&entry("a", "\"diagnose\"", "é23")).0, Some(4));
        assert_eq!(fault(&good.replace("sha256", "hash")).0, Some(4));
        assert!(fault("[[token]").0.is_some());
    }
}
