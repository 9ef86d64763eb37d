//! Action items.

use nenrin_domain::{ActionItem, ActionState, Day, LearnerId, SessionId};

use crate::record::record;

record!(ActionItem, ActionItemId, "action_item", immutable: false, {
    learner: LearnerId,
    session: Option<SessionId>,
    text: Option<String>,
    created_on: Day,
    due_on: Option<Day>,
    state: ActionState,
    resolved_on: Option<Day>,
});
