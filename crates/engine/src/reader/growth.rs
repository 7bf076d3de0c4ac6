//! Reading takes as long as the text is: what made it look at the same bytes again and again, at two sizes.

use std::time::{Duration, Instant};

use super::agreement::LEXICON;
use super::{Case, Reader};

const SMALL: usize = 40_000;
/// Four times the text may take so many times as long; what is read again for each line takes sixteen.
const MOST: u32 = 8;
/// A busy machine adds so much to anything.
const FLOOR: Duration = Duration::from_millis(150);

const PIECES: [&str; 10] = [
    "{\"records\":[\n",
    "[\n\n",
    "[\n",
    "{\n",
    ",\n",
    "{\"a\":{\n",
    "{\"a\":1}\n",
    "ECONNREFUSED ",
    "\"a\tb\n",
    "password=a;",
];

fn read(text: &str) -> Case {
    let mut reader = Reader::new(&LEXICON);
    reader.read(text);
    reader.finish()
}

/// The least of three, because other work only adds.
fn time(text: &str) -> Duration {
    let once = || {
        let begin = Instant::now();
        read(text);
        begin.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

fn assert_linear(what: &str, text: impl Fn(usize) -> String) {
    let (small, large) = (time(&text(SMALL)), time(&text(4 * SMALL)));
    assert!(
        large < small * MOST + FLOOR,
        "{what:?}: {small:?}, then {large:?}"
    );
}

fn filled(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    read("first, whatever is made when it is first needed: ECONNREFUSED 404104\n");
    for piece in PIECES {
        assert_linear(piece, |size| filled(piece, size));
    }
    // The last line, or white space, is what the others are looked at for.
    assert_linear("no record at the end", |size| filled("[\n", size) + "{\"a\" 1}\n");
    assert_linear("blanks at the end", |size| {
        filled("{x\n", size) + &" ".repeat(size)
    });
}

#[test]
fn an_envelope_without_records_is_read_line_by_line() {
    let case = read(&"{\"records\":[\n".repeat(3));
    assert_eq!((case.lines, case.records), (3, 0));
    // A record behind an envelope that led nowhere is one all the same.
    let case = read("[\n\n[\nnothing\n[\n{\"a\":1}\n]\n");
    assert_eq!((case.lines, case.log.count), (7, 2));
}
