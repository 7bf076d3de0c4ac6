//! Passwords that only their place tells: arguments of calls and modem commands, short options of command lines.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{is_blank, line_end, run_end};
use super::scan::Scan;

/// Which quoted argument of a call is the password, counted from 0; `true`: the one behind `"PASSWORD"`.
fn position(name: &[u8]) -> (usize, Class) {
    match name.to_ascii_lowercase().as_slice() {
        b"+cwjap" | b"wifi.begin" => (1, Class::WifiPassword),
        b"+qmtconn" => (2, Class::Password),
        b"+mqttusercfg" => (2, Class::Password),
        b"+smconf" => (1, Class::Password),
        _ => (1, Class::Password),
    }
}

/// `AT+CWJAP="ssid","password"`, `username_pw_set('user', 'password')` and the like.
pub(super) fn arguments(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let (wanted, class) = position(&bytes[hit.clone()]);
    let end = line_end(bytes, hit.end).min(hit.end + 512);
    let mut quoted = Vec::new();
    let mut at = hit.end;
    while let Some(open) = bytes[at..end]
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\''))
        .map(|open| at + open)
    {
        let depth = scan.view.depth(open);
        let is_doubled =
            bytes.get(open + 1) == Some(&bytes[open]) && !b",)]} \r\n".contains(&scan.view.at(open + 2));
        let open = if is_doubled { open + 1 } else { open };
        let close = (open + 1..end).find(|&at| bytes[at] == bytes[open] && scan.view.depth(at).within(depth));
        let Some(close) = close else {
            quoted
                .push(open + 1..run_end(bytes, open + 1, end - open, |byte| !matches!(byte, b'\r' | b'\n')));
            break;
        };
        quoted.push(open + 1..close);
        at = (close + 1 + usize::from(is_doubled)).min(end);
    }
    let is_setting = hit.len() == 7 && bytes[hit.clone()].eq_ignore_ascii_case(b"+smconf");
    let is_password = |range: &Range<usize>| bytes[range.clone()].eq_ignore_ascii_case(b"password");
    if is_setting && !quoted.first().is_some_and(is_password) {
        return;
    }
    let Some(range) = quoted.get(wanted).cloned() else {
        return;
    };
    if !super::keyed::holds_its_own(&bytes[range.clone()]) {
        scan.mask_one(class, range);
    }
}

/// Options that take a password, by command; `true` where the value is `user:password`.
fn option(command: &[u8], option: &[u8]) -> Option<bool> {
    match (command.to_ascii_lowercase().as_slice(), option) {
        (b"mosquitto_", b"-P" | b"--pw") => Some(false),
        (b"az login" | b"docker login" | b"sshpass" | b"wifi connect", b"-p") => Some(false),
        (b"redis-cli", b"-a") => Some(false),
        (b"curl " | b"wget ", b"-u" | b"--user" | b"-U" | b"--proxy-user") => Some(true),
        _ => None,
    }
}

/// `mosquitto_pub … -P password`, `curl -u user:password`.
pub(super) fn options(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let end = line_end(bytes, hit.end);
    let command = bytes[hit.start];
    if hit.start < scan.options.0 && scan.options.1 == command {
        return;
    }
    scan.options = (end, command);
    let mut at = hit.end;
    while at < end {
        let start = run_end(bytes, at, end - at, is_blank);
        let word = start..run_end(bytes, start, end - start, |byte| !is_blank(byte));
        at = word.end.max(start + 1);
        let Some(is_pair) = option(&bytes[hit.clone()], &bytes[word.clone()]) else {
            continue;
        };
        let mut value = argument(scan, word.end, end);
        at = value.end;
        if memchr::memmem::find(&bytes[value.clone()], b"[redacted:").is_some() {
            continue;
        }
        if is_pair {
            let colon = memchr::memchr(b':', &bytes[value.clone()]);
            value.start = colon.map_or(value.end, |colon| value.start + colon + 1);
        }
        if !super::keyed::holds_its_own(&bytes[value.clone()]) {
            scan.mask_one(Class::Password, value);
        }
    }
}

/// The next word of a command line, without its quotes.
fn argument(scan: &Scan, at: usize, end: usize) -> Range<usize> {
    let bytes = scan.bytes();
    let start = run_end(bytes, at, end.saturating_sub(at), is_blank);
    let quote = scan.view.at(start);
    if matches!(quote, b'"' | b'\'') && start < end {
        let close = memchr::memchr(quote, &bytes[start + 1..end]).map_or(end, |len| start + 1 + len);
        return start + 1..close;
    }
    start..run_end(bytes, start, end.saturating_sub(start), |byte| {
        !byte.is_ascii_whitespace() && !b"\"'`".contains(&byte)
    })
}
