//! The practice's file as the system sees it: who may read it, and whether it still is the file that was opened.

use std::cell::Cell;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// Makes the folder at `path` with all above it, if it is missing; only this user of the machine may look into it.
///
/// # Errors
/// When the system refuses.
pub fn create_private_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(path)?)
}

/// Makes an empty file at `path` that only this user may read, if there is none. The database engine gives the files
/// it puts beside it the same rights.
pub(crate) fn create_private_file(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Puts a finished file on the disk, gives it its name, and puts the name on the disk.
///
/// # Errors
/// When the system refuses; the file may then have either name.
pub fn settle(unfinished: &Path, finished: &Path) -> Result<(), StoreError> {
    OpenOptions::new().write(true).open(unfinished)?.sync_all()?;
    std::fs::rename(unfinished, finished)?;
    // Only Unix can put a folder on the disk; elsewhere the rename itself is all there is.
    #[cfg(unix)]
    if let Some(folder) = finished.parent() {
        File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?.sync_all()?;
    }
    Ok(())
}

/// Removes what an unfinished file left. What cannot be removed is overwritten by the next one, and never counts.
pub(crate) fn remove_unfinished(unfinished: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(unfinished, suffix));
    }
}

/// Whether an earlier program stopped without moving its last writes from the log beside the file into the file.
pub(crate) fn has_unmerged_log(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The path of a file that the database engine keeps beside the file at `path`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The file at a path, so that it is noticed when another file takes its place: a copy brought back by a cloud
/// folder or by hand while the practice is open would not have the rows that are about to be acknowledged.
pub(crate) struct OpenFile {
    path: PathBuf,
    identity: Option<Identity>,
    log: PathBuf,
    /// The log beside the file, once it has been seen: the database engine may begin it later.
    log_identity: Cell<Option<Identity>>,
}

impl OpenFile {
    /// The file that is at `path` now.
    pub(crate) fn of(path: &Path) -> Result<Self, StoreError> {
        let log = beside(path, "-wal");
        Ok(Self { path: path.to_owned(), identity: identity(path)?, log, log_identity: Cell::new(None) })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that the path still leads to the same file, with the same log beside it.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let same = identity(&self.path).is_ok_and(|identity| identity == self.identity);
        let log = identity(&self.log).ok().flatten();
        if !same || self.log_identity.get().is_some_and(|known| log != Some(known)) {
            return Err(StoreError::Swapped);
        }
        self.log_identity.set(log);
        Ok(())
    }

    /// Whether the log was taken away from beside the file. What it held is only with the connection now.
    pub(crate) fn has_lost_log(&self) -> bool {
        self.log_identity.get().is_some() && matches!(self.log.try_exists(), Ok(false))
    }

    /// Takes whatever log is there next for the file's own.
    pub(crate) fn forget_log(&self) {
        self.log_identity.set(None);
    }
}

/// Device and file number.
type Identity = (u64, u64);

/// Never opens the file: on Unix, closing it again would free the database engine's locks.
#[cfg(unix)]
fn identity(path: &Path) -> Result<Option<Identity>, StoreError> {
    use std::os::unix::fs::MetadataExt;
    let file = std::fs::metadata(path)?;
    Ok(Some((file.dev(), file.ino())))
}

/// Elsewhere an open file cannot be replaced.
#[cfg(not(unix))]
fn identity(_: &Path) -> Result<Option<Identity>, StoreError> {
    Ok(None)
}
