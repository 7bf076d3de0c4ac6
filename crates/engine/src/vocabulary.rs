//! What lines say, whatever program printed them: texts to *signals*.
//!
//! A signal is a named reading of a message (`refused`, `tls-untrusted`, `no-ping-response`). Formats define them, next to
//! the lines they come from; rules speak of signals only, so that a rule holds for every client library at once.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::event::Kind;
use super::expression::{Expression, ExpressionSet, Telling};
use super::words::{Words, is_whole};

/// `[[signal]]` in a format file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignalDefinition {
    /// The name that rules use; several formats may define the same.
    pub(super) id: String,
    /// What such a line means for the connection.
    #[serde(default)]
    pub(super) kind: Option<String>,
    /// Texts in any letter case, or regular expressions after `re:`; one is enough.
    #[serde(rename = "match")]
    pub(super) patterns: Vec<String>,
    /// Texts of the same line that show that it means something else.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// Lines that give the signal.
    #[serde(default)]
    pub(super) sample: Vec<String>,
    /// Lines that come near and must not.
    #[serde(default)]
    pub(super) not: Vec<String>,
}

/// One pattern of a signal.
#[derive(Debug)]
struct Pattern {
    signal: u16,
    definition: usize,
    /// A name such as `EPIPE`, which counts whole and in its own letter case: `InitializePipelineOperation` has the same letters.
    name: Option<String>,
}

/// All signals, compiled.
#[derive(Debug)]
pub(super) struct Vocabulary {
    ids: Vec<String>,
    kinds: Vec<Option<Kind>>,
    literals: AhoCorasick,
    literal_patterns: Vec<Pattern>,
    expressions: ExpressionSet,
    /// What of the above tells digits apart.
    pub(super) telling: Telling,
    expression_patterns: Vec<Pattern>,
    unless: Vec<Vec<String>>,
    words: Words,
    /// The signal of each list of words.
    word_signals: Vec<u16>,
}

impl Vocabulary {
    /// Compiles the definitions of all formats, and the lists of words.
    ///
    /// # Errors
    /// The id of the signal and what is wrong with it.
    pub(super) fn compile(
        definitions: &[SignalDefinition],
        lists: Words,
        is_proven: bool,
    ) -> Result<Self, (String, String)> {
        let names = lists.signals.clone();
        let mut index: BTreeMap<&str, u16> = BTreeMap::new();
        let mut ids = Vec::new();
        let mut kinds: Vec<Option<Kind>> = Vec::new();
        let (mut texts, mut literal_patterns) = (Vec::new(), Vec::new());
        let (mut expressions, mut expression_patterns) = (Vec::new(), Vec::new());
        for (position, definition) in definitions.iter().enumerate() {
            let fail = |message: String| (definition.id.clone(), message);
            let kind = match definition.kind.as_deref() {
                None => None,
                Some(word) => Some(Kind::parse(word).ok_or_else(|| fail(format!("unknown kind {word:?}")))?),
            };
            let signal = *index.entry(&definition.id).or_insert_with(|| {
                ids.push(definition.id.clone());
                kinds.push(None);
                ids.len() as u16 - 1
            });
            let known = &mut kinds[signal as usize];
            *known = known.or(kind);
            for pattern in &definition.patterns {
                match pattern.strip_prefix("re:") {
                    Some(text) => {
                        expressions.push(text);
                        expression_patterns.push(Pattern {
                            signal,
                            definition: position,
                            name: None,
                        });
                    }
                    None if pattern.len() < 3 => {
                        return Err(fail(format!("the text {pattern:?} is too short")));
                    }
                    None => {
                        texts.push(pattern.clone());
                        literal_patterns.push(Pattern {
                            signal,
                            definition: position,
                            name: is_name(pattern).then(|| pattern.clone()),
                        });
                    }
                }
            }
        }
        let mut word_signals = Vec::with_capacity(names.len());
        for name in &names {
            word_signals.push(*index.entry(name).or_insert_with(|| {
                ids.push(name.clone());
                kinds.push(None);
                ids.len() as u16 - 1
            }));
        }
        let internal = |error: String| (String::new(), error);
        let unless = definitions.iter().flat_map(|definition| &definition.unless);
        let words = texts.iter().chain(unless).map(String::as_str);
        let whose = |error: regex::Error| {
            let wrong = expressions.iter().zip(&expression_patterns);
            let wrong = wrong.filter_map(|(text, pattern): (_, &Pattern)| {
                let error = Expression::of(text, false).err()?;
                Some((definitions[pattern.definition].id.clone(), error.to_string()))
            });
            wrong
                .into_iter()
                .next()
                .unwrap_or_else(|| internal(error.to_string()))
        };
        Ok(Self {
            ids,
            kinds,
            literals: AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(&texts)
                .map_err(|error| internal(error.to_string()))?,
            literal_patterns,
            expressions: ExpressionSet::of(expressions.iter().copied(), is_proven).map_err(whose)?,
            telling: Telling::of(expressions.iter().copied(), words),
            expression_patterns,
            unless: definitions
                .iter()
                .map(|definition| {
                    definition
                        .unless
                        .iter()
                        .map(|text| text.to_ascii_lowercase())
                        .collect()
                })
                .collect(),
            words: lists,
            word_signals,
        })
    }

    /// The signals of a text, as indexes, ascending.
    pub(super) fn signals(&self, text: &str) -> Vec<u16> {
        let literals = self.literals.find_overlapping_iter(text).filter_map(|found| {
            let pattern = &self.literal_patterns[found.pattern().as_usize()];
            let is_named = |name: &String| text[found.range()] == **name && is_whole(text, found.range());
            pattern.name.as_ref().is_none_or(is_named).then_some(pattern)
        });
        let matched = self.expressions.matches(text);
        let expressions = matched.map(|index| &self.expression_patterns[index]);
        let mut outweighed = Outweighed::of(text, &self.unless);
        let mut signals = Vec::new();
        for pattern in literals.chain(expressions) {
            if let Err(place) = signals.binary_search(&pattern.signal)
                && !outweighed.is(pattern.definition)
            {
                signals.insert(place, pattern.signal);
            }
        }
        for list in self.words.find(text) {
            let signal = self.word_signals[list];
            if let Err(place) = signals.binary_search(&signal) {
                signals.insert(place, signal);
            }
        }
        signals
    }

    /// The index of a signal's name.
    pub(super) fn index(&self, id: &str) -> Option<u16> {
        self.ids
            .iter()
            .position(|known| known == id)
            .map(|index| index as u16)
    }

    /// What a line with these signals means for the connection: the first kind one of them has, failures before successes.
    pub(super) fn kind(&self, signals: &[u16]) -> Kind {
        const ORDER: [Kind; 4] = [Kind::ConnectFailed, Kind::Disconnect, Kind::Connect, Kind::Error];
        let kinds: Vec<Kind> = signals
            .iter()
            .filter_map(|&signal| self.kinds[signal as usize])
            .collect();
        ORDER
            .into_iter()
            .find(|kind| kinds.contains(kind))
            .unwrap_or_default()
    }
}

/// Which definitions other texts of a line outweigh. Each is looked up once, however often a line repeats what it asks for.
struct Outweighed<'t> {
    text: &'t str,
    unless: &'t [Vec<String>],
    lower: Option<String>,
    known: Vec<(usize, bool)>,
}

impl<'t> Outweighed<'t> {
    fn of(text: &'t str, unless: &'t [Vec<String>]) -> Self {
        Self {
            text,
            unless,
            lower: None,
            known: Vec::new(),
        }
    }

    fn is(&mut self, definition: usize) -> bool {
        let unless = &self.unless[definition];
        if unless.is_empty() {
            return false;
        }
        if let Some((_, outweighed)) = self.known.iter().find(|(known, _)| *known == definition) {
            return *outweighed;
        }
        let lower = self.lower.get_or_insert_with(|| self.text.to_ascii_lowercase());
        let outweighed = unless.iter().any(|other| lower.contains(other.as_str()));
        self.known.push((definition, outweighed));
        outweighed
    }
}

/// Whether a text is the name of a system's error: `EPIPE`, `ECONNRESET`.
fn is_name(text: &str) -> bool {
    text.len() >= 4 && text.starts_with('E') && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
