//! A decision of a review as a line, with what has come of it.

use nenrin_domain::{
    Contract, Day, DecisionKind, FollowUp, FollowUpId, FollowUpResult, FollowUpState, Learner, LearnerId, Metric,
    ReviewDecision, ReviewDecisionId, ReviewId, ReviewStep, Session,
};
use nenrin_insight::review::{CameOf, came_of};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::shown::{LearnerName, SessionAt};
use crate::wire::{Plain, Word};

/// What was decided of one thing, and what has come of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DecisionLine {
    /// Identity.
    pub id: Plain<ReviewDecisionId>,
    /// The step.
    pub step: Word<ReviewStep>,
    /// Whom it concerns; `null` for a number.
    pub learner: Option<LearnerName>,
    /// The session it is about.
    pub session: Option<SessionAt>,
    /// The contract it is about.
    pub contract: Option<Plain<nenrin_domain::ContractId>>,
    /// The number it is about.
    pub metric: Option<Word<Metric>>,
    /// What was decided.
    pub decision: Word<DecisionKind>,
    /// What the coach wrote of it.
    pub text: Option<String>,
    /// The day on which it was decided.
    pub decided_on: Plain<Day>,
    /// The follow-up that was opened or meant.
    pub follow_up: Option<FollowUpFate>,
    /// What happened with the learner since; `null` for a number, and for a session.
    pub came: Option<CameShown>,
}

/// What became of a follow-up.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FollowUpFate {
    /// Identity.
    pub id: Plain<FollowUpId>,
    /// Where it stands.
    pub state: Word<FollowUpState>,
    /// What is to be done, when it is not plain from the trigger.
    pub text: Option<String>,
    /// What gave rise to it.
    pub trigger: String,
    /// The day on which it should be done.
    pub due_on: Option<Plain<Day>>,
    /// The day it was closed.
    pub closed_on: Option<Plain<Day>>,
    /// What came of it.
    pub result: Option<Word<FollowUpResult>>,
}

/// What happened with a learner since a decision. It is not said that the decision was the cause.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct CameShown {
    /// The day of a session that was booked since.
    pub booked_for: Option<Plain<Day>>,
    /// The first day of a session held since.
    pub held_on: Option<Plain<Day>>,
    /// The first day of a contract that began since.
    pub contract_from: Option<Plain<Day>>,
    /// The last day of the contract that was ended since.
    pub ended_on: Option<Plain<Day>>,
}

impl From<CameOf> for CameShown {
    fn from(came: CameOf) -> Self {
        let CameOf { booked_for, held_on, contract_from, ended_on } = came;
        Self {
            booked_for: booked_for.map(Plain),
            held_on: held_on.map(Plain),
            contract_from: contract_from.map(Plain),
            ended_on: ended_on.map(Plain),
        }
    }
}

impl From<FollowUp> for FollowUpFate {
    fn from(follow_up: FollowUp) -> Self {
        Self {
            id: Plain(follow_up.id),
            state: Word(follow_up.state),
            text: follow_up.text,
            trigger: follow_up.trigger,
            due_on: follow_up.due_on.map(Plain),
            closed_on: follow_up.closed_on.map(Plain),
            result: follow_up.result.map(Word),
        }
    }
}

/// What was decided in a review, with what has come of it by `today`.
pub(super) fn lines(store: &Store, today: Day, review: ReviewId) -> Result<Vec<DecisionLine>, Failure> {
    store.decisions_of(review)?.into_iter().map(|decision| DecisionLine::on(store, today, decision)).collect()
}

impl DecisionLine {
    pub(super) fn on(store: &Store, today: Day, decision: ReviewDecision) -> Result<Self, Failure> {
        let learner = decision.learner.map(|id| store.get::<Learner>(id)).transpose()?;
        let session = decision.session.map(|id| store.get::<Session>(id)).transpose()?;
        let follow_up = decision.follow_up.map(|id| store.get::<FollowUp>(id)).transpose()?;
        let of_learner = decision.learner.filter(|_| decision.session.is_none());
        let came = of_learner.map(|learner| came_since(store, (decision.decided_on, today), learner)).transpose()?;
        Ok(Self {
            id: Plain(decision.id),
            step: Word(decision.step),
            learner: learner.map(LearnerName::of),
            session: session.map(|session| (session.id, session.day, session.time).into()),
            contract: decision.contract.map(Plain),
            metric: decision.metric.map(Word),
            decision: Word(decision.decision),
            text: decision.text,
            decided_on: Plain(decision.decided_on),
            follow_up: follow_up.map(FollowUpFate::from),
            came,
        })
    }
}

fn came_since(store: &Store, (since, today): (Day, Day), learner: LearnerId) -> Result<CameShown, Failure> {
    let (sessions, contracts): (Vec<Session>, Vec<Contract>) =
        (store.sessions_of(learner)?, store.contracts_of(learner)?);
    Ok(came_of(since, today, &sessions, &contracts).into())
}
