//! `rules/formats/*.toml`: the definitions, compiled and held against their own samples.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::definition;
use crate::event::Kind;
use crate::expression::{Expression, ExpressionSet, Telling};
use crate::vocabulary::{SignalDefinition, Vocabulary};
use crate::words::Words;
use waypost_content::{ContentTree, Fault};

const FOLDER: &str = "rules/formats/";

/// What a log in this format consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shape {
    /// Lines of text; an entry may go on over several.
    Text,
    /// Records with named fields: JSON objects, rows of a table.
    Record,
}

/// One format file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    shape: Shape,
    /// Product names, for people; not translated.
    #[serde(default, rename = "title")]
    _title: String,
    /// Record: keys that all have to be there, in the normal form of [`super::record`].
    #[serde(default)]
    keys: Vec<String>,
    /// Record: keys of which one has to be there.
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    kinds: BTreeMap<String, Vec<String>>,
    /// Record: keys whose value is somebody else's data.
    #[serde(default)]
    skip: Vec<String>,
    #[serde(default)]
    entry: Vec<EntryDefinition>,
    #[serde(default)]
    wrapper: Vec<EntryDefinition>,
    #[serde(default)]
    signal: Vec<SignalDefinition>,
    /// Text: expressions whose first group is a device id.
    #[serde(default)]
    device: Vec<String>,
    /// Text: words of which one stands on every line that [`File::device`] could match.
    #[serde(default)]
    device_hints: Vec<String>,
    /// Record: the statement that answers the rows of the table where this log lies, in Kusto.
    #[serde(default)]
    kusto: Option<String>,
    /// Record: whole records.
    #[serde(default)]
    sample: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryDefinition {
    pattern: String,
    #[serde(default)]
    sample: Vec<String>,
}

/// A format, compiled.
#[derive(Debug)]
pub(crate) struct Format {
    /// Id, such as `iot-hub-resource-log`.
    pub(crate) id: String,
    /// Lines or records.
    pub(crate) shape: Shape,
    pub(super) keys: Vec<String>,
    pub(super) any: Vec<String>,
    pub(super) fields: BTreeMap<String, Vec<String>>,
    /// What an operation, in lower case, means.
    pub(crate) kinds: BTreeMap<String, Kind>,
    /// How the table where this log lies is asked.
    pub(crate) kusto: Option<String>,
    pub(super) skip: Vec<String>,
}

/// All formats of a content folder.
#[derive(Debug)]
pub(crate) struct Formats {
    /// In the order of their file names; `text` is the last resort.
    pub(crate) formats: Vec<Format>,
    /// What their lines say.
    pub(crate) vocabulary: Vocabulary,
    /// How lines of text are told.
    pub(crate) lines: Lines,
}

/// The expressions for lines of text, of all formats.
#[derive(Debug)]
pub(crate) struct Lines {
    pub(super) entry_set: ExpressionSet,
    pub(super) entries: Vec<(usize, Expression)>,
    pub(super) wrappers: Vec<Expression>,
    pub(super) wrapper_set: ExpressionSet,
    pub(super) device_hints: AhoCorasick,
    pub(super) device: Vec<Expression>,
    /// What of them tells digits apart.
    pub(crate) telling: Telling,
}

impl Formats {
    /// Reads all format files and runs their samples.
    ///
    /// # Errors
    /// Every fault of every file.
    pub(crate) fn load(tree: &ContentTree) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut files = Vec::new();
        for (path, text) in tree
            .files
            .range(FOLDER.to_owned()..)
            .take_while(|(path, _)| path.starts_with(FOLDER))
        {
            match definition::read::<File>(path, text) {
                Ok(file) => files.push((path.as_str(), text.as_str(), file)),
                Err(fault) => faults.push(fault),
            }
        }
        // The last resort is asked last.
        files.sort_by_key(|(path, _, file)| (file.id == "text", path.to_owned()));
        let words = Words::load(tree).unwrap_or_else(|wrong| {
            faults.extend(wrong);
            Words::default()
        });
        let formats = Self::compile(&files, (words, &mut faults), tree.is_proven);
        if let Some(formats) = &formats
            && !tree.is_proven
        {
            formats.check_samples(&files, &mut faults);
        }
        match formats {
            Some(formats) if faults.is_empty() => Ok(formats),
            _ => Err(faults),
        }
    }

    fn compile(
        files: &[(&str, &str, File)],
        (words, faults): (Words, &mut Vec<Fault>),
        is_proven: bool,
    ) -> Option<Self> {
        let mut compiler = Compiler {
            faults,
            failed: false,
            is_proven,
        };
        let formats = files
            .iter()
            .map(|(path, text, file)| compiler.format((path, text), file))
            .collect();
        let signals = files.iter().flat_map(|(_, _, file)| &file.signal);
        let signals: Vec<SignalDefinition> = signals.cloned().collect();
        // Each is half of the work, and needs nothing of the other.
        let (lines, vocabulary) = std::thread::scope(|scope| {
            let vocabulary = scope.spawn(|| Vocabulary::compile(&signals, words, is_proven));
            (compiler.lines(files), vocabulary.join())
        });
        let vocabulary = vocabulary.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let vocabulary = vocabulary.map_err(|(id, message)| {
            let (path, text) = files
                .iter()
                .find(|(_, _, file)| file.signal.iter().any(|signal| signal.id == id))
                .map_or((FOLDER, ""), |(path, text, _)| (*path, *text));
            compiler.fail(definition::fault(
                path,
                text,
                &id,
                format!("signal {id}: {message}"),
            ));
        });
        if compiler.failed {
            return None;
        }
        Some(Self {
            formats,
            vocabulary: vocabulary.ok()?,
            lines: lines?,
        })
    }

    /// The index of a format by its id.
    pub(crate) fn index(&self, id: &str) -> Option<usize> {
        self.formats.iter().position(|format| format.id == id)
    }

    fn check_samples(&self, files: &[(&str, &str, File)], faults: &mut Vec<Fault>) {
        for (position, (path, text, file)) in files.iter().enumerate() {
            let mut fail = |sample: &str, message: String| {
                let head: String = sample
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .chars()
                    .take(60)
                    .collect();
                faults.push(definition::fault(path, text, &head, message));
            };
            for entry in &file.entry {
                if entry.sample.is_empty() {
                    fail(&entry.pattern, "this entry pattern has no sample".into());
                }
                for sample in &entry.sample {
                    let found = self.entry_of(sample).map(|(format, _)| format);
                    if found != Some(position) {
                        let name = found.map_or("no format", |format| self.formats[format].id.as_str());
                        fail(
                            sample,
                            format!("this sample is read as {name}, not as {}", file.id),
                        );
                    }
                }
            }
            for sample in &file.sample {
                let found =
                    super::record::Record::parse(sample).and_then(|record| self.record_format(&record));
                if found != Some(position) {
                    let name = found.map_or("no format", |format| self.formats[format].id.as_str());
                    fail(
                        sample,
                        format!("this sample is read as {name}, not as {}", file.id),
                    );
                }
            }
            if file.shape == Shape::Record && file.sample.is_empty() {
                fail("id", "this format has no sample".into());
            }
            for wrapper in &file.wrapper {
                for sample in &wrapper.sample {
                    if !self.lines.wrapper_set.is_match(sample) {
                        fail(sample, "no wrapper pattern matches this sample".into());
                    }
                }
            }
            self.check_signals(file, &mut fail);
        }
    }

    fn check_signals(&self, file: &File, fail: &mut impl FnMut(&str, String)) {
        for signal in &file.signal {
            let index = self.vocabulary.index(&signal.id);
            let gives =
                |line: &str| index.is_some_and(|index| self.vocabulary.signals(line).contains(&index));
            if signal.sample.is_empty() {
                fail(&signal.id, format!("signal {} has no sample", signal.id));
            }
            for line in signal.sample.iter().filter(|line| !gives(line)) {
                fail(
                    line,
                    format!("this sample does not give the signal {}", signal.id),
                );
            }
            for line in signal.not.iter().filter(|line| gives(line)) {
                fail(line, format!("this line must not give the signal {}", signal.id));
            }
        }
    }
}

struct Compiler<'a> {
    faults: &'a mut Vec<Fault>,
    failed: bool,
    is_proven: bool,
}

impl Compiler<'_> {
    fn fail(&mut self, fault: Fault) {
        self.faults.push(fault);
        self.failed = true;
    }

    fn expression(&mut self, (path, text): (&str, &str), pattern: &str) -> Option<Expression> {
        match Expression::of(pattern, self.is_proven) {
            Ok(expression) => Some(expression),
            Err(error) => {
                self.fail(definition::fault(path, text, pattern, error.to_string()));
                None
            }
        }
    }

    fn lines(&mut self, files: &[(&str, &str, File)]) -> Option<Lines> {
        let (mut entries, mut wrappers, mut device) = (Vec::new(), Vec::new(), Vec::new());
        for (position, (path, text, file)) in files.iter().enumerate() {
            let place = (*path, *text);
            let entry = |expression| (position, expression);
            let patterns = file.entry.iter().map(|entry| &entry.pattern);
            entries.extend(patterns.filter_map(|pattern| self.expression(place, pattern).map(entry)));
            let patterns = file.wrapper.iter().map(|wrapper| &wrapper.pattern);
            wrappers.extend(patterns.filter_map(|pattern| self.expression(place, pattern)));
            device.extend(
                file.device
                    .iter()
                    .filter_map(|pattern| self.expression(place, pattern)),
            );
        }
        let hints = files.iter().flat_map(|(_, _, file)| &file.device_hints);
        let hints: Vec<&str> = hints.map(String::as_str).collect();
        let beginnings = || entries.iter().map(|(_, expression)| expression);
        let all = beginnings().chain(&wrappers).chain(&device);
        let telling = Telling::of(all.map(Expression::as_str), hints.iter().copied());
        let wrapping = wrappers.iter().map(Expression::as_str);
        Some(Lines {
            entry_set: ExpressionSet::of(beginnings().map(Expression::as_str), self.is_proven).ok()?,
            wrapper_set: ExpressionSet::of(wrapping, self.is_proven).ok()?,
            entries,
            wrappers,
            device_hints: AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(&hints)
                .ok()?,
            device,
            telling,
        })
    }

    fn format(&mut self, (path, text): (&str, &str), file: &File) -> Format {
        let mut kinds = BTreeMap::new();
        for (word, values) in &file.kinds {
            match Kind::parse(word) {
                Some(kind) => kinds.extend(values.iter().map(|value| (value.clone(), kind))),
                None => self.fail(definition::fault(
                    path,
                    text,
                    word,
                    format!("unknown kind {word:?}"),
                )),
            }
        }
        Format {
            id: file.id.clone(),
            shape: file.shape,
            keys: file.keys.clone(),
            any: file.any.clone(),
            fields: file.fields.clone(),
            kinds,
            kusto: file.kusto.clone(),
            skip: file.skip.clone(),
        }
    }
}
