//! One boundary: secrets are sent on every way in, then looked for on every way out and in everything that is kept.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use waypost::analysis::ReportId;
use waypost::store::Store;

use super::{Answer, Site, form, post, request};

#[derive(Deserialize)]
struct Vector {
    id: String,
    text: String,
    #[serde(default)]
    secrets: Vec<String>,
}

/// The shared vectors where they are present; a few of our own in any case, made here so that none stands in the repository.
fn vectors() -> Vec<Vector> {
    let key = |seed: u8| -> String {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let letter = |at: u8| {
            letters[usize::from(at.wrapping_mul(37).wrapping_add(seed.wrapping_mul(11)) % 64)] as char
        };
        (0..43).map(letter).chain(['=']).collect()
    };
    let own = [
        format!(
            "HostName=h.azure-devices.net;DeviceId=d;SharedAccessKey={}",
            key(1)
        ),
        format!(
            "{{\"authentication\":{{\"symmetricKey\":{{\"primaryKey\":\"{}\"}}}}}}",
            key(2)
        ),
        format!(
            "SharedAccessSignature sr=h&sig={}&se=1616140800",
            key(3).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
        ),
    ];
    let secret = |text: &String| {
        text.split(['=', '"', '&'])
            .max_by_key(|part| part.len())
            .unwrap_or_default()
            .to_owned()
    };
    let named = std::env::var_os("WAYPOST_VECTORS").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/redaction/vectors.jsonl");
    let shared = fs::read_to_string(named.unwrap_or(beside)).unwrap_or_else(|_| {
        eprintln!("SKIPPED: the shared vectors; set WAYPOST_VECTORS to the path of vectors.jsonl");
        String::new()
    });
    let own = own.iter().enumerate().map(|(at, text)| Vector {
        id: format!("own-{at}"),
        text: text.clone(),
        secrets: vec![secret(text)],
    });
    let shared = shared.lines().map(|line| serde_json::from_str(line).unwrap());
    own.chain(shared).collect()
}

/// The forms in which bytes hide in files: as they are, UTF-16 in both orders, hexadecimal in both cases, base64 at its three offsets.
fn forms(secret: &str) -> Vec<Vec<u8>> {
    let bytes = secret.as_bytes();
    let hex = |letters: fn(&u8) -> String| bytes.iter().map(letters).collect::<String>().into_bytes();
    let mut forms = vec![
        bytes.to_vec(),
        secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        secret.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        hex(|byte| format!("{byte:02x}")),
        hex(|byte| format!("{byte:02X}")),
    ];
    forms.extend((0..3).filter_map(|offset| base64_of(bytes, offset)));
    forms
}

/// What stands in a base64 text for `bytes` that begin `offset` bytes into a group of three, without its unsure ends.
fn base64_of(bytes: &[u8], offset: usize) -> Option<Vec<u8>> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let skip = (3 - offset) % 3;
    let groups = bytes.get(skip..)?.chunks_exact(3);
    let text: Vec<u8> = groups
        .flat_map(|three| {
            let bits = three
                .iter()
                .fold(0, |bits: usize, byte| bits << 8 | usize::from(*byte));
            [18, 12, 6, 0].map(|shift| letters[bits >> shift & 63])
        })
        .collect();
    (text.len() >= 12).then_some(text)
}

/// The ways in, one after the other: raw body, form of the API, form of the page with all its fields, pasted text.
fn send(site: &Site, way: usize, vector: &Vector) -> Answer {
    let text = vector.text.as_bytes();
    let line: String = vector
        .text
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect();
    // Cut where the text does not fit, a field would hold half a secret; then the note is left out.
    let whole = vector.text.chars().count() <= 200 && !vector.text.contains('\n');
    let title = if whole { line.as_str() } else { "A title" };
    let name = title.replace('"', "%22");
    let file = format!(
        "name=\"file\"; filename=\"{}\"",
        if name.is_ascii() { &name } else { "a.log" }
    );
    let note = if vector.text.chars().count() <= 4_000 {
        text
    } else {
        b""
    };
    match way {
        0 => site.send(&post("/api/v1/reports", &[], text)),
        1 => site.send(&form("/api/v1/reports", &[(&file, text)])),
        2 => site.send(&form(
            "/en/reports",
            &[
                ("name=\"title\"", title.as_bytes()),
                ("name=\"ticket\"", title.as_bytes()),
                ("name=\"note\"", note),
                (&file, text),
            ],
        )),
        3 => site.send(&form("/de/reports", &[("name=\"text\"", text)])),
        // Refused, and its page shows again what was typed.
        4 => site.send(&form(
            "/en/reports",
            &[
                ("name=\"expires\"", b"soon"),
                ("name=\"note\"", note),
                ("name=\"text\"", text),
            ],
        )),
        _ => site.send(&post(
            "/api/v1/diagnoses",
            &[("Content-Type", "application/json")],
            text,
        )),
    }
}

/// The id of the report that an answer speaks of.
fn id_of(answer: &Answer) -> Option<String> {
    match answer.header("location") {
        "" => None,
        place => place.rsplit('/').next().map(str::to_owned),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn h34_no_secret_leaves_the_boundary_on_any_way() {
    let site = Site::start(&["--log-level", "trace"]);
    let vectors = vectors();
    let mut ids = Vec::new();
    let mut leaks = Vec::new();
    for (number, vector) in vectors.iter().enumerate() {
        let ways = if vector.id.starts_with("own") {
            0..6
        } else {
            number % 6..number % 6 + 1
        };
        let mut seen = Vec::new();
        for way in ways {
            let answer = send(&site, way, vector);
            assert!(
                [200, 201, 303, 400, 415, 422].contains(&answer.status),
                "{}: {}",
                vector.id,
                answer.status
            );
            seen.extend_from_slice(&answer.body);
            let Some(id) = id_of(&answer) else { continue };
            for path in [format!("/api/v1/reports/{id}"), format!("/tr/reports/{id}")] {
                seen.extend(site.send(&request("GET", &path, &[])).body);
            }
            ids.push(id);
        }
        for secret in vector.secrets.iter().flat_map(|secret| secret.lines()) {
            // Pages show `&` and `<` in their own way; what is shorter than this stands in a page by chance.
            if secret.len() >= 6 && String::from_utf8_lossy(&seen).contains(secret) {
                leaks.push(format!("{}: in an answer", vector.id));
            }
        }
    }
    let database = format!("sqlite:{}", site.folder.path().join("waypost.db").display());
    let store = Store::open(&database).await.unwrap();
    let mut kept = site.log().into_bytes();
    for id in &ids {
        let id: ReportId = id.parse().unwrap();
        let report = store.report(&id, 0).await.unwrap().unwrap();
        kept.extend(format!("{report:?}").into_bytes());
        kept.extend(report.text.into_bytes());
    }
    for entry in fs::read_dir(site.folder.path()).unwrap() {
        kept.extend(fs::read(entry.unwrap().path()).unwrap_or_default());
    }
    store.close().await;
    // All forms of all secrets in one pass.
    let secrets = |vector: &Vector| -> Vec<String> {
        let lines = vector.secrets.iter().flat_map(|secret| secret.lines());
        lines.filter(|line| line.len() >= 8).map(str::to_owned).collect()
    };
    let hidden: Vec<(&str, Vec<u8>)> = vectors
        .iter()
        .flat_map(|vector| {
            secrets(vector)
                .into_iter()
                .map(move |secret| (vector.id.as_str(), secret))
        })
        .flat_map(|(id, secret)| forms(&secret).into_iter().map(move |form| (id, form)))
        .collect();
    let search = aho_corasick::AhoCorasick::new(hidden.iter().map(|(_, form)| form)).unwrap();
    for found in search.find_iter(&kept) {
        leaks.push(format!("{}: kept", hidden[found.pattern().as_usize()].0));
    }
    println!(
        "{} vectors, {} reports, {} bytes searched, {} leaks",
        vectors.len(),
        ids.len(),
        kept.len(),
        leaks.len()
    );
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(kept.windows(10).any(|ten| ten == b"[redacted:"));
}
