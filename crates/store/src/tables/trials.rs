//! Trials.

use nenrin_domain::{Day, FlowVersionId, Hundredths, Id, LearnerId, SessionId, Trial, TrialOutcome};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Trial, TrialId, "trial", immutable: false, {
    external_id: Option<String>,
    learner: Option<LearnerId>,
    name: Option<String>,
    day: Day,
    source: Option<String>,
    showed_up: bool,
    outcome: TrialOutcome,
    contact_lag_days: Option<Hundredths>,
    session: Option<SessionId>,
    decided_on: Option<Day>,
    reason: Option<String>,
    objection: Option<String>,
    next_contact_on: Option<Day>,
    flow: Option<FlowVersionId>,
});

impl Store {
    /// The trial that is, or was, held in a session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn trial_of_session(&self, session: SessionId) -> Result<Option<Trial>, StoreError> {
        let found = self.rows("SELECT * FROM trial WHERE session = ?1 LIMIT 1", params![session.uuid().as_bytes()])?;
        Ok(found.into_iter().next())
    }

    /// The trials of a learner, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn trials_of(&self, learner: LearnerId) -> Result<Vec<Trial>, StoreError> {
        self.rows("SELECT * FROM trial WHERE learner = ?1 ORDER BY day, id", params![learner.uuid().as_bytes()])
    }
}
