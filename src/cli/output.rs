//! Writing to standard output, which may be a pipe that somebody closes.

use std::io::{self, BufWriter, ErrorKind, Write};

use super::Failure;

/// Runs `work` with standard output; a closed pipe ends it without an error.
#[expect(clippy::disallowed_methods, reason = "this is the terminal's module")]
pub(super) fn to_stdout(work: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = Pipe {
        inner: BufWriter::new(io::stdout().lock()),
        closed: false,
    };
    let answer = work(&mut out);
    let flushed = out.flush();
    match answer {
        _ if out.closed => Ok(()),
        Ok(()) => flushed.map_err(Failure::from),
        failed => failed,
    }
}

/// Remembers that its reader has gone.
struct Pipe<W> {
    inner: W,
    closed: bool,
}

impl<W: Write> Pipe<W> {
    fn watch<T>(&mut self, answer: io::Result<T>) -> io::Result<T> {
        self.closed |= answer
            .as_ref()
            .is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        answer
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let answer = self.inner.write(bytes);
        self.watch(answer)
    }

    fn flush(&mut self) -> io::Result<()> {
        let answer = self.inner.flush();
        self.watch(answer)
    }
}

/// A text for a terminal: without control characters, so that a log cannot steer it.
pub(super) fn harmless(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}
