//! What acts wrote along with something else, and in which order rows came.

use nenrin_domain::Id;
use rusqlite::{OptionalExtension, params};

use crate::change::ChangeKind;
use crate::record::Record;
use crate::{Store, StoreError};

impl Store {
    /// Whether the value that a field of a row has was written along with another one: by the latest act that still stands
    /// and changed it. What a row came with was not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_written_with<R: Record>(&self, id: R::Id, field: &str, with: &str) -> Result<bool, StoreError> {
        let sql = "SELECT c.kind = ?5 AND json_type(c.fields, '$.' || ?4) IS NOT NULL
             FROM change c JOIN act a ON a.seq = c.act
             WHERE c.row = ?1 AND c.entity = ?2 AND json_type(c.fields, '$.' || ?3) IS NOT NULL
             AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act) ORDER BY c.seq DESC LIMIT 1";
        let (row, updated) = (id.uuid().into_bytes(), ChangeKind::Updated.as_code());
        let mut select = self.connection().prepare_cached(sql)?;
        let found = select.query_row(params![row, R::table().name, field, with, updated], |row| row.get(0));
        Ok(found.optional()?.unwrap_or(false))
    }

    /// What kind of act brought a row; `None` when no act that still stands did, or its changes are no longer known.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn came_by<R: Record>(&self, id: R::Id) -> Result<Option<String>, StoreError> {
        let sql = "SELECT a.kind FROM change c JOIN act a ON a.seq = c.act
             WHERE c.row = ?1 AND c.entity = ?2 AND c.kind = ?3
             AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act) ORDER BY c.seq DESC LIMIT 1";
        let created = ChangeKind::Created.as_code();
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row(params![id.uuid().into_bytes(), R::table().name, created], |row| row.get(0)).optional()?)
    }

    /// Whether an act that still stands has changed a row since it came, in any other field than `beside`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_changed<R: Record>(&self, id: R::Id, beside: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change c JOIN act a ON a.seq = c.act, json_each(c.fields) field
             WHERE c.row = ?1 AND c.entity = ?2 AND c.kind = ?3 AND field.key <> ?4
             AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act))";
        let (row, updated) = (id.uuid().into_bytes(), ChangeKind::Updated.as_code());
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row(params![row, R::table().name, updated, beside], |row| row.get(0))?)
    }

    /// Whether a row came into the file with a later act than another one; not when both came with the same one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn came_after<R: Record, O: Record>(&self, row: R::Id, other: O::Id) -> Result<bool, StoreError> {
        let came = |table: &str, id: [u8; 16]| {
            let sql = "SELECT min(act) FROM change WHERE row = ?1 AND entity = ?2 AND kind = ?3";
            let created = ChangeKind::Created.as_code();
            self.connection().prepare_cached(sql)?.query_row(params![id, table, created], |row| row.get(0))
        };
        let row: Option<i64> = came(R::table().name, row.uuid().into_bytes())?;
        let other = came(O::table().name, other.uuid().into_bytes())?;
        Ok(row.zip(other).is_some_and(|(row, other)| row > other))
    }

    /// By how much the number in a field of a row has grown in all, by the acts that changed it along with another row. What
    /// was taken back has grown by nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn grown_along<R: Record, O: Record>(&self, id: R::Id, field: &str, with: O::Id) -> Result<i64, StoreError> {
        // The undo of an act changes both rows again, the other way round.
        let sql = "SELECT coalesce(sum((c.fields -> ?3 ->> 1) - (c.fields -> ?3 ->> 0)), 0) FROM change c
             WHERE c.row = ?1 AND c.entity = ?2 AND c.kind = ?4
             AND EXISTS (SELECT 1 FROM change o WHERE o.act = c.act AND o.row = ?5 AND o.entity = ?6)";
        let (row, updated) = (id.uuid().into_bytes(), ChangeKind::Updated.as_code());
        let with = with.uuid().into_bytes();
        let mut select = self.connection().prepare_cached(sql)?;
        let values = params![row, R::table().name, field, updated, with, O::table().name];
        Ok(select.query_row(values, |row| row.get(0))?)
    }
}
