//! Pauses.

use nenrin_domain::{ContractId, Day, Id, LearnerId, Pause};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Pause, PauseId, "pause", immutable: false, {
    learner: LearnerId,
    starts_on: Day,
    ends_on: Option<Day>,
    reason: Option<String>,
    contract: Option<ContractId>,
    billed: bool,
    extends_term: bool,
});

impl Store {
    /// The pauses of a learner, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pauses_of(&self, learner: LearnerId) -> Result<Vec<Pause>, StoreError> {
        self.rows("SELECT * FROM pause WHERE learner = ?1 ORDER BY starts_on, id", params![learner.uuid().as_bytes()])
    }
}
