//! Private keys and key stores in base64 without the PEM lines around them.

use std::ops::Range;

use super::blob;
use super::finding::Class;
use super::lexis::is_base64;
use super::scan::Scan;

/// What follows the outer sequence of a structure that holds a private key: its version, and what only a key has then.
const BEGINNINGS: [&[u8]; 8] = [
    // PKCS#12: version 3, content info.
    &[0x02, 0x01, 0x03, 0x30],
    // PKCS#8: version 0 or 1, algorithm.
    &[0x02, 0x01, 0x00, 0x30],
    &[0x02, 0x01, 0x01, 0x30],
    // PKCS#1: version 0, a long modulus.
    &[0x02, 0x01, 0x00, 0x02, 0x82],
    &[0x02, 0x01, 0x00, 0x02, 0x81],
    // SEC 1: version 1, an octet string.
    &[0x02, 0x01, 0x01, 0x04],
    // Encrypted PKCS#8: PBES2.
    &[
        0x30, 0x4e, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05,
    ],
    &[
        0x30, 0x57, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05,
    ],
];

/// Masks a run that begins like a private key, with the lines that continue it.
pub(super) fn private_key(scan: &mut Scan, run: Range<usize>) -> bool {
    let text = &scan.bytes()[run.clone()];
    let is_openssh = text.starts_with(b"b3BlbnNzaC1rZXktdjE");
    let is_der = text.starts_with(b"M") && is_key(&blob::base64(&text[..text.len().min(48)]));
    if !is_openssh && !is_der {
        return false;
    }
    let pieces = blob::wrapped(scan.view, run, |byte| is_base64(byte) || byte == b'=');
    scan.mask(Class::PrivateKey, &pieces)
}

fn is_key(der: &[u8]) -> bool {
    let body = match der {
        [0x30, 0x82, _, _, body @ ..] | [0x30, 0x81, _, body @ ..] | [0x30, 0..=0x7f, body @ ..] => body,
        _ => return false,
    };
    BEGINNINGS.iter().any(|beginning| body.starts_with(beginning))
}
