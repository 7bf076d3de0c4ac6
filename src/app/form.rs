//! What is sent with a log: the parts of a form and the details in them, checked and without secrets.
//!
//! A form that is refused is read to its end all the same, so that its sender finds what they typed again.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_core::Stream;
use multer::{Field, Multipart};

use super::Refusal;
use super::access::AccessToken;
use crate::analysis::ReportId;
use crate::analysis::redact::{redact, redact_field};

/// Most parts of a form.
const MAX_PARTS: usize = 16;

/// Largest header block of one part.
const MAX_PART_HEADER_BYTES: usize = 8 * 1024;

/// Longest title or ticket, in characters.
const MAX_LINE_CHARS: usize = 200;

/// Most bytes of a field that is shown again; more was hardly typed.
const MAX_TYPED_BYTES: usize = 64 * 1024;

/// Longest note, in characters.
const MAX_NOTE_CHARS: usize = 4000;

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
    /// The report of the log from before a fix, where this one is from after it.
    pub after: Option<ReportId>,
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
    files: Vec<SentFile>,
    details: Details,
    typed: Typed,
    token: Option<AccessToken>,
}

/// A file of a case, as it arrived.
#[derive(Clone, Debug, Default)]
pub struct SentFile {
    /// Its name without folders and secrets; empty for text that was pasted.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The files of a case and what their sender said about them.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The files in the order they came; at least one.
    pub files: Vec<SentFile>,
    /// What was said about it.
    pub details: Details,
    /// The same as it was typed, for the case that the log is refused.
    pub typed: Typed,
    /// What allows its sender to send it, where a server asks for that.
    pub token: Option<AccessToken>,
}

/// Why a form was refused, with what its sender typed.
#[derive(Clone, Debug)]
pub struct RefusedForm {
    /// The first thing that was wrong.
    pub refusal: Refusal,
    /// What was typed.
    pub typed: Typed,
}

/// What somebody typed into a form, to be shown to them again; what leaves it holds no secret.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The content of a field, redacted; empty where nothing was typed.
    pub fn field(&self, name: &str) -> String {
        let typed = self.0.get(name).map_or("", String::as_str);
        let kept: String = typed
            .chars()
            .filter(|c| !c.is_control() || "\n\t".contains(*c))
            .collect();
        if name == "text" {
            redact(&kept).text
        } else {
            redact_field(&kept).text
        }
    }

    /// As if only the report of a log from before a fix had been named.
    pub fn after(report: &str) -> Self {
        Self(BTreeMap::from([("after".to_owned(), report.to_owned())]))
    }

    /// The same without a field.
    pub fn without(mut self, name: &str) -> Self {
        self.0.remove(name);
        self
    }

    /// Notes what the fields of a form hold, unless it is too much to be typed.
    fn note(&mut self, part: &Part) {
        let is_ours = ["text", "title", "ticket", "note", "expires", "after"].contains(&part.name.as_str());
        if is_ours && part.file_name.is_none() && part.bytes.len() <= MAX_TYPED_BYTES {
            let text = String::from_utf8_lossy(&part.bytes).into_owned();
            self.0.insert(part.name.clone(), text);
        }
    }
}

impl UploadForm {
    /// Reads the body of a `multipart/form-data` request; `unfold` turns a part that stands for others into them.
    ///
    /// # Errors
    /// The first thing that is wrong, after the rest was read as far as it can be.
    pub async fn read<B, E>(
        content_type: &str,
        body: impl Stream<Item = Result<B, E>> + Send,
        unfold: impl FnMut(Part) -> Result<Vec<Part>, Refusal>,
    ) -> Result<Sent, RefusedForm>
    where
        B: Into<bytes::Bytes> + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let mut form = Self::default();
        let mut refused = None;
        let read = match multer::parse_boundary(content_type) {
            Ok(boundary) => {
                let parts = Multipart::new(body, boundary);
                form.take_all(parts, unfold, &mut refused).await
            }
            Err(_) => Err(Refusal::BadBody),
        };
        match refused.or(read.err()) {
            Some(refusal) => Err(RefusedForm {
                refusal,
                typed: form.typed,
            }),
            None => form.finish(),
        }
    }

    /// Takes in every part, also behind one that is `refused`; an error ends the reading.
    async fn take_all(
        &mut self,
        mut parts: Multipart<'_>,
        mut unfold: impl FnMut(Part) -> Result<Vec<Part>, Refusal>,
        refused: &mut Option<Refusal>,
    ) -> Result<(), Refusal> {
        while let Some(field) = parts.next_field().await.map_err(|_| Refusal::BadBody)? {
            let taken = unfold(part(field).await?)
                .and_then(|parts| parts.into_iter().try_for_each(|part| self.add(part)));
            match taken {
                Err(refusal @ Refusal::TooManyParts) => return Err(refusal),
                Err(refusal) => *refused = refused.or(Some(refusal)),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    /// Takes a part in: each `file` or `text` is a file of the case, `title`, `ticket`, `note`, `expires` and `after` describe it, `token` allows it, others are passed over.
    pub fn add(&mut self, part: Part) -> Result<(), Refusal> {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(Refusal::TooManyParts);
        }
        if part.header_bytes > MAX_PART_HEADER_BYTES {
            return Err(Refusal::BadBody);
        }
        self.typed.note(&part);
        match part.name.as_str() {
            "file" | "text" => {
                self.add_file(part);
                Ok(())
            }
            "token" => {
                self.token = Some(AccessToken::presented(&String::from_utf8_lossy(&part.bytes)));
                Ok(())
            }
            name => {
                let value = std::str::from_utf8(&part.bytes).map_err(|_| Refusal::BadBody)?;
                self.details.set(name, value).map(|_| ())
            }
        }
    }

    /// The files and what was said about them; nothing to read is no log.
    pub fn finish(mut self) -> Result<Sent, RefusedForm> {
        if self.files.is_empty() {
            return Err(RefusedForm {
                refusal: Refusal::Empty,
                typed: self.typed,
            });
        }
        if self.details.title.is_none() {
            let names = self.files.iter().map(|file| file.name.as_str());
            let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
            self.details.title = title_of(&names.join(", "));
        }
        Ok(Sent {
            files: self.files,
            details: self.details,
            typed: self.typed,
            token: self.token,
        })
    }

    /// Browsers send an empty part for a field that was left empty.
    fn add_file(&mut self, part: Part) {
        let name = part.file_name.unwrap_or_default();
        if part.bytes.is_empty() && name.is_empty() {
            return;
        }
        // Redacted whole first: without its beginning, a password in an address could not be told any more.
        let name = redact_field(&name).text;
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        self.files.push(SentFile {
            name: line(name, usize::MAX).flatten().unwrap_or_default(),
            bytes: part.bytes,
        });
    }
}

async fn part(field: Field<'_>) -> Result<Part, Refusal> {
    let headers = field.headers().iter();
    Ok(Part {
        name: field.name().unwrap_or_default().to_owned(),
        file_name: field.file_name().map(str::to_owned),
        header_bytes: headers
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum(),
        bytes: field.bytes().await.map_err(|_| Refusal::BadBody)?.into(),
    })
}

impl Details {
    /// Takes a field in by its name; answers whether it is one of ours.
    pub fn set(&mut self, name: &str, value: &str) -> Result<bool, Refusal> {
        match name {
            "title" => self.title = line(value, MAX_LINE_CHARS).ok_or(Refusal::BadParameter("title"))?,
            "ticket" => self.ticket = line(value, MAX_LINE_CHARS).ok_or(Refusal::BadParameter("ticket"))?,
            "note" => self.note = clean(value, MAX_NOTE_CHARS).ok_or(Refusal::BadParameter("note"))?,
            "expires" => self.lifetime = lifetime(value)?,
            "after" => self.after = earlier(value)?,
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

fn earlier(value: &str) -> Result<Option<ReportId>, Refusal> {
    if value.is_empty() {
        return Ok(None);
    }
    let id = value.parse().map_err(|_| Refusal::BadParameter("after"))?;
    Ok(Some(id))
}

/// A text of one line. It loses its secrets before its line ends: a key of several lines is one by them.
fn line(value: &str, most: usize) -> Option<Option<String>> {
    let text = clean(value, most)?;
    Some(text.map(|text| text.replace(['\n', '\t'], " ")))
}

/// A redacted text without control characters; the inner `None` for nothing, the outer for too long.
fn clean(value: &str, most: usize) -> Option<Option<String>> {
    if value.chars().count() > most {
        return None;
    }
    let kept: String = value.chars().filter(|c| is_shown(*c) || *c == '\n').collect();
    let kept = redact_field(kept.trim()).text;
    Some(Some(kept).filter(|text| !text.is_empty()))
}

/// Neither a control character nor one that is invisible or turns the direction of what follows.
fn is_shown(letter: char) -> bool {
    let hidden = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !letter.is_control() && !hidden
}

/// A title from the names of files, shortened.
fn title_of(names: &str) -> Option<String> {
    let names: String = names.chars().take(MAX_LINE_CHARS).collect();
    line(&names, MAX_LINE_CHARS).flatten()
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

    fn bytes(files: &[SentFile]) -> Vec<&[u8]> {
        files.iter().map(|file| file.bytes.as_slice()).collect()
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
        let Sent { files, details, .. } = form.finish().unwrap();
        assert_eq!(bytes(&files), [b"a"]);
        assert_eq!(
            details.title.as_deref(),
            Some("SharedAccessKey=[redacted:shared-access-key]; x.log")
        );
    }

    #[test]
    fn a_title_that_was_given_wins_over_the_file_name() {
        let mut form = UploadForm::default();
        form.add(field("title", " Night of the 3rd ")).unwrap();
        form.add(file("a.log", b"a")).unwrap();
        assert_eq!(
            form.finish().unwrap().details.title.as_deref(),
            Some("Night of the 3rd")
        );
    }

    #[test]
    fn several_files_are_one_case_and_an_empty_field_is_none() {
        let mut form = UploadForm::default();
        form.add(file("", b"")).unwrap();
        form.add(file("logs/hub.csv", b"a")).unwrap();
        form.add(field("text", "line")).unwrap();
        form.add(file("C:\\pump.log", b"b")).unwrap();
        let Sent { files, details, .. } = form.finish().unwrap();
        assert_eq!(bytes(&files), [&b"a"[..], b"line", b"b"]);
        assert_eq!(details.title.as_deref(), Some("hub.csv, pump.log"));
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

    #[tokio::test]
    async fn what_was_typed_outlives_a_refusal_without_its_secrets() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"expires\"\r\n\r\nsoon\r\n\
            --X\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\npassword=Meteor-17x\r\n--X--\r\n";
        let chunks: Vec<Result<&'static [u8], std::io::Error>> = vec![Ok(body.as_bytes())];
        let body = futures_util::stream::iter(chunks);
        let refused = UploadForm::read("multipart/form-data; boundary=X", body, |part| Ok(vec![part]))
            .await
            .unwrap_err();
        assert_eq!(refused.refusal, Refusal::BadParameter("expires"));
        assert_eq!(refused.typed.field("note"), "password=[redacted:password]");
        assert_eq!(refused.typed.field("expires"), "soon");
        assert_eq!(refused.typed.field("title"), "");
    }
}
