//! Files and folders of a documentation checkout to their texts, all read before anything is made of them.
//!
//! Only regular files inside the checkout are read; what is refused is listed. Paths in messages are those below the
//! checkout, so no path of the machine gets into a page or a log.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use waypost_content::{Fault, MAX_ARTICLE_BYTES};

/// Most articles of one import.
pub(super) const MAX_ARTICLES: usize = 10_000;
/// Deepest folder below a source.
const MAX_DEPTH: usize = 32;
/// Most bytes of all articles together.
const MAX_BYTES: usize = 1 << 30;
/// What marks the folder that the paths of a checkout begin in.
const ROOT_MARKS: [&str; 3] = [".git", "docfx.json", ".openpublishing.publish.config.json"];

/// One Markdown file.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Index of its checkout.
    pub(super) root: usize,
    /// Path below the checkout, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// It was named by itself, not found in a folder.
    pub(super) is_named: bool,
}

/// Size and time of a file: if they are the same, so is the file.
type Stamp = (u64, Option<SystemTime>);

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Checkout {
    roots: Vec<PathBuf>,
    pub(super) sources: Vec<Source>,
    pub(super) faults: Vec<Fault>,
    stamps: BTreeMap<PathBuf, Stamp>,
    bytes: usize,
}

/// Where a file that is being listed stands.
struct Place {
    root: usize,
    path: String,
    is_named: bool,
}

impl Checkout {
    /// Reads the Markdown files of `sources`, each a file or a folder.
    pub(super) fn read(sources: &[PathBuf]) -> Self {
        let mut checkout = Self::default();
        let mut listed = BTreeMap::new();
        for source in sources {
            checkout.source(source, &mut listed);
        }
        if listed.len() > MAX_ARTICLES {
            let message = format!("{} Markdown files are more than {MAX_ARTICLES}", listed.len());
            checkout
                .faults
                .push(Fault::error(".", None, message).advise("name the folders of the articles"));
            return checkout;
        }
        for (file, place) in listed {
            checkout.file(&file, place);
        }
        checkout
    }

    /// Whether no file came, went or changed since it was read.
    pub(super) fn is_unchanged(&self, sources: &[PathBuf]) -> bool {
        let mut again = Self::default();
        let mut listed = BTreeMap::new();
        for source in sources {
            again.source(source, &mut listed);
        }
        let same = |(file, stamp): (&PathBuf, &Stamp)| stamp_of(file).is_ok_and(|now| now == *stamp);
        listed.keys().eq(self.stamps.keys()) && self.stamps.iter().all(same)
    }

    fn fault(&mut self, path: &str, message: impl Into<String>) {
        self.faults
            .push(Fault::error(&path.escape_debug().to_string(), None, message));
    }

    fn source(&mut self, source: &Path, listed: &mut BTreeMap<PathBuf, Place>) {
        let shown = source
            .file_name()
            .map_or_else(|| ".".into(), |name| name.to_string_lossy().into_owned());
        let found = fs::symlink_metadata(source).and_then(|found| Ok((found, source.canonicalize()?)));
        let (found, real) = match found {
            Ok(found) => found,
            Err(error) => return self.fault(&shown, format!("cannot be read: {}", error.kind())),
        };
        let folder = if found.is_dir() {
            Some(real.as_path())
        } else {
            real.parent()
        };
        let Some(root) = folder.map(root_of) else {
            return self.fault(&shown, "stands in no folder");
        };
        let path = below(&root, &real).unwrap_or_default();
        let root = self.root(root);
        if found.is_dir() {
            self.folder(
                &real,
                &Place {
                    root,
                    path,
                    is_named: false,
                },
                listed,
                0,
            );
        } else if found.is_file() {
            listed.insert(
                real,
                Place {
                    root,
                    path,
                    is_named: true,
                },
            );
        } else {
            self.fault(&shown, "is no regular file");
        }
    }

    fn root(&mut self, root: PathBuf) -> usize {
        let known = self.roots.iter().position(|known| *known == root);
        known.unwrap_or_else(|| {
            self.roots.push(root);
            self.roots.len() - 1
        })
    }

    fn folder(&mut self, folder: &Path, at: &Place, listed: &mut BTreeMap<PathBuf, Place>, depth: usize) {
        if depth > MAX_DEPTH {
            return self.fault(&at.path, format!("is more than {MAX_DEPTH} folders deep"));
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.fault(&at.path, format!("cannot be read: {}", error.kind())),
        };
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_article = name.to_ascii_lowercase().ends_with(".md");
            let path = if at.path.is_empty() {
                name.clone()
            } else {
                format!("{}/{name}", at.path)
            };
            let place = Place {
                root: at.root,
                path,
                is_named: false,
            };
            match entry.file_type() {
                _ if name.starts_with('.') => {}
                Ok(kind) if kind.is_dir() => self.folder(&entry.path(), &place, listed, depth + 1),
                Ok(kind) if kind.is_file() && !is_article => {}
                Ok(kind) if kind.is_file() && entry.file_name().to_str().is_none() => {
                    self.fault(&place.path, "has a name that is not UTF-8");
                }
                Ok(kind) if kind.is_file() && name.contains(char::is_control) => {
                    self.fault(&place.path, "has a control character in its name");
                }
                Ok(kind) if kind.is_file() => {
                    listed.insert(entry.path(), place);
                }
                _ => {
                    let fault =
                        Fault::error(&place.path.escape_debug().to_string(), None, "is no regular file");
                    self.faults
                        .push(fault.advise("symbolic links and devices are not followed"));
                }
            }
        }
    }

    fn file(&mut self, file: &Path, place: Place) {
        let read = stamp_of(file).and_then(|stamp| Ok((stamp, read_bounded(file, MAX_ARTICLE_BYTES)?)));
        let (stamp, bytes) = match read {
            Ok(read) => read,
            Err(error) => return self.fault(&place.path, format!("cannot be read: {}", error.kind())),
        };
        self.stamps.insert(file.to_owned(), stamp);
        self.bytes += bytes.len();
        if bytes.len() > MAX_ARTICLE_BYTES {
            return self.fault(&place.path, format!("is larger than {MAX_ARTICLE_BYTES} bytes"));
        }
        if self.bytes > MAX_BYTES {
            return self.fault(
                &place.path,
                format!("all articles together are larger than {MAX_BYTES} bytes"),
            );
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.sources.push(Source {
                root: place.root,
                path: place.path,
                text: text
                    .replace("\r\n", "\n")
                    .replace('\r', "\n")
                    .replace('\0', "\u{fffd}"),
                is_named: place.is_named,
            }),
            Err(error) => {
                let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let before = valid.iter().filter(|byte| **byte == b'\n').count();
                let line = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
                self.faults.push(Fault::error(&place.path, line, "is not UTF-8"));
            }
        }
    }

    /// The file that `target` names in a text of the file `from`: its path below the checkout, and its text.
    ///
    /// # Errors
    /// Why it is not read, to stand behind its name.
    pub(super) fn included(&self, root: usize, from: &str, target: &str) -> Result<(String, String), String> {
        let path = join(from, target).ok_or("leads out of the checkout")?;
        let mut file = self.roots.get(root).ok_or("belongs to no checkout")?.clone();
        for segment in path.split('/') {
            file.push(segment);
            let found =
                fs::symlink_metadata(&file).map_err(|error| format!("cannot be read: {}", error.kind()))?;
            if !found.is_dir() && !found.is_file() {
                return Err("is no regular file".to_owned());
            }
        }
        if !file.is_file() {
            return Err("is no regular file".to_owned());
        }
        let bytes = read_bounded(&file, MAX_ARTICLE_BYTES)
            .map_err(|error| format!("cannot be read: {}", error.kind()))?;
        if bytes.len() > MAX_ARTICLE_BYTES {
            return Err(format!("is larger than {MAX_ARTICLE_BYTES} bytes"));
        }
        let text = String::from_utf8(bytes).map_err(|_| "is not UTF-8")?;
        Ok((
            path,
            text.replace("\r\n", "\n")
                .replace('\r', "\n")
                .replace('\0', "\u{fffd}"),
        ))
    }
}

/// The nearest folder above that a checkout begins in; else the folder itself.
fn root_of(folder: &Path) -> PathBuf {
    let marked = |folder: &&Path| ROOT_MARKS.iter().any(|mark| folder.join(mark).exists());
    folder.ancestors().find(marked).unwrap_or(folder).to_owned()
}

/// The path of `file` below `root`, with `/`.
fn below(root: &Path, file: &Path) -> Option<String> {
    let parts = file.strip_prefix(root).ok()?.components();
    let names = parts.map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.collect::<Option<Vec<_>>>().map(|names| names.join("/"))
}

/// `target` as a text in the file `from` names it, to a path below the checkout; `None` where it leads out of it.
pub(super) fn join(from: &str, target: &str) -> Option<String> {
    let target = target.replace('\\', "/").replace("%20", " ");
    let (mut segments, target) = match target.strip_prefix("~/").or_else(|| target.strip_prefix('/')) {
        Some(target) => (Vec::new(), target),
        None => (from.split('/').collect(), target.as_str()),
    };
    segments.pop();
    for segment in target.split('/') {
        match segment {
            "." | "" => {}
            ".." => {
                segments.pop()?;
            }
            _ => segments.push(segment),
        }
    }
    let is_plain = |segment: &&str| !segment.contains(char::is_control) && !segment.contains(':');
    (!segments.is_empty() && segments.iter().all(is_plain)).then(|| segments.join("/"))
}

fn stamp_of(file: &Path) -> io::Result<Stamp> {
    let found = fs::symlink_metadata(file)?;
    Ok((found.len(), found.modified().ok()))
}

fn read_bounded(file: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn targets_stay_inside_the_checkout() {
        for (target, expected) in [
            ("x.md", Some("a/b/x.md")),
            ("./x.md", Some("a/b/x.md")),
            ("../x.md", Some("a/x.md")),
            ("~/includes/x.md", Some("includes/x.md")),
            ("..\\..\\x.md", Some("x.md")),
            ("../../../x.md", None),
            ("../../../../etc/passwd", None),
            ("c:/x.md", None),
            ("..", Some("a")),
        ] {
            assert_eq!(join("a/b/c.md", target).as_deref(), expected, "{target}");
        }
    }
}
