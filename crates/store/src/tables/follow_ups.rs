//! Follow-ups.

use nenrin_domain::{Arm, ContractId, Day, FollowUp, FollowUpPurpose, FollowUpResult, FollowUpState, LearnerId};

use crate::record::record;

record!(FollowUp, FollowUpId, "follow_up", immutable: false, {
    learner: LearnerId,
    day: Day,
    kind: String,
    trigger: String,
    arm: Option<Arm>,
    contract: Option<ContractId>,
    purpose: Option<FollowUpPurpose>,
    text: Option<String>,
    due_on: Option<Day>,
    state: FollowUpState,
    closed_on: Option<Day>,
    result: Option<FollowUpResult>,
    reason: Option<String>,
});
