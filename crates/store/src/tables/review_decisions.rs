//! What was decided in weekly reviews.

use nenrin_domain::{
    ContractId, Day, DecisionKind, FollowUpId, Id, LearnerId, Metric, ReviewDecision, ReviewId, ReviewStep, SessionId,
};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(ReviewDecision, ReviewDecisionId, "review_decision", immutable: false, {
    review: ReviewId,
    step: ReviewStep,
    learner: Option<LearnerId>,
    session: Option<SessionId>,
    contract: Option<ContractId>,
    metric: Option<Metric>,
    decision: DecisionKind,
    text: Option<String>,
    follow_up: Option<FollowUpId>,
    decided_on: Day,
});

impl Store {
    /// What was decided in a review, in the order in which it was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn decisions_of(&self, review: ReviewId) -> Result<Vec<ReviewDecision>, StoreError> {
        self.rows("SELECT * FROM review_decision WHERE review = ?1 ORDER BY id", params![review.uuid().as_bytes()])
    }

    /// What was decided in any review that means this follow-up, or opened it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn decisions_on(&self, follow_up: FollowUpId) -> Result<Vec<ReviewDecision>, StoreError> {
        let sql = "SELECT * FROM review_decision WHERE follow_up = ?1 ORDER BY id";
        self.rows(sql, params![follow_up.uuid().as_bytes()])
    }
}
