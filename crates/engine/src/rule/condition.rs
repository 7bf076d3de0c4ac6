//! Conditions on one event, asked once per class of events.

use serde::Deserialize;

use crate::event::{Class, Kind};
use crate::format::Formats;

/// One value or several, of which one is enough.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::One(one) => std::slice::from_ref(one).iter(),
            Self::Many(many) => many.iter(),
        }
        .map(String::as_str)
    }
}

/// What an event has to be; everything given must hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventCondition {
    /// `connect`, `connect-failed`, `disconnect`, `error`.
    pub(super) kind: Option<OneOrMany>,
    /// Six digits, `x` for any digit (`500xxx`).
    pub(super) code: Option<OneOrMany>,
    /// A signal of the vocabulary.
    pub(super) signal: Option<OneOrMany>,
    /// Category of the record.
    pub(super) category: Option<OneOrMany>,
    /// Operation of the record.
    pub(super) operation: Option<OneOrMany>,
    /// Signals of which it has none.
    pub(super) without: Option<OneOrMany>,
    #[serde(skip)]
    kinds: Vec<Kind>,
    #[serde(skip)]
    signals: Vec<u16>,
    #[serde(skip)]
    not_signals: Vec<u16>,
}

impl EventCondition {
    /// Looks up the names it uses.
    pub(super) fn compile(&mut self, formats: &Formats) -> Result<(), String> {
        self.kinds.clear();
        for kind in self.kind.iter().flat_map(OneOrMany::iter) {
            self.kinds
                .push(Kind::parse(kind).ok_or_else(|| format!("unknown kind {kind:?}"))?);
        }
        for code in self.code.iter().flat_map(OneOrMany::iter) {
            if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') {
                return Err(format!("{code:?} is no code of six digits (or x)"));
            }
        }
        let index = |id: &str| {
            formats
                .vocabulary
                .index(id)
                .ok_or_else(|| format!("no format gives the signal {id:?}"))
        };
        for (names, indexes) in [
            (&self.signal, &mut self.signals),
            (&self.without, &mut self.not_signals),
        ] {
            indexes.clear();
            for id in names.iter().flat_map(OneOrMany::iter) {
                indexes.push(index(id)?);
            }
        }
        Ok(())
    }

    /// The kinds it names.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Whether events of a class are meant.
    pub(super) fn holds(&self, class: &Class) -> bool {
        let text = |wanted: &Option<OneOrMany>, found: &str| {
            wanted
                .as_ref()
                .is_none_or(|wanted| wanted.iter().any(|value| value == found))
        };
        let code = class.code.map(|code| code.to_string());
        let code_holds = self.code.as_ref().is_none_or(|wanted| {
            code.as_deref()
                .is_some_and(|code| wanted.iter().any(|pattern| fits(pattern, code)))
        });
        (self.kinds.is_empty() || self.kinds.contains(&class.kind))
            && code_holds
            && (self.signal.is_none() || self.signals.iter().any(|signal| class.signals.contains(signal)))
            && !self
                .not_signals
                .iter()
                .any(|signal| class.signals.contains(signal))
            && text(&self.category, &class.category)
            && text(&self.operation, &class.operation)
    }
}

/// Whether a code fits a pattern in which `x` stands for any digit.
pub(super) fn fits(pattern: &str, code: &str) -> bool {
    pattern
        .bytes()
        .zip(code.bytes())
        .all(|(wanted, found)| wanted == b'x' || wanted == found)
}
