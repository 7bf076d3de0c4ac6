//! Bytes to text: compression, encoding, control sequences; bounded whatever comes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Note;
use super::unpack::{is_packed, unpack};
use waypost_redact::Stop;

/// How much is unpacked at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of text after decompression. 128 MiB unless set: what a report can hold.
    pub max_text_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_text_bytes: 128 << 20,
        }
    }
}

/// A log as text, and what had to be done to make it one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// UTF-8 without marks, NULs and terminal control sequences; lines end in `\n`.
    pub text: String,
    /// What a reader should know.
    pub notes: Vec<Note>,
}

/// Why bytes are no log.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum DecodeError {
    /// No text in it.
    #[error("there is nothing to read")]
    Empty,
    /// More text than the limit after decompression.
    #[error("the text is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// A compressed file that is cut off or wrong.
    #[error("the {format} file is damaged")]
    Damaged {
        /// `gzip`, `zstd` or `zip`.
        format: &'static str,
    },
    /// Something else than a log.
    #[error("this is {looks_like}, not a log")]
    Binary {
        /// What the first bytes are taken for.
        looks_like: &'static str,
    },
    /// A zip archive with no log, or more than one.
    #[error("the zip archive holds {files} files; it has to hold one")]
    NotOneFile {
        /// Files in it.
        files: usize,
    },
}

/// First bytes of things that are sent as logs and are none.
const MAGIC: [(&[u8], &str); 16] = [
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ElfFile\0", "a Windows event log"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd4\xc3\xb2\xa1", "a packet capture"),
    (b"\xa1\xb2\xc3\xd4", "a packet capture"),
    (b"\x0a\x0d\x0d\x0a", "a packet capture"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
];

/// Turns the bytes of an upload into text. One layer of compression is unpacked.
///
/// # Errors
/// What is no text, is damaged, or is larger than `limits` allow.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Text, DecodeError> {
    decode_until(bytes, limits, &Stop::new())
}

/// The same, until `stop` is set; what it returns then says nothing about the bytes.
///
/// # Errors
/// As [`decode`].
pub fn decode_until(bytes: &[u8], limits: &Limits, stop: &Stop) -> Result<Text, DecodeError> {
    let unpacked = unpack(bytes, (limits, stop))?;
    if is_packed(&unpacked) && !matches!(unpacked, Cow::Borrowed(_)) {
        return Err(DecodeError::Binary {
            looks_like: "a compressed file inside a compressed file",
        });
    }
    refuse_binary(&unpacked)?;
    let (text, replaced) = to_utf8(&unpacked);
    let limit = limits.max_text_bytes;
    if text.len() as u64 > limit {
        return Err(DecodeError::TooLarge { limit });
    }
    let text = clean(text);
    if text.trim().is_empty() {
        return Err(DecodeError::Empty);
    }
    let note = Note {
        kind: "replaced-bytes".into(),
        count: Some(replaced),
        line: None,
    };
    Ok(Text {
        text,
        notes: if replaced > 0 { vec![note] } else { Vec::new() },
    })
}

pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), DecodeError> {
    for (magic, looks_like) in MAGIC {
        if bytes.starts_with(magic) {
            return Err(DecodeError::Binary { looks_like });
        }
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Err(DecodeError::Binary {
            looks_like: "a tar archive",
        });
    }
    let head = &bytes[..bytes.len().min(4096)];
    let odd = head
        .iter()
        .filter(|&&byte| byte < 9 || (14..27).contains(&byte) || byte == 127)
        .count();
    let wide = wide_encoding(bytes).is_some() || wider_order(bytes).is_some();
    match !wide && odd * 10 > head.len() * 3 {
        true => Err(DecodeError::Binary {
            looks_like: "binary data",
        }),
        false => Ok(()),
    }
}

/// UTF-16 by its mark, or by zeros in every other of the first bytes, as ASCII has them there.
pub(super) fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return None;
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8 && mark_is_true(bytes)).then_some(encoding);
    }
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 7 / 10;
    match () {
        () if head.len() < 4 => None,
        () if odd > most && even * 10 < odd => Some(UTF_16LE),
        () if even > most && odd * 10 < even => Some(UTF_16BE),
        () => None,
    }
}

/// A UTF-16 mark in front of UTF-8 text (a file glued together by tools): no zero bytes at all follow it.
fn mark_is_true(bytes: &[u8]) -> bool {
    let body = &bytes[2..bytes.len().min(1026)];
    body.contains(&0) || std::str::from_utf8(body).is_err() || !body.is_ascii()
}

/// The text, and how many bytes were replaced.
fn to_utf8(bytes: &[u8]) -> (String, u64) {
    if let Some(order) = wider_order(bytes) {
        return wider(bytes, order);
    }
    let Some(encoding) = wide_encoding(bytes) else {
        return narrow(bytes);
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let replaced = text.matches('\u{fffd}').count() as u64;
    (text.into_owned(), replaced)
}

/// UTF-32 by its mark, or by the zeros around ASCII: how four bytes make a character.
pub(super) fn wider_order(bytes: &[u8]) -> Option<fn([u8; 4]) -> u32> {
    let head = bytes[..bytes.len().min(512)].chunks_exact(4);
    let letters = head.len();
    let ascii = |number: u32| (9..128).contains(&number);
    let all = |order: fn([u8; 4]) -> u32| {
        let read = bytes[..letters * 4]
            .chunks_exact(4)
            .map(|four| order([four[0], four[1], four[2], four[3]]));
        let plain = read.filter(|&number| ascii(number) || number == 0xfeff).count();
        letters > 0 && plain * 10 >= letters * 7
    };
    [u32::from_le_bytes as fn([u8; 4]) -> u32, u32::from_be_bytes]
        .into_iter()
        .find(|&order| all(order))
}

fn wider(bytes: &[u8], order: fn([u8; 4]) -> u32) -> (String, u64) {
    let mut replaced = u64::from(!bytes.len().is_multiple_of(4));
    let letters = bytes.chunks_exact(4).map(|four| {
        let letter = char::from_u32(order([four[0], four[1], four[2], four[3]]));
        replaced += u64::from(letter.is_none());
        letter.unwrap_or(char::REPLACEMENT_CHARACTER)
    });
    let text: String = letters.collect();
    (text, replaced)
}

fn narrow(bytes: &[u8]) -> (String, u64) {
    let mut body = bytes;
    for mark in [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"] {
        body = body.strip_prefix(mark).unwrap_or(body);
    }
    match std::str::from_utf8(body) {
        Ok(text) => (text.to_owned(), 0),
        Err(_) => {
            let text = String::from_utf8_lossy(body).into_owned();
            let replaced = text.matches('\u{fffd}').count() as u64;
            (text, replaced)
        }
    }
}

/// Whether there is nothing to take out. Folded over chunks without an early end, so that it runs many bytes at a time.
fn is_clean(text: &str) -> bool {
    let odd = |byte: u8| (byte < 32) & (byte != b'\n') & (byte != b'\t') | (byte == 127) | (byte == 0xef);
    let chunks = text.as_bytes().chunks(1 << 14);
    let mut odd_chunks = chunks.filter(|chunk| chunk.iter().fold(false, |found, &byte| found | odd(byte)));
    // 0xef begins a byte order mark, and other characters too.
    odd_chunks.all(|chunk| chunk.iter().all(|&byte| !odd(byte) || byte == 0xef))
        && !text.contains('\u{feff}')
        && (memchr::memchr(0xe2, text.as_bytes()).is_none() || !text.contains(is_invisible))
        && (memchr::memchr(0xc2, text.as_bytes()).is_none() || !text.contains(is_wide_control))
}

/// A control character beyond ASCII; a terminal of eight bits obeys it.
fn is_wide_control(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9f}')
}

/// Takes no room, and would keep words from being found.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Takes out NULs, marks and terminal control sequences; makes `\r\n` and lone `\r` line ends where they are ones.
pub(super) fn clean(text: String) -> String {
    if is_clean(&text) {
        return text;
    }
    let lone_returns_end_lines = !text.contains('\n');
    let mut cleaned = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        match character {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' if lone_returns_end_lines => cleaned.push('\n'),
            '\r' => {}
            '\u{1b}' => skip_escape(&mut chars),
            '\u{9b}' => skip_sequence(&mut chars),
            '\n' | '\t' => cleaned.push(character),
            '\u{feff}' | '\u{200b}' | '\u{2060}' => {}
            // Elsewhere they join or part letters of scripts that need it.
            joiner if is_invisible(joiner) && cleaned.ends_with(|before: char| before.is_ascii()) => {}
            control if control.is_control() => {}
            other => cleaned.push(other),
        }
    }
    cleaned
}

/// Skips the rest of a CSI sequence: up to its final letter, within the line.
fn skip_sequence(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    while let Some(next) = chars.next_if(|next| *next != '\n') {
        if ('@'..='~').contains(&next) {
            break;
        }
    }
}

/// Skips what follows an escape character: a CSI sequence (colours), an OSC string (titles, links), or one character.
fn skip_escape(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            skip_sequence(chars);
        }
        Some(']') => {
            while let Some(next) = chars.next_if(|next| *next != '\n' && *next != '\u{7}') {
                if next == '\u{1b}' && chars.next_if_eq(&'\\').is_some() {
                    break;
                }
            }
        }
        Some('\n') | None => {}
        Some(_) => {
            chars.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::unpack::{ZIP, ZIP_ENTRY};

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn text(bytes: &[u8]) -> Result<String, DecodeError> {
        decode(bytes, &Limits::default()).map(|text| text.text)
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let wanted = "Gerät 404104 getrennt\n";
        let wide = |order: fn(u16) -> [u8; 2]| wanted.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for bytes in [
            wanted.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", wanted.as_bytes()),
            little.clone(),
            big.clone(),
            marked(b"\xff\xfe", &little),
            wanted
                .chars()
                .flat_map(|letter| u32::from(letter).to_le_bytes())
                .collect(),
            "\u{feff}"
                .chars()
                .chain(wanted.chars())
                .flat_map(|letter| u32::from(letter).to_be_bytes())
                .collect(),
            marked(b"\xfe\xff", &big),
            gzip(wanted.as_bytes()),
            gzip(&little),
            [
                gzip("Gerät ".as_bytes()),
                gzip(b""),
                gzip("404104 getrennt\n".as_bytes()),
            ]
            .concat(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Ok(wanted));
        }
    }

    #[test]
    fn control_characters_beyond_ascii_are_removed_with_their_sequence() {
        assert_eq!(
            text("404104 \u{9b}1;31mred\u{9b}0m \u{9e}°\u{85}\n".as_bytes()).as_deref(),
            Ok("404104 red °\n")
        );
        let wide: Vec<u8> = "a\u{9e}b 404104\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&wide).as_deref(), Ok("ab 404104\n"));
    }

    #[test]
    fn a_mark_that_lies_does_not_garble() {
        assert_eq!(
            text(b"\xff\xfeplain 404104 text").as_deref(),
            Ok("plain 404104 text")
        );
    }

    #[test]
    fn damaged_and_foreign_files_are_named() {
        let whole = gzip(b"some text");
        assert_eq!(
            text(&whole[..whole.len() - 3]),
            Err(DecodeError::Damaged { format: "gzip" })
        );
        assert_eq!(
            text(&[whole.clone(), b"garbage".to_vec()].concat()),
            Err(DecodeError::Damaged { format: "gzip" })
        );
        assert!(matches!(text(&gzip(&whole)), Err(DecodeError::Binary { .. })));
        assert!(matches!(
            text(b"%PDF-1.7 and so on"),
            Err(DecodeError::Binary { .. })
        ));
        for empty in [&b""[..], b"\n\n", b"\xef\xbb\xbf", b"   "] {
            assert_eq!(text(empty), Err(DecodeError::Empty));
        }
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = gzip(&vec![b'a'; 4 << 20]);
        let limits = Limits {
            max_text_bytes: 1 << 20,
        };
        assert_eq!(
            decode(&bomb, &limits),
            Err(DecodeError::TooLarge { limit: 1 << 20 })
        );
    }

    /// An archive without a byte in its files: entries of this name, and the directory of them.
    fn empty_files(count: u16) -> Vec<u8> {
        let name = b"a.log";
        let head = |magic: &[u8], rest: usize| [magic, &vec![0; rest]].concat();
        let mut local = head(ZIP, 26);
        local[26] = name.len() as u8;
        let mut entry = head(ZIP_ENTRY, 42);
        entry[28] = name.len() as u8;
        let entries = [&entry[..], name].concat().repeat(usize::from(count));
        let start = local.len() + name.len();
        let mut end = head(b"PK\x05\x06", 18);
        end[8..10].copy_from_slice(&count.to_le_bytes());
        end[10..12].copy_from_slice(&count.to_le_bytes());
        end[12..16].copy_from_slice(&(entries.len() as u32).to_le_bytes());
        end[16..20].copy_from_slice(&(start as u32).to_le_bytes());
        [&local[..], name, &entries, &end].concat()
    }

    #[test]
    fn an_archive_of_countless_entries_is_refused_before_it_is_read() {
        let refused = |count| decode(&empty_files(count), &Limits::default()).unwrap_err();
        assert_eq!(refused(2), DecodeError::NotOneFile { files: 0 });
        assert_eq!(refused(60_000), DecodeError::NotOneFile { files: 60_000 });
    }

    #[test]
    fn control_sequences_go_and_line_ends_stay() {
        assert_eq!(clean("\u{1b}[31mred\u{1b}[0m\r\nnext\0\u{7}".into()), "red\nnext");
        assert_eq!(clean("\u{1b}]0;title\u{7}text".into()), "text");
        assert_eq!(clean("a\rb".into()), "a\nb");
        assert_eq!(clean("a\rb\nc".into()), "ab\nc");
    }

    #[test]
    fn wrong_bytes_are_replaced_and_counted() {
        let text = decode(b"code 404104 \xff\xfe end", &Limits::default()).unwrap();
        assert!(text.text.contains("404104") && text.text.contains('\u{fffd}'));
        assert_eq!(text.notes[0].kind, "replaced-bytes");
    }
}
