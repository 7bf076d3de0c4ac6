//! An upload, from its bytes to a diagnosis or a stored report; the same for pages, API and command line.
//!
//! Redaction stands between decoding and everything else: what leaves [`judge`] holds no secret.

use std::sync::Arc;

use crate::analysis::redact::{Stop, Stopped, redact_until};
use crate::analysis::{
    Diagnosis, Limits, LogFile, Report, ReportId, Rules, Text, analyse_after_until, analyse_case_until,
};
use crate::store::DeletionToken;

use super::{App, Case, Details, Progress, Refusal, SentFile, now, random_bits};

/// A diagnosis with the redacted text its line numbers refer to.
#[derive(Clone, Debug, PartialEq)]
pub struct Uploaded {
    /// What the log shows.
    pub diagnosis: Diagnosis,
    /// The redacted text.
    pub text: String,
}

/// A stored report and the secret of its owner.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The report.
    pub report: Report,
    /// Shown once.
    pub token: DeletionToken,
}

/// What is examined.
#[derive(Debug, Default)]
pub struct Job {
    /// The files, read as one case.
    pub files: Vec<SentFile>,
    /// The report of the log from before a fix; it is then said what became of its causes.
    pub earlier: Option<Report>,
    /// Told how far the work is.
    pub progress: Arc<Progress>,
    /// Ends the work when nobody waits for it any more.
    pub stop: Stop,
}

/// What a report will be called, and the secret of its owner; drawn before there is a report.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its id.
    pub id: ReportId,
    /// Shown once.
    pub token: DeletionToken,
}

impl Claim {
    /// A new one, at random.
    pub fn draw() -> Self {
        Self {
            id: ReportId::from_bits(random_bits()),
            token: DeletionToken::from_bits(random_bits()),
        }
    }
}

/// Files to a diagnosis; [`Refusal::TooComplex`] where the work was stopped.
pub fn examine(rules: &Rules, limits: &Limits, job: &Job) -> Result<Uploaded, Refusal> {
    let case = Case::decode(&job.files, limits, &job.stop)?;
    let earlier = job.earlier.as_ref().map(|report| Earlier {
        id: Some(&report.id),
        diagnosis: &report.diagnosis,
        text: &report.text,
    });
    let uploaded = compare_until(rules, case, (earlier, &job.progress), &job.stop)?;
    job.progress.analysed();
    Ok(uploaded)
}

/// Redacts, then analyses: the one way from a text to a diagnosis.
pub fn judge(rules: &Rules, read: Text) -> Uploaded {
    judge_case(rules, read.into())
}

/// The same for several files.
pub fn judge_case(rules: &Rules, case: Case) -> Uploaded {
    compare(rules, case, (None, &Progress::default()))
}

/// The same for files from after a fix, with what became of the causes in the log from before it.
pub fn judge_after(rules: &Rules, case: Case, before: &Uploaded) -> Uploaded {
    let earlier = Earlier {
        id: None,
        diagnosis: &before.diagnosis,
        text: &before.text,
    };
    compare(rules, case, (Some(earlier), &Progress::default()))
}

/// The log from before a fix.
struct Earlier<'e> {
    id: Option<&'e ReportId>,
    diagnosis: &'e Diagnosis,
    text: &'e str,
}

fn compare(rules: &Rules, case: Case, watched: (Option<Earlier<'_>>, &Progress)) -> Uploaded {
    compare_until(rules, case, watched, &Stop::new()).expect("nobody else has this flag to set it")
}

fn compare_until(
    rules: &Rules,
    case: Case,
    (earlier, progress): (Option<Earlier<'_>>, &Progress),
    stop: &Stop,
) -> Result<Uploaded, Stopped> {
    let Case {
        text,
        mut notes,
        files,
    } = case;
    let redacted = redact_until(&text, stop, |bytes| progress.masked(bytes, text.len()))?;
    drop(text);
    let texts = split(&redacted.text, &files);
    let mut diagnosis = match earlier {
        None => analyse_case_until(rules, texts, stop)?,
        Some(Earlier { id, diagnosis, text }) => {
            let before = split(text, &diagnosis.files);
            analyse_after_until(rules, texts, (id, diagnosis, before), stop)?
        }
    };
    notes.append(&mut diagnosis.notes);
    if files.len() > 1 {
        diagnosis.files = files;
    }
    diagnosis.notes = notes;
    diagnosis.redactions = redacted.counts;
    Ok(Uploaded {
        diagnosis,
        text: redacted.text,
    })
}

/// The texts of the files; redaction keeps the number of lines. All that is left belongs to the last one.
fn split<'t>(text: &'t str, files: &[LogFile]) -> Vec<&'t str> {
    let mut texts = Vec::with_capacity(files.len());
    let mut rest = text;
    for file in files.iter().take(files.len().saturating_sub(1)) {
        let lines = usize::try_from(file.lines).unwrap_or(usize::MAX);
        let ends = memchr::memchr_iter(b'\n', rest.as_bytes());
        let end = ends.take(lines).last().map_or(0, |end| end + 1);
        let (text, behind) = rest.split_at(end);
        texts.push(text);
        rest = behind;
    }
    texts.push(rest);
    texts
}

impl App {
    /// What a log shows, also after an earlier report; stores nothing.
    pub async fn diagnose_upload(
        &self,
        files: Vec<SentFile>,
        after: Option<&ReportId>,
    ) -> Result<Uploaded, Refusal> {
        self.diagnose(files, after, Arc::default()).await
    }

    async fn diagnose(
        &self,
        files: Vec<SentFile>,
        after: Option<&ReportId>,
        progress: Arc<Progress>,
    ) -> Result<Uploaded, Refusal> {
        let earlier = match after {
            None => None,
            Some(id) => Some(self.report(id).await.map_err(|refusal| match refusal {
                Refusal::NotFound => Refusal::BadParameter("after"),
                refusal => refusal,
            })?),
        };
        let job = Job {
            files,
            earlier,
            progress,
            stop: Stop::new(),
        };
        let mut answer = self.examine_in_place(job).await;
        self.metrics.count_upload(answer.as_ref().err().copied());
        if let Ok(uploaded) = &mut answer {
            self.prefer_what_helped(&mut uploaded.diagnosis).await;
        }
        answer
    }

    /// What a few pasted lines show; stores nothing, and counts as no upload.
    pub async fn diagnose_lines(&self, lines: &str) -> Result<Diagnosis, Refusal> {
        let file = SentFile {
            name: String::new(),
            bytes: lines.into(),
        };
        let job = Job {
            files: vec![file],
            ..Job::default()
        };
        let answer = self.examine_in_place(job).await;
        answer.map(|uploaded| uploaded.diagnosis)
    }

    /// What a log shows, kept as a report.
    pub async fn store_upload(&self, files: Vec<SentFile>, details: Details) -> Result<Stored, Refusal> {
        self.store_claimed(Claim::draw(), (files, details), Arc::default())
            .await
    }

    /// The same under an id that was drawn before; `progress` is told how far it is.
    pub async fn store_claimed(
        &self,
        Claim { id, token }: Claim,
        (files, details): (Vec<SentFile>, Details),
        progress: Arc<Progress>,
    ) -> Result<Stored, Refusal> {
        let lifetime = self.lifetime(&details)?;
        let examined = self.diagnose(files, details.after.as_ref(), progress);
        let Uploaded { diagnosis, text } = examined.await?;
        let created = now();
        let report = Report {
            id,
            created,
            expires: created.saturating_add(lifetime),
            title: details.title,
            ticket: details.ticket,
            note: details.note,
            diagnosis,
            text,
            edition: Some(self.edition.clone()),
        };
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

    /// Runs [`examine`] on a thread for such work, which keeps its place until it is really done. After the time for it, or
    /// when the client has gone, that is at once.
    async fn examine_in_place(&self, job: Job) -> Result<Uploaded, Refusal> {
        if job.files.iter().all(|file| file.bytes.is_empty()) {
            return Err(Refusal::Empty);
        }
        let texts = job.files.iter().map(|file| file.bytes.as_slice());
        let texts = texts.chain(job.earlier.iter().map(|report| report.text.as_bytes()));
        let place = self.queue.place(texts).await?;
        let rules = Arc::clone(&self.rules);
        let limits = Limits {
            max_text_bytes: self.config.max_text_bytes,
        };
        let _stop_when_left = job.stop.when_dropped();
        let work = tokio::task::spawn_blocking(move || {
            let _place = place;
            examine(&rules, &limits, &job)
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

    #[test]
    fn nothing_leaves_the_examination_unredacted() {
        let log = SentFile {
            bytes: b"HostName=h;SharedAccessKey=c2VjcmV0\n".to_vec(),
            ..SentFile::default()
        };
        let job = Job {
            files: vec![log],
            ..Job::default()
        };
        let limits = Limits { max_text_bytes: 1000 };
        let rules = Rules::load(&crate::content::ContentTree::default()).unwrap();
        let Uploaded { diagnosis, text } = examine(&rules, &limits, &job).unwrap();
        assert!(!text.contains("c2VjcmV0"));
        assert_eq!(diagnosis.redactions.len(), 1);
    }

    #[test]
    fn a_job_that_nobody_waits_for_ends_without_an_answer() {
        let log = |bytes: &[u8]| SentFile {
            bytes: bytes.to_vec(),
            ..SentFile::default()
        };
        let rules = Rules::load(&crate::content::ContentTree::default()).unwrap();
        // Packed bytes that are cut off are no longer looked at either.
        for bytes in [b"a line\n".as_slice(), b"\x1f\x8b\x08\0\0"] {
            let job = Job {
                files: vec![log(bytes)],
                ..Job::default()
            };
            drop(job.stop.when_dropped());
            let answer = examine(&rules, &Limits { max_text_bytes: 1000 }, &job);
            assert_eq!(answer.unwrap_err(), Refusal::TooComplex);
        }
    }
}
