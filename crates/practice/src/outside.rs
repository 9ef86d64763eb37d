//! Files besides the practice's own, most of them outside the data folder: what may be read as one, and how one is written.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use nenrin_store::{give_name, settle_name};
use uuid::Uuid;

use crate::{Code, Failure};

/// Opens a file to read. A pipe or a device is none: it might never end.
///
/// # Errors
/// When the system refuses, or it is no regular file.
pub(crate) fn open(path: &Path) -> std::io::Result<File> {
    // Asked before it is opened: opening a pipe waits until somebody writes to it.
    if !std::fs::metadata(path).map_err(leads_nowhere)?.is_file() {
        return Err(Error::from(ErrorKind::InvalidInput));
    }
    File::open(path)
}

/// Opens a file to read that is not the practice's own: none in the data folder `data`, whatever links lead there.
///
/// # Errors
/// When it lies in the data folder; otherwise as [`open`].
pub(crate) fn open_foreign(data: &Path, path: &Path) -> Result<File, Failure> {
    let file = open(path)?;
    if leads_into(path, data) {
        return Err(Failure::not_allowed("file", "outside_the_data_folder"));
    }
    Ok(file)
}

/// Whether a link lies in the place of a folder of ours.
pub(crate) fn is_link(folder: &Path) -> bool {
    std::fs::symlink_metadata(folder).is_ok_and(|there| there.is_symlink())
}

/// Refuses a link in the place of a folder of ours: what lies where it leads is not the program's to add to or to remove.
///
/// # Errors
/// When it is one, as where a file lies in the place of a folder.
pub(crate) fn refuse_link(folder: &Path) -> std::io::Result<()> {
    if is_link(folder) { Err(Error::from(ErrorKind::NotADirectory)) } else { Ok(()) }
}

/// A path through a file leads nowhere; nothing of ours is in the way there.
fn leads_nowhere(error: Error) -> Error {
    if error.kind() == ErrorKind::NotADirectory { Error::from(ErrorKind::NotFound) } else { error }
}

/// Writes the file at `path` by `write`, which is given a file that only this user can read; `data` is the data folder. It bears its name only when it
/// is whole and on the disk; a file of that name is replaced then. What programs that were killed have left unfinished in
/// the same folder is taken away first: it may hold all of a practice.
///
/// # Errors
/// When the place lies in the data folder, where the practice itself is kept, or a device or a pipe is there; otherwise
/// those of `write` and of the system. A file that was at `path` is still there then, unless it is [`Code::Unconfirmed`].
pub(crate) fn write<T>(data: &Path, path: &Path, write: impl FnOnce(File) -> Result<T, Failure>) -> Result<T, Failure> {
    if lies_in(path, data) {
        return Err(Failure::not_allowed("file", "outside_the_data_folder"));
    }
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(Failure::not_allowed("file", "a_plain_file"));
    }
    remove_left_behind(folder_of(path));
    let unfinished = unfinished(path);
    let written = new_private_file(&unfinished).map_err(leads_nowhere).map_err(Failure::from).and_then(|file| {
        // Where the system keeps no locks, nobody else can take this one either.
        let _held = hold(&file);
        let written = write(file)?;
        settle(&unfinished, path)?;
        Ok(written)
    });
    if written.is_err() {
        // What cannot be removed does not bear the file's name.
        let _ = std::fs::remove_file(&unfinished);
    }
    // The coach must know that it is not the practice's own folder.
    let named =
        |failure: Failure| if failure.code == Code::ReadOnly { failure.about("file", name_of(path)) } else { failure };
    written.map_err(named)
}

/// Keeps `bytes` as the file at `path`, which is the program's own and may be there already. It bears its name only when it is
/// whole and on the disk; until then it lies beside it, called `.new`.
///
/// # Errors
/// Those of the system; a file that was at `path` is still there then, unless it is [`Code::Unconfirmed`].
pub(crate) fn keep(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let new = path.with_extension("new");
    // What a program that was killed has begun. What cannot be removed is in the way, and told as such.
    let _ = std::fs::remove_file(&new);
    let mut file = new_private_file(&new)?;
    let kept = file.write_all(bytes).map_err(Failure::from).and_then(|()| settle(&new, path));
    if kept.is_err() {
        // What cannot be removed does not bear the file's name.
        let _ = std::fs::remove_file(&new);
    }
    kept
}

/// Puts a finished file on the disk under its name.
fn settle(unfinished: &Path, finished: &Path) -> Result<(), Failure> {
    give_name(unfinished, finished)?;
    // By now it is there, and what it has replaced is gone: that nothing was changed would be untrue.
    settle_name(finished).map_err(|_| Failure::new(Code::Unconfirmed))
}

/// Whether the folder of `path` is `folder` or lies in it, whatever links lead there.
fn lies_in(path: &Path, folder: &Path) -> bool {
    leads_into(folder_of(path), folder)
}

/// Whether `path` is `folder` or leads into it, a link at its end seen through as well.
fn leads_into(path: &Path, folder: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(path).zip(real(folder)).is_some_and(|(path, folder)| path.starts_with(folder))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What tells our unfinished files from everybody else's.
const MARK: &str = ".nenrin-";

/// A name beside `path` that nobody can have prepared.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!("{MARK}{}.part", Uuid::new_v4().simple()));
    PathBuf::from(name)
}

fn is_unfinished(name: &OsStr) -> bool {
    let id = name.to_str().and_then(|name| name.strip_suffix(".part")?.rsplit_once(MARK)).map(|(_, id)| id);
    let is_ours = |id: &str| Uuid::try_parse(id).is_ok_and(|parsed| parsed.simple().to_string() == id);
    id.is_some_and(is_ours)
}

/// Keeps other programs of ours from taking the file for one that was left behind, until this is dropped.
fn hold(file: &File) -> std::io::Result<File> {
    let held = file.try_clone()?;
    held.try_lock()?;
    Ok(held)
}

/// Takes away the unfinished files of ours in `folder` that nobody writes any more. What cannot be removed does not bear a file's
/// name, and is tried again the next time.
pub(crate) fn remove_left_behind(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_unfinished(&entry.file_name())) {
        // Neither a link nor a pipe was ever made by us.
        let is_plain = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_plain && File::open(entry.path()).and_then(|file| hold(&file)).is_ok() {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The last part of a path, as it is shown.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Makes a file at `path` that only this user can read; there must be none.
pub(crate) fn new_private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::{keep, lies_in, open};
    use crate::{Code, Failure};

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_instead_of_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("tables.zip");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(open(&pipe).is_err());
        assert!(open(folder.path()).is_err());
    }

    #[test]
    fn a_file_of_the_programs_own_is_kept_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (file, begun) = (folder.path().join("preferences.json"), folder.path().join("preferences.new"));
        keep(&file, b"first").unwrap();
        std::fs::write(&begun, "half of what a program that was killed has beg").unwrap();
        keep(&file, b"second").unwrap();
        assert_eq!((std::fs::read_to_string(&file).unwrap(), begun.exists()), ("second".to_owned(), false));
        std::fs::create_dir(&begun).unwrap();
        assert_eq!(keep(&file, b"third").unwrap_err().code, Code::ReadOnly);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "second");
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o077, 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_in_a_folder_that_cannot_be_put_on_the_disk_is_told_as_written() {
        use std::fs::Permissions;
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tables.zip");
        std::fs::write(&file, "old").unwrap();
        // Files can be made in it, but it cannot be opened; whoever may do everything opens it all the same.
        std::fs::set_permissions(folder.path(), Permissions::from_mode(0o300)).unwrap();
        let may_all = std::fs::File::open(folder.path()).is_ok();
        let kept = keep(&file, b"new").map_err(|failure| failure.code);
        std::fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
        assert_eq!(kept, if may_all { Ok(()) } else { Err(Code::Unconfirmed) });
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
    }

    #[test]
    fn a_path_through_a_file_is_a_file_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("notes.txt"), "").unwrap();
        let refused = open(&folder.path().join("notes.txt/x.zip")).unwrap_err();
        assert_eq!(Failure::from(refused).code, Code::ChooseAgain);
    }

    #[test]
    fn a_link_into_the_data_folder_is_seen_through() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("data/practice");
        std::fs::create_dir_all(&kept).unwrap();
        let kept_in = folder.path().join("data");
        assert!(lies_in(&kept.join("nenrin.db"), &kept_in));
        assert!(!lies_in(&folder.path().join("export.zip"), &kept_in));
        #[cfg(unix)]
        {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(&kept, &link).unwrap();
            assert!(lies_in(&link.join("export.zip"), &kept_in));
        }
    }
}
