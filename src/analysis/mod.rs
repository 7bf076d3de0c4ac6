//! Log bytes to a [`Diagnosis`]: decode, split into lines, read as events, judge by rules, rank.

mod decode;
mod diagnosis;
mod engine;
pub mod redact;
pub mod report;

pub use decode::{DecodeError, Limits, Text, decode};
pub use diagnosis::{
    Against, CodeCount, Confidence, Diagnosis, Evidence, Finding, Mark, MarkKind, Missing, Note,
    RedactionCount, Timeline, TimelineRow, Verdict,
};
pub use engine::{Rules, analyse};
pub use report::{Report, ReportId};
