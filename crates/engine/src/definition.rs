//! Definition files to values, with every fault at its file and line.

use serde::de::DeserializeOwned;

use waypost_content::Fault;

/// Reads one TOML file; unknown keys are faults wherever `T` says so.
pub(super) fn read<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_of(text, span.start));
        Fault::error(path, line, error.message())
    })
}

/// The line that holds the byte at `offset`, from 1.
pub(super) fn line_of(text: &str, offset: usize) -> u32 {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..offset.min(text.len())]).count() as u32 + 1
}

/// A fault at the line where `needle` first stands, such as the id of the faulty definition.
pub(super) fn fault(path: &str, text: &str, needle: &str, message: String) -> Fault {
    let line = text.find(needle).map(|offset| line_of(text, offset));
    Fault::error(path, line, message)
}
