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
});

impl Store {
    /// The ticket ledger of a learner, in the order of its days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entitlements_of(&self, learner: LearnerId) -> Result<Vec<Entitlement>, StoreError> {
        self.rows("SELECT * FROM entitlement WHERE learner = ?1 ORDER BY day, id", params![learner.uuid().as_bytes()])
    }
}
