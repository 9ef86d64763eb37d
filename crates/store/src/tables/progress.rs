//! Readings of goals.

use nenrin_domain::{Day, GoalId, Hundredths, Id, LearnerId, Progress, SessionId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Progress, ProgressId, "progress", immutable: false, {
    goal: GoalId,
    learner: LearnerId,
    session: Option<SessionId>,
    day: Day,
    value: Hundredths,
});

impl Store {
    /// The readings of a learner's goals, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn progress_of(&self, learner: LearnerId) -> Result<Vec<Progress>, StoreError> {
        self.rows("SELECT * FROM progress WHERE learner = ?1 ORDER BY day, id", params![learner.uuid().as_bytes()])
    }
}
