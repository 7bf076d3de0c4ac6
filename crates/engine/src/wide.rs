//! UTF-16 to UTF-8 while it is read.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding};

/// Bytes that are turned at once.
const BLOCK: usize = 1 << 16;

/// An input in UTF-16, read as UTF-8; what is no character is replaced.
pub(super) struct Wide<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    /// How much of the text has been handed out.
    at: usize,
    is_at_end: bool,
}

impl<R: Read> Wide<R> {
    pub(super) fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; BLOCK],
            text: Vec::new(),
            at: 0,
            is_at_end: false,
        }
    }

    /// Turns the next bytes of the input.
    fn refill(&mut self) -> io::Result<()> {
        let read = self.input.read(&mut self.raw)?;
        self.is_at_end = read == 0;
        let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * BLOCK);
        self.text.resize(most, 0);
        let raw = &self.raw[..read];
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.is_at_end);
        self.text.truncate(written);
        self.at = 0;
        Ok(())
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.is_at_end {
            self.refill()?;
        }
        let rest = &self.text[self.at..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_16BE, UTF_16LE};

    use super::*;

    #[test]
    fn text_is_the_same_however_it_comes() {
        let text = "Gerät – ölçüm 🛰\r\n".repeat(9000);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        for (bytes, encoding) in [(little, UTF_16LE), (big, UTF_16BE)] {
            let (head, tail) = bytes.split_at(7);
            let mut read = String::new();
            let mut wide = Wide::new(head.chain(tail), encoding);
            wide.read_to_string(&mut read).unwrap();
            assert!(read == text);
        }
    }

    #[test]
    fn half_a_character_is_replaced() {
        let mut read = String::new();
        Wide::new(&b"a\0b"[..], UTF_16LE)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, "a\u{fffd}");
    }
}
