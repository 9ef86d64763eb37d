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
    give_name(unfinished, finished)?;
    settle_name(finished)
}

/// Puts a finished file on the disk, and gives it its name, in the place of a file that has it.
///
/// # Errors
/// When the system refuses; the file then has its old name, and a file in its place is still there.
pub fn give_name(unfinished: &Path, finished: &Path) -> Result<(), StoreError> {
    OpenOptions::new().write(true).open(unfinished)?.sync_all()?;
    Ok(std::fs::rename(unfinished, finished)?)
}

/// Puts the name of the file at `path` on the disk. Only Unix can do that for a folder; elsewhere making or renaming the file
/// is all there is.
///
/// # Errors
/// When the system refuses; the file has its name, but may lose it when the machine stops now.
#[cfg_attr(not(unix), allow(unused_variables, clippy::unnecessary_wraps, reason = "nothing can be done there"))]
pub fn settle_name(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
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

/// Refuses a pipe or a device in the place of the file at `path` or of one that the database engine keeps beside it:
/// the engine would wait at it for ever, or take what it answers for a failing disk. A folder it refuses itself.
pub(crate) fn refuse_pipes(path: &Path) -> Result<(), StoreError> {
    let is_pipe = |suffix| std::fs::metadata(beside(path, suffix)).is_ok_and(|it| !it.is_file() && !it.is_dir());
    if ["", "-journal", "-wal", "-shm"].into_iter().any(is_pipe) { Err(StoreError::NotAPractice) } else { Ok(()) }
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

/// What the note is called that says that pages are to be written anew.
const UNTIDY: &str = "-untidy";

/// The file at a path with the log beside it, so that it is noticed when another file takes the place of either, or when
/// somebody else writes into them: a copy brought back by a cloud folder or by hand while the practice is open would not
/// have the rows that are about to be acknowledged.
pub(crate) struct OpenFile {
    path: PathBuf,
    log: PathBuf,
    file_as_left: Cell<Option<Looks>>,
    log_as_left: Cell<Option<Looks>>,
}

impl OpenFile {
    /// The file that is at `path` now.
    pub(crate) fn of(path: &Path) -> Result<Self, StoreError> {
        let (file_as_left, log_as_left) = (Cell::new(looks(path)?), Cell::new(None));
        Ok(Self { path: path.to_owned(), log: beside(path, "-wal"), file_as_left, log_as_left })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Checks before a write that nobody else has written since this program last did.
    pub(crate) fn check_as_left(&self) -> Result<(), StoreError> {
        self.check()?;
        let log_as_left = self.log_as_left.get();
        if log_as_left.is_some() && looks(&self.log).ok().flatten() != log_as_left {
            return Err(StoreError::Swapped);
        }
        Ok(())
    }

    /// Checks in the middle of a write, which may have lengthened the log, that the path still leads to the same file,
    /// with the same log beside it.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.check_file()?;
        let place = |looks: Option<Looks>| looks.map(|looks| looks.place);
        let (log, log_as_left) = (looks(&self.log).ok().flatten(), self.log_as_left.get());
        let same_log = log_as_left.is_none() || place(log) == place(log_as_left);
        if same_log { Ok(()) } else { Err(StoreError::Swapped) }
    }

    /// Checks that the path still leads to the same file, whatever became of the log beside it.
    pub(crate) fn check_file(&self) -> Result<(), StoreError> {
        let file = looks(&self.path).map_err(|_| StoreError::Swapped)?;
        if file == self.file_as_left.get() { Ok(()) } else { Err(StoreError::Swapped) }
    }

    /// Remembers how a write of this program has left the file and its log.
    pub(crate) fn remember(&self) {
        self.file_as_left.set(looks(&self.path).ok().flatten());
        self.log_as_left.set(looks(&self.log).ok().flatten());
    }

    /// Remembers how a write that was given up has left the log; the file itself it has not reached. It may have been given
    /// up because the log is another one or gone, and must not take that for its own.
    pub(crate) fn remember_log(&self) {
        let (log, log_as_left) = (looks(&self.log).ok().flatten(), self.log_as_left.get());
        if log_as_left.is_none_or(|left| log.is_some_and(|log| log.place == left.place)) {
            self.log_as_left.set(log);
        }
    }

    /// Notes beside the file, before anything is erased, that its pages are to be written anew: whatever becomes of the
    /// program, whoever opens the file next knows.
    pub(crate) fn begin_tidying(&self) -> Result<(), StoreError> {
        let note = beside(&self.path, UNTIDY);
        create_private_file(&note)?;
        settle_name(&note)
    }

    /// Whether an erasure may have left traces in the pages.
    pub(crate) fn is_untidy(&self) -> bool {
        matches!(beside(&self.path, UNTIDY).try_exists(), Ok(true))
    }

    /// Takes the note away. If it stays, the pages are written anew once more.
    pub(crate) fn end_tidying(&self) {
        let _ = std::fs::remove_file(beside(&self.path, UNTIDY));
    }

    /// The bytes of the log beside the file.
    pub(crate) fn log_length(&self) -> u64 {
        std::fs::metadata(&self.log).map_or(0, |log| log.len())
    }

    /// Whether the log was taken away from beside the file. What it held is only with the connection now.
    pub(crate) fn has_lost_log(&self) -> bool {
        self.log_as_left.get().is_some() && matches!(self.log.try_exists(), Ok(false))
    }
}

/// What tells a file from every other one and from itself after somebody wrote into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Looks {
    /// Device and file number.
    place: (u64, u64),
    length: u64,
    /// Seconds and nanoseconds of the last write.
    written_at: (i64, i64),
}

/// Never opens the file: on Unix, closing it again would free the database engine's locks.
#[cfg(unix)]
fn looks(path: &Path) -> Result<Option<Looks>, StoreError> {
    use std::os::unix::fs::MetadataExt;
    let file = std::fs::metadata(path)?;
    let (place, written_at) = ((file.dev(), file.ino()), (file.mtime(), file.mtime_nsec()));
    Ok(Some(Looks { place, length: file.len(), written_at }))
}

/// Elsewhere an open file cannot be replaced, and what the system says of one that is open may be old.
#[cfg(not(unix))]
fn looks(_: &Path) -> Result<Option<Looks>, StoreError> {
    Ok(None)
}
