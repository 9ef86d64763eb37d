//! What a learner's folder holds, and how it comes there.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use nenrin_domain::LearnerId;
use nenrin_store::{AttachmentState, Attachments, create_private_folder};

use super::folders::Folder;
use crate::{Code, Failure, outside};

/// A folder as it is to be.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Whose it is.
    pub learner: LearnerId,
    /// Where it is.
    pub place: PathBuf,
    /// The page: its name and the whole of it.
    pub page: (String, String),
    /// The files that were shared: the hash of the bytes, by name.
    pub files: BTreeMap<String, String>,
    /// Where the bytes are.
    pub attachments: Attachments,
}

impl Sheet {
    /// Writes the folder, which held what `before` says: first the files, then the page that leads to them, and at last what
    /// was taken back goes. What others have put there stays; `data` is the data folder.
    ///
    /// # Errors
    /// When the system refuses, or a folder that was there is gone.
    pub fn write(&self, data: &Path, before: &Folder) -> Result<Folder, Failure> {
        let is_new = before.place.as_os_str().is_empty();
        if is_new {
            create_private_folder(&self.place)?;
        } else if !self.place.is_dir() {
            return Err(Failure::new(Code::ChooseAgain));
        }
        for (name, hash) in &self.files {
            let path = self.place.join(name);
            if before.files.get(name) != Some(hash) || !path.exists() {
                outside::write(data, &path, |mut file| match self.attachments.pour_out(hash, &mut file)? {
                    AttachmentState::Whole => Ok(()),
                    AttachmentState::Missing => Err(Failure::new(Code::FileMissing)),
                    AttachmentState::Broken => Err(Failure::new(Code::FileBroken)),
                })?;
            }
        }
        let (name, page) = &self.page;
        let path = self.place.join(name);
        if std::fs::read(&path).ok().as_deref() != Some(page.as_bytes()) {
            outside::write(data, &path, |mut file| Ok(file.write_all(page.as_bytes())?))?;
        }
        let ours = before.files.keys().chain([&before.page]);
        for gone in ours.filter(|gone| !gone.is_empty() && *gone != name && !self.files.contains_key(*gone)) {
            // What cannot be removed is in nobody's way; the page does not lead there any more.
            let _ = std::fs::remove_file(self.place.join(gone));
        }
        Ok(Folder { place: self.place.clone(), page: name.clone(), files: self.files.clone() })
    }
}
