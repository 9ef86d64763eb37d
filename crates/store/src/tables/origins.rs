//! Where records came from.

use nenrin_domain::{Day, DayTime, LearnerId, Origin};
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

    /// Of which rows a record came.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn origins_of(&self, target: Uuid) -> Result<Vec<Origin>, StoreError> {
        self.rows("SELECT * FROM origin WHERE target = ?1 ORDER BY id", params![target.as_bytes()])
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

    /// When the bookings are that came from a source and lie on `from` or later, by their identity there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookings_of_origins(
        &self,
        source: &str,
        from: Day,
    ) -> Result<Vec<(String, Day, Option<DayTime>)>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT o.key, s.day, s.time FROM origin o JOIN session s ON s.id = o.target
             WHERE o.source = ?1 AND o.entity = 'session' AND s.state = 'booked' AND s.day >= ?2 ORDER BY s.day, o.id",
        )?;
        let mut rows = select.query(params![source, from.number()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get("key")?, Field::read(row, "day")?, Field::read(row, "time")?));
        }
        Ok(found)
    }
}
