//! Consents.

use nenrin_domain::{Consent, ConsentKind, Day, Id, LearnerId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Consent, ConsentId, "consent", immutable: false, {
    learner: LearnerId,
    kind: ConsentKind,
    given_on: Day,
    withdrawn_on: Option<Day>,
    evidence: Option<String>,
});

impl Store {
    /// The consents of a learner, the latest given first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn consents_of(&self, learner: LearnerId) -> Result<Vec<Consent>, StoreError> {
        self.rows(
            "SELECT * FROM consent WHERE learner = ?1 ORDER BY given_on DESC, id DESC",
            params![learner.uuid().as_bytes()],
        )
    }
}
