//! Every cause is recognised or says why it cannot be, and nothing that recognises it comes from a single log.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Deserialize;
use waypost::content::{ContentTree, Severity};
use waypost::knowledge::{self, KnowledgeBase};

/// What `check` says about the content that ships after one file was changed.
fn faults_after(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut tree = ContentTree::embedded();
    let file = tree.files.get_mut(path).unwrap();
    assert!(file.contains(from), "{path} has no {from}");
    *file = file.replacen(from, to, 1);
    let errors = knowledge::check(&tree)
        .into_iter()
        .filter(|fault| fault.severity == Severity::Error);
    errors.map(|fault| fault.message).collect()
}

#[test]
fn a_cause_without_rule_or_reason_is_a_fault() {
    let reason = "log = \"none: a log shows the errors, but not that the service is their origin\"\n";
    let unruled = faults_after("rules/500xxx.toml", reason, "");
    assert_eq!(
        unruled,
        ["the cause `service-bug` has neither a rule nor a reason why no log can show it"]
    );
    let unreasoned = faults_after("rules/500xxx.toml", reason, "log = \"none\"\n");
    assert_eq!(
        unreasoned,
        ["the cause `service-bug` does not say why no log can show it"]
    );
    let both = faults_after(
        "rules/412002.toml",
        "id = \"lock-lost\"\n",
        "id = \"lock-lost\"\nlog = \"none: x\"\n",
    );
    assert_eq!(
        both,
        ["the cause `lock-lost` has a rule, and says that no log can show it"]
    );
}

/// Where the labelled logs and the facts stand, if they do.
fn shared(variable: &str, path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path),
        PathBuf::from,
    );
    if !folder.is_dir() {
        eprintln!("SKIPPED: there is no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

#[derive(Deserialize)]
struct Label {
    file: String,
    cause: String,
    ambiguous_with: Option<Vec<String>>,
}

fn labels(folder: &std::path::Path) -> Vec<Label> {
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).unwrap();
    labels
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_labelled_cause_is_one_of_ours() {
    let Some(folder) = shared("WAYPOST_LOGS", "tests/logs/known") else {
        return;
    };
    let knowledge = KnowledgeBase::load(&ContentTree::embedded()).unwrap();
    let causes = knowledge.topics.values().flat_map(|topic| &topic.causes);
    let ours: BTreeSet<&str> = causes
        .map(|cause| cause.id.as_str())
        .chain(["none", "unknown"])
        .collect();
    for label in labels(&folder) {
        for cause in label.ambiguous_with.iter().flatten().chain([&label.cause]) {
            assert!(ours.contains(cause.as_str()), "{}: {cause}", label.file);
        }
    }
}

#[derive(Deserialize)]
struct Formats {
    #[serde(default)]
    signal: Vec<Signal>,
}

#[derive(Deserialize)]
struct Signal {
    id: String,
    #[serde(rename = "match")]
    patterns: Vec<String>,
}

/// Shorter texts are words of the field.
const LONG: usize = 12;

/// Wordings of known products that only one labelled log happens to show, by product.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "Azure IoT device SDK for C",
        &[
            "IOTHUB_CLIENT_CONNECTION_NO_PING_RESPONSE",
            "IOTHUB_CLIENT_CONNECTION_DEVICE_DISABLED",
            "twin messenger failed to be started",
            "azure-devices-provisioning.net",
            "prov_device_client",
            "PROV_DEVICE_RESULT_TRANSPORT",
            "Failure retrieving data from the provisioning service",
        ],
    ),
    (
        "Azure IoT SDK for .NET and the AMQP library under it",
        &[
            "is already attached in session",
            "Microsoft.Azure.Devices.Provisioning",
            "ProvisioningTransportHandler",
            "ChannelInactive",
            "failed with status code '407'",
            "proxy tunnel request to proxy",
            "SocketException (10054)",
            "forcibly closed by the remote host",
        ],
    ),
    (
        "Azure IoT SDK for Java",
        &[
            "Not authorized to connect",
            "status UNAUTHORIZED",
            "PRECONDITION_FAILED",
            "SSLHandshakeException",
        ],
    ),
    (
        "Azure IoT SDK for Node.js, mqtt.js and Node.js itself",
        &[
            "Will retry after:",
            "azure-iot-provisioning",
            "ENOTFOUND undefined",
            "getaddrinfo ENOENT",
            "returned Error: Unauthorized",
        ],
    ),
    (
        "Azure IoT device SDK for Python, paho and Python itself",
        &[
            "on_connect rc=5",
            "on_disconnect rc=7",
            "did not communicate in the keepalive interval",
            "TimeoutError: timed out",
            "ConnectionRefusedError",
            "TLS exchanges",
            "twin operation returned status 400",
            "CONNACK (0, 5)",
        ],
    ),
    (
        "IoT Edge",
        &[
            "Successfully connected to IoT Hub",
            "Created cloud proxy for client",
            "changed to Connected",
            "attempting to connect to IoT Hub via AMQP over WebSocket",
            "attempting to connect to IoT Hub via Amqp_WebSocket",
            "MultipleConnectionsException",
            "Multiple connections detected for device",
        ],
    ),
    (
        "ESP-IDF and the Arduino ports",
        &[
            "esp-tls: read error",
            "Failed to connect using m_client",
            "Could not start mqtt client",
            "Error transport connect",
            "Failed to open a new connection",
            "Failed to open new connection",
            "wifi station: disconnected",
            "retry to connect to the AP",
            "please start sntp first",
        ],
    ),
    (
        "the C library, OpenSSL, Go",
        &[
            "Temporary failure in name resolution",
            "ssl3_get_server_certificate:c",
            "certificate_unknown",
            "error:1416F086",
            "error:14090086",
            "TLS handshake timeout",
            "Unable to establish a connection",
        ],
    ),
    (
        "the service's own sentences",
        &[
            "HTTP status 401",
            "invalid signature",
            "does not match either the primary or secondary key",
            "Invalid certificate",
            "internal server error",
            "Timed out waiting for the response from device",
            "lock expired",
            "lock supplied is invalid",
            "precondition failed",
            "Request body validation failed",
            "must not start with $",
        ],
    ),
    (
        "the Azure command line and Docker",
        &[
            "No IoT Hub found with name",
            "in current subscription",
            "port is already allocated",
            "driver failed programming external connectivity",
            "Docker API responded with status code",
        ],
    ),
];

fn is_known(pattern: &str) -> bool {
    KNOWN.iter().any(|(_, wordings)| wordings.contains(&pattern))
}

#[test]
fn no_signal_is_the_wording_of_a_single_log() {
    let Some(folder) = shared("WAYPOST_LOGS", "tests/logs/known") else {
        return;
    };
    let Some(facts) = shared("WAYPOST_FACTS", "../shared/facts") else {
        return;
    };
    let read = |path: PathBuf| String::from_utf8_lossy(&std::fs::read(path).unwrap()).to_lowercase();
    let folders = [facts.clone(), facts.join("numbers")];
    let facts: String = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(read)
        .collect();
    let logs: Vec<String> = labels(&folder)
        .iter()
        .map(|label| read(folder.join(&label.file)))
        .collect();
    let tree = ContentTree::embedded();
    let mut single = Vec::new();
    for (path, text) in tree
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("rules/formats/"))
    {
        let formats: Formats = toml::from_str(text).unwrap();
        for signal in formats.signal {
            for pattern in signal
                .patterns
                .iter()
                .filter(|text| text.len() >= LONG && !text.starts_with("re:"))
            {
                let lower = pattern.to_lowercase();
                let in_logs = logs.iter().filter(|log| log.contains(&lower)).count();
                if in_logs == 1 && !facts.contains(&lower) && !is_known(pattern) {
                    single.push(format!("{path}: {}: {pattern}", signal.id));
                }
            }
        }
    }
    assert!(
        single.is_empty(),
        "{} of one log alone: {single:#?}",
        single.len()
    );
}
