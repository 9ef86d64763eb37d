//! What the paper of a weekly review tells, line by line.

use nenrin_domain::{Day, DecisionKind, FollowUpResult, FollowUpState, ImprovementResult, Metric, ReviewStep};

use crate::Measured;

/// One of the numbers, and a word on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberTold {
    /// Which.
    pub metric: Metric,
    /// The days it is told of.
    pub within: (Day, Day),
    /// Its value.
    pub now: Measured,
    /// Its value in the days it is compared with.
    pub before: Measured,
    /// What was decided.
    pub decision: Option<DecisionKind>,
    /// What the coach wrote of it.
    pub text: Option<String>,
}

/// What was decided of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionTold {
    /// In which step.
    pub step: ReviewStep,
    /// Of whom.
    pub who: String,
    /// What.
    pub decision: DecisionKind,
    /// What the coach wrote of it.
    pub text: Option<String>,
    /// From when the contract goes on that was renewed.
    pub renewed_from: Option<Day>,
    /// The day on which a follow-up is due.
    pub due_on: Option<Day>,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FateTold {
    /// Of whom.
    pub who: String,
    /// What was decided.
    pub decision: DecisionKind,
    /// What was to be done, or why not.
    pub text: Option<String>,
    /// Where its follow-up stands.
    pub follow_up: Option<(FollowUpState, Option<FollowUpResult>)>,
    /// For when a session was booked since.
    pub booked_for: Option<Day>,
    /// When a session was held since.
    pub held_on: Option<Day>,
    /// From when there is a new contract.
    pub contract_from: Option<Day>,
    /// When the last contract was ended.
    pub ended_on: Option<Day>,
}

/// A move for the next week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveTold {
    /// What is believed.
    pub hypothesis: String,
    /// What is done otherwise.
    pub change: String,
    /// The number that should show it.
    pub metric: Option<Metric>,
    /// When it is looked at again.
    pub review_on: Option<Day>,
}

/// A move of an earlier review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedTold {
    /// What is done otherwise.
    pub change: String,
    /// The number that should show it.
    pub metric: Option<Metric>,
    /// When it is looked at again.
    pub review_on: Option<Day>,
    /// What came of it, when that was said in this review.
    pub result: Option<ImprovementResult>,
    /// What was learned.
    pub learned: Option<String>,
}
