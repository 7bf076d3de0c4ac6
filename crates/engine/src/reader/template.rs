//! Lines that only differ where records of a kind differ: what a record was read as, the next ones are held against.
//!
//! A program writes its records the same way each time. A template is one record cut at the texts that change (time, device,
//! address …); a line in which everything else stands byte by byte has these texts at the same places, and is of the same kind.

use super::fast::Fields;

/// Templates kept; a log has one for each kind of record.
const MOST_TEMPLATES: usize = 24;
/// So many lines may fit no template before templates are given up: these records have no fixed form.
const MOST_MISSES: u32 = 4_096;

/// Which text changes at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Time,
    Device,
    Peer,
    Sdk,
    Skipped,
}

/// One record, cut where records of its kind differ.
#[derive(Debug)]
struct Template {
    head: Box<[u8]>,
    /// What changes, and what stands behind it, which begins with the end of its quotation.
    parts: Vec<(Change, Box<[u8]>)>,
    kind: u16,
}

/// The texts of a line that fits a template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes<'t> {
    pub(super) time: &'t [u8],
    pub(super) device: &'t [u8],
    pub(super) peer: &'t [u8],
    pub(super) sdk: &'t [u8],
}

impl<'t> Changes<'t> {
    /// Those of a line that was read by itself.
    pub(super) fn of(fields: &Fields<'t>) -> Self {
        Self {
            time: fields.time,
            device: fields.device,
            peer: fields.peer,
            sdk: fields.sdk,
        }
    }
}

/// The templates of one log.
#[derive(Debug, Default)]
pub(super) struct Templates {
    templates: Vec<Template>,
    misses: u32,
}

impl Templates {
    /// The texts of the first line if it fits a template, its kind, and its length; texts of bytes that are not `plain` do
    /// not fit.
    pub(super) fn read<'t>(
        &mut self,
        lines: &'t [u8],
        plain: impl Fn(u8) -> bool,
    ) -> Option<(Changes<'t>, u16, usize)> {
        for position in 0..self.templates.len() {
            let template = &self.templates[position];
            if let Some((changes, length)) = template.read(lines, &plain) {
                let kind = template.kind;
                self.misses = self.misses.saturating_sub(1);
                if position > 0 {
                    self.templates.swap(position, position - 1);
                }
                return Some((changes, kind, length));
            }
        }
        None
    }

    /// Takes note of a line that fitted none, and of how it was read.
    pub(super) fn learn(&mut self, line: &[u8], fields: &Fields<'_>, kind: u16) {
        self.misses += 1;
        match self.misses {
            MOST_MISSES.. => self.templates.clear(),
            _ if self.templates.len() < MOST_TEMPLATES => {
                self.templates.push(Template::of(line, fields, kind))
            }
            _ => {}
        }
    }
}

impl Template {
    fn of(line: &[u8], fields: &Fields<'_>, kind: u16) -> Self {
        let own = [
            (Change::Time, fields.time),
            (Change::Device, fields.device),
            (Change::Peer, fields.peer),
            (Change::Sdk, fields.sdk),
        ];
        let skipped = fields.skipped.iter().map(|text| (Change::Skipped, *text));
        let places = own.into_iter().chain(skipped);
        let mut places: Vec<(usize, usize, Change)> = places
            .filter_map(|(change, text)| quoted(line, text).map(|(from, to)| (from, to, change)))
            .collect();
        places.sort_unstable_by_key(|&(from, ..)| from);
        let ends = places.iter().skip(1).map(|&(from, ..)| from).chain([line.len()]);
        Self {
            head: line[..places.first().map_or(line.len(), |&(from, ..)| from)].into(),
            parts: places
                .iter()
                .zip(ends)
                .map(|(&(_, to, change), end)| (change, line[to..end].into()))
                .collect(),
            kind,
        }
    }

    fn read<'t>(&self, lines: &'t [u8], plain: impl Fn(u8) -> bool) -> Option<(Changes<'t>, usize)> {
        let mut rest = lines.strip_prefix(&*self.head)?;
        let mut changes = Changes::default();
        for (change, behind) in &self.parts {
            let (text, from) = rest.split_at(memchr::memchr2(b'"', b'\\', rest)?);
            rest = from.strip_prefix(&**behind)?;
            // Without an early end, so that it runs many bytes at a time.
            if text.iter().fold(false, |odd, &byte| odd | !plain(byte)) {
                return None;
            }
            match change {
                Change::Time => changes.time = text,
                Change::Device => changes.device = text,
                Change::Peer => changes.peer = text,
                Change::Sdk => changes.sdk = text,
                Change::Skipped => {}
            }
        }
        let ends = matches!(rest, [] | [b'\n', ..]);
        ends.then_some((changes, lines.len() - rest.len()))
    }
}

/// Where a text stands in its line, if it stands there between quotes.
fn quoted(line: &[u8], text: &[u8]) -> Option<(usize, usize)> {
    let from = text.as_ptr().addr().checked_sub(line.as_ptr().addr())?;
    let to = from + text.len();
    let ends = matches!(line.get(to)?, b'"' | b'\\');
    (from > 0 && line[from - 1] == b'"' && ends).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::super::fast;
    use super::*;

    const LINE: &str = r#"{"time":"2024-03-05T08:14:02Z","operationName":"deviceConnect","category":"Connections","durationMs":"5","properties":"{\"deviceId\":\"a\",\"maskedIpAddress\":null,\"sdkVersion\":\"\"}"}"#;

    /// What the fields of a line are by its template, and by themselves.
    fn both(line: &str) -> (Option<Changes<'_>>, Option<Changes<'_>>) {
        let mut templates = Templates::default();
        templates.learn(LINE.as_bytes(), &fast::line(LINE.as_bytes()).unwrap(), 0);
        let read = templates.read(line.as_bytes(), |byte| byte != b'\n');
        let read = read.map(|(changes, _, length)| {
            assert_eq!(length, line.len());
            changes
        });
        let fields = fast::line(line.as_bytes()).map(|fields| Changes::of(&fields));
        (read, fields)
    }

    #[test]
    fn a_record_of_the_same_kind_is_read_as_by_itself() {
        for (from, to) in [
            ("02Z", "03.25Z"),
            (r#"\"a\""#, r#"\"b-é 2\""#),
            (r#"\"a\""#, r#"\"\""#),
            (r#""5""#, r#""17""#),
        ] {
            let line = LINE.replacen(from, to, 1);
            let (read, fields) = both(&line);
            assert!(read.is_some() && read == fields, "{line}");
        }
    }

    #[test]
    fn any_other_change_fits_no_template() {
        for (from, to) in [
            ("deviceConnect", "deviceDisconnect"),
            ("null", r#"\"::1\""#),
            (r#"\"a\""#, r#"\"a\\\"b\""#),
            (r#"\"a\""#, r#"\"a"#),
            (r#"\"a\""#, "7"),
            ("}\"}", "}\"} "),
            ("}\"}", "}\""),
        ] {
            let line = LINE.replacen(from, to, 1);
            assert!(line != LINE && both(&line).0.is_none(), "{line}");
        }
    }

    #[test]
    fn a_line_ends_where_it_ends() {
        let mut templates = Templates::default();
        templates.learn(LINE.as_bytes(), &fast::line(LINE.as_bytes()).unwrap(), 0);
        let mut read = |lines: &str| {
            let read = templates.read(lines.as_bytes(), |byte| (0x20..0x7f).contains(&byte));
            read.map(|(.., length)| length)
        };
        assert_eq!(read(&format!("{LINE}\n{LINE}")), Some(LINE.len()));
        assert_eq!(read(&LINE.replacen("02Z", "02Z\n", 1)), None);
        assert_eq!(read(&LINE.replacen(r#"\"a\""#, r#"\"é\""#, 1)), None);
    }

    #[test]
    fn records_without_a_fixed_form_are_given_up() {
        let mut templates = Templates::default();
        for size in 0..MOST_MISSES {
            let line = LINE.replace("null", &size.to_string());
            templates.learn(line.as_bytes(), &fast::line(line.as_bytes()).unwrap(), 0);
        }
        assert_eq!(templates.read(LINE.as_bytes(), |_| true), None);
        assert!(templates.templates.is_empty());
    }
}
