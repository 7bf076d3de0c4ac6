//! Which module may know which, where each library belongs, and how long a file may grow.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the program with what it may import of the others, lowest first: a row only names rows above it, so there
/// are no circles. An entry is a module, or one item of a module. The first rows are the crates, whose directions the
/// compiler holds.
const MAY_IMPORT: &[(&str, &str)] = &[
    ("content", ""),
    ("knowledge", ""),
    ("import", ""),
    ("analysis", ""),
    ("i18n", ""),
    ("config", "i18n"),
    ("wizard", "knowledge i18n"),
    ("store", "analysis i18n"),
    ("app", "i18n config content knowledge wizard analysis store"),
    ("web", "i18n config content knowledge wizard analysis store app"),
    ("api", "i18n config content knowledge wizard analysis store app"),
    ("server", "config app web api"),
    (
        "cli",
        "i18n config content knowledge wizard import analysis store app web api server",
    ),
];

/// Libraries that only some modules and crates know.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("ammonia", &["content"]),
    ("anyhow", &["app", "server", "cli"]),
    ("askama", &["web"]),
    ("axum", &["web", "api", "server"]),
    ("encoding_rs", &["engine"]),
    ("flate2", &["engine", "server"]),
    ("fluent_bundle", &["i18n"]),
    ("fluent_syntax", &["i18n"]),
    ("governor", &["server"]),
    ("hyper", &["server"]),
    ("hyper_util", &["server"]),
    ("ipnet", &["config", "server"]),
    ("lru", &["app", "server", "web"]),
    ("multer", &["app"]),
    ("notosans", &["web"]),
    ("pulldown_cmark", &["content", "import"]),
    ("regex", &["engine", "redact"]),
    ("ruzstd", &["engine"]),
    ("sqlx", &["store"]),
    ("tiny_skia", &["web"]),
    ("tower_http", &["server"]),
    ("ttf_parser", &["web"]),
    ("zip", &["engine"]),
];

/// Most lines of a file before its tests.
const MAX_LINES: usize = 400;

/// Files that may be longer because they are lists, each with what it lists.
const LONG_LISTS: &[(&str, &str)] = &[];

/// One file of the program or of a crate.
struct Source {
    /// The crate it belongs to; `None` for the program.
    krate: Option<String>,
    /// Below `src/`.
    path: PathBuf,
    text: String,
}

impl Source {
    /// Every file below `src/` of the program and of the crates, `main.rs` and `lib.rs` included.
    fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Self::below(&root.join("src"), None);
        for entry in fs::read_dir(root.join("crates")).unwrap() {
            let folder = entry.unwrap().path();
            let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
            found.extend(Self::below(&folder.join("src"), Some(&name)));
        }
        found.sort_by_key(Self::place);
        found
    }

    fn below(root: &Path, krate: Option<&str>) -> Vec<Self> {
        let mut found = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    let path = path.strip_prefix(root).unwrap().to_owned();
                    let krate = krate.map(str::to_owned);
                    found.push(Self { krate, path, text });
                }
            }
        }
        found
    }

    /// Where it is, below the root of the repository.
    fn place(&self) -> String {
        let path = self.path.display();
        match &self.krate {
            Some(krate) => format!("crates/{krate}/src/{path}"),
            None => format!("src/{path}"),
        }
    }

    /// The top-level module of the program that it belongs to; `None` for the roots, and in a crate.
    fn module(&self) -> Option<String> {
        let name = self.path.iter().next()?.to_str()?.trim_end_matches(".rs");
        (self.krate.is_none() && name != "main" && name != "lib").then(|| name.to_owned())
    }

    /// How many `super` lead from here to the root.
    fn depth(&self) -> usize {
        let parts = self.path.iter().count();
        if self.path.ends_with("mod.rs") {
            parts - 1
        } else {
            parts
        }
    }

    fn without_tests(&self) -> &str {
        let tests_only = self.path.ends_with("tests.rs");
        let code = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        if tests_only { "" } else { code }
    }

    /// Without tests and comments; every way to the root is written `crate`.
    fn code(&self) -> String {
        let lines = self.without_tests().lines();
        let code: String = lines
            .filter(|line| !line.trim_start().starts_with("//"))
            .fold(String::new(), |code, line| code + line + "\n");
        code.replace(&"super::".repeat(self.depth()), "crate::")
    }

    /// Its paths into the crate, such as `content::ContentTree`.
    fn paths(&self) -> Vec<String> {
        let code = self.code();
        let starts = code.match_indices("crate::").map(|(at, word)| at + word.len());
        starts.flat_map(|start| expand(tree_at(&code[start..]))).collect()
    }
}

/// The path or tree of paths that `code` begins with.
fn tree_at(code: &str) -> &str {
    let mut depth = 0;
    let end = code.find(|letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        let inside = depth > 0 || letter == '}' && depth == 0;
        !inside && !letter.is_alphanumeric() && letter != '_' && letter != ':'
    });
    &code[..end.unwrap_or(code.len())]
}

/// `a::{b, c::{d, e}}` to `a::b`, `a::c::d`, `a::c::e`.
fn expand(tree: &str) -> Vec<String> {
    let Some((prefix, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        return vec![path.trim_end_matches("::self").to_owned()];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let mut depth = 0;
    let branches = inner.split(|letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        letter == ',' && depth == 0
    });
    let branches = branches.filter(|branch| !branch.trim().is_empty());
    branches
        .flat_map(expand)
        .map(|path| format!("{}{path}", prefix.trim_start()))
        .collect()
}

/// Whether `entry` (a module or an item of one) covers `path`.
fn covers(entry: &str, path: &str) -> bool {
    path.strip_prefix(entry)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Whether a path in `code` begins with `library`.
fn names_library(code: &str, library: &str) -> bool {
    let in_a_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    code.match_indices(library).any(|(at, _)| {
        let after = &code[at + library.len()..];
        !code[..at].ends_with(in_a_path) && (after.starts_with("::") || after.starts_with(';'))
    })
}

#[track_caller]
fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn paths_are_read_from_every_form_of_import() {
    let source = Source {
        krate: None,
        path: "web/wizard/mod.rs".into(),
        text: "use crate::app;\nuse crate::{\n    i18n::{Locale, self},\n    store as kept,\n};\n\
               // crate::comment\nfn f() -> crate::content::Fault { super::super::api::x() }\n\
               #[cfg(test)]\nuse crate::server;\n"
            .to_owned(),
    };
    let expected = [
        "app",
        "i18n::Locale",
        "i18n::self",
        "store",
        "content::Fault",
        "api::x",
    ];
    assert_eq!(source.paths(), expected);
}

#[test]
fn a_row_only_names_rows_above_it() {
    for (index, (module, imports)) in MAY_IMPORT.iter().enumerate() {
        for entry in imports.split(' ').filter(|entry| !entry.is_empty()) {
            let above = MAY_IMPORT[..index].iter().any(|(name, _)| covers(name, entry));
            assert!(above, "{module} names {entry}");
        }
    }
}

#[test]
fn modules_import_only_what_their_row_names() {
    let rows: BTreeMap<_, _> = MAY_IMPORT.iter().copied().collect();
    let mut found = Vec::new();
    for source in Source::all() {
        let Some(module) = source.module() else { continue };
        let row = rows
            .get(module.as_str())
            .unwrap_or_else(|| panic!("{module} has no row"));
        let foreign = source.paths().into_iter().filter(|path| !covers(&module, path));
        let wrong = foreign.filter(|path| !row.split(' ').any(|entry| covers(entry, path)));
        found.extend(wrong.map(|path| format!("{}: {path}", source.place())));
    }
    assert_none("imports that no row names", &found);
}

#[test]
fn libraries_stay_in_their_modules() {
    let mut found = Vec::new();
    for source in Source::all() {
        let Some(home) = source.krate.clone().or_else(|| source.module()) else {
            continue;
        };
        let code = source.code();
        for (library, homes) in ONLY_IN {
            if !homes.contains(&home.as_str()) && names_library(&code, library) {
                found.push(format!("{}: {library}", source.place()));
            }
        }
    }
    assert_none("libraries outside their modules", &found);
}

#[test]
fn every_file_says_what_it_is() {
    let sources = Source::all().into_iter();
    let silent = sources.filter(|source| !source.text.starts_with("//!"));
    let silent: Vec<_> = silent.map(|source| source.place()).collect();
    assert_none("files that do not begin with `//!`", &silent);
}

#[test]
fn files_are_short() {
    let mut found = Vec::new();
    for source in Source::all() {
        let lines = source.without_tests().lines().count();
        let is_list = LONG_LISTS.iter().any(|(path, _)| *path == source.place());
        if lines > MAX_LINES && !is_list {
            found.push(format!("{}: {lines} lines", source.place()));
        }
    }
    assert_none("files that are too long", &found);
}

#[test]
fn the_document_names_paths_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/architecture.md")).unwrap();
    let roots = ["crates/", "src/", "rules/", "locales/", "templates/", "tests/"];
    let named = text.split('`').skip(1).step_by(2);
    let paths: Vec<&str> = named
        .filter(|name| roots.iter().any(|root| name.starts_with(root)))
        .collect();
    assert!(paths.len() > 30, "{}", paths.len());
    let missing: Vec<String> = paths
        .iter()
        .filter(|path| !path.contains('<') && !root.join(path).exists())
        .map(ToString::to_string)
        .collect();
    assert_none("paths that do not exist", &missing);
}
