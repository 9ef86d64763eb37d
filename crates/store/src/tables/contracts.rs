//! Contracts.

use nenrin_domain::{
    Contract, ContractId, ContractKind, Day, EndKind, FlowVersionId, Id, LearnerId, Money, PayerId, PlanId, TaxKind,
};
use rusqlite::params;

use crate::record::record;
use crate::{Record, Store, StoreError};

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
    payer: Option<PayerId>,
    tax: Option<TaxKind>,
    carry_over: u32,
    notice_hours: Option<u32>,
    auto_renew: bool,
    rest_kept_on: Option<Day>,
    flow: Option<FlowVersionId>,
});

impl Store {
    /// A learner's contracts with the remaining sessions of each, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contracts_with_balance(&self, learner: LearnerId) -> Result<Vec<(Contract, i64)>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT c.*, (SELECT coalesce(sum(e.quantity), 0) FROM entitlement e WHERE e.contract = c.id) AS balance
             FROM contract c WHERE c.learner = ?1 ORDER BY c.starts_on, c.id",
        )?;
        let mut rows = select.query(params![learner.uuid().as_bytes()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((Contract::from_row(row)?, row.get("balance")?));
        }
        Ok(found)
    }

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

    /// The contracts a payer pays for, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contracts_of_payer(&self, payer: PayerId) -> Result<Vec<Contract>, StoreError> {
        self.rows("SELECT * FROM contract WHERE payer = ?1 ORDER BY starts_on, id", params![payer.uuid().as_bytes()])
    }
}
