//! Lines that hold one resource log record in its usual form, read by looking for a few fields.
//!
//! The form is checked byte by byte: known keys, each once, no escapes but those of the nested `properties`. A line that
//! holds anything else is handed to the thorough reader, so that the answer is the same whichever way it was read.

use jiff::civil::Date;

/// The fields of one record, as they stand in the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields<'t> {
    pub(super) time: &'t [u8],
    pub(super) device: &'t [u8],
    pub(super) peer: &'t [u8],
    pub(super) sdk: &'t [u8],
    /// What the class of the event follows from.
    pub(super) kind: KindFields<'t>,
    /// Texts that nothing follows from, and that may differ in every record.
    pub(super) skipped: [&'t [u8]; SKIPPED_FIELDS],
}

/// How many texts are stepped over.
pub(super) const SKIPPED_FIELDS: usize = 5;

/// Fields that repeat from record to record, in the order of [`KindField`].
pub(super) type KindFields<'t> = [&'t [u8]; KIND_FIELDS];

/// How many fields [`KindField`] names.
pub(super) const KIND_FIELDS: usize = 8;

/// The place of a field among [`KindFields`].
#[derive(Clone, Copy)]
enum KindField {
    Operation,
    Category,
    Level,
    Result,
    Description,
    Protocol,
    Status,
    Message,
}

/// Reads a line without its end; `None` for the thorough reader.
pub(super) fn line(bytes: &[u8]) -> Option<Fields<'_>> {
    let mut cursor = Cursor { bytes, at: 0 };
    let mut fields = Fields::default();
    let mut seen = 0_u32;
    cursor.expect(b"{\"")?;
    loop {
        let key = cursor.until_quote()?;
        cursor.expect(b":")?;
        let (bit, place) = fields.outer(key)?;
        seen = once(seen, bit)?;
        match place {
            Outer::Properties => {
                cursor.expect(b"\"{")?;
                cursor.properties(&mut fields)?;
            }
            Outer::Keep(place) => {
                cursor.expect(b"\"")?;
                *place = cursor.until_quote()?;
            }
            Outer::Skip(place) => *place = cursor.skip_scalar()?,
        }
        match cursor.next()? {
            b',' => cursor.expect(b"\"")?,
            b'}' => break,
            _ => return None,
        }
    }
    let whole = bytes[cursor.at..].trim_ascii().is_empty();
    let has = |field: KindField| !fields.kind[field as usize].is_empty();
    let required = !fields.time.is_empty() && has(KindField::Operation) && has(KindField::Category);
    (whole && required).then_some(fields)
}

/// Where an outer value goes.
enum Outer<'f, 't> {
    Keep(&'f mut &'t [u8]),
    Properties,
    Skip(&'f mut &'t [u8]),
}

fn once(seen: u32, bit: u32) -> Option<u32> {
    (seen & 1 << bit == 0).then_some(seen | 1 << bit)
}

impl<'t> Fields<'t> {
    fn kind_field(&mut self, field: KindField) -> &mut &'t [u8] {
        &mut self.kind[field as usize]
    }

    fn outer(&mut self, key: &[u8]) -> Option<(u32, Outer<'_, 't>)> {
        Some(match key {
            b"time" => (0, Outer::Keep(&mut self.time)),
            b"operationName" => (1, Outer::Keep(self.kind_field(KindField::Operation))),
            b"category" => (2, Outer::Keep(self.kind_field(KindField::Category))),
            b"level" => (3, Outer::Keep(self.kind_field(KindField::Level))),
            b"resultType" => (4, Outer::Keep(self.kind_field(KindField::Result))),
            b"resultDescription" => (5, Outer::Keep(self.kind_field(KindField::Description))),
            b"properties" => (6, Outer::Properties),
            b"resourceId" => (7, Outer::Skip(&mut self.skipped[0])),
            b"location" => (8, Outer::Skip(&mut self.skipped[1])),
            b"durationMs" => (9, Outer::Skip(&mut self.skipped[2])),
            b"correlationId" => (10, Outer::Skip(&mut self.skipped[3])),
            _ => return None,
        })
    }

    fn inner(&mut self, key: &[u8]) -> Option<(u32, Option<&mut &'t [u8]>)> {
        Some(match key {
            b"deviceId" => (0, Some(&mut self.device)),
            b"maskedIpAddress" => (1, Some(&mut self.peer)),
            b"sdkVersion" => (2, Some(&mut self.sdk)),
            b"protocol" => (3, Some(self.kind_field(KindField::Protocol))),
            b"statusCode" => (4, Some(self.kind_field(KindField::Status))),
            b"errorMessage" => (5, Some(self.kind_field(KindField::Message))),
            b"authType" => (6, None),
            b"moduleId" => (7, Some(&mut self.skipped[4])),
            b"messageSizeInBytes" => (8, None),
            _ => return None,
        })
    }
}

struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Cursor<'t> {
    fn next(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn expect(&mut self, wanted: &[u8]) -> Option<()> {
        let found = self.bytes.get(self.at..self.at + wanted.len())? == wanted;
        self.at += wanted.len();
        found.then_some(())
    }

    /// Up to the quote that ends a string without escapes, which is stepped over.
    fn until_quote(&mut self) -> Option<&'t [u8]> {
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr2(b'"', b'\\', rest)?;
        self.at += end + 1;
        (rest[end] == b'"').then_some(&rest[..end])
    }

    /// A string without escapes, which is given back, a number or a word.
    fn skip_scalar(&mut self) -> Option<&'t [u8]> {
        match self.next()? {
            b'"' => self.until_quote(),
            b'[' | b'{' => None,
            _ => {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr2(b',', b'}', rest)?;
                Some(&[])
            }
        }
    }

    /// The nested object, whose quotes are escaped once: `\"deviceId\":\"a\"`, up to its `}"`.
    fn properties(&mut self, fields: &mut Fields<'t>) -> Option<()> {
        let mut seen = 0_u32;
        loop {
            self.expect(b"\\\"")?;
            let key = self.until_escaped_quote()?.0;
            self.expect(b":")?;
            let (bit, place) = fields.inner(key)?;
            seen = once(seen, bit)?;
            let (value, deeper) = self.escaped_value()?;
            match place {
                Some(_) if deeper => return None,
                Some(place) => *place = value,
                None => {}
            }
            match self.next()? {
                b',' => {}
                b'}' => return self.expect(b"\""),
                _ => return None,
            }
        }
    }

    fn escaped_value(&mut self) -> Option<(&'t [u8], bool)> {
        if self.bytes.get(self.at) == Some(&b'\\') {
            self.expect(b"\\\"")?;
            return self.until_escaped_quote();
        }
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr3(b',', b'}', b'"', rest)?;
        self.at += end;
        let value = &rest[..end];
        let plain = value
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        plain.then_some((if value == b"null" { &[] } else { value }, false))
    }

    /// Up to `\"`; the flag says that deeper escapes were stepped over.
    fn until_escaped_quote(&mut self) -> Option<(&'t [u8], bool)> {
        let from = self.at;
        let mut deeper = false;
        loop {
            let rest = &self.bytes[self.at..];
            let slash = memchr::memchr2(b'\\', b'"', rest)?;
            let run = rest[slash..].iter().take_while(|&&byte| byte == b'\\').count();
            let end = self.at + slash;
            match (run, *rest.get(slash + run)?) {
                (1, b'"') => {
                    self.at = end + 2;
                    return Some((&self.bytes[from..end], deeper));
                }
                (3, b'"') => {
                    deeper = true;
                    self.at = end + 4;
                }
                _ => return None,
            }
        }
    }
}

/// Milliseconds of `2024-03-05T09:19:07Z`, with or without a fraction; `None` for any other form.
pub(super) fn moment(text: &[u8], days: &mut Days) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2, fraction @ .., b'Z'] = rest else {
        return None;
    };
    let two = |tens: u8, ones: u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit())
            .then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    };
    let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
    let millis = match fraction {
        [] => 0,
        [b'.', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => digits
            .iter()
            .zip([100, 10, 1])
            .map(|(digit, scale)| i64::from(digit - b'0') * scale)
            .sum(),
        _ => return None,
    };
    let plausible = hour < 24 && minute < 60 && second < 60;
    plausible.then_some(())?;
    Some(days.of(date)? * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 + millis)
}

/// Days since 1970 of the date that was read last: logs hardly ever change it.
#[derive(Clone, Debug, Default)]
pub(super) struct Days {
    date: [u8; 10],
    days: i64,
}

impl Days {
    fn of(&mut self, date: &[u8]) -> Option<i64> {
        if date == self.date {
            return Some(self.days);
        }
        let text = std::str::from_utf8(date).ok()?;
        let parsed: Date = text.parse().ok()?;
        self.days = i64::from(parsed.since(Date::constant(1970, 1, 1)).ok()?.get_days());
        self.date.copy_from_slice(date);
        Some(self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONNECT: &str = r#"{"time":"2024-03-05T08:14:02Z","resourceId":"/S","operationName":"deviceConnect","category":"Connections","level":"Information","properties":"{\"deviceId\":\"pump-1\",\"sdkVersion\":\".NET/1.42.0 (x)\",\"protocol\":\"Mqtt\",\"authType\":\"{\\\"scope\\\":\\\"device\\\"}\",\"maskedIpAddress\":\"203.0.113.XXX\",\"statusCode\":null,\"errorMessage\":\"\"}","location":"westeurope"}"#;

    #[test]
    fn the_usual_form_is_read() {
        let fields = line(CONNECT.as_bytes()).unwrap();
        assert_eq!(
            (fields.device, fields.peer),
            (&b"pump-1"[..], &b"203.0.113.XXX"[..])
        );
        assert_eq!(
            (
                fields.kind[KindField::Operation as usize],
                fields.kind[KindField::Protocol as usize]
            ),
            (&b"deviceConnect"[..], &b"Mqtt"[..])
        );
        assert_eq!(
            (
                fields.kind[KindField::Status as usize],
                fields.kind[KindField::Message as usize]
            ),
            (&b""[..], &b""[..])
        );
    }

    #[test]
    fn anything_else_is_left_to_the_thorough_reader() {
        let changed = |from: &str, to: &str| CONNECT.replacen(from, to, 1);
        for text in [
            changed("\"location\"", "\"Location\""),
            changed("\"location\"", "\"time\""),
            changed("pump-1", "pump\\\\u00e9"),
            changed("\\\"deviceId\\\"", "\\\"DeviceId\\\""),
            changed("westeurope\"}", "westeurope\"} {}"),
            changed("\"{\\\"", "{\\\""),
            changed("deviceConnect", "device\\nConnect"),
            CONNECT[..CONNECT.len() - 2].to_owned(),
        ] {
            assert_eq!(line(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn moments_are_those_of_the_thorough_reader() {
        let mut days = Days::default();
        assert_eq!(moment(b"1970-01-02T00:00:01.25Z", &mut days), Some(86_401_250));
        for text in [
            "2024-13-01T00:00:00Z",
            "2024-03-05 00:00:00Z",
            "2024-03-05T00:00:00+01:00",
            "2024-03-05T24:00:00Z",
        ] {
            assert_eq!(moment(text.as_bytes(), &mut days), None, "{text}");
        }
    }
}
