//! The ticket ledger.

use nenrin_domain::{ContractId, Day, Entitlement, EntitlementKind, Id, LearnerId, SessionId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Entitlement, EntitlementId, "entitlement", immutable: false, {
    learner: LearnerId,
    contract: ContractId,
    kind: EntitlementKind,
    quantity: i32,
    day: Day,
    session: Option<SessionId>,
    reason: Option<String>,
});

impl Store {
    /// The ledger entries of one session of a learner.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entitlements_of_session(
        &self,
        learner: LearnerId,
        session: SessionId,
    ) -> Result<Vec<Entitlement>, StoreError> {
        // By learner, because sessions are indexed for their one use only.
        let sql = "SELECT * FROM entitlement WHERE learner = ?1 AND session = ?2 ORDER BY id";
        self.rows(sql, params![learner.uuid().as_bytes(), session.uuid().as_bytes()])
    }

    /// The ticket ledger of a learner, in the order of its days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entitlements_of(&self, learner: LearnerId) -> Result<Vec<Entitlement>, StoreError> {
        self.rows("SELECT * FROM entitlement WHERE learner = ?1 ORDER BY day, id", params![learner.uuid().as_bytes()])
    }
}
