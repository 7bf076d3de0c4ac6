//! Redaction: keeps the lines, changes nothing a second time, and is the same in any chunks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waypost::analysis::redact::{Redactor, redact};
use waypost_fuzz::{choice_and_text, pieces};

/// A line of its own that no text before or behind it may hide from us.
const PLANTED: &str = "\nHostName=plant.azure-devices.net;DeviceId=press-7;SharedAccessKey=qL7v0Zp2mXcR8tYb1NwKd4sGh6JfUa3eQi5oTz9xWlM=\n";

fuzz_target!(|data: &[u8]| {
    let (seed, text) = choice_and_text(data);
    let once = redact(&text);
    assert_eq!(once.text.matches('\n').count(), text.matches('\n').count(), "lines");
    let twice = redact(&once.text);
    assert_eq!(twice.text, once.text, "a second time");

    let (mut redactor, mut chunked) = (Redactor::new(), String::new());
    pieces(&text, seed, 1 + seed).for_each(|piece| redactor.push(piece, &mut chunked));
    let counts = redactor.finish(&mut chunked);
    assert_eq!((chunked, counts), (once.text, once.counts), "in chunks");

    let place = text.floor_char_boundary(text.len() * seed / 255);
    let planted = redact(&[&text[..place], PLANTED, &text[place..]].concat()).text;
    assert!(!planted.contains("Zp2mXcR8tYb1NwKd4sGh6JfUa3eQi5"), "{planted}");
});
