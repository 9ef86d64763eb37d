//! Loading: very many new rows in one act. The search indexes take them in together, at its end.

use nenrin_domain::Id;
use rusqlite::params;

use crate::change::{ChangeKind, whole};
use crate::indexes::Unindexed;
use crate::open::WORKING;
use crate::search::Unfilled;
use crate::{Act, Done, Record, Store, StoreError, Writer};

/// Kibibytes of pages held while loading. The rows of a history come learner by learner and go to places all over the
/// indexes; a page that is not at hand then is written and read again and again.
pub(crate) const LOADING: u32 = 131_072;

/// Bytes of tables up to which their rows are indexed late. The engine sorts what it indexes in memory, half as many bytes as
/// the tables have, and a school's would take more than loading may.
const INDEXED_LATE: u64 = 64 << 20;

impl Store {
    /// Does one act that adds very many rows, from tables of `bytes`; otherwise as [`Store::act`]. While it is done, search
    /// does not find what it has added.
    ///
    /// # Errors
    /// As [`Store::act`].
    pub fn load<T, E: From<StoreError>>(
        &mut self,
        act: &Act,
        bytes: u64,
        work: impl FnOnce(&mut Loader<'_, '_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.mend()?;
        self.keep_pages(LOADING)?;
        let late = bytes <= INDEXED_LATE && self.is_untouched()?;
        let done = self.act(act, |writer| {
            let connection = writer.store().connection();
            let unindexed = late.then(|| Unindexed::begin(connection)).transpose()?;
            let unfilled = Unfilled::begin(connection)?;
            let value = work(&mut Loader { writer })?;
            unfilled.fill()?;
            unindexed.map(Unindexed::build).transpose()?;
            Ok(value)
        });
        // What is committed is done, whatever becomes of the memory it took.
        let _ = self.keep_pages(WORKING);
        done
    }

    /// Whether the row was added or changed by anything but acts of this kind, as far as they still stand.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_changed_otherwise<R: Record>(&self, id: R::Id, kind: &str) -> Result<bool, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT 1 FROM change c JOIN act a ON a.seq = c.act
             WHERE c.row = ?1 AND c.entity = ?2 AND a.kind <> ?3
               AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act)",
        )?;
        Ok(select.exists(params![id.uuid().as_bytes(), R::table().name, kind])?)
    }
}

/// The way to add very many rows, alive while an act is being done. What it has added it cannot change: the indexes have
/// not taken it in yet, and would lose it.
pub struct Loader<'w, 's> {
    writer: &'w mut Writer<'s>,
}

impl std::ops::Deref for Loader<'_, '_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.writer
    }
}

impl Loader<'_, '_> {
    /// Adds a row unless its identity is there already; says whether it was added. A row that is there stays as it is.
    ///
    /// # Errors
    /// When the file refuses it.
    pub fn add_if_new<R: Record>(&mut self, record: &R) -> Result<bool, StoreError> {
        let (table, id, new) = (R::table(), record.id().uuid(), record.values());
        if !self.writer.place(table, &table.insert_if_new, id, &new)? {
            return Ok(false);
        }
        self.writer.log(table, id, ChangeKind::Created, &whole(table, &new))?;
        self.writer.touch(table, table.learner_of(id, &new));
        Ok(true)
    }

    /// Changes the fields that differ of a row that was there before this act.
    ///
    /// # Errors
    /// When the file refuses it.
    pub fn change<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.writer.put(record)
    }
}
