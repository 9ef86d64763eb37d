//! Reasons that the coach can choose from, besides the usual ones.

use crate::ReasonId;
use crate::code::codes;

codes! {
    /// What a reason is for.
    ReasonKind {
        /// Leaving.
        Cancellation = "cancellation",
        /// Deciding against it after a trial.
        Trial = "trial",
    }
}

/// A reason to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Identity.
    pub id: ReasonId,
    /// What it is for.
    pub kind: ReasonKind,
    /// The code of a usual reason, or the coach's own words; this is what records keep.
    pub label: String,
    /// Its place in the list.
    pub position: u32,
    /// Whether it can still be chosen.
    pub offered: bool,
}

impl ReasonKind {
    /// Codes of the reasons that are offered while the coach has changed nothing, in their order.
    #[must_use]
    pub const fn usual(self) -> &'static [&'static str] {
        match self {
            Self::Cancellation => &[
                "goal_reached",
                "too_busy",
                "lost_motivation",
                "no_progress",
                "price",
                "money",
                "dissatisfied",
                "other_service",
                "moved",
                "health",
                "family",
                "other",
            ],
            Self::Trial => &["price", "too_busy", "other_service", "not_a_fit", "family", "not_now", "other"],
        }
    }
}
