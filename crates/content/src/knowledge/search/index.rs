//! The articles of one language to an index: which words stand where, and how much they count there.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::language::Language;
use super::text::{plain, words};
use super::vocabulary::Vocabulary;
use super::words::SearchWords;
use crate::Locale;
use crate::knowledge::Topic;
use crate::{Article, Part, PartKind, PartName};

/// A field: how much a word counts in it, its usual length in words, and how much another length matters (0 to 1).
struct Field {
    weight: f32,
    usual: f32,
    slope: f32,
}

const NAME: Field = Field {
    weight: 4.0,
    usual: 12.0,
    slope: 0.2,
};
/// What libraries and tools call it; many, and full of common words.
const ALIAS: Field = Field {
    weight: 1.5,
    usual: 20.0,
    slope: 0.0,
};
const TITLE: Field = Field {
    weight: 3.0,
    usual: 6.0,
    slope: 0.3,
};
const PHRASE: Field = Field {
    weight: 3.0,
    usual: 12.0,
    slope: 0.0,
};
const SUMMARY: Field = Field {
    weight: 1.4,
    usual: 20.0,
    slope: 0.4,
};
const BODY: Field = Field {
    weight: 0.7,
    usual: 80.0,
    slope: 0.6,
};
/// What English readers look for, since queries are often half in English.
const ENGLISH: Field = Field {
    weight: 1.0,
    usual: 12.0,
    slope: 0.2,
};
/// The names of the article at each of its parts.
const CONTEXT: Field = Field {
    weight: 0.5,
    usual: 12.0,
    slope: 0.2,
};

/// A text that can be found: an article as a whole, or one of its parts.
#[derive(Clone, Debug)]
pub(super) struct Doc {
    pub slug: String,
    /// Place in [`Article::parts`]; `None` for the article as a whole.
    pub part: Option<usize>,
    pub kind: Option<PartKind>,
    /// The text that excerpts are cut from.
    pub text: String,
}

/// A word in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub doc: u32,
    /// Occurrences, weighted by field and length.
    pub weight: f32,
}

/// All articles of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pub docs: Vec<Doc>,
    pub vocabulary: Vocabulary,
    /// By the number of the word.
    pub postings: Vec<Vec<Posting>>,
    /// What people type for a place, in words that say something.
    pub phrases: Vec<Phrase>,
}

/// Words that lead to a place together.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub doc: u32,
    /// The numbers of the words.
    pub forms: Vec<u32>,
}

/// Puts an index together.
struct Builder<'a> {
    language: Language,
    locale: Locale,
    words: &'a SearchWords,
    english: &'a SearchWords,
    index: Index,
}

impl Index {
    /// Reads the articles that exist in `locale`.
    pub(super) fn build<'t>(
        topics: impl Iterator<Item = &'t Topic>,
        locale: Locale,
        words: &SearchWords,
        english: &SearchWords,
    ) -> Self {
        let mut builder = Builder {
            language: Language::of(locale, words),
            locale,
            words,
            english,
            index: Self::default(),
        };
        for topic in topics {
            if let Some(article) = topic.articles.get(&locale) {
                builder.article(topic, article);
            }
        }
        let Builder {
            language, mut index, ..
        } = builder;
        index.vocabulary.finish(&language, words);
        let vocabulary = &index.vocabulary;
        for phrase in &mut index.phrases {
            phrase.forms.retain(|form| !vocabulary.is_stop_form(*form));
        }
        index.phrases.retain(|phrase| !phrase.forms.is_empty());
        index
    }
}

impl Builder<'_> {
    fn article(&mut self, topic: &Topic, article: &Article) {
        let name = topic.name.as_deref().unwrap_or_default();
        let codes = topic.codes.join(" ");
        let aliases = topic.aliases.join(" ");
        let names = format!("{} {name} {codes} {}", article.title, topic.slug);
        let intro = plain(&article.intro.to_string());
        let phrases = self.words.of_place(&topic.slug, None);
        self.phrases(&phrases);
        let phrases = phrases.join(" ");
        let doc = Doc {
            slug: topic.slug.clone(),
            part: None,
            kind: None,
            text: format!("{} {intro}", article.description),
        };
        let fields = [
            (NAME, names.as_str()),
            (ALIAS, &aliases),
            (PHRASE, &phrases),
            (SUMMARY, &article.description),
            (BODY, &intro),
        ];
        self.add(doc, fields);
        let context = format!("{} {name} {codes}", article.title);
        for number in 0..article.parts.len() {
            self.part(topic, article, number, &context);
        }
    }

    fn part(&mut self, topic: &Topic, article: &Article, number: usize, context: &str) {
        let part = &article.parts[number];
        let phrases = self.words.of_place(&topic.slug, Some(&part.anchor));
        self.phrases(&phrases);
        let phrases = phrases.join(" ");
        let body = body(article, number);
        let body = body.strip_prefix(part.summary.as_str()).unwrap_or(&body);
        let confirm = part.confirm.as_ref().map(|html| plain(&html.to_string()));
        let rest = format!("{} {}", body.trim(), confirm.unwrap_or_default());
        let doc = Doc {
            slug: topic.slug.clone(),
            part: Some(number),
            kind: Some(part.kind),
            text: format!("{} {rest}", part.summary),
        };
        let english = self.english(topic, part);
        let fields = [
            (TITLE, part.title.as_deref().unwrap_or_default()),
            (PHRASE, &phrases),
            (ENGLISH, &english),
            (SUMMARY, &part.summary),
            (BODY, &rest),
            (CONTEXT, context),
        ];
        self.add(doc, fields);
    }

    /// What English calls a symptom or cause and what people type for it; nothing where English is what is read.
    fn english(&self, topic: &Topic, part: &Part) -> String {
        let english = Locale::english();
        if self.locale == english || part.kind == PartKind::Solution {
            return String::new();
        }
        let parts = topic.articles.get(&english).map(|article| article.parts.iter());
        let same = parts
            .into_iter()
            .flatten()
            .find(|other| other.anchor == part.anchor);
        let title = same.and_then(|part| part.title.as_deref()).unwrap_or_default();
        // Codes stand in the title of every language.
        let words = title
            .split(' ')
            .filter(|word| !word.bytes().any(|b| b.is_ascii_digit()));
        let phrases = self.english.of_place(&topic.slug, Some(&part.anchor));
        words.chain(phrases).collect::<Vec<_>>().join(" ")
    }

    /// Keeps the words of phrases together; they belong to the place that is added next.
    fn phrases(&mut self, phrases: &[&str]) {
        let doc = u32::try_from(self.index.docs.len()).unwrap_or(u32::MAX);
        for phrase in phrases {
            let phrase: String = phrase.nfc().collect();
            let whole = words(&phrase).into_iter().filter(|word| !word.is_part);
            let lower = whole.map(|word| self.language.key(word.text).lower);
            let lower: Vec<String> = lower.collect();
            let vocabulary = &mut self.index.vocabulary;
            let forms = lower.iter().map(|word| vocabulary.number(&self.language, word));
            let forms = forms.collect();
            self.index.phrases.push(Phrase { doc, forms });
        }
    }

    fn add<'f>(&mut self, mut doc: Doc, fields: impl IntoIterator<Item = (Field, &'f str)>) {
        doc.text = doc.text.trim().nfc().collect();
        let number = u32::try_from(self.index.docs.len()).unwrap_or(u32::MAX);
        self.index.docs.push(doc);
        let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
        for (field, text) in fields {
            let text: String = text.nfc().collect();
            let found = words(&text);
            let length = found.iter().filter(|word| !word.is_part).count() as f32;
            let each = field.weight / (1.0 - field.slope + field.slope * length / field.usual);
            for word in found {
                let lower = self.language.key(word.text).lower;
                let form = self.index.vocabulary.number(&self.language, &lower);
                *weights.entry(form).or_default() += each;
            }
        }
        for (form, weight) in weights {
            let form = form as usize;
            if self.index.postings.len() <= form {
                self.index.postings.resize(form + 1, Vec::new());
            }
            self.index.postings[form].push(Posting { doc: number, weight });
        }
    }
}

/// The text of a part, without that of causes that stand in it and are parts of their own.
fn body(article: &Article, number: usize) -> String {
    let html = article.parts[number].html.to_string();
    let holds_others =
        article.parts.get(number + 1).is_some_and(is_inner) && !is_inner(&article.parts[number]);
    let own = match html.find("<h4") {
        Some(end) if holds_others => &html[..end],
        _ => &html,
    };
    plain(own)
}

fn is_inner(part: &Part) -> bool {
    matches!(part.name, PartName::Slug(_))
}
