//! Contracts.

use nenrin_domain::{Contract, ContractId, ContractKind, Day, EndKind, LearnerId, Money, PlanId};

use crate::record::record;

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
