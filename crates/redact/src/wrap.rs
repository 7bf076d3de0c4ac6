//! Lines that a terminal, a mailer or a YAML block broke by their width: where, and what stands between the two halves.
//!
//! Without such evidence a line end is a line end; with it the text is looked at once more with the halves joined.

use std::ops::Range;

use super::lexis::{common_prefix, is_base64, is_blank, is_hex, is_mixed, is_name, run_end};
use super::view::Window;

/// Widths at which lines are broken.
const WIDTHS: [usize; 20] = [
    40, 60, 64, 70, 72, 76, 78, 79, 80, 96, 98, 100, 110, 118, 120, 128, 130, 132, 140, 160,
];
/// Narrower lines are not broken by their width.
const MIN_WIDTH: usize = 40;
/// Lines before and after a joint that are looked at together with it.
const CONTEXT: usize = 2;
/// A window ends after so many bytes, so that it stays within what is looked at ahead.
const MAX_WINDOW: usize = 1 << 15;

/// Finds all windows of a text.
pub(super) fn windows(text: &[u8]) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut starts = [0; CONTEXT + 1];
    let mut trailing = 0;
    let mut width_before = 0;
    for newline in memchr::memchr_iter(b'\n', text) {
        let start = starts[CONTEXT];
        let joint = joint(text, start, newline, width_before);
        width_before = newline - start;
        let next = newline + 1;
        if let Some(joint) = joint {
            let is_near = windows
                .last()
                .is_some_and(|last| start <= last.range.end && joint.end - last.range.start < MAX_WINDOW);
            if !is_near {
                windows.push(Window {
                    range: starts[0]..next,
                    joints: Vec::new(),
                });
            }
            if let Some(last) = windows.last_mut() {
                last.joints
                    .push(joint.start - last.range.start..joint.end - last.range.start);
                trailing = CONTEXT;
            }
        }
        if let Some(last) = windows.last_mut().filter(|_| trailing > 0) {
            last.range.end = run_end(text, next, 8192, |byte| byte != b'\n');
            trailing -= usize::from(last.range.end >= next && newline >= last.range.end.min(newline));
        }
        starts.rotate_left(1);
        starts[CONTEXT] = next;
    }
    windows
}

/// The line break at `newline`, with all that stands between the halves, if the line was broken by its width.
fn joint(text: &[u8], start: usize, newline: usize, width_before: usize) -> Option<Range<usize>> {
    let next = newline + 1;
    let mut end = newline;
    if text[start..end].ends_with(b"\r") {
        end -= 1;
    }
    let is_continued = text[start..end].ends_with(b"\\") && end - start >= MIN_WIDTH / 2;
    if !is_continued && ends_whole_key(&text[start..end]) {
        return None;
    }
    // The rule below the head of a table is as long as its lines, and ends where it ends.
    let is_rule = text[start..end].iter().all(|byte| b"-+=| ".contains(byte));
    if is_rule && !is_continued {
        return None;
    }
    let width = end - start;
    let is_soft = is_soft(&text[start..end]);
    let is_continued = is_continued || is_soft;
    if !is_continued && width < MIN_WIDTH {
        return None;
    }
    let prefix = common_prefix(text, start, next);
    let is_even = WIDTHS.contains(&width) || WIDTHS.contains(&(width - prefix.min(width)));
    let next_width = || run_end(text, next, 400, |byte| byte != b'\n') - next;
    let is_block =
        prefix < 8 && (width == width_before || width == next_width()) && !is_record(text, next + prefix);
    if !(is_continued || is_even || is_block) {
        return None;
    }
    // A mark is not as wide as what stood there.
    let is_marked = || memchr::memmem::find(&text[start..newline], b"[redacted:").is_some();
    if !is_continued && is_marked() {
        return None;
    }
    let end = if is_continued { end - 1 } else { end };
    let mut rest = run_end(text, next + prefix, 64, is_blank);
    if is_soft {
        // A soft break leaves the next line as it is, but for signs of an answer.
        rest = next + prefix;
    }
    let is_content = rest == next + 1 && !is_continued;
    if is_content {
        // A single blank was at the end of the broken line and is no indent.
        rest = next;
    }
    if rest >= next + 2
        && !is_continued
        && is_pair(text, run_end(text, start, 64, is_blank))
        && is_pair(text, rest)
    {
        return None;
    }
    let is_blank_line = text
        .get(rest + usize::from(is_content))
        .is_none_or(|byte| byte.is_ascii_whitespace());
    let is_own = is_record(text, rest) || !is_continued && is_plain_word(text, rest);
    (!is_blank_line && !is_own).then_some(end..rest)
}

/// Whether a line ends in a key that lacks nothing: base64 of full groups with its padding, or as many hexadecimal digits
/// as a hash has. `…;SharedAccessKey=` and 43 characters with `=` is one; there is nothing that the next line could add.
fn ends_whole_key(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let body = line
        .strip_suffix(b"=")
        .map_or(line, |body| body.strip_suffix(b"=").unwrap_or(body));
    let start = body
        .iter()
        .rposition(|byte| !is_base64(*byte))
        .map_or(0, |at| at + 1);
    let key = &body[start..];
    let padding = line.len() - body.len();
    let is_padded =
        padding > 0 && key.len() >= 22 && (key.len() + padding).is_multiple_of(4) && is_mixed(key);
    let is_hash = padding == 0 && matches!(key.len(), 32 | 40 | 64 | 128) && is_hex(key);
    is_padded || is_hash
}

/// Beginnings of words that tell what a program does or what went wrong; no key begins a line with one and a blank.
const TOLD: [&[u8]; 28] = [
    b"abort",
    b"auth",
    b"cannot",
    b"clos",
    b"connect",
    b"critical",
    b"debug",
    b"disconnect",
    b"error",
    b"expired",
    b"fail",
    b"fatal",
    b"getaddrinfo",
    b"info",
    b"lost",
    b"no_",
    b"notice",
    b"reconnect",
    b"refus",
    b"reject",
    b"retry",
    b"severe",
    b"socket",
    b"timed",
    b"timeout",
    b"trace",
    b"unable",
    b"warn",
];

/// Whether a word stands at `at` that is no part of a value: a level, the name of an error, what happened.
pub(super) fn is_plain_word(text: &[u8], at: usize) -> bool {
    let end = run_end(text, at, 64, |byte| byte.is_ascii_alphabetic() || byte == b'_');
    let is_ended = text
        .get(end)
        .is_none_or(|byte| byte.is_ascii_whitespace() || b":,.".contains(byte));
    let word = &text[at..end];
    if word.len() < 4 || !is_ended {
        return false;
    }
    let is_upper = word.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    let is_named = [&b"Error"[..], b"Exception", b"Failure", b"Warning"]
        .iter()
        .any(|name| word.ends_with(name));
    let is_errno = is_upper && (word.starts_with(b"E") || word.contains(&b'_'));
    let lower = word.to_ascii_lowercase();
    is_errno || is_named || TOLD.iter().any(|told| lower.starts_with(told))
}

/// Whether a line of quoted-printable ends with a soft break.
fn is_soft(line: &[u8]) -> bool {
    let is_escape = |escape: &[u8]| escape[0] == b'=' && is_hex(&escape[1..]);
    line.ends_with(b"=") && !line.ends_with(b"==") && line.windows(3).any(is_escape)
}

/// Whether `name=` stands at `at`.
fn is_pair(text: &[u8], at: usize) -> bool {
    let name = run_end(text, at, 40, |byte| byte.is_ascii_alphabetic());
    name > at && text.get(name) == Some(&b'=') && text.get(name + 1).is_some_and(u8::is_ascii_graphic)
}

/// Whether a line starts like one of its own: with a time, a bracket or `name=` and `name:`.
fn is_record(text: &[u8], at: usize) -> bool {
    let name = run_end(text, at, 40, |byte| is_name(byte) && byte != b'.');
    let sign = text.get(name..).unwrap_or_default();
    let is_field = name > at
        && [&b": "[..], b"\\:", b"\\=", b"&#58;", b"&#61;"]
            .iter()
            .any(|known| sign.starts_with(known));
    let digits = run_end(text, at, 4, |byte| byte.is_ascii_digit()) - at;
    let is_time = digits >= 2
        && matches!(text.get(at + digits), Some(b'-' | b':' | b'/'))
        && text.get(at + digits + 1).is_some_and(u8::is_ascii_digit);
    let is_setting = matches!(text.get(name), Some(b'='))
        && text[at..name].contains(&b'_')
        && text[at..name].iter().all(|byte| !byte.is_ascii_lowercase());
    is_field || is_setting || is_time || matches!(text.get(at), Some(b'[' | b'{' | b'<'))
}

#[cfg(test)]
mod tests {
    use crate::redact;

    const KEY: &str = "eyfzkgVF1VnZ+rqItGrHlVvkVmiUhpGVBK59O3DEeec=";

    #[test]
    fn a_hexadecimal_key_ends_with_its_line() {
        for (name, len) in [("AppKey: ", 32), ("SharedAccessKey=", 64), ("nwk_s_key = ", 32)] {
            let key = &"5ec2e700112233445566778899aabbd0".repeat(2)[..len];
            for word in [
                "disconnected with code: 7",
                "snmp-server port 161",
                "reconnecting",
                "connection lost",
            ] {
                let masked = redact(&format!("{name}{key}\n{word}\n")).text;
                assert!(
                    !masked.contains(key) && masked.ends_with(&format!("\n{word}\n")),
                    "{masked}"
                );
            }
        }
    }

    #[test]
    fn the_line_behind_a_whole_key_keeps_its_words() {
        let prefixes = [
            "2026-11-30 08:00:01,121 INFO app: ",
            "[INFO] ",
            "Nov 30 08:00:01 gw app[12]: ",
            "",
            "  app | ",
        ];
        let words = [
            "ETIMEDOUT connecting 8883",
            "disconnected with result code: 7",
            "Timeout",
            "NO_PING_RESPONSE",
            "ERROR x",
            "getaddrinfo ENOTFOUND",
            "pump-07",
        ];
        for prefix in prefixes {
            for width in 0..70 {
                let padding = "x".repeat(width);
                for word in words {
                    let text = format!("{prefix}{padding} SharedAccessKey={KEY}\n{prefix}{word}\n");
                    let masked = redact(&text).text;
                    assert!(
                        !masked.contains(KEY) && masked.ends_with(&format!("{prefix}{word}\n")),
                        "{masked}"
                    );
                }
            }
        }
    }
}
