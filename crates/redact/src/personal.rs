//! Addresses of people and machines: e-mail, public IP, MAC. Each is looked for around the sign it cannot do without.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::finding::Class;
use super::lexis::{run_end, run_start};
use super::scan::Scan;

/// Up to where each kind of address has been looked at, so that no run is read twice.
#[derive(Default)]
pub(super) struct Done {
    dots: usize,
    colons: usize,
}

/// Looks at the `@`, `.` or `:` at `at`.
pub(super) fn find(scan: &mut Scan, at: usize, done: &mut Done) {
    let bytes = scan.bytes();
    let before = at.checked_sub(1).map_or(0, |before| bytes[before]);
    let after = scan.view.at(at + 1);
    match bytes[at] {
        b'@' => email(scan, at),
        b'.' if at >= done.dots && before.is_ascii_digit() && after.is_ascii_digit() => {
            done.dots = ipv4(scan, at);
        }
        b'.' if before.is_ascii_hexdigit() && after.is_ascii_hexdigit() => dotted_mac(scan, at),
        b':' if at >= done.colons && (before.is_ascii_hexdigit() || after == b':') => {
            done.colons = colons(scan, at);
        }
        _ => {}
    }
}

fn email(scan: &mut Scan, at: usize) {
    let bytes = scan.bytes();
    let is_local =
        |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-'!#$&*?^~".contains(&byte) || byte >= 0x80;
    let is_domain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-') || byte >= 0x80;
    let mut start = run_start(bytes, at, 64, is_local);
    while start < at && !bytes[start].is_ascii_alphanumeric() && bytes[start] < 0x80 {
        start += 1;
    }
    let mut end = run_end(bytes, at + 1, 255, is_domain);
    while end > at + 1 && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    // What is left of the name behind `=`, `&` or another sign that also stands between fields.
    let sign = bytes[start..at]
        .iter()
        .rposition(|byte| b"&?'#$!*^~".contains(byte));
    start = sign.map_or(start, |sign| start + sign + 1);
    let domain = &bytes[at + 1..end];
    let Some(dot) = memchr::memrchr(b'.', domain) else {
        return;
    };
    let top = &domain[dot + 1..];
    let is_domain =
        top.len() >= 2 && dot > 0 && top.iter().all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
    let is_hub_user = domain.to_ascii_lowercase().starts_with(b"sas.root.");
    let is_prompt = scan.view.at(end) == b':' && matches!(scan.view.at(end + 1), b'~' | b'/');
    // The dashes of a key's first line end no name.
    let is_git = &bytes[start..at] == b"git" || bytes[start..at].ends_with(b"-----");
    if start < at && is_domain && !is_hub_user && !is_prompt && !is_git {
        scan.mask_one(Class::Email, start..end);
    }
}

/// Reads the run of digits and dots around the dot at `at`; answers where it ends.
fn ipv4(scan: &mut Scan, at: usize) -> usize {
    let bytes = scan.bytes();
    let is_quad = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    let start = run_start(bytes, at, 20, is_quad);
    let mut end = run_end(bytes, at, 1 << 16, is_quad);
    let done = end;
    while bytes[end - 1] == b'.' {
        end -= 1;
    }
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let is_free = !before.is_ascii_alphanumeric() && before != b'_';
    let next = scan.view.at(end);
    let Some(address) =
        parse(&bytes[start..end]).filter(|_| is_free && !next.is_ascii_alphabetic() && next != b'_')
    else {
        return done;
    };
    if is_public(address) && !is_version(bytes, start) {
        scan.mask_one(Class::Ip, start..end);
    }
    done
}

fn parse(text: &[u8]) -> Option<Ipv4Addr> {
    if text.len() > 15 {
        return None;
    }
    let mut octets = [0u8; 4];
    let mut parts = text.split(|byte| *byte == b'.');
    for octet in &mut octets {
        *octet = std::str::from_utf8(parts.next()?).ok()?.parse().ok()?;
    }
    parts.next().is_none().then(|| Ipv4Addr::from(octets))
}

/// Azure's own virtual address, the same in every network.
const PLATFORM: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

fn is_public(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_carrier = first == 100 && (64..128).contains(&second);
    let is_inner = address.is_private() || address.is_loopback() || address.is_link_local() || is_carrier;
    // Networks 224 and above: multicast, reserved, masks and broadcast; network 0 means "this one".
    !is_inner && first != 0 && first < 224 && address != PLATFORM
}

/// Words before a version that has four parts, as an address has.
const VERSIONS: [&[u8]; 12] = [
    b"version",
    b"ver",
    b"v",
    b"fw",
    b"firmware",
    b"build",
    b"release",
    b"revision",
    b"rev",
    b"sdk",
    b"bootloader",
    b"runtime",
];

fn is_version(bytes: &[u8], start: usize) -> bool {
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    if before == b'/' {
        let name = run_start(bytes, start - 1, 4, |byte| {
            byte.is_ascii_alphanumeric() || byte == b')'
        });
        return name < start - 1;
    }
    let sign = run_start(bytes, start, 8, |byte| {
        matches!(byte, b' ' | b'=' | b':' | b'"' | b'\'' | b'-' | b'(' | b'>')
    });
    let word = run_start(bytes, sign, 48, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/')
    });
    let name = bytes[word..sign].to_ascii_lowercase();
    let is_image =
        before == b':' && sign == start - 1 && (name.contains(&b'/') || is_image(&bytes[word..sign]));
    let last = &name[name
        .iter()
        .rposition(|byte| !byte.is_ascii_alphabetic())
        .map_or(0, |at| at + 1)..];
    let is_word = VERSIONS
        .iter()
        .any(|version| last == *version || (version.len() > 3 && last.ends_with(version)));
    is_image || is_word
}

/// Names before `:` that are programs or images; a host or a field before its address is one lower-case word.
fn is_image(name: &[u8]) -> bool {
    let has_upper = name.iter().skip(1).any(u8::is_ascii_uppercase);
    let is_known = [&b"agent"[..], b"hub", b"image", b"edge", b"module"]
        .iter()
        .any(|part| name.to_ascii_lowercase().ends_with(part));
    is_known
        || (has_upper
            && name.iter().any(u8::is_ascii_lowercase)
            && !name.to_ascii_lowercase().ends_with(b"ip"))
            && !name.to_ascii_lowercase().ends_with(b"address")
            && !name.to_ascii_lowercase().ends_with(b"addr")
            && !name.to_ascii_lowercase().ends_with(b"for")
}

/// Reads the run of hexadecimal digits, colons and dots around the colon at `at`; answers where it ends.
fn colons(scan: &mut Scan, at: usize) -> usize {
    let bytes = scan.bytes();
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let start = run_start(bytes, at, 64, is_part);
    let done = run_end(bytes, at, 1 << 16, is_part);
    let end = run_end(bytes, at, 64, is_part);
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let is_free = !before.is_ascii_alphanumeric() && before != b'_';
    if !is_free || scan.view.at(end).is_ascii_alphanumeric() || end < done || done - start < 3 {
        return done;
    }
    if is_mac(&bytes[start..end]) {
        scan.mask_one(Class::Mac, start..end);
    } else if let Some(range) = ipv6(&bytes[start..end]) {
        scan.mask_one(Class::Ip, start + range.start..start + range.end);
    } else if let Some(trimmed) = bytes[start..end]
        .strip_prefix(b":")
        .filter(|trimmed| is_mac(trimmed))
    {
        scan.mask_one(Class::Mac, end - trimmed.len()..end);
    }
    done
}

/// Six pairs with colons or dashes; all-zero and broadcast name nobody.
fn is_mac(text: &[u8]) -> bool {
    let text = text
        .strip_suffix(b".")
        .or_else(|| text.strip_suffix(b":"))
        .unwrap_or(text);
    let is_shape = text.len() == 17
        && text.iter().enumerate().all(|(at, byte)| match at % 3 {
            2 => *byte == text[2] && matches!(byte, b':' | b'-'),
            _ => byte.is_ascii_hexdigit(),
        });
    let mut digits = text.iter().filter(|byte| byte.is_ascii_hexdigit());
    is_shape
        && !digits.clone().all(|digit| *digit == b'0')
        && !digits.all(|digit| matches!(digit, b'f' | b'F'))
}

/// A public IPv6 address at the start of the text: its range.
fn ipv6(text: &[u8]) -> Option<Range<usize>> {
    let mut end = text.len();
    let text = std::str::from_utf8(text).ok()?;
    while end > 2
        && (text[..end].ends_with('.') || (text[..end].ends_with(':') && !text[..end].ends_with("::")))
    {
        end -= 1;
    }
    let start = usize::from(text.starts_with(':') && !text.starts_with("::"));
    let address: Ipv6Addr = text.get(start..end)?.parse().ok()?;
    if let Some(mapped) = address.to_ipv4_mapped() {
        let last = text[..end].rfind(':')? + 1;
        return is_public(mapped).then_some(if text[last..end].contains('.') {
            last..end
        } else {
            start..end
        });
    }
    let first = address.segments()[0];
    let is_inner = address.is_loopback() || address.is_unspecified() || first & 0xfe00 == 0xfc00;
    let is_link = first & 0xffc0 == 0xfe80 || first & 0xff00 == 0xff00;
    (!is_inner && !is_link && first != 0).then_some(start..end)
}

/// `aa-bb-cc-dd-ee-ff` as a whole run.
pub(super) fn dashed_mac(scan: &mut Scan, run: Range<usize>) {
    let bytes = scan.bytes();
    let next = scan.view.at(run.end);
    let before = run.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    if is_mac(&bytes[run.clone()]) && next != b':' && before != b':' {
        scan.mask_one(Class::Mac, run);
    }
}

/// `aabb.ccdd.eeff`, seen from its first dot.
fn dotted_mac(scan: &mut Scan, at: usize) {
    let bytes = scan.bytes();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
    let start = run_start(bytes, at, 8, is_part);
    let end = run_end(bytes, at, 16, is_part);
    let text = &bytes[start..end];
    let text = text.strip_suffix(b".").unwrap_or(text);
    let is_shape = text.len() == 14
        && text.iter().enumerate().all(|(at, byte)| match at % 5 {
            4 => *byte == b'.',
            _ => byte.is_ascii_hexdigit(),
        });
    let is_named = text.iter().any(|byte| !matches!(byte, b'0' | b'.'))
        && text.iter().any(|byte| !matches!(byte, b'f' | b'F' | b'.'));
    let has_both = text.iter().any(u8::is_ascii_digit);
    if is_shape && is_named && has_both {
        scan.mask_one(Class::Mac, start..start + 14);
    }
}
