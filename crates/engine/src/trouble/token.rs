//! A line to its words and numbers, each with what stands beside it.

/// A run of letters, digits and underscores.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// The bytes right before and behind it.
    before: Option<u8>,
    after: Option<u8>,
    /// What stands between the token before and this one.
    pub(super) gap: &'t str,
    /// What stands behind it, up to the next token.
    behind: &'t str,
    /// None follows in the line.
    is_last: bool,
}

/// More than a line that says something has.
const MOST_TOKENS: usize = 512;

/// The tokens of a line, in order.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let bytes = line.as_bytes();
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
    let (mut tokens, mut at, mut end) = (Vec::<Token<'_>>::new(), 0, 0);
    while at < bytes.len() && tokens.len() < MOST_TOKENS {
        let length = bytes[at..].iter().take_while(|byte| is_inside(byte)).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let gap = &line[end..at];
        if let Some(last) = tokens.last_mut() {
            last.behind = gap;
            last.is_last = false;
        }
        end = at + length;
        tokens.push(Token {
            text: &line[at..end],
            before: at.checked_sub(1).map(|before| bytes[before]),
            after: bytes.get(end).copied(),
            gap,
            behind: &line[end..],
            is_last: true,
        });
        at = end;
    }
    tokens
}

impl Token<'_> {
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, in any letter case; underscores do not count.
    pub(super) fn is_among(&self, words: &[&str]) -> bool {
        if words.iter().any(|word| self.is(word)) {
            return true;
        }
        self.text.contains('_') && {
            let joined = self.text.replace('_', "");
            words.iter().any(|word| joined.eq_ignore_ascii_case(word))
        }
    }

    /// A word of a sentence, no part of a name or a path.
    pub(super) fn is_prose(&self) -> bool {
        let bytes = self.text.as_bytes();
        let is_part = |byte: u8| b"./\\@$#".contains(&byte);
        // The period of a sentence is no part of a name: `All requests were denied.`
        let is_joined = self.behind.len() == 1 && !self.is_last;
        let goes_on = is_joined && self.after.is_some_and(|byte| b"./\\(".contains(&byte));
        let has_hump =
            bytes.iter().skip(1).any(u8::is_ascii_uppercase) && bytes.iter().any(u8::is_ascii_lowercase);
        !self.before.is_some_and(is_part) && !goes_on && !has_hump
    }

    pub(super) fn begins_with_digit(&self) -> bool {
        self.text.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    /// Its value as a number, decimal or hexadecimal, without its sign.
    pub(super) fn number(&self) -> Option<u64> {
        match self
            .text
            .strip_prefix("0x")
            .or_else(|| self.text.strip_prefix("0X"))
        {
            Some(digits) => u64::from_str_radix(digits, 16).ok(),
            None => self.text.parse().ok(),
        }
    }

    /// It stands behind `=` or `:`, as a value does.
    pub(super) fn follows_as_value(&self) -> bool {
        self.gap.contains([':', '=']) && !self.gap.contains([',', ';', '|'])
    }

    /// It stands in the same clause as the token before.
    pub(super) fn is_near(&self) -> bool {
        matches!(self.gap, " " | "-" | "  " | "'" | "’" | "_")
    }

    /// `error=<nil>`, `"error":""`, `errors: []`.
    pub(super) fn ends_before_nothing(&self) -> bool {
        let rest = self.behind.trim_start_matches(['"', '\'']).trim_start();
        let Some(value) = rest.strip_prefix([':', '=']) else {
            return false;
        };
        let value = value.trim_start();
        ["\"\"", "''", "[]", "{}", "-,", ",", "<"]
            .iter()
            .any(|nothing| value.starts_with(nothing))
            || value.trim_end_matches(['"', '}', ')']).is_empty() && value.len() < 3 && !value.is_empty()
    }

    /// `ECONNREFUSED`, `WSAETIMEDOUT`.
    pub(super) fn is_error_number(&self) -> bool {
        const BEGINNINGS: &[&str] = &[
            "ECONN",
            "ETIMEDOUT",
            "ENOTFOUND",
            "EPIPE",
            "EHOST",
            "ENET",
            "EAI_",
            "EADDR",
            "EPROTO",
            "ENOTCONN",
            "ENOENT",
            "EACCES",
            "EPERM",
            "EMFILE",
            "ENOSPC",
            "ENOMEM",
            "ENOBUFS",
        ];
        let name = self.text.strip_prefix("WSA").unwrap_or(self.text);
        let is_name = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        is_name && BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
    }

    /// `TransportException`, `NoConnectionError`: a name that ends so, and not the word alone.
    pub(super) fn is_exception(&self) -> bool {
        let is_name = |ending: &str| {
            let stem = self.text.strip_suffix(ending);
            stem.is_some_and(|stem| stem.ends_with(|last: char| last.is_ascii_alphanumeric()))
        };
        let begins_large = self.text.starts_with(|first: char| first.is_ascii_uppercase());
        begins_large && (is_name("Exception") || is_name("Error"))
    }
}
