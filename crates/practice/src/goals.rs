//! Goals and the readings on the way to them.

use nenrin_domain::{Day, Goal, GoalId, GoalState, Hundredths, Learner, LearnerId, Progress, ProgressId, SessionId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Longest unit, in characters.
const UNIT: usize = 20;

/// One goal and where the learner stands.
#[derive(Debug, Serialize, TS)]
pub struct GoalView {
    /// Identity.
    pub id: Plain<GoalId>,
    /// The goal in the learner's words.
    pub title: String,
    /// The value at the start, as a decimal number.
    pub baseline: Plain<Hundredths>,
    /// The value to reach, as a decimal number.
    pub target: Plain<Hundredths>,
    /// Unit of the values.
    pub unit: String,
    /// The day it was set.
    pub set_on: Plain<Day>,
    /// The day by which it should be reached.
    pub due_on: Option<Plain<Day>>,
    /// Where it stands.
    pub state: Word<GoalState>,
    /// The latest reading; `null` before the first.
    pub latest: Option<ReadingView>,
}

/// One reading of a goal.
#[derive(Debug, Serialize, TS)]
pub struct ReadingView {
    /// The day of the reading.
    pub day: Plain<Day>,
    /// The value, as a decimal number.
    pub value: Plain<Hundredths>,
    /// How much of the way has come, 0 to 100 %.
    pub achievement: u8,
}

impl GoalView {
    pub(crate) fn of(goal: Goal, latest: Option<&Progress>) -> Self {
        let reading = |progress: &Progress| ReadingView {
            day: Plain(progress.day),
            value: Plain(progress.value),
            achievement: goal.achievement(progress.value),
        };
        Self {
            id: Plain(goal.id),
            latest: latest.map(reading),
            title: goal.title,
            baseline: Plain(goal.baseline),
            target: Plain(goal.target),
            unit: goal.unit,
            set_on: Plain(goal.set_on),
            due_on: goal.due_on.map(Plain),
            state: Word(goal.state),
        }
    }
}

/// Sets a goal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddGoal {
    /// Whose goal.
    pub learner: Plain<LearnerId>,
    /// The goal in the learner's words.
    pub title: String,
    /// The value at the start, as a decimal number.
    pub baseline: Plain<Hundredths>,
    /// The value to reach, as a decimal number.
    pub target: Plain<Hundredths>,
    /// Unit of the values; may be empty.
    pub unit: String,
    /// The day it was set; today when absent.
    pub set_on: Option<Plain<Day>>,
    /// The day by which it should be reached.
    pub due_on: Option<Plain<Day>>,
}

impl Command for AddGoal {
    const NAME: &'static str = "goal.add";
    type Output = Plain<GoalId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<GoalId>>, Failure> {
        let (learner, set_on) = (self.learner.0, check::plain(self.set_on).unwrap_or(call.today()));
        let due_on = check::plain(self.due_on).map(|day| check::not_before("due_on", day, set_on)).transpose()?;
        let title = check::required("title", &self.title, check::LINE)?;
        let unit = check::optional("unit", Some(&self.unit), UNIT)?.unwrap_or_default();
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let id = writer.mint();
            let (baseline, target, state) = (self.baseline.0, self.target.0, GoalState::Active);
            let goal = Goal {
                id,
                external_id: None,
                learner,
                title,
                baseline,
                target,
                unit,
                set_on,
                due_on,
                state,
                confirmed_on: None,
            };
            writer.add(&goal)?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Changes a goal, or where it stands.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeGoal {
    /// The goal.
    pub goal: Plain<GoalId>,
    /// The goal in the learner's words.
    pub title: String,
    /// The value at the start, as a decimal number.
    pub baseline: Plain<Hundredths>,
    /// The value to reach, as a decimal number.
    pub target: Plain<Hundredths>,
    /// Unit of the values; may be empty.
    pub unit: String,
    /// The day by which it should be reached.
    pub due_on: Option<Plain<Day>>,
    /// Where it stands.
    pub state: Word<GoalState>,
}

impl Command for ChangeGoal {
    const NAME: &'static str = "goal.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut goal: Goal = call.store()?.get(self.goal.0)?;
        let due_on = check::plain(self.due_on).map(|day| check::not_before("due_on", day, goal.set_on));
        goal.due_on = due_on.transpose()?;
        goal.title = check::required("title", &self.title, check::LINE)?;
        goal.unit = check::optional("unit", Some(&self.unit), UNIT)?.unwrap_or_default();
        (goal.baseline, goal.target, goal.state) = (self.baseline.0, self.target.0, self.state.0);
        goal.confirmed_on = Some(call.today());
        let act = Act::new(Self::NAME, call.now()).of(goal.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&goal)?))?.into())
    }
}

/// Says that a goal still holds as it is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmGoal {
    /// The goal, which must be worked on.
    pub goal: Plain<GoalId>,
}

impl Command for ConfirmGoal {
    const NAME: &'static str = "goal.confirm";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let goal: Goal = call.store()?.get(self.goal.0)?;
        if goal.state != GoalState::Active {
            return Err(Failure::not_allowed("goal", "worked_on"));
        }
        let act = Act::new(Self::NAME, call.now()).of(goal.learner).about("name", goal.title.clone());
        let confirmed = Goal { confirmed_on: Some(call.today()), ..goal };
        Ok(call.act(&act, |writer| Ok(writer.put(&confirmed)?))?.into())
    }
}

/// Notes where the learner stands on a goal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddProgress {
    /// The goal.
    pub goal: Plain<GoalId>,
    /// The value, as a decimal number.
    pub value: Plain<Hundredths>,
    /// The day of the reading; today when absent.
    pub day: Option<Plain<Day>>,
    /// The session in which it was read.
    pub session: Option<Plain<SessionId>>,
}

impl Command for AddProgress {
    const NAME: &'static str = "progress.add";
    type Output = Plain<ProgressId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ProgressId>>, Failure> {
        let goal: Goal = call.store()?.get(self.goal.0)?;
        let day = check::not_after("day", check::plain(self.day).unwrap_or(call.today()), call.today())?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(goal.learner), |writer| {
            let session = check::session_of(writer, self.session, goal.learner)?;
            let (id, value) = (writer.mint(), self.value.0);
            writer.add(&Progress { id, goal: goal.id, learner: goal.learner, session, day, value })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}
