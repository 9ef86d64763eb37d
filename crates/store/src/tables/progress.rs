//! Readings of goals.

use nenrin_domain::{Day, GoalId, Hundredths, LearnerId, Progress, SessionId};

use crate::record::record;

record!(Progress, ProgressId, "progress", immutable: false, {
    goal: GoalId,
    learner: LearnerId,
    session: Option<SessionId>,
    day: Day,
    value: Hundredths,
});
