//! A diagnosis that was kept: the [`Report`], its id, and the packed form of its text.

use std::fmt;
use std::io::{self, Read, Write};
use std::str::FromStr;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::{Diagnosis, Edition};

/// Crockford's base 32 in lower case: no letter that can be taken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters that 128 bits need at five bits each.
const ID_LENGTH: usize = 26;

/// Names a report in its address: 128 random bits, written as 26 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportId(String);

/// A text that is no report id.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a report id")]
pub struct InvalidReportId;

impl ReportId {
    /// The id that stands for these bits; the caller draws them at random.
    pub fn from_bits(bits: u128) -> Self {
        Self(base32(bits))
    }

    /// The 26 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Writes 128 bits as 26 characters of Crockford's base 32, highest bits first.
pub fn base32(bits: u128) -> String {
    (0..ID_LENGTH)
        .rev()
        .map(|place| {
            let digit = (bits >> (place * 5)) & 31;
            char::from(ALPHABET[digit as usize])
        })
        .collect()
}

impl FromStr for ReportId {
    type Err = InvalidReportId;

    /// Takes only the form that [`ReportId::from_bits`] writes, so that one report has one address.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.len() == ID_LENGTH
            && text.bytes().all(|byte| ALPHABET.contains(&byte))
            && text.starts_with(|first: char| ('0'..='7').contains(&first));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidReportId)
        }
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stored diagnosis with the redacted text it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its name in addresses.
    pub id: ReportId,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub created: i64,
    /// When it is removed, in milliseconds since 1970-01-01 UTC.
    pub expires: i64,
    /// What the uploader called it, redacted.
    pub title: Option<String>,
    /// The ticket it belongs to, redacted.
    pub ticket: Option<String>,
    /// What the uploader wrote beside it, redacted.
    pub note: Option<String>,
    /// What the log shows.
    pub diagnosis: Diagnosis,
    /// The redacted text that line numbers refer to.
    pub text: String,
    /// What it was made with; `None` for reports of programs that did not note it.
    pub edition: Option<Edition>,
}

/// Compresses a text for keeping.
pub fn pack(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder
        .write_all(text.as_bytes())
        .and_then(|()| encoder.finish())
        .expect("writing to memory cannot fail")
}

/// Restores what [`pack`] made; an error means that the stored bytes were damaged.
pub fn unpack(packed: &[u8]) -> io::Result<String> {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_itself() {
        for bits in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let id = ReportId::from_bits(bits);
            assert_eq!(id.as_str().parse(), Ok(id));
        }
    }

    #[test]
    fn only_the_written_form_of_an_id_is_read() {
        let good = ReportId::from_bits(u128::MAX).to_string();
        let upper = good.to_ascii_uppercase();
        let long = format!("{good}0");
        let overflow = format!("8{}", &good[1..]);
        for bad in [
            "",
            "0",
            " ",
            "' OR 1=1--",
            "\0",
            "🦀",
            &upper,
            &long,
            &overflow,
            &good[1..],
        ] {
            assert_eq!(bad.parse::<ReportId>(), Err(InvalidReportId), "{bad:?}");
        }
    }

    #[test]
    fn a_packed_text_unpacks_and_a_damaged_one_does_not() {
        let mut packed = pack("ünï\n\u{feff}");
        assert_eq!(unpack(&packed).unwrap(), "ünï\n\u{feff}");
        packed.truncate(packed.len() - 3);
        assert!(unpack(&packed).is_err());
    }
}
