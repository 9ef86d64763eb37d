//! The free first session (体験) and what came of it.

use crate::code::codes;
use crate::{Day, FlowVersionId, Hundredths, LearnerId, SessionId, TrialId};

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
    /// The session in which it is, or was, held.
    pub session: Option<SessionId>,
    /// The day on which it was decided.
    pub decided_on: Option<Day>,
    /// Why it was decided so: the code of a usual reason, or the coach's own words.
    pub reason: Option<String>,
    /// What the person had against it, in their words.
    pub objection: Option<String>,
    /// The day on which to contact the person again.
    pub next_contact_on: Option<Day>,
    /// The coach's steps as they were when it was recorded.
    pub flow: Option<FlowVersionId>,
}

impl Trial {
    /// A trial of which no more is known yet, to which nobody has come.
    #[must_use]
    pub const fn on(id: TrialId, day: Day, outcome: TrialOutcome) -> Self {
        Self {
            id,
            external_id: None,
            learner: None,
            name: None,
            day,
            source: None,
            showed_up: false,
            outcome,
            contact_lag_days: None,
            session: None,
            decided_on: None,
            reason: None,
            objection: None,
            next_contact_on: None,
            flow: None,
        }
    }
}
