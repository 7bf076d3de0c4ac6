//! Every shape in which an operator may have a log, each read as what it is.

use std::sync::LazyLock;

use waypost::analysis::{Diagnosis, Rules, analyse, analyse_stream};
use waypost::content::ContentTree;

static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::load(&ContentTree::embedded()).unwrap_or_else(|faults| panic!("{faults:?}")));

fn read(text: &str) -> Diagnosis {
    analyse(&RULES, text)
}

/// The codes of a log with how often each stands, its devices and its first moment.
fn told(text: &str) -> (Vec<(String, u64)>, Vec<String>, String) {
    let diagnosis = read(text);
    let codes = diagnosis.codes.iter().map(|code| (code.code.clone(), code.count));
    let devices = diagnosis.timeline.rows.iter().map(|row| row.device.clone());
    (
        codes.collect(),
        devices.collect(),
        diagnosis.from.unwrap_or_default(),
    )
}

#[track_caller]
fn assert_told(text: &str, codes: &[(&str, u64)], device: &str, from: &str) {
    let (found, devices, first) = told(text);
    let found: Vec<(&str, u64)> = found
        .iter()
        .map(|(code, count)| (code.as_str(), *count))
        .collect();
    assert_eq!(
        (found.as_slice(), devices.as_slice(), first.as_str()),
        (codes, &[device.to_owned()][..], from),
        "{text}"
    );
}

const DROPPED: &str = r#"{"time":"2024-03-05T09:19:07Z","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.DEVICES/IOTHUBS/H","operationName":"deviceDisconnect","category":"Connections","level":"Error","resultType":"404104","resultDescription":"DeviceConnectionClosedRemotely","properties":"{\"deviceId\":\"pump-7\",\"protocol\":\"Mqtt\"}","location":"westeurope"}"#;

#[test]
fn tables_of_the_command_line_are_read() {
    let table = "\
Category     DeviceId    Level    OperationName     ResultType    TableName      TimeGenerated
-----------  ----------  -------  ----------------  ------------  -------------  --------------------
Connections  pump-7      Error    deviceDisconnect  404104        PrimaryResult  2024-03-05T09:19:07Z
Connections  pump-7      Error    deviceConnect     401003        PrimaryResult  2024-03-05T09:19:09Z
";
    assert_told(
        table,
        &[("401003", 1), ("404104", 1)],
        "pump-7",
        "2024-03-05T09:19:07Z",
    );
    let framed = "\
| TimeGenerated        | DeviceId | OperationName    | ResultType |
|----------------------|----------|------------------|------------|
| 2024-03-05T09:19:07Z | pump-7   | deviceDisconnect | 404104     |
| 2024-03-05T09:29:07Z | pump-7   | deviceDisconnect | 404104     |
";
    assert_told(framed, &[("404104", 2)], "pump-7", "2024-03-05T09:19:07Z");
}

#[test]
fn rows_without_a_header_are_read() {
    for separator in ["\t", ",", ";"] {
        let rows = [
            "2024-03-05T09:19:07Z",
            "Connections",
            "pump-7",
            "Error",
            "deviceDisconnect",
            "404104",
            "PrimaryResult",
        ];
        let first = rows.join(separator);
        let second = first.replace("09:19:07", "09:29:07");
        assert_told(
            &format!("{first}\n{second}\n"),
            &[("404104", 2)],
            "pump-7",
            "2024-03-05T09:19:07Z",
        );
    }
    let nested =
        "3/5/2024, 9:19:07.000 AM\tConnections\tdeviceDisconnect\tError\t404104\t{\"deviceId\":\"pump-7\"}\n";
    assert_told(nested, &[("404104", 1)], "pump-7", "2024-03-05T09:19:07Z");
}

#[test]
fn yaml_of_the_command_line_is_read() {
    let event = "\
Starting event monitor, use ctrl-c to stop...
event:
  annotations:
    iothub-connection-device-id: pump-7
    iothub-enqueuedtime: 1709630347000
  origin: pump-7
  payload: '{\"iothub\": \"404104 is no code here\"}'
  properties:
    application:
      iothub-message-schema: deviceConnectionStateNotification
      opType: deviceDisconnected
event:
  origin: pump-7
  payload: some text that is long enough to have been
    broken by the program
";
    let diagnosis = read(event);
    assert_eq!(
        (diagnosis.format.as_str(), diagnosis.from.as_deref()),
        ("monitor-events", Some("2024-03-05T09:19:07Z"))
    );
    assert_told(event, &[], "pump-7", "2024-03-05T09:19:07Z");
    let rows = "\
- Category: Connections
  OperationName: deviceDisconnect
  ResultType: '404104'
  TimeGenerated: '2024-03-05T09:19:07Z'
  properties_s: '{\"deviceId\":\"pump-7\",\"protocol\":\"Mqtt\",\"errorMessage\":\"Device
    disconnected\"}'
- Category: Connections
  OperationName: deviceConnect
  ResultType: ''
  TimeGenerated: '2024-03-05T09:19:09Z'
  properties_s: '{\"deviceId\":\"pump-7\"}'
";
    assert_told(rows, &[("404104", 1)], "pump-7", "2024-03-05T09:19:07Z");
}

#[test]
fn envelopes_of_queues_and_services_are_opened() {
    let in_string = serde_json::to_string(&format!(r#"{{"records":[{DROPPED},{DROPPED}]}}"#)).unwrap();
    let twice = serde_json::to_string(&format!(r#"{{"inner":{in_string}}}"#)).unwrap();
    for text in [
        format!(r#"{{"body":{in_string},"partitionKey":null}}"#),
        format!(
            r#"[{{"EventBody":{{"records":[{DROPPED},{DROPPED}]}},"EventProcessedUtcTime":"2024-03-05T10:00:00Z"}}]"#
        ),
        format!(r#"{{"trigger":{{"messages":[{DROPPED},{DROPPED}]}}}}"#),
        format!(r#"{{"outer":{twice}}}"#),
    ] {
        assert_told(&text, &[("404104", 2)], "pump-7", "2024-03-05T09:19:07Z");
    }
}

#[test]
fn answers_of_query_services_are_read_with_their_lines() {
    let columns =
        r#"[{"name":"TimeGenerated"},{"name":"ResultType"},{"name":"OperationName"},{"name":"DeviceId"}]"#;
    let rows = "[\n[\"2024-03-05T09:19:07Z\",404104,\"deviceDisconnect\",\"pump-7\"],\n[\"2024-03-05T09:29:07Z\",404104,\"deviceDisconnect\",\"pump-7\"]]";
    let old = columns.replace("name", "ColumnName");
    for text in [
        format!("{{\"tables\":[{{\"name\":\"PrimaryResult\",\"columns\":{columns},\"rows\":{rows}}}]}}"),
        format!("{{\"Tables\":[{{\"TableName\":\"Table_0\",\"Columns\":{old},\"Rows\":{rows}}}]}}"),
        format!(
            "[{{\"FrameType\":\"DataSetHeader\"}},{{\"FrameType\":\"DataTable\",\"Columns\":{old},\"Rows\":{rows}}}]"
        ),
    ] {
        assert_told(&text, &[("404104", 2)], "pump-7", "2024-03-05T09:19:07Z");
        let lines: Vec<u64> = read(&text).timeline.rows[0]
            .marks
            .iter()
            .map(|mark| mark.line)
            .collect();
        assert_eq!(lines, [2, 3], "{text}");
    }
}

#[test]
fn exports_in_other_languages_are_read() {
    for (separator, time, code) in [
        (";", "05.03.2024 09:19:07", "404104"),
        (";", "05.03.24 09:19", "4,04104E+05"),
        (";", "2024. 03. 05. 9:19:07", "404104,0"),
        (";", "5-3-2024 09:19:07", "404.104"),
        (",", "2024-03-05 09:19:07", "404104.0"),
        ("\t", "5.3.2024, 09:19:07", "404 104"),
    ] {
        let rows = [
            [
                "TimeGenerated [Ortszeit]",
                "DeviceId",
                "OperationName",
                "ResultType",
            ],
            [time, "pump-7", "deviceDisconnect", code],
        ];
        let text = rows
            .map(|row| row.map(|cell| format!("\"{cell}\"")).join(separator) + "\n")
            .concat();
        let (codes, devices, from) = told(&text);
        assert_eq!(
            (codes, devices),
            (vec![("404104".to_owned(), 1)], vec!["pump-7".to_owned()]),
            "{text}"
        );
        assert!(from.starts_with("2024-03-05T09:19:0"), "{from}: {text}");
        assert!(
            read(&text).notes.iter().any(|note| note.kind == "local-time"),
            "{text}"
        );
    }
}

#[test]
fn records_that_are_nearly_json_are_read() {
    let python = "{'time': '2024-03-05T09:19:07Z', 'category': 'Connections', 'operationName': 'deviceDisconnect', \
        'level': 'Error', 'resultType': '404104', 'identity': None, 'resourceId': '/PROVIDERS/MICROSOFT.DEVICES/IOTHUBS/H', \
        'properties': '{\"deviceId\":\"pump-7\",\"protocol\":\"Mqtt\"}'}\n";
    assert_told(python, &[("404104", 1)], "pump-7", "2024-03-05T09:19:07Z");
    let commas = DROPPED.replace("westeurope\"}", "westeurope\",\n}");
    assert_told(&commas, &[("404104", 1)], "pump-7", "2024-03-05T09:19:07Z");
}

#[test]
fn wide_text_is_read_as_a_stream() {
    let text = format!("\u{feff}{DROPPED}\r\n").repeat(300);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let read = analyse_stream(&RULES, wide.as_slice(), &mut |_| {}).unwrap();
    assert_eq!(
        (read.codes[0].code.as_str(), read.codes[0].count),
        ("404104", 300)
    );
    assert_eq!(read.notes, Vec::new());
}

#[test]
fn scripts_get_no_times_whose_year_is_unknown() {
    let line = "Mar  5 08:14:09 gw-3 collector[2114]: Disconnected with result code: 7\n";
    let dated = line.replace("Mar  5 08:14:09", "2024-03-05T08:14:09Z");
    for (text, from) in [
        (line, None),
        (&line[7..], None),
        (&dated, Some("2024-03-05T08:14:09Z")),
    ] {
        let told = read(text);
        assert!(told.from.is_some(), "{text}");
        let told = told.for_scripts();
        assert_eq!((told.from.as_deref(), told.to.as_deref()), (from, from), "{text}");
    }
}

#[test]
fn a_log_without_a_year_says_so() {
    let line = "Mar  5 08:14:09 gw-3 collector[2114]: Disconnected with result code: 7\n";
    let kinds = |text: &str| -> Vec<String> { read(text).notes.into_iter().map(|note| note.kind).collect() };
    assert!(kinds(line).contains(&"unknown-year".to_owned()));
    let dated = format!("2024-03-05 08:10:00 INFO MQTT client connected\n{line}");
    assert!(kinds(&dated).contains(&"assumed-year".to_owned()));
}

#[test]
fn lines_behind_prefixes_of_every_kind_are_read() {
    let line = "<4> 2024-03-05 09:19:27.802 +00:00 [WRN] - Error creating cloud connection for client edge-7/$edgeHub";
    for prefix in [
        "2024-03-05T09:19:27.834165700Z ",
        "2024-03-05T09:19:27.834165700Z stderr F ",
        "[pod/edgehub-7d9f/edgehub] ",
        "edgeHub  | 2024-03-05T09:19:27.834165700Z ",
        "Mar 05 09:19:27 gw-3 edgeHub[812]: ",
        "2024-03-05T09:19:27.123456+00:00 gw-3 edgeHub: ",
        "<14>1 2024-03-05T09:19:27.123Z gw-3 edgeHub 812 - - ",
        "[10:32 AM] Jan Jansen: ",
        "[05/03/2024, 10:32:11] Ayşe: ",
        "> > ",
    ] {
        // A message in a chat has its head once, however many lines it has.
        let again = if prefix.starts_with('[') && prefix.contains(':') {
            ""
        } else {
            prefix
        };
        let text =
            format!("{prefix}{line}\n{again}System.TimeoutException: Operation timeout expired.\n").repeat(3);
        let diagnosis = read(&text);
        // A journal's own times have no fraction.
        let from = diagnosis.from.unwrap_or_default();
        assert!(from.starts_with("2024-03-05T09:19:27"), "{from}: {text}");
        assert_eq!(diagnosis.format, "iot-edge", "{text}");
    }
}

#[test]
fn a_record_that_is_cut_off_still_shows_its_code() {
    for text in [&DROPPED[150..], &DROPPED[..DROPPED.len() - 60]] {
        let codes: Vec<String> = read(text).codes.into_iter().map(|code| code.code).collect();
        assert_eq!(codes, ["404104"], "{text}");
    }
}
