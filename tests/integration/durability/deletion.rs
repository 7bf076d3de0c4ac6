//! H68 and what is left of a removed report: nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use waypost::analysis::report::pack;

use super::program::{Answer, Client, Program, sqlite};

fn text(number: usize) -> String {
    (0..60)
        .map(|line| {
            format!(
                "trace{number} line {line} {:x}\n",
                (line + 1) * 2_654_435_761_usize
            )
        })
        .collect()
}

/// A report with its owner's token.
struct Owned {
    id: String,
    token: String,
}

fn store(client: Client, number: usize) -> Owned {
    let path = format!("/api/v1/reports?title=titletrace{number}&note=notetrace{number}");
    let answer = client.post(&path, &text(number)).unwrap();
    assert_eq!(answer.status, 201, "{}", answer.body);
    let body = answer.json();
    Owned {
        id: body["id"].as_str().unwrap().to_owned(),
        token: body["deletion_token"].as_str().unwrap().to_owned(),
    }
}

fn delete(client: Client, owned: &Owned) -> Answer {
    let path = format!("/api/v1/reports/{}", owned.id);
    let header = format!("Authorization: Bearer {}\r\n", owned.token);
    client.send("DELETE", &path, &header, b"").unwrap()
}

/// What stands in the database and its log, byte for byte.
fn everything_in(folder: &Path) -> Vec<u8> {
    let names = ["waypost.db", "waypost.db-wal"];
    names
        .iter()
        .flat_map(|name| fs::read(folder.join(name)).unwrap_or_default())
        .collect()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(haystack, needle).is_some()
}

#[test]
fn h68_a_deleted_report_leaves_no_trace_in_the_files() {
    let folder = TempDir::new().unwrap();
    let program = Program::start(&sqlite(&folder.path().join("waypost.db")));
    let owned: Vec<Owned> = (0..40).map(|number| store(program.client(), number)).collect();
    // The end of a packed text, with its checksum; many begin alike.
    let end = |packed: Vec<u8>| packed[packed.len() - 40..].to_vec();
    let packed: Vec<Vec<u8>> = (0..40).map(|number| end(pack(&text(number)))).collect();
    let before = everything_in(folder.path());
    for number in 0..40 {
        assert!(holds(&before, owned[number].id.as_bytes()));
        assert!(
            holds(&before, &packed[number]),
            "the packed text is found while it is there"
        );
    }
    for number in (0..40).step_by(2) {
        assert_eq!(delete(program.client(), &owned[number]).status, 204);
    }
    let after = everything_in(folder.path());
    for number in (0..40).step_by(2) {
        for needle in [owned[number].id.as_bytes(), packed[number].as_slice()] {
            assert!(!holds(&after, needle), "report {number}");
        }
        for name in ["titletrace", "notetrace"] {
            // Only whole numbers: 2 stands in 21 as well.
            let needle = format!("{name}{number}");
            let found = memchr::memmem::find_iter(&after, &needle);
            let whole = |at: usize| !after.get(at + needle.len()).is_some_and(u8::is_ascii_digit);
            assert_eq!(found.filter(|at| whole(*at)).count(), 0, "{needle}");
        }
    }
    for number in (1..40).step_by(2) {
        let path = format!("/api/v1/reports/{}", owned[number].id);
        assert_eq!(program.get(&path).status, 200);
    }
}

#[test]
fn h68_of_two_deletions_at_once_one_is_done_and_readers_see_all_or_nothing() {
    let folder = TempDir::new().unwrap();
    let program = Program::start(&sqlite(&folder.path().join("waypost.db")));
    let client = program.client();
    for number in 0..10 {
        let owned = store(client, number);
        let path = format!("/reports/{}", owned.id);
        std::thread::scope(|scope| {
            let readers: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| client.get(&format!("/de{path}")).unwrap()))
                .collect();
            let deleters: Vec<_> = (0..2)
                .map(|_| scope.spawn(|| delete(client, &owned).status))
                .collect();
            let mut answers: Vec<u16> = deleters
                .into_iter()
                .map(|deleter| deleter.join().unwrap())
                .collect();
            answers.sort_unstable();
            assert_eq!(answers, [204, 404]);
            for reader in readers {
                let page = reader.join().unwrap();
                let last_line = format!("trace{number} line 59");
                match page.status {
                    200 => assert!(page.body.contains(&last_line), "{}", page.body),
                    status => assert_eq!(status, 404),
                }
            }
        });
    }
}

#[test]
fn h68_a_hundred_identical_uploads_at_once_are_a_hundred_reports() {
    let folder = TempDir::new().unwrap();
    let program = Program::start(&sqlite(&folder.path().join("waypost.db")));
    let client = program.client();
    let writers: Vec<_> = (0..10)
        .map(|_| std::thread::spawn(move || (0..10).map(|_| store(client, 0).id).collect::<Vec<_>>()))
        .collect();
    let ids: BTreeSet<String> = writers
        .into_iter()
        .flat_map(|writer| writer.join().unwrap())
        .collect();
    assert_eq!(ids.len(), 100);
    for id in ids {
        assert_eq!(program.get(&format!("/api/v1/reports/{id}")).json()["lines"], 60);
    }
}

#[test]
fn bots_and_previews_change_nothing() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("waypost.db");
    let program = Program::start(&sqlite(&file));
    let owned = store(program.client(), 0);
    let before = everything_in(folder.path());
    let page = format!("/de/reports/{}", owned.id);
    let preview = format!(
        "/oembed?url=http%3A%2F%2F{}%2Freports%2F{}",
        program.address, owned.id
    );
    for (method, path) in [
        ("GET", page.as_str()),
        ("HEAD", page.as_str()),
        ("GET", &format!("/reports/{}", owned.id)),
        ("GET", &preview),
        ("GET", &format!("/api/v1/reports/{}", owned.id)),
        ("GET", &format!("{page}/delete")),
        ("OPTIONS", &page),
    ] {
        let header = "User-Agent: Slackbot-LinkExpanding 1.0\r\n";
        // The answer to HEAD ends before the body that it announces.
        let answer = program.client().send(method, path, header, b"");
        assert!(answer.is_ok() || method == "HEAD", "{method} {path}");
    }
    assert_eq!(program.get(&page).status, 200);
    assert!(before == everything_in(folder.path()), "a read wrote something");
}
