//! The ways in which a log is bent on its way to us: mail, chat, terminals, containers, exports, encodings.
//!
//! Labelled logs of all kinds are bent mechanically in each of these ways; the codes found and the first cause must stay the
//! same. The logs are those of `tests/logs/known`. What is lost: a record that only one
//! line of a file was broken in cannot be told from two lines, and a single object in docker's JSON cannot be told from one
//! that docker wrapped.

use std::io::Write;

use waypost::analysis::{Diagnosis, Limits, Rules, analyse, decode};
use waypost::content::ContentTree;

/// A way of bending a text; `None` where a log cannot get bent like that.
struct Bend {
    name: &'static str,
    /// Of a hundred logs so many have to be read as before.
    at_least: usize,
    bend: fn(&str) -> Option<Vec<u8>>,
}

/// Of the labelled logs, every third: enough of each kind, and quick.
const EVERY: usize = 3;

const BENDS: [Bend; 20] = [
    bend("wrapped at 80 by a terminal", |text| {
        text_of(wrap(text, 80, hard))
    }),
    bend("wrapped at 72 by a terminal", |text| {
        text_of(wrap(text, 72, hard))
    }),
    bend("wrapped at 80 between words", |text| {
        text_of(wrap(text, 80, soft))
    }),
    bend("wrapped at 76 by a mail, quoted", |text| {
        text_of(each_line(&wrap(text, 76, soft), |_, line| format!("> {line}")))
    }),
    bend("quoted by a mail", |text| {
        text_of(each_line(text, |_, line| format!("> {line}")))
    }),
    bend("quoted twice", |text| {
        text_of(each_line(text, |_, line| format!(">> {line}")))
    }),
    bend("quoted by a bar", |text| {
        text_of(each_line(text, |_, line| format!("| {line}")))
    }),
    bend("indented", |text| {
        text_of(each_line(text, |_, line| format!("    {line}")))
    }),
    bend("CRLF", |text| text_of(text.replace('\n', "\r\n"))),
    bend("UTF-16LE", |text| {
        Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
    }),
    bend("UTF-32BE", |text| {
        Some(
            text.chars()
                .flat_map(|letter| u32::from(letter).to_be_bytes())
                .collect(),
        )
    }),
    bend("gzip", |text| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        Some(gzip.finish().unwrap())
    }),
    bend("source of a web page", |text| {
        let escaped = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;");
        text_of(format!("<pre><code>{escaped}</code></pre>\n"))
    }),
    bend("copied from a web page", |text| {
        text_of(each_line(text, |_, line| {
            format!("\u{200b}{}\u{a0}", line.replace("  ", " \u{a0}"))
        }))
    }),
    bend("numbered by a viewer", |text| {
        text_of(each_line(text, |number, line| format!("{number:>6}\t{line}")))
    }),
    bend("numbered by grep", |text| {
        text_of(each_line(text, |number, line| format!("{number}:{line}")))
    }),
    bend("coloured", |text| {
        text_of(each_line(text, |_, line| format!("\u{1b}[33m{line}\u{1b}[0m")))
    }),
    bend("docker's json-file", |text| {
        text_of(each_line(text, |_, line| {
            let log = serde_json::to_string(&format!("{line}\n")).unwrap();
            format!(r#"{{"log":{log},"stream":"stdout","time":"2026-11-21T02:16:45.123456789Z"}}"#)
        }))
    }),
    bend("journald", |text| {
        text_of(each_line(text, |_, line| {
            format!("Nov 21 02:16:45 gw-3 uplink[812]: {line}")
        }))
    }),
    bend("kubectl logs --timestamps", |text| {
        text_of(each_line(text, |_, line| {
            format!("2026-11-21T02:16:45.123456789Z {line}")
        }))
    }),
];

const fn bend(name: &'static str, bend: fn(&str) -> Option<Vec<u8>>) -> Bend {
    Bend {
        name,
        at_least: 95,
        bend,
    }
}

fn text_of(text: String) -> Option<Vec<u8>> {
    Some(text.into_bytes())
}

fn each_line(text: &str, change: impl Fn(usize, &str) -> String) -> String {
    let lines = (1..)
        .zip(text.lines())
        .map(|(number, line)| change(number, line) + "\n");
    lines.collect()
}

fn wrap(text: &str, width: usize, wrap: fn(&str, usize) -> Vec<String>) -> String {
    let lines = text.lines().flat_map(|line| wrap(line, width));
    lines.map(|line| line + "\n").collect()
}

/// As a terminal does: after exactly so many characters.
fn hard(line: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    match letters.is_empty() {
        true => vec![String::new()],
        false => letters
            .chunks(width)
            .map(|piece| piece.iter().collect())
            .collect(),
    }
}

/// As a mail program does: between words, and words longer than a line stay whole.
fn soft(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let indent = line.len() - line.trim_start().len();
    for (position, word) in line[indent..].split(' ').enumerate() {
        let last = lines.last_mut().unwrap();
        match position {
            0 => *last = line[..indent].to_owned() + word,
            _ if last.chars().count() + 1 + word.chars().count() > width => lines.push(word.to_owned()),
            _ => *last = format!("{last} {word}"),
        }
    }
    lines
}

/// What has to stay: the codes, and the cause that comes first.
fn essence(diagnosis: &Diagnosis) -> (Vec<String>, Option<String>) {
    let mut codes: Vec<String> = diagnosis.codes.iter().map(|code| code.code.clone()).collect();
    codes.sort();
    let first = diagnosis.findings.first().map(|finding| finding.cause.clone());
    (codes, first)
}

fn logs() -> Option<Vec<(String, String)>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/logs/known");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: there are no labelled logs in {}", folder.display());
        return None;
    };
    let mut names: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "log"));
    names.sort();
    let read = |path: &std::path::PathBuf| {
        let text = decode(&std::fs::read(path).unwrap(), &Limits::default())
            .unwrap()
            .text;
        (path.file_name().unwrap().to_string_lossy().into_owned(), text)
    };
    Some(names.iter().step_by(EVERY).map(read).collect())
}

#[test]
fn a_bent_log_is_read_as_the_straight_one() {
    let Some(logs) = logs() else { return };
    let rules = Rules::load(&ContentTree::embedded()).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let straight: Vec<_> = logs
        .iter()
        .map(|(_, text)| essence(&analyse(&rules, text)))
        .collect();
    let mut failures = Vec::new();
    for way in &BENDS {
        let (mut same, mut tried, mut others) = (0, 0, Vec::new());
        for ((name, text), straight) in logs.iter().zip(&straight) {
            let Some(bytes) = (way.bend)(text) else { continue };
            let read = decode(&bytes, &Limits::default()).map(|read| essence(&analyse(&rules, &read.text)));
            tried += 1;
            match &read {
                Ok(read) if read == straight => same += 1,
                read => others.push(format!("  {name}: {straight:?}, bent {read:?}\n")),
            }
        }
        println!(
            "{:>3} of {tried} stay the same: {}\n{}",
            same,
            way.name,
            others.concat()
        );
        if same * 100 < tried * way.at_least {
            failures.push(way.name);
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}
