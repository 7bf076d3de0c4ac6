//! Writes a text as tools and notations do: in dumps of many kinds, in escapes, in encodings.

use super::tests::{base64, percent};

/// How a text becomes another.
pub(super) type Write = fn(&str) -> String;

/// The ways by name, as they stand in a template: `{xxd(…)}`.
pub(super) const WRITTEN: [(&str, Write); 31] = [
    ("base64", |text| base64(text.as_bytes())),
    ("url64", |text| {
        let text = base64(text.as_bytes()).replace('+', "-").replace('/', "_");
        text.trim_end_matches('=').to_owned()
    }),
    ("mime", |text| super::tests::wrapped(&base64(text.as_bytes()), 76)),
    ("utf16", |text| {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        base64(&wide)
    }),
    ("hexed", |text| {
        joined(&bytes(text), " ", |byte| format!("{byte:02x}"))
    }),
    ("upper", |text| {
        joined(&bytes(text), "", |byte| format!("{byte:02X}"))
    }),
    ("decimal", |text| {
        joined(&bytes(text), ",", |byte| byte.to_string())
    }),
    ("java", |text| joined(&bytes(text), ", ", |byte| byte.to_string())),
    ("percent", percent),
    ("percents", |text| {
        joined(&bytes(text), "", |byte| format!("%{byte:02x}"))
    }),
    ("entities", |text| {
        joined(&bytes(text), "", |byte| format!("&#{byte};"))
    }),
    ("escapes", |text| {
        joined(&bytes(text), "", |byte| format!("\\u{byte:04x}"))
    }),
    ("xescapes", |text| {
        joined(&bytes(text), "", |byte| format!("\\x{byte:02x}"))
    }),
    ("wide", |text| text.chars().map(fullwidth).collect()),
    ("nuls", |text| {
        text.chars().flat_map(|letter| [letter, '\0']).collect()
    }),
    ("xxd", |text| {
        dump(text, 16, |at, row| {
            format!("{at:08x}: {:39}  {}", pairs(row), shown(row))
        })
    }),
    ("tcpdump", |text| {
        dump(text, 16, |at, row| {
            format!("\t0x{at:04x}:  {:39}  {}", pairs(row), shown(row))
        })
    }),
    ("canonical", |text| {
        dump(text, 16, |at, row| {
            format!("{at:08x}  {:49} |{}|", halves(row, "  "), shown(row))
        })
    }),
    ("esp", |text| {
        dump(text, 16, |at, row| {
            format!(
                "I (412) tls: 0x3ffb{at:04x}   {:49}  |{}|",
                halves(row, "  "),
                shown(row)
            )
        })
    }),
    ("zephyr", |text| {
        dump(text, 16, |_, row| {
            format!("{:41}{:49} |{}", "", halves(row, "  "), shown(row))
        })
    }),
    ("openssl", |text| {
        dump(text, 16, |at, row| {
            format!("{at:04x} - {:47}   {}", halves(row, "-"), shown(row))
        })
    }),
    ("windbg", |text| {
        dump(text, 16, |at, row| {
            format!("000000a7`1c2f{at:04x}  {:47}  {}", halves(row, "-"), shown(row))
        })
    }),
    ("mbedtls", |text| {
        dump(text, 16, |at, row| {
            format!(
                "ssl_msg.c:2875: |4| {at:04x}:  {:48}  {}",
                hex(row, " "),
                shown(row)
            )
        })
    }),
    ("wolf", |text| {
        dump(text, 16, |_, row| {
            format!("\t{:47} | {}", hex(row, " "), shown(row))
        })
    }),
    ("winhex", |text| {
        dump(text, 16, |at, row| {
            format!("{at:08X}   {:47}  {}", hex(row, " ").to_uppercase(), shown(row))
        })
    }),
    ("od", |text| {
        dump(text, 16, |at, row| format!("{at:07o} {}", hex(row, " ")))
    }),
    ("octal", |text| {
        dump(text, 16, |at, row| {
            format!("{at:07o} {}", joined(row, " ", |byte| format!("{byte:03o}")))
        })
    }),
    ("letters", |text| {
        dump(text, 16, |at, row| {
            format!(
                "{at:07o} {}",
                joined(row, "", |byte| format!("{:>4}", byte as char))
            )
        })
    }),
    ("little", |text| {
        dump(text, 16, |at, row| format!("{at:07x} {}", swapped(row)))
    }),
    ("carray", |text| {
        dump(text, 12, |_, row| {
            format!("  {}", joined(row, " ", |byte| format!("0x{byte:02x},")))
        })
    }),
    ("gdb", |text| {
        dump(text, 8, |at, row| {
            format!(
                "0x7ffe{at:04x}:\t{}",
                joined(row, "\t", |byte| format!("0x{byte:02x}"))
            )
        })
    }),
];

/// Writes the innermost such text until none is left.
pub(super) fn written(text: &str) -> String {
    let opening = |(name, write): &(&str, Write)| {
        let opening = format!("{{{name}(");
        Some((text.rfind(&opening)?, opening.len(), *write))
    };
    let Some((at, opening, write)) = WRITTEN.iter().filter_map(opening).max_by_key(|(at, ..)| *at) else {
        return text.to_owned();
    };
    let end = at + text[at..].find(")}").unwrap();
    let inner = write(&text[at + opening..end]);
    written(&format!("{}{inner}{}", &text[..at], &text[end + 2..]))
}

/// Each character is a byte.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

fn joined(bytes: &[u8], sign: &str, write: fn(u8) -> String) -> String {
    bytes
        .iter()
        .map(|byte| write(*byte))
        .collect::<Vec<_>>()
        .join(sign)
}

fn hex(row: &[u8], sign: &str) -> String {
    joined(row, sign, |byte| format!("{byte:02x}"))
}

fn halves(row: &[u8], sign: &str) -> String {
    row.chunks(8)
        .map(|half| hex(half, " "))
        .collect::<Vec<_>>()
        .join(sign)
}

fn pairs(row: &[u8]) -> String {
    row.chunks(2)
        .map(|pair| hex(pair, ""))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words of two bytes, the lower first.
fn swapped(row: &[u8]) -> String {
    let word = |pair: &[u8]| {
        joined(&pair.iter().rev().copied().collect::<Vec<_>>(), "", |byte| {
            format!("{byte:02x}")
        })
    };
    row.chunks(2).map(word).collect::<Vec<_>>().join(" ")
}

fn shown(row: &[u8]) -> String {
    let letter = |byte: &u8| {
        if (32..127).contains(byte) {
            *byte as char
        } else {
            '.'
        }
    };
    row.iter().map(letter).collect()
}

fn dump(text: &str, width: usize, line: fn(usize, &[u8]) -> String) -> String {
    let bytes = bytes(text);
    let rows = bytes.chunks(width).enumerate();
    rows.map(|(at, row)| line(at * width, row))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The wide form of a printable character.
fn fullwidth(letter: char) -> char {
    match letter {
        '!'..='~' => char::from_u32(letter as u32 + 0xfee0).unwrap(),
        other => other,
    }
}
