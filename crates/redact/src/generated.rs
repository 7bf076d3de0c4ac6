//! Redaction held to generated texts: secrets × the places they stand in × what wraps the text, and as many things that
//! only look like secrets. The values are made when the test runs.

use super::redact;
use super::tests::{BASE64, Random, WORD, base64, html, json, leak, percent, prefixed, wrapped};

/// Rounds over all places and wrappings, each with fresh values.
const ROUNDS: usize = 4;

/// A secret and a text that it stands in.
struct Case {
    text: String,
    secret: String,
}

/// Places of a key of 32 bytes in base64.
const KEY_PLACES: &[&str] = &[
    "HostName=hub-7.azure-devices.net;DeviceId=pump-17;SharedAccessKey={}",
    "SharedAccessKey={};DeviceId=pump-17;HostName=hub-7.azure-devices.net",
    "hostname=hub-7.azure-devices.net;deviceid=pump-17;sharedaccesskey={}",
    "HostName=hub-7.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey={};GatewayHostName=edge",
    "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey={};EntityPath=hub-7",
    "DefaultEndpointsProtocol=https;AccountName=logs;AccountKey={};EndpointSuffix=core.windows.net",
    r#"{"deviceId":"pump-17","authentication":{"symmetricKey":{"primaryKey":"{}","secondaryKey":null}}}"#,
    r#"{"attestation":{"type":"symmetricKey","symmetricKey":{"secondaryKey":"{}"}},"etag":"\"Aa1=\""}"#,
    "  primaryKey: {}",
    "symmetric_key = { value = \"{}\" }",
    "IOTHUB_DEVICE_DPS_DEVICE_KEY={}",
    "export IOT_DEVICE_KEY=\"{}\"",
    "$env:IOTHUB_DEVICE_KEY = '{}'",
    "docker run -d -e DEVICE_KEY={} -e LOG_LEVEL=debug edge/agent:1.4.9",
    "      - PRIMARY_KEY={}",
    "kubectl create secret generic edge --from-literal=deviceKey={}",
    "az iot hub device-identity create -n hub-7 -d pump-17 --primary-key {}",
    "<add key=\"hub\" value=\"HostName=hub-7.azure-devices.net;SharedAccessKey={}\" />",
    "<primaryKey>{}</primaryKey>",
    "| Primary key | {} |",
    "Primary key:\n{}",
    "your key is {} keep it safe",
    "device pump-17 key={} registered",
    "static const char* deviceKey = \"{}\";",
];

/// Places of a password of letters, digits and a few signs.
const PASSWORD_PLACES: &[&str] = &[
    "jdbc:sqlserver://db.example:1433;databaseName=iot;user=app;password={};encrypt=true",
    "jdbc:postgresql://db.example/iot?user=app&password={}&ssl=true",
    "postgres://app:{}@db.example:5432/iot",
    "amqps://device:{}@hub-7.azure-devices.net:5671/",
    "mqtt connect user=pump-17 password={} clean=1",
    "db.example:5432:iot:app:{}",
    "password = \"{}\"",
    "MQTT_PASSWORD={}",
    "export PGPASSWORD='{}'",
    "mosquitto_pub -h broker -u pump-17 -P {} -t a -m b",
    "curl -u pump-17:{} https://gateway.example/health",
    r#"{"username":"pump-17","password":"{}","keepAlive":60}"#,
    "Kennwort: {}",
    "-Password {} -UserName app",
    "machine gateway.example login app password {}",
];

/// Places of a token of letters and digits.
const TOKEN_PLACES: &[&str] = &[
    "Authorization: Bearer {}",
    "authorization: Token {}",
    "Proxy-Authorization: Bearer {}",
    "'Authorization': 'ApiKey {}'",
    "X-API-Key: {}",
    "x-functions-key: {}",
    "curl -H \"api-key: {}\" https://gateway.example/api",
    "//registry.npmjs.org/:_authToken={}",
    "Set-Cookie: session={}; Path=/; HttpOnly",
    "Cookie: theme=dark; sid={}",
    "GET /api/hook?code={}&clientId=default HTTP/1.1",
    "client_secret={}&grant_type=client_credentials",
    r#"{"access_token":"{}","expires_in":3599,"token_type":"Bearer"}"#,
];

fn pick<'a>(random: &mut Random, list: &[&'a str]) -> &'a str {
    list[random.next() % list.len()]
}

/// The fields of a token of a hub, a provisioning service, an event hub or a storage account, in any order and case.
fn sas(random: &mut Random) -> Case {
    let sig = percent(&format!(
        "{}{}=",
        random.text(BASE64, 42),
        random.text("AEIMQUYcgkosw048", 1)
    ));
    let mut fields: Vec<String> = match random.next() % 3 {
        0 => [
            "sr=hub-7.azure-devices.net%2Fdevices%2Fpump-17",
            "se=1747045353",
            "skn=device",
        ]
        .map(str::to_owned)
        .into(),
        1 => [
            "sr=0ne0012AB34%2fregistrations%2fpump-17",
            "se=1747045353",
            "skn=registration",
        ]
        .map(str::to_owned)
        .into(),
        _ => [
            "sv=2023-11-03",
            "st=2025-05-12T10%3A22%3A33Z",
            "se=2025-06-12T10%3A22%3A33Z",
            "sr=b",
            "sp=rl",
        ]
        .map(str::to_owned)
        .into(),
    };
    fields.insert(random.next() % (fields.len() + 1), format!("sig={sig}"));
    let name = |field: &String, upper: bool| {
        let (name, value) = field.split_once('=').unwrap_or_default();
        format!(
            "{}={value}",
            if upper {
                name.to_uppercase()
            } else {
                name.to_owned()
            }
        )
    };
    let upper = random.next().is_multiple_of(4);
    let fields: Vec<String> = fields.iter().map(|field| name(field, upper)).collect();
    let before = [
        "SharedAccessSignature ",
        "https://logs.blob.core.windows.net/c/b.log?",
        "password: SharedAccessSignature ",
        "?",
    ];
    Case {
        text: format!("{}{}", pick(random, &before), fields.join("&")),
        secret: sig,
    }
}

fn pem(random: &mut Random) -> Case {
    let kind = pick(
        random,
        &[
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
        ],
    );
    let lines: Vec<String> = (0..4).map(|_| random.text(BASE64, 64)).collect();
    let (begin, end) = (
        format!("-----BEGIN {kind}-----\n"),
        format!("\n-----END {kind}-----"),
    );
    let body = lines.join("\n");
    Case {
        text: match random.next() % 3 {
            0 => format!("{begin}{body}{end}"),
            1 => format!("{begin}{body}"),
            _ => format!("{body}{end}"),
        },
        secret: lines[random.next() % 4].clone(),
    }
}

fn jwt(random: &mut Random) -> Case {
    let bare = |text: &str| base64(text.as_bytes()).trim_end_matches('=').to_owned();
    let token = format!(
        "{}.{}.{}",
        bare(r#"{"typ":"JWT","alg":"RS256"}"#),
        bare(&format!(r#"{{"oid":"{}"}}"#, random.text(WORD, 20))),
        random.text(WORD, 86)
    );
    let place = pick(
        random,
        &[
            "Authorization: Bearer {}",
            "token={}",
            "id_token: \"{}\"",
            "got {} from cache",
            "https://a.example/cb#id_token={}&state=7",
        ],
    );
    Case {
        text: place.replace("{}", &token),
        secret: token,
    }
}

/// One case for each place, with fresh values.
fn cases(random: &mut Random) -> Vec<Case> {
    let place = |place: &&str, secret: String| Case {
        text: place.replace("{}", &secret),
        secret,
    };
    let mut cases = Vec::new();
    for key in KEY_PLACES {
        let value = format!(
            "{}{}=",
            random.text(BASE64, 42),
            random.text("AEIMQUYcgkosw048", 1)
        );
        cases.push(place(key, value));
    }
    for password in PASSWORD_PLACES {
        let value = format!(
            "{}{}7{}",
            random.text(WORD, 6),
            pick(random, &["_", ".", "-", "~"]),
            random.text(WORD, 7)
        );
        cases.push(place(password, value));
    }
    for token in TOKEN_PLACES {
        cases.push(place(token, format!("7{}", random.text(WORD, 39))));
    }
    cases.extend((0..4).map(|_| sas(random)));
    cases.extend((0..2).map(|_| pem(random)));
    cases.extend((0..2).map(|_| jwt(random)));
    cases
}

/// Rows of a dump: `left` writes the offset, `gap` stands between groups of `group` bytes, `right` says whether the text is shown.
fn dump(text: &str, left: impl Fn(usize) -> String, group: usize, shown: Option<(&str, &str)>) -> String {
    let rows = text.as_bytes().chunks(16).enumerate().map(|(index, row)| {
        let groups: Vec<String> = row
            .chunks(group)
            .map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        let width = 32 + 16 / group - 1;
        let letter = |byte: &u8| {
            if (32..127).contains(byte) {
                *byte as char
            } else {
                '.'
            }
        };
        let shown = shown.map_or(String::new(), |(before, after)| {
            format!("{before}{}{after}", row.iter().map(letter).collect::<String>())
        });
        format!("{}{:width$}{shown}\n", left(index * 16), groups.join(" "))
    });
    rows.collect()
}

type Wrapping = (&'static str, fn(&str) -> String);

const WRAPPINGS: &[Wrapping] = &[
    ("plain", str::to_owned),
    ("percent", percent),
    ("percent twice", |text| percent(&percent(text))),
    ("form", |text| percent(text).replace("%20", "+")),
    ("json", json),
    ("json twice", |text| json(&json(text))),
    ("json thrice", |text| json(&json(&json(text)))),
    ("html", html),
    ("csv", |text| {
        format!("2025-05-12,pump-17,\"{}\",401002", text.replace('"', "\"\""))
    }),
    ("log prefix", prefixed),
    ("wrapped at 53", |text| wrapped(text, 53)),
    ("wrapped at 72", |text| wrapped(text, 72)),
    ("wrapped at 80", |text| wrapped(text, 80)),
    ("wrapped at 132", |text| wrapped(text, 132)),
    ("mail", |text| {
        text.lines().map(|line| format!("> {line}\n")).collect()
    }),
    ("indented", |text| {
        text.lines().map(|line| format!("        {line}\n")).collect()
    }),
    ("xxd", |text| {
        dump(text, |at| format!("{at:08x}: "), 2, Some(("  ", "")))
    }),
    ("hexdump -C", |text| {
        dump(text, |at| format!("{at:08x}  "), 1, Some(("  |", "|")))
    }),
    ("od -t x1", |text| dump(text, |at| format!("{at:07o} "), 1, None)),
    ("Wireshark", |text| {
        dump(text, |at| format!("{at:04x}  "), 1, Some(("   ", "")))
    }),
    ("base64", |text| format!("payload: {}", base64(text.as_bytes()))),
    ("between lines", |text| {
        format!("2025-05-12T10:22:33Z INFO start\n{text}\n2025-05-12T10:22:34Z INFO end\n")
    }),
];

/// The secret as it stands, and as each layer writes it.
fn is_left(secret: &str, output: &str) -> bool {
    let joined: String = output.lines().map(str::trim_start).collect();
    [secret.to_owned(), percent(secret), percent(&percent(secret))]
        .iter()
        .any(|form| leak(form, output).is_some() || leak(form, &joined).is_some())
}

#[test]
fn no_generated_secret_is_left_in_any_wrapping() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut all, mut missed) = (0, Vec::new());
    for _ in 0..ROUNDS {
        for case in cases(&mut random) {
            for (wrapping, wrap) in WRAPPINGS {
                let input = wrap(&case.text);
                let output = redact(&input).text;
                all += 1;
                if is_left(&case.secret, &output) || output == input {
                    missed.push(format!(
                        "{wrapping}: {}",
                        case.text.lines().next().unwrap_or_default()
                    ));
                }
            }
        }
    }
    println!("recall: {} of {all}", all - missed.len());
    missed.sort();
    assert!(all >= 5_000);
    assert!(
        missed.is_empty(),
        "{} of {all} are left:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

/// What looks like a secret and is none; `{hex}` and the like are filled with fresh values.
const KEPT: &[&str] = &[
    "trackingId: {guid}-G:12-TimeStamp:2025-05-12T10:22:33Z",
    "x-ms-request-id: {guid}",
    "correlation-id={guid} deviceId=pump-17 moduleId=edgeHub",
    "commit {hex40} of main",
    "image mcr.example/edge@sha256:{hex64}",
    "thumbprint {hex40} expected, {hex40} presented",
    "fingerprint SHA256 {colons}",
    "serial number {hex32}",
    "ETag: \"{b64}\"",
    "Content-MD5: {b64}",
    "payload: {reading}",
    "HostName=hub-7.azure-devices.net;DeviceId=pump-17;SharedAccessKeyName=iothubowner",
    "SharedAccessSignature sr=hub-7.azure-devices.net%2Fdevices%2Fpump-17&se=1747045353&skn=device",
    "password=***** user=pump-17",
    "SharedAccessKey=<your key here>",
    "tenant {guid} client {guid} subscription {guid}",
    "404104 DeviceConnectionClosedRemotely after 3600 s on 192.168.1.57",
    "instrumentation key {guid}",
];

#[test]
fn nothing_generated_that_is_no_secret_is_masked() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let wrappings = [
        "plain",
        "json",
        "json twice",
        "csv",
        "log prefix",
        "indented",
        "between lines",
    ];
    let mut wrong = Vec::new();
    for _ in 0..8 {
        for place in KEPT {
            let hex = |random: &mut Random, len| random.text("0123456789abcdef", len);
            let groups = [8, 4, 4, 4, 12].map(|len| hex(&mut random, len));
            let colons: Vec<String> = (0..32).map(|_| hex(&mut random, 2).to_uppercase()).collect();
            let reading =
                base64(format!("{{\"temperature\":{},\"unit\":\"C\"}}", random.next() % 90).as_bytes());
            let text = place
                .replace("{guid}", &groups.join("-"))
                .replace("{hex40}", &hex(&mut random, 40))
                .replace("{hex64}", &hex(&mut random, 64))
                .replace("{hex32}", &hex(&mut random, 32))
                .replace("{colons}", &colons.join(":"))
                .replace("{b64}", &format!("{}==", random.text(BASE64, 22)))
                .replace("{reading}", &reading);
            for (wrapping, wrap) in WRAPPINGS.iter().filter(|(name, _)| wrappings.contains(name)) {
                let input = wrap(&text);
                if redact(&input).text != input {
                    wrong.push(format!("{wrapping}: {text} -> {}", redact(&input).text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
