//! Improvements (改善): what the practice tries, why, and what came of it.

use crate::code::codes;
use crate::{Day, ImprovementId, Metric, ReviewId};

codes! {
    /// What came of an improvement.
    ImprovementResult {
        /// It is better.
        Better = "better",
        /// Nothing has changed.
        Same = "same",
        /// It is worse.
        Worse = "worse",
        /// It cannot be told.
        Unclear = "unclear",
    }
}

/// Something that is tried. It is the practice's own: whom it concerns stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Improvement {
    /// Identity.
    pub id: ImprovementId,
    /// The review in which it was decided upon.
    pub review: Option<ReviewId>,
    /// What is believed.
    pub hypothesis: String,
    /// What is done otherwise.
    pub change: String,
    /// Since when.
    pub started_on: Day,
    /// The metric that should show it.
    pub metric: Option<Metric>,
    /// When it is to be looked at again.
    pub review_on: Option<Day>,
    /// What came of it; `None` while it is tried.
    pub result: Option<ImprovementResult>,
    /// What was learned.
    pub learned: Option<String>,
    /// When it was brought to an end.
    pub closed_on: Option<Day>,
}
