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
    /// The readings one session of a learner gave.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn progress_of_session(&self, learner: LearnerId, session: SessionId) -> Result<Vec<Progress>, StoreError> {
        let sql = "SELECT * FROM progress WHERE learner = ?1 AND session = ?2 ORDER BY id";
        self.rows(sql, params![learner.uuid().as_bytes(), session.uuid().as_bytes()])
    }

    /// The last reading of a goal up to `day`, those of `session` left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_progress(&self, goal: GoalId, day: Day, session: SessionId) -> Result<Option<Progress>, StoreError> {
        let sql = "SELECT * FROM progress WHERE goal = ?1 AND day <= ?2 AND session IS NOT ?3
             ORDER BY day DESC, id DESC LIMIT 1";
        let found = self.rows(sql, params![goal.uuid().as_bytes(), day.number(), session.uuid().as_bytes()])?;
        Ok(found.into_iter().next())
    }

    /// The readings of a learner's goals, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn progress_of(&self, learner: LearnerId) -> Result<Vec<Progress>, StoreError> {
        self.rows("SELECT * FROM progress WHERE learner = ?1 ORDER BY day, id", params![learner.uuid().as_bytes()])
    }
}
