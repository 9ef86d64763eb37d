//! A decision of a review as a line, with what has come of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use nenrin_domain::{
    Contract, Day, DecisionKind, FollowUp, FollowUpId, FollowUpResult, FollowUpState, Learner, LearnerId, Metric,
    ReviewDecision, ReviewDecisionId, ReviewId, ReviewStep, Session, SessionId,
};
use nenrin_insight::review::{CameOf, came_of};
use nenrin_store::{InReview, Store, StoreError};
use serde::Serialize;
use ts_rs::TS;

use super::waiting::Thing;
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
    /// The first day of the contract that renews the one it is about.
    pub renewed_from: Option<Plain<Day>>,
    /// What happened with the learner since; `null` for a number, and for a session.
    pub came: Option<CameShown>,
    /// What else was decided of the same thing, the latest first: of two learners who were one person, both may have been decided about.
    pub earlier: Vec<EarlierDecision>,
}

/// A decision beside the one that stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EarlierDecision {
    /// Identity.
    pub id: Plain<ReviewDecisionId>,
    /// What was decided.
    pub decision: Word<DecisionKind>,
    /// What the coach wrote of it.
    pub text: Option<String>,
    /// The day on which it was decided.
    pub decided_on: Plain<Day>,
    /// The follow-up that was opened or meant.
    pub follow_up: Option<FollowUpFate>,
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

/// What was decided in a review of each thing, with what has come of it by `today`.
pub(super) fn lines(store: &Store, today: Day, review: ReviewId) -> Result<Vec<DecisionLine>, Failure> {
    let mut known = store.in_review(review)?;
    let decided = each_thing(std::mem::take(&mut known.decisions));
    let known = Known::of(known);
    let mut lines = Vec::new();
    for (stands, earlier) in decided {
        lines.push(known.line(today, stands, earlier)?);
    }
    lines.sort_by_key(|line| line.id.0);
    Ok(lines)
}

/// The decisions of each thing: the one that stands, and those beside it. The later one stands, unless it only says that the thing
/// was passed over: that was nobody's decision.
pub(super) fn each_thing(mut decisions: Vec<ReviewDecision>) -> Vec<(ReviewDecision, Vec<ReviewDecision>)> {
    decisions.sort_by_key(|it| (it.decision == DecisionKind::Skipped, Reverse(it.decided_on), Reverse(it.id)));
    let mut things: BTreeMap<Thing, (ReviewDecision, Vec<ReviewDecision>)> = BTreeMap::new();
    for decision in decisions {
        match things.entry(Thing::decided(&decision)) {
            Entry::Occupied(mut thing) => thing.get_mut().1.push(decision),
            Entry::Vacant(thing) => drop(thing.insert((decision, Vec::new()))),
        }
    }
    things.into_values().collect()
}

/// Whatever the decisions of a review name, by its identity.
struct Known {
    learners: BTreeMap<LearnerId, Learner>,
    about: BTreeMap<SessionId, Session>,
    follow_ups: BTreeMap<FollowUpId, FollowUp>,
    sessions: BTreeMap<LearnerId, Vec<Session>>,
    contracts: BTreeMap<LearnerId, Vec<Contract>>,
}

impl Known {
    fn of(known: InReview) -> Self {
        let InReview { decisions: _, learners, about, follow_ups, sessions, contracts } = known;
        Self {
            learners: learners.into_iter().map(|it| (it.id, it)).collect(),
            about: about.into_iter().map(|it| (it.id, it)).collect(),
            follow_ups: follow_ups.into_iter().map(|it| (it.id, it)).collect(),
            sessions: by_learner(sessions, |it| it.learner),
            contracts: by_learner(contracts, |it| it.learner),
        }
    }

    fn line(
        &self,
        today: Day,
        stands: ReviewDecision,
        earlier: Vec<ReviewDecision>,
    ) -> Result<DecisionLine, StoreError> {
        let of_learner = stands.learner.filter(|_| stands.session.is_none());
        let session = named(&self.about, stands.session, "session")?;
        Ok(DecisionLine {
            id: Plain(stands.id),
            step: Word(stands.step),
            learner: named(&self.learners, stands.learner, "learner")?.map(LearnerName::from),
            session: session.map(|session| (session.id, session.day, session.time).into()),
            contract: stands.contract.map(Plain),
            metric: stands.metric.map(Word),
            decision: Word(stands.decision),
            follow_up: self.fate(&stands)?,
            renewed_from: self.renewed_from(&stands).map(Plain),
            text: stands.text,
            decided_on: Plain(stands.decided_on),
            came: of_learner.map(|learner| self.came_since(learner, (stands.decided_on, today))),
            earlier: earlier.into_iter().map(|it| self.earlier(it)).collect::<Result<_, _>>()?,
        })
    }

    fn earlier(&self, it: ReviewDecision) -> Result<EarlierDecision, StoreError> {
        let (id, decision, decided_on) = (Plain(it.id), Word(it.decision), Plain(it.decided_on));
        Ok(EarlierDecision { id, decision, follow_up: self.fate(&it)?, text: it.text, decided_on })
    }

    fn fate(&self, decision: &ReviewDecision) -> Result<Option<FollowUpFate>, StoreError> {
        Ok(named(&self.follow_ups, decision.follow_up, "follow_up")?.cloned().map(FollowUpFate::from))
    }

    fn renewed_from(&self, decision: &ReviewDecision) -> Option<Day> {
        let (contracts, about) = (self.contracts.get(&decision.learner?)?, decision.contract?);
        contracts.iter().find(|it| it.predecessor == Some(about)).map(|it| it.starts_on)
    }

    fn came_since(&self, learner: LearnerId, (since, today): (Day, Day)) -> CameShown {
        let sessions = self.sessions.get(&learner).map_or(&[][..], Vec::as_slice);
        let contracts = self.contracts.get(&learner).map_or(&[][..], Vec::as_slice);
        came_of(since, today, sessions, contracts).into()
    }
}

/// The row that a decision names.
fn named<'r, I: Ord, R>(
    rows: &'r BTreeMap<I, R>,
    id: Option<I>,
    entity: &'static str,
) -> Result<Option<&'r R>, StoreError> {
    id.map(|id| rows.get(&id).ok_or(StoreError::Missing { entity })).transpose()
}

fn by_learner<R>(rows: Vec<R>, learner: impl Fn(&R) -> LearnerId) -> BTreeMap<LearnerId, Vec<R>> {
    let mut of: BTreeMap<_, Vec<R>> = BTreeMap::new();
    for row in rows {
        of.entry(learner(&row)).or_default().push(row);
    }
    of
}
