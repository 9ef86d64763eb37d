//! Where records came from.

use nenrin_domain::Origin;
use rusqlite::params;
use uuid::Uuid;

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
        let sql = "SELECT * FROM origin WHERE source = ?1 AND key = ?2 AND entity = ?3";
        Ok(self.rows(sql, params![source, key, entity])?.pop())
    }
}
