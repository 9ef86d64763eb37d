//! What learners said of sessions.

use nenrin_domain::{Day, Intent, LearnerId, Satisfaction, Score, SessionId};

use crate::record::record;

record!(Satisfaction, SatisfactionId, "satisfaction", immutable: false, {
    learner: LearnerId,
    session: SessionId,
    day: Day,
    score: Option<Score>,
    intent: Option<Intent>,
});
