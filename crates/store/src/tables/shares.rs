//! What was shared with whom.

use nenrin_domain::{Day, Id, LearnerId, MaterialId, SessionId, Share};
use rusqlite::params;

use crate::record::record;
use crate::{LearnerName, Record, Store, StoreError};

record!(Share, ShareId, "share", immutable: false, {
    material: MaterialId,
    learner: LearnerId,
    session: Option<SessionId>,
    day: Day,
});

impl Store {
    /// With whom a material was shared, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn shares_of_material(&self, material: MaterialId) -> Result<Vec<Share>, StoreError> {
        self.rows(
            "SELECT * FROM share WHERE material = ?1 ORDER BY day DESC, id DESC",
            params![material.uuid().as_bytes()],
        )
    }

    /// Everything that was shared, with whom, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn shares_with_learners(&self) -> Result<Vec<(Share, LearnerName)>, StoreError> {
        let sql = "SELECT s.*, l.name AS learner_name, l.external_id AS learner_external_id
             FROM share s JOIN learner l ON l.id = s.learner ORDER BY s.day DESC, s.id DESC";
        let mut select = self.connection().prepare_cached(sql)?;
        let mut rows = select.query([])?;
        let mut shared = Vec::new();
        while let Some(row) = rows.next()? {
            shared.push((Share::from_row(row)?, LearnerName::from_row(row)?));
        }
        Ok(shared)
    }

    /// What was shared with a learner, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn shares_of(&self, learner: LearnerId) -> Result<Vec<Share>, StoreError> {
        self.rows(
            "SELECT * FROM share WHERE learner = ?1 ORDER BY day DESC, id DESC",
            params![learner.uuid().as_bytes()],
        )
    }
}
