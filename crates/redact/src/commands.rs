//! Passwords that only their place tells: arguments of calls and modem commands, short options of command lines.

use std::ops::Range;

use super::finding::Class;
use super::lexis::{DIGIT, LOWER, UPPER, is_blank, kinds, line_end, run_end, run_start};
use super::scan::Scan;

use Holds::{Attached, Behind, Password};

/// Calls and modem commands with the number of the quoted argument that is the password, counted from 0.
pub(super) const CALLS: &[(&str, usize, Class)] = &[
    ("username_pw_set", 1, Class::Password),
    ("+cwjap", 1, Class::WifiPassword),
    ("wifi.begin", 1, Class::WifiPassword),
    ("wlan.connect", 1, Class::WifiPassword),
    ("wifi.connect", 1, Class::WifiPassword),
    ("client.connect", 2, Class::Password),
    (".login(", 1, Class::Password),
    (".auth(", 1, Class::Password),
    (":auth(", 1, Class::Password),
    ("set_credentials", 1, Class::Password),
    ("setcredentials", 1, Class::Password),
    ("networkcredential", 1, Class::Password),
    ("httpbasicauth", 1, Class::Password),
    ("convertto-securestring", 0, Class::Password),
    ("+qmtconn", 2, Class::Password),
    ("+mqttusercfg", 2, Class::Password),
    ("+smconf", 1, Class::Password),
    ("+cgauth", 1, Class::Password),
    ("+umqtt", 1, Class::Password),
    ("+qicsgp", 2, Class::Password),
    ("+cmqttconnect", 2, Class::Password),
    ("+cstt", 2, Class::Password),
    ("+cwsap", 1, Class::WifiPassword),
    ("+uauthreq", 1, Class::Password),
    ("+upsd", 0, Class::Password),
    ("^authdata", 1, Class::Password),
    ("^siss", 1, Class::Password),
    ("+key=", 0, Class::DeviceKey),
];

/// Which quoted argument of a call is the password.
fn position(name: &[u8]) -> (usize, Class) {
    let call = CALLS
        .iter()
        .find(|(call, ..)| name.eq_ignore_ascii_case(call.as_bytes()));
    call.map_or((1, Class::Password), |(_, position, class)| (*position, *class))
}

/// `AT+CWJAP="ssid","password"`, `username_pw_set('user', 'password')` and the like.
pub(super) fn arguments(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let (wanted, class) = position(&bytes[hit.clone()]);
    let end = line_end(bytes, hit.end).min(hit.end + 512);
    let end = if bytes[hit.clone()].ends_with(b".connect") {
        call_end(bytes, hit.end, end)
    } else {
        end
    };
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
    if !is_selected(bytes, hit, &quoted) {
        return;
    }
    let Some(range) = quoted.get(wanted).cloned() else {
        return;
    };
    if !super::keyed::holds_its_own(&bytes[range.clone()]) {
        scan.mask_one(class, range);
    }
}

/// Whether a modem command that sets one of many things sets a password: `+SMCONF="PASSWORD"`, `^SISS=0,"passwd"`, `+UPSD=0,3`.
fn is_selected(bytes: &[u8], command: Range<usize>, quoted: &[Range<usize>]) -> bool {
    let selector = quoted.first().map_or(0..0, Range::clone);
    match bytes[command.clone()].to_ascii_lowercase().as_slice() {
        b"+smconf" | b"^siss" => [&b"password"[..], b"passwd"]
            .iter()
            .any(|name| bytes[selector.clone()].eq_ignore_ascii_case(name)),
        b"+upsd" => bytes[command.end..selector.start.max(command.end)].ends_with(b",3,\""),
        _ => true,
    }
}

/// Where the arguments of a call end: at the first closing bracket that stands in no quotes.
fn call_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut quote = None;
    for (at, &byte) in bytes[start..end].iter().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b')') => return start + at,
            _ => {}
        }
    }
    end
}

/// How an option of a command line holds a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// The whole word behind it.
    Password,
    /// The word behind it, behind this sign.
    Behind(u8),
    /// The rest of the option itself, as in `-psecret`.
    Attached,
}

/// Commands, and their options that take a password; the longer before the shorter.
pub(super) const COMMANDS: &[(&str, &[(&str, Holds)])] = &[
    ("mosquitto_", &[("-P", Password), ("--pw", Password)]),
    ("az login", &[("-p", Password)]),
    ("docker login", &[("-p", Password)]),
    ("sshpass", &[("-p", Password), ("-p", Attached)]),
    ("wifi connect", &[("-p", Password)]),
    ("redis-cli", &[("-a", Password)]),
    ("curl ", CURL),
    ("wget ", CURL),
    ("mysql", &[("-p", Attached)]),
    ("mariadb", &[("-p", Attached)]),
    ("mongosh", &[("-p", Password)]),
    ("sqlcmd", &[("-P", Password), ("-P", Attached)]),
    ("osql ", &[("-P", Password), ("-P", Attached)]),
    ("smbclient", &[("-U", Behind(b'%')), ("--user", Behind(b'%'))]),
    ("rpcclient", &[("-U", Behind(b'%')), ("--user", Behind(b'%'))]),
    ("ldapsearch", &[("-w", Password)]),
    ("ldapmodify", &[("-w", Password)]),
    ("ldapadd", &[("-w", Password)]),
    ("keytool", &[("-storepass", Password), ("-keypass", Password)]),
    ("ipmitool", &[("-P", Password)]),
    ("net use", &[("/user:", Password)]),
    ("schtasks", &[("/rp", Password)]),
    ("snmpget", SNMP),
    ("snmpset", SNMP),
    ("snmpwalk", SNMP),
    ("snmpbulk", SNMP),
    ("snmptrap ", SNMP),
    ("snmpinform", SNMP),
];

/// Options of tools that ask agents.
const SNMP: &[(&str, Holds)] = &[("-c", Password), ("-A", Password), ("-X", Password)];

/// Options of tools that fetch addresses.
const CURL: &[(&str, Holds)] = &[
    ("-u", Behind(b':')),
    ("--user", Behind(b':')),
    ("-U", Behind(b':')),
    ("--proxy-user", Behind(b':')),
];

/// The part of the option that a password stands in, and where the option's own value begins in `word`.
fn option(options: &[(&str, Holds)], word: &[u8]) -> Option<(Holds, Option<usize>)> {
    options.iter().find_map(|&(name, holds)| {
        let rest = word.strip_prefix(name.as_bytes())?;
        let is_long = name.starts_with("--");
        let at = match (holds, rest) {
            // `/user:app` holds the user; the password is the next word.
            (Password, _) if name.ends_with(':') => None,
            // `-port` is an option of its own.
            (Attached, [_, ..]) if !rest.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-') => {
                Some(name.len())
            }
            (Attached, _) => return None,
            (_, []) => None,
            (_, [b'=', ..]) if is_long => Some(name.len() + 1),
            (Behind(_), [_, ..]) if !is_long => Some(name.len()),
            _ => return None,
        };
        Some((holds, at))
    })
}

/// `mosquitto_pub … -P password`, `curl -u user:password`, `mysql -ppassword`.
pub(super) fn options(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let end = line_end(bytes, hit.end);
    let known = |(name, _): &(&str, _)| bytes[hit.clone()].eq_ignore_ascii_case(name.as_bytes());
    let Some(command) = COMMANDS.iter().position(known) else {
        return;
    };
    let (read_to, read) = scan.options;
    let read = if hit.start < read_to { read } else { 0 };
    if read & 1 << command != 0 {
        return;
    }
    scan.options = (end.max(read_to), read | 1 << command);
    let mut at = hit.end;
    while at < end {
        let start = run_end(bytes, at, end - at, is_blank);
        let word = start..run_end(bytes, start, end - start, |byte| !is_blank(byte));
        at = word.end.max(start + 1);
        if let Some((holds, own)) = option(COMMANDS[command].1, &bytes[word.clone()]) {
            let value = argument(scan, own.map_or(word.end, |own| word.start + own), end);
            at = value.end.max(at);
            mask_option(scan, holds, value);
        }
    }
}

/// Masks what an option holds, unless its secret has a name or a mark of its own.
fn mask_option(scan: &mut Scan, holds: Holds, mut value: Range<usize>) {
    let bytes = scan.bytes();
    if memchr::memmem::find(&bytes[value.clone()], b"[redacted:").is_some() {
        return;
    }
    if let Behind(sign) = holds {
        let sign = memchr::memchr(sign, &bytes[value.clone()]);
        value.start = sign.map_or(value.end, |sign| value.start + sign + 1);
    }
    if !super::keyed::holds_its_own(&bytes[value.clone()]) {
        scan.mask_one(Class::Password, value);
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
    let is_part = |at: &usize| {
        let byte = bytes[*at];
        !byte.is_ascii_whitespace() && !b"\"'`".contains(&byte) || scan.view.is_joined_blank(*at)
    };
    start..(start..end).find(|at| !is_part(at)).unwrap_or(end.max(start))
}

/// Statements whose next word is the secret, and how many words stand before it.
pub(super) const STATEMENTS: &[(&str, usize)] = &[
    ("snmp-server community ", 0),
    ("crypto isakmp key ", 0),
    ("requirepass ", 0),
    ("masterauth ", 0),
    ("identified by '", 0),
    ("_password by '", 0),
    ("rabbitmqctl add_user ", 1),
    ("rabbitmqctl change_password ", 1),
    ("net user ", 1),
    ("rocommunity ", 0),
    ("rwcommunity ", 0),
    ("com2sec ", 2),
    ("trap2sink ", 1),
    ("wpa_passphrase ", 1),
    ("tacacs-server key ", 0),
    ("radius-server key ", 0),
    ("htpasswd -b ", 2),
    ("htpasswd -cb ", 2),
    ("htpasswd -bc ", 2),
    ("htpasswd -nb ", 1),
    ("htpasswd -bn ", 1),
    ("mosquitto_passwd -b ", 2),
];

/// `AT+CPIN="1234"`: what unlocks a card.
pub(super) fn pin(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let start = run_end(bytes, hit.end, 1, |byte| byte == b'"');
    let end = run_end(bytes, start, 64, |byte| {
        byte.is_ascii_graphic() && !b"\",;".contains(&byte)
    });
    scan.mask_one(Class::Password, start..end);
}

/// `SetCredential=id:value` of a unit: all behind the name of the credential.
pub(super) fn credential(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let sign = run_end(bytes, hit.end, 255, |byte| {
        byte.is_ascii_graphic() && byte != b':'
    });
    let end = line_end(bytes, sign);
    let value = sign + 1..end;
    if scan.view.at(sign) == b':' && value.start < end && !super::keyed::holds_its_own(&bytes[value.clone()])
    {
        let len = bytes[value.clone()].trim_ascii_end().len();
        scan.mask_one(Class::Password, value.start..value.start + len);
    }
}

/// `tried Meteor17x as password`: the word before, if it is quoted or made up.
pub(super) fn word_before(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let end = run_start(bytes, hit.start, 4, is_blank);
    let start = run_start(bytes, end, 128, |byte| !byte.is_ascii_whitespace());
    let (value, is_quoted) = match bytes[start..end] {
        [b'"', .., b'"'] | [b'\'', .., b'\''] if end - start > 2 => (start + 1..end - 1, true),
        _ => (start..end, false),
    };
    let kinds = kinds(&bytes[value.clone()]);
    let is_made_up = value.len() >= 6 && kinds & (LOWER | UPPER) != 0 && kinds & DIGIT != 0;
    if end < hit.start && (is_quoted || is_made_up) && !bytes[value.clone()].contains(&b'=') {
        scan.mask_aside(Class::Password, value);
    }
}

/// `echo Meteor17x | sudo -S …`: the word that a shell pipes into what asks for a password.
pub(super) fn piped(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let start = run_start(bytes, hit.start, 512, |byte| byte != b'\n');
    let Some(pipe) = memchr::memrchr(b'|', &bytes[start..hit.start]).map(|at| start + at) else {
        return;
    };
    let verb = [&b"echo "[..], b"printf "]
        .iter()
        .filter_map(|verb| Some(start + memchr::memmem::rfind(&bytes[start..pipe], verb)? + verb.len()))
        .max();
    let Some(at) = verb.filter(|_| bytes[hit.clone()] != *b"sudo -s") else {
        return;
    };
    let mut value = argument(scan, at, pipe);
    if matches!(bytes[value.clone()], [b'-', b'e' | b'n', ..]) {
        value = argument(scan, value.end, pipe);
    }
    if bytes[hit].eq_ignore_ascii_case(b"chpasswd")
        && let Some(sign) = memchr::memchr(b':', &bytes[value.clone()])
    {
        value.start += sign + 1;
    }
    if !matches!(bytes.get(value.start), Some(b'$')) && !super::keyed::holds_its_own(&bytes[value.clone()]) {
        scan.mask_aside(Class::Password, value);
    }
}

/// `pairing code 483920`, `PIN code: 4839`: digits that pair or unlock.
pub(super) fn digits(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let before = hit.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let start = run_end(bytes, hit.end, 4, |byte| {
        is_blank(byte) || matches!(byte, b':' | b'=')
    });
    let end = run_end(bytes, start, 16, |byte| byte.is_ascii_digit() || byte == b'-');
    let is_ended = bytes.get(end).is_none_or(|next| !next.is_ascii_alphanumeric());
    let count = bytes[start..end]
        .iter()
        .filter(|byte| byte.is_ascii_digit())
        .count();
    if start > hit.end && is_ended && !before.is_ascii_alphanumeric() && (4..=12).contains(&count) {
        scan.mask_one(Class::Password, start..end);
    }
}

/// Masks the word of a statement that is the secret.
pub(super) fn word(scan: &mut Scan, hit: Range<usize>) {
    let bytes = scan.bytes();
    let end = line_end(bytes, hit.end);
    let known = |(name, _): &&(&str, usize)| bytes[hit.clone()].eq_ignore_ascii_case(name.as_bytes());
    let before = STATEMENTS.iter().find(known).map_or(0, |(_, before)| *before);
    let start = hit.end - usize::from(bytes[hit.clone()].ends_with(b"'"));
    let at = (0..before).fold(start, |at, _| argument(scan, at, end).end);
    let mut value = argument(scan, at, end);
    if matches!(bytes[value.clone()], [b'0'..=b'9']) && !argument(scan, value.end, end).is_empty() {
        // `key 7 …` says in which form the key is written.
        value = argument(scan, value.end, end);
    }
    let kinds = kinds(&bytes[value.clone()]);
    // `net user count 7` is prose.
    let is_made_up = kinds & (LOWER | UPPER) != 0 && kinds & (DIGIT | UPPER) != 0;
    if before == 0 || is_made_up {
        scan.mask_one(Class::Password, value);
    }
}

/// `"AUTH" "user" "password"`, as a monitor shows the commands of clients: the last word is the secret.
pub(super) fn last_word(scan: &mut Scan, start: usize) {
    let end = line_end(scan.bytes(), start);
    let mut value = argument(scan, start, end);
    loop {
        let next = argument(scan, value.end + 1, end);
        let is_apart = next.start > value.end + 2 && scan.view.at(next.start - 1) == b'"';
        if next.is_empty() || !is_apart {
            break;
        }
        value = next;
    }
    scan.mask_one(Class::Password, value);
}
