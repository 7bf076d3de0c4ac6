//! The one integration test binary: a file per concern.

mod content;
mod corpus;
mod knowledge;
mod wizard;
