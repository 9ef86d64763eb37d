//! What stands in the learner's way (障害要因).

use crate::{Day, LearnerId, ObstacleId, SessionId};

/// One obstacle, open until it is cleared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Identity.
    pub id: ObstacleId,
    /// In whose way.
    pub learner: LearnerId,
    /// The session in which it was named.
    pub session: Option<SessionId>,
    /// The coach's category.
    pub category: Option<String>,
    /// In a few words.
    pub text: String,
    /// The day it was named.
    pub opened_on: Day,
    /// The day it was out of the way.
    pub cleared_on: Option<Day>,
}
