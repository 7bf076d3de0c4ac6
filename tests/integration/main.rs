//! The one integration test binary: a file per face and feature.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests set up what the program finds around it"
)]

mod access;
mod api;
mod architecture;
mod card;
mod case;
mod cli;
mod content;
mod corpus;
mod coverage;
mod description;
mod durability;
mod flow;
mod foreign;
mod formats;
mod former;
mod hostile;
mod import;
mod knowledge;
mod outcomes;
mod pages;
mod postgres;
mod program;
mod readme;
mod report;
mod rhythm;
mod search;
mod server;
mod store;
mod support;
mod ticket;
mod translation;
mod verdict;
mod web;
mod wizard;
mod wording;
mod zoo;
