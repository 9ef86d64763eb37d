//! Cancellations (解約) and what the exit interview brought.

use crate::code::codes;
use crate::{CancellationId, Channel, ContractId, Day, FlowVersionId, LearnerId};

codes! {
    /// Whether someone who leaves would come back.
    WouldReturn {
        /// Yes.
        Yes = "yes",
        /// Perhaps.
        Perhaps = "perhaps",
        /// No.
        No = "no",
    }
}

/// A contract that was cancelled, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    /// Identity.
    pub id: CancellationId,
    /// Who cancelled.
    pub learner: LearnerId,
    /// The contract that ends with it.
    pub contract: ContractId,
    /// The day on which it was asked for.
    pub requested_on: Day,
    /// The last day of the contract.
    pub effective_on: Day,
    /// When the learner had made up their mind, as far as they say.
    pub decided_on: Option<Day>,
    /// The first reason: the code of a usual one, or the coach's own words. `None`: not asked yet (未聴取).
    pub primary_reason: Option<String>,
    /// Further reasons, in the same form.
    pub secondary_reasons: Vec<String>,
    /// What happened, in the learner's words.
    pub what_happened: Option<String>,
    /// Whether they would come back.
    pub would_return: Option<WouldReturn>,
    /// How the coach heard of it.
    pub heard_by: Option<Channel>,
    /// The coach's steps as they were when it was recorded.
    pub flow: Option<FlowVersionId>,
}
