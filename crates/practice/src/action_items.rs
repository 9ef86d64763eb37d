//! Actions between two sessions.

use nenrin_domain::{ActionItem, ActionItemId, ActionState, Day, Learner, LearnerId, SessionId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// One action.
#[derive(Debug, Serialize, TS)]
pub struct ActionItemView {
    /// Identity.
    pub id: Plain<ActionItemId>,
    /// What is to be done; `null` when the history brought no words.
    pub text: Option<String>,
    /// The session in which it was agreed.
    pub session: Option<Plain<SessionId>>,
    /// The day it was agreed.
    pub created_on: Plain<Day>,
    /// The day by which it should be done.
    pub due_on: Option<Plain<Day>>,
    /// What became of it.
    pub state: Word<ActionState>,
    /// The day its outcome became known.
    pub resolved_on: Option<Plain<Day>>,
}

impl From<ActionItem> for ActionItemView {
    fn from(item: ActionItem) -> Self {
        Self {
            id: Plain(item.id),
            text: item.text,
            session: item.session.map(Plain),
            created_on: Plain(item.created_on),
            due_on: item.due_on.map(Plain),
            state: Word(item.state),
            resolved_on: item.resolved_on.map(Plain),
        }
    }
}

/// Adds an action outside of a session's note.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddActionItem {
    /// Who set out to do it.
    pub learner: Plain<LearnerId>,
    /// What is to be done.
    pub text: String,
    /// The day by which it should be done.
    pub due_on: Option<Plain<Day>>,
    /// The session in which it was agreed.
    pub session: Option<Plain<SessionId>>,
}

impl Command for AddActionItem {
    const NAME: &'static str = "action_item.add";
    type Output = Plain<ActionItemId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ActionItemId>>, Failure> {
        let (learner, created_on, due_on) = (self.learner.0, call.today(), check::plain(self.due_on));
        let text = Some(check::required("text", &self.text, check::LINE)?);
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let session = check::session_of(writer, self.session, learner)?;
            let (id, state) = (writer.mint(), ActionState::Open);
            writer.add(&ActionItem {
                id,
                learner,
                session,
                text,
                created_on,
                due_on,
                state,
                resolved_on: None,
                goal: None,
            })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Changes the words or the due day of an action.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeActionItem {
    /// The action.
    pub action_item: Plain<ActionItemId>,
    /// What is to be done.
    pub text: String,
    /// The day by which it should be done.
    pub due_on: Option<Plain<Day>>,
}

impl Command for ChangeActionItem {
    const NAME: &'static str = "action_item.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut item: ActionItem = call.store()?.get(self.action_item.0)?;
        item.text = Some(check::required("text", &self.text, check::LINE)?);
        item.due_on = check::plain(self.due_on);
        let act = Act::new(Self::NAME, call.now()).of(item.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&item)?))?.into())
    }
}

/// Notes what became of an action, or opens it again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveActionItem {
    /// The action.
    pub action_item: Plain<ActionItemId>,
    /// What became of it.
    pub state: Word<ActionState>,
}

impl Command for ResolveActionItem {
    const NAME: &'static str = "action_item.resolve";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut item: ActionItem = call.store()?.get(self.action_item.0)?;
        item.state = self.state.0;
        item.resolved_on = (item.state != ActionState::Open).then(|| call.today());
        let act = Act::new(Self::NAME, call.now()).of(item.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&item)?))?.into())
    }
}
