//! Where the learner wants to get, and the readings on the way.

use crate::code::codes;
use crate::{Day, GoalId, Hundredths, LearnerId, ProgressId, SessionId};

codes! {
    /// Where a goal stands.
    GoalState {
        /// Being worked on.
        Active = "active",
        /// Reached.
        Reached = "reached",
        /// Replaced by another goal.
        Changed = "changed",
        /// Given up.
        Stopped = "stopped",
    }
}

/// A goal of one learner with its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Identity.
    pub id: GoalId,
    /// The id in the tables the history came from.
    pub external_id: Option<String>,
    /// Whose goal.
    pub learner: LearnerId,
    /// The goal in the learner's words.
    pub title: String,
    /// The value at the start.
    pub baseline: Hundredths,
    /// The value to reach.
    pub target: Hundredths,
    /// Unit of the values, such as `%`.
    pub unit: String,
    /// The day it was set.
    pub set_on: Day,
    /// The day by which it should be reached.
    pub due_on: Option<Day>,
    /// Where it stands.
    pub state: GoalState,
    /// The day on which someone last said that it still holds as it is.
    pub confirmed_on: Option<Day>,
}

impl Goal {
    /// How much of the way from baseline to target `value` has come (達成度), in percent, 0 to 100.
    #[must_use]
    pub fn achievement(&self, value: Hundredths) -> u8 {
        // Wide enough for the distance between any two levels a file can hold.
        let from_baseline = |level: Hundredths| i128::from(level.0) - i128::from(self.baseline.0);
        let (way, come) = (from_baseline(self.target), from_baseline(value));
        let percent = match way {
            0 => 100,
            way => (come * 100 / way).clamp(0, 100),
        };
        u8::try_from(percent).unwrap_or(100)
    }
}

/// One reading of a goal's value (現在地).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Identity.
    pub id: ProgressId,
    /// The goal that was read.
    pub goal: GoalId,
    /// Whose goal.
    pub learner: LearnerId,
    /// The session in which it was read.
    pub session: Option<SessionId>,
    /// The day of the reading.
    pub day: Day,
    /// The value, in the goal's unit.
    pub value: Hundredths,
}

#[cfg(test)]
mod tests {
    use super::{Goal, GoalState};
    use crate::{Day, GoalId, Hundredths, Id, LearnerId};

    fn goal(baseline: i64, target: i64) -> Goal {
        Goal {
            id: GoalId::from_uuid(uuid::Uuid::nil()),
            external_id: None,
            learner: LearnerId::from_uuid(uuid::Uuid::nil()),
            title: String::new(),
            baseline: Hundredths(baseline * 100),
            target: Hundredths(target * 100),
            unit: String::new(),
            set_on: Day::new(2026, 1, 1).unwrap(),
            due_on: None,
            state: GoalState::Active,
            confirmed_on: None,
        }
    }

    #[test]
    fn achievement_is_the_share_of_the_way_whichever_way_it_goes() {
        assert_eq!(goal(20, 100).achievement(Hundredths(6000)), 50);
        assert_eq!(goal(40, 20).achievement(Hundredths(3500)), 25);
        assert_eq!(goal(0, 100).achievement(Hundredths(-500)), 0);
        assert_eq!(goal(0, 100).achievement(Hundredths(20_000)), 100);
        assert_eq!(goal(5, 5).achievement(Hundredths(500)), 100);
        assert_eq!(goal(-100, 0).achievement(Hundredths(i64::MAX)), 100);
    }
}
