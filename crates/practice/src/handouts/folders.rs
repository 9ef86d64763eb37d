//! Where the folders of learners are and what was put into them. It is kept beside the practices, as it belongs to the machine.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nenrin_domain::LearnerId;
use nenrin_store::settle;
use serde::{Deserialize, Serialize};

use super::sheet::Sheet;
use crate::{Failure, outside};

/// The file in the data folder.
const FILE: &str = "handouts.json";

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

/// The folders of all learners. It can be shared between threads; one of them reads or changes it at a time.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    data: PathBuf,
    /// Why folders could not be written the last time. Held while the file is read or changed.
    failures: Arc<Mutex<BTreeMap<LearnerId, Failure>>>,
}

impl Folders {
    /// Those that the data folder at `data` knows of.
    pub fn beside(data: &Path) -> Self {
        Self { data: data.to_owned(), failures: Arc::default() }
    }

    /// Where a learner's folder was put; it may be gone.
    pub fn of(&self, learner: LearnerId) -> Option<PathBuf> {
        let _held = self.hold();
        self.read().remove(&learner.to_string()).map(|folder| folder.place)
    }

    /// The learners who have one.
    pub fn learners(&self) -> BTreeSet<LearnerId> {
        let _held = self.hold();
        self.read().keys().filter_map(|learner| learner.parse().ok()).collect()
    }

    /// Why a learner's folder could not be written the last time.
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

    /// Writes a folder, and keeps where it is and what is in it.
    ///
    /// # Errors
    /// When the system refuses; what was in the folder before is still there, or newer.
    pub fn write(&self, sheet: &Sheet) -> Result<(), Failure> {
        let key = sheet.learner.to_string();
        let before = {
            let _held = self.hold();
            self.read().remove(&key).filter(|folder| folder.place == sheet.place).unwrap_or_default()
        };
        let written = sheet.write(&self.data, &before);
        self.note(sheet.learner, written.as_ref().err().cloned());
        let folder = written?;
        if folder != before {
            self.change(|all| _ = all.insert(key, folder));
        }
        Ok(())
    }

    /// Forgets where the folder of a learner was, who is erased. The folder itself is the learner's.
    pub fn forget(&self, learner: LearnerId) {
        self.change(|all| _ = all.remove(&learner.to_string()));
        self.note(learner, None);
    }

    fn hold(&self) -> MutexGuard<'_, BTreeMap<LearnerId, Failure>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> BTreeMap<String, Folder> {
        let kept = outside::open(&self.data.join(FILE)).and_then(std::io::read_to_string).unwrap_or_default();
        serde_json::from_str(&kept).unwrap_or_default()
    }

    /// Changes the file. What cannot be kept is only asked for again.
    fn change(&self, change: impl FnOnce(&mut BTreeMap<String, Folder>)) {
        let _held = self.hold();
        let before = self.read();
        let mut all = before.clone();
        change(&mut all);
        if all == before {
            return;
        }
        let (new, file) = (self.data.join("handouts.new"), self.data.join(FILE));
        let _ = std::fs::remove_file(&new);
        let written = serde_json::to_vec_pretty(&all).map_err(std::io::Error::from);
        let written = written.and_then(|bytes| outside::new_private_file(&new)?.write_all(&bytes));
        let _ = written.map(|()| settle(&new, &file));
    }
}
