//! Credentials in HTTP headers and queries: `Authorization`, cookies, function codes, identity headers.

use std::ops::Range;

use super::blob;
use super::commands;
use super::finding::Class;
use super::keys;
use super::lexis::{self, run_end};
use super::scan::Scan;
use super::value::{self, Separator};

/// Schemes behind which a credential stands.
const SCHEMES: [&[u8]; 10] = [
    b"basic",
    b"bearer",
    b"negotiate",
    b"ntlm",
    b"digest",
    b"token",
    b"apikey",
    b"sharedkey",
    b"sharedkeylite",
    b"hawk",
];

fn is_credential(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'.' | b'~' | b':')
}

/// The credential from `start` on, over line breaks too.
fn credential(scan: &Scan, start: usize) -> Vec<Range<usize>> {
    let end = run_end(scan.bytes(), start, 1 << 16, is_credential);
    let end = if scan.bytes()[start..end].ends_with(b"...") {
        end - 3
    } else {
        end
    };
    blob::wrapped(scan.view, start..end, is_credential)
}

fn total(pieces: &[Range<usize>]) -> usize {
    pieces.iter().map(Range::len).sum()
}

/// `Authorization: Scheme credential`, also as JSON.
pub(super) fn authorization(scan: &mut Scan, hit: Range<usize>) {
    let Some(opening) = value::opening(scan.view, hit.end) else {
        return;
    };
    if opening.separator == Separator::Blank && opening.quote.is_none() {
        return;
    }
    let bytes = scan.bytes();
    let scheme = opening.start..run_end(bytes, opening.start, 24, |byte| byte.is_ascii_alphanumeric());
    let word = bytes[scheme.clone()].to_ascii_lowercase();
    let start = run_end(bytes, scheme.end, 8, |byte| matches!(byte, b' ' | b'\t' | b'+'));
    if word == b"sharedaccesssignature" {
        return;
    }
    if word == b"digest" {
        // Its response is found by its own name.
        return;
    }
    if start > scheme.end && SCHEMES.contains(&&word[..]) {
        let account = if word.starts_with(b"sharedkey") {
            account_end(bytes, start)
        } else {
            start
        };
        let pieces = credential(scan, account);
        let is_prose = total(&pieces) < 8 && opening.quote.is_none();
        if !is_prose {
            scan.mask(Class::Authorization, &pieces);
        }
        return;
    }
    let pieces = value::read(scan.view, opening);
    let value: Vec<u8> = pieces
        .iter()
        .flat_map(|piece| bytes[piece.clone()].iter().copied())
        .collect();
    if keys::is_random(&value) {
        scan.mask(Class::Authorization, &pieces);
    }
}

fn account_end(bytes: &[u8], start: usize) -> usize {
    let end = run_end(bytes, start, 64, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'-'
    });
    if bytes.get(end) == Some(&b':') {
        end + 1
    } else {
        start
    }
}

/// Where a credential starts behind a scheme that stands alone; `None` inside a word.
fn behind(scan: &Scan, hit: &Range<usize>) -> Option<usize> {
    let bytes = scan.bytes();
    let is_word = hit.start > 0 && bytes[hit.start - 1].is_ascii_alphanumeric();
    let start = run_end(bytes, hit.end, 8, |byte| matches!(byte, b' ' | b'\t' | b'+'));
    (!is_word && start > hit.end).then_some(start)
}

/// `Bearer token` wherever it stands.
pub(super) fn bearer(scan: &mut Scan, hit: Range<usize>) {
    let Some(start) = behind(scan, &hit) else { return };
    let pieces = credential(scan, start);
    let value = &scan.bytes()[pieces[0].clone()];
    if total(&pieces) >= 16 && value.iter().any(u8::is_ascii_digit) {
        scan.mask(Class::Authorization, &pieces);
    }
}

/// `Basic` and base64 of `user:password`.
pub(super) fn basic(scan: &mut Scan, hit: Range<usize>) {
    let Some(start) = behind(scan, &hit) else { return };
    let pieces = credential(scan, start);
    let value: Vec<u8> = pieces
        .iter()
        .flat_map(|piece| scan.bytes()[piece.clone()].iter().copied())
        .collect();
    let decoded = blob::base64(&value);
    let is_pair = decoded.contains(&b':') && decoded.iter().all(|byte| !byte.is_ascii_control());
    if is_pair && value.len() >= 8 {
        scan.mask(Class::Authorization, &pieces);
    }
}

/// `"auth": "…"` of a registry and `AUTH PLAIN …`: base64 of a user and a password; `"AUTH" "…"`: a command.
pub(super) fn pair(scan: &mut Scan, hit: Range<usize>) {
    let Some(opening) = value::opening(scan.view, hit.end) else {
        return;
    };
    if opening.separator == Separator::Blank && opening.quote.is_some() {
        commands::last_word(scan, hit.end);
        return;
    }
    let pieces = credential(scan, opening.start);
    let value: Vec<u8> = pieces
        .iter()
        .flat_map(|piece| scan.bytes()[piece.clone()].iter().copied())
        .collect();
    let decoded = blob::base64(&value);
    let is_pair = decoded.iter().any(|byte| matches!(byte, b':' | 0));
    let is_text = decoded.iter().all(|byte| *byte == 0 || !byte.is_ascii_control());
    if is_pair && is_text && value.len() >= 8 {
        scan.mask(Class::Authorization, &pieces);
    }
}

/// `initial-response=…` of SASL, in quotes or base64.
pub(super) fn response(scan: &mut Scan, hit: Range<usize>) {
    behind_sign(scan, hit, Class::Authorization);
}

/// The value behind a sign such as `=` or `:`.
fn behind_sign(scan: &mut Scan, hit: Range<usize>, class: Class) {
    let Some(opening) = value::opening(scan.view, hit.end) else {
        return;
    };
    if opening.separator == Separator::Sign {
        let pieces = value::read(scan.view, opening);
        scan.mask(class, &pieces);
    }
}

/// `response="…"` of a digest: hexadecimal.
pub(super) fn digest(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let start = run_end(bytes, hit.end, 1, |byte| byte == b'"');
    let end = run_end(bytes, start, 128, |byte| byte.is_ascii_hexdigit());
    if end - start >= 32 {
        scan.mask_one(Class::Authorization, start..end);
    }
}

/// A line of a cookie jar: domain, flag, path, flag, time, name and value, with tabs between them.
pub(super) fn jar(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let field = |at: usize| run_end(bytes, at, 256, |byte| !byte.is_ascii_whitespace());
    let time = run_end(bytes, hit.end, 20, |byte| byte.is_ascii_digit());
    let name = field((time + 1).min(bytes.len()));
    if time > hit.end && scan.view.at(time) == b'\t' && scan.view.at(name) == b'\t' {
        let end = run_end(bytes, name + 1, 4096, |byte| !byte.is_ascii_whitespace());
        scan.mask_one(Class::Cookie, name + 1..end);
    }
}

/// `SharedKey account:signature`.
pub(super) fn shared_key(scan: &mut Scan, hit: Range<usize>) {
    let Some(start) = behind(scan, &hit) else { return };
    let account = account_end(scan.bytes(), start);
    let pieces = keys::read(scan.view, account);
    if account > start && total(&pieces) >= 16 {
        scan.mask(Class::Authorization, &pieces);
    }
}

/// The header of a managed identity's endpoint.
pub(super) fn identity(scan: &mut Scan, hit: Range<usize>) {
    behind_sign(scan, hit, Class::ApiKey);
}

/// `?code=` of a function's address.
pub(super) fn code(scan: &mut Scan, hit: Range<usize>) {
    let before = hit.start.checked_sub(1).map_or(0, |at| scan.bytes()[at]);
    let pieces = keys::read(scan.view, hit.end);
    if matches!(before, b'?' | b'&') && total(&pieces) >= 20 {
        scan.mask(Class::ApiKey, &pieces);
    }
}

/// Attributes of `Set-Cookie`, which say nothing about who holds the cookie.
const ATTRIBUTES: [&[u8]; 7] = [
    b"path",
    b"domain",
    b"expires",
    b"max-age",
    b"samesite",
    b"version",
    b"priority",
];

/// `Cookie` and `Set-Cookie`: the value of each cookie.
pub(super) fn cookie(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let end = run_end(bytes, hit.end, 2, |byte| matches!(byte, b's' | b'S' | b'2'));
    let Some(opening) = value::opening(scan.view, end) else {
        return;
    };
    if opening.separator == Separator::Blank && opening.quote.is_none() {
        return;
    }
    let quoted = opening.quote.is_some();
    let limit = match value::read(scan.view, opening).last() {
        Some(last) if quoted => last.end,
        _ => lexis::line_end(bytes, opening.start),
    };
    if hit.start < scan.cookies {
        return;
    }
    scan.cookies = limit;
    let mut at = opening.start;
    while at < limit {
        let end = run_end(bytes, at, limit - at, |byte| {
            !matches!(byte, b';' | b'\r' | b'\n' | b'"')
        });
        cookie_pair(scan, at..end);
        if end < limit && bytes[end] != b';' {
            break;
        }
        at = end + 1;
    }
}

fn cookie_pair(scan: &mut Scan, pair: Range<usize>) {
    let bytes = scan.bytes();
    let text = &bytes[pair.clone()];
    let Some(sign) = memchr::memchr(b'=', text) else {
        let token = text.trim_ascii();
        if keys::is_random(token) {
            let start = pair.start + (text.len() - text.trim_ascii_start().len());
            scan.mask_one(Class::Cookie, start..start + token.len());
        }
        return;
    };
    let name = text[..sign].trim_ascii().to_ascii_lowercase();
    if ATTRIBUTES.contains(&&name[..]) || name.is_empty() {
        return;
    }
    let start = run_end(bytes, pair.start + sign + 1, 8, |byte| byte == b' ');
    let end = run_end(bytes, start, pair.end.max(start) - start, |byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, b',' | b'\'' | b'}')
    });
    let pieces = blob::wrapped(scan.view, start..end, is_credential);
    scan.mask(Class::Cookie, &pieces);
}
