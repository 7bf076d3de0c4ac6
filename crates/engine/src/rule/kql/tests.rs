//! What a query is made of, rule kind by rule kind; that it is Kusto is tested in `tests/kql/`.

use std::collections::BTreeMap;
use std::time::Duration;

use super::super::set::Rules;
use super::{Query, Table, query};
use crate::codes::Codes;
use crate::event::Kind;
use crate::format::Formats;
use waypost_content::ContentTree;

/// The query of one rule, written as in a rules file.
fn query_of(rule: &str) -> Query {
    let mut tree = ContentTree::default();
    let signal = "id = \"text\"\nshape = \"text\"\n[[signal]]\nid = \"refused\"\nmatch = [\"refused\"]\nsample = [\"refused\"]";
    let codes = "[names]\n404104 = \"DeviceConnectionClosedRemotely\"\n429001 = \"ThrottlingException\"";
    let rule =
        format!("[[cause]]\nid = \"c\"\n[[rule]]\nid = \"r\"\ncause = \"c\"\nlevel = \"high\"\n{rule}");
    for (path, text) in [
        ("rules/formats/text.toml", signal),
        ("rules/codes.toml", codes),
        ("rules/1.toml", &rule),
    ] {
        tree.files.insert(path.to_owned(), text.to_owned());
    }
    let formats = Formats::load(&tree).unwrap();
    let rules = Rules::load(&tree, &formats).unwrap();
    let table = Table {
        rows: "Rows | where T > ago({since})",
        kinds: &BTreeMap::from([
            ("on".to_owned(), Kind::Connect),
            ("off".to_owned(), Kind::Disconnect),
        ]),
        codes: &Codes::load(&tree).unwrap(),
        since: Duration::from_secs(36 * 3_600),
    };
    query(&rules.rules[0], &table)
}

#[track_caller]
fn assert_has(query: &Query, parts: &[&str]) {
    for part in parts {
        assert!(query.text.contains(part), "{part}\nis not in\n{}", query.text);
    }
}

#[test]
fn a_code_is_asked_by_its_digits_and_by_its_name() {
    let query = query_of(r#"event = { code = ["404104", "429xxx"] }"#);
    assert_has(
        &query,
        &[
            "// Rule r (high) of the cause c, article 1\n// Looks for it: 1 or more\n//   it: code 404104 or 429xxx\n",
            "let hub = Rows | where T > ago(36h)\n",
            r#"Code == "404104" or Code startswith "429" or"#,
            r#"CodeName in~ ("DeviceConnectionClosedRemotely", "ThrottlingException")"#,
        ],
    );
    assert!(query.is_statement && query.not_expressed.is_empty());
}

#[test]
fn a_rule_of_texts_has_no_query_and_says_why() {
    let query = query_of(r#"event = { signal = "refused" }"#);
    assert!(!query.is_statement && query.text.lines().all(|line| line.starts_with("//")));
    assert_has(&query, &["No query can express this rule", "the logs of devices"]);
    assert_eq!(query.not_expressed.len(), 1);
}

#[test]
fn what_a_query_leaves_out_is_said() {
    let query = query_of(
        r#"events = { drop = { kind = "disconnect", without = "refused" }, bad = { signal = "refused" } }
        when = { event_count = { event = "drop", gte = 1 } }
        unless = ["bad"]"#,
    );
    assert!(query.is_statement);
    assert_eq!(query.not_expressed.len(), 2, "{:?}", query.not_expressed);
    for left_out in &query.not_expressed {
        assert_has(&query, &[&format!("// Not asked: {left_out}\n")]);
    }
    assert!(!query.text.contains("leftanti"));
}

#[test]
fn kinds_come_from_the_operations_of_the_format() {
    let query = query_of(r#"event = { kind = ["connect-failed", "error"], category = "routes" }"#);
    assert_has(
        &query,
        &[
            r#"(OperationName =~ "on" and Failed or OperationName !in~ ("off", "on") and Failed) and Category =~ "routes""#,
        ],
    );
}

#[test]
fn so_many_within_a_time_look_so_many_rows_back() {
    let query = query_of(
        r#"group-by = "device"
        timespan = "10m"
        events = { limit = { code = "429xxx" } }
        when = { event_count = { event = "limit", gte = 20 } }"#,
    );
    assert_has(
        &query,
        &[
            "| where isnotempty(DeviceId);",
            "DeviceId == prev(DeviceId, 19) and TimeGenerated - prev(TimeGenerated, 19) <= 10m",
            "by DeviceId\n| where Dense > 0",
        ],
    );
}

#[test]
fn several_conditions_hold_for_one_group_and_exceptions_for_none() {
    let query = query_of(
        r#"timespan = "5m"
        events = { drop = { kind = "disconnect" }, inner = { code = "500xxx" }, up = { kind = "connect" } }
        when = { share = { event = "drop", gte = 0.3, devices = 4 }, event_count = { event = "inner", gte = 1 } }
        unless = ["up"]"#,
    );
    assert_has(
        &query,
        &[
            "Window = range(bin(TimeGenerated, 60s) - 4m, bin(TimeGenerated, 60s), 60s)",
            "Concerned >= 4 and Concerned >= 0.3 * all_devices",
            "let also_1 = event_inner\n",
            "| join kind=leftsemi also_1 on Log\n| join kind=leftanti event_up on Log\n| project-away Log\n",
        ],
    );
}

#[test]
fn a_rhythm_is_measured_between_drops_and_in_sessions() {
    let query = query_of(
        r#"group-by = "device"
        events = { drop = { kind = "disconnect" }, back = { kind = "connect" } }
        when = { interval = { event = "drop", start = "back", period = ["43m", "46m30s"], gte = 2, back-within = "60s" } }"#,
    );
    assert_has(
        &query,
        &[
            "TimeGenerated - prev(TimeGenerated) <= 90s",
            "Minutes between (43.0 .. 46.5)",
            "next(TimeGenerated) - TimeGenerated <= 60s",
            "Intervals >= 2 and Share >= 0.6",
            "isnull(Starts) or (Returned >= 1",
        ],
    );
    assert!(query.not_expressed.iter().any(|what| what.contains("chance")));
}

#[test]
fn order_surge_and_absence_are_asked_too() {
    let ordered = query_of(
        r#"timespan = "2m"
        events = { a = { code = "401003" }, b = { kind = "disconnect" }, c = { kind = "connect" } }
        when = { temporal_ordered = ["a", "b", "c"] }"#,
    );
    assert_has(
        &ordered,
        &[
            "let chain_2 = union\n    (chain_1 |",
            "At - Start <= 2m",
            "Times >= 1",
        ],
    );
    let surge = query_of(
        r#"timespan = "5m"
        events = { up = { kind = "connect" } }
        when = { surge = { event = "up", factor = 5, gte = 20 } }"#,
    );
    assert_has(
        &surge,
        &[
            "make-series",
            "percentile(Events, 50)",
            "Events >= 20 and Events >= 5.0 * Usual",
        ],
    );
    let absent = query_of(
        r#"events = { up = { kind = "connect" }, off = { kind = "disconnect" } }
        when = { absent = { event = "up", after = "off", within = "15m", gte = 2 } }"#,
    );
    assert_has(
        &absent,
        &[
            "log_end - TimeGenerated >= 15m",
            "Expected - TimeGenerated > 15m",
            "Alone >= 2",
        ],
    );
}

#[test]
fn no_query_holds_an_empty_line() {
    let query = query_of(r#"event = { operation = "a\n\n| take 1" }"#);
    assert!(!query.text.contains("\n\n"), "{}", query.text);
}
