//! How fast a log becomes a diagnosis, all rules asked: `cargo bench --bench analyse`.
//!
//! With `-- --write FILE` it writes the resource log that it would read, so that other programs can be held against it.

mod fleet;
mod random;
mod sdk;

use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use waypost::analysis::{Diagnosis, Rules, analyse, analyse_stream};
use waypost::content::ContentTree;

const USAGE: &str = "arguments: [--size 1GB] [--devices 20000] [--seed 1] [--write FILE]";

/// Lines of a client library's log, as many as a day of trouble gives.
const SDK_LINES: usize = 25_000;

/// Runs of which the best counts.
const RUNS: usize = 5;

/// What was asked for.
struct Asked {
    /// Bytes of the resource log.
    size: u64,
    devices: u32,
    seed: u64,
    /// Where the log is written instead of being read.
    write: Option<PathBuf>,
}

impl Asked {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self {
            size: 100_000_000,
            devices: 20_000,
            seed: 1,
            write: None,
        };
        while let Some(word) = words.next() {
            if word == "--bench" {
                continue;
            }
            let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
            let number = || -> Result<u32, String> {
                value.parse().map_err(|error| format!("{word} {value}: {error}"))
            };
            match word.as_str() {
                "--size" => asked.size = bytes(&value).ok_or_else(|| format!("{value} is no size"))?,
                "--devices" => asked.devices = number()?.max(1),
                "--seed" => asked.seed = number()?.into(),
                "--write" => asked.write = Some(value.into()),
                _ => return Err(format!("{word} is unknown")),
            }
        }
        Ok(asked)
    }
}

/// `1GB`, `200MB`, `1500kB` or a number of bytes.
fn bytes(text: &str) -> Option<u64> {
    let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000), ("", 1)];
    let (number, unit) = units
        .iter()
        .find_map(|(name, unit)| Some((text.strip_suffix(name)?, unit)))?;
    number.parse::<u64>().ok()?.checked_mul(*unit)
}

fn main() -> ExitCode {
    let answer = match Asked::parse(std::env::args().skip(1)) {
        Ok(asked) => run(&asked).map_err(|error| error.to_string()),
        Err(message) => Err(format!("{message}\n{USAGE}")),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(asked: &Asked) -> io::Result<()> {
    if let Some(path) = &asked.write {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
        fleet::write(&mut out, asked)?;
        return out.flush();
    }
    let rules = Rules::load(&ContentTree::embedded()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut log = Vec::new();
    fleet::write(&mut log, asked)?;
    let read = || analyse_stream(&rules, log.as_slice(), &mut |_| ()).expect("memory can be read");
    report("resource log", log.len(), read);
    let text = sdk::text(SDK_LINES, asked.seed);
    report("SDK text", text.len(), || analyse(&rules, &text));
    Ok(())
}

/// Prints how fast the best run was.
fn report(what: &str, size: usize, run: impl Fn() -> Diagnosis) {
    let mut best = f64::INFINITY;
    let mut events = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        events = black_box(run()).events;
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{what:14} {:8.1} MB {:8.1} ms {:8.0} MB/s {:12.0} events/s",
        size as f64 / 1e6,
        best * 1e3,
        size as f64 / 1e6 / best,
        events as f64 / best
    );
}
