//! Values as Kusto writes them.

/// From this width on, a list goes over several lines.
const WIDTH: usize = 100;

/// A length of time in milliseconds, in the largest unit that gives it whole: `65m`, `7d`; under two of a unit
/// in the next one: `90s`, `60s`.
pub(super) fn span(milliseconds: i64) -> String {
    const UNITS: [(i64, &str); 4] = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s")];
    let whole = |(unit, name): (i64, &str)| {
        (milliseconds % unit == 0 && milliseconds / unit > 1)
            .then(|| format!("{}{name}", milliseconds / unit))
    };
    let unit = UNITS.into_iter().find_map(whole);
    unit.unwrap_or_else(|| format!("{milliseconds}ms"))
}

/// A number with a point, so that it is a `real`.
pub(super) fn real(number: f64) -> String {
    format!("{number:?}")
}

/// A string literal.
pub(super) fn quote(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", one_line(&escaped))
}

/// A text without line ends and other control characters: it can end no comment and no literal.
pub(super) fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// `column` is one of `values`, in any letter case.
pub(super) fn is_any(column: &str, values: &[&str]) -> String {
    match values {
        [one] => format!("{column} =~ {}", quote(one)),
        _ => format!("{column} in~ ({})", list(values)),
    }
}

/// `column` is none of `values`, in any letter case.
pub(super) fn is_none(column: &str, values: &[&str]) -> String {
    format!("{column} !in~ ({})", list(values))
}

/// Literals after each other.
pub(super) fn list(values: &[&str]) -> String {
    let mut text = String::new();
    let mut column = 0;
    for (position, value) in values.iter().map(|value| quote(value)).enumerate() {
        let separator = match position {
            0 => "",
            _ if column + value.len() > WIDTH => ",\n        ",
            _ => ", ",
        };
        column = if separator.contains('\n') {
            8
        } else {
            column + separator.len()
        } + value.len();
        text += separator;
        text += &value;
    }
    text
}

/// One of `parts`; several stand in brackets.
pub(super) fn either(parts: &[String]) -> String {
    match parts {
        [one] => one.clone(),
        _ => format!("({})", parts.join(" or ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_written_as_people_say_it() {
        let spans = [60_000, 3_900_000, 7 * 86_400_000, 1_500];
        assert_eq!(spans.map(span), ["60s", "65m", "7d", "1500ms"]);
    }

    #[test]
    fn a_literal_cannot_be_left() {
        assert_eq!(quote("a\"\\\n| take 1"), r#""a\"\\ | take 1""#);
    }
}
