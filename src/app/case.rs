//! The files of a case, put into one text: line numbers of the whole begin where the file before ends.

use crate::analysis::redact::{Stop, redact};
use crate::analysis::{Limits, LogFile, Note, Text, decode_until};

use super::{Refusal, SentFile};

/// Several logs as one text.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Their texts, one after the other.
    pub text: String,
    /// What a reader should know about how they were decoded.
    pub notes: Vec<Note>,
    /// Name and length of each.
    pub files: Vec<LogFile>,
}

impl Case {
    /// Decodes the files, until `stop` is set; limits hold for all of them together.
    ///
    /// # Errors
    /// The first file that is no log, or that does not fit any more.
    pub fn decode(files: &[SentFile], limits: &Limits, stop: &Stop) -> Result<Self, Refusal> {
        let mut case = Self::default();
        for file in files {
            let limits = Limits {
                max_text_bytes: limits.max_text_bytes.saturating_sub(case.text.len() as u64),
            };
            let read = decode_until(&file.bytes, &limits, stop);
            stop.check()?;
            case.add(&file.name, read?);
        }
        Ok(case)
    }

    /// Adds a log at the end; the line that was last so far ends first.
    pub fn add(&mut self, name: &str, read: Text) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
            if let Some(last) = self.files.last_mut() {
                last.lines += 1;
            }
        }
        let name = redact(name).text;
        self.files.push(LogFile {
            name: Some(name).filter(|name| !name.is_empty()),
            lines: memchr::memchr_iter(b'\n', read.text.as_bytes()).count() as u64,
        });
        self.notes.extend(read.notes);
        match self.text.is_empty() {
            true => self.text = read.text,
            false => self.text.push_str(&read.text),
        }
    }
}

impl From<Text> for Case {
    fn from(read: Text) -> Self {
        let mut case = Self::default();
        case.add("", read);
        case
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> SentFile {
        SentFile {
            name: name.into(),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn every_file_begins_on_a_line_of_its_own() {
        let files = [file("a", b"1\n2"), file("", b"3\n"), file("c", b"4")];
        let case = Case::decode(&files, &Limits::default(), &Stop::new()).unwrap();
        assert_eq!(case.text, "1\n2\n3\n4");
        let lengths: Vec<u64> = case.files.iter().map(|file| file.lines).collect();
        assert_eq!(lengths, [2, 1, 0]);
        assert_eq!(case.files[0].name.as_deref(), Some("a"));
        assert_eq!(case.files[1].name, None);
    }

    #[test]
    fn files_share_one_limit() {
        let limits = Limits { max_text_bytes: 10 };
        let half = file("a", b"seven..");
        assert!(Case::decode(std::slice::from_ref(&half), &limits, &Stop::new()).is_ok());
        let both = [half.clone(), half];
        assert_eq!(
            Case::decode(&both, &limits, &Stop::new()).unwrap_err(),
            Refusal::TooLarge
        );
    }
}
