//! Hostile input: every row of the list of hostile inputs, against a real server over a socket.
//!
//! A test's name begins with its row: `h01_…`. [`rows::every_row_has_its_test`] holds the list to the tests.

mod articles;
mod bytes;
mod client;
mod http;
mod identifiers;
mod limits;
mod process;
mod rows;
mod secrets;
mod security;
mod site;
mod text;

pub(crate) use client::{Answer, form, post, request};
pub(crate) use site::{Site, TEXT, UPLOAD, survive};

/// A few lines of a hub's log with two drops.
pub(crate) const LOG: &str = "2021-03-19T08:00:00Z device dev-1 connected\n\
    2021-03-19T09:05:00Z device dev-1 disconnected 404104 DeviceConnectionClosedRemotely\n";
