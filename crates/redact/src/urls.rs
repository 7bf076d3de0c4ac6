//! Credentials in the authority of a URL: `scheme://user:password@host`.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{is_mark, is_mixed, run_end};
use super::scan::Scan;
use super::view::View;

/// User information longer than this is not looked for.
const BOUND: usize = 2048;

/// Masks the password, or a user that stands alone; host, port and path stay.
pub(super) fn credentials(scan: &mut Scan, hit: Range<usize>) {
    let view = scan.view;
    let start = hit.end;
    let Some(sign) = separator(view, start) else {
        cut_off(scan, start);
        return;
    };
    let info = &view.bytes[start..sign];
    let lower = info.to_ascii_lowercase();
    if memchr::memmem::find(&lower, b"sig=").is_some() {
        return;
    }
    let password = memchr::memchr(b':', info).map_or(start, |colon| start + colon + 1);
    scan.mask_one(Class::Password, password..sign);
}

/// `user:password` at the end of the text or before an ellipsis, where the host was cut off.
fn cut_off(scan: &mut Scan, start: usize) {
    let bytes = scan.bytes();
    let user = run_end(bytes, start, 64, |byte| {
        byte.is_ascii_alphanumeric() || b"-_.%+".contains(&byte)
    });
    if bytes.get(user) != Some(&b':') || user == start {
        return;
    }
    let mut end = run_end(bytes, user + 1, 200, |byte| {
        byte.is_ascii_graphic() && !b"/\"'<>[]".contains(&byte)
    });
    let is_cut = end == bytes.len() || bytes[user..end].ends_with(b"...");
    while end > user + 1 && bytes[end - 1] == b'.' {
        end -= 1;
    }
    let password = user + 1..end;
    if is_cut && bytes[password.clone()].iter().any(|byte| !byte.is_ascii_digit()) {
        scan.mask_one(Class::Password, password);
    }
}

/// The `@` that ends the user information, if the authority has one.
fn separator(view: &View, start: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let depth = view.depth(start.checked_sub(1)?).percent;
    let is_outer = |at: usize| view.depth(at).percent <= depth;
    let limit = bytes.len().min(start + BOUND);
    let mut sign = None;
    let mut has_password = false;
    for at in start..limit {
        match bytes[at] {
            byte if byte.is_ascii_whitespace() && is_outer(at) => break,
            b'"' | b'\'' | b'<' | b'>' | b'`' | 0 => break,
            b'[' if is_mark(bytes, at) => return None,
            b'@' if is_outer(at) => {
                sign = Some(at);
                if has_password {
                    break;
                }
            }
            b':' if is_outer(at) && sign.is_none() => {
                let port = run_end(bytes, at + 1, 6, |byte| byte.is_ascii_digit());
                let is_port = !matches!(bytes.get(port), Some(byte) if byte.is_ascii_graphic() && !b"/?#,;)]}|\\".contains(byte));
                if is_port && port > at + 1 && !goes_on(bytes, port) {
                    break;
                }
                has_password = true;
            }
            b'/' | b'?' | b'#' if is_outer(at) && (!has_password || sign.is_some()) => break,
            b'/' if is_outer(at) && bytes[at..].starts_with(b"//") => break,
            _ => {}
        }
    }
    sign.filter(|&sign| sign > start && last_sign(view, sign, depth) >= sign)
        .map(|sign| last_sign(view, sign, depth))
}

/// A password of digits: the authority goes on with `@`.
fn goes_on(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'@')
}

/// A password may hold `@` itself; the last one before the host counts.
fn last_sign(view: &View, sign: usize, depth: u8) -> usize {
    let host = run_end(&view.bytes, sign + 1, 256, |byte| {
        byte.is_ascii_alphanumeric() || byte >= 0x80 || b"-_.!$*+~%@".contains(&byte)
    });
    let host = odd_rest(&view.bytes, sign + 1, host);
    let last = memchr::memrchr(b'@', &view.bytes[sign + 1..host]).map_or(sign, |at| sign + 1 + at);
    if view.depth(last).percent <= depth {
        last
    } else {
        sign
    }
}

/// Where the user information may go on behind what should be the host: no host looks random, and behind a later `@`
/// stands one with a point or a port.
fn odd_rest(bytes: &[u8], start: usize, host: usize) -> usize {
    let name = &bytes[start..host];
    if memchr::memchr(b'.', name).is_some() || name.len() < 8 || !is_mixed(name) {
        return host;
    }
    let end = run_end(bytes, host, 256, |byte| {
        byte.is_ascii_graphic() && !b"\"'`<>".contains(&byte)
    });
    let Some(sign) = memchr::memrchr(b'@', &bytes[host..end]).map(|at| host + at) else {
        return host;
    };
    let real = run_end(bytes, sign + 1, 256, |byte| {
        byte.is_ascii_alphanumeric() || b"-.:".contains(&byte)
    });
    match bytes[sign + 1..real]
        .iter()
        .any(|byte| matches!(byte, b'.' | b':'))
    {
        true => real,
        false => host,
    }
}

/// `jdbc:oracle:thin:user/password@…`
pub(super) fn oracle(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let is_inner = |byte: u8| byte.is_ascii_graphic() && !b"\"'`<>".contains(&byte);
    let user = run_end(bytes, hit.end, 64, |byte| {
        is_inner(byte) && !matches!(byte, b'/' | b'@')
    });
    let end = run_end(bytes, user, 256, is_inner);
    let sign = memchr::memrchr(b'@', &bytes[user..end]).map_or(user, |at| user + at);
    if scan.view.at(user) == b'/' && user > hit.end && sign > user + 1 {
        scan.mask_one(Class::Password, user + 1..sign);
    }
}

/// Ports of PostgreSQL and of the pooler in front of it; `*` is any.
const DATABASE_PORTS: [&[u8]; 5] = [b":5432:", b":5433:", b":5434:", b":6432:", b":*:"];

/// Masks the last field of a line of `.pgpass`, `host:port:database:user:password`; `colon` may be its first.
pub(super) fn password_file(scan: &mut Scan, colon: usize) {
    let bytes = scan.bytes();
    let Some(port) = DATABASE_PORTS
        .iter()
        .find(|port| bytes[colon..].starts_with(port))
    else {
        return;
    };
    let is_field = |byte: u8| byte.is_ascii_alphanumeric() || b"._-*$@".contains(&byte);
    let database = colon + port.len();
    let user = (run_end(bytes, database, 64, is_field) + 1).min(bytes.len());
    let password = (run_end(bytes, user, 64, is_field) + 1).min(bytes.len());
    let named = user > database + 1 && password > user + 1;
    if named && scan.view.at(user - 1) == b':' && scan.view.at(password - 1) == b':' {
        let is_letter = |byte: u8| !byte.is_ascii_whitespace() && !b"\"'".contains(&byte);
        let end = run_end(bytes, password, 256, is_letter);
        scan.mask_one(Class::Password, password..end);
    }
}
