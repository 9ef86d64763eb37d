//! Contracts.

use nenrin_domain::{Contract, ContractId, ContractKind, Day, EndKind, Id, LearnerId, Money, PlanId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Contract, ContractId, "contract", immutable: false, {
    external_id: Option<String>,
    learner: LearnerId,
    plan: Option<PlanId>,
    plan_name: Option<String>,
    kind: ContractKind,
    starts_on: Day,
    term_end: Option<Day>,
    price: Money,
    sessions: Option<u32>,
    cadence_days: Option<u32>,
    predecessor: Option<ContractId>,
    ended_on: Option<Day>,
    end_kind: Option<EndKind>,
    end_reason: Option<String>,
});

impl Store {
    /// The contracts of a learner, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contracts_of(&self, learner: LearnerId) -> Result<Vec<Contract>, StoreError> {
        self.rows(
            "SELECT * FROM contract WHERE learner = ?1 ORDER BY starts_on, id",
            params![learner.uuid().as_bytes()],
        )
    }
}
