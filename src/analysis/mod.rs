//! Log bytes to a [`Diagnosis`]: decode, split into lines, read as events, judge by rules, rank.

mod diagnosis;
pub mod redact;

pub use diagnosis::{
    Against, CodeCount, Confidence, Diagnosis, Evidence, Finding, Mark, MarkKind, Missing, Note,
    RedactionCount, Timeline, TimelineRow, Verdict,
};
