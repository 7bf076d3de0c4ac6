//! Regular expressions of the rules folder.
//!
//! Here `\d` is one of the ten digits. The digits of all scripts, which it means elsewhere, are in no log that counts, and
//! make an expression ten times as large. For the same reason `\b` is the edge of an ASCII word where an expression has
//! nothing but ASCII in it: at the edge of any word the fast search gives up on each line with a letter beyond ASCII, and
//! an honest log in Hungarian or Japanese takes twenty times as long.

use std::sync::OnceLock;

use regex::{Captures, Regex, RegexSet, RegexSetBuilder};
use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// Room for the states of many expressions looked for at once; where it is too small, searching is a hundred times slower.
const MOST_STATES_BYTES: usize = 64 << 20;

/// One expression; what is proven is compiled when it is first asked for, since most logs ask for few.
#[derive(Debug)]
pub(super) struct Expression {
    text: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Expression {
    /// Reads an expression, and compiles it unless it is proven.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn of(text: &str, is_proven: bool) -> Result<Self, regex::Error> {
        let text = with_ten_digits(text);
        let compiled = match is_proven {
            true => OnceLock::new(),
            false => OnceLock::from(Some(Regex::new(&text)?)),
        };
        Ok(Self { text, compiled })
    }

    /// What it was read from, in the usual notation.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    fn compiled(&self) -> Option<&Regex> {
        let compile = || Regex::new(&self.text).ok();
        self.compiled.get_or_init(compile).as_ref()
    }

    /// The groups of the first match.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.compiled()?.captures(text)
    }

    /// The groups of each match.
    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let compiled = self.compiled().into_iter();
        compiled.flat_map(move |regex| regex.captures_iter(text))
    }
}

/// Expressions that are all looked for in one pass; compiled as one [`Expression`] is.
#[derive(Debug)]
pub(super) struct ExpressionSet {
    texts: Vec<String>,
    compiled: OnceLock<Option<RegexSet>>,
}

impl ExpressionSet {
    /// Reads expressions, and compiles them unless they are proven.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub(super) fn of<'e>(
        texts: impl IntoIterator<Item = &'e str>,
        is_proven: bool,
    ) -> Result<Self, regex::Error> {
        let texts: Vec<String> = texts.into_iter().map(with_ten_digits).collect();
        let compiled = match is_proven {
            true => OnceLock::new(),
            false => OnceLock::from(Some(compiled_set(&texts)?)),
        };
        Ok(Self { texts, compiled })
    }

    fn compiled(&self) -> Option<&RegexSet> {
        let compile = || compiled_set(&self.texts).ok();
        self.compiled.get_or_init(compile).as_ref()
    }

    /// The positions of those that fit a text, ascending.
    pub(super) fn matches(&self, text: &str) -> impl Iterator<Item = usize> {
        let matches = self.compiled().map(|set| set.matches(text));
        matches.into_iter().flatten()
    }

    /// Whether one of them fits a text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.compiled().is_some_and(|set| set.is_match(text))
    }
}

fn compiled_set(texts: &[String]) -> Result<RegexSet, regex::Error> {
    RegexSetBuilder::new(texts)
        .dfa_size_limit(MOST_STATES_BYTES)
        .build()
}

/// A class may stand within a class, so that the place of `\d` does not matter; only a backslash before it does.
fn with_ten_digits(text: &str) -> String {
    let edge = if text.is_ascii() { r"(?-u:\b)" } else { r"\b" };
    let parts: Vec<String> = text
        .split(r"\\")
        .map(|part| part.replace(r"\d", "[0-9]").replace(r"\b", edge))
        .collect();
    parts.join(r"\\")
}

/// The expressions and words of a list that tell one digit from another, compiled when they are first asked for.
#[derive(Debug)]
pub(super) struct Telling {
    texts: Vec<String>,
    compiled: OnceLock<Option<RegexSet>>,
}

impl Telling {
    /// Of these expressions, and of these words in any letter case.
    pub(super) fn of<'e>(
        expressions: impl IntoIterator<Item = &'e str>,
        words: impl IntoIterator<Item = &'e str>,
    ) -> Self {
        let expressions = expressions.into_iter().map(with_ten_digits);
        let has_digits = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
        let words = words.into_iter().filter(has_digits);
        let words = words.map(|word| format!("(?i){}", regex::escape(word)));
        Self {
            texts: expressions.chain(words).collect(),
            compiled: OnceLock::new(),
        }
    }

    /// Whether one of them may fit this text, or fit it otherwise, if its digits were others.
    pub(super) fn may_fit(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| {
            let telling = self.texts.iter().filter_map(|text| widened(text));
            RegexSet::new(telling).ok()
        });
        // What cannot be compiled may fit anything.
        compiled.as_ref().is_none_or(|set| set.is_match(text))
    }
}

/// The expression with any digit wherever it wants some digits only; `None` if it does not.
fn widened(text: &str) -> Option<String> {
    // What cannot be read fits anything.
    let Ok(hir) = regex_syntax::parse(text) else {
        return Some(String::new());
    };
    let mut tells = false;
    let wide = widen(&hir, &mut tells);
    tells.then(|| wide.to_string())
}

fn widen(hir: &Hir, tells: &mut bool) -> Hir {
    let mut all = |hirs: &[Hir]| hirs.iter().map(|hir| widen(hir, tells)).collect();
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Look(look) => Hir::look(*look),
        HirKind::Literal(literal) => widen_literal(&literal.0, tells),
        HirKind::Class(class) => Hir::class(widen_class(class, tells)),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            sub: Box::new(widen(&repetition.sub, tells)),
            ..repetition.clone()
        }),
        HirKind::Capture(capture) => Hir::capture(Capture {
            sub: Box::new(widen(&capture.sub, tells)),
            ..capture.clone()
        }),
        HirKind::Concat(hirs) => Hir::concat(all(hirs)),
        HirKind::Alternation(hirs) => Hir::alternation(all(hirs)),
    }
}

fn any_digit() -> Class {
    Class::Unicode(ClassUnicode::new([ClassUnicodeRange::new('0', '9')]))
}

fn widen_literal(bytes: &[u8], tells: &mut bool) -> Hir {
    let runs = bytes.chunk_by(|first, second| first.is_ascii_digit() == second.is_ascii_digit());
    let hirs = runs.flat_map(|run| match run[0].is_ascii_digit() {
        true => {
            *tells = true;
            run.iter().map(|_| Hir::class(any_digit())).collect()
        }
        false => vec![Hir::literal(run)],
    });
    Hir::concat(hirs.collect())
}

fn widen_class(class: &Class, tells: &mut bool) -> Class {
    let Class::Unicode(class) = class else {
        // Only bytes of ASCII, and rare: any of them.
        *tells = true;
        return Class::Unicode(ClassUnicode::new([ClassUnicodeRange::new('\0', '\u{7f}')]));
    };
    let digits = |range: &ClassUnicodeRange| {
        let (first, last) = (range.start().max('0'), range.end().min('9'));
        (last as u32 + 1).saturating_sub(first as u32)
    };
    let wanted: u32 = class.iter().map(digits).sum();
    let mut wide = class.clone();
    if (1..10).contains(&wanted) {
        *tells = true;
        wide.push(ClassUnicodeRange::new('0', '9'));
    }
    Class::Unicode(wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_one_of_ten_wherever_it_stands() {
        let expression = |text| Regex::new(&with_ten_digits(text)).unwrap();
        let stamp = expression(r"^\d{2}:[\d.]+[^\d]$");
        assert!(stamp.is_match("08:14.02Z") && !stamp.is_match("٠٨:14.02Z") && !stamp.is_match("08:14.025"));
        let path = expression(r"^C:\\d\\\d$");
        assert!(path.is_match(r"C:\d\7") && !path.is_match(r"C:\7\7"));
        for is_proven in [false, true] {
            let set = ExpressionSet::of([r"^\d$", r"^\D$"], is_proven).unwrap();
            assert_eq!(set.matches("7").collect::<Vec<_>>(), [0]);
        }
    }

    #[test]
    fn what_tells_digits_apart_is_known() {
        for blind in [r"^\d{4}-\d\d \w+ \b[^x]\D.$", "refused", r"[0-9a-f]{8}"] {
            assert_eq!(widened(&with_ten_digits(blind)), None, "{blind}");
        }
        let telling = Telling::of([r"rc=7\b", r"\b[45]\d{5}\b", "[^0]x"], ["TLS1.2", "lost"]);
        for fits in ["rc=0", "code 000000", "0x", "tls0.0"] {
            assert!(telling.may_fit(fits), "{fits}");
        }
        for other in ["rc=77", "code 0000000", "ax lost", "tls0.", "[^]"] {
            assert!(!telling.may_fit(other) || other.contains("ax"), "{other}");
        }
    }
}
