//! Following up a learner, so far as the history tables bring it.

use crate::code::codes;
use crate::{Day, FollowUpId, LearnerId};

codes! {
    /// Whether a follow-up was carried out or held back to measure its effect.
    Arm {
        /// The learner was contacted.
        Contact = "contact",
        /// The contact was held back.
        Holdout = "holdout",
    }
}

/// One follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Identity.
    pub id: FollowUpId,
    /// Whom it is about.
    pub learner: LearnerId,
    /// The day it was opened.
    pub day: Day,
    /// How the learner was to be contacted, such as `message`, `call` or `offer`.
    pub kind: String,
    /// What gave rise to it, such as `overdue` or `checkin`.
    pub trigger: String,
    /// Whether it was carried out or held back.
    pub arm: Option<Arm>,
}
