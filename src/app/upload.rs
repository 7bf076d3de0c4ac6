//! An upload, from its bytes to a diagnosis or a stored report; the same for pages, API and command line.
//!
//! Redaction stands between decoding and everything else: what leaves [`judge`] holds no secret.

use std::sync::Arc;
use std::time::Duration;

use crate::analysis::redact::redact;
use crate::analysis::{Diagnosis, Limits, Report, ReportId, Rules, Text, analyse_case, decode};
use crate::store::DeletionToken;

use super::{App, Refusal, now, random_bits};

/// Most parts of a form.
const MAX_PARTS: usize = 16;

/// Largest header block of one part.
const MAX_PART_HEADER_BYTES: usize = 8 * 1024;

/// Longest title or ticket, in characters.
const MAX_LINE_CHARS: usize = 200;

/// Longest note, in characters.
const MAX_NOTE_CHARS: usize = 4000;

/// A diagnosis with the redacted text its line numbers refer to.
#[derive(Clone, Debug, PartialEq)]
pub struct Uploaded {
    /// What the log shows.
    pub diagnosis: Diagnosis,
    /// The redacted text.
    pub text: String,
}

/// What an uploader says about a log. Fields hold no secret: [`Details::set`] redacts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What to call the report.
    pub title: Option<String>,
    /// The ticket it belongs to.
    pub ticket: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// How long to keep it.
    pub lifetime: Option<Duration>,
}

/// A stored report and the secret of its owner.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The report.
    pub report: Report,
    /// Shown once.
    pub token: DeletionToken,
}

/// One part of a form, as a face has read it.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Name of the field.
    pub name: String,
    /// Name of the file, where it is one; never a path of ours.
    pub file_name: Option<String>,
    /// Size of its header block.
    pub header_bytes: usize,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The parts of a form, taken in one by one and checked.
#[derive(Clone, Debug, Default)]
pub struct UploadForm {
    parts: usize,
    log: Option<Vec<u8>>,
    details: Details,
}

impl UploadForm {
    /// Takes a part in: `file` or `text` is the log, `title`, `ticket`, `note` and `expires` describe it, others are passed over.
    pub fn add(&mut self, part: Part) -> Result<(), Refusal> {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(Refusal::TooManyParts);
        }
        if part.header_bytes > MAX_PART_HEADER_BYTES {
            return Err(Refusal::BadBody);
        }
        match part.name.as_str() {
            "file" | "text" => self.add_log(part),
            name => {
                let value = std::str::from_utf8(&part.bytes).map_err(|_| Refusal::BadBody)?;
                self.details.set(name, value).map(|_| ())
            }
        }
    }

    /// The log and what was said about it; nothing to read is no log.
    pub fn finish(self) -> Result<(Vec<u8>, Details), Refusal> {
        let log = self.log.ok_or(Refusal::Empty)?;
        Ok((log, self.details))
    }

    /// Browsers send an empty part for a field that was left empty.
    fn add_log(&mut self, part: Part) -> Result<(), Refusal> {
        let left_empty = part.bytes.is_empty() && part.file_name.as_deref().unwrap_or_default().is_empty();
        if left_empty {
            return Ok(());
        }
        if self.log.is_some() {
            return Err(Refusal::SecondFile);
        }
        if let (None, Some(name)) = (&self.details.title, &part.file_name) {
            self.details.title = title_of(name);
        }
        self.log = Some(part.bytes);
        Ok(())
    }
}

impl Details {
    /// Takes a field in by its name; answers whether it is one of ours.
    pub fn set(&mut self, name: &str, value: &str) -> Result<bool, Refusal> {
        match name {
            "title" => self.title = line(value, MAX_LINE_CHARS).ok_or(Refusal::BadParameter("title"))?,
            "ticket" => self.ticket = line(value, MAX_LINE_CHARS).ok_or(Refusal::BadParameter("ticket"))?,
            "note" => self.note = clean(value, MAX_NOTE_CHARS).ok_or(Refusal::BadParameter("note"))?,
            "expires" => self.lifetime = lifetime(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn lifetime(value: &str) -> Result<Option<Duration>, Refusal> {
    if value.is_empty() {
        return Ok(None);
    }
    let parsed = crate::config::parse_duration(value);
    parsed.map(Some).map_err(|_| Refusal::BadParameter("expires"))
}

/// A text of one line.
fn line(value: &str, most: usize) -> Option<Option<String>> {
    clean(&value.replace(['\r', '\n', '\t'], " "), most)
}

/// A redacted text without control characters; the inner `None` for nothing, the outer for too long.
fn clean(value: &str, most: usize) -> Option<Option<String>> {
    if value.chars().count() > most {
        return None;
    }
    let kept: String = value.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let kept = redact(kept.trim()).text;
    Some(Some(kept).filter(|text| !text.is_empty()))
}

/// A title from a file name: the last part of it, shortened, redacted.
fn title_of(file_name: &str) -> Option<String> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().take(MAX_LINE_CHARS).collect();
    line(&name, MAX_LINE_CHARS).flatten()
}

/// Bytes to a diagnosis.
pub fn examine(rules: &Rules, limits: &Limits, bytes: &[u8]) -> Result<Uploaded, Refusal> {
    Ok(judge(rules, decode(bytes, limits)?))
}

/// Redacts, then analyses: the one way from a text to a diagnosis.
pub fn judge(rules: &Rules, read: Text) -> Uploaded {
    judge_case(rules, read, &[0])
}

/// The same for several files that stand in one text, one after the other; `begins` says how many lines stand before each.
pub fn judge_case(rules: &Rules, read: Text, begins: &[u64]) -> Uploaded {
    let Text { text, mut notes } = read;
    let redacted = redact(&text);
    drop(text);
    let mut diagnosis = analyse_case(rules, files(&redacted.text, begins));
    notes.append(&mut diagnosis.notes);
    diagnosis.notes = notes;
    diagnosis.redactions = redacted.counts;
    Uploaded {
        diagnosis,
        text: redacted.text,
    }
}

/// The parts of a text that begin behind so many lines; redaction keeps the number of lines.
fn files<'t>(text: &'t str, begins: &[u64]) -> Vec<&'t str> {
    let mut files = Vec::with_capacity(begins.len());
    let (mut rest, mut passed) = (text, 0);
    for &begin in begins.iter().skip(1) {
        let lines = usize::try_from(begin - passed).unwrap_or(usize::MAX);
        let ends = memchr::memchr_iter(b'\n', rest.as_bytes());
        let end = ends.take(lines).last().map_or(0, |end| end + 1);
        let (file, behind) = rest.split_at(end);
        files.push(file);
        (rest, passed) = (behind, begin);
    }
    files.push(rest);
    files
}

impl App {
    /// What a log shows; stores nothing.
    pub async fn diagnose_upload(&self, bytes: Vec<u8>) -> Result<Uploaded, Refusal> {
        let mut answer = self.examine_in_place(bytes).await;
        self.metrics.count_upload(answer.as_ref().err().copied());
        if let Ok(uploaded) = &mut answer {
            self.prefer_what_helped(&mut uploaded.diagnosis).await;
        }
        answer
    }

    /// What a few pasted lines show; stores nothing, and counts as no upload.
    pub async fn diagnose_lines(&self, lines: &str) -> Result<Diagnosis, Refusal> {
        let answer = self.examine_in_place(lines.into()).await;
        answer.map(|uploaded| uploaded.diagnosis)
    }

    /// What a log shows, kept as a report.
    pub async fn store_upload(&self, bytes: Vec<u8>, details: Details) -> Result<Stored, Refusal> {
        let lifetime = self.lifetime(&details)?;
        let Uploaded { diagnosis, text } = self.diagnose_upload(bytes).await?;
        let created = now();
        let report = Report {
            id: ReportId::from_bits(random_bits()),
            created,
            expires: created.saturating_add(lifetime),
            title: details.title,
            ticket: details.ticket,
            note: details.note,
            diagnosis,
            text,
        };
        let token = DeletionToken::from_bits(random_bits());
        self.store.save_report(&report, &token).await?;
        self.metrics.reports_stored.add();
        Ok(Stored { report, token })
    }

    /// How long a report is kept, in milliseconds.
    fn lifetime(&self, details: &Details) -> Result<i64, Refusal> {
        let lifetime = details.lifetime.unwrap_or(self.config.report_lifetime);
        if lifetime > self.config.max_report_lifetime {
            return Err(Refusal::BadParameter("expires"));
        }
        i64::try_from(lifetime.as_millis()).map_err(|_| Refusal::BadParameter("expires"))
    }

    /// Runs [`examine`] on a thread for such work, which keeps its place until it is really done.
    async fn examine_in_place(&self, bytes: Vec<u8>) -> Result<Uploaded, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        let place = self.queue.place(&bytes).await?;
        let rules = Arc::clone(&self.rules);
        let limits = Limits {
            max_text_bytes: self.config.max_text_bytes,
        };
        let work = tokio::task::spawn_blocking(move || {
            let _place = place;
            examine(&rules, &limits, &bytes)
        });
        match tokio::time::timeout(self.config.analysis_timeout, work).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => {
                self.metrics.panics.add();
                tracing::error!("the analysis of an upload panicked");
                Err(Refusal::Internal)
            }
            Err(_) => Err(Refusal::TooComplex),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> Part {
        Part {
            name: "file".into(),
            file_name: Some(name.into()),
            bytes: bytes.to_vec(),
            ..Part::default()
        }
    }

    fn field(name: &str, value: &str) -> Part {
        Part {
            name: name.into(),
            bytes: value.as_bytes().to_vec(),
            ..Part::default()
        }
    }

    #[test]
    fn a_file_name_becomes_a_title_without_its_folders_and_secrets() {
        let mut form = UploadForm::default();
        form.add(file("../../etc/SharedAccessKey=c2VjcmV0;\r\nx.log", b"a"))
            .unwrap();
        let (log, details) = form.finish().unwrap();
        assert_eq!(log, b"a");
        assert_eq!(
            details.title.as_deref(),
            Some("SharedAccessKey=[redacted:shared-access-key];  x.log")
        );
    }

    #[test]
    fn a_title_that_was_given_wins_over_the_file_name() {
        let mut form = UploadForm::default();
        form.add(field("title", " Night of the 3rd ")).unwrap();
        form.add(file("a.log", b"a")).unwrap();
        assert_eq!(
            form.finish().unwrap().1.title.as_deref(),
            Some("Night of the 3rd")
        );
    }

    #[test]
    fn a_second_file_is_refused_and_an_empty_field_is_none() {
        let mut form = UploadForm::default();
        form.add(file("", b"")).unwrap();
        form.add(field("text", "line")).unwrap();
        assert_eq!(form.add(file("b.log", b"b")), Err(Refusal::SecondFile));
    }

    #[test]
    fn parts_and_their_headers_are_limited() {
        let mut form = UploadForm::default();
        for _ in 0..16 {
            form.add(field("other", "")).unwrap();
        }
        assert_eq!(form.add(field("other", "")), Err(Refusal::TooManyParts));
        let fat = Part {
            header_bytes: 8193,
            ..field("text", "a")
        };
        assert_eq!(UploadForm::default().add(fat), Err(Refusal::BadBody));
    }

    #[test]
    fn details_that_do_not_fit_name_the_field() {
        let mut details = Details::default();
        assert_eq!(
            details.set("title", &"x".repeat(201)),
            Err(Refusal::BadParameter("title"))
        );
        assert_eq!(
            details.set("expires", "soon"),
            Err(Refusal::BadParameter("expires"))
        );
        assert_eq!(details.set("expires", "7d"), Ok(true));
        assert_eq!(details.set("colour", "blue"), Ok(false));
    }

    #[test]
    fn nothing_leaves_the_examination_unredacted() {
        let log = b"HostName=h;SharedAccessKey=c2VjcmV0\n";
        let limits = Limits { max_text_bytes: 1000 };
        let rules = Rules::load(&crate::content::ContentTree::default()).unwrap();
        let Uploaded { diagnosis, text } = examine(&rules, &limits, log).unwrap();
        assert!(!text.contains("c2VjcmV0"));
        assert_eq!(diagnosis.redactions.len(), 1);
    }
}
