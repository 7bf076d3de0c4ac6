//! Languages: which one a reader gets ([`Locale`], [`negotiate`]) and the interface texts in it ([`Messages`]).
//!
//! Knows texts by key only; what a page says, and where, is the business of the faces.

mod check;
mod format;
mod messages;
mod negotiate;

pub use check::{TextFault, check};
pub use fluent_bundle::FluentValue;
pub use messages::{Messages, Texts};
pub use negotiate::negotiate;
pub use waypost_content::{InvalidLocale, Locale};
