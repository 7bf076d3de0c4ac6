//! The order of day and month in a file's dates, and the year of those that have none.

use crate::analysis::time::{Clock, DateOrder, Stamp};

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
    const LOOK_AT: usize = 256 << 10;
    let bytes = &text.as_bytes()[..LOOK_AT.min(text.len())];
    for at in memchr::memmem::find_iter(bytes, b"20") {
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if begins && Stamp::read(&text[at..]).is_some_and(|(stamp, _)| clock.learn_year(&stamp)) {
            return;
        }
    }
}
