//! Redaction held to the forms in which programs, shells and clouds write secrets: `tests/fixtures/redaction/forms.jsonl`,
//! whose values are made when the test runs, plainly and inside other texts.

use super::redact;
use super::tests::{Random, Vector, base64, fill, json, leak, percent, prefixed, vectors};

/// How a text becomes another.
type Write = fn(&str) -> String;

/// Texts in a template that are written in another way when its values have been filled in: `{base64(…)}`.
const WRITTEN: [(&str, Write); 4] = [
    ("{base64(", |text| base64(text.as_bytes())),
    ("{utf16(", |text| {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        base64(&wide)
    }),
    ("{hexed(", |text| joined(text, " ", |byte| format!("{byte:02x}"))),
    ("{decimal(", |text| joined(text, ",", |byte| byte.to_string())),
];

/// Each character is a byte.
fn joined(text: &str, sign: &str, write: fn(u8) -> String) -> String {
    let bytes = text.chars().map(|letter| write(u8::try_from(letter).unwrap()));
    bytes.collect::<Vec<_>>().join(sign)
}

/// Writes the innermost such text until none is left.
fn written(text: &str) -> String {
    let last = WRITTEN
        .iter()
        .filter_map(|(opening, write)| Some((text.rfind(opening)?, opening.len(), write)))
        .max_by_key(|(at, ..)| *at);
    let Some((at, opening, write)) = last else {
        return text.to_owned();
    };
    let end = at + text[at..].find(")}").unwrap();
    let inner = write(&text[at + opening..end]);
    written(&format!("{}{inner}{}", &text[..at], &text[end + 2..]))
}

fn filled(vector: &Vector, random: &mut Random) -> Vector {
    let mut vector = fill(vector, random);
    vector.text = written(&vector.text);
    vector
        .secrets
        .iter_mut()
        .for_each(|secret| *secret = written(secret));
    vector
}

/// What is left of the secrets in an output.
fn left<'a>(vector: &'a Vector, output: &str) -> Option<&'a str> {
    let forms = |secret: &'a String| {
        leak(secret, output).or_else(|| leak(&percent(secret), output).map(|_| secret.as_str()))
    };
    vector.secrets.iter().find_map(forms)
}

#[test]
fn every_form_is_masked_and_what_stands_around_it_is_kept() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut wrong = Vec::new();
    let all = vectors(include_str!("../../../tests/fixtures/redaction/forms.jsonl"));
    for vector in &all {
        let vector = filled(vector, &mut random);
        let output = redact(&vector.text).text;
        let gone = vector
            .must_keep
            .iter()
            .find(|kept| !output.contains(kept.as_str()));
        let is_settled = redact(&output).text == output;
        if left(&vector, &output).is_some() || gone.is_some() || !is_settled {
            wrong.push(format!("{}: {output}", vector.id));
        }
    }
    println!("forms: {} of {}", all.len() - wrong.len(), all.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nearly_every_form_is_masked_inside_other_texts() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let wraps: [fn(&str) -> String; 4] = [json, |text| json(&json(text)), prefixed, percent];
    let (mut count, mut wrong) = (0, Vec::new());
    for vector in vectors(include_str!("../../../tests/fixtures/redaction/forms.jsonl")) {
        let vector = filled(&vector, &mut random);
        for wrap in wraps {
            let input = wrap(&vector.text);
            let output = redact(&input).text;
            count += 1;
            if left(&vector, &output).is_some() {
                wrong.push(format!("{}: {input}", vector.id));
            }
        }
    }
    println!("wrapped forms: {} of {count}", count - wrong.len());
    // What is left: manifests and settings that a log prefix cuts apart.
    assert!(wrong.len() * 100 <= count, "{}", wrong.join("\n"));
}

#[test]
fn a_column_of_secrets_is_masked_to_the_end_of_however_long_a_table() {
    let mut random = Random(7);
    let words: Vec<String> = (0..64).map(|_| random.text(super::tests::WORD, 12)).collect();
    let rows = (0..60_000).map(|row| format!("pump-{row},{},{}7,admin\n", row % 7, words[row % 64]));
    let table: String = rows.collect();
    let output = redact(&format!(
        "before\nuser,group,password,role\n{table}\nafter,1,{},x\n",
        words[0]
    ))
    .text;
    assert_eq!(output.matches(",[redacted:password").count(), 60_000);
    assert_eq!(output.matches(",admin\n").count(), 60_000);
    assert!(
        output.ends_with(&format!("after,1,{},x\n", words[0])),
        "the table has ended"
    );
}
