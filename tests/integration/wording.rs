//! Translations held to their English source and to the glossary: one broken text for each kind of fault.

use waypost::content::ContentTree;
use waypost::knowledge;

const ENGLISH: &str = r#"---
title: 700200 TooSlow
description: What to do when it is slow.
sources:
  - https://learn.microsoft.com/azure/slow
---
# 700200 TooSlow

It is slow.

## <a name="symptom"></a>Symptom

The hub waits 1,767 s. It's “slow”.

## <a name="cause"></a>Cause

Run `az iot hub show`:

```bash
az iot "hub" list
```

It does not answer within the time that the hub allows for a request.

## <a name="solutions"></a>Solutions

### <a name="solution-1"></a>Solution 1: Wait

Wait for 5 minutes.

- **Who:** nobody
- **Takes effect:** at once
- **Risk:** none
- **It worked when:** it is fast
"#;

const GERMAN: &str = r#"---
title: 700200 TooSlow
description: Was tun, wenn es langsam ist.
sources:
  - https://learn.microsoft.com/azure/slow
---
# 700200 TooSlow

Es ist langsam.

## <a name="symptom"></a>Symptom

Der Hub wartet 1.767 s. So geht’s „langsam“.

## <a name="cause"></a>Ursache

Führen Sie `az iot hub show` aus:

```bash
az iot "hub" list
```

Das Gerät antwortet nicht in der Zeit, die ihm der Hub lässt.

## <a name="solutions"></a>Lösungen

### <a name="solution-1"></a>Lösung 1: Warten

Warten Sie 5 Minuten.

- **Wer:** niemand
- **Wirkt:** sofort
- **Risiko:** keines
- **Es hat geholfen, wenn:** es schnell geht
"#;

const GLOSSARY: &str = r#"
[[term]]
en = "device"
use = "Gerät"
avoid = ["Endgerät", "Device", "Apparat*", "tolles Ding"]
keep = ["Device Explorer"]
note = "Neuter."
"#;

const ARTICLE: &str = "locales/de/articles/700200.md";

/// A tree without faults; its German is stamped.
fn tree() -> ContentTree {
    let mut tree = ContentTree::default();
    for (path, text) in [
        ("locales/en/articles/700200.md", ENGLISH),
        (ARTICLE, GERMAN),
        ("locales/de/glossary.toml", GLOSSARY),
        ("locales/de/ui.ftl", "title = Gerät\n"),
    ] {
        tree.files.insert(path.to_owned(), text.to_owned());
    }
    for file in knowledge::stamp(&tree, &["de".to_owned()]).unwrap() {
        tree.files.insert(file.path, file.text);
    }
    tree
}

fn faults(tree: &ContentTree) -> Vec<String> {
    knowledge::check(tree).iter().map(ToString::to_string).collect()
}

/// What is said after one text was replaced in one file.
fn faults_after(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut tree = tree();
    let file = tree.files.get_mut(path).unwrap();
    assert!(file.contains(from), "{path} has no {from}");
    *file = file.replacen(from, to, 1);
    faults(&tree)
}

#[test]
fn a_faithful_translation_has_no_faults() {
    assert_eq!(faults(&tree()), [""; 0]);
    for (from, to) in [
        ("1.767 s", "1\u{202f}767 s"),
        ("1.767 s", "1\u{a0}767 s"),
        ("1.767 s. So", "1767 s.\nSo"),
        (
            "Es ist langsam",
            "Der Device Explorer und **Device** und https://a.example/Device",
        ),
        ("Es ist langsam", "Es ist [langsam](https://a.example/Device)"),
        (
            "Es ist langsam",
            "Die Devicezahl und das Mini-Device sind andere Wörter",
        ),
        ("wenn:** es", "wenn:** es wieder"),
    ] {
        assert_eq!(faults_after(ARTICLE, from, to), [""; 0], "{to}");
    }
}

#[test]
fn each_difference_is_named_with_its_place_and_what_to_do() {
    for (path, from, to, expected) in [
        (
            ARTICLE,
            "1.767 s",
            "1.770 s",
            "de/articles/700200.md:17: warning: the numbers of `symptom` differ: 1770 stands only here, 1767 only in \
             locales/en/articles/700200.md:11 (write the same numbers, in digits)",
        ),
        (
            ARTICLE,
            "5 Minuten",
            "fünf Minuten",
            "de/articles/700200.md:33: warning: the numbers of `solution-1` differ: nothing stands only here, 5 only in \
             locales/en/articles/700200.md:27 (write the same numbers, in digits)",
        ),
        (
            ARTICLE,
            "az iot \"hub\"",
            "az iot \"Hub\"",
            "de/articles/700200.md:25: warning: the code blocks of `cause` are not those of locales/en/articles/700200.md:15 \
             (copy them as they are; code is not translated)",
        ),
        (
            ARTICLE,
            "```bash\naz iot \"hub\" list\n```\n",
            "",
            "de/articles/700200.md:21: warning: the code blocks of `cause` are not those of locales/en/articles/700200.md:15 \
             (copy them as they are; code is not translated)",
        ),
        (
            ARTICLE,
            "`az iot hub show`",
            "`az iot hub zeige`",
            "de/articles/700200.md:21: warning: `cause` and locales/en/articles/700200.md:15 differ in `az iot hub show`, \
             `az iot hub zeige` (commands, log texts and error names are not translated)",
        ),
        (
            ARTICLE,
            "- **Risiko:** keines\n",
            "",
            "de/articles/700200.md:33: warning: `solution-1` has 3 closing lines, locales/en/articles/700200.md:27 has 4 \
             (each begins with `- **`, a few words and `:**`)",
        ),
        (
            ARTICLE,
            "„langsam“",
            "\"langsam\"",
            "de/articles/700200.md:19: warning: has a straight quote or apostrophe (use the quotes of the language, and ’ for the \
             apostrophe)",
        ),
        (
            ARTICLE,
            "geht’s",
            "geht's",
            "de/articles/700200.md:19: warning: has a straight quote or apostrophe (use the quotes of the language, and ’ for the \
             apostrophe)",
        ),
        (
            ARTICLE,
            "Das Gerät antwortet nicht in der Zeit, die ihm der Hub lässt.",
            "It does not answer within the time that the hub allows for a request.",
            "de/articles/700200.md:29: warning: stands in English, as in locales/en/articles/700200.md:15 (translate it)",
        ),
        (
            ARTICLE,
            "sources:\n  - https://learn.microsoft.com/azure/slow\n",
            "",
            "de/articles/700200.md:1: warning: has 0 sources, locales/en/articles/700200.md has 1 (list the same addresses \
             under `sources`)",
        ),
        (
            ARTICLE,
            "Es ist langsam",
            "Der APPARATUR ist langsam",
            "de/articles/700200.md:15: warning: `apparatur` is not the word for “device” here (say `Gerät`, see \
             locales/de/glossary.toml)",
        ),
        (
            ARTICLE,
            "Es ist langsam",
            "Ein tolles\u{a0}Ding ist langsam",
            "de/articles/700200.md:15: warning: `tolles ding` is not the word for “device” here (say `Gerät`, see \
             locales/de/glossary.toml)",
        ),
        (
            "locales/de/ui.ftl",
            "Gerät",
            "{ $Device } Endgerät",
            "de/ui.ftl:1: warning: `endgerät` is not the word for “device” here (say `Gerät`, see locales/de/glossary.toml)",
        ),
        (
            "locales/de/glossary.toml",
            "note = ",
            "nota = ",
            "de/glossary.toml:7: unknown field `nota`, expected one of `en`, `use`, `avoid`, `keep`, `note`",
        ),
    ] {
        assert_eq!(faults_after(path, from, to), [format!("locales/{expected}")]);
    }
}

#[test]
fn a_solution_closes_as_the_others_of_its_article_do() {
    let mut tree = tree();
    tree.files.remove(ARTICLE);
    let second = "\n### <a name=\"solution-2\"></a>Solution 2: Ask\n\nAsk.\n";
    let english = tree.files.get_mut("locales/en/articles/700200.md").unwrap();
    english.push_str(second);
    let expected = "locales/en/articles/700200.md:36: warning: `solution-2` closes with 0 lines in place of 4 (end it with `- **Who:** …`, \
                    takes effect, risk, it worked when)";
    assert!(
        faults(&tree).iter().any(|fault| fault == expected),
        "{:#?}",
        faults(&tree)
    );
    let english = tree.files.get_mut("locales/en/articles/700200.md").unwrap();
    *english = english.replace("\nAsk.\n", "\nSee [above](#solution-1).\n");
    assert!(!faults(&tree).iter().any(|fault| fault.contains("closes with")));
}
