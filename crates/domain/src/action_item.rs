//! What the learner set out to do between two sessions.

use crate::code::codes;
use crate::{ActionItemId, Day, GoalId, LearnerId, SessionId};

codes! {
    /// What became of an action.
    ActionState {
        /// Not resolved yet.
        Open = "open",
        /// Done (達成).
        Done = "done",
        /// Partly done (一部).
        Partly = "partly",
        /// Not done (未達).
        NotDone = "not_done",
        /// No longer wanted.
        Dropped = "dropped",
    }
}

/// One action agreed in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionItem {
    /// Identity.
    pub id: ActionItemId,
    /// Who set out to do it.
    pub learner: LearnerId,
    /// The session in which it was agreed.
    pub session: Option<SessionId>,
    /// What is to be done; `None` when the history brought no words.
    pub text: Option<String>,
    /// The day it was agreed.
    pub created_on: Day,
    /// The day by which it should be done.
    pub due_on: Option<Day>,
    /// What became of it.
    pub state: ActionState,
    /// The day its outcome became known; `None` while open.
    pub resolved_on: Option<Day>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
}
