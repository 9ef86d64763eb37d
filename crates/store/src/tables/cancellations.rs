//! Cancellations.

use nenrin_domain::{Cancellation, Channel, ContractId, Day, FlowVersionId, LearnerId, WouldReturn};

use crate::record::record;

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
