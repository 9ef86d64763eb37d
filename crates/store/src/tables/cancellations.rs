//! Cancellations.

use nenrin_domain::{Cancellation, Channel, ContractId, Day, FlowVersionId, Id, LearnerId, WouldReturn};

use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Cancellation, CancellationId, "cancellation", immutable: false, {
    learner: LearnerId,
    contract: ContractId,
    requested_on: Day,
    effective_on: Day,
    decided_on: Option<Day>,
    primary_reason: Option<String>,
    secondary_reasons: Vec<String>,
    what_happened: Option<String>,
    would_return: Option<WouldReturn>,
    heard_by: Option<Channel>,
    flow: Option<FlowVersionId>,
});

impl Store {
    /// All cancellations, in the order in which they took effect.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cancellations(&self) -> Result<Vec<Cancellation>, StoreError> {
        self.rows("SELECT * FROM cancellation ORDER BY effective_on, seq", [])
    }

    /// The cancellation by which a contract ends.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cancellation_of(&self, contract: ContractId) -> Result<Option<Cancellation>, StoreError> {
        let sql = "SELECT * FROM cancellation WHERE contract = ?1 ORDER BY seq DESC LIMIT 1";
        Ok(self.rows(sql, params![contract.uuid().as_bytes()])?.into_iter().next())
    }
}
