//! Rules: what in a log speaks for a cause.
//!
//! A rule names events by conditions and says how they must stand to each other: so many, in order, at a regular interval,
//! on many devices at once. All rules run; none stops another. Loading a rule runs its samples.

mod chance;
mod condition;
mod definition;
mod hits;
mod interval;
mod judge;
mod kql;
#[cfg(test)]
mod mutation;
mod outline;
mod party;
mod room;
mod sample;
mod series;
mod set;
mod view;
mod when;

pub(super) use chance::tail;
pub(super) use definition::Level;
pub(super) use interval::longest_chain;
pub(super) use judge::{Match, judge};
pub use kql::Query;
pub(super) use kql::{Table, query};
pub use outline::{How, Relation, RuleOutline};
pub(super) use sample::check_samples;
pub(super) use set::{Rule, Rules as RuleSet};
