//! Plans on offer.

use nenrin_domain::{ContractKind, Money, Plan};

use crate::record::record;

record!(Plan, PlanId, "plan", immutable: false, {
    name: String,
    kind: ContractKind,
    price: Money,
    sessions: Option<u32>,
    months: Option<u32>,
    cadence_days: Option<u32>,
    offered: bool,
});
