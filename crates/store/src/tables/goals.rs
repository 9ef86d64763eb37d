//! Goals.

use nenrin_domain::{Day, Goal, GoalState, Hundredths, Id, LearnerId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Goal, GoalId, "goal", immutable: false, {
    external_id: Option<String>,
    learner: LearnerId,
    title: String,
    baseline: Hundredths,
    target: Hundredths,
    unit: String,
    set_on: Day,
    due_on: Option<Day>,
    state: GoalState,
    confirmed_on: Option<Day>,
});

impl Store {
    /// The goals of a learner, the first set first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goals_of(&self, learner: LearnerId) -> Result<Vec<Goal>, StoreError> {
        self.rows("SELECT * FROM goal WHERE learner = ?1 ORDER BY set_on, id", params![learner.uuid().as_bytes()])
    }
}
