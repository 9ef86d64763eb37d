//! The weekly review (週次レビュー) and what was decided in it.

use crate::code::codes;
use crate::{ContractId, Day, FollowUpId, LearnerId, Metric, ReviewDecisionId, ReviewId, SessionId};

/// A walk through one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Identity.
    pub id: ReviewId,
    /// The first day of the week that is reviewed; each week has one review.
    pub week: Day,
    /// When it was begun.
    pub begun_on: Day,
    /// When it was finished; `None` while it can be gone on with.
    pub finished_on: Option<Day>,
}

codes! {
    /// A step of the review, in their order.
    ReviewStep {
        /// What is still to be written.
        Notes = "notes",
        /// Learners who may be about to leave.
        Signals = "signals",
        /// Contracts that end soon.
        Renewals = "renewals",
        /// The metrics.
        Numbers = "numbers",
        /// At most three moves for the next week.
        Move = "move",
    }
}

codes! {
    /// What was decided of one thing.
    DecisionKind {
        /// Something was done about it.
        Acted = "acted",
        /// It is followed up.
        FollowUp = "follow_up",
        /// Nothing needs to be done.
        NoNeed = "no_need",
        /// It is put off to another week.
        Later = "later",
        /// The step was passed over.
        Skipped = "skipped",
    }
}

/// What was decided of one thing in a review. Whatever it names of a learner's is of the learner it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDecision {
    /// Identity.
    pub id: ReviewDecisionId,
    /// The review.
    pub review: ReviewId,
    /// The step in which it was decided.
    pub step: ReviewStep,
    /// Whom it concerns; `None` for a metric, and for a step as a whole.
    pub learner: Option<LearnerId>,
    /// The session it is about.
    pub session: Option<SessionId>,
    /// The contract it is about.
    pub contract: Option<ContractId>,
    /// The metric it is about.
    pub metric: Option<Metric>,
    /// What was decided.
    pub decision: DecisionKind,
    /// What the coach wrote of it.
    pub text: Option<String>,
    /// The follow-up it opened.
    pub follow_up: Option<FollowUpId>,
    /// When.
    pub decided_on: Day,
}
