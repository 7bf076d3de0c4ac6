//! The file of an SQLite database: made whole or not at all, and watched, so that nothing is promised about one that is gone.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::sqlite::SqliteConnectOptions;

use super::StoreError;

/// A database file as it was when it was opened.
#[derive(Clone, Debug)]
pub(super) struct DatabaseFile {
    path: PathBuf,
    identity: Identity,
    /// Of the write-ahead log beside it, which stays the same as long as a connection is open.
    log: Option<Identity>,
}

/// Device and inode.
type Identity = (u64, u64);

/// What stands at the path of a database now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The file that was opened, and its log.
    Same,
    /// Another file, or another log.
    Replaced,
    /// Nothing, or an empty file.
    Gone,
}

impl DatabaseFile {
    /// The file at this path; one that is empty has lost what it held.
    pub(super) fn at(path: &Path) -> Result<Self, StoreError> {
        let found = fs::metadata(path).map_err(|error| unusable(path, &error.to_string()))?;
        if found.len() == 0 {
            let why = format!(
                "{} is empty (0 bytes); restore a backup, or remove it to begin anew",
                path.display()
            );
            return Err(StoreError::Corrupt(why.into()));
        }
        Ok(Self {
            path: path.to_owned(),
            identity: identity(&found),
            log: None,
        })
    }

    /// Once a connection has read from it, and so made the log.
    pub(super) fn with_log(self) -> Self {
        let log = log_identity(&self.path);
        Self { log, ..self }
    }

    /// Whether it still stands where it was opened.
    pub(super) fn place(&self) -> Place {
        match fs::metadata(&self.path) {
            Ok(found) if found.len() == 0 => Place::Gone,
            Ok(found) if identity(&found) == self.identity && self.has_its_log() => Place::Same,
            Ok(_) => Place::Replaced,
            Err(_) => Place::Gone,
        }
    }

    fn has_its_log(&self) -> bool {
        self.log.is_none() || self.log == log_identity(&self.path)
    }

    /// Its size in bytes; 0 when it cannot be asked.
    pub(super) fn size(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |found| found.len())
    }
}

fn identity(found: &fs::Metadata) -> Identity {
    (found.dev(), found.ino())
}

fn log_identity(path: &Path) -> Option<Identity> {
    fs::metadata(log_of(path)).ok().as_ref().map(identity)
}

fn unusable(path: &Path, why: &str) -> StoreError {
    StoreError::Unavailable(format!("{}: {why}", path.display()).into())
}

/// Where the file of an address lies.
pub(super) fn path_of(url: &str) -> Result<PathBuf, StoreError> {
    Ok(SqliteConnectOptions::from_str(url)?.get_filename().to_owned())
}

/// The address with another file name in place of its own.
pub(super) fn url_of(path: &Path) -> Result<String, StoreError> {
    let text = path
        .to_str()
        .ok_or_else(|| unusable(path, "the path is not UTF-8"))?;
    // These would be taken for the end of the path, or for an escape.
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(format!("sqlite:{escaped}"))
}

/// SQLite's write-ahead log of a database.
pub(super) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Whether there is no database yet. A log without its database still holds reports, and is no ground to begin anew.
pub(super) fn is_missing(path: &Path) -> Result<bool, StoreError> {
    // In this order, so that a file that another process is making is not mistaken for a lost one.
    let has_log = fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0);
    if path.exists() {
        return Ok(false);
    }
    if has_log {
        let why =
            "is missing, but its write-ahead log is not; put it back, or restore a backup and remove the log";
        return Err(StoreError::Corrupt(format!("{} {why}", path.display()).into()));
    }
    Ok(true)
}

/// A new folder beside `path` for a file that is not finished; it goes when dropped.
pub(super) fn workshop(path: &Path) -> Result<tempfile::TempDir, StoreError> {
    tempfile::Builder::new()
        .prefix(".waypost-")
        .tempdir_in(folder_of(path))
        .map_err(|error| by_io(path, error))
}

/// Moves a finished file to its place, unless there is one already; answers whether it did. Durable when this returns.
pub(super) fn put(finished: &Path, path: &Path) -> Result<bool, StoreError> {
    let moved = (|| {
        File::open(finished)?.sync_all()?;
        let linked = match fs::hard_link(finished, path) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
            // A file system without links.
            Err(_) if !path.exists() => fs::rename(finished, path).map(|()| true)?,
            Err(error) => return Err(error),
        };
        File::open(folder_of(path))?.sync_all()?;
        Ok(linked)
    })();
    moved.map_err(|error| by_io(path, error))
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn by_io(path: &Path, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full(error.into()),
        _ => unusable(path, &error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_more_than_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&path, "one").unwrap();
        fs::write(&other, "two").unwrap();
        let file = DatabaseFile::at(&path).unwrap();
        assert_eq!(file.place(), Place::Same);
        fs::rename(&path, folder.path().join("aside")).unwrap();
        assert_eq!(file.place(), Place::Gone);
        fs::rename(&other, &path).unwrap();
        assert_eq!(file.place(), Place::Replaced);
    }

    #[test]
    fn a_file_in_its_place_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&other, "new").unwrap();
        assert!(put(&other, &path).unwrap());
        fs::remove_file(&other).unwrap();
        fs::write(&other, "newer").unwrap();
        assert!(!put(&other, &path).unwrap());
        assert_eq!(fs::read_to_string(path).unwrap(), "new");
    }

    #[test]
    fn odd_paths_survive_being_written_as_addresses() {
        for name in ["a b.db", "100%25.db", "what?.db", "a#b.db", "ü/İ.db"] {
            let path = Path::new("/tmp").join(name);
            assert_eq!(path_of(&url_of(&path).unwrap()).unwrap(), path);
        }
    }

    #[test]
    fn a_log_without_its_database_is_not_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert!(is_missing(&path).unwrap());
        fs::write(log_of(&path), "frames").unwrap();
        assert!(matches!(is_missing(&path), Err(StoreError::Corrupt(_))));
        fs::write(&path, "database").unwrap();
        assert!(!is_missing(&path).unwrap());
    }
}
