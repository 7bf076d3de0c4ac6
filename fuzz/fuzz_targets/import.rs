//! Articles in other house styles to our form: what the importer writes, the reader takes.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use waypost::import::{Import, Phrases, plan};
use waypost_fuzz::small_tree;

fuzz_target!(|data: &[u8]| {
    let folder = folder();
    if fs::write(folder.join("an-article.md"), data).is_err() {
        return;
    }
    let phrases = Phrases {
        symptoms: "Symptoms".to_owned(),
        causes: "Causes".to_owned(),
        solutions: "Solutions".to_owned(),
        no_cause: "The article names no cause.".to_owned(),
        no_solution: "The article names no solution.".to_owned(),
    };
    let existing = small_tree();
    let import = Import {
        locale: "en".parse().expect("a language"),
        sources: std::slice::from_ref(folder),
        existing: &existing,
        phrases: &phrases,
        force: false,
    };
    let planned = plan(&import);
    let shown: Vec<String> = planned.faults.iter().map(ToString::to_string).collect();
    assert!(shown.iter().all(|fault| !fault.contains('\u{1b}')), "{shown:?}");
    assert_eq!(plan(&import).files, planned.files, "a second time");
});

/// A folder of this process alone.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("waypost-fuzz-import-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        folder
    })
}
