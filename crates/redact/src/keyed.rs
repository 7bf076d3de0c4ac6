//! Values that a name announces. One automaton looks for the stems of all names at once; the rest reads around each hit.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::finding::Class;
use super::lexis::{self, run_end};
use super::name::{self, Expect, Name};
use super::scan::Scan;
use super::value::{self, Opening, Separator};
use super::words::WORDS;
use super::{
    columns, commands, headers, hexdump, keys, literal, numbers, object, packet, pem, prefixes, sql, tls,
    tokens, urls,
};

/// Reads around a hit and masks what it finds.
type Rule = fn(&mut Scan, Range<usize>);

const STEMS: &[(&str, Rule)] = &[
    ("pass", |scan, hit| named(scan, name::password, hit)),
    ("key", |scan, hit| named(scan, name::key, hit)),
    // Because `psk` would take the first letters of `AppSKey`.
    ("pskey", |scan, hit| named(scan, name::key, hit)),
    ("ltk", |scan, hit| named(scan, name::radio, hit)),
    ("irk", |scan, hit| named(scan, name::radio, hit)),
    ("csrk", |scan, hit| named(scan, name::radio, hit)),
    ("pmk", |scan, hit| named(scan, name::radio, hit)),
    ("ptk", |scan, hit| named(scan, name::radio, hit)),
    ("gtk", |scan, hit| named(scan, name::radio, hit)),
    ("kck", |scan, hit| named(scan, name::radio, hit)),
    ("kek", |scan, hit| named(scan, name::radio, hit)),
    ("pskc", |scan, hit| named(scan, name::radio, hit)),
    ("pskd", |scan, hit| named(scan, name::psk, hit)),
    ("install code", |scan, hit| named(scan, name::radio, hit)),
    ("install_code", |scan, hit| named(scan, name::radio, hit)),
    ("installcode", |scan, hit| named(scan, name::radio, hit)),
    ("psk", |scan, hit| named(scan, name::psk, hit)),
    ("secret", |scan, hit| {
        if !object::secret(scan, hit.clone()) {
            named(scan, name::secret, hit);
        }
    }),
    ("token", |scan, hit| named(scan, name::token, hit)),
    ("sig", |scan, hit| named(scan, name::signature, hit)),
    ("signature", |scan, hit| named(scan, name::signature, hit)),
    ("code=", headers::code),
    ("cookie", headers::cookie),
    ("authorization", headers::authorization),
    ("bearer", headers::bearer),
    ("basic", headers::basic),
    ("sharedkey", headers::shared_key),
    ("sharedkeylite", headers::shared_key),
    ("identity-header", headers::identity),
    ("identity_header", headers::identity),
    ("://", urls::credentials),
    ("-----begin", pem::begin),
    ("-----end", pem::end),
    ("key-----", pem::broken_end),
    ("q~", tokens::client_secret),
    ("client_random", tls::key_log),
    ("_traffic_secret", tls::key_log),
    ("exporter_secret", tls::key_log),
    ("ech_secret", tls::key_log),
    ("setcredential=", commands::credential),
    ("setcredentialencrypted=", commands::credential),
    ("as password", used),
    ("as the password", used),
    ("as passphrase", used),
    ("as the passphrase", used),
    ("sudo -s", commands::piped),
    ("chpasswd", commands::piped),
    ("--password-stdin", commands::piped),
    ("pairing pin", commands::digits),
    ("pairing code", commands::digits),
    ("pin code", commands::digits),
    ("sim pin", commands::digits),
    ("setup code", commands::digits),
    ("puk", commands::digits),
    ("\"auth\"", headers::pair),
    ("auth plain", headers::pair),
    ("initial-response", headers::response),
    ("response=", headers::digest),
    ("jdbc:oracle:thin:", urls::oracle),
    ("\t/\ttrue\t", headers::jar),
    ("\t/\tfalse\t", headers::jar),
    ("\"kty\"", object::web_key),
    ("stringdata", object::string_data),
    ("private-lines:", pem::putty),
    ("+cpin=", commands::pin),
    ("\0\u{4}mqtt", packet::connect),
];

struct Names {
    automaton: AhoCorasick,
    rules: Vec<Rule>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let word: Rule = |scan, hit| named(scan, name::word, hit);
    let mut stems: Vec<(&str, Rule)> = STEMS.to_vec();
    stems.extend(WORDS.iter().map(|stem| (*stem, word)));
    stems.extend(
        commands::CALLS
            .iter()
            .map(|(stem, ..)| (*stem, commands::arguments as Rule)),
    );
    stems.extend(
        commands::COMMANDS
            .iter()
            .map(|(stem, _)| (*stem, commands::options as Rule)),
    );
    stems.extend(
        commands::STATEMENTS
            .iter()
            .map(|(stem, _)| (*stem, commands::word as Rule)),
    );
    stems.extend(
        prefixes::TOKENS
            .iter()
            .map(|stem| (*stem, prefixes::token as Rule)),
    );
    stems.extend(
        prefixes::HASHES
            .iter()
            .map(|stem| (*stem, prefixes::hash as Rule)),
    );
    stems.extend(prefixes::HOOKS.iter().map(|stem| (*stem, prefixes::hook as Rule)));
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(stems.iter().map(|(stem, _)| stem))
        .expect("the stems are few and short");
    let rules = stems.into_iter().map(|(_, rule)| rule).collect();
    Names { automaton, rules }
});

/// Masks every value that a name announces.
pub(super) fn find(scan: &mut Scan) {
    let bytes = scan.bytes();
    for hit in NAMES.automaton.find_iter(bytes) {
        if scan.is_stopped() {
            return;
        }
        if hit.start() >= scan.cursor && !lexis::is_inside_mark(bytes, hit.start()) {
            NAMES.rules[hit.pattern().as_usize()](scan, hit.range());
        }
    }
}

/// Masks the value behind the name around a stem, if it is a name that announces a secret.
fn named(scan: &mut Scan, read: fn(&[u8], Range<usize>) -> Option<Name>, hit: Range<usize>) {
    let Some(name) = read(scan.bytes(), hit) else {
        return;
    };
    columns::head(scan, &name);
    sql::column(scan, &name);
    if name.expect != Expect::Random && hexdump::below(scan, name.class, name.end) {
        return;
    }
    if let Some(value) = object::value_of(scan, name.start..name.end) {
        scan.mask_aside(name.class, value);
    }
    let opening =
        value::opening(scan.view, name.end).or_else(|| value::listed(scan.view, name.start..name.end));
    let Some(opening) = opening else { return };
    if lexis::is_mark(scan.bytes(), opening.start) {
        return;
    }
    if opening.separator == Separator::Blank && !is_blank_enough(scan, &name, opening) {
        return;
    }
    if is_variable(scan.bytes(), opening) {
        return;
    }
    let pieces = pieces(scan, &name, opening);
    let bytes = scan.bytes();
    let value: Cow<[u8]> = match &pieces[..] {
        [piece] => bytes[piece.clone()].into(),
        pieces => pieces
            .iter()
            .flat_map(|piece| bytes[piece.clone()].iter().copied())
            .collect(),
    };
    if !is_expected(scan, &name, &value, opening) || holds_its_own(&value) {
        return;
    }
    if scan.mask(name.class, &pieces) {
        quote_number(scan, opening, &value);
    }
    let mut end = pieces.last().map_or(opening.start, |piece| piece.end);
    while let Some(later) = literal::later(scan.view, opening, end) {
        end = later.end;
        scan.mask_one(name.class, later);
    }
}

/// `tried Meteor17x as password`, `sent as password: Meteor17x`: the word before, and the value behind.
fn used(scan: &mut Scan, hit: Range<usize>) {
    commands::word_before(scan, hit.clone());
    let word = memchr::memmem::rfind(&scan.bytes()[hit.clone()].to_ascii_lowercase(), b"pass");
    if let Some(at) = word.map(|word| hit.start + word) {
        named(scan, name::password, at..at + 4);
    }
}

/// `connect(password=password)`, `password = getpass()`: code that names a variable or a call, not the value.
fn is_variable(bytes: &[u8], opening: Opening) -> bool {
    let end = run_end(bytes, opening.start, 64, |byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.')
    });
    let word = bytes[opening.start..end].to_ascii_lowercase();
    let is_argument = matches!(bytes.get(end), Some(b')' | b','));
    let is_name = [&b"password"[..], b"passwd", b"pwd", b"secret", b"token", b"key"]
        .iter()
        .any(|name| word.ends_with(name));
    let is_call = bytes.get(end) == Some(&b'(') && literal::is_asking(&word);
    opening.quote.is_none() && (is_argument && is_name || is_call)
}

/// Keys are read by their alphabet and length, all else by what ends it.
fn pieces(scan: &Scan, name: &Name, opening: Opening) -> Vec<Range<usize>> {
    let view = scan.view;
    let bytes = keys::pairs(&view.bytes, opening.start);
    if let Some(bytes) = bytes.or_else(|| numbers::value(&view.bytes, opening.start)) {
        return Vec::from([bytes]);
    }
    if matches!(name.expect, Expect::Secret) {
        return value::read(view, opening);
    }
    let start = run_end(&view.bytes, opening.start, 64, |byte| {
        matches!(byte, b' ' | b'\t')
    });
    let start = match lexis::next_line(view, start) {
        Some(next) if view.at(start) != b'|' => next,
        _ => start,
    };
    let key = keys::read(view, start);
    let end = key[key.len() - 1].end;
    let is_whole =
        view.at(end) == 0 || !view.at(end).is_ascii_graphic() || b",;&\"'`<>|})].:\\".contains(&view.at(end));
    let is_hex = key[0].len() >= 32 && lexis::is_hex(&view.bytes[key[0].clone()]);
    let is_whole = is_whole || is_hex;
    match opening.quote {
        _ if is_whole && !key[0].is_empty() => key,
        Some(_) => value::read(view, opening),
        None => {
            let bare = opening.start..run_end(&view.bytes, opening.start, 200, |byte| {
                !value::is_terminator(byte)
            });
            Vec::from([bare])
        }
    }
}

/// Without a separator only an option of a command line or something that looks like a secret is one.
fn is_blank_enough(scan: &Scan, name: &Name, opening: Opening) -> bool {
    let bytes = scan.bytes();
    let is_option =
        bytes[name.start] == b'-' && (name.start == 0 || bytes[name.start - 1].is_ascii_whitespace());
    if is_option || opening.quote.is_some() {
        return true;
    }
    let end = run_end(bytes, opening.start, 256, |byte| {
        !byte.is_ascii_whitespace() && byte != b','
    });
    let token = &bytes[opening.start..end];
    let has = |kind: fn(&u8) -> bool| token.iter().any(kind);
    match name.expect {
        Expect::Secret => {
            token.len() >= 8
                && has(u8::is_ascii_digit)
                && has(u8::is_ascii_alphabetic)
                && !keys::is_guid(token)
                && !token.ends_with(b":")
                && !token.contains(&b'=')
        }
        Expect::Key | Expect::Bytes if keys::pairs(bytes, opening.start).is_some() => true,
        Expect::Key | Expect::Bytes if lexis::is_hex(token) => keys::is_random(token),
        _ => token.len() >= 40 && keys::is_key(token),
    }
}

fn is_expected(scan: &Scan, name: &Name, value: &[u8], opening: Opening) -> bool {
    let before = name.start.checked_sub(1).map_or(b' ', |at| scan.bytes()[at]);
    let is_query = matches!(before, b'?' | b'&');
    match name.expect {
        Expect::Anything => true,
        Expect::Secret => {
            let is_path = scan.bytes()[name.start..name.end].ends_with(b"PWD") && value.starts_with(b"/");
            let is_blank = opening.quote.is_none() && opening.separator == Separator::Blank;
            !is_path && !is_size(scan, value, opening) && (value.len() >= 4 || !is_blank)
        }
        Expect::Key => keys::is_key(value) || keys::is_random(value),
        Expect::Bytes => keys::is_random(value) || keys::pairs(value, 0).is_some(),
        Expect::Random if is_query => value.len() >= 8,
        Expect::Random => keys::is_random(value) && !keys::is_guid(value) && !lexis_is_digest(name, scan),
    }
}

/// `password:  16 bytes`: how long it is, not what it is.
fn is_size(scan: &Scan, value: &[u8], opening: Opening) -> bool {
    let end = run_end(scan.bytes(), opening.start, value.len(), |byte| {
        byte.is_ascii_digit()
    });
    end > opening.start && scan.bytes()[end..].starts_with(b" bytes")
}

/// `signature`, `key` and `token` behind a word that says the value is a digest.
fn lexis_is_digest(name: &Name, scan: &Scan) -> bool {
    let folded = scan.bytes()[name.start..name.end].to_ascii_lowercase();
    [&b"hash"[..], b"digest", b"fingerprint", b"thumbprint"]
        .iter()
        .any(|word| memchr::memmem::find(&folded, word).is_some())
}

/// A connection string or SAS token as a whole: only the key or signature inside is secret, which has a name of its own.
pub(super) fn holds_its_own(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let names: [&[u8]; 4] = [
        b"sharedaccesssignature",
        b"sharedaccesskey",
        b"accountkey",
        b"&sig=",
    ];
    names
        .iter()
        .any(|name| memchr::memmem::find(&lower, name).is_some())
        || lower.starts_with(b"?sv=")
}

/// A bare number in JSON gets quotes around its mark, so that JSON stays JSON.
fn quote_number(scan: &mut Scan, opening: Opening, value: &[u8]) {
    let is_number = value
        .iter()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    let (Some(at), None, true) = (opening.name_quote, opening.quote, is_number) else {
        return;
    };
    let quote = scan.view.source(at..at + 1);
    if let Some(finding) = scan
        .found
        .last_mut()
        .filter(|finding| finding.class != Class::Base64)
    {
        finding.quotes = Some(quote);
    }
}
