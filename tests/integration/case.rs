//! Several files as one case: a device's log beside the service's, each with a clock of its own.

use std::sync::LazyLock;

use waypost::analysis::{Diagnosis, Rules, analyse_case};
use waypost::content::ContentTree;

static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::load(&ContentTree::embedded()).unwrap_or_else(|faults| panic!("{faults:?}")));

/// Minutes after eight at which a device's connection began; no rhythm in them.
const CONNECTS: [u32; 5] = [1, 14, 22, 45, 51];

fn service() -> String {
    let line = |minute: &u32| {
        format!(
            r#"{{"time":"2024-03-05T08:{minute:02}:10Z","resourceId":"/S/PROVIDERS/MICROSOFT.DEVICES/IOTHUBS/H","operationName":"deviceConnect","category":"Connections","level":"Information","properties":"{{\"deviceId\":\"pump-7\",\"protocol\":\"Mqtt\"}}","location":"westeurope"}}"#
        ) + "\n"
    };
    CONNECTS.iter().map(line).collect()
}

/// What the device saw, by a clock that shows this hour, and seconds that differ a little.
fn device(hour: u32, connects: &[u32]) -> String {
    let line = |minute: &u32| {
        format!(
            "2024-03-05 {hour:02}:{minute:02}:11,100 INFO azure.iot.device.common.mqtt_transport: connected with result code: 0\n"
        )
    };
    connects.iter().map(line).collect()
}

fn note(diagnosis: &Diagnosis, kind: &str) -> Option<u64> {
    diagnosis.notes.iter().find(|note| note.kind == kind)?.count
}

#[test]
fn a_clock_that_is_off_is_moved_and_said() {
    for (hour, kind, seconds) in [(10, "clock-ahead", 7_201), (5, "clock-behind", 10_799)] {
        let (service, device) = (service(), device(hour, &CONNECTS));
        for files in [[service.as_str(), &device], [&device, &service]] {
            let diagnosis = analyse_case(&RULES, files);
            assert_eq!(note(&diagnosis, kind), Some(seconds), "{:?}", diagnosis.notes);
            let span = (diagnosis.from.as_deref(), diagnosis.to.as_deref());
            assert_eq!(span, (Some("2024-03-05T08:01:10Z"), Some("2024-03-05T08:51:10Z")));
        }
    }
}

#[test]
fn clocks_that_agree_or_prove_nothing_are_left_alone() {
    for device in [
        device(8, &CONNECTS),
        device(10, &[3, 30]),
        device(10, &[2, 13, 27, 39, 58]),
    ] {
        let diagnosis = analyse_case(&RULES, [service().as_str(), &device]);
        assert_eq!(
            note(&diagnosis, "clock-ahead").or(note(&diagnosis, "clock-behind")),
            None,
            "{device}"
        );
    }
    let alone = analyse_case(&RULES, [device(8, &CONNECTS).as_str(), &device(10, &CONNECTS)]);
    assert_eq!(note(&alone, "clock-ahead"), None);
}

#[test]
fn what_is_missing_is_asked_for_around_the_time_of_the_log() {
    let hub_log = |text: &str| {
        let missing = analyse_case(&RULES, [text]).missing.into_iter();
        let mut commands = missing.filter_map(|missing| missing.command);
        commands.find(|command| command.starts_with("AzureDiagnostics"))
    };
    let dated = hub_log(
        "TimeGenerated,OperationName,ResultType,DeviceId\n\
         2024-03-05T08:15:11Z,deviceDisconnect,404104,pump-7\n\
         2024-03-05T09:45:00Z,deviceDisconnect,404104,pump-7\n",
    );
    let range = "TimeGenerated between (datetime(2024-03-04T08:00:00Z) .. datetime(2024-03-06T10:00:00Z))";
    assert!(
        dated.as_ref().is_some_and(|query| query.contains(range)),
        "{dated:?}"
    );
    let undated = hub_log("OperationName,ResultType,DeviceId\ndeviceDisconnect,404104,pump-7\n");
    let range = "TimeGenerated > ago(24h)";
    assert!(
        undated.as_ref().is_some_and(|query| query.contains(range)),
        "{undated:?}"
    );
}
