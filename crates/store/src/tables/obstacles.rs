//! Obstacles.

use nenrin_domain::{Day, LearnerId, Obstacle, SessionId};

use crate::record::record;

record!(Obstacle, ObstacleId, "obstacle", immutable: false, {
    learner: LearnerId,
    session: Option<SessionId>,
    category: Option<String>,
    text: String,
    opened_on: Day,
    cleared_on: Option<Day>,
});
