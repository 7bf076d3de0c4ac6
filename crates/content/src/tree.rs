//! All files of `locales/` and `rules/` in memory, from the binary or from a folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rust_embed::RustEmbed;

use super::Fault;

/// Largest article. The longest of Microsoft's troubleshooting articles has 60 KiB.
pub const MAX_ARTICLE_BYTES: usize = 256 * 1024;
/// Largest file of any other kind: rules carry their samples.
const MAX_FILE_BYTES: usize = 1024 * 1024;
/// Most files in one tree: a hundred languages of a hundred articles.
const MAX_FILES: usize = 20_000;
/// Deepest folder below the content root; the deepest in use is `locales/de/articles`.
const MAX_DEPTH: usize = 8;

#[derive(RustEmbed)]
#[folder = "../../locales/"]
#[prefix = "locales/"]
#[allow_missing = true]
struct EmbeddedLocales;

#[derive(RustEmbed)]
#[folder = "../../rules/"]
#[prefix = "rules/"]
#[allow_missing = true]
struct EmbeddedRules;

/// Content files by their path below the content root (`locales/de/ui.ftl`, `rules/404104.toml`), with `/` on every system.
#[derive(Clone, Debug, Default)]
pub struct ContentTree {
    /// Path to text.
    pub files: BTreeMap<String, String>,
    /// What could not be taken in: no regular file, no UTF-8, too large, an unknown kind.
    pub faults: Vec<Fault>,
    /// It is what was built into a release, and so was held against all its samples by the tests of that release.
    pub is_proven: bool,
}

impl ContentTree {
    /// What ships in the binary.
    pub fn embedded() -> Self {
        let mut tree = Self {
            // Without optimisation the files come from the checkout, where someone is writing them.
            is_proven: cfg!(not(debug_assertions)),
            ..Self::default()
        };
        let locales = EmbeddedLocales::iter().map(|path| (EmbeddedLocales::get(&path), path));
        let rules = EmbeddedRules::iter().map(|path| (EmbeddedRules::get(&path), path));
        for (file, path) in locales.chain(rules) {
            if let Some(file) = file.filter(|_| !is_hidden(&path)) {
                tree.insert(&path, file.data.into_owned());
            }
        }
        tree
    }

    /// Reads the folders `locales/` and `rules/` of `root`; a missing `rules/` is no fault.
    pub fn from_dir(root: &Path) -> Self {
        let mut tree = Self::default();
        tree.folder(root, "locales", true);
        tree.folder(root, "rules", false);
        tree
    }

    fn folder(&mut self, root: &Path, name: &str, required: bool) {
        match fs::symlink_metadata(root.join(name)) {
            Ok(found) if found.is_dir() => self.read_folder(&root.join(name), name, 1),
            Ok(_) => self.faults.push(Fault::error(name, None, "is not a folder")),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !required => {}
            Err(error) => {
                self.faults.push(Fault::error(
                    name,
                    None,
                    format!("cannot be read: {}", error.kind()),
                ));
            }
        }
    }

    fn read_folder(&mut self, folder: &Path, path: &str, depth: usize) {
        if depth > MAX_DEPTH {
            self.faults.push(Fault::error(
                path,
                None,
                format!("is more than {MAX_DEPTH} folders deep"),
            ));
            return;
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("cannot be read: {}", error.kind());
                self.faults.push(Fault::error(path, None, message));
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                let name = entry.file_name().to_string_lossy().escape_debug().to_string();
                self.faults.push(Fault::error(
                    &format!("{path}/{name}"),
                    None,
                    "has a name that is not UTF-8",
                ));
                continue;
            };
            self.entry(&entry, &format!("{path}/{name}"), depth);
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, path: &str, depth: usize) {
        if is_hidden(path) {
            return;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => self.read_folder(&entry.path(), path, depth + 1),
            Ok(kind) if kind.is_file() => match read_bounded(&entry.path()) {
                Ok(bytes) => self.insert(path, bytes),
                Err(error) => {
                    let message = format!("cannot be read: {}", error.kind());
                    self.faults.push(Fault::error(path, None, message));
                }
            },
            _ => self.faults.push(
                Fault::error(path, None, "is no regular file")
                    .advise("symbolic links and devices are not read"),
            ),
        }
    }

    /// Takes one file in, or says why not.
    fn insert(&mut self, path: &str, bytes: Vec<u8>) {
        let refused = |message: String| Fault::error(path, None, message);
        let limit = match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("md") => MAX_ARTICLE_BYTES,
            Some("ftl" | "toml" | "json") => MAX_FILE_BYTES,
            _ => {
                let fault = refused("is of an unknown kind".to_owned());
                self.faults
                    .push(fault.advise("only .md, .ftl, .toml and .json are read"));
                return;
            }
        };
        if path.chars().any(char::is_control) {
            self.faults.push(Fault::error(
                &path.escape_debug().to_string(),
                None,
                "has a control character in its name",
            ));
        } else if self.files.len() >= MAX_FILES {
            self.faults
                .push(refused(format!("is one of more than {MAX_FILES} files")));
        } else if bytes.len() > limit {
            self.faults.push(refused(format!("is larger than {limit} bytes")));
        } else {
            match String::from_utf8(bytes) {
                Ok(text) => {
                    self.files.insert(path.to_owned(), text);
                }
                Err(error) => {
                    let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                    let line =
                        1 + u32::try_from(memchr::memchr_iter(b'\n', valid).count()).unwrap_or(u32::MAX);
                    self.faults.push(Fault::error(path, line, "is not UTF-8"));
                }
            }
        }
    }
}

/// Editors and version control leave `.name` files; none of them is content.
fn is_hidden(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}

/// Reads at most one byte more than any limit, however large the file is.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    fs::File::open(path)?
        .take(MAX_FILE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
