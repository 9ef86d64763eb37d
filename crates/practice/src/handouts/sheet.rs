//! What a learner's folder holds, and how it comes there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use nenrin_domain::LearnerId;
use nenrin_reports::{Handout, Shared};
use nenrin_store::{AttachmentState, Attachments, create_private_folder};

use super::folders::Folder;
use super::names::{free_name, is_plain};
use crate::{Code, Failure, outside};

/// A folder as it is to be.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Whose it is.
    pub learner: LearnerId,
    /// Where it is.
    pub place: PathBuf,
    /// What the page is called.
    pub page: String,
    /// What the page says, but for the names of files.
    pub handout: Handout,
    /// The files that were shared: the hash of the bytes and the name they came with, by their place in the handout.
    pub files: BTreeMap<usize, (String, String)>,
    /// Where the bytes are.
    pub attachments: Attachments,
}

/// A folder that was written.
pub(crate) struct Written {
    /// What it holds of ours.
    pub folder: Folder,
    /// Why a file that was shared is not in it.
    pub lacks: Option<Failure>,
}

impl Sheet {
    /// Writes the folder, which held what `before` says: first the files, then the page that leads to them, and at last what
    /// was taken back goes. What others have put there stays; a file that was delivered stays as long as it is shared, also
    /// when it was lost here. `data` is the data folder.
    ///
    /// # Errors
    /// When the system refuses, or a folder that was there is gone.
    pub fn write(&self, data: &Path, before: &Folder) -> Result<Written, Failure> {
        if before.place.as_os_str().is_empty() {
            create_private_folder(&self.place)?;
        } else if !self.place.is_dir() {
            return Err(Failure::new(Code::ChooseAgain));
        }
        // Else a file that a killed program had begun stays, where nothing is to be written any more.
        outside::remove_left_behind(&self.place);
        let (mut files, mut lacks) = (BTreeMap::new(), None);
        let mut shared = self.handout.shared.clone();
        for (at, (hash, wanted)) in &self.files {
            match self.deliver(data, before, hash, wanted, &mut files) {
                Ok(name) => shared.get_mut(*at).into_iter().for_each(|it: &mut Shared| it.file = Some(name.clone())),
                Err(failure) if matches!(failure.code, Code::FileMissing | Code::FileBroken) => lacks = Some(failure),
                Err(failure) => return Err(failure),
            }
        }
        let page = Handout { shared, ..self.handout.clone() }.html();
        let path = self.place.join(&self.page);
        let there = outside::open(&path).and_then(std::io::read_to_string);
        if there.ok().as_deref() != Some(page.as_str()) {
            outside::write(data, &path, |mut file| Ok(file.write_all(page.as_bytes())?))?;
        }
        let ours = before.files.keys().chain([&before.page]);
        for gone in ours.filter(|gone| is_plain(gone) && **gone != self.page && !files.contains_key(*gone)) {
            // What cannot be removed is in nobody's way; the page does not lead there any more.
            let _ = std::fs::remove_file(self.place.join(gone));
        }
        Ok(Written { folder: Folder { place: self.place.clone(), page: self.page.clone(), files }, lacks })
    }

    /// Whether the file of this name is ours and is not shared any more.
    fn is_dropped(&self, before: &Folder, name: &str) -> bool {
        before.files.get(name).is_some_and(|hash| !self.files.values().any(|(kept, _)| kept == hash))
    }

    /// Sees to it that a file is there, and answers its name: the one under which it was delivered before, else one that is
    /// free.
    fn deliver(
        &self,
        data: &Path,
        before: &Folder,
        hash: &str,
        wanted: &str,
        files: &mut BTreeMap<String, String>,
    ) -> Result<String, Failure> {
        let delivered = before.files.iter().chain(&*files).find(|(name, kept)| *kept == hash && is_plain(name));
        if let Some(name) = delivered.map(|(name, _)| name.clone()).filter(|name| self.place.join(name).is_file()) {
            files.insert(name.clone(), hash.to_owned());
            return Ok(name);
        }
        let taken: BTreeSet<&String> = files.keys().chain([&self.page]).collect();
        let name = free_name(wanted, |name| {
            // On some systems capitals make no other name.
            let is_ours = taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
            is_ours || !self.is_dropped(before, name) && self.place.join(name).symlink_metadata().is_ok()
        });
        outside::write(data, &self.place.join(&name), |mut file| {
            match self.attachments.pour_out(hash, &mut file)? {
                AttachmentState::Whole => Ok(()),
                AttachmentState::Missing => Err(Failure::new(Code::FileMissing)),
                AttachmentState::Broken => Err(Failure::new(Code::FileBroken)),
            }
        })?;
        files.insert(name.clone(), hash.to_owned());
        Ok(name)
    }
}
