//! Pauses.

use nenrin_domain::{Day, LearnerId, Pause};

use crate::record::record;

record!(Pause, PauseId, "pause", immutable: false, {
    learner: LearnerId,
    starts_on: Day,
    ends_on: Option<Day>,
    reason: Option<String>,
});
