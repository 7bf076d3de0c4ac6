//! Redaction held to the forms in which programs, shells and clouds write secrets: `tests/fixtures/redaction/forms.jsonl`,
//! whose values are made when the test runs, plainly and inside other texts.

use super::redact;
use super::tests::{Random, Vector, fill, json, leak, percent, prefixed, vectors};
use super::written::written;

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
    // What is left: a soft break, an answered mail and the part of a form inside an escaped string, a blank behind a doubled
    // backslash.
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
