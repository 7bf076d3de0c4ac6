//! Masks what arrives on standard input: `cargo run -p waypost-redact --example redact < app.log`.

#![expect(clippy::disallowed_methods, reason = "an example has the terminal for itself")]

use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let redacted = waypost_redact::redact(&String::from_utf8_lossy(&bytes));
    io::stdout().lock().write_all(redacted.text.as_bytes())?;
    for count in redacted.counts {
        eprintln!("{} {}", count.count, count.kind);
    }
    Ok(())
}
