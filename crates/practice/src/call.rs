//! One call of a command: the desk it works at, and the program around it.

use std::path::PathBuf;

use nenrin_domain::{Day, DayTime, Instant, Profile, Zone};
use nenrin_store::{Act, Done, Loader, Store, StoreError, Writer};

use crate::Which;
use crate::backups::Reason;
use crate::{Desk, Failure, Host, Work, backups};

/// What a running command has at hand.
pub struct Call<'c> {
    /// The open practice and the data folder.
    pub desk: &'c mut Desk,
    /// The program around the practice.
    pub host: &'c dyn Host,
    /// The state of long work.
    pub work: &'c Work,
    /// The path the person named in the command's dialog; `None` when there was none, or the person cancelled.
    pub picked: Option<PathBuf>,
}

impl Call<'_> {
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.host.now()
    }

    /// The zone whose days count: where the system is, else where the practice was begun. A system that was never told
    /// where it is shows the time of UTC, and so does a practice that is begun on it.
    #[must_use]
    pub fn zone(&self) -> Zone {
        let begun_in = || {
            let found = self.store().ok()?.find::<Profile>(Profile::only());
            found.map_err(|error| self.heed(&error.into())).ok()?.map(|profile| profile.zone)
        };
        self.host.zone().filter(|zone| !zone.is_nowhere()).or_else(begun_in).unwrap_or(Zone::UTC)
    }

    /// The coach's present local day.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now().day(self.zone())
    }

    /// Today and the time of day in [`Self::zone`].
    #[must_use]
    pub fn minute(&self) -> (Day, DayTime) {
        let (now, zone) = (self.now(), self.zone());
        (now.day(zone), now.day_time(zone))
    }

    /// The open practice.
    ///
    /// # Errors
    /// [`Code::NoPractice`](crate::Code::NoPractice) when none is open.
    pub fn store(&self) -> Result<&Store, Failure> {
        self.desk.store()
    }

    /// Goes over to another practice by `enter`, which opens it. When that fails, what was open before is open again: what
    /// is done next must not come to lie in a practice that the person does not see.
    ///
    /// # Errors
    /// What `enter` answers.
    pub(crate) fn go_over<T>(&mut self, enter: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        let was_open = self.desk.which();
        let entered = enter(self);
        if let Err(failure) = &entered {
            self.heed(failure);
            self.desk.close();
            if let Some(which) = was_open.filter(|which| self.desk.file_of(*which).exists()) {
                self.desk.open_existing(which, self.host.now())?;
            }
        }
        entered
    }

    /// Heeds why something failed in the practice that is open now, where that is not answered.
    pub(crate) fn heed(&self, failure: &Failure) {
        self.desk.heed(failure, self.desk.openings());
    }

    /// Does one act in the open practice.
    ///
    /// # Errors
    /// What `work` answers; nothing remains of the act then.
    pub fn act<T>(
        &mut self,
        act: &Act,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>,
    ) -> Result<Done<T>, Failure> {
        self.desk.store_mut()?.act(act, work)
    }

    /// Takes a backup of the open practice, if it is the coach's own and anything has been done in it yet.
    ///
    /// # Errors
    /// [`Code::BackupFailed`](crate::Code::BackupFailed) and others when it cannot be made: what needs it must not begin.
    pub fn back_up(&self, reason: Reason) -> Result<(), Failure> {
        // Each copy that is made lets go of an older one, which may be of better days.
        self.store()?.refuse_damaged()?;
        if self.desk.which() == Some(Which::Own) && !self.store()?.is_untouched()? {
            backups::take(self.store()?, &self.desk.backups(), reason, self.now())?;
        }
        Ok(())
    }

    /// Does one act that adds very many rows, from tables of `bytes`.
    ///
    /// # Errors
    /// As [`Call::act`].
    pub fn load<T>(
        &mut self,
        act: &Act,
        bytes: u64,
        work: impl FnOnce(&mut Loader<'_, '_>) -> Result<T, Failure>,
    ) -> Result<Done<T>, Failure> {
        self.desk.store_mut()?.load(act, bytes, work)
    }

    /// Changes the open practice by what the store does as a whole of its own: undo, redo, drafts, an erasure.
    ///
    /// # Errors
    /// What `change` answers.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, Failure> {
        Ok(change(self.desk.store_mut()?)?)
    }
}
