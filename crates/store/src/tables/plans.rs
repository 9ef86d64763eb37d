//! Plans on offer.

use nenrin_domain::{ContractKind, Money, Plan, TaxKind};

use crate::record::record;
use crate::{Store, StoreError};

record!(Plan, PlanId, "plan", immutable: false, {
    name: String,
    kind: ContractKind,
    price: Money,
    sessions: Option<u32>,
    months: Option<u32>,
    cadence_days: Option<u32>,
    offered: bool,
    tax: Option<TaxKind>,
    carry_over: u32,
    notice_hours: Option<u32>,
    auto_renew: bool,
});

impl Store {
    /// All plans, those on offer first, then by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn plans(&self) -> Result<Vec<Plan>, StoreError> {
        self.rows("SELECT * FROM plan ORDER BY offered DESC, name, id", [])
    }
}
