//! Time stamps of every shape that logs print, to milliseconds since 1970-01-01 UTC.
//!
//! A stamp is read into its parts first ([`Stamp`]); what it leaves open (year, date, zone, order of day and month) is
//! filled in by the [`Clock`] of the file it stands in, which says what it had to assume.

mod clock;

pub use clock::is_without_year;
pub(super) use clock::names_year;
pub(super) use clock::{Clock, to_rfc3339};

/// Milliseconds in a day.
pub(super) const DAY: i64 = 86_400_000;

/// Which of the two leading numbers of `3/5/2024` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// As in the United States: month first.
    #[default]
    MonthFirst,
    /// As nearly everywhere else.
    DayFirst,
}

/// What a stamp says about the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// Nothing: a time of day only.
    None,
    /// Month and day without a year.
    Yearless(i8, i8),
    /// A full date.
    Full(i16, i8, i8),
    /// Two numbers in doubtful order, and a year.
    Doubtful(i8, i8, i16),
}

/// A time stamp as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    day: Day,
    /// Milliseconds since midnight; for an [`Stamp::absolute`] one, since 1970.
    millis: i64,
    /// Offset from UTC in minutes, where the stamp has one.
    offset: Option<i32>,
    absolute: bool,
}

impl Stamp {
    /// Whether the numbers show that the day comes first (`25/12/2024`) or the month (`12/25/2024`); `None` if both are possible.
    pub(super) fn order(&self) -> Option<DateOrder> {
        match self.day {
            Day::Doubtful(first, second, _) if first > 12 && second <= 12 => Some(DateOrder::DayFirst),
            Day::Doubtful(first, second, _) if second > 12 && first <= 12 => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Whether a clock that nobody has set would print this: a year before 2010, or the first minutes of a year.
    pub(super) fn is_unset(&self) -> bool {
        match self.day {
            Day::Full(year, ..) => year < 2010 || self.is_new_year(),
            Day::Doubtful(_, _, year) => year < 2010,
            Day::None | Day::Yearless(..) => false,
        }
    }

    /// The first minutes of a year that may well be the present one.
    pub(super) fn is_new_year(&self) -> bool {
        const FIRST_MINUTES: i64 = 10 * 60_000;
        matches!(self.day, Day::Full(2010.., 1, 1)) && self.millis < FIRST_MINUTES
    }

    /// Whether it is the first day of a year, later than a clock that nobody has set comes before it is.
    pub(super) fn is_late_on_new_years_day(&self) -> bool {
        const LATE: i64 = 60 * 60_000;
        matches!(self.day, Day::Full(2010.., 1, 1)) && self.millis >= LATE
    }

    /// Reads a stamp at the start of `text`, and says how many bytes it took.
    pub(super) fn read(text: &str) -> Option<(Self, usize)> {
        let mut cursor = Cursor {
            bytes: text.as_bytes(),
            at: 0,
        };
        let stamp = cursor.stamp()?;
        Some((stamp, cursor.at))
    }

    /// Seconds (10 digits), milliseconds, microseconds or nanoseconds since 1970, told apart by their number of digits.
    pub(super) fn from_epoch(digits: &str) -> Option<Self> {
        let number: i64 = digits.parse().ok()?;
        let millis = match digits.len() {
            9 | 10 => number * 1000,
            12 | 13 => number,
            15 | 16 => number / 1000,
            18 | 19 => number / 1_000_000,
            _ => return None,
        };
        Some(Self {
            day: Day::None,
            millis,
            offset: Some(0),
            absolute: true,
        })
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

const MONTHS: [&[u8]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];
const DAYS: [&[u8]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];

impl Cursor<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn eat(&mut self, wanted: &[u8]) -> bool {
        let found = wanted.contains(&self.peek());
        self.at += usize::from(found);
        found
    }

    fn spaces(&mut self) {
        while self.eat(b" ") {}
    }

    /// A number of at most `most` digits: its value and how many digits it had.
    fn number(&mut self, most: usize) -> Option<(i64, usize)> {
        let from = self.at;
        let mut value = 0_i64;
        while self.peek().is_ascii_digit() && self.at - from < most {
            value = value * 10 + i64::from(self.peek() - b'0');
            self.at += 1;
        }
        (self.at > from).then_some((value, self.at - from))
    }

    fn word(&mut self, words: &[&[u8]]) -> Option<i8> {
        let rest = &self.bytes[self.at..];
        let found = words
            .iter()
            .position(|word| rest.len() >= 3 && rest[..3].eq_ignore_ascii_case(word))?;
        self.at += 3;
        while self.peek().is_ascii_alphabetic() {
            self.at += 1;
        }
        Some(found as i8 + 1)
    }

    fn stamp(&mut self) -> Option<Stamp> {
        if self.word(&DAYS).is_some() {
            self.eat(b",");
            self.spaces();
        }
        let mut day = self.day()?;
        if day != Day::None && !self.between() {
            return None;
        }
        let millis = self.time_of_day()?;
        let offset = self.offset();
        if let Day::Yearless(month, number) = day
            && let Some(year) = self.trailing_year()
        {
            day = Day::Full(year, month, number);
        }
        Some(Stamp {
            day,
            millis,
            offset,
            absolute: false,
        })
    }

    /// What stands between date and time: `T`, spaces, a comma, a dot (`2020-10-02.11:47:03`).
    fn between(&mut self) -> bool {
        let from = self.at;
        self.eat(b".");
        self.eat(b",");
        self.spaces();
        self.eat(b"Tt");
        self.at > from
    }

    fn day(&mut self) -> Option<Day> {
        if let Some(month) = self.word(&MONTHS) {
            self.spaces();
            let (number, _) = self.number(2)?;
            return self.year_after_month_name(month, number as i8);
        }
        let start = self.at;
        let (first, digits) = self.number(4)?;
        if self.peek() == b':' {
            self.at = start;
            return Some(Day::None);
        }
        if digits <= 2
            && let Some(day) = self.day_before_month_name(first as i8)
        {
            return Some(day);
        }
        self.numbers_date(first, digits)
    }

    /// `16 May 2024`, `16-May-2024`, `16/May/2024`; nothing is read where no name of a month follows.
    fn day_before_month_name(&mut self, number: i8) -> Option<Day> {
        let mark = self.at;
        self.eat(b" -/");
        self.spaces();
        let Some(month) = self.word(&MONTHS) else {
            self.at = mark;
            return None;
        };
        self.eat(b"-/");
        self.year_after_month_name(month, number)
    }

    /// `Oct 04, 2016 2:10:31`, `16 May 13:40:02`, `16 May 2024 13:40`.
    fn year_after_month_name(&mut self, month: i8, number: i8) -> Option<Day> {
        let mark = self.at;
        self.eat(b",");
        self.spaces();
        match self.number(4) {
            Some((year, 4)) if self.peek() != b':' => Some(Day::Full(year as i16, month, number)),
            _ => {
                self.at = mark;
                Some(Day::Yearless(month, number))
            }
        }
    }

    /// `2024-03-05`, `2024. 03. 05.`, `3/5/2024`, `5.3.2024`, `04-12`.
    fn numbers_date(&mut self, first: i64, digits: usize) -> Option<Day> {
        let separator = self.peek();
        if !b"-/.".contains(&separator) {
            return None;
        }
        self.at += 1;
        self.spaces();
        let (second, _) = self.number(2)?;
        if self.peek() != separator {
            return (separator == b'-' && digits <= 2).then_some(Day::Yearless(first as i8, second as i8));
        }
        self.at += 1;
        self.spaces();
        let (third, third_digits) = self.number(4)?;
        match (digits, third_digits) {
            (4, 1 | 2) => Some(Day::Full(first as i16, second as i8, third as i8)),
            (1 | 2, 4) if separator == b'/' => Some(Day::Doubtful(first as i8, second as i8, third as i16)),
            (1 | 2, 4) => Some(Day::Full(third as i16, second as i8, first as i8)),
            (1 | 2, 2) if separator == b'/' => {
                Some(Day::Doubtful(first as i8, second as i8, 2000 + third as i16))
            }
            (1 | 2, 2) if separator == b'.' => {
                Some(Day::Full(2000 + third as i16, second as i8, first as i8))
            }
            _ => None,
        }
    }

    fn time_of_day(&mut self) -> Option<i64> {
        let (hour, digits) = self.number(2)?;
        if digits > 2 || !self.eat(b":") {
            return None;
        }
        let (minute, 2) = self.number(2)? else { return None };
        let mut millis = (hour * 60 + minute) * 60_000;
        if self.eat(b":") {
            let (second, 2) = self.number(2)? else { return None };
            millis += second.min(59) * 1000 + self.fraction();
        }
        let mark = self.at;
        self.spaces();
        match (
            self.peek().to_ascii_lowercase(),
            self.bytes.get(self.at + 1).map(u8::to_ascii_lowercase),
        ) {
            (half @ (b'a' | b'p'), Some(b'm')) if hour <= 12 => {
                self.at += 2;
                millis += i64::from(half == b'p') * DAY / 2 - i64::from(hour == 12) * DAY / 2;
            }
            _ => self.at = mark,
        }
        (hour < 24 && minute < 60).then_some(millis)
    }

    fn fraction(&mut self) -> i64 {
        let separated =
            b".,:".contains(&self.peek()) && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        if !separated {
            return 0;
        }
        self.at += 1;
        let (mut value, mut scale) = (0_i64, 100_i64);
        while self.peek().is_ascii_digit() {
            value += i64::from(self.peek() - b'0') * scale;
            scale /= 10;
            self.at += 1;
        }
        value
    }

    fn offset(&mut self) -> Option<i32> {
        let mark = self.at;
        self.spaces();
        let sign = match self.peek() {
            b'Z' | b'z' => {
                self.at += 1;
                return Some(0);
            }
            b'+' => 1,
            b'-' => -1,
            _ => {
                let utc =
                    self.bytes[self.at..].starts_with(b"UTC") || self.bytes[self.at..].starts_with(b"GMT");
                self.at = if utc { self.at + 3 } else { mark };
                return utc.then_some(0);
            }
        };
        self.at += 1;
        let read = self.number(2).and_then(|(hours, digits)| {
            self.eat(b":");
            let (minutes, 2) = self.number(2)? else {
                return None;
            };
            (digits == 2 && hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes) as i32)
        });
        if read.is_none() {
            self.at = mark;
        }
        read
    }

    /// The year of C's `ctime`: `Tue Mar  5 11:22:33 2024`.
    fn trailing_year(&mut self) -> Option<i16> {
        let mark = self.at;
        self.spaces();
        match self.number(4) {
            Some((year, 4)) if (1970..2200).contains(&year) => Some(year as i16),
            _ => {
                self.at = mark;
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Option<String> {
        let (stamp, _) = Stamp::read(text)?;
        Clock::default().moment(&stamp).map(to_rfc3339)
    }

    #[test]
    fn shapes_that_logs_print_are_read() {
        let table = [
            ("2024-03-05T09:19:07Z", "2024-03-05T09:19:07Z"),
            ("2024-03-05T09:19:07.4383997Z", "2024-03-05T09:19:07.438Z"),
            ("2024-03-05 09:19:07,103 INFO", "2024-03-05T09:19:07.103Z"),
            ("2024-03-05 09:19:07.786 +01:00 [INF]", "2024-03-05T08:19:07.786Z"),
            ("Tue Mar  5 11:22:33 2024 File:", "2024-03-05T11:22:33Z"),
            ("Sat Nov 28 2015 02:14:55", "2015-11-28T02:14:55Z"),
            ("3/5/2024, 9:19:07.000 AM", "2024-03-05T09:19:07Z"),
            ("3/5/2024 12:19:07 AM>", "2024-03-05T00:19:07Z"),
            ("3/5/2024 12:19:07 PM>", "2024-03-05T12:19:07Z"),
            ("13/5/2024 09:19:07", "2024-05-13T09:19:07Z"),
            ("5-3-2024 09:19:07", "2024-03-05T09:19:07Z"),
            ("5.3.2024, 09:19:07", "2024-03-05T09:19:07Z"),
            ("2024. 03. 05. 9:19:07", "2024-03-05T09:19:07Z"),
            ("05.03.24 09:19", "2024-03-05T09:19:00Z"),
            ("3/5/24 9:19 AM", "2024-03-05T09:19:00Z"),
            ("2024/3/5 08:03:09 [INFO]", "2024-03-05T08:03:09Z"),
            ("Oct 04, 2016 2:10:31 PM org", "2016-10-04T14:10:31Z"),
            ("2020-10-02.11:47:03, Message", "2020-10-02T11:47:03Z"),
            ("03-Jun-2025 04:12:09.221 WARN [main]", "2025-06-03T04:12:09.221Z"),
            ("03/Jun/2025 04:12:09 +0200", "2025-06-03T02:12:09Z"),
            ("16 May 2024 13:40:02", "2024-05-16T13:40:02Z"),
            ("2023-09-21T22:33:34+0200", "2023-09-21T20:33:34Z"),
        ];
        for (text, expected) in table {
            assert_eq!(utc(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "404104",
            "12",
            "2024-13-05T09:19:07Z",
            "2024-02-30 09:19:07",
            "25:61:00",
            "1.2.3.4",
            "",
            "a",
        ] {
            assert_eq!(utc(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_without_date_rolls_over_at_midnight() {
        let mut clock = Clock::default();
        let mut read = |text: &str| clock.moment(&Stamp::read(text).unwrap().0).unwrap();
        let (late, early) = (read("23:59:58"), read("00:00:03"));
        assert_eq!(early - late, 5_000);
        assert!(clock.assumed_day && clock.assumed_utc);
    }

    #[test]
    fn times_before_the_first_date_stand_right_before_it() {
        let mut clock = Clock::default();
        let mut read = |text: &str| clock.moment(&Stamp::read(text).unwrap().0).unwrap();
        let (first, dated) = (read("23:59:50"), read("Sat Nov 21 00:00:10 2026"));
        assert_eq!(dated - (first + clock.until_first_date().unwrap()), 20_000);
    }

    #[test]
    fn a_date_without_a_year_lies_near_those_with_one() {
        let mut clock = Clock::default();
        let mut read = |text: &str| {
            clock
                .moment(&Stamp::read(text).unwrap().0)
                .map(to_rfc3339)
                .unwrap()
        };
        assert_eq!(read("2024-12-31 23:59:50"), "2024-12-31T23:59:50Z");
        assert_eq!(read("Jan  1 00:00:05"), "2025-01-01T00:00:05Z");
        assert_eq!(read("Dec 31 23:59:55"), "2024-12-31T23:59:55Z");
    }

    #[test]
    fn a_date_without_a_year_is_known_as_such_where_no_other_has_one() {
        let stamp = Stamp::read("Feb 29 23:59:59").unwrap().0;
        let moment = Clock::default().moment(&stamp).unwrap();
        assert!(is_without_year(moment) && !is_without_year(0) && !is_without_year(1_709_596_800_000));
    }

    #[test]
    fn an_unset_clock_is_noticed() {
        for (text, unset) in [
            ("Thu Jan  1 00:00:12 1970", true),
            ("Sun Jan  1 00:00:09 2017", true),
            ("Sun Jan  1 12:00:09 2017", false),
            ("2024-03-05 00:00:09", false),
        ] {
            assert_eq!(Stamp::read(text).unwrap().0.is_unset(), unset, "{text}");
        }
    }
}
