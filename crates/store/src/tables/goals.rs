//! Goals.

use nenrin_domain::{Day, Goal, GoalState, Hundredths, LearnerId};

use crate::record::record;

record!(Goal, GoalId, "goal", immutable: false, {
    external_id: Option<String>,
    learner: LearnerId,
    title: String,
    baseline: Hundredths,
    target: Hundredths,
    unit: String,
    set_on: Day,
    due_on: Option<Day>,
    state: GoalState,
});
