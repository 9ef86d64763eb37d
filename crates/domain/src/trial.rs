//! The free first session (体験) and what came of it.

use crate::code::codes;
use crate::{Day, Hundredths, LearnerId, TrialId};

codes! {
    /// What came of a trial.
    TrialOutcome {
        /// Not decided yet.
        Undecided = "undecided",
        /// Became a learner (成約).
        Won = "won",
        /// Came, and decided against it (未成約).
        Lost = "lost",
        /// Did not come, or dropped out before deciding (体験離脱).
        Dropped = "dropped",
    }
}

/// One trial session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Identity.
    pub id: TrialId,
    /// The id in the tables the history came from.
    pub external_id: Option<String>,
    /// The learner this person became.
    pub learner: Option<LearnerId>,
    /// The person's name, when there is no learner to name them.
    pub name: Option<String>,
    /// The day of the trial.
    pub day: Day,
    /// Where the person heard of the practice.
    pub source: Option<String>,
    /// Whether the person came.
    pub showed_up: bool,
    /// What came of it.
    pub outcome: TrialOutcome,
    /// Days between the trial and the first contact after it.
    pub contact_lag_days: Option<Hundredths>,
}
