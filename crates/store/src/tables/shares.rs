//! What was shared with whom.

use nenrin_domain::{Day, Id, LearnerId, MaterialId, SessionId, Share};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Share, ShareId, "share", immutable: false, {
    material: MaterialId,
    learner: LearnerId,
    session: Option<SessionId>,
    day: Day,
});

impl Store {
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
