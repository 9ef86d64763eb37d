//! Where the folders of learners are and what was put into them. It is kept beside the practice's file and not in it, as it belongs
//! to the machine.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nenrin_domain::LearnerId;
use serde::{Deserialize, Serialize};

use super::sheet::Sheet;
use crate::{Failure, outside};

/// The file in the practice's folder.
const FILE: &str = "handouts.json";

/// What it is called once it could not be read as what it is. Where the folders were may still be found in it by hand.
const UNREADABLE: &str = "handouts.unreadable.json";

/// A learner's folder as it was written last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Folder {
    /// Where it is.
    pub place: PathBuf,
    /// The name of the page in it.
    pub page: String,
    /// The files of ours in it: the hash of the bytes, by name.
    pub files: BTreeMap<String, String>,
}

/// The folders of all learners of a practice. It can be shared between threads; one of them reads or changes it at a time.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    /// The data folder.
    data: PathBuf,
    /// The folder of the practice.
    practice: PathBuf,
    /// Why folders could not be written the last time. Held while the file is read or changed.
    failures: Arc<Mutex<BTreeMap<LearnerId, Failure>>>,
    /// Held while a folder is written: what one of two threads had just begun, the other would take for left behind.
    writing: Arc<Mutex<()>>,
}

impl Folders {
    /// Those of the practice whose folder is `practice`, in the data folder at `data`.
    pub fn beside(data: &Path, practice: &Path) -> Self {
        Self { data: data.to_owned(), practice: practice.to_owned(), failures: Arc::default(), writing: Arc::default() }
    }

    /// Where a learner's folder was put; it may be gone.
    ///
    /// # Errors
    /// When the list of the folders cannot be read.
    pub fn of(&self, learner: LearnerId) -> Result<Option<PathBuf>, Failure> {
        let _held = self.hold();
        Ok(self.read()?.remove(&learner.to_string()).map(|folder| folder.place))
    }

    /// The learners who have one, as far as that can be read.
    pub fn learners(&self) -> BTreeSet<LearnerId> {
        let _held = self.hold();
        self.read().unwrap_or_default().keys().filter_map(|learner| learner.parse().ok()).collect()
    }

    /// Whether a list of the folders could not be read as one and was put aside.
    pub fn are_put_aside(&self) -> bool {
        self.practice.join(UNREADABLE).exists()
    }

    /// Why a learner's folder could not be written the last time, or not with all that belongs into it.
    pub fn failure(&self, learner: LearnerId) -> Option<Failure> {
        self.hold().get(&learner).cloned()
    }

    /// Notes what came of writing a learner's folder.
    pub fn note(&self, learner: LearnerId, failure: Option<Failure>) {
        let mut failures = self.hold();
        match failure {
            Some(failure) => _ = failures.insert(learner, failure),
            None => _ = failures.remove(&learner),
        }
    }

    /// Writes a folder that the coach has asked for, and keeps where it is and what is in it.
    ///
    /// # Errors
    /// When the system refuses; what was in the folder before is still there, or newer.
    pub fn write(&self, sheet: &Sheet) -> Result<(), Failure> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.kept(sheet)?.filter(|folder| folder.place.is_dir()).unwrap_or_default();
        let folder = self.written(sheet, &before)?;
        self.change(|all| _ = all.insert(sheet.learner.to_string(), folder))
    }

    /// Writes a folder anew that is kept already. Whoever was erased meanwhile has none any more.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn refresh(&self, sheet: &Sheet) -> Result<(), Failure> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(before) = self.kept(sheet)? else { return Ok(()) };
        let folder = self.written(sheet, &before)?;
        self.change(|all| all.get_mut(&sheet.learner.to_string()).into_iter().for_each(|kept| *kept = folder.clone()))
    }

    /// Forgets where the folder of a learner was, who is erased. The folder itself is the learner's. What cannot be forgotten
    /// now is at the next start.
    pub fn forget(&self, learner: LearnerId) {
        let _ = self.change(|all| _ = all.remove(&learner.to_string()));
        self.note(learner, None);
    }

    /// The folder as it was written last, when it is the same one.
    fn kept(&self, sheet: &Sheet) -> Result<Option<Folder>, Failure> {
        let _held = self.hold();
        Ok(self.read()?.remove(&sheet.learner.to_string()).filter(|folder| folder.place == sheet.place))
    }

    fn written(&self, sheet: &Sheet, before: &Folder) -> Result<Folder, Failure> {
        let written = sheet.write(&self.data, before);
        self.note(sheet.learner, written.as_ref().map_or_else(|failure| Some(failure.clone()), |it| it.lacks.clone()));
        Ok(written?.folder)
    }

    fn hold(&self) -> MutexGuard<'_, BTreeMap<LearnerId, Failure>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> Result<BTreeMap<String, Folder>, Failure> {
        let file = self.practice.join(FILE);
        let kept = match outside::open(&file).and_then(std::io::read_to_string) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
            // Not even text.
            Err(error) if error.kind() == ErrorKind::InvalidData => String::new(),
            kept => kept?,
        };
        if let Ok(folders) = serde_json::from_str(&kept) {
            return Ok(folders);
        }
        std::fs::rename(&file, self.practice.join(UNREADABLE))?;
        Ok(BTreeMap::new())
    }

    fn change(&self, change: impl FnOnce(&mut BTreeMap<String, Folder>)) -> Result<(), Failure> {
        let _held = self.hold();
        let before = self.read()?;
        let mut all = before.clone();
        change(&mut all);
        if all == before {
            return Ok(());
        }
        let bytes = serde_json::to_vec_pretty(&all).map_err(std::io::Error::from)?;
        outside::keep(&self.practice.join(FILE), &bytes)
    }
}
