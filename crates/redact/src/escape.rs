//! One escape of one layer: `%2B`, `\u002B`, `\"`, `&amp;`, a colour sequence, a typographic quote.

use super::view::Depth;

/// What an escape stands for.
pub(super) struct Escape {
    /// Bytes of the escape.
    pub(super) source_len: usize,
    /// The decoded bytes, of which the first `len` count; none for what is only decoration.
    pub(super) decoded: [u8; 4],
    /// How many decoded bytes.
    pub(super) len: u8,
    /// Layers that were undone.
    pub(super) depth: Depth,
}

/// Bytes that can start an escape.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let starts = b"\0%\\&[^+#\x1b\xc2\xe2\xe3\xef";
    let mut index = 0;
    while index < starts.len() {
        table[starts[index] as usize] = true;
        index += 1;
    }
    table
};

/// Where the next escape may start, from `at` on.
pub(super) fn next_special(text: &[u8], at: usize) -> Option<usize> {
    text[at..]
        .iter()
        .position(|&byte| SPECIAL[usize::from(byte)])
        .map(|found| at + found)
}

/// The escape that starts at `at`, if there is one; `form` remembers the field that was looked at last.
pub(super) fn read(text: &[u8], at: usize, form: &mut Form) -> Option<Escape> {
    let rest = &text[at..];
    match rest[0] {
        b'+' => form.is_blank(text, at).then(|| {
            Escape::byte(
                1,
                b' ',
                Depth {
                    percent: 1,
                    escape: 0,
                },
            )
        })?,
        b'%' => percent(rest),
        b'\\' => backslash(rest),
        b'&' => entity(rest),
        b'#' => syslog(rest),
        b'[' | b'^' | 0x1b => colour(rest),
        0 => wide(text, at),
        _ => typographic(rest),
    }
}

/// A field of a form, in which `+` stands for a blank.
#[derive(Default)]
pub(super) struct Form {
    end: usize,
    is_form: bool,
}

/// Fields are looked at in parts of this size.
const FIELD_BOUND: usize = 8192;

impl Form {
    /// Whether the `+` at `at` is a blank: in a field of words, or with escapes that base64 has no use for, and no bare sign.
    fn is_blank(&mut self, text: &[u8], at: usize) -> bool {
        if at >= self.end {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.*~%+@!".contains(byte);
            let floor = at.saturating_sub(FIELD_BOUND);
            let limit = text.len().min(at + FIELD_BOUND);
            let start = text[floor..at]
                .iter()
                .rposition(|byte| !is_part(byte))
                .map_or(floor, |last| floor + last + 1);
            self.end = text[at..limit]
                .iter()
                .position(|byte| !is_part(byte))
                .map_or(limit, |len| at + len);
            let field = &text[start..self.end];
            let is_free = !matches!(text.get(self.end), Some(b'/' | b':' | b'"' | b'\''));
            self.is_form = is_free && field.windows(4).any(is_foreign) || is_worded(field);
        }
        self.is_form
    }
}

/// Whether at least half of what stands between the `+` are words and options, as no base64 has it.
fn is_worded(field: &[u8]) -> bool {
    let is_word = |part: &[u8]| {
        let plain = |byte: &u8| byte.is_ascii_lowercase() || b"-_.".contains(byte);
        let name = part.strip_prefix(b"-").unwrap_or(part);
        name.split_first()
            .is_some_and(|(first, rest)| first.is_ascii_alphabetic() && rest.iter().all(plain))
            || part.starts_with(b"-") && name.iter().all(u8::is_ascii_alphabetic) && !name.is_empty()
    };
    let parts = || field.split(|byte| *byte == b'+');
    let words = parts().filter(|part| is_word(part)).count();
    words >= 3 && words * 2 >= parts().count()
}

/// A percent escape, other than those of base64 where base64 has them.
fn is_foreign(escape: &[u8]) -> bool {
    let is_escape = escape[0] == b'%' && hex(&escape[1..3]).is_some_and(|byte| byte < 0x80);
    let is_base64 = [&b"2B"[..], b"2b", b"2F", b"2f"].contains(&&escape[1..3]);
    let is_padding = escape[1..3].eq_ignore_ascii_case(b"3D") && !escape[3].is_ascii_alphanumeric();
    is_escape && !is_base64 && !is_padding
}

impl Escape {
    fn byte(source_len: usize, byte: u8, depth: Depth) -> Option<Escape> {
        Some(Escape {
            source_len,
            decoded: [byte, 0, 0, 0],
            len: 1,
            depth,
        })
    }

    fn character(source_len: usize, code: u32, depth: Depth) -> Option<Escape> {
        let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut decoded = [0; 4];
        let len = character.encode_utf8(&mut decoded).len() as u8;
        Some(Escape {
            source_len,
            decoded,
            len,
            depth,
        })
    }

    fn nothing(source_len: usize) -> Option<Escape> {
        Some(Escape {
            source_len,
            decoded: [0; 4],
            len: 0,
            depth: Depth::default(),
        })
    }
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |value, &digit| {
        Some(value << 4 | (digit as char).to_digit(16)?)
    })
}

/// `%2B`, also encoded again any number of times: `%252B`.
fn percent(rest: &[u8]) -> Option<Escape> {
    let mut len = 1;
    let mut layers: u8 = 1;
    while rest[len..].starts_with(b"25") && rest.get(len + 2..len + 4).and_then(hex).is_some() {
        len += 2;
        layers = layers.saturating_add(1);
    }
    let byte = hex(rest.get(len..len + 2)?)? as u8;
    Escape::byte(
        len + 2,
        byte,
        Depth {
            percent: layers,
            escape: 0,
        },
    )
}

/// Any number of backslashes and the character they escape, as a string inside a string has it.
fn backslash(rest: &[u8]) -> Option<Escape> {
    let run = rest.iter().position(|&byte| byte != b'\\').unwrap_or(rest.len());
    let depth = Depth {
        percent: 0,
        escape: u8::try_from(run).unwrap_or(u8::MAX),
    };
    let tail = &rest[run..];
    match tail.first().copied().unwrap_or(b'\n') {
        b'n' => Escape::byte(run + 1, b'\n', depth),
        b'r' => Escape::byte(run + 1, b'\r', depth),
        b't' => Escape::byte(run + 1, b'\t', depth),
        b'e' if tail.get(1) == Some(&b'[') => Escape::byte(run + 1, 0x1b, depth),
        b'u' if tail.get(1..5).and_then(hex).is_some() => {
            Escape::character(run + 5, hex(&tail[1..5])?, depth)
        }
        b'x' if tail.get(1..3).and_then(hex).is_some() => {
            Escape::byte(run + 3, hex(&tail[1..3])? as u8, depth)
        }
        b'0' if tail
            .get(1..3)
            .is_some_and(|digits| digits.iter().all(|d| (b'0'..b'8').contains(d))) =>
        {
            Escape::byte(run + 3, (tail[1] - b'0') << 3 | (tail[2] - b'0'), depth)
        }
        b'0'..=b'7' if unprintable(tail).is_some() => {
            let (len, byte) = unprintable(tail)?;
            Escape::byte(run + len, byte, depth)
        }
        byte if byte.is_ascii_punctuation() => Escape::byte(run + 1, byte, depth),
        b' ' if run == 1 => Escape::byte(2, b' ', depth),
        _ if run > 1 => Escape::byte(run, b'\\', depth),
        _ => None,
    }
}

/// Up to three octal digits that stand for a byte no text has: `\4` and `\302`, as tracers write packets.
fn unprintable(digits: &[u8]) -> Option<(usize, u8)> {
    let len = digits
        .iter()
        .take(3)
        .take_while(|digit| (b'0'..b'8').contains(digit))
        .count();
    let code = digits[..len]
        .iter()
        .fold(0u32, |code, digit| code << 3 | u32::from(digit - b'0'));
    let byte = u8::try_from(code).ok()?;
    let is_unprintable = byte >= 0x7f || byte < 0x20 && !byte.is_ascii_whitespace();
    (len > 0 && is_unprintable).then_some((len, byte))
}

/// `#012` and its like, as a syslog daemon writes line breaks and tabs.
fn syslog(rest: &[u8]) -> Option<Escape> {
    let byte = match rest.get(..4)? {
        b"#011" => b'\t',
        b"#012" => b'\n',
        b"#015" => b'\r',
        _ => return None,
    };
    let is_number = rest.get(4).is_some_and(u8::is_ascii_digit);
    let depth = Depth {
        percent: 0,
        escape: 1,
    };
    (!is_number).then(|| Escape::byte(4, byte, depth))?
}

const ENTITIES: [(&[u8], u8); 16] = [
    (b"quot;", b'"'),
    (b"apos;", b'\''),
    (b"lt;", b'<'),
    (b"gt;", b'>'),
    (b"nbsp;", b' '),
    (b"equals;", b'='),
    (b"plus;", b'+'),
    (b"sol;", b'/'),
    (b"colon;", b':'),
    (b"semi;", b';'),
    (b"commat;", b'@'),
    (b"percnt;", b'%'),
    (b"period;", b'.'),
    (b"lowbar;", b'_'),
    (b"NewLine;", b'\n'),
    (b"Tab;", b'\t'),
];

/// `&amp;`, `&#38;`, `&#x26;`, `&quot;`, also encoded again: `&amp;amp;`.
fn entity(rest: &[u8]) -> Option<Escape> {
    let mut len = 1;
    let mut layers: u8 = 0;
    while rest[len..].starts_with(b"amp;") {
        len += 4;
        layers = layers.saturating_add(1);
    }
    let depth = Depth {
        percent: 0,
        escape: layers.saturating_add(1),
    };
    let tail = &rest[len..];
    if let Some((name, byte)) = ENTITIES.iter().find(|(name, _)| tail.starts_with(name)) {
        return Escape::byte(len + name.len(), *byte, depth);
    }
    if let Some((digits, code)) = numeric(tail) {
        return Escape::character(len + digits, code, depth);
    }
    (layers > 0).then(|| {
        Escape::byte(
            len,
            b'&',
            Depth {
                percent: 0,
                escape: layers,
            },
        )
    })?
}

/// `#38;` or `#x26;`: its length and the code point.
fn numeric(tail: &[u8]) -> Option<(usize, u32)> {
    let end = tail.iter().take(10).position(|&byte| byte == b';')?;
    let digits = tail[..end].strip_prefix(b"#")?;
    let code = match digits.strip_prefix(b"x").or_else(|| digits.strip_prefix(b"X")) {
        Some(digits) if !digits.is_empty() => hex(digits)?,
        _ => std::str::from_utf8(digits).ok()?.parse().ok()?,
    };
    Some((end + 1, code))
}

/// A terminal sequence, also where the escape byte got lost or was written as `^[`; it decodes to nothing.
fn colour(rest: &[u8]) -> Option<Escape> {
    let introducer = match rest {
        [0x1b, b'[', ..] => 2,
        [b'^', b'[', b'[', ..] => 3,
        [b'[', ..] => 1,
        [0x1b, ..] => return Escape::nothing(1),
        _ => return None,
    };
    if rest[introducer - 1..].starts_with(b"[redacted:") {
        return if introducer > 1 {
            Escape::nothing(introducer - 1)
        } else {
            None
        };
    }
    let parameters = &rest[introducer..];
    let len = parameters
        .iter()
        .take(24)
        .position(|byte| !matches!(byte, b'0'..=b'9' | b';' | b'?'))?;
    let last = parameters[len];
    let is_colour = last == b'm' && (len > 0 || introducer > 1);
    let is_sequence = introducer > 1 && last.is_ascii_alphabetic();
    (is_colour || is_sequence).then(|| Escape::nothing(introducer + len + 1))?
}

/// Zeros between letters, as UTF-16 has them that was taken for another text.
fn wide(text: &[u8], at: usize) -> Option<Escape> {
    let is_zero = |at: Option<usize>| at.and_then(|at| text.get(at)) == Some(&0);
    let before = [2, 4].iter().take_while(|back| is_zero(at.checked_sub(**back)));
    let after = [2, 4].iter().take_while(|ahead| is_zero(Some(at + **ahead)));
    let is_alone = !is_zero(at.checked_sub(1)) && !is_zero(Some(at + 1));
    (is_alone && before.count() + after.count() >= 2).then(|| Escape::nothing(1))?
}

/// Typographic quotes, spaces and separators as their plain forms; invisible characters as nothing.
fn typographic(rest: &[u8]) -> Option<Escape> {
    let plain = Depth::default();
    match rest {
        [0xc2, 0xa0, ..] => Escape::byte(2, b' ', plain),
        [0xc2, 0xad, ..] => Escape::nothing(2),
        [0xc2, 0xab | 0xbb, ..] => Escape::byte(2, b'"', plain),
        [0xe2, 0x80, 0x9c..=0x9f, ..] => Escape::byte(3, b'"', plain),
        [0xe2, 0x80, 0x98..=0x9b, ..] => Escape::byte(3, b'\'', plain),
        [0xe3, 0x80, 0x8c..=0x8f, ..] => Escape::byte(3, b'"', plain),
        [0xe2, 0x80, 0xaf, ..] | [0xe3, 0x80, 0x80, ..] => Escape::byte(3, b' ', plain),
        [0xe2, 0x80, 0x8b..=0x8f, ..] | [0xe2, 0x81, 0xa0, ..] | [0xef, 0xbb, 0xbf, ..] => Escape::nothing(3),
        // The wide forms of all printable characters.
        [0xef, 0xbc, last @ 0x81..=0xbf, ..] => Escape::byte(3, last - 0x60, plain),
        [0xef, 0xbd, last @ 0x80..=0x9e, ..] => Escape::byte(3, last - 0x20, plain),
        _ => None,
    }
}
