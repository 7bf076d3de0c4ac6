//! Languages: which one a reader gets ([`Locale`], [`negotiate`]) and the interface texts in it ([`Messages`]).
//!
//! Knows texts by key only; what a page says, and where, is the business of the faces.

mod check;
mod format;
mod locale;
mod messages;
mod negotiate;

pub use check::{TextFault, check};
pub use fluent_bundle::FluentValue;
pub use locale::{InvalidLocale, Locale};
pub use messages::{Messages, Texts};
pub use negotiate::negotiate;
