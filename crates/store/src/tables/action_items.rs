//! Action items.

use nenrin_domain::{ActionItem, ActionState, Day, GoalId, Id, LearnerId, SessionId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(ActionItem, ActionItemId, "action_item", immutable: false, {
    learner: LearnerId,
    session: Option<SessionId>,
    text: Option<String>,
    created_on: Day,
    due_on: Option<Day>,
    state: ActionState,
    resolved_on: Option<Day>,
    goal: Option<GoalId>,
});

impl Store {
    /// The learner's actions that a session deals with: those open, those agreed in it, and those whose outcome became
    /// known on `resolved_on`. The earliest due comes first, those without a due day last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn actions_around(
        &self,
        learner: LearnerId,
        session: SessionId,
        resolved_on: Option<Day>,
    ) -> Result<Vec<ActionItem>, StoreError> {
        let sql = "SELECT * FROM action_item
             WHERE learner = ?1 AND (state = 'open' OR session = ?2 OR resolved_on = ?3)
             ORDER BY due_on IS NULL, due_on, created_on, seq";
        let resolved_on = resolved_on.map(Day::number);
        self.rows(sql, params![learner.uuid().as_bytes(), session.uuid().as_bytes(), resolved_on])
    }

    /// What a learner did, wholly or partly, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn done_action_items_of(&self, learner: LearnerId) -> Result<Vec<ActionItem>, StoreError> {
        self.rows(
            "SELECT * FROM action_item WHERE learner = ?1 AND state IN ('done', 'partly')
             ORDER BY coalesce(resolved_on, created_on) DESC, seq DESC",
            params![learner.uuid().as_bytes()],
        )
    }

    /// The open actions of a learner: the first due first, those without a day last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_action_items_of(&self, learner: LearnerId) -> Result<Vec<ActionItem>, StoreError> {
        self.rows(
            "SELECT * FROM action_item WHERE learner = ?1 AND state = 'open' ORDER BY due_on IS NULL, due_on, seq",
            params![learner.uuid().as_bytes()],
        )
    }
}
