//! Lines of a TLS key log: `CLIENT_RANDOM <client random> <secret>` and its relatives of TLS 1.3.

use std::ops::Range;

use super::blob;
use super::finding::Class;
use super::lexis::{is_blank, is_name, run_end};
use super::scan::Scan;

/// Masks the secret; the client random stays, it is public.
pub(super) fn key_log(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let label = run_end(bytes, hit.end, 16, is_name);
    let random = run_end(bytes, label, 8, is_blank);
    let random_end = run_end(bytes, random, 96, |byte| byte.is_ascii_hexdigit());
    let secret = run_end(bytes, random_end, 8, is_blank);
    let secret_end = run_end(bytes, secret, 256, |byte| byte.is_ascii_hexdigit());
    if random_end - random >= 32 && secret > random_end && secret_end > secret {
        let pieces = blob::wrapped(scan.view, secret..secret_end, |byte| byte.is_ascii_hexdigit());
        scan.mask(Class::TlsSecret, &pieces);
    }
}
