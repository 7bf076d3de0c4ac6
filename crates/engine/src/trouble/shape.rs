//! A line to its shape: what is left when everything is taken out that differs from one time to the next.

/// A shape is cut here, in characters.
const MOST: usize = 240;
/// Stands for what was taken out.
const GAP: char = '#';

/// The shape of a line: numbers, quoted names, hosts and identifiers become `#`.
pub(crate) fn shape(line: &str) -> String {
    let mut shape = String::new();
    let mut kept = 0;
    for part in parts(line.trim()) {
        let part = if is_variable(part) { "#" } else { part };
        if part == "#" && ends_with_gap(&shape) {
            shape.truncate(shape.rfind(GAP).map_or(0, |at| at + 1));
            continue;
        }
        kept += part.chars().count();
        if kept > MOST {
            shape.push('…');
            break;
        }
        shape.push_str(part);
    }
    shape
}

/// Whether nothing but what stands within numbers follows the last gap.
fn ends_with_gap(shape: &str) -> bool {
    shape.rfind(GAP).is_some_and(|at| {
        shape[at + 1..].chars().all(|letter| ".:-,/+ ".contains(letter)) && shape.len() - at < 3
    })
}

/// Words and what stands between them; a quoted name is one word.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let quoted = (first == '"' || first == '\'')
            .then(|| rest[1..].find(first).map(|end| end + 2))
            .flatten()
            .filter(|&end| !rest[..end].contains(' '));
        let is_word = |letter: char| letter.is_alphanumeric() || "_$".contains(letter);
        let length = quoted.unwrap_or_else(|| match is_word(first) {
            true => word_end(rest),
            false => first.len_utf8(),
        });
        let (part, left) = rest.split_at(length);
        rest = left;
        Some(part)
    })
}

/// Where a word ends that may hold dots and dashes between its letters: a host, an address, an identifier.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        let joins = ".-@".contains(letter) && next.is_some_and(char::is_alphanumeric);
        if !(letter.is_alphanumeric() || "_$".contains(letter) || joins) {
            return at;
        }
        end = at + letter.len_utf8();
    }
    end
}

fn is_variable(part: &str) -> bool {
    let is_quoted = part.starts_with(['"', '\'']) && part.len() > 1;
    let is_host = part.contains(".azure-") || part.ends_with(".net") || part.contains('@');
    is_quoted || is_host || part.contains(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn lines_that_differ_in_what_varies_have_one_shape() {
        let first = shape("2020-01-02 10:11:12,130 ERROR app: \"pump-1\" at hub-a.azure-devices.net gave 17");
        let other = shape("2021-11-12 00:01:02,999 ERROR app: \"mixer\" at plant.azure-devices.net gave 4");
        assert_eq!(first, other);
        assert!(first.contains("ERROR app: # at # gave #"), "{first}");
        assert_ne!(shape("connect refused"), shape("connect granted"));
    }

    #[test]
    fn a_shape_is_bounded_and_no_text_is_too_odd() {
        assert!(shape(&"wörter ".repeat(500)).chars().count() < 260);
        for odd in [
            "",
            "'",
            "\"",
            "ü'ü",
            "'''",
            "a.",
            ".a",
            "#",
            "\u{1f980}'\u{1f980}",
        ] {
            shape(odd);
        }
    }
}
