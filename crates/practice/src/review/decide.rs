//! Deciding of one thing in a review.

use nenrin_domain::{
    Coded as _, Contract, ContractId, Day, DecisionKind, FollowUp, FollowUpId, FollowUpPurpose, Learner, LearnerId,
    Metric, ReviewDecisionId, ReviewStep, Session, SessionId, Trigger,
};
use nenrin_insight::review::FOUR_NUMBERS;
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decisions::FollowUpFate;
use super::kept::{Decided, Kept};
use super::replaced::{Wanted, let_go};
use super::waiting::Thing;
use crate::follow_ups::{Opening, open};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Keeps what was decided of one thing; what was decided of it before in this review is replaced. The review is begun when it was not. A
/// follow-up is opened in the same act, unless one is named or the same is open. One that the decision before had opened is taken back
/// with it when nothing was done with it since.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideReview {
    /// The step; not the last one, which ends in improvements.
    pub step: Word<ReviewStep>,
    /// Whom it concerns: needed of signals.
    pub learner: Option<Plain<LearnerId>>,
    /// The session, or the one that a draft will be of: needed of notes.
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

/// What was decided, and what an earlier decision leaves behind.
#[derive(Debug, Serialize, TS)]
pub struct ReviewDecided {
    /// The decision's identity.
    pub decision: Plain<ReviewDecisionId>,
    /// The follow-ups that the decision before had opened and that stay, because something was done with them since.
    pub stay: Vec<FollowUpFate>,
}

impl Command for DecideReview {
    const NAME: &'static str = "review.decide";
    type Output = ReviewDecided;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ReviewDecided>, Failure> {
        let (today, thing) = (call.today(), self.thing(call.store()?)?);
        let text = check::optional("text", self.text.as_deref(), check::LINE)?;
        let follows_up = self.decision.0 == DecisionKind::FollowUp;
        if follows_up && !matches!(thing.step, ReviewStep::Signals | ReviewStep::Renewals) {
            return Err(Failure::not_allowed("decision", "of_people"));
        }
        let due_on = check::not_before("due_on", check::plain(self.due_on).unwrap_or(today), today)?;
        let wanted = match (follows_up, check::plain(self.follow_up)) {
            (false, _) => Wanted::None,
            (true, Some(open)) => Wanted::This(open),
            (true, None) => Wanted::Opened { contract: thing.contract, text: text.clone(), due_on },
        };
        let mut act = Act::new(Self::NAME, call.now()).about("decision", self.decision.0.as_code().to_owned());
        act.learner = thing.learner;
        let done = call.act(&act, |writer| {
            let mut kept = Kept::begun(writer, today)?;
            let stay = let_go(writer, kept.of(&thing), &wanted)?;
            let follow_up = match &wanted {
                Wanted::None => None,
                Wanted::This(open) => Some(meant(writer, *open, thing.learner)?),
                Wanted::Opened { text, due_on, .. } => Some(opened(writer, today, &thing, text.as_deref(), *due_on)?),
            };
            let decided = Decided { thing, decision: self.decision.0, text: text.clone(), follow_up };
            let decision = Plain(kept.put(writer, today, decided)?);
            let stay = stay.into_iter().filter(|it| Some(it.id) != follow_up).map(FollowUpFate::from).collect();
            Ok::<_, Failure>(ReviewDecided { decision, stay })
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
                let id = check::plain(self.session).ok_or_else(|| missing("session"))?;
                // A note may be half written of a session that there is not yet.
                if let (None, Some(draft)) = (store.find::<Session>(id)?, store.draft(id)?) {
                    return Ok(Thing { learner: Some(draft.learner), ..thing });
                }
                let session: Session = store.get(id)?;
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
