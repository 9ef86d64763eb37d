//! Follow-ups.

use nenrin_domain::{Arm, Day, FollowUp, LearnerId};

use crate::record::record;

record!(FollowUp, FollowUpId, "follow_up", immutable: false, {
    learner: LearnerId,
    day: Day,
    kind: String,
    trigger: String,
    arm: Option<Arm>,
});
