//! Log formats as data: how a line, a record or a row of one kind of log is recognised and read.

mod columns;
mod definition;
mod json;
mod lenient;
mod record;
mod table;
mod text;

pub(super) use columns::{cut, guessed_header, ruled_header};
pub(super) use definition::{Format, Formats, Shape};
pub(super) use json::{Found, skip_envelope, value_at};
pub(super) use lenient::parse;
pub(super) use record::{Reading, Record};
pub(super) use table::{Header, header_of};
pub(super) use text::{Beginning, OPENINGS};
