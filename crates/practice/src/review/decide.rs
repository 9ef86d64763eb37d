//! Deciding of one thing in a review.

use nenrin_domain::{
    Coded as _, Contract, ContractId, Day, DecisionKind, FollowUp, FollowUpId, FollowUpPurpose, Learner, LearnerId,
    Metric, ReviewDecision, ReviewDecisionId, ReviewStep, Session, SessionId, Trigger,
};
use nenrin_insight::review::FOUR_NUMBERS;
use nenrin_store::{Act, Store, Writer};
use serde::Deserialize;
use ts_rs::TS;

use super::begun;
use super::waiting::Thing;
use crate::follow_ups::{Opening, open};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Keeps what was decided of one thing; what was decided of it before in this review is replaced. The review is begun when it was not. A
/// follow-up is opened in the same act, unless one is named or the same is open. Answers the decision's identity.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideReview {
    /// The step; not the last one, which ends in improvements.
    pub step: Word<ReviewStep>,
    /// Whom it concerns: needed of signals.
    pub learner: Option<Plain<LearnerId>>,
    /// The session: needed of notes.
    pub session: Option<Plain<SessionId>>,
    /// The contract: needed of renewals.
    pub contract: Option<Plain<ContractId>>,
    /// The number, one of the four: needed of numbers.
    pub metric: Option<Word<Metric>>,
    /// What was decided. Only of people something is followed up.
    pub decision: Word<DecisionKind>,
    /// Why, or what is to be done: needed of a follow-up that is opened.
    pub text: Option<String>,
    /// The day on which a follow-up that is opened should be done; today when absent.
    pub due_on: Option<Plain<Day>>,
    /// The open follow-up that is meant, when no other one is wanted.
    pub follow_up: Option<Plain<FollowUpId>>,
}

impl Command for DecideReview {
    const NAME: &'static str = "review.decide";
    type Output = Plain<ReviewDecisionId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ReviewDecisionId>>, Failure> {
        let (today, thing) = (call.today(), self.thing(call.store()?)?);
        let text = check::optional("text", self.text.as_deref(), check::LINE)?;
        let follows_up = self.decision.0 == DecisionKind::FollowUp;
        if follows_up && !matches!(thing.step, ReviewStep::Signals | ReviewStep::Renewals) {
            return Err(Failure::not_allowed("decision", "of_people"));
        }
        let due_on = check::not_before("due_on", check::plain(self.due_on).unwrap_or(today), today)?;
        let mut act = Act::new(Self::NAME, call.now()).about("decision", self.decision.0.as_code().to_owned());
        act.learner = thing.learner;
        let done = call.act(&act, |writer| {
            let follow_up = match (follows_up, check::plain(self.follow_up)) {
                (false, _) => None,
                (true, Some(open)) => Some(meant(writer, open, thing.learner)?),
                (true, None) => Some(opened(writer, today, &thing, text.as_deref(), due_on)?),
            };
            put(writer, today, &Decided { thing, decision: self.decision.0, text: text.clone(), follow_up }).map(Plain)
        })?;
        Ok(done.into())
    }
}

impl DecideReview {
    /// What it is about, by its step; what else was named does not count.
    fn thing(&self, store: &Store) -> Result<Thing, Failure> {
        let missing = |field: &str| Failure::not_allowed(field, "needed");
        let step = self.step.0;
        let thing = Thing::of(step);
        match step {
            ReviewStep::Notes => {
                let session: Session = store.get(check::plain(self.session).ok_or_else(|| missing("session"))?)?;
                Ok(Thing { learner: Some(session.learner), session: Some(session.id), ..thing })
            }
            ReviewStep::Signals => {
                let learner = check::living(store, check::plain(self.learner).ok_or_else(|| missing("learner"))?)?;
                Ok(Thing { learner: Some(learner.id), ..thing })
            }
            ReviewStep::Renewals => {
                let contract: Contract = store.get(check::plain(self.contract).ok_or_else(|| missing("contract"))?)?;
                check::living(store, contract.learner)?;
                Ok(Thing { learner: Some(contract.learner), contract: Some(contract.id), ..thing })
            }
            ReviewStep::Numbers => {
                let metric = self.metric.ok_or_else(|| missing("metric"))?.0;
                if !FOUR_NUMBERS.contains(&metric) {
                    return Err(Failure::not_allowed("metric", "of_the_review"));
                }
                Ok(Thing { metric: Some(metric), ..thing })
            }
            ReviewStep::Move => Err(Failure::not_allowed("step", "of_decisions")),
        }
    }
}

/// What was decided of one thing.
pub(super) struct Decided {
    /// Of which.
    pub thing: Thing,
    /// What.
    pub decision: DecisionKind,
    /// Why, or what is to be done.
    pub text: Option<String>,
    /// The follow-up it opened or means.
    pub follow_up: Option<FollowUpId>,
}

/// Keeps a decision as part of an act. Of one thing a review keeps one.
pub(super) fn put(writer: &mut Writer<'_>, today: Day, decided: &Decided) -> Result<ReviewDecisionId, Failure> {
    let review = begun(writer, today)?.id;
    let Thing { step, learner, session, contract, metric } = decided.thing;
    let is_same = |it: &ReviewDecision| {
        it.step == step && (it.learner, it.session, it.contract, it.metric) == (learner, session, contract, metric)
    };
    let before = writer.decisions_of(review)?.into_iter().find(is_same);
    let id = before.map_or_else(|| writer.mint(), |before| before.id);
    let (decision, text, follow_up) = (decided.decision, decided.text.clone(), decided.follow_up);
    writer.put(&ReviewDecision {
        id,
        review,
        step,
        learner,
        session,
        contract,
        metric,
        decision,
        text,
        follow_up,
        decided_on: today,
    })?;
    Ok(id)
}

/// The open follow-up that is meant.
fn meant(writer: &Writer<'_>, id: FollowUpId, learner: Option<LearnerId>) -> Result<FollowUpId, Failure> {
    let follow_up: FollowUp = writer.get(id)?;
    if Some(follow_up.learner) != learner {
        return Err(Failure::not_allowed("follow_up", "of_this_learner"));
    }
    if !follow_up.state.is_open() {
        return Err(Failure::not_allowed("follow_up", "followed_up"));
    }
    Ok(id)
}

fn opened(
    writer: &mut Writer<'_>,
    today: Day,
    thing: &Thing,
    text: Option<&str>,
    due_on: Day,
) -> Result<FollowUpId, Failure> {
    let text = Some(check::required("text", text.unwrap_or_default(), check::LINE)?);
    let learner = thing.learner.ok_or_else(|| Failure::not_allowed("learner", "needed"))?;
    writer.get::<Learner>(learner)?;
    let is_trial = || -> Result<bool, Failure> {
        let undecided = writer.undecided_trials(today, u32::MAX)?.first;
        Ok(undecided.iter().any(|(trial, _)| trial.learner == Some(learner)))
    };
    let purpose = match thing.step {
        ReviewStep::Renewals => FollowUpPurpose::Renewal,
        _ if is_trial()? => FollowUpPurpose::Trial,
        _ => FollowUpPurpose::Risk,
    };
    let (contract, trigger) = (thing.contract, Trigger::ByHand);
    open(writer, today, Opening { learner, contract, purpose, trigger, due_on, text })
}
