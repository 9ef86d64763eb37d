//! Obstacles.

use nenrin_domain::{Day, Id, LearnerId, Obstacle, SessionId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Obstacle, ObstacleId, "obstacle", immutable: false, {
    learner: LearnerId,
    session: Option<SessionId>,
    category: Option<String>,
    text: String,
    opened_on: Day,
    cleared_on: Option<Day>,
});

impl Store {
    /// The obstacles of a learner, the first named first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn obstacles_of(&self, learner: LearnerId) -> Result<Vec<Obstacle>, StoreError> {
        self.rows(
            "SELECT * FROM obstacle WHERE learner = ?1 ORDER BY opened_on, id",
            params![learner.uuid().as_bytes()],
        )
    }
}
