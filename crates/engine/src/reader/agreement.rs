//! Whichever way a record is read, quickly or thoroughly, the case is the same: held against generated and bent lines.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::scan::{Numbers, Scanner};
use super::{Case, Lexicon, Reader, first_line};
use crate::codes::Codes;
use crate::format::Formats;
use crate::scope::Scope;
use waypost_content::ContentTree;

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let tree = ContentTree {
        is_proven: true,
        ..ContentTree::embedded()
    };
    Lexicon {
        formats: Formats::load(&tree).unwrap(),
        codes: Codes::load(&tree).unwrap(),
        scope: Scope::load(&tree).unwrap(),
    }
});

/// As the stream does it: fields found by a worker, lines taken block by block.
fn quickly(text: &str) -> Case {
    let mut reader = Reader::new(&LEXICON);
    reader.begin_file(text);
    let taken = match reader.is_between_records() {
        true => {
            let mut scanner = Scanner::default();
            let plain = scanner.scan_plain(text.as_bytes());
            let scanned = plain.unwrap_or_else(|| scanner.scan(text));
            reader.take_scanned(text.as_bytes(), &scanned, &mut Numbers::default())
        }
        false => 0,
    };
    reader.feed(&text[taken..], true);
    reader.end_file();
    reader.finish()
}

/// Every line by its shape, as if there were no quick way.
fn thoroughly(text: &str) -> Case {
    let mut reader = Reader::new(&LEXICON);
    reader.shapes.is_off = true;
    reader.begin_file(text);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let taken = match reader.table.is_some() {
            true => reader.table_rows(rest, true),
            false => reader.thoroughly(rest, first_line(rest), true),
        };
        let taken = taken.unwrap().min(rest.len());
        reader.line += memchr::memchr_iter(b'\n', &rest.as_bytes()[..taken]).count() as u32;
        at += taken;
    }
    reader.is_within_line = !text.is_empty() && !text.ends_with('\n');
    reader.end_file();
    reader.finish()
}

/// All that a case says, names and classes written out.
fn told(case: &Case) -> String {
    let log = &case.log;
    let events = log.events.iter().map(|event| {
        let (device, peer) = (log.devices.name(event.device), log.peers.name(event.peer));
        let (time, line, class) = (event.time, event.line, log.class_of(event));
        format!("{time} {line} {device:?} {peer:?} {class:?}\n")
    });
    let sdks: Vec<&str> = log.sdks.iter().collect();
    let counts = (case.lines, case.unread_lines, log.count, case.foreign);
    let records = (
        case.records,
        case.records_with_device,
        &case.formats,
        case.suspects.listed(true),
    );
    events.collect::<String>()
        + &format!(
            "{sdks:?} {counts:?} {records:?} {:?} {:?}",
            log.span, case.nearness
        )
}

/// One of a few values as they stand in records, sound and unsound.
fn value(sound: &'static [&'static str]) -> impl Strategy<Value = String> {
    const ODD: &[&str] = &[
        "null",
        "true",
        "12",
        "-1.50",
        "1e3",
        "\"\"",
        "\"a\\nb\"",
        "\"\\u00e9\"",
        "\"ü\"",
        "{}",
        "[]",
        "nul",
        "\" x \"",
    ];
    prop_oneof![
        8 => select(sound).prop_map(|text| format!("\"{text}\"")),
        1 => select(ODD).prop_map(str::to_owned),
    ]
}

fn field(name: &'static str, sound: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    let written = value(sound).prop_map(move |value| format!("\"{name}\":{value}"));
    prop_oneof![9 => written.prop_map(Some), 1 => Just(None)]
}

fn properties() -> impl Strategy<Value = Vec<String>> {
    let fields = (
        field("deviceId", &["pump-1", "pump-2", "a b", ""]),
        field("maskedIpAddress", &["203.0.113.XXX", "::1"]),
        field("sdkVersion", &[".NET/1.42.0 (x)", "azure-iot-device/1.18"]),
        field("protocol", &["Mqtt", "Amqp", "MqttWs"]),
        field("statusCode", &["404", "401", ""]),
        field(
            "errorMessage",
            &[
                "",
                "Device disconnected, see https://aka.ms/iothub404104",
                "timed out",
            ],
        ),
        field("authType", &["{\\\"scope\\\":\\\"device\\\"}", "sas"]),
        field("moduleId", &["m"]),
        field("endpointName", &["e"]),
    );
    fields.prop_map(|(a, b, c, d, e, f, g, h, i)| {
        let rare = [h, i].into_iter().flatten().take(1);
        [a, b, c, d, e, f, g].into_iter().flatten().chain(rare).collect()
    })
}

fn record() -> impl Strategy<Value = String> {
    let times = &[
        "2024-03-05T08:14:02Z",
        "2024-03-05T08:14:02.1234567Z",
        "2024-03-06T23:59:60Z",
        "2024-03-05 08:14:02",
        "2024-02-30T00:00:00Z",
        "3/5/2024 8:14:02 AM",
    ];
    let outer = (
        field("time", times),
        field(
            "operationName",
            &["deviceConnect", "deviceDisconnect", "getTwin", "DeviceConnect"],
        ),
        field("category", &["Connections", "D2CTwinOperations", "connections"]),
        field("level", &["Information", "Error", "error"]),
        field("resultType", &["404104", "401003", "", "0"]),
        field(
            "resultDescription",
            &["DeviceConnectionClosedRemotely", "", "IoTHubUnauthorized"],
        ),
        field("resourceId", &["/SUBSCRIPTIONS/0/IOTHUBS/H"]),
        field("location", &["westeurope"]),
        field("durationMs", &["12", ""]),
    );
    let form = (any::<bool>(), any::<Index>(), select(&["", " ", "\r", "\t"][..]));
    (outer, properties(), form).prop_map(|((a, b, c, d, e, f, g, h, i), inner, (nested, turn, end))| {
        let inner = format!("{{{}}}", inner.join(","));
        let inner = match nested {
            true => serde_json::to_string(&inner).unwrap(),
            false => inner,
        };
        let mut fields: Vec<String> = [a, b, c, d, e, f, g, h, i].into_iter().flatten().collect();
        fields.push(format!("\"properties\":{inner}"));
        let turn = turn.index(fields.len());
        fields.rotate_left(turn);
        format!("{{{}}}{end}", fields.join(","))
    })
}

/// A record to which something has happened on its way.
fn bent() -> impl Strategy<Value = String> {
    let letter = select(
        &[
            "\"", "\\", "{", "}", ",", ":", "x", " ", "ü", "\n", "", "0", "[", "]",
        ][..],
    );
    (record(), any::<Index>(), letter, 0..3_usize).prop_map(|(line, place, letter, length)| {
        let letters: Vec<char> = line.chars().collect();
        let from = place.index(letters.len());
        let head: String = letters[..from].iter().collect();
        let tail: String = letters[(from + length).min(letters.len())..].iter().collect();
        head + letter + &tail
    })
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => record(),
        4 => bent(),
        1 => select(&["", "-> 02:09:26 CONNECT | VERSION: 4", "Mar  5 08:14:09 gw-3 collector[2114]: disconnected with result code: 7", "<- 23:59:59 DISCONNECT", "]", "[", ",", "}", "]}", "{", "{\"records\":[", "\u{feff}", "\"", "TimeGenerated,OperationName,DeviceId"][..]).prop_map(str::to_owned),
    ]
}

/// A line that opens, closes or parts an envelope belongs to the record behind it, also where that is a usual one.
#[test]
fn an_envelope_around_usual_records_is_read_the_same() {
    let record =
        r#"{"time":"2024-03-05T08:14:02Z","operationName":"deviceConnect","category":"Connections"}"#;
    let unusual = record.replace(":", ": ");
    let before = [
        "]",
        "[",
        ",",
        "{",
        "}",
        "\"",
        "",
        " ",
        "\u{feff}",
        "]\n[",
        "{\"records\":[",
        "{\n\"records\":\n[",
        "{\"a\":",
        "{ ",
        "]}",
        "event:\n - a: 1",
        "sep=,",
        "[]\n\n,",
    ];
    for envelope in before {
        for text in [
            format!("{envelope}\n{record}\n"),
            format!("{record}\n{envelope}\n{record}\n{record}\n"),
            format!("{envelope}\n{envelope}\n{record}\n{envelope}"),
            format!("{unusual}\n{record}\n{envelope}\ntext"),
        ] {
            assert_eq!(told(&quickly(&text)), told(&thoroughly(&text)), "{text}");
        }
    }
}

/// Lines that the samples of the formats hold, of whatever kind.
static SAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    fn collect(value: &toml::Value, is_sample: bool, lines: &mut Vec<String>) {
        match value {
            toml::Value::String(text) if is_sample => lines.extend(text.lines().map(str::to_owned)),
            toml::Value::Array(items) => items.iter().for_each(|item| collect(item, is_sample, lines)),
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| {
                collect(value, matches!(key.as_str(), "sample" | "not"), lines);
            }),
            _ => {}
        }
    }
    let tree = ContentTree::embedded();
    let files = tree.files.iter().filter(|(path, _)| path.starts_with("rules/"));
    let mut lines = Vec::new();
    for (_, text) in files {
        collect(&toml::from_str(text).unwrap(), false, &mut lines);
    }
    lines
});

#[test]
fn a_level_that_is_a_number_is_read_in_each_line() {
    for [calm, grave] in [
        [
            "2024-03-05 09:00:01 level=30 IoT Hub",
            "2024-03-05 09:00:02 level=50 IoT Hub",
        ],
        ["Severity: 4, Azure IoT Hub 1", "Severity: 2, Azure IoT Hub 2"],
    ] {
        let text = format!("{calm}\n{grave}\n");
        let told = told(&quickly(&text));
        assert_eq!(told, self::told(&thoroughly(&text)), "{text}");
        assert_ne!(told, self::told(&quickly(&format!("{calm}\n{calm}\n"))), "{text}");
    }
}

/// The line with its digits changed, each to the next one of a row.
fn with_digits(line: &str, row: &[u8]) -> String {
    let mut row = row.iter().cycle();
    let digit = |letter: char| match (letter.is_ascii_digit(), row.next()) {
        (true, Some(&digit)) => char::from(b'0' + digit % 10),
        _ => letter,
    };
    line.chars().map(digit).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_line_says_the_same_whatever_was_said_before(
        picks in prop::collection::vec((any::<Index>(), prop::collection::vec(prop::collection::vec(any::<u8>(), 1..9), 1..4)), 1..5),
    ) {
        let mut lines = Vec::new();
        for (pick, rows) in &picks {
            let sample = &SAMPLES[pick.index(SAMPLES.len())];
            lines.extend(rows.iter().map(|row| with_digits(sample, row)));
            lines.push(sample.clone());
        }
        let text = lines.join("\n");
        prop_assert_eq!(told(&quickly(&text)), told(&thoroughly(&text)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn both_ways_of_reading_tell_the_same(lines in prop::collection::vec(line(), 1..12), end in any::<bool>()) {
        let text = lines.join("\n") + if end { "\n" } else { "" };
        prop_assert_eq!(told(&quickly(&text)), told(&thoroughly(&text)));
    }
}
