//! Loading: very many new rows in one act. The search indexes take them in together, at its end.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use nenrin_domain::Id;
use rusqlite::{CachedStatement, params};

use crate::change::{ChangeKind, whole};
use crate::door::{LOG, place};
use crate::indexes::Unindexed;
use crate::open::WORKING;
use crate::record::Table;
use crate::search::Unfilled;
use crate::{Act, Done, Record, Store, StoreError, WriteError, Writer};

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
    pub fn load<T, E: WriteError>(
        &mut self,
        act: &Act,
        bytes: u64,
        work: impl FnOnce(&mut Loader<'_, '_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        let late = bytes <= INDEXED_LATE && self.is_untouched()?;
        self.loading(|store| {
            store.act(act, |writer| {
                let connection = writer.store().connection();
                let unindexed = late.then(|| Unindexed::begin(connection)).transpose()?;
                let value = writer.load(work)?;
                unindexed.map(Unindexed::build).transpose()?;
                Ok(value)
            })
        })
    }

    /// Does what adds very many rows by [`Writer::load`], in parts of which one finds what those before it have added: with as much of
    /// the file held in memory as [`Store::load`] holds. The indexes go along, for the parts look things up by them.
    ///
    /// # Errors
    /// What `work` answers; when the file cannot be opened anew after a failure.
    pub fn loading<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.mend()?;
        self.keep_pages(LOADING)?;
        let done = work(self);
        // What is committed is done, whatever becomes of the memory it took.
        let _ = self.keep_pages(WORKING);
        done
    }

    /// Whether the row was added or changed by anything but acts of this kind, as far as they still stand. That it became
    /// another learner's does not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_changed_otherwise<R: Record>(&self, id: R::Id, kind: &str) -> Result<bool, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT 1 FROM change c JOIN act a ON a.seq = c.act
             WHERE c.row = ?1 AND c.entity = ?2 AND a.kind <> ?3
               AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act)
               AND (c.kind <> 'updated' OR EXISTS (SELECT 1 FROM json_each(c.fields) f WHERE f.key <> 'learner'))",
        )?;
        Ok(select.exists(params![id.uuid().as_bytes(), R::table().name, kind])?)
    }
}

impl Store {
    /// The fields of a row that acts of other kinds have changed since an act last wrote the row of `mark`, as far as those
    /// acts still stand.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn changed_otherwise_since<R: Record, M: Record>(
        &self,
        id: R::Id,
        mark: M::Id,
        kind: &str,
    ) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "WITH standing AS (
                 SELECT c.act, c.kind, c.fields, c.row, c.entity, a.kind AS of FROM change c JOIN act a ON a.seq = c.act
                 WHERE c.row IN (?1, ?3) AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act)
             )
             SELECT DISTINCT f.key FROM standing s, json_each(s.fields) f
             WHERE s.row = ?1 AND s.entity = ?2 AND s.kind = 'updated' AND s.of <> ?5
               AND s.act > (SELECT coalesce(max(act), 0) FROM standing WHERE row = ?3 AND entity = ?4)",
        )?;
        let (row, mark) = (id.uuid(), mark.uuid());
        let fields = select
            .query_map(params![row.as_bytes(), R::table().name, mark.as_bytes(), M::table().name, kind], |row| {
                row.get(0)
            })?;
        Ok(fields.collect::<Result<_, _>>()?)
    }
}

impl<'s> Writer<'s> {
    /// Does a part of this act that adds very many rows. What comes after it in the act finds and can change what it has added.
    ///
    /// # Errors
    /// What `work` answers; when the file refuses it.
    pub fn load<T, E: WriteError>(&mut self, work: impl FnOnce(&mut Loader<'_, 's>) -> Result<T, E>) -> Result<T, E> {
        let connection = self.store().connection();
        let unfilled = Unfilled::begin(connection)?;
        let log = connection.prepare_cached(LOG).map_err(StoreError::from)?;
        let value = work(&mut Loader { writer: self, adding: HashMap::new(), log })?;
        unfilled.fill()?;
        Ok(value)
    }
}

/// The way to add very many rows, alive while a part of an act is being done. What it has added it cannot change: the indexes
/// have not taken it in yet, and would lose it.
pub struct Loader<'w, 's> {
    writer: &'w mut Writer<'s>,
    /// The statements that add to each table and to the log, at hand: looking one up takes as long as binding it does.
    adding: HashMap<&'static str, CachedStatement<'s>>,
    log: CachedStatement<'s>,
}

impl std::ops::Deref for Loader<'_, '_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.writer
    }
}

impl<'s> Loader<'_, 's> {
    /// Adds a row unless its identity is there already; says whether it was added. A row that is there stays as it is.
    ///
    /// # Errors
    /// [`StoreError::Erased`] when it is a row of one who was erased; when the file refuses it.
    pub fn add_if_new<R: Record>(&mut self, record: &R) -> Result<bool, StoreError> {
        let (table, id, new) = (R::table(), record.id().uuid(), record.values());
        if !place(self.adding_to(table)?, id, &new)? {
            return Ok(false);
        }
        let act = self.writer.act()?;
        let entry = params![act, table.name, id.as_bytes(), ChangeKind::Created.as_code(), whole(table, &new)];
        self.log.execute(entry)?;
        self.writer.touch_living(table, table.learner_of(id, &new))?;
        Ok(true)
    }

    fn adding_to(&mut self, table: &'static Table) -> Result<&mut CachedStatement<'s>, StoreError> {
        Ok(match self.adding.entry(table.name) {
            Entry::Occupied(kept) => kept.into_mut(),
            Entry::Vacant(place) => {
                place.insert(self.writer.store().connection().prepare_cached(&table.insert_if_new)?)
            }
        })
    }

    /// Changes the fields that differ of a row that was there before this act.
    ///
    /// # Errors
    /// When the file refuses it.
    pub fn change<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.writer.put(record)
    }

    /// The way to change rows that were there before this act, and what hangs on them, as every act does.
    pub const fn writer(&mut self) -> &mut Writer<'s> {
        self.writer
    }
}
