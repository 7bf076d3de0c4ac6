//! Bytes of a log of any size to its redacted text, in bounded memory: unpacked, decoded, cleaned and redacted on the way.

use std::io::{self, Cursor, Read, Write};

use encoding_rs::{CoderResult, Decoder, UTF_8};

use crate::decode::{clean, refuse_binary, wide_encoding, wider_order};
use crate::unpack::is_packed;
use crate::{DecodeError, Limits, RedactionCount, decode};
use waypost_redact::Redactor;

/// Bytes read at once.
const BLOCK: usize = 1 << 20;

/// A line that is longer is cleaned in pieces of this size.
const MOST_PENDING: usize = 8 << 20;

/// First bytes that show what a file is.
const HEAD: usize = 1 << 16;

/// Why a stream ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// The input cannot be read.
    #[error("{0}")]
    Read(io::Error),
    /// The input is no log.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The output takes nothing more.
    #[error("{0}")]
    Write(io::Error),
}

/// Writes the redacted text of `input` to `out`; answers what was masked, by class.
///
/// Holds a few mebibytes, whatever the size of the input; only zip archives and UTF-32 are read whole.
///
/// # Errors
/// What cannot be read, is no text, or cannot be written. Text that came before the fault has been written by then.
pub fn redact_stream(mut input: impl Read, out: &mut dyn Write) -> Result<Vec<RedactionCount>, StreamError> {
    let head = head(&mut input)?;
    let whole = Cursor::new(head.clone()).chain(input);
    match head {
        head if head.starts_with(b"\x1f\x8b") => {
            let unpacked = flate2::bufread::MultiGzDecoder::new(io::BufReader::with_capacity(BLOCK, whole));
            redact_unpacked(unpacked, Some("gzip"), out)
        }
        head if head.starts_with(b"\x28\xb5\x2f\xfd") => {
            let damaged = |_| DecodeError::Damaged { format: "zstd" };
            let unpacked = ruzstd::decoding::StreamingDecoder::new(whole).map_err(damaged)?;
            redact_unpacked(unpacked, Some("zstd"), out)
        }
        head if is_packed(&head) => redact_whole(whole, out),
        _ => redact_unpacked(whole, None, out),
    }
}

/// `packed` names the compression that was taken off.
fn redact_unpacked(
    mut input: impl Read,
    packed: Option<&'static str>,
    out: &mut dyn Write,
) -> Result<Vec<RedactionCount>, StreamError> {
    let faulty = |error: StreamError| match (packed, error) {
        (Some(format), StreamError::Read(_)) => DecodeError::Damaged { format }.into(),
        (_, other) => other,
    };
    let head = head(&mut input).map_err(faulty)?;
    if packed.is_some() && is_packed(&head) {
        let looks_like = "a compressed file inside a compressed file";
        return Err(DecodeError::Binary { looks_like }.into());
    }
    refuse_binary(&head)?;
    if wider_order(&head).is_some() {
        return redact_whole(Cursor::new(head).chain(input), out).map_err(faulty);
    }
    let encoding = wide_encoding(&head).unwrap_or(UTF_8);
    let mut text = TextStream {
        decoder: encoding.new_decoder_without_bom_handling(),
        pending: String::new(),
        redactor: Redactor::new(),
        masked: String::new(),
        is_empty: true,
    };
    let marked = encoding == UTF_8 && (head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff"));
    text.push(&head[if marked { 2 } else { 0 }..], false, out)?;
    let mut block = vec![0; BLOCK];
    loop {
        match input.read(&mut block) {
            Ok(0) => break,
            Ok(read) => text.push(&block[..read], false, out)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(faulty(StreamError::Read(error))),
        }
    }
    text.finish(out)
}

/// For what cannot be read from its beginning on.
fn redact_whole(mut input: impl Read, out: &mut dyn Write) -> Result<Vec<RedactionCount>, StreamError> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(StreamError::Read)?;
    let limits = Limits {
        max_text_bytes: u64::MAX / 2,
    };
    let redacted = waypost_redact::redact(&decode(&bytes, &limits)?.text);
    out.write_all(redacted.text.as_bytes())
        .map_err(StreamError::Write)?;
    Ok(redacted.counts)
}

/// The first bytes; fewer only where the input ends.
fn head(input: &mut impl Read) -> Result<Vec<u8>, StreamError> {
    let mut head = Vec::with_capacity(HEAD);
    input
        .take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(StreamError::Read)?;
    Ok(head)
}

/// Text on its way from decoder to output.
struct TextStream {
    decoder: Decoder,
    /// Decoded text whose line has not ended.
    pending: String,
    redactor: Redactor,
    masked: String,
    /// Nothing but white space has come so far.
    is_empty: bool,
}

impl TextStream {
    fn push(&mut self, mut bytes: &[u8], last: bool, out: &mut dyn Write) -> Result<(), StreamError> {
        loop {
            let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(BLOCK);
            self.pending.reserve(room);
            let (result, read, _) = self.decoder.decode_to_string(bytes, &mut self.pending, last);
            bytes = &bytes[read..];
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        let end = match memchr::memrchr(b'\n', self.pending.as_bytes()) {
            _ if last => self.pending.len(),
            Some(newline) => newline + 1,
            None if self.pending.len() < MOST_PENDING => 0,
            None => self.pending.len(),
        };
        let rest = self.pending.split_off(end);
        let lines = clean(std::mem::replace(&mut self.pending, rest));
        self.is_empty &= lines.trim_ascii_start().is_empty();
        self.redactor.push(&lines, &mut self.masked);
        self.write(out)
    }

    fn write(&mut self, out: &mut dyn Write) -> Result<(), StreamError> {
        out.write_all(self.masked.as_bytes())
            .map_err(StreamError::Write)?;
        self.masked.clear();
        Ok(())
    }

    fn finish(mut self, out: &mut dyn Write) -> Result<Vec<RedactionCount>, StreamError> {
        self.push(&[], true, out)?;
        if self.is_empty {
            return Err(DecodeError::Empty.into());
        }
        let counts = std::mem::take(&mut self.redactor).finish(&mut self.masked);
        self.write(out)?;
        Ok(counts)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// Hands out a few bytes at a time.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let taken = self.0.len().min(buffer.len()).min(7);
            let (head, rest) = self.0.split_at(taken);
            buffer[..taken].copy_from_slice(head);
            self.0 = rest;
            Ok(taken)
        }
    }

    fn streamed(bytes: &[u8]) -> Result<(String, Vec<RedactionCount>), StreamError> {
        let mut out = Vec::new();
        let counts = redact_stream(Drip(bytes), &mut out)?;
        Ok((String::from_utf8(out).unwrap(), counts))
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_stream_gives_what_the_whole_text_gives() {
        let line = "\u{1b}[31mpump\u{1b}[0m grüßt password=Meteor-17x\r\n";
        let text = line.repeat(3000);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let members = [gzip(&text.as_bytes()[..1000]), gzip(&text.as_bytes()[1000..])].concat();
        let expected = waypost_redact::redact(&clean(text.clone()));
        for bytes in [text.as_bytes(), &wide, &gzip(text.as_bytes()), &members] {
            let (masked, counts) = streamed(bytes).unwrap();
            assert_eq!(masked, expected.text);
            assert_eq!(counts, expected.counts);
        }
    }

    #[test]
    fn what_is_no_log_is_refused_as_everywhere() {
        let refused = |bytes: &[u8]| match streamed(bytes) {
            Err(StreamError::Decode(error)) => error,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(b""), DecodeError::Empty);
        assert_eq!(refused(b" \n\n"), DecodeError::Empty);
        assert!(matches!(refused(b"%PDF-1.7"), DecodeError::Binary { .. }));
        assert!(matches!(refused(&gzip(&gzip(b"a"))), DecodeError::Binary { .. }));
        let packed = gzip(&b"a line\n".repeat(1000));
        let cut = &packed[..packed.len() - 9];
        assert_eq!(refused(cut), DecodeError::Damaged { format: "gzip" });
    }
}
