//! Reading what a command works on: files, or standard input for `-`.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::analysis::{Limits, Text, decode};
use crate::app::Refusal;

use super::Failure;

/// On one's own machine there is no limit but memory.
const LIMITS: Limits = Limits {
    max_text_bytes: u64::MAX / 2,
};

/// The name that stands for standard input.
const STDIN: &str = "-";

/// The text of a file, or of standard input for `-`; what cannot be read is bad input.
pub(super) fn read(path: &Path) -> Result<Text, Failure> {
    let bytes = bytes(path).map_err(|error| Failure::BadInput(format!("{}: {error}", path.display())))?;
    decode(&bytes, &LIMITS).map_err(|error| {
        let refusal = Refusal::from(error);
        Failure::BadInput(format!("{}: {refusal}", path.display()))
    })
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file, or standard input for `-`, to be read to its end.
#[expect(clippy::disallowed_methods, reason = "this is the terminal's module")]
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path == Path::new(STDIN) {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(File::open(path)?))
}

/// A file from which on memory is worth more than the count of secrets in lines that nobody sees.
const LARGE: u64 = 64 << 20;

/// Whether a file is read as a stream; the list of what is in a zip stands at its end.
pub(super) fn is_large(path: &Path) -> bool {
    let is_large = || std::fs::metadata(path).is_ok_and(|metadata| metadata.len() >= LARGE);
    path != Path::new(STDIN) && is_large() && !is_zip(path)
}

fn is_zip(path: &Path) -> bool {
    let mut head = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && &head == b"PK\x03\x04"
}

/// The files that were named; none is standard input.
pub(super) fn paths(named: &[PathBuf]) -> Vec<PathBuf> {
    if named.is_empty() {
        vec![PathBuf::from(STDIN)]
    } else {
        named.to_vec()
    }
}
