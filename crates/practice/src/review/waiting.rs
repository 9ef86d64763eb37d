//! What of a review is not decided yet.

use nenrin_domain::{ContractId, Day, DayTime, LearnerId, Metric, ReviewStep, Session, SessionId};
use nenrin_store::Store;

use super::decisions::DecisionLine;
use super::numbers::NumberLine;
use super::renewals::RenewalLine;
use super::signals::SignalLine;
use crate::Failure;

/// The most sessions that are gone through in one review.
const MOST: u32 = 500;

/// One thing that is looked at in a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Thing {
    /// In which step.
    pub step: ReviewStep,
    /// Whom it concerns.
    pub learner: Option<LearnerId>,
    /// The session it is.
    pub session: Option<SessionId>,
    /// The contract it is.
    pub contract: Option<ContractId>,
    /// The number it is.
    pub metric: Option<Metric>,
}

impl Thing {
    pub const fn of(step: ReviewStep) -> Self {
        Self { step, learner: None, session: None, contract: None, metric: None }
    }
}

/// The sessions of which an outcome, an answer or a note is missing and nothing was decided: with whom each is.
pub(super) fn sessions(
    store: &Store,
    (today, now): (Day, DayTime),
    decisions: &[DecisionLine],
) -> Result<Vec<Thing>, Failure> {
    let since = today.plus(-Session::NOTE_ASKED_DAYS);
    let lists = [
        store.sessions_without_outcome(today, now, MOST)?,
        store.sessions_without_answer(today, now, MOST)?,
        store.sessions_without_note(since, today, MOST)?,
    ];
    let is_decided = |session: SessionId| {
        let about = |it: &DecisionLine| it.session.as_ref().is_some_and(|at| at.id.0 == session);
        decisions.iter().any(|it| it.step.0 == ReviewStep::Notes && about(it))
    };
    let sessions = lists.into_iter().flat_map(|list| list.first).map(|line| line.session);
    let thing = |session: Session| Thing {
        learner: Some(session.learner),
        session: Some(session.id),
        ..Thing::of(ReviewStep::Notes)
    };
    Ok(sessions.filter(|session| !is_decided(session.id)).map(thing).collect())
}

/// The people of whom nothing was decided.
pub(super) fn signals(lines: &[SignalLine]) -> impl Iterator<Item = Thing> {
    let left = lines.iter().filter(|line| line.decision.is_none());
    left.map(|line| Thing { learner: Some(line.learner.id.0), ..Thing::of(ReviewStep::Signals) })
}

/// The contracts of which nothing was decided.
pub(super) fn renewals(lines: &[RenewalLine]) -> impl Iterator<Item = Thing> {
    let left = lines.iter().filter(|line| line.decision.is_none());
    left.map(|line| Thing {
        learner: Some(line.learner.id.0),
        contract: Some(line.contract.0),
        ..Thing::of(ReviewStep::Renewals)
    })
}

/// The numbers that are off and of which no word was said.
pub(super) fn numbers(lines: &[NumberLine]) -> impl Iterator<Item = Thing> {
    let left = lines.iter().filter(|line| line.is_off && line.decision.is_none());
    left.map(|line| Thing { metric: Some(line.metric.0), ..Thing::of(ReviewStep::Numbers) })
}
