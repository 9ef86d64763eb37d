//! The files that are materials. Their bytes lie in a folder beside the practice's file, each named by its SHA-256, so that the same
//! file is kept once and a name from outside never becomes a path.
//!
//! Bytes are on the disk before the row that names them; they go only when neither a row nor the change log names them any more.

mod letting_go;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use nenrin_domain::codes;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::file::{create_private_folder, settle};
use crate::{Store, StoreError};
pub(crate) use letting_go::files_in;

/// Bytes of the largest file that is kept.
pub const LARGEST_ATTACHMENT: u64 = 50 << 20;

/// Bytes read at a time.
const PIECE: usize = 1 << 16;

/// The folder's name, beside the practice's file.
const FOLDER: &str = "blobs";

/// What the names of unfinished files end with.
const UNFINISHED: &str = ".part";

codes! {
    /// How it stands with the bytes of a file.
    AttachmentState {
        /// They are as they were kept.
        Whole = "whole",
        /// They are gone.
        Missing = "missing",
        /// They are others than were kept.
        Broken = "broken",
    }
}

/// Bytes that were kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Their SHA-256 in lower-case hexadecimal, which is their name.
    pub hash: String,
    /// How many they are.
    pub size: u32,
    /// Whether they were not there before.
    pub fresh: bool,
}

/// A folder of files that are named by their bytes.
#[derive(Debug, Clone)]
pub struct Attachments {
    folder: PathBuf,
}

impl Store {
    /// The files that belong to this practice.
    #[must_use]
    pub fn attachments(&self) -> Attachments {
        Attachments::beside(self.file().path())
    }
}

impl Attachments {
    /// The files beside the practice's file, or the backup, at `path`.
    #[must_use]
    pub fn beside(path: &Path) -> Self {
        Self { folder: path.parent().unwrap_or(Path::new("")).join(FOLDER) }
    }

    /// Keeps all of `bytes`. When this has answered, they are on the disk under their name; a broken file of that name is whole
    /// again then.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] beyond [`LARGEST_ATTACHMENT`]; those of the system, and of `bytes`.
    pub fn keep(&self, bytes: impl Read) -> Result<Kept, StoreError> {
        create_private_folder(&self.folder)?;
        let unfinished = self.folder.join(format!("{}{UNFINISHED}", Uuid::new_v4().simple()));
        let kept = self.take_in(bytes, &unfinished);
        // After it got its name there is none of these.
        let _ = std::fs::remove_file(&unfinished);
        kept
    }

    fn take_in(&self, bytes: impl Read, unfinished: &Path) -> Result<Kept, StoreError> {
        let mut file = new_private_file(unfinished)?;
        // One byte more than may be tells that there are more.
        let (hash, size) = pour(bytes.take(LARGEST_ATTACHMENT + 1), &mut file)?;
        if size > LARGEST_ATTACHMENT {
            return Err(StoreError::TooLarge);
        }
        drop(file);
        let size = u32::try_from(size).map_err(|_| StoreError::TooLarge)?;
        let fresh = self.look_closely(&hash)? != AttachmentState::Whole;
        if fresh {
            settle(unfinished, &self.path(&hash)?)?;
            settle_folder(&self.folder)?;
        }
        Ok(Kept { hash, size, fresh })
    }

    /// How it stands with a file, by its length alone.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn look(&self, hash: &str, size: Option<u32>) -> Result<AttachmentState, StoreError> {
        let Ok(path) = self.path(hash) else { return Ok(AttachmentState::Broken) };
        Ok(match std::fs::symlink_metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => AttachmentState::Missing,
            Err(error) => return Err(error.into()),
            Ok(it) if it.is_file() && size.is_none_or(|size| u64::from(size) == it.len()) => AttachmentState::Whole,
            Ok(_) => AttachmentState::Broken,
        })
    }

    /// How it stands with a file, by all of its bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look_closely(&self, hash: &str) -> Result<AttachmentState, StoreError> {
        let by_length = self.look(hash, None)?;
        if by_length != AttachmentState::Whole {
            return Ok(by_length);
        }
        let (found, _) = pour(File::open(self.path(hash)?)?, &mut std::io::sink())?;
        Ok(if found == hash { AttachmentState::Whole } else { AttachmentState::Broken })
    }

    /// Pours a file into `out`, and answers how it stands with it. What was poured counts only when it is whole.
    ///
    /// # Errors
    /// When it cannot be read, or `out` takes no more.
    pub fn pour_out(&self, hash: &str, out: &mut impl Write) -> Result<AttachmentState, StoreError> {
        let by_length = self.look(hash, None)?;
        if by_length != AttachmentState::Whole {
            return Ok(by_length);
        }
        let (found, _) = pour(File::open(self.path(hash)?)?, out)?;
        Ok(if found == hash { AttachmentState::Whole } else { AttachmentState::Broken })
    }

    /// Keeps a file as it lies in `other`, and answers how it stands with it there. Only a whole one is taken.
    ///
    /// # Errors
    /// As [`Self::keep`].
    pub fn fetch(&self, other: &Self, hash: &str) -> Result<AttachmentState, StoreError> {
        let state = other.look_closely(hash)?;
        if state == AttachmentState::Whole {
            self.keep(File::open(other.path(hash)?)?)?;
        }
        Ok(state)
    }

    /// Whether a file lies here that is as long as the one in `other`, or there is none in `other`.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn holds_as_much_as(&self, other: &Self, hash: &str) -> Result<bool, StoreError> {
        if other.look(hash, None)? != AttachmentState::Whole {
            return Ok(true);
        }
        let size = u32::try_from(std::fs::metadata(other.path(hash)?)?.len()).map_err(|_| StoreError::TooLarge)?;
        Ok(self.look(hash, Some(size))? == AttachmentState::Whole)
    }

    /// The files that lie here.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn all(&self) -> Result<BTreeSet<String>, StoreError> {
        let names = self.entries()?.into_iter().filter_map(|path| path.file_name()?.to_str().map(ToOwned::to_owned));
        Ok(names.filter(|name| is_hash(name)).collect())
    }

    /// Removes one file, if it is there.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget(&self, hash: &str) -> Result<(), StoreError> {
        remove(&self.path(hash)?)
    }

    /// Removes all files that were kept here.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn remove_all(&self) -> Result<(), StoreError> {
        self.entries()?.iter().try_for_each(|path| remove(path))
    }

    /// The paths of whatever this program has put into the folder.
    fn entries(&self) -> Result<Vec<PathBuf>, StoreError> {
        let entries = match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(paths.into_iter().filter(|path| path.file_name().is_some_and(is_ours)).collect())
    }

    /// Nothing but a hash names a file, whatever a row says.
    fn path(&self, hash: &str) -> Result<PathBuf, StoreError> {
        let unreadable = || StoreError::Unreadable { column: "material.file".to_owned() };
        if is_hash(hash) { Ok(self.folder.join(hash)) } else { Err(unreadable()) }
    }
}

fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_ours(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| is_hash(name) || name.ends_with(UNFINISHED))
}

/// Copies all bytes. Answers their hash and how many they were.
fn pour(mut from: impl Read, to: &mut impl Write) -> Result<(String, u64), StoreError> {
    let (mut hash, mut size, mut piece) = (Sha256::new(), 0u64, vec![0; PIECE]);
    loop {
        let read = match from.read(&mut piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        let bytes = piece.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        hash.update(bytes);
        to.write_all(bytes)?;
        size += read as u64;
    }
    to.flush()?;
    Ok((hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), size))
}

fn new_private_file(path: &Path) -> Result<File, StoreError> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

/// The name of the folder itself may be new, too.
fn settle_folder(folder: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        File::open(above)?.sync_all()?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
