//! Values that tell by their beginning what they open: tokens of well-known services, hashes of passwords, addresses that
//! are themselves a key.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{is_mark, run_end};
use super::scan::Scan;

/// Beginnings of tokens, in the letter case in which services hand them out.
pub(super) const TOKENS: [&str; 44] = [
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "glptt-",
    "gldt-",
    "glrt-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xoxr-",
    "xoxs-",
    "xapp-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "whsec_",
    "sk-proj-",
    "sk-ant-",
    "AIza",
    "ya29.",
    "GOCSPX-",
    "npm_",
    "hvs.",
    "hvb.",
    "SG.",
    "dop_v1_",
    "doo_v1_",
    "pypi-",
    "hf_",
    "dckr_pat_",
    "glsa_",
    "glc_",
    "shpat_",
    "lin_api_",
    "PMAK-",
    "ATATT3x",
    "NRAK-",
    "sntrys_",
    "AGE-SECRET-KEY-1",
];

/// Schemes of password hashes as `crypt` and its relatives write them.
pub(super) const HASHES: [&str; 14] = [
    "$1$",
    "$2a$",
    "$2b$",
    "$2y$",
    "$5$",
    "$6$",
    "$7$",
    "$y$",
    "$apr1$",
    "$argon2i$",
    "$argon2id$",
    "$scrypt$",
    "$pbkdf2-",
    "pbkdf2_sha256$",
];

/// Addresses whose path is the credential.
pub(super) const HOOKS: [&str; 5] = [
    "hooks.slack.com/services/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    "/incomingwebhook/",
    "api.telegram.org/bot",
];

/// Behind a token's beginning stands at least this much.
const MIN_TOKEN: usize = 16;

/// Behind a hash's scheme stand salt and hash.
const MIN_HASH: usize = 20;

/// Masks a token that begins with `hit`.
pub(super) fn token(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let is_known = TOKENS.iter().any(|token| token.as_bytes() == &bytes[hit.clone()]);
    let is_inside = hit.start > 0
        && (bytes[hit.start - 1].is_ascii_alphanumeric() || matches!(bytes[hit.start - 1], b'_' | b'-'));
    let mut end = run_end(bytes, hit.end, 512, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
    });
    while end > hit.end && bytes[end - 1] == b'.' {
        end -= 1;
    }
    let rest = &bytes[hit.end..end];
    let is_random = rest.iter().any(u8::is_ascii_digit) && rest.iter().any(u8::is_ascii_alphabetic);
    if is_known && !is_inside && rest.len() >= MIN_TOKEN && is_random {
        scan.mask_one(Class::ApiKey, hit.start..end);
    }
}

/// Masks salt and hash behind a scheme; the scheme stays.
pub(super) fn hash(scan: &mut Scan, hit: Range<usize>) {
    let end = run_end(scan.bytes(), hit.end, 512, |byte| {
        byte.is_ascii_alphanumeric() || b"./$=,+-_".contains(&byte)
    });
    if end - hit.end >= MIN_HASH {
        scan.mask_one(Class::Password, hit.end..end);
    }
}

/// Masks what stands behind the known part of an address.
pub(super) fn hook(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let is_bot = bytes[hit.clone()].ends_with(b"bot");
    let end = run_end(bytes, hit.end, 512, |byte| {
        byte.is_ascii_graphic() && !b"\"'`<>()[]{},;?#\\".contains(&byte) && !(is_bot && byte == b'/')
    });
    if end - hit.end >= MIN_TOKEN && !is_mark(bytes, hit.end) {
        scan.mask_one(Class::ApiKey, hit.end..end);
    }
}
