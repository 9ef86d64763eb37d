//! The file as it stood before an act that is being taken back.

use std::ops::ControlFlow;

use rusqlite::{OptionalExtension as _, params};

use crate::change::ChangeKind;
use crate::undo::Logged;
use crate::{StoreError, Writer};

/// An act that is taken back, within an act of its own.
pub trait TakingBack {
    /// Takes the act back.
    ///
    /// # Errors
    /// [`StoreError::BuiltUpon`], [`StoreError::Erased`], [`StoreError::Stopped`], or when the file cannot be written.
    fn take_back(&mut self) -> Result<(), StoreError>;

    /// Has `look` see the file as it stood just before the act was done, older acts that were taken back since included, and leaves
    /// the file as it is now. `look` is not called when a later act still stands, or when that state cannot be told any more.
    ///
    /// # Errors
    /// What `look` answers, or when the file cannot be read.
    fn look_before(&mut self, look: &mut dyn FnMut() -> Result<(), StoreError>) -> Result<(), StoreError>;
}

/// What an undo is asked within.
pub type TakeBack<'t> = &'t mut dyn TakingBack;

/// One act, and the writer that takes it back.
pub(crate) struct OneAct<'t, 's> {
    pub(crate) writer: &'t mut Writer<'s>,
    pub(crate) act: i64,
    pub(crate) watch: &'t mut dyn FnMut(u64) -> ControlFlow<()>,
}

impl TakingBack for OneAct<'_, '_> {
    fn take_back(&mut self) -> Result<(), StoreError> {
        self.writer.invert(self.act, &mut *self.watch)
    }

    fn look_before(&mut self, look: &mut dyn FnMut() -> Result<(), StoreError>) -> Result<(), StoreError> {
        if self.writer.latest_standing()? > self.act {
            return Ok(());
        }
        let touched = self.writer.touched().clone();
        self.writer.connection().execute_batch("SAVEPOINT looked_before")?;
        let seen = match self.writer.step_back_before(self.act) {
            // An erasure has taken the words of it out of the log.
            Err(StoreError::BuiltUpon | StoreError::Erased) => Ok(()),
            Err(error) if error.is_constraint() => Ok(()),
            stepped => stepped.and_then(|()| look()),
        };
        self.writer.connection().execute_batch("ROLLBACK TO looked_before; RELEASE looked_before")?;
        self.writer.touch_only(touched);
        seen
    }
}

impl Writer<'_> {
    /// Inverts all that the log tells from an act on, the last of it first.
    fn step_back_before(&mut self, act: i64) -> Result<(), StoreError> {
        let sql = "SELECT coalesce(min(seq), 9223372036854775807) FROM change WHERE act >= ?1";
        let first: i64 = self.connection().query_row(sql, params![act], |row| row.get(0))?;
        let mut before = i64::MAX;
        while let Some(change) = self.last_change_between(first, before)? {
            before = change.seq;
            // A note version stays, as it does when its act is taken back.
            if !(change.table.immutable && change.kind == ChangeKind::Created) {
                self.invert_change(&change)?;
            }
        }
        Ok(())
    }

    fn last_change_between(&self, first: i64, before: i64) -> Result<Option<Logged>, StoreError> {
        let sql = "SELECT seq, entity, row, kind, fields FROM change WHERE seq >= ?1 AND seq < ?2
             ORDER BY seq DESC LIMIT 1";
        let mut select = self.connection().prepare_cached(sql)?;
        let read = select.query_row(params![first, before], |row| Ok(Logged::from_row(row, self.defaults())));
        read.optional()?.transpose()
    }
}
