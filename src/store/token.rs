//! The secret that lets its owner delete a report; the database holds its hash only.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::analysis::report::base32;

/// A deletion token: shown once to whoever stored the report.
#[derive(Clone, PartialEq, Eq)]
pub struct DeletionToken(String);

impl DeletionToken {
    /// The token that stands for these bits; the caller draws them at random.
    pub fn from_bits(bits: u128) -> Self {
        Self(base32(bits))
    }

    /// A token that somebody presents.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The token itself, for its owner.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub(super) fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Whether the kept hash is this token's, in a time that tells nothing about it.
    pub(super) fn fits(&self, kept: &str) -> bool {
        self.hash().as_bytes().ct_eq(kept.as_bytes()).into()
    }
}

impl fmt::Debug for DeletionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeletionToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_itself_fits_its_hash() {
        let token = DeletionToken::from_bits(7);
        assert!(token.fits(&token.hash()));
        assert!(DeletionToken::presented(token.reveal()).fits(&token.hash()));
        assert!(!DeletionToken::from_bits(8).fits(&token.hash()));
        assert!(!token.fits(""));
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
