//! Values that betray themselves: keys with a signature inside, JWTs, keys by their length, documents in base64.
//!
//! One loop walks over the decoded bytes, measures runs of base64 characters and stops at the signs around which
//! addresses stand; everything costly happens only there.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{self, is_base64, is_mixed, run_end, run_start};
use super::scan::Scan;
use super::{blob, der, hexdump, keys, numbers, personal, urls};

/// Runs shorter than this are words.
const MIN_RUN: usize = 24;

const OTHER: u8 = 0;
const WORD: u8 = 1;
const SIGN: u8 = 2;
const LIST: u8 = 3;

/// What the loop does at each byte.
static KINDS: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        let value = byte as u8;
        if value.is_ascii_alphanumeric() || matches!(value, b'+' | b'/' | b'-' | b'_') {
            table[byte] = WORD;
        }
        if matches!(value, b'@' | b'.' | b':') {
            table[byte] = SIGN;
        }
        if value == b'[' {
            table[byte] = LIST;
        }
        byte += 1;
    }
    table
};

/// Masks every value that needs no name.
pub(super) fn find(scan: &mut Scan) {
    let bytes = scan.bytes();
    let mut rows = hexdump::Trigger::default();
    let mut done = personal::Done::default();
    let mut at = 0;
    while at < bytes.len() && !scan.is_stopped() {
        match KINDS[usize::from(bytes[at])] {
            WORD => {
                let start = at;
                while at < bytes.len() && KINDS[usize::from(bytes[at])] == WORD {
                    at += 1;
                }
                if at - start >= MIN_RUN && hexdump::is_dashed(&bytes[start..at]) {
                    hexdump::find(scan, start, &mut rows);
                } else if at - start >= MIN_RUN {
                    at = run(scan, start..at);
                } else if rows.step(bytes, start..at) {
                    hexdump::find(scan, start, &mut rows);
                }
                if at - start == 17 {
                    personal::dashed_mac(scan, start..at);
                }
            }
            SIGN => {
                urls::password_file(scan, at);
                personal::find(scan, at, &mut done);
                at += 1;
            }
            LIST => at = numbers::find(scan, at),
            _ => at += 1,
        }
    }
}

/// Judges a long run of base64 characters; answers where to go on.
fn run(scan: &mut Scan, run: Range<usize>) -> usize {
    let bytes = scan.bytes();
    let end = run_end(bytes, run.end, 2, |byte| byte == b'=');
    let padded = run.start..end;
    if jwt(scan, run.clone()) || refresh_token(scan, run.clone()) {
        return scan.last_end().max(end);
    }
    if identifiable(scan, run.clone(), end) || der::private_key(scan, padded.clone()) {
        return scan.last_end().max(end);
    }
    let after = blob::document(scan, padded);
    if after > end {
        return after;
    }
    bare(scan, run, end);
    end
}

/// Signatures of keys that identify themselves, always ten characters before the padding.
const SIGNATURES: [&[u8]; 14] = [
    b"AIoT", b"+AEh", b"+ASb", b"+ARm", b"AZEG", b"AzCa", b"+ACR", b"AzSe", b"AzFu", b"+ASt", b"ACDb",
    b"APIM", b"+ABa", b"+AMC",
];
/// Where those signatures stand in a whole key.
const OFFSETS: [usize; 4] = [33, 42, 44, 76];

fn identifiable(scan: &mut Scan, run: Range<usize>, end: usize) -> bool {
    let text = &scan.bytes()[run.clone()];
    if text.len() < 37 && !text.ends_with(b"=") && end == run.end && text.len() < 20 {
        return false;
    }
    let tail = text.len().checked_sub(10).map(|start| &text[start..start + 4]);
    let is_ended = tail.is_some_and(|tail| SIGNATURES.contains(&tail)) && is_mixed(text);
    let is_cut = OFFSETS
        .iter()
        .any(|&at| text.len() < at + 10 && text.get(at..at + 4).is_some_and(|s| SIGNATURES.contains(&s)));
    let is_long = memchr::memmem::find(text, b"JQQJ99").is_some_and(|at| at >= 20);
    if !(is_ended || is_cut || is_long) {
        return false;
    }
    let whole = OFFSETS
        .iter()
        .find_map(|offset| behind_plus(scan.bytes(), &run, offset + 10));
    if let Some(start) = whole.filter(|_| is_ended) {
        return scan.mask_one(Class::AzureKey, start..end);
    }
    let pieces = keys::read(scan.view, run.start);
    let is_whole = pieces[pieces.len() - 1].end >= end;
    if is_whole {
        scan.mask(Class::AzureKey, &pieces)
    } else {
        scan.mask_one(Class::AzureKey, run.start..end)
    }
}

/// Where a key of `len` characters before `end` starts, if a form encoded the blank before it as `+`.
fn behind_plus(bytes: &[u8], run: &Range<usize>, len: usize) -> Option<usize> {
    let start = run.end.checked_sub(len).filter(|start| *start > run.start + 2)?;
    let word = run_start(bytes, start - 1, 24, |byte| byte.is_ascii_lowercase());
    (bytes[start - 1] == b'+' && start - 1 - word >= 2).then_some(start)
}

/// Header, claims and signature of a token, whole or cut off.
fn jwt(scan: &mut Scan, run: Range<usize>) -> bool {
    let bytes = scan.bytes();
    let Some(offset) = memchr::memmem::find(&bytes[run.clone()], b"eyJ") else {
        return false;
    };
    let start = run.start + offset;
    if offset > 0 && !matches!(bytes[start - 1], b'/' | b'+' | b'-' | b'_') {
        return false;
    }
    let is_token = |byte: u8| is_base64(byte) || byte == b'.';
    let mut end = run_end(bytes, start, 1 << 20, is_token);
    while end > start && bytes[end - 1] == b'.' {
        end -= 1;
    }
    let header = blob::base64(&bytes[start..run.end.min(start + 400)]);
    let marks: [&[u8]; 9] = [
        b"\"alg\"", b"\"typ\"", b"\"kid\"", b"\"enc\"", b"\"aud\"", b"\"iss\"", b"\"x5t\"", b"\"oid\"",
        b"\"exp\"",
    ];
    let has_mark = marks
        .iter()
        .any(|mark| memchr::memmem::find(&header, mark).is_some());
    if !has_mark && bytes.get(run.end..run.end + 4) != Some(b".eyJ") {
        return false;
    }
    let pieces = blob::wrapped(scan.view, start..end, |byte| is_base64(byte) || byte == b'.');
    scan.mask(Class::Jwt, &pieces)
}

/// `0.A…` and `1.A…`, as Entra hands them out.
fn refresh_token(scan: &mut Scan, run: Range<usize>) -> bool {
    let bytes = scan.bytes();
    let Some(start) = run.start.checked_sub(2) else {
        return false;
    };
    let is_start =
        matches!(bytes[start], b'0' | b'1') && bytes[start + 1] == b'.' && bytes[run.start] == b'A';
    let is_inside = start > 0 && (is_base64(bytes[start - 1]) || bytes[start - 1] == b'.');
    if !is_start || is_inside || !is_mixed(&bytes[run.clone()]) {
        return false;
    }
    let end = run_end(bytes, start, 1 << 16, |byte| is_base64(byte) || byte == b'.');
    let pieces = blob::wrapped(scan.view, start..end, |byte| is_base64(byte) || byte == b'.');
    scan.mask(Class::RefreshToken, &pieces)
}

/// `xxx8Q~…`: a client secret of Entra.
pub(super) fn client_secret(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'~' | b'.' | b'-');
    let start = run_start(bytes, hit.start, 4, is_part);
    let mut end = run_end(bytes, hit.end, 64, is_part);
    while end > hit.end && bytes[end - 1] == b'.' {
        end -= 1;
    }
    let is_secret = hit.start - start == 4 && bytes[hit.start - 1].is_ascii_digit() && end - start >= 16;
    if is_secret {
        let pieces = keys::continued(scan.view, start..end, 40, is_part);
        scan.mask(Class::ClientSecret, &pieces);
    }
}

/// Words before a digest, which has the length of a key.
const DIGESTS: [&[u8]; 14] = [
    b"sha256",
    b"sha-256",
    b"sha512",
    b"sha-512",
    b"sha384",
    b"sha1",
    b"digest",
    b"integrity",
    b"checksum",
    b"md5",
    b"etag",
    b"thumbprint",
    b"fingerprint",
    b"hash",
];

/// A free-standing value of 32 or 64 bytes.
fn bare(scan: &mut Scan, run: Range<usize>, end: usize) {
    let bytes = scan.bytes();
    let standard = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let inner = run_start(bytes, run.end, 100, standard).max(run.start);
    let next = bytes.get(end).copied().unwrap_or(b' ');
    let is_size = |start: usize| matches!((run.end - start, end - run.end), (43, 1) | (86, 2));
    let plus = behind_plus(bytes, &run, if end - run.end == 1 { 43 } else { 86 });
    let start = if is_size(run.start) {
        run.start
    } else {
        plus.unwrap_or(inner)
    };
    let wrapped = keys::read(scan.view, start);
    let total: usize = wrapped.iter().map(Range::len).sum();
    let is_wrapped = wrapped.len() > 1
        && matches!(total, 44 | 88)
        && bytes[..wrapped[wrapped.len() - 1].end].ends_with(b"=");
    if !(is_size(start) || is_wrapped) || is_base64(next) || !is_mixed(&bytes[start..run.end]) {
        return;
    }
    let before = bytes[run_start(bytes, start, 28, |byte| byte != b'\n')..start].to_ascii_lowercase();
    let is_digest = DIGESTS
        .iter()
        .any(|word| memchr::memmem::find(&before, word).is_some());
    let is_text = blob::readable(&blob::base64(&bytes[start..run.end])).is_some();
    if is_digest || is_text || lexis::is_inside_mark(bytes, start) {
        return;
    }
    scan.mask(Class::PossibleKey, &wrapped);
}
