//! From a name to its value: the separator in all its forms, quotes of any depth, and where the value ends.

use std::ops::Range;

use super::lexis::{self, is_blank, next_line, run_end};
use super::view::{Depth, View};
use super::{lead, literal};

/// A value is at most so long; more is masked up to here.
const VALUE_BOUND: usize = 8192;

/// Where a value begins and what ends it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// First byte of the value.
    pub(super) start: usize,
    /// Depth of the separator: what is escaped more deeply belongs to the value.
    pub(super) depth: Depth,
    /// The opening quote.
    pub(super) quote: Option<Quote>,
    /// What stood between name and value.
    pub(super) separator: Separator,
    /// Where the quote that closed the name stands.
    pub(super) name_quote: Option<usize>,
}

/// An opening quote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quote {
    pub(super) byte: u8,
    depth: Depth,
}

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// `=`, `:`, `=>`, `:=`, `->` or a second attribute `value=`.
    Sign,
    /// The end of an XML start tag.
    Tag,
    /// Nothing but blanks.
    Blank,
}

/// Finds where the value of the name that ends at `at` begins.
pub(super) fn opening(view: &View, at: usize) -> Option<Opening> {
    let bytes = &view.bytes;
    let at = lead::sized(bytes, at);
    let closed = run_end(bytes, at, 6, |byte| {
        matches!(byte, b'"' | b'\'' | b'`' | b']' | b')' | b'*')
    });
    let name_quote = (at..closed).find(|&at| matches!(bytes[at], b'"' | b'\''));
    let (start, depth, separator) = if let Some(tag) = lead::markup(view, closed) {
        (tag, view.depth(tag - 1), Separator::Tag)
    } else if let Some(start) = literal::declared(view, at).or_else(|| literal::argument(view, at)) {
        (start, view.depth(start - 1), Separator::Sign)
    } else if let Some(start) = literal::part(view, closed).or_else(|| digits_below(view, closed)) {
        (start, view.depth(start - 1), Separator::Sign)
    } else if let Some((start, depth)) = lead::second_attribute(view, closed) {
        (start, depth, Separator::Sign)
    } else if let Some((start, depth)) = sign(view, closed) {
        (start, depth, Separator::Sign)
    } else {
        let start = run_end(bytes, closed, 64, is_blank);
        if start == closed {
            return None;
        }
        let (start, separator) = lead::words(bytes, start);
        (start, view.depth(closed), separator)
    };
    let (start, quote) = quote(view, literal::skip(view, start));
    Some(Opening {
        start,
        depth,
        quote,
        separator,
        name_quote,
    })
}

/// `"--password", "…"`, an option of a command line written as a list, and `('password', '…')`, a pair.
pub(super) fn listed(view: &View, name: Range<usize>) -> Option<Opening> {
    let bytes = &view.bytes;
    let before = name.start.checked_sub(1)?;
    let is_quoted = matches!(view.at(name.end), b'"' | b'\'') && bytes[before] == bytes[name.end];
    let (outer, comma) = if is_quoted {
        (before.checked_sub(1)?, name.end + 1)
    } else {
        (before, name.end)
    };
    if view.at(comma) != b',' {
        return None;
    }
    let open = run_end(bytes, comma + 1, 64, |byte| {
        byte.is_ascii_whitespace() || byte == b'<'
    });
    let (start, quote) = quote(view, open);
    let quote = quote?;
    let is_option = is_quoted && bytes[name.start] == b'-';
    let is_random = || {
        let line = plain_line_end(view, start).min(start + 256);
        is_quoted
            && closing(view, start..line, quote).is_some_and(|end| super::keys::is_random(&bytes[start..end]))
    };
    if !is_option && !is_random() && !is_pair(view, bytes[outer], start, quote) {
        return None;
    }
    Some(Opening {
        start,
        depth: view.depth(open),
        quote: Some(quote),
        separator: Separator::Sign,
        name_quote: None,
    })
}

/// Whether the bracket closes behind the value that starts at `start`, which is more than a word in lower case.
fn is_pair(view: &View, bracket: u8, start: usize, quote: Quote) -> bool {
    let closer = match bracket {
        b'(' => b')',
        b'[' => b']',
        b'{' => b'}',
        _ => return false,
    };
    let eol = plain_line_end(view, start).min(start + 256);
    closing(view, start..eol, quote).is_some_and(|end| {
        let after = run_end(&view.bytes, end + 1, 2, |byte| byte == b'>');
        let is_word = view.bytes[start..end].iter().all(u8::is_ascii_lowercase);
        view.at(after) == closer && !is_word
    })
}

/// `=` and its relatives, blanks around them, and what a language puts before a string.
fn sign(view: &View, at: usize) -> Option<(usize, Depth)> {
    let bytes = &view.bytes;
    let at = run_end(bytes, at, 64, |byte| is_blank(byte) || byte == b'.');
    let len = match (view.at(at), view.at(at + 1)) {
        // In LDIF, base64 follows; elsewhere it leads into a name.
        (b':', b':') if is_blank(view.at(at + 2)) => 2,
        (b':', b':') => return None,
        (b':' | b'=', b'=') | (b'=' | b'-', b'>') => 2,
        (b':' | b'=', _) => 1,
        _ => return None,
    };
    let depth = view.depth(at);
    let mut start = run_end(bytes, at + len, 64, is_blank);
    if let Some(value) = lead::object(view, start) {
        return Some((value, depth));
    }
    if let Some(block) = block(view, start) {
        start = block;
    }
    Some((start, depth))
}

/// A YAML block sign, or nothing, before a line break and a quoted or indented value.
fn block(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let has_sign = matches!(view.at(at), b'|' | b'>');
    let after = if has_sign {
        run_end(bytes, at + 1, 3, |byte| matches!(byte, b'+' | b'-' | b'1'..=b'9'))
    } else {
        at
    };
    let next =
        next_line(view, after).filter(|_| after != at || matches!(view.at(at), b'\r' | b'\n' | b'\\'))?;
    let is_string = matches!(view.at(next), b'"' | b'\'') || bytes[next..].starts_with(b"string(");
    let is_continued = view.at(at) == b'\\' && view.is_plain(at);
    (has_sign || is_string || is_continued || is_lone(view, next)).then_some(next)
}

/// Whether the only word on its line is made up: no word of prose, no name.
fn is_lone(view: &View, at: usize) -> bool {
    let bytes = &view.bytes;
    let end = run_end(bytes, at, 128, |byte| byte.is_ascii_graphic());
    let word = &bytes[at..end];
    let is_alone = next_line(view, end).is_some() || run_end(bytes, end, 64, is_blank) == bytes.len();
    let kinds = lexis::kinds(word);
    is_alone
        && word.len() >= 8
        && kinds & lexis::DIGIT != 0
        && kinds & (lexis::LOWER | lexis::UPPER) != 0
        && !word.iter().any(|byte| b":<>[]{}()".contains(byte))
        && !word[..word.len() - 2].contains(&b'=')
}

/// A key in hexadecimal alone on the line below the name, as a shell of a device answers.
fn digits_below(view: &View, at: usize) -> Option<usize> {
    let bytes = &view.bytes;
    let next = matches!(view.at(at), b'\r' | b'\n').then(|| next_line(view, at))??;
    let end = run_end(bytes, next, 129, |byte| byte.is_ascii_hexdigit());
    let is_end = end >= bytes.len() || matches!(view.at(end), b'\r' | b'\n');
    (end - next >= 32 && is_end).then_some(next)
}

/// Steps over brackets, string prefixes and the opening quote.
fn quote(view: &View, at: usize) -> (usize, Option<Quote>) {
    let bytes = &view.bytes;
    let is_quote = |byte: u8| matches!(byte, b'"' | b'\'' | b'`');
    let mut at = at;
    for _ in 0..3 {
        let next = run_end(bytes, at + 1, 8, |byte| byte.is_ascii_whitespace());
        let is_bracket = matches!(view.at(at), b'[' | b'(') && !lexis::is_mark(bytes, at);
        let is_prefix = b"burfhLNXx@$".contains(&view.at(at)) && next == at + 1;
        if !is_quote(view.at(at)) && (is_bracket || is_prefix) && is_quote(view.at(next)) {
            at = next;
        }
    }
    let byte = view.at(at);
    if !is_quote(byte) {
        return (at, None);
    }
    let depth = view.depth(at);
    let run = run_end(bytes, at, 4, |next| next == byte);
    // Three quotes at the end of a line open a text of several lines.
    let is_block = run == at + 3 && matches!(view.at(run), b'\r' | b'\n');
    let is_empty = run > at + 1 && !is_block && is_terminator(view.at(run)) && view.depth(at + 1) == depth;
    if run == at + 1 && b"),;]}".contains(&view.at(run)) {
        // It closes what stands around the name: `password=`, in a sentence.
        return (at, None);
    }
    let start = if is_empty { at + 1 } else { run };
    (start, Some(Quote { byte, depth }))
}

/// Bytes that end a value without quotes.
pub(super) fn is_terminator(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(
            byte,
            0 | b',' | b';' | b'&' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'|'
        )
        || matches!(byte, b'}' | b']' | b')')
}

/// The value behind an opening, in pieces if it goes on behind a line break.
pub(super) fn read(view: &View, opening: Opening) -> Vec<Range<usize>> {
    match opening.quote {
        Some(quote) => quoted(view, opening, quote),
        None if opening.separator == Separator::Tag => single(until_tag(view, opening.start)),
        None => bare(view, opening),
    }
}

fn single(range: Range<usize>) -> Vec<Range<usize>> {
    Vec::from([range])
}

fn until_tag(view: &View, start: usize) -> Range<usize> {
    let end = run_end(&view.bytes, start, VALUE_BOUND, |byte| {
        !matches!(byte, b'<' | b'\n')
    });
    let is_section = view.bytes[start..end].ends_with(b"]]>");
    start..if is_section { end - 3 } else { end }
}

fn quoted(view: &View, opening: Opening, quote: Quote) -> Vec<Range<usize>> {
    let start = opening.start;
    let eol = plain_line_end(view, start);
    if let Some(end) = closing(view, start..eol, quote) {
        return single(start..end);
    }
    let token = run_end(&view.bytes, start, eol - start, |byte| {
        !is_blank(byte) && byte != b'\r'
    });
    if eol == view.bytes.len() {
        return single(start..eol);
    }
    let Some(next) = next_line(view, eol).filter(|_| token == eol || view.at(token) == b'\r') else {
        return single(start..token);
    };
    let next_token = run_end(&view.bytes, next, VALUE_BOUND, |byte| !byte.is_ascii_whitespace());
    match closing(view, next..next_token, quote) {
        Some(end) => vec![start..token, next..end],
        None => single(start..token),
    }
}

/// End of the line of the source; an escaped line break is part of the value.
pub(super) fn plain_line_end(view: &View, start: usize) -> usize {
    let limit = view.bytes.len().min(start + VALUE_BOUND);
    memchr::memchr_iter(b'\n', &view.bytes[start..limit])
        .map(|at| start + at)
        .find(|&at| view.is_plain(at))
        .unwrap_or(limit)
}

/// The first quote that is no deeper than the opening one; doubled quotes inside are part of the value.
pub(super) fn closing(view: &View, range: Range<usize>, quote: Quote) -> Option<usize> {
    let mut at = range.start;
    while let Some(found) = memchr::memchr(quote.byte, &view.bytes[at..range.end]) {
        let end = at + found;
        if view.depth(end).within(quote.depth) {
            let is_doubled = view.at(end + 1) == quote.byte
                && range
                    .start
                    .checked_sub(2)
                    .is_none_or(|before| view.at(before) != quote.byte);
            if !is_doubled || is_terminator(view.at(end + 2)) || end == range.start {
                return Some(end);
            }
            at = end + 2;
        } else {
            at = end + 1;
        }
        if at >= range.end {
            break;
        }
    }
    None
}

fn bare(view: &View, opening: Opening) -> Vec<Range<usize>> {
    let start = opening.start;
    let next = view.at(start + 1);
    if let Some(end) = literal::braced(view, start) {
        return single(start..end);
    }
    if let Some(end) = lead::setting_end(view, opening).or_else(|| literal::environment_end(view, start)) {
        return single(start..end);
    }
    if matches!(view.at(start), b'{' | b'[') && (next.is_ascii_whitespace() || b"\"'{[}],\0".contains(&next))
    {
        return single(start..start);
    }
    let end = bare_end(view, start, opening.depth);
    let mut pieces = single(start..end);
    if let Some(next) = next_line(view, end)
        .filter(|_| end > start)
        .filter(|&next| is_wrapped(view, end, next))
    {
        let rest = bare_end(view, next, opening.depth);
        if rest > next && !lexis::is_mark(&view.bytes, next) {
            pieces.push(next..rest);
        }
    }
    pieces
}

fn bare_end(view: &View, start: usize, depth: Depth) -> usize {
    let bytes = &view.bytes;
    let limit = bytes.len().min(start + VALUE_BOUND);
    let mut end = start;
    while end < limit {
        let byte = bytes[end];
        let is_bracket = matches!(byte, b'}' | b']' | b')');
        let is_joined = view.is_joined_blank(end) && view.depth(end).escape > depth.escape;
        let is_end =
            (is_terminator(byte) && !is_bracket && !is_joined && view.depth(end).percent <= depth.percent)
                || bytes[end..].starts_with(b"...")
                || bytes[end..].starts_with("…".as_bytes())
                || lexis::is_mark(bytes, end);
        if is_end {
            break;
        }
        end += 1;
    }
    trim(bytes, start, end)
}

/// Leaves out closing brackets without an opening one, and the sign that ends a sentence.
fn trim(bytes: &[u8], start: usize, mut end: usize) -> usize {
    while end > start {
        let opener = match bytes[end - 1] {
            b')' => b'(',
            b']' => b'[',
            b'}' => b'{',
            b'.' | b':' | b'\\' => 0,
            _ => break,
        };
        if opener != 0 && bytes[start..end].contains(&opener) {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether the line that ends at `end` was broken by its width, so that `next` goes on with the same word.
fn is_wrapped(view: &View, end: usize, next: usize) -> bool {
    let bytes = &view.bytes;
    let newline = run_end(bytes, end, 80, |byte| byte != b'\n');
    let name = run_end(bytes, next, 64, |byte| lexis::is_name(byte) && byte != b'.');
    let is_record = matches!(view.at(name), b'=' | b':') || view.at(next).is_ascii_whitespace();
    if is_record || !view.is_plain(newline) || next >= bytes.len() {
        return false;
    }
    let token = run_end(bytes, next, 200, |byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, b';' | b'&')
    });
    let goes_on = matches!(view.at(token), b';' | b'&');
    let is_random = token - next < 40 && lexis::is_mixed(&bytes[next..token]);
    view.at(end) == b'\\' || goes_on || is_random
}
