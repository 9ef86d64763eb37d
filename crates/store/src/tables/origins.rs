//! Where records came from.

use nenrin_domain::{LearnerId, Origin};
use rusqlite::params;
use uuid::Uuid;

use crate::field::Field;
use crate::record::record;
use crate::{Store, StoreError};

record!(Origin, OriginId, "origin", immutable: false, {
    source: String,
    key: String,
    entity: String,
    target: Uuid,
    version: Option<u32>,
});

impl Store {
    /// What became of the row with this identity at its source, for one kind of record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn origin(&self, source: &str, key: &str, entity: &str) -> Result<Option<Origin>, StoreError> {
        // Of somebody who was erased the key is kept in a form in which it can only be known again.
        let sql = "SELECT * FROM origin WHERE source = ?1 AND key IN (?2, ?4) AND entity = ?3";
        Ok(self.rows(sql, params![source, key, entity, self.veiled(key)?])?.pop())
    }

    /// Whether a row of a source became this record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn came_from(&self, source: &str, target: Uuid) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM origin WHERE target = ?1 AND source = ?2";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.exists(params![target.as_bytes(), source])?)
    }

    /// Whose the sessions are that came from a source, by their identity there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learners_of_origins(&self, source: &str) -> Result<Vec<(String, LearnerId)>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT o.key, s.learner FROM origin o JOIN session s ON s.id = o.target
             WHERE o.source = ?1 AND o.entity = 'session' ORDER BY o.id",
        )?;
        let mut rows = select.query(params![source])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get("key")?, Field::read(row, "learner")?));
        }
        Ok(found)
    }
}
