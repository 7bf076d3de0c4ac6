//! The one integration test binary: a file per concern.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod content;
mod corpus;
mod knowledge;
mod wizard;
