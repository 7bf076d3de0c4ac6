//! Structures of several lines that a log cut apart by writing its prefix before each: manifests, settings, lists.
//!
//! Where such a line is indented more than the one before it, the lines around it are looked at once more without the prefix.

use super::columns::Prefix;
use super::lexis::{is_blank, line_end, line_start};
use super::view::Window;

/// Lines before the first indented one that are looked at with it.
const BEFORE: usize = 12;
/// Lines of one structure.
const MOST_LINES: usize = 200;
/// A window ends after so many bytes, so that it stays within what is looked at ahead.
const MAX_WINDOW: usize = 1 << 13;

/// Finds all windows of a text.
pub(super) fn windows(text: &[u8]) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut at = 0;
    while let Some(hit) = memchr::memmem::find(&text[at..], b"  ").map(|len| at + len) {
        let line = line_start(text, hit);
        at = line_end(text, hit).max(hit + 1);
        if let Some(window) = around(text, line) {
            at = window.range.end.max(at);
            windows.push(window);
        }
    }
    windows
}

/// The lines around `line` that begin as it does, if it is indented behind that.
fn around(text: &[u8], line: usize) -> Option<Window> {
    let above = line_start(text, line.checked_sub(1)?);
    let prefix = Prefix::of(text, above, line);
    let content = prefix.skip(text, line..line_end(text, line)).start;
    if !prefix.is_some() || !is_blank(*text.get(content)?) {
        return None;
    }
    let is_alike = |other: usize| Prefix::of(text, line, other).covers(prefix);
    let mut start = line;
    for _ in 0..BEFORE {
        let Some(end) = start.checked_sub(1) else { break };
        let before = line_start(text, end);
        if !Prefix::of(text, before, line).covers(prefix) {
            break;
        }
        start = before;
    }
    let mut prefixes = Vec::new();
    let mut next = start;
    while next < text.len() && next < start + MAX_WINDOW && prefixes.len() < MOST_LINES {
        if next > line && !is_alike(next) {
            break;
        }
        let end = line_end(text, next);
        let content = prefix.skip(text, next..end).start;
        prefixes.push(next - start..content - start);
        next = (end + 1).min(text.len());
    }
    Some(Window {
        range: start..next,
        joints: prefixes,
    })
}
