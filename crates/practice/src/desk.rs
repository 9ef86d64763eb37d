//! The data folder and the one practice that is open.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use nenrin_domain::Instant;
use nenrin_store::{Attachments, Store, StoreError, WriteError as _, check_place, create_private_folder};

use crate::backups::Reason;
use crate::handouts::{Folders, Scribe};
use crate::intake::{Chosen, Plan};
use crate::materials::Picked;
use crate::metrics::Boards;
use crate::practice_file::{open_lock, remove_file_of_practice};
use crate::which::{Moment, Which};
use crate::{Code, Failure, backups, last_folder, outside, rehearsal};

/// The data folder, and the practice that is open in it.
pub struct Desk {
    folder: PathBuf,
    open: Option<Open>,
    /// How often a practice has been opened at it.
    openings: u64,
    /// The practices whose files were seen to be damaged while they were open before.
    damaged: BTreeSet<Which>,
    /// What the coach has chosen to bring in.
    pub(crate) chosen: Option<Chosen>,
    /// What bringing it in would do, as the coach has seen it last.
    pub(crate) plan: Option<Plan>,
    /// The file that the coach has chosen to add to the materials.
    pub(crate) picked_material: Option<Picked>,
    /// What the metrics have judged so far.
    boards: Boards,
    /// The folders of learners.
    handouts: Folders,
    /// Who writes them.
    scribe: Scribe,
}

struct Open {
    which: Which,
    store: Store,
    /// Held for as long as the practice is open, so that no second program opens it; the system frees it even after
    /// a crash.
    lock: File,
}

impl Desk {
    pub(crate) fn new(folder: PathBuf) -> Self {
        let handouts = Folders::beside(&folder, &folder.join(Which::Own.folder()));
        // What a look that was cut off has left.
        rehearsal::remove_left_behind(&folder);
        Self {
            folder,
            open: None,
            openings: 0,
            damaged: BTreeSet::new(),
            chosen: None,
            plan: None,
            picked_material: None,
            boards: Boards::default(),
            handouts,
            scribe: Scribe::default(),
        }
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folders of learners.
    pub(crate) const fn handouts(&self) -> &Folders {
        &self.handouts
    }

    /// Who writes the folders of learners aside.
    pub(crate) const fn scribe(&mut self) -> &mut Scribe {
        &mut self.scribe
    }

    /// What the metrics have judged so far, and the open practice.
    ///
    /// # Errors
    /// [`Code::NoPractice`] when none is open.
    pub(crate) fn boards(&mut self) -> Result<(&mut Boards, &Store), Failure> {
        let open = self.open.as_ref().ok_or_else(|| Failure::new(Code::NoPractice))?;
        Ok((&mut self.boards, &open.store))
    }

    /// The folder of one of the practices.
    #[must_use]
    pub fn folder_of(&self, which: Which) -> PathBuf {
        self.folder.join(which.folder())
    }

    /// The file of one of the practices.
    #[must_use]
    pub fn file_of(&self, which: Which) -> PathBuf {
        self.folder_of(which).join("nenrin.db")
    }

    /// The folder of the backups of the coach's own practice. It lies beside the practice's, not in it, so that nothing
    /// that happens to the one happens to the other.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.folder.join("backups")
    }

    /// Which practice is open.
    #[must_use]
    pub fn which(&self) -> Option<Which> {
        self.open.as_ref().map(|open| open.which)
    }

    /// The open practice as it stands; `None` when none is open.
    ///
    /// # Errors
    /// When its file cannot be read.
    pub(crate) fn moment(&self) -> Result<Option<Moment>, Failure> {
        let Some(open) = &self.open else { return Ok(None) };
        Ok(Some(Moment { opening: self.openings, act: open.store.last_act()? }))
    }

    /// Opens one of the practices, made anew when there is none; a practice that was open is closed. An older file is
    /// backed up, as of `now`, before it is brought to today's version.
    ///
    /// # Errors
    /// [`Code::AlreadyOpen`] when another program has it open; otherwise as [`Store::open`].
    pub fn open(&mut self, which: Which, now: Instant) -> Result<&mut Store, Failure> {
        let lock = self.lock(which)?;
        self.open_locked(which, lock, now)
    }

    /// Opens one of the practices, if it is there.
    ///
    /// # Errors
    /// [`Code::NoPractice`] when it is not; otherwise as [`Desk::open`].
    pub fn open_existing(&mut self, which: Which, now: Instant) -> Result<&mut Store, Failure> {
        if self.file_of(which).exists() { self.open(which, now) } else { Err(Failure::new(Code::NoPractice)) }
    }

    /// Opens one of the practices made anew: what was in it is gone.
    pub(crate) fn renew(&mut self, which: Which, now: Instant) -> Result<&mut Store, Failure> {
        let lock = self.lock(which)?;
        remove_file_of_practice(&self.file_of(which))?;
        Attachments::beside(&self.file_of(which)).remove_all()?;
        self.open_locked(which, lock, now)
    }

    /// Closes the practice that is open and takes its file away: it was just made, and what it was made for has failed.
    /// Whatever else lies in its folder stays.
    pub(crate) fn abandon(&mut self) -> Result<(), Failure> {
        let Some(Open { which, store, lock }) = self.open.take() else { return Ok(()) };
        drop(store);
        let removed = remove_file_of_practice(&self.file_of(which));
        drop(lock);
        removed
    }

    /// Closes the practice that is open. Damage that its file was seen to have is not forgotten with it.
    pub fn close(&mut self) {
        let Some(Open { which, store, .. }) = &self.open else { return };
        if store.is_damaged() {
            self.damaged.insert(*which);
        }
        self.open = None;
    }

    /// How often a practice has been opened at it: another number tells that another practice is open, or the same one anew.
    pub(crate) const fn openings(&self) -> u64 {
        self.openings
    }

    /// Heeds why something failed in the practice that was opened as the `opening`th: once a person is told that its file is damaged,
    /// nothing more is written to it, also when it is opened anew.
    pub(crate) fn heed(&self, failure: &Failure, opening: u64) {
        let open = self.open.as_ref().filter(|_| failure.is_damage() && self.openings == opening);
        open.iter().for_each(|open| open.store.note_damage());
    }

    /// The open practice, for reading.
    ///
    /// # Errors
    /// [`Code::NoPractice`] when none is open.
    pub fn store(&self) -> Result<&Store, Failure> {
        self.open.as_ref().map(|open| &open.store).ok_or(Failure::new(Code::NoPractice))
    }

    /// The open practice, for writing.
    ///
    /// # Errors
    /// [`Code::NoPractice`] when none is open.
    pub fn store_mut(&mut self) -> Result<&mut Store, Failure> {
        self.open.as_mut().map(|open| &mut open.store).ok_or(Failure::new(Code::NoPractice))
    }

    /// Closes the practice that was open and keeps every other program out of one of them.
    fn lock(&mut self, which: Which) -> Result<File, Failure> {
        self.close();
        check_place(&self.file_of(which))?;
        let folder = self.folder_of(which);
        create_private_folder(&folder)?;
        let file = open_lock(&folder.join("nenrin.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Failure::new(Code::AlreadyOpen)),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    fn open_locked(&mut self, which: Which, lock: File, now: Instant) -> Result<&mut Store, Failure> {
        let store = self.store_of(which, now)?;
        self.openings += 1;
        self.handouts = Folders::beside(&self.folder, &self.folder_of(which));
        // What cannot be tidied away today waits until tomorrow.
        let _ = store.tidy_attachments(now);
        // What a program that was killed has begun to write may hold all of a practice, and lies where files were last chosen.
        last_folder::read(&self.folder).iter().for_each(|folder| outside::remove_left_behind(folder));
        if which == Which::Own {
            let _ = backups::remove_unfinished(&self.backups());
        }
        Ok(&mut self.open.insert(Open { which, store, lock }).store)
    }

    fn store_of(&mut self, which: Which, now: Instant) -> Result<Store, StoreError> {
        let (file, backups) = (self.file_of(which), self.backups());
        if !file.exists() {
            // The one that is made now is another.
            self.damaged.remove(&which);
        }
        if self.damaged.contains(&which) {
            return Store::open_damaged(&file, None);
        }
        Store::open(&file, None, |older| match which {
            Which::Own => backups::take(older, &backups, Reason::Migration, now).map(drop),
            Which::Sample => Ok(()),
        })
    }
}
