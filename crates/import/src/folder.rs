//! A plan to a folder: all of it or nothing. The new folder is made beside the old one and then takes its name.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes `files` (path below the content root to text) into `folder`, which may be there already.
///
/// # Errors
/// What the file system refuses; `folder` is then as it was.
pub fn write(folder: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    let beside = beside(folder, "new")?;
    let old = self::beside(folder, "old")?;
    let made = make(folder, &beside, files);
    if let Err(error) = made {
        let _ = fs::remove_dir_all(&beside);
        return Err(error);
    }
    if !folder.exists() {
        return fs::rename(&beside, folder);
    }
    fs::rename(folder, &old)?;
    if let Err(error) = fs::rename(&beside, folder) {
        fs::rename(&old, folder)?;
        let _ = fs::remove_dir_all(&beside);
        return Err(error);
    }
    fs::remove_dir_all(&old)
}

/// A name beside `folder` that nobody uses.
fn beside(folder: &Path, what: &str) -> io::Result<PathBuf> {
    let name = folder
        .file_name()
        .ok_or_else(|| io::Error::other("the folder has no name"))?;
    let name = format!(".{}.{what}-{}", name.to_string_lossy(), std::process::id());
    Ok(folder.with_file_name(name))
}

fn make(folder: &Path, beside: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    fs::create_dir_all(beside)?;
    if folder.is_dir() {
        copy(folder, beside)?;
    }
    for (path, text) in files {
        let file = beside.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, text)?;
    }
    for name in ["locales", "rules"] {
        fs::create_dir_all(beside.join(name))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), &target)?;
        } else {
            return Err(io::Error::other(format!(
                "{} is no regular file",
                entry.file_name().to_string_lossy()
            )));
        }
    }
    Ok(())
}
