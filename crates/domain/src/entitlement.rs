//! The ticket ledger. A balance is the sum of its entries and is never stored.

use crate::code::codes;
use crate::{ContractId, Day, EntitlementId, LearnerId, SessionId};

codes! {
    /// Why the number of remaining sessions changed.
    EntitlementKind {
        /// Sessions bought with a contract.
        Grant = "grant",
        /// One session used.
        Consume = "consume",
        /// A used session given back.
        Restore = "restore",
        /// Sessions that ran out unused.
        Expire = "expire",
        /// Sessions brought over from an earlier contract.
        CarryOver = "carry_over",
        /// A correction by the coach.
        Adjust = "adjust",
    }
}

/// One entry of the ledger: a signed number of sessions under one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement {
    /// Identity.
    pub id: EntitlementId,
    /// Whose sessions.
    pub learner: LearnerId,
    /// The contract they belong to.
    pub contract: ContractId,
    /// Why the number changed.
    pub kind: EntitlementKind,
    /// By how many sessions; negative when used or run out.
    pub quantity: i32,
    /// The day it took effect.
    pub day: Day,
    /// The session that used or gave back a ticket.
    pub session: Option<SessionId>,
}

/// Remaining sessions after all `entries` (残回数).
#[must_use]
pub fn balance<'e>(entries: impl IntoIterator<Item = &'e Entitlement>) -> i64 {
    entries.into_iter().map(|entry| i64::from(entry.quantity)).sum()
}
