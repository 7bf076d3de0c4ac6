//! Which names announce a secret: every name is read where it stands, folded to plain letters, and looked up.

use super::finding::Class;
use super::lexis::{is_name, run_end, run_start};

/// What to expect behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    /// Whatever stands there.
    Anything,
    /// A word that looks made up, also without a separator in between.
    Secret,
    /// A key in base64 or hexadecimal, whatever its length.
    Key,
    /// A long random value.
    Random,
    /// The same, or bytes in pairs of digits.
    Bytes,
}

/// A name that announces a secret.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: Class,
    pub(super) expect: Expect,
}

/// Names longer than this are not names.
const NAME_BOUND: usize = 64;

/// Ends of names for keys, folded, with class; the longer before the shorter.
const KEYS: [(&str, Class, Expect); 48] = [
    ("sharedaccesskey", Class::SharedAccessKey, Expect::Anything),
    ("shareaccesskey", Class::SharedAccessKey, Expect::Anything),
    ("accountkey", Class::StorageAccountKey, Expect::Anything),
    ("storagekey", Class::StorageAccountKey, Expect::Anything),
    ("storageaccesskey", Class::StorageAccountKey, Expect::Anything),
    ("primarykey", Class::SharedAccessKey, Expect::Key),
    ("secondarykey", Class::SharedAccessKey, Expect::Key),
    ("symmetrickey", Class::SharedAccessKey, Expect::Key),
    ("symmkey", Class::SharedAccessKey, Expect::Key),
    ("devicekey", Class::SharedAccessKey, Expect::Key),
    ("modulekey", Class::SharedAccessKey, Expect::Key),
    ("groupkey", Class::SharedAccessKey, Expect::Key),
    ("enrollmentkey", Class::SharedAccessKey, Expect::Key),
    ("registrationkey", Class::SharedAccessKey, Expect::Key),
    ("derivedkey", Class::SharedAccessKey, Expect::Key),
    ("accesskey", Class::SharedAccessKey, Expect::Key),
    ("policykey", Class::SharedAccessKey, Expect::Key),
    ("iothubkey", Class::SharedAccessKey, Expect::Key),
    ("eventhubkey", Class::SharedAccessKey, Expect::Key),
    ("signingkey", Class::SharedAccessKey, Expect::Key),
    ("hmackey", Class::SharedAccessKey, Expect::Key),
    ("encryptionkey", Class::SharedAccessKey, Expect::Key),
    ("secretkey", Class::ApiKey, Expect::Key),
    ("privatekey", Class::PrivateKey, Expect::Key),
    ("sharedkey", Class::SharedAccessKey, Expect::Key),
    ("authkey", Class::ApiKey, Expect::Key),
    ("sessionkey", Class::TlsSecret, Expect::Key),
    ("masterkey", Class::TlsSecret, Expect::Key),
    ("apikey", Class::ApiKey, Expect::Key),
    ("functionskey", Class::ApiKey, Expect::Key),
    ("functionkey", Class::ApiKey, Expect::Key),
    ("hostkey", Class::ApiKey, Expect::Random),
    ("subscriptionkey", Class::ApiKey, Expect::Key),
    ("saskey", Class::ApiKey, Expect::Key),
    ("appskey", Class::DeviceKey, Expect::Key),
    ("nwkskey", Class::DeviceKey, Expect::Key),
    ("appkey", Class::DeviceKey, Expect::Key),
    ("nwkkey", Class::DeviceKey, Expect::Key),
    ("intkey", Class::DeviceKey, Expect::Key),
    ("enckey", Class::DeviceKey, Expect::Key),
    ("networkkey", Class::DeviceKey, Expect::Key),
    ("linkkey", Class::DeviceKey, Expect::Key),
    ("netkey", Class::DeviceKey, Expect::Key),
    ("devkey", Class::DeviceKey, Expect::Key),
    ("joinkey", Class::DeviceKey, Expect::Key),
    ("pskkey", Class::DeviceKey, Expect::Key),
    ("passkey", Class::Password, Expect::Secret),
    ("key", Class::ApiKey, Expect::Random),
];

/// Names whose end looks like a key's, but which are no secrets.
const PUBLIC_KEYS: [&str; 14] = [
    "partitionkey",
    "routingkey",
    "publickey",
    "rowkey",
    "cachekey",
    "primarykeyid",
    "instrumentationkey",
    "sortkey",
    "messagekey",
    "dedupkey",
    "idempotencykey",
    "objectkey",
    "blobkey",
    "sshhostkey",
];

/// Tokens that are handles, not credentials.
const PUBLIC_TOKENS: [&str; 8] = [
    "locktoken",
    "continuationtoken",
    "cancellationtoken",
    "nexttoken",
    "pagetoken",
    "synctoken",
    "unexpectedtoken",
    "deliverytoken",
];

/// Letters and digits of a name in lower case; dashes, dots and blanks do not count.
fn fold(name: &[u8]) -> String {
    name.iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect()
}

/// What may follow a stem within its name.
const TAILS: [&str; 19] = [
    "",
    "value",
    "base64",
    "b64",
    "hex",
    "string",
    "text",
    "new",
    "old",
    "confirm",
    "confirmation",
    "again",
    "repeat",
    "verify",
    "current",
    "plain",
    "plaintext",
    "cleartext",
    "decoded",
];

/// The name around a stem, whose last part is the stem itself; what may follow the stem is a number or `value`.
fn around(bytes: &[u8], stem: &std::ops::Range<usize>) -> Option<(usize, usize)> {
    let start = run_start(bytes, stem.start, NAME_BOUND, is_name);
    let end = run_end(bytes, stem.end, NAME_BOUND, is_name);
    let tail = fold(&bytes[stem.end..end]);
    let tail = tail.trim_end_matches(|c: char| c.is_ascii_digit());
    // A full stop or dash after the stem ends a sentence or starts a separator such as `->`.
    let is_punctuation = bytes[stem.end..end]
        .iter()
        .all(|byte| matches!(byte, b'.' | b'-' | b'$'));
    if is_punctuation {
        return Some((start, stem.end));
    }
    TAILS.contains(&tail).then_some((start, end))
}

/// A name that ends in `key`, possibly of two words.
pub(super) fn key(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let (start, end) = around(bytes, &stem)?;
    let words = run_start(bytes, start, 24, |byte| is_name(byte) || byte == b' ');
    let folded = fold(&bytes[words..stem.end]);
    if PUBLIC_KEYS.iter().any(|name| folded.ends_with(name)) {
        return None;
    }
    let (_, class, expect) = KEYS.iter().find(|(name, ..)| folded.ends_with(name)).copied()?;
    Some(Name {
        start,
        end,
        class,
        expect,
    })
}

/// A name that starts with or ends in a word for password.
pub(super) fn password(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let rest = run_end(bytes, stem.end, 8, |byte| byte.is_ascii_alphabetic());
    let word = fold(&bytes[stem.start..rest]);
    let known = [
        "password",
        "passwort",
        "passwd",
        "passphrase",
        "passord",
        "passcode",
        "passkey",
        "pass",
    ];
    let word = known.iter().find(|known| word.starts_with(*known))?;
    let camel = bytes.get(stem.start) == Some(&b'P') || stem.start == 0;
    let before = stem.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let prefixed = before.is_ascii_alphabetic() && !camel && !before.is_ascii_uppercase();
    let folded = fold(&bytes[run_start(bytes, stem.start, NAME_BOUND, is_name)..stem.start]);
    let known_prefix = [
        "wifi", "wlan", "mqtt", "user", "db", "smtp", "ftp", "ap", "net", "auth", "my",
    ];
    if *word == "pass" && prefixed && !known_prefix.iter().any(|prefix| folded.ends_with(prefix)) {
        return None;
    }
    let stem = stem.start..stem.start + word.len();
    let (start, end) = around(bytes, &stem).or_else(|| listed(bytes, &stem))?;
    let class = wifi(bytes, start, Class::Password);
    Some(Name {
        start,
        end,
        class,
        expect: Expect::Secret,
    })
}

/// `"passwords": ["…"]`
fn listed(bytes: &[u8], stem: &std::ops::Range<usize>) -> Option<(usize, usize)> {
    let start = run_start(bytes, stem.start, NAME_BOUND, is_name);
    let end = stem.end + 1;
    let list = run_end(bytes, end, 16, |byte| {
        matches!(byte, b'"' | b'\'' | b' ' | b':' | b'=')
    });
    let is_list = bytes.get(stem.end) == Some(&b's') && list > end && bytes.get(list) == Some(&b'[');
    is_list.then_some((start, end))
}

/// Any other word for a password, in whatever language.
pub(super) fn word(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let is_plain = bytes[stem.clone()].is_ascii();
    let before = stem.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let is_part = before.is_ascii_lowercase() && bytes[stem.start].is_ascii_lowercase() && stem.len() < 6;
    if is_plain && is_part {
        return None;
    }
    let (start, end) = if is_plain {
        around(bytes, &stem).or_else(|| inflected(bytes, &stem))?
    } else {
        // Endings of inflected languages.
        (
            stem.start,
            run_end(bytes, stem.end, 12, |byte| {
                byte >= 0x80 || byte.is_ascii_lowercase()
            }),
        )
    };
    if bytes[stem].to_ascii_lowercase().starts_with(b"credential") {
        return Some(Name {
            start,
            end,
            class: Class::ApiKey,
            expect: Expect::Random,
        });
    }
    Some(Name {
        start,
        end,
        class: wifi(bytes, start, Class::Password),
        expect: Expect::Secret,
    })
}

/// A word with the ending of its language, before a sign: `jelszava:`, `parolası =`.
fn inflected(bytes: &[u8], stem: &std::ops::Range<usize>) -> Option<(usize, usize)> {
    let end = run_end(bytes, stem.end, 8, |byte| {
        byte >= 0x80 || byte.is_ascii_lowercase()
    });
    let sign = run_end(bytes, end, 4, |byte| byte == b' ');
    let is_named = stem.len() >= 5 && matches!(bytes.get(sign), Some(b':' | b'='));
    is_named.then_some((stem.start, end))
}

/// A password near an SSID is that of a wireless network.
fn wifi(bytes: &[u8], start: usize, class: Class) -> Class {
    let before = &bytes[run_start(bytes, start + 1, 120, |_| true).min(start)..start + 1];
    let lower = before.to_ascii_lowercase();
    let name = &bytes[start..run_end(bytes, start, NAME_BOUND, is_name)];
    let folded = fold(name);
    let is_near =
        memchr::memmem::find(&lower, b"ssid").is_some() || memchr::memmem::find(&lower, b"wifi").is_some();
    if is_near || folded.contains("wifi") || folded.contains("wlan") || folded.starts_with("psk") {
        return Class::WifiPassword;
    }
    class
}

/// A short name of a key between radios: `LTK`, `remoteIrk`, `pmk`.
pub(super) fn radio(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let (start, end) = around(bytes, &stem)?;
    let before = stem.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let is_camel = before.is_ascii_lowercase() && bytes[stem.start].is_ascii_uppercase();
    (is_camel || !before.is_ascii_alphanumeric()).then_some(Name {
        start,
        end,
        class: Class::DeviceKey,
        expect: Expect::Bytes,
    })
}

/// `psk`, a pre-shared key of a network or of TLS.
pub(super) fn psk(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let (start, end) = around(bytes, &stem)?;
    let words = &bytes[run_start(bytes, start, 24, |byte| is_name(byte) || byte == b' ')..start];
    let class = if fold(words).ends_with("resumption") {
        Class::TlsSecret
    } else {
        wifi(bytes, start, Class::DeviceKey)
    };
    Some(Name {
        start,
        end,
        class,
        expect: Expect::Secret,
    })
}

/// `secret` at the end of a name.
pub(super) fn secret(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let (start, end) = around(bytes, &stem)?;
    let folded = fold(&bytes[start..stem.end]);
    let class = if folded.contains("client") || folded == "secret" {
        Class::ClientSecret
    } else if folded.contains("traffic") || folded.contains("exporter") || folded.contains("master") {
        Class::TlsSecret
    } else {
        Class::Password
    };
    Some(Name {
        start,
        end,
        class,
        expect: Expect::Secret,
    })
}

/// `token` at the end of a name.
pub(super) fn token(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let (start, end) = around(bytes, &stem)?;
    let words = run_start(bytes, start, 16, |byte| is_name(byte) || byte == b' ');
    let folded = fold(&bytes[words..stem.end]);
    if PUBLIC_TOKENS.iter().any(|name| folded.ends_with(name)) {
        return None;
    }
    let class = if folded.ends_with("refreshtoken") {
        Class::RefreshToken
    } else {
        Class::ApiKey
    };
    Some(Name {
        start,
        end,
        class,
        expect: Expect::Random,
    })
}

/// `sig` alone, or `signature` at the end of a name, but not the scheme `SharedAccessSignature`.
pub(super) fn signature(bytes: &[u8], stem: std::ops::Range<usize>) -> Option<Name> {
    let (start, end) = around(bytes, &stem)?;
    let folded = fold(&bytes[start..stem.end]);
    let is_short = stem.len() == 3;
    let before = stem.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    if is_short && is_name(before) && !matches!(before, b'-' | b'_' | b'.') {
        return None;
    }
    if folded.ends_with("sharedaccesssignature") {
        return None;
    }
    let expect = if is_short { Expect::Key } else { Expect::Random };
    Some(Name {
        start: if is_short { stem.start } else { start },
        end,
        class: Class::SasSignature,
        expect,
    })
}
