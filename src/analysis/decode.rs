//! Bytes to text. Stand-in with the face of the real module.

use std::io::Read;

use flate2::bufread::GzDecoder;

use super::Note;

/// How much may be unpacked.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes of text after decompression.
    pub max_text_bytes: u64,
}

/// What was read from the bytes.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    /// What a reader should know about how it was read.
    pub notes: Vec<Note>,
}

/// Why bytes are no log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// There is nothing to read.
    #[error("there is nothing to read")]
    Empty,
    /// Something else than a log.
    #[error("this looks like {looks_like}, not like a log")]
    Binary {
        /// What the first bytes say.
        looks_like: &'static str,
    },
    /// More text than the limit allows.
    #[error("the text is larger than the limit")]
    TooLarge,
    /// A compressed file that cannot be unpacked whole.
    #[error("the {format} file is damaged")]
    Damaged {
        /// The kind of compression.
        format: &'static str,
    },
    /// A form that is known and not read.
    #[error("this form is not supported")]
    Unsupported,
}

/// Reads bytes as text, unpacking one layer of compression.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Text, DecodeError> {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut reader = GzDecoder::new(bytes).take(limits.max_text_bytes + 1);
        let damaged = |_| DecodeError::Damaged { format: "gzip" };
        reader.read_to_end(&mut unpacked).map_err(damaged)?;
        &unpacked[..]
    } else {
        bytes
    };
    if bytes.len() as u64 > limits.max_text_bytes {
        return Err(DecodeError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.contains(&0) {
        return Err(DecodeError::Binary {
            looks_like: "a binary file",
        });
    }
    let text = String::from_utf8_lossy(bytes)
        .trim_start_matches('\u{feff}')
        .to_owned();
    if text.trim().is_empty() {
        return Err(DecodeError::Empty);
    }
    Ok(Text {
        text,
        notes: Vec::new(),
    })
}
