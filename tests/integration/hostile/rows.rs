//! The list of hostile inputs, and which row has its test.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What each row is about, in the order of the list; the first is H01.
const ROWS: [&str; 74] = [
    "gzip bomb",
    "gzip in gzip in gzip",
    "gzip with very many members",
    "damaged gzip",
    "claims of a gzip header",
    "content codings",
    "binary files",
    "endless line without a length",
    "exactly the limit",
    "nothing to read",
    "invalid UTF-8",
    "UTF-16 and UTF-32",
    "marks in wrong places",
    "zero bytes",
    "terminal control sequences",
    "bidirectional and invisible characters",
    "mixed line ends",
    "deeply nested JSON",
    "JSON in JSON in JSON",
    "odd numbers",
    "duplicate keys",
    "huge and broken JSON",
    "odd CSV",
    "CSV injection",
    "markup in values",
    "lines that look like ours",
    "pathological input for patterns",
    "unbounded rules",
    "timestamps out of order",
    "odd dates",
    "local times",
    "countless devices",
    "every code, and numbers that are none",
    "secrets everywhere",
    "our own report again",
    "raw HTML in articles",
    "hostile links in articles",
    "hostile pictures",
    "Markdown made to be slow",
    "hostile front matter",
    "odd file names",
    "very many articles",
    "wrong content types",
    "odd forms",
    "hostile file names",
    "slow headers",
    "slow bodies and readers",
    "broken-off uploads",
    "request smuggling",
    "hostile addresses",
    "hostile headers and methods",
    "forged hosts",
    "caches",
    "cross-site requests",
    "foreign frames",
    "cross-origin reads",
    "ranges and conditions",
    "guessed ids",
    "odd ids",
    "odd wizard addresses",
    "odd languages",
    "oEmbed addresses",
    "fetched addresses",
    "paging",
    "full disk",
    "damaged database",
    "failing PostgreSQL",
    "concurrent deletions",
    "jumping clock",
    "signals",
    "kill -9",
    "capped resources",
    "wrong settings",
    "backup and restore",
];

/// Test functions of a folder by the rows in their names: `fn h16_h25_lines` belongs to both.
fn tests_below(folder: &Path, found: &mut BTreeMap<usize, Vec<String>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_below(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        let names = text.match_indices("fn h").map(|(at, _)| &text[at + 3..]);
        for name in names {
            let name: String = name
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let rows = name
                .split('_')
                .map_while(|word| word.strip_prefix('h')?.parse::<usize>().ok());
            for row in rows.filter(|row| (1..=ROWS.len()).contains(row)) {
                found.entry(row).or_default().push(name.clone());
            }
        }
    }
}

#[test]
fn every_row_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    tests_below(&root.join("tests"), &mut found);
    tests_below(&root.join("src"), &mut found);
    let mut missing = Vec::new();
    for (number, what) in (1..).zip(ROWS) {
        match found.get(&number) {
            Some(tests) => println!("H{number:02} {what}: {}", tests.join(", ")),
            None => missing.push(format!("H{number:02} {what}")),
        }
    }
    println!("{} of {}", ROWS.len() - missing.len(), ROWS.len());
    assert!(missing.is_empty(), "rows without a test:\n{}", missing.join("\n"));
}
