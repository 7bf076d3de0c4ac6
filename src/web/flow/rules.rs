//! A rule to a sentence in the reader's language.

use crate::analysis::{Confidence, How, Relation, RuleOutline};
use crate::i18n::{FluentValue, Texts};

/// A rule of the list.
pub(super) struct RuleView {
    pub(super) id: String,
    /// Class of the mark.
    pub(super) class: &'static str,
    pub(super) level: String,
    /// What it looks for: words and, in between, names of signals, codes and kinds.
    pub(super) pieces: Vec<Piece>,
}

/// A piece of the sentence.
pub(super) struct Piece {
    pub(super) text: String,
    /// A name as rules have it.
    pub(super) is_name: bool,
}

/// Puts a rule into words.
pub(super) fn view(texts: Texts<'_>, rule: &RuleOutline) -> RuleView {
    let (class, key) = match rule.level {
        Confidence::Low => ("confidence-low", "flow-level-low"),
        Confidence::Medium => ("confidence-medium", "flow-level-medium"),
        Confidence::High => ("confidence-high", "flow-level-high"),
    };
    let mut sentence = Sentence {
        texts,
        pieces: Vec::new(),
    };
    sentence.word(texts.get("flow-rule-find"));
    for (at, relation) in rule.relations.iter().enumerate() {
        if at > 0 {
            sentence.word("; ".to_owned());
        }
        sentence.relation(relation);
    }
    if let Some(seconds) = rule.timespan {
        let time = texts.duration(seconds);
        sentence.phrase("flow-rule-within", &[("time", time.as_str().into())]);
    }
    if rule.on_one_device {
        sentence.phrase("flow-rule-device", &[]);
    }
    if !rule.unless.is_empty() {
        sentence.phrase("flow-rule-unless", &[]);
        sentence.word(" ".to_owned());
        sentence.names(&rule.unless, " / ");
    }
    RuleView {
        id: rule.id.clone(),
        class,
        level: texts.get(key),
        pieces: sentence.pieces,
    }
}

struct Sentence<'t> {
    texts: Texts<'t>,
    pieces: Vec<Piece>,
}

impl Sentence<'_> {
    fn word(&mut self, text: String) {
        self.pieces.push(Piece { text, is_name: false });
    }

    /// `, within 5 minutes`.
    fn phrase(&mut self, key: &str, values: &[(&str, FluentValue<'_>)]) {
        let values: Vec<(&str, FluentValue<'_>)> = values.to_vec();
        let text = self.texts.with(key, &values);
        self.word(format!(", {text}"));
    }

    fn names(&mut self, names: &[String], between: &str) {
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                self.word(between.to_owned());
            }
            self.pieces.push(Piece {
                text: name.clone(),
                is_name: true,
            });
        }
    }

    fn relation(&mut self, relation: &Relation) {
        let between = if relation.how == How::Ordered {
            " → "
        } else {
            " + "
        };
        for (at, event) in relation.events.iter().enumerate() {
            if at > 0 && relation.how != How::Absent {
                self.word(between.to_owned());
            } else if at > 0 {
                self.phrase("flow-rule-absent", &[]);
                self.word(": ".to_owned());
            }
            self.names(event, " / ");
        }
        self.how(relation.how);
    }

    fn how(&mut self, how: How) {
        let period = |seconds: u64| self.texts.minutes(seconds);
        match how {
            How::Count(1) | How::Absent => {}
            How::Count(count) => self.phrase("flow-rule-count", &[("count", count.into())]),
            How::Distinct(count) => self.phrase("flow-rule-distinct", &[("count", count.into())]),
            How::Near => self.phrase("flow-rule-near", &[]),
            How::Ordered => self.phrase("flow-rule-ordered", &[]),
            How::Regular(from, to, count) => {
                let (from, to) = (period(from), period(to));
                self.phrase(
                    "flow-rule-regular",
                    &[
                        ("from", from.as_str().into()),
                        ("to", to.as_str().into()),
                        ("count", count.into()),
                    ],
                );
            }
            How::Share(share) => self.phrase("flow-rule-share", &[("share", share.into())]),
            How::Surge(factor) => self.phrase("flow-rule-surge", &[("factor", factor.into())]),
        }
    }
}
