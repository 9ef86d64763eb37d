//! Distinctions: that two learners who look like one person are two.

use crate::{DistinctionId, LearnerId};

/// That two learners are two people, as the coach has said. Each pair has one form, whichever of the two is named first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distinction {
    /// Identity.
    pub id: DistinctionId,
    /// The learner of the smaller identity.
    pub one: LearnerId,
    /// The learner of the greater identity.
    pub other: LearnerId,
}

impl Distinction {
    /// The distinction of two learners.
    #[must_use]
    pub fn between(id: DistinctionId, a: LearnerId, b: LearnerId) -> Self {
        let (one, other) = Self::pair(a, b);
        Self { id, one, other }
    }

    /// Two learners in the order in which a distinction names them.
    #[must_use]
    pub fn pair(a: LearnerId, b: LearnerId) -> (LearnerId, LearnerId) {
        (a.min(b), a.max(b))
    }

    /// The one of the two who is not this learner.
    #[must_use]
    pub fn partner_of(&self, learner: LearnerId) -> LearnerId {
        if self.one == learner { self.other } else { self.one }
    }
}
