//! How fast a log is redacted, next to counting its lines: `cargo bench --bench redact`.

use std::hint::black_box;
use std::time::Instant;

use waypost::analysis::redact::redact;

/// Enough text that a run takes a good part of a second.
const SIZE: usize = 32 << 20;

/// Lines as devices, hubs and the tools around them write them; one in twenty has something to mask.
fn log() -> String {
    let ordinary = [
        r#"{"time":"2025-05-12T10:22:33Z","category":"Connections","operationName":"deviceDisconnect","properties":"{\"deviceId\":\"pump-17\",\"protocol\":\"Mqtt\",\"maskedIpAddress\":\"203.0.113.XXX\"}","resultType":"404104"}"#,
        "2025-05-12T10:22:33.915Z INFO  [main] connected to hub-7.azure-devices.net, keepalive 240, session reused: no",
        "-> 10:22:33 PUBLISH | IS_DUP: false | RETAIN: 0 | QOS: DELIVER_AT_LEAST_ONCE | TOPIC_NAME: devices/pump-17/messages/events/$.ct=application%2Fjson",
        "I (3120) esp_netif_handlers: sta ip: 192.168.1.57, mask: 255.255.255.0, gw: 192.168.1.1",
    ];
    let secret =
        "HostName=hub-7.azure-devices.net;DeviceId=pump-17;SharedAccessKey=not-a-real-key-but-long-enough";
    let mut text = String::with_capacity(SIZE + 1024);
    for index in 0.. {
        text.push_str(if index % 20 == 19 {
            secret
        } else {
            ordinary[index % ordinary.len()]
        });
        text.push('\n');
        if text.len() >= SIZE {
            break;
        }
    }
    text
}

/// Megabytes per second of the best of five runs.
fn speed(text: &str, run: impl Fn(&str) -> usize) -> f64 {
    let seconds = (0..5).map(|_| {
        let start = Instant::now();
        black_box(run(black_box(text)));
        start.elapsed().as_secs_f64()
    });
    text.len() as f64 / 1e6 / seconds.fold(f64::INFINITY, f64::min)
}

fn main() {
    let text = log();
    let lines = speed(&text, |text| memchr::memchr_iter(b'\n', text.as_bytes()).count());
    let redacted = speed(&text, |text| redact(text).text.len());
    println!("redact  {redacted:8.0} MB/s");
    println!("memchr  {lines:8.0} MB/s");
    println!("ratio   {:8.1}", lines / redacted);
}
