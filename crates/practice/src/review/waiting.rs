//! What of a review is not decided yet.

use std::collections::BTreeSet;

use nenrin_domain::{ContractId, Day, DayTime, LearnerId, Metric, ReviewDecision, ReviewStep, Session, SessionId};
use nenrin_store::Store;

use super::decisions::DecisionLine;
use super::numbers::NumberLine;
use super::renewals::RenewalLine;
use super::signals::SignalLine;
use crate::drafts::{self, DraftLine};
use crate::{Call, Failure};

/// One thing that is looked at in a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

    /// What a decision is about.
    pub const fn decided(decision: &ReviewDecision) -> Self {
        let ReviewDecision { step, learner, session, contract, metric, .. } = decision;
        Self { step: *step, learner: *learner, session: *session, contract: *contract, metric: *metric }
    }
}

/// The sessions of which an outcome, an answer or a note is missing and nothing was decided: with whom each is.
pub(super) fn sessions(
    store: &Store,
    (today, now): (Day, DayTime),
    decisions: &[DecisionLine],
) -> Result<Vec<Thing>, Failure> {
    let waiting = store.sessions_to_settle(today.plus(-Session::NOTE_ASKED_DAYS), (today, now))?;
    let of_notes = decisions.iter().filter(|it| it.step.0 == ReviewStep::Notes);
    let decided: BTreeSet<SessionId> = of_notes.filter_map(|it| Some(it.session.as_ref()?.id.0)).collect();
    let left = waiting.into_iter().filter(|(session, _)| !decided.contains(session));
    let thing =
        |(session, learner)| Thing { learner: Some(learner), session: Some(session), ..Thing::of(ReviewStep::Notes) };
    Ok(left.map(thing).collect())
}

/// The drafts of no session of whose learner nothing was decided: of such a thing only the learner can be named.
pub(super) fn drafts(call: &Call<'_>, decisions: &[DecisionLine]) -> Result<Vec<DraftLine>, Failure> {
    let mut drafts = drafts::without_session(call)?;
    let of_drafts = |it: &DecisionLine, learner| {
        it.step.0 == ReviewStep::Notes
            && it.session.is_none()
            && it.learner.as_ref().is_some_and(|of| of.id.0 == learner)
    };
    drafts.retain(|draft| !decisions.iter().any(|it| of_drafts(it, draft.learner.0)));
    Ok(drafts)
}

/// A draft of no session as what it is.
pub(super) fn draft(line: &DraftLine) -> Thing {
    Thing { learner: Some(line.learner.0), ..Thing::of(ReviewStep::Notes) }
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
