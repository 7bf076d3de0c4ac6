//! What a link shows before it is opened: a [`Card`], as a picture and in a frame.
//!
//! A card holds interface texts, texts of articles and numbers. Nothing of a log, a device's name or what an uploader
//! wrote ever comes into one: whoever sees a link need not be somebody who may read the report.

mod draw;
mod picture;
mod subject;
mod text;

pub(super) use draw::{HEIGHT, WIDTH};
pub(super) use picture::{article, home, report, wizard};
pub(super) use subject::{Preview, Subject};

/// The few words that stand for a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Card {
    /// What kind of statement the title is: the verdict of a report, "The cause".
    pub(super) kicker: Option<String>,
    /// A cause or an article.
    pub(super) title: String,
    /// One sentence.
    pub(super) body: Option<String>,
    /// How sure.
    pub(super) badge: Option<(Tone, String)>,
    /// The article that the title belongs to.
    pub(super) foot: Option<String>,
}

/// How a badge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tone {
    /// Proven, or nothing to repair.
    Good,
    /// Likely.
    Plain,
    /// A hint.
    Quiet,
}

impl Tone {
    /// Class of a badge on a page.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Good => "confidence-high",
            Self::Plain => "confidence-medium",
            Self::Quiet => "confidence-low",
        }
    }

    /// The tone of a badge that has this class on a page.
    pub(super) fn of_class(class: &str) -> Self {
        match class {
            "confidence-high" => Self::Good,
            "confidence-medium" => Self::Plain,
            _ => Self::Quiet,
        }
    }
}

impl Card {
    /// Everything but the title in one line, for previews and for those who cannot see the picture.
    pub(super) fn summary(&self) -> String {
        let badge = self.badge.as_ref().map(|(_, words)| words);
        let parts = self
            .kicker
            .iter()
            .chain(badge)
            .chain(&self.body)
            .chain(&self.foot);
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        parts.join(" · ")
    }
}
