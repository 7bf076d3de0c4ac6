//! Logs of other products: words for refused and broken connections are the same everywhere, and none of these is ours.

use std::collections::BTreeMap;

use waypost::analysis::{Confidence, Rules, analyse};
use waypost::content::ContentTree;

/// Excerpts in the wording of each product, written for this test; a line of `###` names the product.
const LOGS: &str = include_str!("../fixtures/foreign.txt");

/// Name and text of each excerpt.
fn logs() -> Vec<(&'static str, &'static str)> {
    LOGS.split("### ")
        .skip(1)
        .filter_map(|log| log.split_once('\n'))
        .collect()
}

/// Causes that are claimed, not only hinted at.
fn claims(rules: &Rules, text: &str) -> Vec<String> {
    let findings = analyse(rules, text).findings;
    let claims = findings
        .into_iter()
        .filter(|finding| finding.confidence >= Confidence::Medium);
    claims
        .map(|finding| format!("{} ({})", finding.cause, finding.rules.join(", ")))
        .collect()
}

#[test]
fn logs_of_other_products_give_no_claim() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let logs = logs();
    assert!(logs.len() >= 60, "{}", logs.len());
    let alarm = |(name, text): &(&str, &str)| {
        let claims = claims(&rules, text);
        (!claims.is_empty()).then(|| format!("{name}: {}", claims.join("; ")))
    };
    let alarms: Vec<String> = logs.iter().filter_map(alarm).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

/// Lines that stand in healthy logs of devices: other programs of the machine, settings, and words that only look alike.
const BESIDE: &str = include_str!("../fixtures/beside.txt");

#[test]
fn lines_of_other_things_in_a_healthy_log_of_ours_give_no_claim() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let alarm = |line: &str| {
        let ours = "INFO azure.iot.device.common.mqtt_transport: connected with result code: 0";
        let claims = claims(
            &rules,
            &format!("2024-03-05 09:19:07,103 {ours}\n2024-03-05 09:20:07,103 {line}\n"),
        );
        (!claims.is_empty()).then(|| format!("{line}: {}", claims.join("; ")))
    };
    assert!(BESIDE.lines().count() >= 140);
    let alarms: Vec<String> = BESIDE.lines().filter_map(alarm).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn words_of_no_product_count_near_a_fault_of_the_library() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let library = "INFO azure.iot.device.common.mqtt_transport:";
    let log = |dropped: &str| {
        format!(
            "2024-03-05 09:19:07,103 {library} connected with result code: 0\n\
             2024-03-05 11:20:07,103 ERROR gateway: eth0: link is down\n\
             2024-03-05 {dropped},103 {library} disconnected with result code: 7\n"
        )
    };
    let causes = |text: &str| {
        let findings = analyse(&rules, text).findings.into_iter();
        let named = findings.map(|finding| (finding.cause, finding.confidence));
        named.collect::<BTreeMap<_, _>>()
    };
    assert_eq!(causes(&log("11:23:50"))["network-loss"], Confidence::High);
    assert_eq!(causes(&log("15:23:50"))["network-loss"], Confidence::Low);
    let alone = log("11:23:50").lines().nth(1).unwrap().to_owned();
    let hub = format!("{alone}\n2024-03-05 11:20:08,103 INFO gateway: uplink to azure-devices.net lost\n");
    assert_eq!(
        causes(&hub)["network-loss"],
        Confidence::High,
        "no library writes here"
    );
}

#[test]
fn a_foreign_log_beside_ours_does_not_silence_it() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let ours = "2024-05-02 08:11:20,004 INFO azure.iot.device.common.mqtt_transport: connected with result code: 5\n\
                2024-05-02 08:11:21,004 ERROR azure.iot.device: CredentialError('Credentials invalid, could not connect')\n";
    let nginx = logs().into_iter().find(|(name, _)| *name == "nginx").unwrap().1;
    let claims = claims(&rules, &format!("{nginx}{ours}"));
    assert!(
        claims.iter().any(|claim| claim.starts_with("auth-rejected")),
        "{claims:?}"
    );
}
