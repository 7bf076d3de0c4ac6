//! `rules/<article>.toml` to [`Routing`]: the tables that lead from symptoms to causes to solutions.
//!
//! Values are read by hand from the spanned syntax tree, so that every fault of a file is found in one run and
//! names its line. The tables `rule` belong to the log analysis; which causes they speak for is all that is looked at.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Risk, SolutionKind};
use crate::{Fault, is_slug};

/// A value and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lined<T> {
    pub(super) line: u32,
    pub(super) value: T,
}

/// `[[symptom]]`.
#[derive(Debug)]
pub(super) struct SymptomEntry {
    pub(super) line: u32,
    pub(super) part: u32,
    pub(super) causes: Vec<Lined<String>>,
}

/// `[[cause]]`.
#[derive(Debug)]
pub(super) struct CauseEntry {
    pub(super) line: u32,
    pub(super) id: String,
    pub(super) part: u32,
    pub(super) solutions: Vec<Lined<u32>>,
    pub(super) benign: bool,
    pub(super) same_as: Option<Lined<(String, String)>>,
    pub(super) log: Option<String>,
    /// `cause`, or `article/cause`.
    pub(super) was: Vec<Lined<String>>,
}

/// `[[solution]]`.
#[derive(Debug)]
pub(super) struct SolutionEntry {
    pub(super) line: u32,
    pub(super) part: u32,
    pub(super) kind: SolutionKind,
    pub(super) risk: Risk,
}

/// What one file says.
#[derive(Debug, Default)]
pub(super) struct Routing {
    pub(super) path: String,
    /// The file has at least one of the three kinds of tables.
    pub(super) is_routing: bool,
    pub(super) name: Option<Lined<String>>,
    pub(super) codes: Vec<Lined<String>>,
    pub(super) aliases: Vec<Lined<String>>,
    pub(super) was: Vec<Lined<String>>,
    pub(super) symptoms: Vec<SymptomEntry>,
    pub(super) causes: Vec<CauseEntry>,
    pub(super) solutions: Vec<SolutionEntry>,
    /// The causes that rules speak for.
    pub(super) ruled: Vec<String>,
}

impl Routing {
    /// Reads one file; what is wrong is listed, what is right is kept.
    pub(super) fn read(path: &str, text: &str) -> (Self, Vec<Fault>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader {
            path,
            newlines: memchr::memchr_iter(b'\n', text.as_bytes()).collect(),
            faults: Vec::new(),
        };
        for error in errors {
            let line = error.span().map(|span| reader.line_at(span.start));
            reader.faults.push(Fault::error(path, line, error.message()));
        }
        let routing = reader.routing(table.get_ref());
        (routing, reader.faults)
    }
}

type Value<'t> = Spanned<DeValue<'t>>;

struct Reader<'a> {
    path: &'a str,
    newlines: Vec<usize>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn line_at(&self, offset: usize) -> u32 {
        let before = self.newlines.partition_point(|newline| *newline < offset);
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    fn fault(&mut self, line: u32, message: String) {
        self.faults.push(Fault::error(self.path, line, message));
    }

    fn routing(&mut self, table: &DeTable<'_>) -> Routing {
        let known = [
            "name", "codes", "aliases", "was", "symptom", "cause", "solution", "rule",
        ];
        self.refuse_unknown(table, &known);
        Routing {
            path: self.path.to_owned(),
            is_routing: ["symptom", "cause", "solution"]
                .iter()
                .any(|key| table.contains_key(*key)),
            name: self.text(table, "name"),
            codes: self.texts(table, "codes"),
            aliases: self.texts(table, "aliases"),
            was: self.texts(table, "was"),
            symptoms: self.tables(table, "symptom", Self::symptom),
            causes: self.tables(table, "cause", Self::cause),
            solutions: self.tables(table, "solution", Self::solution),
            ruled: ruled(table),
        }
    }

    fn symptom(&mut self, table: &DeTable<'_>, line: u32) -> Option<SymptomEntry> {
        self.refuse_unknown(table, &["part", "causes"]);
        self.require(table, line, &["part"]);
        let causes = self.texts(table, "causes");
        let part = self.number(table, "part")?.value;
        Some(SymptomEntry { line, part, causes })
    }

    fn cause(&mut self, table: &DeTable<'_>, line: u32) -> Option<CauseEntry> {
        let known = ["id", "part", "solutions", "benign", "same_as", "log", "was"];
        self.refuse_unknown(table, &known);
        self.require(table, line, &["id", "part"]);
        let id = self.text(table, "id");
        let part = self.number(table, "part");
        let solutions = self.array(table, "solutions", Self::as_number);
        let benign = table.get("benign").and_then(|value| self.as_bool(value));
        let same_as = self.text(table, "same_as").and_then(|found| self.same_as(&found));
        let log = self.text(table, "log").map(|found| found.value);
        let was = self.array(table, "was", Self::as_former);
        Some(CauseEntry {
            line,
            id: self.slug(id?)?,
            part: part?.value,
            solutions,
            benign: benign.unwrap_or(false),
            same_as,
            log,
            was,
        })
    }

    fn slug(&mut self, id: Lined<String>) -> Option<String> {
        let Lined { line, value: id } = id;
        // `unknown` is what the wizard's address says for "I cannot check that".
        if is_slug(&id) && id != "unknown" {
            return Some(id);
        }
        let fault = Fault::error(self.path, line, format!("`{id}` cannot be the id of a cause"));
        self.faults
            .push(fault.advise("use a to z, 0 to 9 and -; `unknown` is taken"));
        None
    }

    fn same_as(&mut self, found: &Lined<String>) -> Option<Lined<(String, String)>> {
        let line = found.line;
        match found.value.split_once('/') {
            Some((article, cause)) if is_slug(article) && is_slug(cause) => {
                let value = (article.to_owned(), cause.to_owned());
                Some(Lined { line, value })
            }
            _ => {
                let message = format!("expected `same_as = \"article/cause\"`, found `{}`", found.value);
                self.fault(line, message);
                None
            }
        }
    }

    /// The former name of a cause: `cause`, or `article/cause` if it stood in another article.
    fn as_former(&mut self, value: &Value<'_>) -> Option<Lined<String>> {
        let found = self.as_text(value)?;
        let parts: Vec<&str> = found.value.split('/').collect();
        if parts.len() <= 2 && parts.iter().all(|part| is_slug(part)) {
            return Some(found);
        }
        let message = format!("`{}` cannot have been the id of a cause", found.value);
        let fault = Fault::error(self.path, found.line, message);
        self.faults
            .push(fault.advise("write `cause`, or `article/cause` if it stood in another article"));
        None
    }

    fn solution(&mut self, table: &DeTable<'_>, line: u32) -> Option<SolutionEntry> {
        self.refuse_unknown(table, &["part", "kind", "risk"]);
        self.require(table, line, &["part", "kind", "risk"]);
        let part = self.number(table, "part");
        let kinds = [
            ("none", SolutionKind::None),
            ("check", SolutionKind::Check),
            ("change", SolutionKind::Change),
            ("escalate", SolutionKind::Escalate),
        ];
        let risks = [
            ("none", Risk::None),
            ("device", Risk::Device),
            ("fleet", Risk::Fleet),
            ("unknown", Risk::Unknown),
        ];
        let kind = self.choice(table, "kind", &kinds);
        let risk = self.choice(table, "risk", &risks);
        Some(SolutionEntry {
            line,
            part: part?.value,
            kind: kind?,
            risk: risk?,
        })
    }

    fn choice<T: Copy>(&mut self, table: &DeTable<'_>, key: &str, known: &[(&str, T)]) -> Option<T> {
        let word = self.text(table, key)?;
        let found = known.iter().find(|(name, _)| *name == word.value);
        if found.is_none() {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            let message = format!("`{key}` is one of {}, not `{}`", names.join(", "), word.value);
            self.fault(word.line, message);
        }
        found.map(|(_, value)| *value)
    }

    /// Says so if one of `keys` is missing; reading such a key then yields nothing.
    fn require(&mut self, table: &DeTable<'_>, line: u32, keys: &[&str]) {
        for key in keys.iter().filter(|key| !table.contains_key(**key)) {
            self.fault(line, format!("this table has no `{key}`"));
        }
    }

    fn refuse_unknown(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
        {
            let line = self.line_at(key.span().start);
            let message = format!("unknown key `{}`", key.get_ref());
            let fault = Fault::error(self.path, line, message);
            self.faults
                .push(fault.advise(format!("known are {}", known.join(", "))));
        }
    }

    fn expected<T>(&mut self, value: &Value<'_>, what: &str) -> Option<T> {
        let line = self.line_at(value.span().start);
        self.fault(
            line,
            format!("expected {what}, found {}", value.get_ref().type_str()),
        );
        None
    }

    fn as_text(&mut self, value: &Value<'_>) -> Option<Lined<String>> {
        let line = self.line_at(value.span().start);
        match value.get_ref().as_str().map(str::trim) {
            Some("") => {
                self.fault(line, "an empty text".to_owned());
                None
            }
            Some(text) => Some(Lined {
                line,
                value: text.to_owned(),
            }),
            None => self.expected(value, "a text"),
        }
    }

    fn as_number(&mut self, value: &Value<'_>) -> Option<Lined<u32>> {
        let line = self.line_at(value.span().start);
        let number = value.get_ref().as_integer().filter(|number| number.radix() == 10);
        match number.and_then(|number| number.as_str().parse().ok()) {
            Some(value) if value > 0 => Some(Lined { line, value }),
            _ => self.expected(value, "the number of a part, from 1"),
        }
    }

    fn as_bool(&mut self, value: &Value<'_>) -> Option<bool> {
        value
            .get_ref()
            .as_bool()
            .or_else(|| self.expected(value, "true or false"))
    }

    fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<Lined<String>> {
        table.get(key).and_then(|value| self.as_text(value))
    }

    fn number(&mut self, table: &DeTable<'_>, key: &str) -> Option<Lined<u32>> {
        table.get(key).and_then(|value| self.as_number(value))
    }

    fn texts(&mut self, table: &DeTable<'_>, key: &str) -> Vec<Lined<String>> {
        self.array(table, key, Self::as_text)
    }

    fn array<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        mut read: impl FnMut(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let Some(items) = value.get_ref().as_array() else {
            self.expected::<()>(value, "a list");
            return Vec::new();
        };
        items.iter().filter_map(|item| read(self, item)).collect()
    }

    fn tables<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        mut read: impl FnMut(&mut Self, &DeTable<'_>, u32) -> Option<T>,
    ) -> Vec<T> {
        self.array(table, key, |reader, item| match item.get_ref().as_table() {
            Some(entry) => {
                let line = reader.line_at(item.span().start);
                read(reader, entry, line)
            }
            None => reader.expected(item, "a table"),
        })
    }
}

/// The causes of all `[[rule]]`; what is wrong with rules is told by the log analysis.
fn ruled(table: &DeTable<'_>) -> Vec<String> {
    let rules = table.get("rule").and_then(|rules| rules.get_ref().as_array());
    let cause = |rule: &Value<'_>| {
        rule.get_ref()
            .as_table()?
            .get("cause")?
            .get_ref()
            .as_str()
            .map(str::to_owned)
    };
    rules.into_iter().flatten().filter_map(cause).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let (_, faults) = Routing::read("rules/a.toml", text);
        faults
            .iter()
            .map(|f| format!("{}: {}", f.line.unwrap_or(0), f.message))
            .collect()
    }

    #[test]
    fn every_key_is_read_and_rules_are_left_alone() {
        let text = "name = \"N\"\ncodes = [\"404104\"]\n[[symptom]]\npart = 1\ncauses = [\"a\"]\n[[cause]]\nid = \"a\"\n\
                    part = 1\nsolutions = [1]\nbenign = true\nsame_as = \"b/c\"\nlog = \"none: x\"\n[[solution]]\npart = 1\n\
                    kind = \"change\"\nrisk = \"fleet\"\n[[rule]]\nid = 1\nwhen.x = 2\n";
        let (routing, faults) = Routing::read("rules/a.toml", text);
        assert_eq!(faults, []);
        assert_eq!(routing.codes[0].value, "404104");
        assert_eq!((routing.symptoms[0].part, routing.symptoms[0].line), (1, 3));
        assert!(routing.causes[0].benign);
        let same_as = routing.causes[0].same_as.as_ref().unwrap();
        assert_eq!(same_as.value, ("b".to_owned(), "c".to_owned()));
        assert_eq!(routing.solutions[0].risk, Risk::Fleet);
    }

    #[test]
    fn every_fault_is_listed_with_its_line() {
        let text = "nam = 1\ncodes = 3\n[[symptom]]\ncauses = [1]\n[[cause]]\nid = \"A b\"\npart = -1\nsame_as = \"x\"\n\
                    [[solution]]\npart = 1\nkind = \"nothing\"\n";
        assert_eq!(
            faults(text),
            [
                "1: unknown key `nam`",
                "2: expected a list, found integer",
                "3: this table has no `part`",
                "4: expected a text, found integer",
                "7: expected the number of a part, from 1, found integer",
                "8: expected `same_as = \"article/cause\"`, found `x`",
                "6: `A b` cannot be the id of a cause",
                "9: this table has no `risk`",
                "11: `kind` is one of none, check, change, escalate, not `nothing`",
            ]
        );
    }

    #[test]
    fn broken_toml_is_a_fault() {
        assert!(!faults("name = \n[[").is_empty());
    }
}
