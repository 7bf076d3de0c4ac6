//! `waypost diagnose`: what a log shows, without a server. The log does not leave the machine.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::analysis::{Confidence, Diagnosis, Evidence, Finding, Rules, Verdict};
use crate::app::{self, Case, Content, Uploaded};
use crate::config::ContentArgs;
use crate::i18n::{Locale, Texts};

use super::output::harmless;
use super::{Failure, input};

mod large;
mod lists;
mod recovery;

/// Evidence lines shown for a cause.
const SHOWN_LINES: usize = 5;

/// Devices shown for a cause.
const SHOWN_DEVICES: usize = 5;

/// Longest part of a line that is shown, in characters.
const SHOWN_CHARS: usize = 200;

/// What to diagnose.
#[derive(Args)]
pub(super) struct Diagnose {
    #[command(flatten)]
    content: ContentArgs,
    /// Logs, read as one case; `-` or nothing reads standard input
    files: Vec<PathBuf>,
    /// The log from before a fix: say what became of its causes
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// Print the diagnosis as JSON
    #[arg(long)]
    json: bool,
    /// Language of the answer, such as `de`
    #[arg(long, default_value = "en")]
    lang: Locale,
}

pub(super) fn run(args: &Diagnose, out: &mut dyn Write) -> Result<(), Failure> {
    let tree = app::tree(args.content.content.as_deref());
    // Numbers need no articles, and those that ship were held against the rules when they were built.
    if args.json && tree.is_proven {
        let (shown, _) = read(args, &app::rules_or_list(&tree)?)?;
        return write_json(&shown.diagnosis, out);
    }
    let content = app::load_or_list(&tree)?;
    let (shown, begins) = read(args, &content.rules)?;
    if args.json {
        return write_json(&shown.diagnosis, out);
    }
    Answer {
        content: &content,
        locale: args.lang,
        shown: &shown,
        begins: &begins,
    }
    .write(out)
}

/// What the logs show, and for each file how many lines stand before it.
fn read(args: &Diagnose, rules: &Rules) -> Result<(Shown, Vec<u64>), Failure> {
    let paths = input::paths(&args.files);
    if let ([path], None) = (&paths[..], &args.after)
        && input::is_large(path)
    {
        return Ok((large::diagnose(rules, path, !args.json)?, vec![0]));
    }
    let case = read_case(&paths)?;
    let begins = begins(&case);
    let uploaded = match &args.after {
        None => app::judge_case(rules, case),
        // Both are held in memory, however large they are.
        Some(before) => {
            let before = app::judge(rules, input::read(before)?);
            app::judge_after(rules, case, &before)
        }
    };
    Ok((Shown::of(uploaded, &begins), begins))
}

fn write_json(diagnosis: &Diagnosis, out: &mut dyn Write) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(&diagnosis.clone().for_scripts()).map_err(anyhow::Error::from)?;
    Ok(writeln!(out, "{json}")?)
}

/// A diagnosis and the redacted lines that are shown with it.
struct Shown {
    diagnosis: Diagnosis,
    /// By their number in all files together.
    lines: HashMap<u64, String>,
}

impl Shown {
    fn of(uploaded: Uploaded, begins: &[u64]) -> Self {
        let wanted = shown_lines(&uploaded.diagnosis, begins);
        let lines = (1..)
            .zip(uploaded.text.lines())
            .filter(|(number, _)| wanted.contains(number));
        let lines = lines.map(|(number, line)| (number, line.to_owned())).collect();
        Self {
            diagnosis: uploaded.diagnosis,
            lines,
        }
    }
}

/// The lines that are shown as evidence.
fn shown_lines(diagnosis: &Diagnosis, begins: &[u64]) -> BTreeSet<u64> {
    let evidence = diagnosis
        .findings
        .iter()
        .flat_map(|finding| finding.evidence.iter().take(SHOWN_LINES));
    evidence.map(|evidence| whole(evidence, begins)).collect()
}

/// The logs as one case.
fn read_case(paths: &[PathBuf]) -> Result<Case, Failure> {
    let mut case = Case::default();
    for path in paths {
        let name = path.file_name().unwrap_or_default();
        case.add(&name.to_string_lossy(), input::read(path)?);
    }
    Ok(case)
}

/// For each file, how many lines stand before it.
fn begins(case: &Case) -> Vec<u64> {
    let mut passed = 0;
    let ends = case.files.iter().map(|file| {
        passed += file.lines;
        passed
    });
    std::iter::once(0).chain(ends).take(case.files.len()).collect()
}

/// The number of a line in all files together.
fn whole(evidence: &Evidence, begins: &[u64]) -> u64 {
    let begin = begins.get(evidence.file as usize).copied();
    begin.unwrap_or_default() + evidence.line
}

/// The diagnosis in words for a terminal or a pipe.
struct Answer<'a> {
    content: &'a Content,
    locale: Locale,
    shown: &'a Shown,
    begins: &'a [u64],
}

impl Answer<'_> {
    fn write(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let diagnosis = &self.shown.diagnosis;
        writeln!(out, "{}", self.verdict(diagnosis.verdict))?;
        let texts = self.texts();
        let counts = [
            ("report-read-lines", diagnosis.lines),
            ("report-read-events", diagnosis.events),
        ]
        .map(|(label, count)| format!("{}: {}", texts.get(label), texts.number(count)));
        writeln!(out, "{}, {}", diagnosis.format, counts.join(", "))?;
        self.write_recovery(out, diagnosis)?;
        self.write_cohorts(out, diagnosis)?;
        for (number, finding) in diagnosis.findings.iter().enumerate() {
            writeln!(out)?;
            self.write_finding(out, number + 1, finding)?;
            self.write_evidence(out, finding)?;
            self.write_steps(out, finding)?;
        }
        self.write_rest(out, diagnosis)
    }

    fn write_finding(&self, out: &mut dyn Write, number: usize, finding: &Finding) -> Result<(), Failure> {
        let title = self.title(&finding.article, &finding.cause);
        let confidence = self.confidence(finding.confidence);
        writeln!(
            out,
            "{number}. {title} [{}/{}] {confidence}",
            finding.article, finding.cause
        )?;
        if let Some(seconds) = finding.period_seconds {
            let period = [("period", self.texts().minutes(seconds).into())];
            writeln!(out, "   {}", self.texts().with("timeline-beat", &period))?;
        }
        let devices: Vec<String> = finding
            .devices
            .iter()
            .take(SHOWN_DEVICES)
            .map(|device| harmless(device))
            .collect();
        if !devices.is_empty() {
            let more = if finding.device_count as usize > devices.len() {
                ", …"
            } else {
                ""
            };
            writeln!(out, "   {}{more}", devices.join(", "))?;
        }
        Ok(())
    }

    fn write_evidence(&self, out: &mut dyn Write, finding: &Finding) -> Result<(), Failure> {
        for evidence in finding.evidence.iter().take(SHOWN_LINES) {
            let Some(text) = self.shown.lines.get(&whole(evidence, self.begins)) else {
                continue;
            };
            let text: String = text.chars().take(SHOWN_CHARS).collect();
            let place = self.place(evidence.file, evidence.line);
            writeln!(out, "   {place:>6} | {}", harmless(&text))?;
        }
        Ok(())
    }

    /// A line by its number, and by its file where there are several.
    fn place(&self, file: u32, line: u64) -> String {
        match self.begins.len() {
            0 | 1 => line.to_string(),
            _ => format!("{}:{line}", file + 1),
        }
    }

    fn write_steps(&self, out: &mut dyn Write, finding: &Finding) -> Result<(), Failure> {
        let knowledge = &self.content.knowledge;
        let Some(topic) = knowledge.find(&finding.article) else {
            return Ok(());
        };
        let Some(cause) = topic.causes.iter().find(|cause| cause.id == finding.cause) else {
            return Ok(());
        };
        for (_, part) in knowledge.solution_parts(topic, cause, self.locale) {
            let title = part.text.title.as_deref().unwrap_or_default();
            writeln!(out, "   → {title}")?;
            if !part.text.summary.is_empty() {
                writeln!(out, "     {}", part.text.summary)?;
            }
        }
        Ok(())
    }

    /// The commands that collect what is missing, each once.
    fn write_commands(&self, out: &mut dyn Write, diagnosis: &Diagnosis) -> Result<(), Failure> {
        let commands = diagnosis
            .missing
            .iter()
            .filter_map(|missing| missing.command.as_deref());
        let mut written: Vec<&str> = Vec::new();
        for command in commands {
            if !written.contains(&command) {
                writeln!(out)?;
                command.lines().try_for_each(|line| writeln!(out, "    {line}"))?;
                written.push(command);
            }
        }
        Ok(())
    }

    fn write_rest(&self, out: &mut dyn Write, diagnosis: &Diagnosis) -> Result<(), Failure> {
        let texts = self.texts();
        for note in &diagnosis.notes {
            let values = [("count", note.count.unwrap_or_default().into())];
            if let Some(text) = texts.find(&format!("note-{}", note.kind), &values) {
                writeln!(out, "~ {text}")?;
            }
        }
        self.write_not_understood(out, diagnosis)?;
        for missing in &diagnosis.missing {
            let duration = missing
                .seconds
                .map(|seconds| texts.duration(seconds))
                .unwrap_or_default();
            let values = [("duration", duration.into())];
            let text = texts.find(&format!("missing-{}", missing.kind), &values);
            writeln!(
                out,
                "+ {}",
                text.unwrap_or_else(|| missing.kind.replace('-', " "))
            )?;
        }
        self.write_commands(out, diagnosis)?;
        for removed in &diagnosis.redactions {
            let text = texts.find(
                &format!("redaction-{}", removed.kind),
                &[("count", removed.count.into())],
            );
            writeln!(
                out,
                "* {} × {}",
                removed.count,
                text.unwrap_or_else(|| removed.kind.clone())
            )?;
        }
        Ok(())
    }

    /// The name of a cause; its slug where there is no text.
    fn title<'t>(&'t self, article: &str, cause: &'t str) -> &'t str {
        let knowledge = &self.content.knowledge;
        let named = knowledge.find(article).and_then(|topic| {
            let cause = topic.causes.iter().find(|known| known.id == cause)?;
            knowledge
                .cause_part(topic, cause, self.locale)?
                .text
                .title
                .as_deref()
        });
        named.unwrap_or(cause)
    }

    fn is_proven(&self) -> bool {
        let first = self.shown.diagnosis.findings.first();
        first.is_some_and(|finding| finding.confidence == Confidence::High)
    }

    fn texts(&self) -> Texts<'_> {
        self.content.messages.of(self.locale)
    }

    fn verdict(&self, verdict: Verdict) -> String {
        let (key, english) = match verdict {
            Verdict::Found if !self.is_proven() => {
                ("report-verdict-medium", "The log points to a likely cause")
            }
            Verdict::Found => ("report-verdict-high", "The log shows the cause"),
            Verdict::Expected => (
                "verdict-expected",
                "The log shows only expected behavior: no action needed",
            ),
            Verdict::Hints => ("verdict-hints", "The log gives hints, but does not prove a cause"),
            Verdict::Unknown => (
                "verdict-unknown",
                "Something fails or may fail, and the log does not say why",
            ),
            Verdict::Healthy => ("verdict-healthy", "The log shows no problem"),
            Verdict::Unrelated => (
                "verdict-unrelated",
                "This text is not about anything that Waypost knows",
            ),
        };
        self.texts().find(key, &[]).unwrap_or_else(|| english.to_owned())
    }

    fn confidence(&self, confidence: Confidence) -> String {
        let (key, english) = match confidence {
            Confidence::Low => ("confidence-low", "Hint"),
            Confidence::Medium => ("confidence-medium", "Likely"),
            Confidence::High => ("confidence-high", "Proven by the log"),
        };
        self.texts().find(key, &[]).unwrap_or_else(|| english.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, whole};

    #[test]
    fn a_line_of_a_file_is_found_in_the_case() {
        let begins = [0, 10, 25];
        for (file, line, expected) in [(0, 1, 1), (0, 10, 10), (1, 1, 11), (2, 74, 99)] {
            assert_eq!(whole(&Evidence { line, file }, &begins), expected);
        }
    }
}
