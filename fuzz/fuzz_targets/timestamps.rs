//! Time stamps: whatever stands in the place of one, times are in order, and the report can be written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waypost::analysis::analyse;
use waypost_fuzz::{content, instant};

// The content is loaded before anything is timed.
fuzz_target!(init: { content(); }, |data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let log: String = text.lines().enumerate().map(|(number, stamp)| line(number, stamp)).collect();
    let found = analyse(&content().rules, &log);
    assert_eq!(found.from.is_some(), found.to.is_some());
    if let (Some(from), Some(to)) = (&found.from, &found.to) {
        assert!(instant(from).is_some() && instant(from) <= instant(to), "{from} to {to}");
    }
});

/// A line as programs write them, with this stamp.
fn line(number: usize, stamp: &str) -> String {
    match number % 6 {
        0 => format!("{stamp} INFO pump-7 404104 DeviceConnectionClosedRemotely\n"),
        1 => format!("[{stamp}] device=pump-7 connected\n"),
        2 => format!("{{\"time\":\"{stamp}\",\"deviceId\":\"pump-7\",\"code\":404104}}\n"),
        3 => format!("{{\"timestamp\":{stamp},\"deviceId\":\"pump-7\",\"code\":401003}}\n"),
        4 => format!("\"{stamp}\",\"pump-7\",\"404104\"\n"),
        _ => format!("pump-7 {stamp}: disconnected with result code: 7\n"),
    }
}
