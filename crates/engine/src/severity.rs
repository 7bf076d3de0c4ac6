//! A line of a log to its severity, by the word or number that its writer put there; for filters, not for rules.
//!
//! A level stands in capitals (`ERROR`), or as a value of its own (`,Error,`, `[warn]`, `level=error`, `"Level": 2`). The
//! same word inside a sentence is no level.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How grave the writer of a line found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Information, and everything below it.
    Information,
    /// A warning.
    Warning,
    /// An error, and everything above it.
    Error,
}

/// Most bytes of a line that are looked at.
const MOST_BYTES: usize = 8_192;
/// Longest word that can be a level.
const LONGEST: usize = 13;

/// The severity of a line; `None` where it names none.
pub fn severity(line: &str) -> Option<Severity> {
    let line = &line.as_bytes()[..line.len().min(MOST_BYTES)];
    let named = || named(line).then_some(Severity::Error);
    keyed(line)
        .or_else(|| lettered(line))
        .or_else(|| worded(line))
        .or_else(named)
}

/// Whether the level may be a number, so that other digits would be another level.
pub(super) fn may_be_number(line: &str) -> bool {
    let line = line.as_bytes();
    let is_number = |value: &[u8]| value.first().is_some_and(u8::is_ascii_digit);
    matches!(line, [b'<', digit, ..] if digit.is_ascii_digit()) || values(line).any(is_number)
}

/// After a key that is called level or severity, in JSON or `key=value`.
fn keyed(line: &[u8]) -> Option<Severity> {
    values(line).find_map(|value| word(value).or_else(|| number(value)))
}

/// What stands behind keys that are called level or severity.
fn values(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let keys = [&b"level"[..], b"severity", b"lvl"];
    let begins = move |&at: &usize| at == 0 || !line[at - 1].is_ascii_alphabetic() || at_capital(line, at);
    (0..line.len()).filter(begins).filter_map(move |at| {
        let key = keys.iter().find(|key| starts(&line[at..], key))?;
        let rest = &line[at + key.len()..];
        let skipped = rest.iter().take_while(|byte| b"\\\": =".contains(byte)).count();
        let value = &rest[skipped..];
        let length = value
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let separated = rest[..skipped].iter().any(|byte| b":=".contains(byte));
        separated.then_some(&value[..length])
    })
}

/// `logLevel`, `SeverityLevel`: the key may be the last word of a longer name.
fn at_capital(line: &[u8], at: usize) -> bool {
    line[at].is_ascii_uppercase() && line[at - 1].is_ascii_lowercase()
}

fn starts(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len() && text[..word.len()].eq_ignore_ascii_case(word)
}

/// `E (1234) wifi: …` of ESP-IDF, `E0309 11:12:13 …` of glog, `<3>` of the kernel.
fn lettered(line: &[u8]) -> Option<Severity> {
    let of = |letter: u8| match letter {
        b'E' | b'F' => Some(Severity::Error),
        b'W' => Some(Severity::Warning),
        b'I' | b'D' | b'V' => Some(Severity::Information),
        _ => None,
    };
    match line {
        [letter, b' ', b'(', digit, ..] if digit.is_ascii_digit() => of(*letter),
        [letter, a, b, c, d, b' ', ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()) => {
            of(*letter)
        }
        [b'<', ..] => priority(line),
        [b'[', letter, b']', ..] | [letter, b'/', ..] if letter.is_ascii_uppercase() => of(*letter),
        [b'f', b'a', b'i', b'l', b':', ..] => Some(Severity::Error),
        _ => None,
    }
}

/// `<3>` of the kernel, `<131>` of syslog: the lowest three bits are the level.
fn priority(line: &[u8]) -> Option<Severity> {
    let digits = line[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=3).contains(&digits) || line.get(digits + 1) != Some(&b'>') {
        return None;
    }
    let number = line[1..=digits]
        .iter()
        .fold(0_u16, |number, digit| number * 10 + u16::from(digit - b'0'));
    Some(match number % 8 {
        0..=3 => Severity::Error,
        4 => Severity::Warning,
        _ => Severity::Information,
    })
}

/// `…-Device-Client-Error` of an event source of .NET, `azure-iot-…:Errors` of a debug namespace of Node.
fn named(line: &[u8]) -> bool {
    [&b"-Error"[..], b":Errors"].iter().any(|name| {
        let found = memchr::memmem::find_iter(line, name);
        let mut ends = found.map(|at| (at, line.get(at + name.len())));
        ends.any(|(at, end)| {
            let is_name = at > 0 && line[at - 1].is_ascii_alphanumeric();
            is_name && end.is_none_or(|end| b" \t,:;[\"".contains(end))
        })
    })
}

/// The first word that is written as a level.
fn worded(line: &[u8]) -> Option<Severity> {
    let mut at = 0;
    while at < line.len() {
        let length = line[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let (before, after) = (
            at.checked_sub(1).map(|at| line[at]),
            line.get(at + length).copied(),
        );
        if (1..=LONGEST).contains(&length) && stands_alone(&line[at..at + length], before, after) {
            let found = word(&line[at..at + length]);
            if found.is_some() {
                return found;
            }
        }
        at += length.max(1);
    }
    None
}

/// In capitals between things that are no letters, or alone in a cell, in brackets, or in front of a colon.
fn stands_alone(word: &[u8], before: Option<u8>, after: Option<u8>) -> bool {
    let inside = |byte: u8| byte.is_ascii_digit() || byte == b'_' || byte == b'-' || byte >= 0x80;
    if before.is_some_and(inside) || after.is_some_and(inside) {
        return false;
    }
    let capital = word.len() > 1 && word.iter().all(u8::is_ascii_uppercase);
    let opens = before.is_none_or(|byte| b",;|\t[<\"'".contains(&byte));
    let closes = after.is_some_and(|byte| b",;|\t]>\"':".contains(&byte));
    capital || (opens && closes)
}

fn word(word: &[u8]) -> Option<Severity> {
    const ERRORS: [&str; 10] = [
        "error",
        "err",
        "fatal",
        "critical",
        "crit",
        "severe",
        "emergency",
        "emerg",
        "alert",
        "panic",
    ];
    const WARNINGS: [&str; 3] = ["warning", "warn", "wrn"];
    const OTHERS: [&str; 10] = [
        "information",
        "informational",
        "info",
        "inf",
        "notice",
        "debug",
        "dbg",
        "trace",
        "verbose",
        "fine",
    ];
    let among = |names: &[&str]| {
        names
            .iter()
            .any(|name| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    if among(&ERRORS) {
        Some(Severity::Error)
    } else if among(&WARNINGS) {
        Some(Severity::Warning)
    } else if among(&OTHERS) {
        Some(Severity::Information)
    } else {
        None
    }
}

/// Windows and Azure count from 1 (critical) to 5; bunyan and pino in tens, up to 60.
fn number(digits: &[u8]) -> Option<Severity> {
    match digits {
        b"1" | b"2" | b"50" | b"60" => Some(Severity::Error),
        b"3" | b"40" => Some(Severity::Warning),
        b"4" | b"5" | b"10" | b"20" | b"30" => Some(Severity::Information),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_however_it_is_written() {
        use Severity::{Error, Information, Warning};
        let cases = [
            ("2026-03-09 11:12:13,100 ERROR azure.iot: gone", Error),
            ("2026-03-09T11:12:13Z,deviceDisconnect,Error,404104,pump-1", Error),
            (
                "2026-03-09T11:12:13Z,deviceConnect,Information,,pump-1",
                Information,
            ),
            (
                r#"{"time":"x","level":"Warning","message":"ERROR in it"}"#,
                Warning,
            ),
            (r#"{"time":"x","Level": 2}"#, Error),
            (r#"{"level":30,"msg":"error: reset"}"#, Information),
            ("time=x level=error msg=\"reset\"", Error),
            (r#"\"severityLevel\":\"Warning\""#, Warning),
            ("[warn] slow", Warning),
            ("<3>usb reset", Error),
            ("W (5123) wifi: weak", Warning),
            ("E0309 11:12:13.1 client.cc:17] reset", Error),
            ("error: cannot connect", Error),
            ("<131>Mar  9 11:12:13 host app: reset", Error),
            ("<134>Mar  9 11:12:13 host app: up", Information),
            ("[W] slow", Warning),
            ("E/mqtt( 123): reset", Error),
            ("fail: App[0]", Error),
            ("Microsoft-Azure-Devices-Device-Client-Error reset", Error),
            ("azure-iot-mqtt-base:MqttBase:Errors reset", Error),
            ("DEBUG retry after ERROR", Information),
        ];
        for (line, expected) in cases {
            assert_eq!(severity(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_word_in_a_sentence_is_no_level() {
        for line in [
            "",
            "the last error was 5 minutes ago",
            "no error: all well",
            "ERROR_CODE=0",
            "water level: high",
            "deviceConnectionError",
            "ünERROR",
        ] {
            assert_eq!(severity(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_may_be_cut_within_a_letter() {
        let line = format!("{}ü ERROR", "x".repeat(MOST_BYTES - 1));
        assert_eq!(severity(&line), None);
    }
}
