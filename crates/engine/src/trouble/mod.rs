//! A line to whether it could be about a fault, by level, status and words that every program uses; no rule need know it.
//!
//! What a rule knows is named; what none knows must still keep a log from being called healthy.

use super::severity::{Severity, severity};
use token::{Token, tokens};

mod shape;
mod suspects;
mod token;
mod words;

pub(super) use shape::shape;
pub(super) use suspects::{Line, Suspects};

/// What a line says about how things go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sign {
    /// It could be a fault, so grave.
    pub(super) fault: Option<Severity>,
    /// A connection has ended; a fault unless the program has said goodbye.
    pub(super) ends: bool,
    /// The program ends what it does.
    pub(super) goodbye: bool,
    /// Something worked.
    pub(super) worked: bool,
    /// A connection was begun.
    pub(super) attempt: bool,
    /// A packet of the protocol, by which a connection is followed.
    pub(super) packet: Option<Packet>,
}

/// Packets that tell how a connection fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packet {
    /// The client asks for a connection.
    Connect,
    /// One of the two ends it.
    Disconnect,
    /// The client asks whether the other side is there.
    Ping,
    /// The other side is there.
    Pong,
}

/// Most bytes of a line that are looked at.
const MOST_BYTES: usize = 8_192;

/// What a line says about how things go.
pub(super) fn sign(line: &str) -> Sign {
    let line = &line[..line.floor_char_boundary(MOST_BYTES)];
    let level = severity(line).filter(|&level| level > Severity::Information);
    let tokens = tokens(line);
    let is_among = |words: &[&str]| {
        tokens
            .iter()
            .any(|token| token.is_prose() && token.is_among(words))
    };
    let mut fault = level;
    if words::ALL_IS_WELL.iter().any(|words| contains(line, words)) {
        fault = None;
    } else if fault.is_none() && (0..tokens.len()).any(|at| tells_of_a_fault(&tokens, at)) {
        fault = Some(Severity::Warning);
    }
    let ends = is_event(&tokens)
        || (0..tokens.len()).any(|at| {
            let token = &tokens[at];
            token.is_prose()
                && token.is_among(words::ENDS)
                && !is_denied(&tokens, at)
                && !is_left(&tokens, at)
        });
    Sign {
        fault,
        ends,
        goodbye: is_among(words::GOODBYES) && !is_event(&tokens),
        worked: fault.is_none()
            && (is_among(words::WORKED) || (0..tokens.len()).any(|at| answers_well(&tokens, at))),
        attempt: is_among(words::ATTEMPTS) || packet(&tokens) == Some(Packet::Connect),
        packet: packet(&tokens),
    }
}

/// The packet that a line names, in capitals as the standard writes them.
fn packet(tokens: &[Token<'_>]) -> Option<Packet> {
    tokens.iter().find_map(|token| match token.text {
        "CONNECT" => Some(Packet::Connect),
        "DISCONNECT" => Some(Packet::Disconnect),
        "PINGREQ" => Some(Packet::Ping),
        "PINGRESP" => Some(Packet::Pong),
        _ => None,
    })
}

/// `disconnect`, alone in a line or behind a time and a name: it happened, nobody wanted it.
fn is_event(tokens: &[Token<'_>]) -> bool {
    let mut words = tokens.iter().filter(|token| !token.begins_with_digit());
    let last = words.next_back();
    last.is_some_and(|last| matches!(last.text, "disconnect" | "offline" | "close")) && words.count() <= 1
}

fn contains(line: &str, words: &str) -> bool {
    let mut windows = line.as_bytes().windows(words.len());
    windows.any(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether a line with other digits could say something else.
pub(super) fn may_tell_digits(line: &str) -> bool {
    let tokens = tokens(line);
    let counts = |token: &Token<'_>| {
        [
            words::STATUSES,
            words::RESULTS,
            words::FAILURES,
            words::RESULTS_OF,
        ]
        .iter()
        .any(|words| token.is_among(words))
    };
    let is_told = |at: usize| {
        let near = &tokens[at + 1..(at + 4).min(tokens.len())];
        counts(&tokens[at]) && near.iter().any(Token::begins_with_digit)
    };
    let is_counted = |near: &[Token<'_>]| near[0].begins_with_digit() && near[1].is_among(words::FAILURES);
    (0..tokens.len()).any(is_told) || tokens.windows(2).any(is_counted) || line.starts_with('<')
}

fn tells_of_a_fault(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let is_word = token.is_prose() && token.is_among(words::FAILURES);
    (is_word && !is_denied(tokens, at) && !is_setting(tokens, at))
        || is_pair(tokens, at)
        || token.is_error_number()
        || token.is_exception()
        || is_bad_status(tokens, at)
        || is_bad_result(tokens, at)
        || is_no_success(tokens, at)
}

/// `no error`, `if it fails`, `errors=0`, `error: null`.
fn is_denied(tokens: &[Token<'_>], at: usize) -> bool {
    let before = &tokens[at.saturating_sub(2)..at];
    let next = tokens.get(at + 1);
    let is_none_counted = before
        .last()
        .is_some_and(|last| last.text == "0" && tokens[at].gap == " ");
    is_none_counted
        || before.iter().any(|token| token.is_among(words::NEGATIONS))
        || next.is_some_and(|next| next.is_among(words::NOTHING) && next.follows_as_value())
        || tokens[at].ends_before_nothing()
}

/// `disconnected -> connecting`: the state that was left.
fn is_left(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1);
    next.is_some_and(|next| next.gap.contains("->") || next.gap.contains('→'))
}

/// `timeout=30`, `error handler`, `retry timeout: 20 s`.
fn is_setting(tokens: &[Token<'_>], at: usize) -> bool {
    const SETTABLE: &[&str] = &[
        "timeout",
        "timeouts",
        "error",
        "errors",
        "err",
        "failure",
        "exception",
        "throttling",
    ];
    let Some(next) = tokens.get(at + 1) else {
        return false;
    };
    let is_time = tokens[at].is_among(&["timeout", "timeouts"]);
    let is_said = next.text == "after" || next.text == "is" || next.text == "in" && !is_time;
    tokens[at].is_among(SETTABLE)
        && !is_said
        && (next.is_among(words::SETTINGS) || is_time && next.begins_with_digit())
}

fn is_pair(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return false;
    };
    let is_near = next.is_near();
    let found = words::PAIRS
        .iter()
        .any(|(first, second)| tokens[at].is(first) && next.is(second));
    found && is_near && !(at > 0 && tokens[at - 1].is_among(&["if", "when", "case"]))
}

/// `status 503`, `HTTP/1.1 401`, `res/429/`.
fn is_bad_status(tokens: &[Token<'_>], at: usize) -> bool {
    status(tokens, at).is_some_and(|status| (400..600).contains(&status))
}

/// `200 OK`, `status: 204`.
fn answers_well(tokens: &[Token<'_>], at: usize) -> bool {
    status(tokens, at).is_some_and(|status| (200..300).contains(&status))
}

/// The status that a number at this place is.
fn status(tokens: &[Token<'_>], at: usize) -> Option<u32> {
    let token = &tokens[at];
    if token.text.len() != 3 {
        return None;
    }
    let number: u32 = token.text.parse().ok()?;
    let before = &tokens[at.saturating_sub(3)..at];
    before
        .iter()
        .any(|token| token.is_among(words::STATUSES))
        .then_some(number)
}

/// `rc=7`, `return code 0x05`, `errno: 104`.
fn is_bad_result(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(value) = tokens[at].number().filter(|_| at > 0) else {
        return false;
    };
    let before = &tokens[at - 1];
    let of = at.checked_sub(2).map(|at| &tokens[at]);
    let is_result = before.is_among(words::RESULTS)
        || before.is_among(&["code", "status"]) && of.is_some_and(|of| of.is_among(words::RESULTS_OF));
    // An answer to a request is no result of a call.
    is_result && value != 0 && !(200..300).contains(&value)
}

/// `TcpTestSucceeded : False`, `"success": false`.
fn is_no_success(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0
        && tokens[at].is_among(&["false", "no"])
        && tokens[at].follows_as_value()
        && words::SUCCESSES
            .iter()
            .any(|word| tokens[at - 1].text.to_ascii_lowercase().ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_fault_is_seen_whatever_the_program() {
        for line in [
            "[E] mqtt gone",
            "All subscription requests were denied.",
            "The connection was refused. Trying the next address.",
            "[ERROR] state is odd",
            "<3>2020-01-01 hub: odd",
            "<11>1 2020-01-01T00:00:00Z host app - - - odd",
            "SEVERE: state is odd",
            "2020-01-01 00:00:00 [WARN ] c.m.a.s.i.X - odd",
            "E (1234) tag: odd",
            "W/IoT(123): odd",
            "WARNING:root:odd",
            "fail: Microsoft.Hosting[0]",
            "warn: App[0]",
            "azure-iot-mqtt-base:MqttBase:Errors odd",
            "2020 Microsoft-Azure-Devices-Device-Client-Error odd",
            "Traceback (most recent call last):",
            "System.IO.IOException: odd",
            "azure.iot.device.exceptions.ConnectionDroppedError: odd",
            "panicked at src/main.rs:7",
            "Segmentation fault (core dumped)",
            "TcpTestSucceeded : False",
            "TcpTestSucceeded       : False",
            r#"{"success":false}"#,
            "HTTP/1.1 503 Service",
            "GET /devices/a returned 404",
            "$iothub/twin/res/429/?$rid=1",
            "disconnected rc=7",
            "connection closed with result code 7",
            "mbedtls_ssl_handshake returned -0x2700, errno: 104",
            "connect ECONNREFUSED 10.0.0.1:8883",
            "Could not connect",
            "Unable to connect to hub.azure-devices.net",
            "request timed out",
            "connection refused",
            "Connection lost, reconnecting in 5 s",
            "retrying",
            "Verbindung fehlgeschlagen",
            "bağlantı reddedildi",
        ] {
            assert!(sign(line).fault.is_some(), "{line}");
        }
    }

    #[test]
    fn what_did_not_fail_is_no_fault() {
        for line in [
            "",
            "no error",
            "errors=0, failed: 0",
            r#"{"error":null,"level":"info"}"#,
            "the result has error: None",
            "connect timeout=30",
            "keep-alive timeout 60 seconds",
            "timeout: 240000 ms",
            "setting error handler",
            "on_connection_lost handler registered",
            "retry policy set, will retry if it fails",
            "disconnected with result code: 0",
            "RETURN_CODE: 0x0",
            "HTTP/1.1 204 No Content",
            "status: 200",
            "temperature 451, humidity 503",
            "TcpTestSucceeded : True",
            "ETag: W/\"1\"",
            "INFO azure.iot: PUBACK received for 404",
            "src/failed/lost.rs loaded",
        ] {
            assert_eq!(sign(line).fault, None, "{line}");
        }
    }

    #[test]
    fn digits_count_where_they_are_a_status() {
        assert!(may_tell_digits("GET returned 000"));
        assert!(may_tell_digits("rc=0"));
        assert!(!may_tell_digits("2000-00-00 00:00:00 connected to 000"));
    }
}
