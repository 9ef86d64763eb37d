//! Applications.

use nenrin_domain::{Application, ApplicationState, Day, FlowVersionId, FormAnswer, Id, LearnerId};

use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Application, ApplicationId, "application", immutable: false, {
    learner: LearnerId,
    applied_on: Day,
    channel: Option<String>,
    answers: Vec<FormAnswer>,
    state: ApplicationState,
    flow: Option<FlowVersionId>,
});

impl Store {
    /// The applications of a learner, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn applications_of(&self, learner: LearnerId) -> Result<Vec<Application>, StoreError> {
        let sql = "SELECT * FROM application WHERE learner = ?1 ORDER BY applied_on DESC, id DESC";
        self.rows(sql, params![learner.uuid().as_bytes()])
    }
}
