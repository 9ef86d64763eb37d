//! The follow-ups that are to be done, and those of one learner.

use nenrin_domain::{
    Coded as _, ContractId, Day, FollowUpId, FollowUpPurpose, FollowUpResult, FollowUpState, LearnerId, Trigger,
};
use nenrin_store::{OpenFollowUp, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::{LearnerName, Listed, Reach, SessionAt};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Rows of each list.
const LINES: u32 = 200;

/// Asks for everything that is to be followed up.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListFollowUps {}

/// What is to be followed up, each list as it is due.
#[derive(Debug, Serialize, TS)]
pub struct FollowUps {
    /// The day.
    pub today: Plain<Day>,
    /// Due until today.
    pub due: Listed<FollowUpLine>,
    /// Due later this week.
    pub this_week: Listed<FollowUpLine>,
    /// Due after this week.
    pub later: Listed<FollowUpLine>,
}

/// One follow-up as a line.
#[derive(Debug, Serialize, TS)]
pub struct FollowUpLine {
    /// Identity.
    pub id: Plain<FollowUpId>,
    /// Whom it is about.
    pub learner: LearnerName,
    /// How to reach them.
    pub reach: Reach,
    /// The sessions that were cancelled, for which another date is to be agreed on; empty for other follow-ups.
    pub cancelled: Vec<SessionAt>,
    /// The contract it is about.
    pub contract: Option<Plain<ContractId>>,
    /// What it is for; `null` for those of the history tables.
    pub purpose: Option<Word<FollowUpPurpose>>,
    /// What gave rise to it, such as `day_cancelled`.
    pub trigger: String,
    /// What is to be done, when it is not plain from the trigger.
    pub text: Option<String>,
    /// The day it was opened.
    pub opened_on: Plain<Day>,
    /// The day on which it should be done.
    pub due_on: Option<Plain<Day>>,
    /// Days since it was due; negative when it is not yet.
    pub days: i64,
    /// Where it stands.
    pub state: Word<FollowUpState>,
    /// The day it was closed.
    pub closed_on: Option<Plain<Day>>,
    /// What came of it.
    pub result: Option<Word<FollowUpResult>>,
    /// Why it was put off or dismissed.
    pub reason: Option<String>,
}

impl FollowUpLine {
    pub(crate) fn on(store: &Store, today: Day, open: OpenFollowUp) -> Result<Self, Failure> {
        let OpenFollowUp { follow_up, learner, reach } = open;
        let is_of_day = follow_up.trigger == Trigger::DayCancelled.as_code();
        let sessions = if is_of_day { store.sessions_of(follow_up.learner)? } else { Vec::new() };
        let cancelled = follow_up.cancelled(&sessions).map(|session| (session.id, session.day, session.time).into());
        Ok(Self {
            id: Plain(follow_up.id),
            learner: learner.into(),
            reach: reach.into(),
            cancelled: cancelled.collect(),
            contract: follow_up.contract.map(Plain),
            purpose: follow_up.purpose.map(Word),
            days: today.since(follow_up.due_on.unwrap_or(follow_up.day)),
            trigger: follow_up.trigger,
            text: follow_up.text,
            opened_on: Plain(follow_up.day),
            due_on: follow_up.due_on.map(Plain),
            state: Word(follow_up.state),
            closed_on: follow_up.closed_on.map(Plain),
            result: follow_up.result.map(Word),
            reason: follow_up.reason,
        })
    }
}

impl Command for ListFollowUps {
    const NAME: &'static str = "follow_up.list";
    type Output = FollowUps;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<FollowUps>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let sunday = today.monday().plus(6);
        let between = |from, to| -> Result<_, Failure> {
            let lines = store.open_follow_ups(from, to, LINES)?;
            Listed::try_of(lines, |open| FollowUpLine::on(store, today, open))
        };
        Ok(Answer::read(FollowUps {
            today: Plain(today),
            due: between(None, Some(today))?,
            this_week: between(Some(today.plus(1)), Some(sunday))?,
            later: between(Some(sunday.plus(1)), None)?,
        }))
    }
}

/// Asks for the follow-ups of a learner that are due until today: what a contact with them may have been for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DueFollowUpsOf {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for DueFollowUpsOf {
    const NAME: &'static str = "follow_up.due_of";
    type Output = Vec<FollowUpLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<FollowUpLine>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let due = store.open_follow_ups_of(self.learner.0, today)?;
        let lines = due.into_iter().map(|open| FollowUpLine::on(store, today, open));
        Ok(Answer::read(lines.collect::<Result<_, _>>()?))
    }
}

/// Asks how many follow-ups are due until today, for the figure in the menu.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountFollowUps {}

impl Command for CountFollowUps {
    const NAME: &'static str = "follow_up.count";
    type Output = u32;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<u32>, Failure> {
        Ok(Answer::read(call.store()?.open_follow_ups(None, Some(call.today()), 0)?.total))
    }
}
