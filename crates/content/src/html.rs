//! Safe HTML, and the tabs in it: pieces of which a reader needs only the one that fits them.

use std::fmt;
use std::ops::Range;

/// Rendered and sanitised HTML; the only text that templates may print without escaping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    pub(super) text: String,
    pub(super) tabs: Vec<Tab>,
}

/// One tab (`#### [Python](#tab/sdk-python)`): a heading and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What the link of the heading names, such as `sdk-python` or `portal`.
    pub id: String,
    /// The heading, plain text.
    pub title: String,
    /// Tabs side by side have the same number.
    pub(super) group: usize,
    /// Where the tab stands in the HTML, its heading included; bytes.
    pub(super) span: Range<usize>,
}

impl Html {
    /// The tabs in the order of the text.
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// The HTML with only those tabs that `is_wanted` by their id; a group of which none is wanted stays whole.
    #[must_use]
    pub fn with_tabs(&self, is_wanted: impl Fn(&str) -> bool) -> Self {
        let has_wanted = |group| {
            let mut tabs = self.tabs.iter();
            tabs.any(|tab| tab.group == group && is_wanted(&tab.id))
        };
        let mut kept = Self::default();
        let mut at = 0;
        for tab in &self.tabs {
            kept.text.push_str(&self.text[at..tab.span.start]);
            if is_wanted(&tab.id) || !has_wanted(tab.group) {
                let start = kept.text.len();
                kept.text.push_str(&self.text[tab.span.clone()]);
                let span = start..kept.text.len();
                kept.tabs.push(Tab { span, ..tab.clone() });
            }
            at = tab.span.end;
        }
        kept.text.push_str(&self.text[at..]);
        kept
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The tabs of one text by its events.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    found: Vec<EventTab>,
    groups: usize,
    is_open: bool,
}

/// A tab before it is rendered.
#[derive(Debug)]
pub(super) struct EventTab {
    id: String,
    title: String,
    level: u8,
    group: usize,
    /// From the event of its heading to the event behind its last.
    pub(super) events: Range<usize>,
}

impl EventTab {
    /// The tab of a piece of HTML.
    pub(super) fn at(&self, span: Range<usize>) -> Tab {
        Tab {
            id: self.id.clone(),
            title: self.title.clone(),
            group: self.group,
            span,
        }
    }
}

impl Tabs {
    /// Begins a tab at event `start`; the one before it ends there.
    pub(super) fn open(&mut self, id: String, title: String, level: u8, start: usize) {
        if !self.close(start) {
            self.groups += 1;
        }
        self.is_open = true;
        self.found.push(EventTab {
            id,
            title,
            level,
            group: self.groups,
            events: start..usize::MAX,
        });
    }

    /// Ends the open tab at event `end`; false if none is open.
    pub(super) fn close(&mut self, end: usize) -> bool {
        let was_open = std::mem::take(&mut self.is_open);
        if let Some(tab) = self.found.last_mut().filter(|_| was_open) {
            tab.events.end = end;
        }
        was_open
    }

    /// A heading of the tabs' own level or above ends them.
    pub(super) fn heading(&mut self, level: u8, start: usize) {
        if self.found.last().is_some_and(|tab| level <= tab.level) {
            self.close(start);
        }
    }

    /// The tabs that begin within `range`.
    pub(super) fn within(&self, range: Range<usize>) -> impl Iterator<Item = &EventTab> {
        self.found
            .iter()
            .filter(move |tab| range.contains(&tab.events.start))
    }
}

/// `sdk-python` for the link `#tab/sdk-python` or `#tab/sdk-python/linux`.
pub fn tab_id(destination: &str) -> Option<&str> {
    destination.strip_prefix("#tab/")?.split('/').next()
}

/// Text as it may stand in HTML and in a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}
