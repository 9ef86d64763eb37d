//! The ticket ledger.

use nenrin_domain::{ContractId, Day, Entitlement, EntitlementKind, LearnerId, SessionId};

use crate::record::record;

record!(Entitlement, EntitlementId, "entitlement", immutable: false, {
    learner: LearnerId,
    contract: ContractId,
    kind: EntitlementKind,
    quantity: i32,
    day: Day,
    session: Option<SessionId>,
});
