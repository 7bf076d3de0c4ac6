//! What a log comes to where no rule names a cause: nothing is wrong, or something is and the log does not say why.

use waypost::analysis::{Rules, Verdict, analyse};
use waypost::content::ContentTree;

const SESSION: &str = "\
-> 07:20:01 CONNECT | VER: 4 | KEEPALIVE: 240 | FLAGS: 192
<- 07:20:02 CONNACK | SESSION_PRESENT: true | RETURN_CODE: 0x0
-> 07:20:04 PUBLISH | IS_DUP: false | RETAIN: 0 | QOS: DELIVER_AT_LEAST_ONCE | PAYLOAD_LEN: 83
<- 07:20:04 PUBACK | PACKET_ID: 402
-> 07:21:08 DISCONNECT
";

fn verdict(text: &str) -> Verdict {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    analyse(&rules, text).verdict
}

#[test]
fn a_client_that_says_goodbye_was_done_unless_it_comes_back() {
    assert_eq!(verdict(SESSION), Verdict::Healthy);
    let back = format!("{SESSION}-> 07:21:10 CONNECT | VER: 4\n<- 07:21:11 CONNACK | RETURN_CODE: 0x0\n");
    assert_eq!(verdict(&back), Verdict::Unknown);
}

#[test]
fn an_error_that_no_rule_knows_is_an_error() {
    let error =
        "Error: Time:Fri Oct  2 11:47:03 2020 File:/src/connection.c Func:on_change Line:282 state is odd";
    assert_eq!(verdict(&format!("{SESSION}{error}\n")), Verdict::Unknown);
    let exception = "azure.iot.device.exceptions.NoConnectionError: Client is not connected";
    assert_eq!(verdict(exception), Verdict::Unknown);
    let other = "2020-10-02 11:47:03,100 ERROR thermometer: value is odd";
    // Whatever it is about: a log in which something may fail is not called healthy.
    assert_eq!(verdict(&format!("{SESSION}{other}\n")), Verdict::Unknown);
}

#[test]
fn healthy_is_earned_by_what_worked() {
    let hub = "2026-01-02 10:00:00 INFO agent: connecting to plant.azure-devices.net\n";
    let up = "2026-01-02 10:00:01 INFO agent: connected to plant.azure-devices.net, message sent\n";
    assert_eq!(verdict(&format!("{hub}{up}")), Verdict::Healthy);
    assert_eq!(verdict(hub), Verdict::Unknown, "nobody answered");
    assert_eq!(
        verdict(&format!("{hub}{up}{hub}")),
        Verdict::Unknown,
        "nobody answered again"
    );
    for fault in [
        "2026-01-02 10:00:02 WARN agent: state is odd",
        "[E] state is odd",
        "2026-01-02 10:00:02 INFO agent: upload gave HTTP status 503",
        "Traceback (most recent call last):",
        "TcpTestSucceeded : False",
        "2026-01-02 10:00:02 INFO agent: IoT Hub disconnected",
        "2026-01-02 10:00:02 INFO agent: could not send",
    ] {
        assert_ne!(
            verdict(&format!("{hub}{up}{fault}\n")),
            Verdict::Healthy,
            "{fault}"
        );
    }
}

#[test]
fn a_connection_that_is_made_anew_without_goodbye_was_lost() {
    let pings = "-> 07:25:02 PINGREQ\n<- 07:25:02 PINGRESP\n";
    let open = SESSION.replace("-> 07:21:08 DISCONNECT\n", pings);
    assert_eq!(verdict(&open), Verdict::Healthy);
    assert_ne!(verdict(&format!("{open}{open}")), Verdict::Healthy);
    let unanswered = "-> 07:29:02 PINGREQ\n-> 07:33:02 PINGREQ\n";
    assert_ne!(verdict(&format!("{open}{unanswered}")), Verdict::Healthy);
}

#[test]
fn what_nobody_understood_is_listed_by_shape() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let line = |second: u32| format!("2026-01-02 10:00:0{second} ERROR agent: valve {second} is odd\n");
    let log = format!("{SESSION}{}{}{}", line(1), line(2), line(3));
    let odd = analyse(&rules, &log).not_understood;
    let [odd] = &odd[..] else { panic!("{odd:?}") };
    assert_eq!((odd.count, odd.line), (3, 6), "{odd:?}");
    assert!(odd.shape.ends_with("ERROR agent: valve # is odd"), "{odd:?}");
}

/// Rows of a device that drops each 65 minutes and is back in seconds, or at odd times and for long.
fn rows(device: &str, minutes: &[u32], away: u32) -> String {
    let row = |minute: u32, second: u32, what: &str| {
        let (hour, minute) = (minute / 60, minute % 60);
        format!("2026-03-05T{hour:02}:{minute:02}:{second:02}Z,{what},{device}\n")
    };
    let drop =
        |&minute: &u32| row(minute, 0, "deviceDisconnect,404104") + &row(minute, away, "deviceConnect,");
    minutes.iter().map(drop).collect()
}

#[test]
fn devices_are_told_apart_by_what_they_show() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let regular = |number: u32| -> Vec<u32> { (1..12).map(|turn| turn * 65 + number * 7).collect() };
    let renewing: String = (0..9)
        .map(|number| rows(&format!("pump-{number}"), &regular(number), 4))
        .collect();
    let head = "TimeGenerated,OperationName,ResultType,DeviceId\n";
    let renewal = analyse(&rules, &format!("{head}{renewing}"));
    assert_eq!(renewal.verdict, Verdict::Expected);
    let odd = rows("mixer", &[3, 171, 203, 650], 50);
    let both = analyse(&rules, &format!("{head}{renewing}{odd}"));
    assert_ne!(both.verdict, Verdict::Expected, "one of them is not explained");
    let cohorts: Vec<_> = both
        .cohorts
        .iter()
        .map(|cohort| (cohort.verdict, cohort.devices))
        .collect();
    assert_eq!(cohorts.last(), Some(&(Verdict::Expected, 9)), "{cohorts:?}");
    assert_eq!(both.cohorts[0].names, ["mixer"]);
    assert_eq!(both.cohorts[1].causes, ["sas-renewal"]);
}

#[test]
fn a_fixed_time_of_day_is_no_token() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let night = |day: u32| {
        let row = |time: &str, what: &str| format!("2026-03-{day:02}T{time}Z,{what},pump-1\n");
        row("02:00:00", "deviceDisconnect,404104") + &row("02:00:30", "deviceConnect,")
    };
    let nights: String = (1..8).map(night).collect();
    let diagnosis = analyse(
        &rules,
        &format!("TimeGenerated,OperationName,ResultType,DeviceId\n{nights}"),
    );
    assert_ne!(diagnosis.verdict, Verdict::Expected);
    let first = diagnosis.findings.first();
    assert!(
        first.is_none_or(|finding| finding.cause != "sas-renewal"),
        "{first:?}"
    );
}

#[test]
fn a_new_year_is_no_clock_that_nobody_has_set() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let log = |times: &[&str]| -> String {
        let line = |time| format!("{time},100 INFO azure.iot.device.common.mqtt_transport: publishing\n");
        times.iter().map(line).collect()
    };
    let is_blamed = |times: &[&str]| {
        let findings = analyse(&rules, &log(times)).findings;
        findings.iter().any(|finding| finding.cause == "clock-skew")
    };
    assert!(is_blamed(&["2017-01-01 00:00:09", "2017-01-01 00:03:11"]));
    assert!(is_blamed(&["2017-01-01 00:00:09", "2024-03-05 09:19:07"]));
    assert!(!is_blamed(&[
        "2023-12-31 23:58:09",
        "2024-01-01 00:00:09",
        "2024-01-01 00:03:11"
    ]));
    assert!(!is_blamed(&[
        "2024-01-01 00:00:09",
        "2024-01-01 00:03:11",
        "2024-01-01 08:19:07"
    ]));
}
