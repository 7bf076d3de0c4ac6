//! `Accept-Language` (RFC 9110, section 12.5.4) to the best of the languages we have.

use super::Locale;

/// Entries looked at; a longer header is somebody's attempt to keep us busy.
const MAX_ENTRIES: usize = 100;

/// One entry of the header.
struct Range<'header> {
    tag: &'header str,
    /// Weight in thousandths; 0 excludes.
    weight: u16,
}

/// The language of `available` that the header wants most; English if it wants none of them, or the first where there is no English.
///
/// Weights count, `q=0` excludes, `*` stands for every language not named, `de-AT` is served by `de`.
/// Entries that break the grammar are passed over. Equal weights keep the order of the header.
pub fn negotiate(accept_language: &str, available: &[Locale]) -> Locale {
    let ranges: Vec<Range<'_>> = accept_language
        .split(',')
        .take(MAX_ENTRIES)
        .filter_map(parse_range)
        .collect();
    let mut best: Option<(u16, usize, Locale)> = None;
    for &locale in available {
        let Some((weight, place)) = rate(locale, &ranges) else {
            continue;
        };
        let better = best.is_none_or(|(top, at, _)| weight > top || (weight == top && place < at));
        if weight > 0 && better {
            best = Some((weight, place, locale));
        }
    }
    let last_resort = || match available.contains(&Locale::english()) {
        true => Locale::english(),
        false => available.first().copied().unwrap_or_else(Locale::english),
    };
    best.map_or_else(last_resort, |(_, _, locale)| locale)
}

/// Weight of `locale` and the place in the header that gave it; the most specific entry decides.
fn rate(locale: Locale, ranges: &[Range<'_>]) -> Option<(u16, usize)> {
    let named = |range: &&Range<'_>| range.tag.eq_ignore_ascii_case(locale.as_str());
    let regional = |range: &&Range<'_>| {
        let primary = range.tag.split('-').next().unwrap_or_default();
        range.weight > 0 && primary.eq_ignore_ascii_case(locale.as_str())
    };
    let place = |wanted: &Range<'_>| ranges.iter().position(|range| std::ptr::eq(range, wanted));
    let exact = ranges.iter().find(named);
    let longer = ranges.iter().filter(regional).max_by_key(|range| range.weight);
    let range = match (exact, longer) {
        (Some(exact), Some(longer)) if exact.weight > 0 && longer.weight > exact.weight => longer,
        (Some(exact), _) => exact,
        (None, Some(longer)) => longer,
        (None, None) => ranges.iter().find(|range| range.tag == "*")?,
    };
    // Among equal weights the first mention of the language counts, however specific.
    let first = ranges
        .iter()
        .filter(regional)
        .find(|other| other.weight == range.weight)
        .unwrap_or(range);
    place(first).map(|place| (range.weight, place))
}

fn parse_range(entry: &str) -> Option<Range<'_>> {
    let (tag, parameter) = match entry.split_once(';') {
        Some((tag, parameter)) => (tag.trim(), Some(parameter.trim())),
        None => (entry.trim(), None),
    };
    let subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if tag != "*" && !tag.split('-').all(subtag) {
        return None;
    }
    let weight = parameter.map_or(Some(1000), parse_weight)?;
    Some(Range { tag, weight })
}

/// `q=0.5` to 500; `None` for anything the grammar does not have.
fn parse_weight(parameter: &str) -> Option<u16> {
    let value = parameter
        .strip_prefix(['q', 'Q'])?
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{fraction:0<3}").parse().ok()?;
    match (whole, thousandths) {
        ("0", _) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_chooses_the_language() {
        let available: Vec<Locale> = ["en", "de", "hu", "nl", "sv", "tr"]
            .iter()
            .map(|tag| tag.parse().unwrap())
            .collect();
        let cases = [
            ("", "en"),
            ("de", "de"),
            ("DE-at", "de"),
            ("fr, sv;q=0.5, tr;q=0.8", "tr"),
            ("sv;q=0.8, tr;q=0.8", "sv"),
            ("nl;q=0, *;q=0.1", "en"),
            ("en;q=0, *;q=0.1", "de"),
            ("*;q=0.3, hu;q=0.2", "en"),
            ("de;q=0, de-AT", "en"),
            ("de-AT;q=0.9, de;q=0.1, sv;q=0.5", "de"),
            ("de-CH, tr", "de"),
            ("sv-SE;q=0.7,sv;q=0.7,de;q=0.7", "sv"),
            ("garbage!!, ;q=1, hu;q=0.1", "hu"),
            ("tr;q=2, hu;q=0.1", "hu"),
            ("tr;q=0.1234, hu;q=0.1", "hu"),
            ("tr;q=, hu;q=0.001", "hu"),
            ("tr;q=0.000", "en"),
            ("zh-Hant-TW, ja;q=0.9", "en"),
            ("nl ; q=0.4 , sv ; q = 0.6", "sv"),
        ];
        for (header, expected) in cases {
            assert_eq!(negotiate(header, &available).as_str(), expected, "{header:?}");
        }
    }

    #[test]
    fn entries_past_the_limit_are_not_read() {
        let available = [Locale::english(), "de".parse().unwrap()];
        let header = |others| format!("{}de", "xx,".repeat(others));
        assert_eq!(negotiate(&header(MAX_ENTRIES), &available), Locale::english());
        assert_eq!(negotiate(&header(MAX_ENTRIES - 1), &available).as_str(), "de");
    }

    #[test]
    fn content_without_english_answers_in_its_first_language() {
        let available = ["sv", "de"].map(|tag| tag.parse().unwrap());
        assert_eq!(negotiate("fr", &available).as_str(), "sv");
        assert_eq!(negotiate("fr, de;q=0.1", &available).as_str(), "de");
    }
}
