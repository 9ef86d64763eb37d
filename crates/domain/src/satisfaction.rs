//! What the learner says of a session: satisfaction and the intent to continue. Both may be left out.

use crate::code::codes;
use crate::{Day, DomainError, LearnerId, SatisfactionId, SessionId};

codes! {
    /// Whether the learner means to go on.
    Intent {
        /// Wants to go on (高い).
        Up = "up",
        /// Neither more nor less than before (ふつう).
        Same = "same",
        /// Thinks of stopping (低い).
        Down = "down",
    }
}

/// A satisfaction answer, 1 (low) to 5 (high).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// An answer from 1 to 5.
    ///
    /// # Errors
    /// [`DomainError::ScoreOutOfRange`] otherwise.
    pub fn new(value: i64) -> Result<Self, DomainError> {
        u8::try_from(value).ok().filter(|v| (1..=5).contains(v)).map(Self).ok_or(DomainError::ScoreOutOfRange(value))
    }

    /// The answer as a number from 1 to 5.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// The learner's answers about one session. A row without any answer is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Satisfaction {
    /// Identity.
    pub id: SatisfactionId,
    /// Who answered.
    pub learner: LearnerId,
    /// About which session.
    pub session: SessionId,
    /// The day the answer became known.
    pub day: Day,
    /// Satisfaction; `None` when not asked.
    pub score: Option<Score>,
    /// Intent to continue; `None` when not asked.
    pub intent: Option<Intent>,
}
