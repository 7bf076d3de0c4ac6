//! A log that is read as a stream, because it may be larger than memory.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::analysis::redact::redact;
use crate::analysis::{Diagnosis, Note, Rules, analyse_stream, unpacked};
use crate::cli::Failure;

use super::{Shown, shown_lines};

/// Longest part of a line that is kept to be shown, in bytes.
const KEPT_BYTES: usize = 16 << 10;

/// Reads the file once for the diagnosis and, where they are shown, once more for the lines that prove it.
pub(super) fn diagnose(rules: &Rules, path: &Path, shows_lines: bool) -> Result<Shown, Failure> {
    let bad = |error: io::Error| Failure::BadInput(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(bad)?;
    let bar = bar(file.metadata().map_err(bad)?.len());
    let mut diagnosis = analyse_stream(rules, file, &mut |read| bar.set_position(read)).map_err(bad)?;
    bar.finish_and_clear();
    redact_names(&mut diagnosis);
    diagnosis.notes.push(Note {
        kind: "streamed".into(),
        count: None,
        line: None,
    });
    let lines = match shows_lines {
        true => lines(path, &diagnosis).map_err(bad)?,
        false => HashMap::new(),
    };
    Ok(Shown { diagnosis, lines })
}

/// Bytes, rate and time left on a terminal; nothing where standard error is none.
fn bar(length: u64) -> ProgressBar {
    let style = "{bar:32} {bytes}/{total_bytes}  {bytes_per_sec}  {eta}";
    let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}

/// Names come from the log, and leave it only through redaction.
fn redact_names(diagnosis: &mut Diagnosis) {
    let names = diagnosis
        .findings
        .iter_mut()
        .flat_map(|finding| &mut finding.devices);
    let rows = diagnosis.timeline.rows.iter_mut().map(|row| &mut row.device);
    for name in names.chain(rows).chain(&mut diagnosis.sdks) {
        *name = redact(name).text;
    }
}

/// The lines that are shown, each redacted.
fn lines(path: &Path, diagnosis: &Diagnosis) -> io::Result<HashMap<u64, String>> {
    let wanted = shown_lines(diagnosis, &[0]);
    let Some(&last) = wanted.last() else {
        return Ok(HashMap::new());
    };
    let mut input = BufReader::with_capacity(1 << 20, unpacked(File::open(path)?)?);
    let mut found = HashMap::new();
    let mut line = Vec::new();
    for number in 1..=last {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if wanted.contains(&number) {
            line.truncate(KEPT_BYTES);
            let text = String::from_utf8_lossy(&line);
            found.insert(number, redact(text.trim_end()).text);
        }
    }
    Ok(found)
}
