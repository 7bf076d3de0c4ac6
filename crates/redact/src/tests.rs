//! Redaction held to vectors: ours, whose values are made when the test runs, each under every layer; and the shared
//! ones, where they are present.

use std::path::PathBuf;

use proptest::prelude::*;
use serde::Deserialize;

use super::{Redactor, pseudonymise, redact};

#[derive(Clone, Deserialize)]
pub(super) struct Vector {
    pub(super) id: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) secrets: Vec<String>,
    #[serde(default)]
    device_ids: Vec<String>,
    pub(super) must_keep: Vec<String>,
}

pub(super) fn vectors(jsonl: &str) -> Vec<Vector> {
    jsonl
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A xorshift generator, so that no value in the repository looks like a key.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize
    }

    pub(super) fn text(&mut self, alphabet: &str, len: usize) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        (0..len).map(|_| letters[self.next() % letters.len()]).collect()
    }
}

pub(super) const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
pub(super) const WORD: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

pub(super) fn base64(bytes: &[u8]) -> String {
    let alphabet = BASE64.as_bytes();
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..4 {
            let letter = alphabet[(bits >> (18 - 6 * index) & 63) as usize] as char;
            out.push(if index <= chunk.len() { letter } else { '=' });
        }
    }
    out
}

pub(super) fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                (byte as char).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// Fills `{key32}` and the like with fresh values.
pub(super) fn fill(vector: &Vector, random: &mut Random) -> Vector {
    let key = |random: &mut Random, len: usize| random.text(BASE64, len);
    let header = base64(br#"{"typ":"JWT","alg":"RS256"}"#)
        .trim_end_matches('=')
        .to_owned();
    let claims = base64(br#"{"aud":"https://iothubs.azure.net","oid":"7"}"#)
        .trim_end_matches('=')
        .to_owned();
    let values = [
        ("{key32}", format!("{}9aZ=", key(random, 40))),
        ("{key32b}", format!("{}9aZ=", key(random, 40))),
        ("{key64}", format!("{}9aZ==", key(random, 83))),
        ("{sig}", percent(&format!("{}/9aZ=", key(random, 39)))),
        (
            "{iotkey}",
            format!(
                "{}9aZ{}{}=",
                key(random, 30),
                "AIo".to_owned() + "T",
                random.text(WORD, 6)
            ),
        ),
        (
            "{entra}",
            format!("aZ9{}{}", "8Q".to_owned() + "~", random.text(WORD, 34)),
        ),
        ("{jwt}", format!("{header}.{claims}.{}", random.text(WORD, 86))),
        (
            "{basic}",
            base64(format!("svc-iot:{}", random.text(WORD, 12)).as_bytes()),
        ),
        ("{hex32}", format!("7{}", random.text("0123456789abcdef", 31))),
        ("{hex96}", format!("7{}", random.text("0123456789ABCDEF", 95))),
        ("{password}", format!("Ledger_{}9", random.text(WORD, 8))),
        ("{token}", format!("7aZ{}", random.text(WORD, 36))),
        ("{word}", random.text(WORD, 12)),
        ("{upper16}", random.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)),
        ("{pem}", format!("{}\n{}==", key(random, 64), key(random, 62))),
    ];
    let fill = |text: &str| {
        values
            .iter()
            .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    };
    Vector {
        text: fill(&vector.text),
        secrets: vector
            .secrets
            .iter()
            .flat_map(|secret| fill(secret).lines().map(str::to_owned).collect::<Vec<_>>())
            .collect(),
        ..vector.clone()
    }
}

pub(super) fn json(text: &str) -> String {
    serde_json::to_string(&serde_json::json!({ "message": text })).unwrap()
}

pub(super) fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn coloured(vector: &Vector) -> String {
    vector.secrets.iter().fold(vector.text.clone(), |text, secret| {
        let (first, second) = secret.split_at(secret.len() / 2);
        text.replace(
            secret,
            &format!("\u{1b}[1;33m{first}\u{1b}[0m\u{1b}[36m{second}\u{1b}[0m"),
        )
    })
}

fn dump(text: &str) -> String {
    let rows = text.as_bytes().chunks(16).enumerate().map(|(index, row)| {
        let hex: Vec<String> = row.iter().map(|byte| format!("{byte:02x}")).collect();
        let shown: String = row
            .iter()
            .map(|b| if (32..127).contains(b) { *b as char } else { '.' })
            .collect();
        format!("{:04x}  {:47}  {shown}\n", index * 16, hex.join(" "))
    });
    format!("tx:\n{}end\n", rows.collect::<String>())
}

pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index % width == 0 && character != '\n' {
            out.push('\n');
        }
        out.push(character);
    }
    out
}

pub(super) fn prefixed(text: &str) -> String {
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| format!("Nov 03 07:11:{:02} gw7 app[81]: {line}", index % 60));
    lines.collect::<Vec<_>>().join("\n")
}

type Layer = (&'static str, fn(&Vector) -> String);

/// Layers that leave the output readable for `must_keep`, and those that wrap the whole text.
const LAYERS: [Layer; 17] = [
    ("plain", |v| v.text.clone()),
    ("percent", |v| percent(&v.text)),
    ("percent twice", |v| percent(&percent(&v.text))),
    ("json", |v| json(&v.text)),
    ("json twice", |v| json(&json(&v.text))),
    ("json thrice", |v| json(&json(&json(&v.text)))),
    ("html", |v| html(&v.text)),
    ("json of html", |v| json(&html(&v.text))),
    ("csv", |v| {
        format!("2025,pump,\"{}\",401002", v.text.replace('"', "\"\""))
    }),
    ("properties", |v| v.text.replace('=', "\\=").replace(':', "\\:")),
    ("colours", coloured),
    ("log prefix", |v| prefixed(&v.text)),
    ("wrapped at 80", |v| wrapped(&v.text, 80)),
    ("hex dump", |v| dump(&v.text)),
    ("hex", |v| {
        v.text.bytes().map(|byte| format!("{byte:02x}")).collect()
    }),
    ("base64", |v| format!("data: {}", base64(v.text.as_bytes()))),
    ("base64 of json", |v| {
        format!("data: {}", base64(json(&v.text).as_bytes()))
    }),
];

/// The part of a secret of which half is left in the output.
pub(super) fn leak<'a>(secret: &'a str, output: &str) -> Option<&'a str> {
    let half = secret.len().div_ceil(2).max(4).min(secret.len());
    (0..=secret.len() - half)
        .filter_map(|at| secret.get(at..at + half))
        .find(|part| output.contains(part))
}

fn unpercent(text: &str) -> String {
    let view = super::view::View::new(text.as_bytes());
    String::from_utf8_lossy(&view.bytes).into_owned()
}

#[track_caller]
fn check(vector: &Vector, layer: &str, input: &str) -> String {
    let output = redact(input).text;
    for secret in &vector.secrets {
        let decoded = unpercent(secret);
        for form in [
            secret.clone(),
            percent(secret),
            percent(&percent(secret)),
            decoded,
        ] {
            assert_eq!(
                leak(&form, &output),
                None,
                "{}, {layer}: {input}\n{output}",
                vector.id
            );
        }
    }
    if !vector.secrets.is_empty() {
        assert_ne!(input, output, "{}, {layer}", vector.id);
    }
    assert_eq!(
        redact(&output).text,
        output,
        "{}, {layer}: a second pass changed the text",
        vector.id
    );
    assert_eq!(
        output.matches('\n').count(),
        input.matches('\n').count(),
        "{}, {layer}: lines",
        vector.id
    );
    if serde_json::from_str::<serde_json::Value>(input).is_ok() {
        serde_json::from_str::<serde_json::Value>(&output).expect("JSON stays JSON");
    }
    output
}

#[test]
fn masks_every_class_under_every_layer() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for vector in vectors(include_str!("../../../tests/fixtures/redaction/classes.jsonl")) {
        let vector = fill(&vector, &mut random);
        for (layer, apply) in LAYERS {
            check(&vector, layer, &apply(&vector));
        }
        let output = check(&vector, "plain", &vector.text);
        for kept in &vector.must_keep {
            assert!(
                output.contains(kept.as_str()),
                "{}: {kept} is gone from {output}",
                vector.id
            );
        }
    }
}

#[test]
fn masks_the_same_wherever_a_value_crosses_a_buffer() {
    let mut random = Random(7);
    for vector in vectors(include_str!("../../../tests/fixtures/redaction/classes.jsonl")) {
        let vector = fill(&vector, &mut random);
        let alone = redact(&vector.text).text;
        let middle = vector.text.find(&vector.secrets[0]).unwrap() + vector.secrets[0].len() / 2;
        for boundary in [4096, 8192, 65536, 1 << 20, (1 << 20) + (1 << 16)] {
            let padding = "a line of padding\n".repeat(boundary / 18 + 1);
            let padding = &padding[padding.len() - (boundary - middle)..];
            let padding = format!("{}\n{}", &padding[..1], &padding[2..]);
            let output = redact(&format!("{padding}{}", vector.text)).text;
            assert_eq!(output[padding.len()..], alone, "{} at {boundary}", vector.id);
        }
    }
}

#[test]
fn leaves_what_is_no_secret() {
    for vector in vectors(include_str!("../../../tests/fixtures/redaction/kept.jsonl")) {
        assert_eq!(redact(&vector.text).text, vector.text, "{}", vector.id);
    }
}

/// A file of the shared vectors: beside `$WAYPOST_VECTORS`, or in the folder `shared` beside the checkout.
#[expect(clippy::disallowed_methods, reason = "tells a test where its data are")]
fn shared(name: &str) -> Option<String> {
    let named = std::env::var_os("WAYPOST_VECTORS").map(PathBuf::from);
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let beside = root.join("../../../shared/redaction/vectors.jsonl");
    let path = named.unwrap_or(beside).with_file_name(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!(
            "SKIPPED: no vectors at {}; set WAYPOST_VECTORS to the path of vectors.jsonl",
            path.display()
        );
    }
    text
}

#[test]
fn a_value_that_is_only_blank_stays_as_it_is() {
    for blank in ["\u{b}", "\u{a0}\u{b}", "\u{2003}"] {
        let tabs = "\t".repeat(40);
        let text = format!("AccountKey={tabs}{blank}{tabs}Authorization: Basic {tabs}, 4)\nend");
        let once = redact(&text).text;
        assert!(once.contains(blank), "{once:?}");
        assert_eq!(redact(&once).text, once);
    }
}

#[test]
fn dashes_of_a_value_do_not_end_a_key() {
    let text = "-----BEGIN PRIVATE KEY-----%(name)s: 9012\nFailure\nno\n\npassword=oKEY-----rorror.)\n\
                SSID:plant7\nfit\nwifi;word\nchann\nX-----BEGIN PRIVATE KEY-----\n";
    let once = redact(text).text;
    assert!(once.contains("SSID:plant7") && once.contains("chann"), "{once}");
    assert_eq!(redact(&once).text, once);
}

#[test]
fn a_key_that_is_only_named_hides_nothing_behind_it() {
    let secrets = "password=Sup3rS3cretValue99\nAuthorization: Basic dXNlcjpwYXNzd29yZDEyMw==\n";
    for body in [
        "",
        "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC7VJTUt9Us8cKj\n",
    ] {
        let text =
            format!("no -----BEGIN PRIVATE KEY----- there\n{body}it is a sentence\n{secrets}--------- cut\n");
        let once = redact(&text).text;
        assert!(
            !once.contains("Sup3r") && !once.contains("dXNlc") && !once.contains("MIIEv"),
            "{once}"
        );
        assert_eq!(redact(&once).text, once);
    }
}

#[test]
fn the_width_of_a_line_with_a_mark_tells_nothing() {
    // Masked, the first line is as wide as a terminal.
    let text = "MIIEvgIBADANSet-Cookie:EFAASC:\0\0ult code: 0\nMw-3` mirror[7]:ie: 5 gw-3 mirror[7]: 2024-03-05 00:00:00esult \
                code: 0\nMar 05 gw-3 mirror,[7]: 2024-\u{fffd}\u{1}\u{fffd}cted with result code: 0\n=3";
    let once = redact(text).text;
    assert!(
        once.starts_with("MIIEvgIBADANSet-Cookie:[redacted:cookie]\n"),
        "{once}"
    );
    assert_eq!(redact(&once).text, once);
}

#[test]
fn masks_the_shared_vectors() {
    let Some(jsonl) = shared("vectors.jsonl") else {
        return;
    };
    let (mut secrets, mut kept, mut unchanged) = (0, 0, 0);
    for vector in vectors(&jsonl) {
        let output = check(&vector, "plain", &vector.text);
        if vector.secrets.is_empty() {
            assert_eq!(output, vector.text, "{}", vector.id);
            unchanged += 1;
        }
        secrets += vector.secrets.len();
        kept += vector.must_keep.len();
        for kept in &vector.must_keep {
            assert!(
                output.contains(kept.as_str()),
                "{}: {kept} is gone from {output}",
                vector.id
            );
        }
    }
    println!("vectors: {secrets} secrets masked, {kept} texts kept, {unchanged} without a secret unchanged");
}

#[test]
fn replaces_device_ids_of_the_shared_vectors() {
    let Some(jsonl) = shared("pseudonym-vectors.jsonl") else {
        return;
    };
    for vector in vectors(&jsonl) {
        let output = pseudonymise(&vector.text);
        for id in &vector.device_ids {
            assert!(!output.contains(id.as_str()), "{}: {output}", vector.id);
        }
        for kept in &vector.must_keep {
            assert!(output.contains(kept.as_str()), "{}: {output}", vector.id);
        }
        assert!(
            output.contains("[device-1]") && output.contains("[device-2]"),
            "{}: {output}",
            vector.id
        );
        assert_eq!(pseudonymise(&output), output, "{}", vector.id);
    }
}

#[test]
fn numbers_different_values_and_repeats_equal_ones() {
    let text =
        "from 203.0.113.1 to 203.0.113.2, then 203.0.113.1 again; was [redacted:ip-7], now 203.0.113.9";
    let redacted = redact(text);
    let expected = "from [redacted:ip] to [redacted:ip-2], then [redacted:ip] again; was [redacted:ip-7], now [redacted:ip-8]";
    assert_eq!(redacted.text, expected);
    assert_eq!(redacted.counts.len(), 1);
    assert_eq!(
        (redacted.counts[0].kind.as_str(), redacted.counts[0].count),
        ("ip", 4)
    );
}

#[test]
fn compares_values_after_decoding() {
    let text = "password=Ab%2Fc%2Bd9 then password=Ab/c+d9";
    assert_eq!(
        redact(text).text,
        "password=[redacted:password] then password=[redacted:password]"
    );
}

#[test]
fn quotes_the_mark_of_a_bare_number_in_json() {
    assert_eq!(
        redact(r#"{"password": 12345, "n": 1}"#).text,
        r#"{"password": "[redacted:password]", "n": 1}"#
    );
}

#[test]
fn counts_each_of_many() {
    let mut random = Random(11);
    let text: String = (0..20_000)
        .map(|_| format!("SharedAccessKey={}9aZ=\n", random.text(BASE64, 40)))
        .collect();
    let redacted = redact(&text);
    assert_eq!(redacted.counts[0].count, 20_000);
    assert!(
        redacted
            .text
            .lines()
            .all(|line| line.starts_with("SharedAccessKey=[redacted:shared-access-key"))
    );
}

fn stream(text: &str, size: usize) -> String {
    let mut out = String::new();
    let mut redactor = Redactor::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, tail) = rest.split_at(rest.ceil_char_boundary(size.min(rest.len())));
        redactor.push(chunk, &mut out);
        rest = tail;
    }
    redactor.finish(&mut out);
    out
}

#[test]
fn streams_to_the_same_text_whatever_the_chunks() {
    let mut random = Random(3);
    let all = vectors(include_str!("../../../tests/fixtures/redaction/classes.jsonl"));
    let mut text = String::new();
    while text.len() < 3 << 20 {
        let vector = fill(&all[random.next() % all.len()], &mut random);
        let (_, layer) = LAYERS[random.next() % LAYERS.len()];
        text.push_str(&layer(&vector));
        text.push_str("\nübrig…\n");
    }
    let whole = redact(&text).text;
    for size in [1000, 4096, 65536, 1 << 20, (1 << 20) + (1 << 16) + 1] {
        assert!(stream(&text, size) == whole, "chunks of {size}");
    }
}

/// Texts of so many hostile pieces at most.
fn hostile(most: usize) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "password",
        "=",
        ":",
        " ",
        "\"",
        "'",
        "\\",
        "\\\"",
        "\n",
        "sig=",
        "&se=1",
        "SharedAccessKey=",
        "AIoT",
        "%3D",
        "%25",
        "%",
        "\u{1b}[31m",
        "[0m",
        "[redacted:ip]",
        "[redacted:",
        "]",
        "http://",
        "a:b@",
        "@x.example.org",
        "203.0.113.7",
        "::",
        "b8:15:f2:7f:fc:4d",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "eyJhbGciOiJSUzI1NiJ9.eyJh",
        "Bearer ",
        "Cookie: a=",
        ";",
        ",",
        "{",
        "}",
        "value",
        "Zm9vYmFyIHBhc3N3b3JkPWh1bnRlcjIyOTkgeA",
        "AbC9dEf0GhI1jKl2MnO3pQ",
        "00 ff ",
        "0x10 ",
        "|",
        "&amp;",
        "\\u0026",
        "key",
        "token",
        "secret",
        "é",
        "…",
        "“",
        "\r\n",
        "<",
        ">",
        "code=",
        "?",
        "8Q~",
        "curl -u ",
        "\n    ",
        "0.A",
        "==",
        "AT+CWJAP=",
    ]);
    prop::collection::vec(pieces, 0..most).prop_map(|pieces| pieces.concat())
}

/// Lines that hold a secret, and the secret.
const PLANTED: [(&str, &str); 3] = [
    ("2024-03-05 08:00:00 password=", "Gr1nd-Valve-77x"),
    ("Authorization: Basic ", "cGxhbnQ6cTdMdjBacDJtWGNSOHRZYjFOd0tk"),
    ("primaryKey: ", "qL7v0Zp2mXcR8tYb1NwKd4sGh6JfUa3eQi5oTz9xWlM="),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn survives_any_text(text in any::<String>()) {
        let output = redact(&text).text;
        prop_assert_eq!(output.matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn no_text_hides_a_line_of_its_own(
        text in hostile(40),
        at in any::<prop::sample::Index>(),
        (name, secret) in prop::sample::select(PLANTED.to_vec()),
    ) {
        let place = text.floor_char_boundary(at.index(text.len() + 1));
        let planted = format!("{}\n\n{name}{secret}\n\n{}", &text[..place], &text[place..]);
        prop_assert!(!redact(&planted).text.contains(secret), "from {:?}", planted);
    }

    #[test]
    fn is_done_after_one_pass(text in hostile(40)) {
        let once = redact(&text).text;
        prop_assert_eq!(once.matches('\n').count(), text.matches('\n').count());
        prop_assert_eq!(&redact(&once).text, &once, "from {:?}", text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 500, ..ProptestConfig::with_cases(12) })]

    /// Up to some 64 KB, so that what is found in one place meets what is found in many others.
    #[test]
    fn large_texts_are_done_after_one_pass(text in hostile(12_000)) {
        let once = redact(&text).text;
        let twice = redact(&once).text;
        let differs = once.bytes().zip(twice.bytes()).position(|(one, two)| one != two);
        let near = differs.map(|at| once.get(once.floor_char_boundary(at.saturating_sub(200))..once.ceil_char_boundary((at + 100).min(once.len()))));
        prop_assert!(once == twice, "at {:?} of {}: {:?}", differs, once.len(), near);
    }
}
