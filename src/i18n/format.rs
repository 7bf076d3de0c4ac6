//! Numbers, dates, durations and lists the way a language writes them.

use std::str::FromStr;

use fluent_bundle::FluentValue;
use icu_datetime::fieldsets::{MDT, YMD, YMDT};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::{DateTimeFormatter, options::TimePrecision};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale as IcuLocale;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

use super::{Locale, Texts};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// Fraction digits where the text asks for no other number of them.
const FRACTION_DIGITS: usize = 3;

/// Formatters of one language, made once.
pub(super) struct Dates {
    date: Option<DateTimeFormatter<YMD>>,
    date_time: Option<DateTimeFormatter<YMDT>>,
    day_time: Option<DateTimeFormatter<MDT>>,
}

impl Dates {
    pub(super) fn new(locale: Locale) -> Self {
        let locale = IcuLocale::from_str(locale.as_str()).unwrap_or(IcuLocale::UNKNOWN);
        let minutes = YMDT::medium().with_time_precision(TimePrecision::Minute);
        let yearless = MDT::medium().with_time_precision(TimePrecision::Minute);
        Self {
            date: DateTimeFormatter::try_new(locale.clone().into(), YMD::medium()).ok(),
            date_time: DateTimeFormatter::try_new(locale.clone().into(), minutes).ok(),
            day_time: DateTimeFormatter::try_new(locale.into(), yearless).ok(),
        }
    }
}

impl Texts<'_> {
    /// A whole number with the language's grouping.
    pub fn number(&self, number: u64) -> String {
        self.with("number-plain", &[("number", number.into())])
    }

    /// A share between 0.0 and 1.0 as whole per cent.
    pub fn percent(&self, share: f64) -> String {
        self.with("number-percent", &[("number", (share * 100.0).round().into())])
    }

    /// The day of a time in milliseconds since 1970-01-01 UTC; empty out of range.
    pub fn date(&self, milliseconds: i64) -> String {
        let formatter = self
            .messages()
            .dates(self.locale())
            .and_then(|dates| dates.date.as_ref());
        let format = |formatter: &DateTimeFormatter<YMD>| {
            let (year, [month, day, ..]) = calendar(milliseconds)?;
            Some(
                formatter
                    .format(&Date::try_new_iso(year, month, day).ok()?)
                    .to_string(),
            )
        };
        formatter.and_then(format).unwrap_or_default()
    }

    /// Day and minute of a time in milliseconds since 1970-01-01 UTC, marked as UTC; empty out of range.
    pub fn date_time(&self, milliseconds: i64) -> String {
        let dates = self.messages().dates(self.locale());
        let formatter = dates.and_then(|dates| dates.date_time.as_ref());
        let text = formatter.and_then(|formatter| {
            let (year, [month, day, hour, minute]) = calendar(milliseconds)?;
            let date = Date::try_new_iso(year, month, day).ok()?;
            let time = Time::try_new(hour, minute, 0, 0).ok()?;
            Some(formatter.format(&DateTime { date, time }).to_string())
        });
        self.utc(text)
    }

    /// The same for a time of which the year is not known.
    pub fn day_time(&self, milliseconds: i64) -> String {
        let dates = self.messages().dates(self.locale());
        let formatter = dates.and_then(|dates| dates.day_time.as_ref());
        let text = formatter.and_then(|formatter| {
            let (year, [month, day, hour, minute]) = calendar(milliseconds)?;
            let date = Date::try_new_iso(year, month, day).ok()?;
            let time = Time::try_new(hour, minute, 0, 0).ok()?;
            Some(formatter.format(&DateTime { date, time }).to_string())
        });
        self.utc(text)
    }

    fn utc(&self, time: Option<String>) -> String {
        let text = time.map(|time| self.with("time-utc", &[("time", time.into())]));
        text.unwrap_or_default()
    }

    /// A length of time in its two largest units: "1 hour 5 minutes".
    pub fn duration(&self, seconds: u64) -> String {
        let (large, small) = match seconds {
            0..MINUTE => (("duration-seconds", seconds), None),
            MINUTE..HOUR => (
                ("duration-minutes", seconds / MINUTE),
                Some(("duration-seconds", seconds % MINUTE)),
            ),
            HOUR..DAY => (
                ("duration-hours", seconds / HOUR),
                Some(("duration-minutes", seconds % HOUR / MINUTE)),
            ),
            _ => (
                ("duration-days", seconds / DAY),
                Some(("duration-hours", seconds % DAY / HOUR)),
            ),
        };
        let unit = |(key, count): (&str, u64)| self.with(key, &[("count", count.into())]);
        match small.filter(|(_, count)| *count > 0) {
            None => unit(large),
            Some(small) => self.with(
                "duration-pair",
                &[("large", unit(large).into()), ("small", unit(small).into())],
            ),
        }
    }

    /// A length of time in minutes alone ("65 minutes"), as documentation names periods; seconds below two minutes.
    pub fn minutes(&self, seconds: u64) -> String {
        if seconds < 2 * MINUTE {
            return self.with("duration-seconds", &[("count", seconds.into())]);
        }
        let minutes = (seconds + MINUTE / 2) / MINUTE;
        self.with("duration-minutes", &[("count", minutes.into())])
    }

    /// "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first, middle @ .., last] => {
                let start = middle.iter().fold(first.clone(), |start, item| {
                    self.with(
                        "list-more",
                        &[("start", start.into()), ("next", item.as_str().into())],
                    )
                });
                self.with(
                    "list-last",
                    &[("start", start.into()), ("last", last.as_str().into())],
                )
            }
        }
    }
}

/// Year, and month, day, hour and minute in UTC.
fn calendar(milliseconds: i64) -> Option<(i32, [u8; 4])> {
    let time = jiff::Timestamp::from_millisecond(milliseconds).ok()?;
    let time = time.to_zoned(jiff::tz::TimeZone::UTC);
    let parts = [time.month(), time.day(), time.hour(), time.minute()];
    Some((time.year().into(), parts.map(i8::unsigned_abs)))
}

/// Decimal formatter of a bundle's language, kept by the bundle.
struct Numbers(Option<DecimalFormatter>);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(tag: LanguageIdentifier, _: ()) -> Result<Self, ()> {
        let locale = IcuLocale::from_str(&tag.to_string()).map_err(|_| ())?;
        Ok(Self(
            DecimalFormatter::try_new(locale.into(), Default::default()).ok(),
        ))
    }
}

/// Fluent's hook for values: numbers get the language's separators, everything else stays.
pub(super) fn number_value(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let options = &number.options;
    let most = options.maximum_fraction_digits.unwrap_or(FRACTION_DIGITS);
    let least = options.minimum_fraction_digits.unwrap_or(0).min(most);
    let mut digits = format!("{:.*}", most, number.value);
    if let Some(point) = digits.find('.') {
        let needed = digits.trim_end_matches('0').len().max(point + 1 + least);
        digits.truncate(needed);
    }
    let digits = digits.trim_end_matches('.').to_owned();
    if !options.use_grouping {
        return Some(digits);
    }
    let decimal = Decimal::from_str(&digits).ok()?;
    memoizer
        .with_try_get::<Numbers, _, _>((), |numbers| {
            numbers
                .0
                .as_ref()
                .map(|formatter| formatter.format(&decimal).to_string())
        })
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::Messages;

    fn messages() -> Messages {
        let english = include_str!("../../locales/en/ui.ftl").to_owned();
        // A German file with nothing in it but what these tests look at.
        let german = "number-plain = { $number }\nduration-minutes = { $count ->\n    [one] { $count } Minute\n   *[other] { $count } Minuten\n}\n";
        let files = BTreeMap::from([
            ("locales/en/ui.ftl".to_owned(), english),
            ("locales/de/ui.ftl".to_owned(), german.to_owned()),
        ]);
        Messages::load(&files).unwrap()
    }

    #[test]
    fn numbers_follow_the_language() {
        let messages = messages();
        assert_eq!(messages.of("en".parse().unwrap()).number(1_234_567), "1,234,567");
        assert_eq!(messages.of("de".parse().unwrap()).number(1_234_567), "1.234.567");
        assert_eq!(messages.of("en".parse().unwrap()).percent(0.934), "93%");
    }

    #[test]
    fn durations_take_the_plural_and_two_units() {
        let messages = messages();
        let texts = messages.of("en".parse().unwrap());
        assert_eq!(texts.duration(3900), "1 hour 5 minutes");
        assert_eq!(texts.duration(45), "45 seconds");
        assert_eq!(texts.duration(172_800), "2 days");
        assert_eq!(texts.minutes(3900), "65 minutes");
        assert_eq!(messages.of("de".parse().unwrap()).minutes(3900), "65 Minuten");
    }

    #[test]
    fn dates_follow_the_language() {
        let messages = messages();
        let texts = messages.of("en".parse().unwrap());
        assert_eq!(texts.date(1_616_140_800_000), "Mar 19, 2021");
        assert!(
            messages
                .of("de".parse().unwrap())
                .date(1_616_140_800_000)
                .starts_with("19.03.2021")
        );
        assert!(texts.date_time(1_616_140_800_000).ends_with("UTC"));
        assert_eq!(texts.date(i64::MAX), "");
        assert!(!texts.day_time(1_616_140_800_000).contains("2021"));
    }

    #[test]
    fn lists_join_with_the_language_s_words() {
        let messages = messages();
        let texts = messages.of("en".parse().unwrap());
        let items: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(texts.list(&items[..1]), "a");
        assert_eq!(texts.list(&items[..2]), "a and b");
        assert_eq!(texts.list(&items), "a, b and c");
    }

    #[test]
    fn missing_text_falls_back_to_english_and_then_to_the_key() {
        let messages = messages();
        let texts = messages.of("de".parse().unwrap());
        assert_eq!(texts.get("language-name"), "English");
        assert_eq!(texts.get("no-such-key"), "no-such-key");
        assert_eq!(texts.find("no-such-key", &[]), None);
    }
}
