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
    assert_eq!(verdict(&format!("{SESSION}{other}\n")), Verdict::Healthy);
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
