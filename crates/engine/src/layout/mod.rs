//! A text that was bent on its way to us, to the lines that the programs printed.
//!
//! Logs are pasted into mails, chats and tickets, copied from web pages and viewers, and wrapped by terminals. What that adds
//! (marks, margins, line ends) is taken off here; each line keeps the number it has in the text that was sent.

mod characters;
mod margin;
mod wrap;
mod wrapper;

use std::borrow::Cow;

/// A text is judged by so many lines. One that shows nothing odd until there is not looked at further.
const SURVEYED: usize = 5_000;

/// A line of a text: its number in the text as it was sent, and what it says.
type Line<'t> = (u32, Cow<'t, str>);

/// What a program printed, and where it stands in the text that was sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Straight {
    /// The lines, ended by `\n`.
    pub(super) text: String,
    /// For each line of [`Straight::text`], its number in the text that was sent.
    numbers: Vec<u32>,
}

impl Straight {
    /// The number that a line of [`Straight::text`] has in the text that was sent; both from 1.
    pub(super) fn sent(&self, line: u32) -> u32 {
        let last = self.numbers.len().saturating_sub(1);
        let place = (line.saturating_sub(1) as usize).min(last);
        self.numbers.get(place).copied().unwrap_or(line)
    }
}

/// What the layout has to know about the lines of logs.
pub(super) trait Grammar {
    /// Whether an entry begins with this line, and says when.
    fn is_stamped(&self, line: &str) -> bool;
    /// Whether this line begins something of its own: an entry, a record, a frame of a stack trace.
    fn begins(&self, line: &str) -> bool;
    /// What stands behind the prefix of a container or a journal; `None` where there is no prefix.
    fn inside<'t>(&self, line: &'t str) -> Option<Cow<'t, str>>;
    /// Whether records or a table begin with this line.
    fn is_data(&self, line: &str) -> bool;
}

/// Takes off what was added on the way; `None` where nothing was.
pub(super) fn straighten(text: &str, grammar: &impl Grammar) -> Option<Straight> {
    let end = text
        .match_indices('\n')
        .nth(SURVEYED)
        .map_or(text.len(), |(end, _)| end);
    let mut surveyed = numbered(&text[..end]);
    if !unbend(&mut surveyed, grammar) {
        return None;
    }
    let lines = match end == text.len() {
        true => surveyed,
        false => {
            let mut whole = numbered(text);
            unbend(&mut whole, grammar);
            whole
        }
    };
    let mut straight = Straight {
        text: String::with_capacity(text.len()),
        numbers: Vec::with_capacity(lines.len()),
    };
    for (number, line) in &lines {
        straight.text.push_str(line);
        straight.text.push('\n');
        straight.numbers.push(*number);
    }
    Some(straight)
}

fn numbered(text: &str) -> Vec<Line<'_>> {
    (1..).zip(text.lines().map(Cow::Borrowed)).collect()
}

/// Whether anything was taken off.
fn unbend(lines: &mut Vec<Line<'_>>, grammar: &impl Grammar) -> bool {
    let characters = characters::restore(lines);
    let margin = margin::take_off(lines, grammar);
    let wrapper = wrapper::take_off(lines, grammar);
    let wrap = wrap::join(lines, grammar);
    characters | margin | wrapper | wrap
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries begin with the year 2024; stack frames with `at`.
    struct Plain;

    impl Grammar for Plain {
        fn is_stamped(&self, line: &str) -> bool {
            line.starts_with("2024-")
        }

        fn begins(&self, line: &str) -> bool {
            self.is_stamped(line) || line.starts_with("{\"") || line.trim_start().starts_with("at ")
        }

        fn inside<'t>(&self, line: &'t str) -> Option<Cow<'t, str>> {
            line.strip_prefix("host: ").map(Cow::Borrowed)
        }

        fn is_data(&self, line: &str) -> bool {
            line.starts_with('{')
        }
    }

    const STRAIGHT: &str =
        "2024-03-05 09:19:07 refused\n   at Somewhere.Deep()\n2024-03-05 09:19:08 \"quoted\" & <sharp>\n";

    fn straight(text: &str) -> Option<String> {
        straighten(text, &Plain).map(|straight| straight.text)
    }

    #[track_caller]
    fn assert_straightened(bent: &str) {
        assert_eq!(straight(bent).as_deref(), Some(STRAIGHT), "{bent}");
    }

    fn each_line(change: impl Fn(usize, &str) -> String) -> String {
        let lines = (1..).zip(STRAIGHT.lines());
        lines.map(|(number, line)| change(number, line) + "\n").collect()
    }

    #[test]
    fn a_straight_text_is_left_alone() {
        assert_eq!(straight(STRAIGHT), None);
        assert_eq!(straight(""), None);
        assert_eq!(straight("{\n  \"a\": 1,\n  \"b\": 2\n}\n"), None);
    }

    #[test]
    fn margins_go() {
        assert_straightened(&each_line(|_, line| format!("> {line}")));
        assert_straightened(&each_line(|_, line| format!(">> > {line}")));
        assert_straightened(&each_line(|_, line| format!("| {line}")));
        assert_straightened(&each_line(|_, line| format!("\t{line}")));
        assert_straightened(&each_line(|number, line| format!("{:>5}  {line}", number + 97)));
        assert_straightened(&each_line(|number, line| format!("{}:{line}", number * number)));
        assert_straightened(&each_line(|number, line| format!("logs/a-1.log:{number}:{line}")));
        assert_straightened(&each_line(|number, line| format!("    {number}. {line}")));
    }

    #[test]
    fn marks_of_pages_and_tickets_go() {
        let escaped = STRAIGHT
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&#34;");
        assert_straightened(&escaped.replace("  ", "&nbsp; "));
        assert_straightened(&each_line(|_, line| {
            format!("\u{200b}{}", line.replace(' ', "\u{a0}"))
        }));
        assert_straightened(&STRAIGHT.replacen('"', "\u{201c}", 1).replacen('"', "\u{201d}", 1));
        let page = format!(
            "<pre class=\"x\">{}</pre>",
            escaped.trim_end().replace('\n', "<br/>")
        );
        assert_straightened(&page);
    }

    #[test]
    fn a_log_in_a_letter_keeps_its_own_margin() {
        let bent = "Hello,\n\n    2024-03-05 09:19:07 refused\n       at Deep()\n\nBye\n";
        let expected = "Hello,\n\n2024-03-05 09:19:07 refused\n   at Deep()\n\nBye\n";
        assert_eq!(straight(bent).as_deref(), Some(expected));
    }

    #[test]
    fn prefixes_of_data_go_and_those_of_lines_stay() {
        let data = "host: {\nhost:   \"a\": 1\nhost: }\n";
        assert_eq!(straight(data).as_deref(), Some("{\n  \"a\": 1\n}\n"));
        assert_eq!(straight("host: some text\nhost: {}\n"), None);
        assert_eq!(straight("host: {\nother text\n"), None);
    }

    #[test]
    fn numbers_that_are_the_programs_own_stay() {
        for own in [
            "10:00:01 a\n11:00:01 b\n12:00:01 c\n13:00:01 d\n",
            "1-3-2024 a\n2-3-2024 b\n3-3-2024 c\n",
            "100 a\n9000 b\n20000 c\n",
            "5 a\n5 b\n5 c\n",
        ] {
            assert_eq!(straight(own), None, "{own}");
        }
    }

    #[test]
    fn broken_lines_are_joined() {
        let long = format!(
            "2024-03-05 {}\n2024-03-06 {}\n",
            "abcdefg ".repeat(30),
            "hij klm ".repeat(30)
        );
        let whole = long.replace(" \n", "\n");
        let hard: String = whole
            .lines()
            .flat_map(|line| line.as_bytes().chunks(80))
            .map(|piece| String::from_utf8(piece.to_vec()).unwrap() + "\n")
            .collect();
        assert_eq!(straight(&hard).as_deref(), Some(whole.as_str()));
        let numbers = straighten(&hard, &Plain).unwrap();
        assert_eq!([1, 2, 3].map(|line| numbers.sent(line)), [1, 5, 5]);
    }

    #[test]
    fn straightening_costs_as_much_as_the_text_is_long() {
        for hostile in [
            ">".repeat(1 << 18),
            "&lt;".repeat(1 << 16),
            "<br>".repeat(1 << 16),
            "1 a\n".repeat(1 << 16),
            format!("{}\n", "x".repeat(80)).repeat(1 << 12),
        ] {
            straight(&hostile);
        }
    }
}
