//! The order of day and month in a file's dates, and the year of those that have none.

use crate::time::{Clock, DateOrder, Stamp};

/// Decides for a whole file whether `3/5/2024` means March or May: by a number above twelve, else by the shorter span.
pub(super) fn date_order(text: &str) -> DateOrder {
    const LOOK_AT: usize = 4 << 20;
    const ENOUGH: usize = 2_000;
    let head = LOOK_AT.min(text.len());
    let mut stamps = Vec::new();
    for at in memchr::memchr_iter(b'/', &text.as_bytes()[..head]) {
        let bytes = text.as_bytes();
        let mut start = at;
        while start > 0 && at - start < 2 && bytes[start - 1].is_ascii_digit() {
            start -= 1;
        }
        if start < at
            && let Some((stamp, _)) = Stamp::read(&text[start..])
        {
            if let Some(order) = stamp.order() {
                return order;
            }
            stamps.push(stamp);
        }
        if stamps.len() >= ENOUGH {
            break;
        }
    }
    let span = |order: DateOrder| {
        let mut clock = Clock::new(order);
        let moments: Vec<i64> = stamps.iter().filter_map(|stamp| clock.moment(stamp)).collect();
        moments
            .iter()
            .max()
            .zip(moments.iter().min())
            .map_or(0, |(last, first)| last - first)
    };
    match span(DateOrder::DayFirst) < span(DateOrder::MonthFirst) {
        true => DateOrder::DayFirst,
        false => DateOrder::MonthFirst,
    }
}

/// Teaches the clock of a file the first year that a stamp in it shows.
pub(super) fn learn_year(clock: &mut Clock, text: &str) {
    stamps(text).any(|stamp| clock.learn_year(&stamp));
}

/// Whether a file goes on for long after the first minutes of a year: then the year was new, and the clock right.
pub(super) fn outlasts_new_year(text: &str) -> bool {
    let shows_one = memchr::memmem::find(head(text), b"-01-01").is_some();
    shows_one && stamps(text).any(|stamp| stamp.is_late_on_new_years_day())
}

/// Stamps in the head of a file that begin with the year.
fn stamps(text: &str) -> impl Iterator<Item = Stamp> {
    let bytes = head(text);
    let begins = move |&at: &usize| at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    let places = memchr::memmem::find_iter(bytes, b"20").filter(begins);
    places.filter_map(|at| Stamp::read(&text[at..]).map(|(stamp, _)| stamp))
}

fn head(text: &str) -> &[u8] {
    const LOOK_AT: usize = 256 << 10;
    &text.as_bytes()[..LOOK_AT.min(text.len())]
}
