//! What a worker can do for a block of lines without knowing anything of the log: find the fields of usual records.

use super::Reader;
use super::fast::{self, Days, Fields, KIND_FIELDS};

/// One line of a block.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Scanned {
    /// Where the line begins and how long it is, without its end.
    start: u32,
    length: u32,
    time: i64,
    fields: Option<Spans>,
}

/// The fields of a record as places in the block.
#[derive(Clone, Copy, Debug)]
struct Spans {
    device: Span,
    peer: Span,
    sdk: Span,
    kind: [Span; KIND_FIELDS],
}

type Span = (u32, u16);

/// Finds the lines of a block and the fields of those in the usual form.
pub(in crate::analysis) fn scan(text: &str) -> Vec<Scanned> {
    let mut days = Days::default();
    let mut scanned = Vec::with_capacity(text.len() / 400);
    let mut start = 0;
    let bytes = text.as_bytes();
    while start < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |end| start + end);
        let line = &bytes[start..end];
        let found = fast::line(line).and_then(|fields| Some((fast::moment(fields.time, &mut days)?, fields)));
        let (time, fields) = match found {
            Some((time, fields)) => (time, Spans::of(&fields, bytes)),
            None => (0, None),
        };
        scanned.push(Scanned {
            start: start as u32,
            length: (end - start) as u32,
            time,
            fields,
        });
        start = end + 1;
    }
    scanned
}

impl Spans {
    fn of(fields: &Fields<'_>, bytes: &[u8]) -> Option<Self> {
        let span = |part: &[u8]| -> Option<Span> {
            match part {
                [] => Some((0, 0)),
                part => {
                    let offset = part.as_ptr().addr() - bytes.as_ptr().addr();
                    Some((u32::try_from(offset).ok()?, u16::try_from(part.len()).ok()?))
                }
            }
        };
        let mut kind = [(0, 0); KIND_FIELDS];
        for (place, part) in kind.iter_mut().zip(fields.kind) {
            *place = span(part)?;
        }
        Some(Self {
            device: span(fields.device)?,
            peer: span(fields.peer)?,
            sdk: span(fields.sdk)?,
            kind,
        })
    }

    fn fields<'t>(&self, bytes: &'t [u8]) -> Fields<'t> {
        let part = |(start, length): Span| &bytes[start as usize..start as usize + usize::from(length)];
        Fields {
            time: &[],
            device: part(self.device),
            peer: part(self.peer),
            sdk: part(self.sdk),
            kind: self.kind.map(part),
        }
    }
}

impl Reader<'_> {
    /// Whether the next line may be looked at by itself: no table is under way.
    pub(in crate::analysis) fn is_between_records(&self) -> bool {
        self.table.is_none()
    }

    /// Takes the lines of a block; the offset from which on lines have to come again, with what follows them.
    pub(in crate::analysis) fn take_scanned(&mut self, text: &str, scanned: &[Scanned]) -> usize {
        let mut slow_from: Option<usize> = None;
        for line in scanned {
            let start = line.start as usize;
            let whole = &text[start..start + line.length as usize];
            let Some(spans) = line.fields else {
                slow_from.get_or_insert(start);
                continue;
            };
            if let Some(from) = slow_from.take() {
                let taken = from + self.feed(&text[from..start], false);
                // What goes on behind the run, such as an envelope that has just been opened, is read with what follows it.
                if taken < start || self.table.is_some() {
                    return taken + self.feed(&text[taken..], false);
                }
            }
            if self.known_record(&spans.fields(text.as_bytes()), line.time, whole) {
                self.line += 1;
                self.is_within_line = false;
            } else {
                slow_from = Some(start);
            }
        }
        match slow_from {
            Some(from) => from + self.feed(&text[from..], false),
            None => text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::known::Owned;
    use super::*;

    #[test]
    fn fields_come_back_as_they_were() {
        let text = r#"{"time":"2024-03-05T08:14:02Z","operationName":"deviceConnect","category":"Connections","level":"Information","properties":"{\"deviceId\":\"pump-1\"}"}"#;
        let scanned = scan(text);
        let fields = scanned[0].fields.unwrap().fields(text.as_bytes());
        let direct = fast::line(text.as_bytes()).unwrap();
        assert!(Owned::of(&direct.kind).is(&fields.kind));
        assert_eq!(fields.device, direct.device);
    }
}
