//! What other programs say in a log in which a client library tells how its own connection fares.
//!
//! A log of a device holds lines of everything that runs there, and a refused connection reads the same whoever was refused.
//! Where the library writes too, it says what befalls its connection: words that name nothing of ours, far from anything it
//! complains of, are about something else as likely as not.

use std::collections::HashSet;

use super::diagnosis::{Against, Confidence, Finding};
use super::event::{Event, EventLog, Kind, Writer};
use super::rank::HINT;

/// Key of the text that says so.
const REASON: &str = "beside";
/// A library notices a dead connection this late, in milliseconds: four minutes without traffic, and half as much again.
const LATEST: i64 = 10 * 60 * 1000;

/// Lowers the findings that rest on such words alone to hints.
pub(super) fn doubt(log: &EventLog, findings: &mut [Finding]) {
    if !log.classes.iter().any(|class| class.writer == Writer::Other) {
        return;
    }
    let files = Library::of_files(log);
    let (mut beside, mut others) = (HashSet::new(), HashSet::new());
    for event in &log.events {
        let class = log.class_of(event);
        let place = (u32::from(event.file), u64::from(event.line));
        let is_others = class.writer == Writer::Other && is_fault(class.kind);
        let is_beside = is_others && files[usize::from(event.file)].is_well_at(event);
        match class.kind {
            _ if is_beside => _ = beside.insert(place),
            Kind::Connect => {}
            _ => _ = others.insert(place),
        }
    }
    let rests_on_them = |finding: &Finding| {
        let mut places = finding.evidence.iter().map(|line| (line.file, line.line));
        places.clone().any(|place| beside.contains(&place)) && !places.any(|place| others.contains(&place))
    };
    for finding in findings.iter_mut().filter(|finding| rests_on_them(finding)) {
        finding.score = finding.score.min(HINT);
        finding.confidence = Confidence::Low;
        finding.against.push(Against {
            reason: REASON.to_owned(),
            cause: None,
            line: None,
        });
    }
    findings.sort_by(|first, second| second.score.total_cmp(&first.score));
}

/// What the client library says in a file about its connection.
#[derive(Default)]
struct Library {
    /// It has said that the connection stands.
    tells: bool,
    /// When something was wrong with it, or it was made anew, in order.
    alarms: Vec<i64>,
}

impl Library {
    fn of_files(log: &EventLog) -> Vec<Self> {
        let mut files: Vec<Self> = Vec::new();
        for event in &log.events {
            let file = usize::from(event.file);
            files.resize_with(files.len().max(file + 1), Self::default);
            let (class, file) = (log.class_of(event), &mut files[file]);
            let is_connect = class.kind == Kind::Connect;
            if class.writer == Writer::Other || !(is_connect || is_fault(class.kind)) {
                continue;
            }
            if !is_connect || file.tells {
                file.alarms.push(event.time);
            }
            file.tells |= is_connect && class.writer == Writer::Library;
        }
        files.iter_mut().for_each(|file| file.alarms.sort_unstable());
        files
    }

    /// Whether the library says that the connection stands and nothing else near this event; without a time all is near.
    fn is_well_at(&self, event: &Event) -> bool {
        let has_times = event.has_time() && self.alarms.first() != Some(&Event::NO_TIME);
        let next = self
            .alarms
            .partition_point(|&alarm| alarm < event.time.saturating_sub(LATEST));
        let near = self.alarms.get(next);
        let is_far = |&alarm: &i64| has_times && alarm > event.time + LATEST;
        self.tells && near.is_none_or(is_far)
    }
}

fn is_fault(kind: Kind) -> bool {
    matches!(kind, Kind::ConnectFailed | Kind::Disconnect | Kind::Error)
}
