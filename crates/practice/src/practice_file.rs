//! The file of a practice and what lies beside it: its lock, and what the database engine keeps.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use crate::{Code, Failure, outside};

/// Opens the lock file, which only this user may read, and makes it if there is none.
pub(crate) fn open_lock(path: &Path) -> Result<File, Failure> {
    match outside::new_private_file(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        made => return Ok(made?),
    }
    // Opening a pipe would wait for somebody at its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(Failure::new(Code::ReadOnly));
    }
    Ok(File::options().write(true).open(path)?)
}

/// Removes the file of a practice and those the database engine keeps beside it. The file goes last: a log without it would
/// pass for the last writes to a practice that is lost.
pub(crate) fn remove_file_of_practice(file: &Path) -> Result<(), Failure> {
    for suffix in ["-wal", "-shm", "-untidy", ""] {
        let mut path = file.as_os_str().to_owned();
        path.push(suffix);
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
