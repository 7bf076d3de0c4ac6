//! The one integration test binary: a file per face and feature.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod api;
mod cli;
mod postgres;
mod readme;
mod server;
mod store;
mod support;
