//! What stamps leave open, filled in for one file.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{DAY, DateOrder, Day, Stamp};

/// The year of dates in a file that shows none: a leap year before there were such logs.
const YEARLESS: i16 = 1972;

/// Fills in what the stamps of one file leave open, and remembers what it assumed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock {
    /// The order of day and month in this file.
    order: DateOrder,
    /// Day of the last stamp with a date, and time of day of the last one without: for roll-over at midnight.
    last_day: i64,
    last_time_of_day: i64,
    /// The year that stamps with one have shown last.
    year: Option<i16>,
    last_day_with_year: i64,
    /// Days by which the stamps before the first date have to be moved to stand right before it.
    before_first_date: Option<i64>,
    /// A stamp had no zone and was taken for UTC.
    pub(crate) assumed_utc: bool,
    /// A stamp had no date.
    pub(crate) assumed_day: bool,
    /// A stamp had no year.
    pub(crate) assumed_year: bool,
}

impl Clock {
    /// A clock for a file in which doubtful dates have this order.
    pub(crate) fn new(order: DateOrder) -> Self {
        Self {
            order,
            ..Self::default()
        }
    }

    /// The moment a stamp means, in milliseconds since 1970 UTC; `None` for a day that no calendar has.
    pub(crate) fn moment(&mut self, stamp: &Stamp) -> Option<i64> {
        if stamp.absolute {
            return Some(stamp.millis);
        }
        self.learn_year(stamp);
        let day = match stamp.day {
            Day::None => self.undated(stamp.millis),
            Day::Yearless(month, day) => {
                self.assumed_year = true;
                self.nearest_year(month, day)?
            }
            Day::Full(year, month, day) => days(year, month, day)?,
            Day::Doubtful(first, second, year) => match stamp.order().unwrap_or(self.order) {
                DateOrder::MonthFirst => days(year, first, second)?,
                DateOrder::DayFirst => days(year, second, first)?,
            },
        };
        if stamp.day != Day::None {
            let over_midnight = i64::from(stamp.millis + DAY / 2 < self.last_time_of_day);
            self.before_first_date
                .get_or_insert(day - self.last_day - over_midnight);
            self.last_day = day;
            self.last_time_of_day = stamp.millis;
        }
        self.assumed_utc |= stamp.offset.is_none();
        let moment = day * DAY + stamp.millis - i64::from(stamp.offset.unwrap_or(0)) * 60_000;
        Some(moment)
    }

    /// The day in the year that makes it the nearest to the last one with a year; in a leap year long past where there is none.
    fn nearest_year(&self, month: i8, day: i8) -> Option<i64> {
        let Some(year) = self.year else {
            return days(YEARLESS, month, day);
        };
        let years = [year, year - 1, year + 1].into_iter();
        let candidates = years.filter_map(|year| days(year, month, day));
        candidates.min_by_key(|day| (day - self.last_day_with_year).abs())
    }

    /// Learns the year of a stamp that stands elsewhere in the file; a clock that was not set shows none.
    pub(crate) fn learn_year(&mut self, stamp: &Stamp) -> bool {
        let day = match stamp.day {
            Day::Full(year, month, day) => Some((year, days(year, month, day))),
            Day::Doubtful(first, second, year) => {
                Some((year, days(year, first, second).or(days(year, second, first))))
            }
            Day::None | Day::Yearless(..) => None,
        };
        let Some((year, Some(day))) = day.filter(|_| !stamp.is_unset()) else {
            return false;
        };
        (self.year, self.last_day_with_year) = (Some(year), day);
        true
    }

    /// Takes note of a dated stamp in UTC that was read without this clock; not the first one, by which others are dated.
    pub(crate) fn saw_utc(&mut self, moment: i64) {
        (self.last_day, self.last_time_of_day) = (moment.div_euclid(DAY), moment.rem_euclid(DAY));
        if self.last_day != self.last_day_with_year
            && let Ok(timestamp) = Timestamp::from_millisecond(moment)
        {
            let date = timestamp.to_zoned(TimeZone::UTC).date();
            self.learn_year(&Stamp {
                day: Day::Full(date.year(), date.month(), date.day()),
                millis: self.last_time_of_day,
                offset: Some(0),
                absolute: false,
            });
        }
    }

    /// Milliseconds to add to moments that were made before the first stamp with a date; `None` while there is none.
    pub(crate) fn until_first_date(&self) -> Option<i64> {
        self.before_first_date.map(|days| days * DAY)
    }

    /// The day of a time without date: that of the stamp before, or the next one if the clock went far back.
    fn undated(&mut self, time_of_day: i64) -> i64 {
        self.assumed_day = true;
        if time_of_day + DAY / 2 < self.last_time_of_day {
            self.last_day += 1;
        }
        self.last_time_of_day = time_of_day;
        self.last_day
    }
}

/// Whether the log that a moment (milliseconds since 1970) comes from names no year, so that the moment's own means nothing.
pub fn is_without_year(moment: i64) -> bool {
    let begin = |year| days(year, 1, 1).map(|day| day * DAY);
    let of = begin(YEARLESS).zip(begin(YEARLESS + 1));
    of.is_some_and(|(from, to)| (from..to).contains(&moment))
}

/// Whether a moment is in the year that the log means: not that of dates without one, nor the first, in which lie times
/// without a date and clocks that were not set.
pub(crate) fn names_year(moment: i64) -> bool {
    !(0..365 * DAY).contains(&moment) && !is_without_year(moment)
}

fn days(year: i16, month: i8, day: i8) -> Option<i64> {
    if !(1..=9998).contains(&year) {
        return None;
    }
    let date = Date::new(year, month, day).ok()?;
    let epoch = Date::constant(1970, 1, 1);
    Some(i64::from(date.since(epoch).ok()?.get_days()))
}

/// RFC 3339 in UTC, to the second or, where there are any, to the millisecond.
pub(crate) fn to_rfc3339(millis: i64) -> String {
    match Timestamp::from_millisecond(millis) {
        Ok(moment) => moment.to_string(),
        Err(_) => String::new(),
    }
}
