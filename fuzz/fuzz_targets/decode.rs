//! Bytes to text: whatever they are, the text is within its limit and holds nothing that a terminal or a database minds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waypost::analysis::redact_stream;
use waypost::analysis::{Limits, decode};

/// Small, so that packed inputs pass it.
const LIMITS: Limits = Limits { max_text_bytes: 1 << 20 };

fuzz_target!(|data: &[u8]| {
    if let Ok(read) = decode(data, &LIMITS) {
        // An undecodable byte becomes a mark of three.
        assert!(read.text.len() as u64 <= 3 * LIMITS.max_text_bytes, "{} bytes", read.text.len());
        let unseen = |c: char| c.is_control() && !"\n\t\r\u{c}".contains(c);
        assert!(!read.text.contains(unseen), "control character in {:?}", read.text);
    }
    let mut out = Vec::new();
    if redact_stream(data, &mut out).is_ok() {
        assert!(std::str::from_utf8(&out).is_ok());
    }
});
