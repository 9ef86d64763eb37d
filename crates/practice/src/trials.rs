//! Trials (体験): what comes of them.

use nenrin_domain::{
    ContractId, Day, DayTime, FollowUp, FollowUpPurpose, FollowUpState, Learner, LearnerId, Outcome, PayerId, PlanId,
    Session, SessionId, SessionState, Trial, TrialId, TrialOutcome, Trigger,
};
use nenrin_store::{Act, LeadTrial, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::booking::resolve;
use crate::contracts::{Agreed, MoreTerms, Terms};
use crate::follow_ups::{Opening, open};
use crate::planned::check_minutes;
use crate::shown::LearnerName;
use crate::trial_wish::TrialWish;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// A trial in a list.
#[derive(Debug, Serialize, TS)]
pub struct TrialLine {
    /// Identity.
    pub id: Plain<TrialId>,
    /// With whom, when they are among the learners.
    pub learner: Option<LearnerName>,
    /// The name of whoever came, when they are not.
    pub name: Option<String>,
    /// The day of the trial.
    pub day: Plain<Day>,
    /// The start, when it is known.
    pub time: Option<Plain<DayTime>>,
    /// Days since then; negative while it is ahead.
    pub days: i64,
    /// The session in which it is, or was, held.
    pub session: Option<Plain<SessionId>>,
    /// Where that session stands.
    pub session_state: Option<Word<SessionState>>,
    /// Whether the person came.
    pub showed_up: bool,
    /// What came of it.
    pub outcome: Word<TrialOutcome>,
    /// The day on which it was decided.
    pub decided_on: Option<Plain<Day>>,
    /// Why: the code of a usual reason, or the coach's own words.
    pub reason: Option<String>,
    /// What the person had against it.
    pub objection: Option<String>,
    /// The day on which to contact the person again.
    pub next_contact_on: Option<Plain<Day>>,
}

impl TrialLine {
    pub(crate) fn of(lead: LeadTrial, today: Day) -> Self {
        let time = lead.time().map(Plain);
        let LeadTrial { trial, learner, session } = lead;
        Self {
            id: Plain(trial.id),
            learner: learner.map(LearnerName::of),
            name: trial.name,
            day: Plain(trial.day),
            time,
            days: today.since(trial.day),
            session: trial.session.map(Plain),
            session_state: session.map(|session| Word(session.state)),
            showed_up: trial.showed_up,
            outcome: Word(trial.outcome),
            decided_on: trial.decided_on.map(Plain),
            reason: trial.reason,
            objection: trial.objection,
            next_contact_on: trial.next_contact_on.map(Plain),
        }
    }
}

/// Books a trial for somebody who has asked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookTrial {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// When.
    pub trial: TrialWish,
}

impl Command for BookTrial {
    const NAME: &'static str = "trial.book";
    type Output = Plain<TrialId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<TrialId>>, Failure> {
        check_minutes(self.trial.minutes)?;
        let (learner, today, zone) = (self.learner.0, call.today(), call.zone());
        let act = Act::new(Self::NAME, call.now()).of(learner).about("day", self.trial.day.0.to_string());
        let done = call.act(&act, |writer| {
            let person: Learner = writer.get(learner)?;
            Ok(Plain(self.trial.agree(writer, &person, today, zone)?))
        })?;
        Ok(done.into())
    }
}

/// Says what came of a trial that did not lead to a contract, or that nothing is decided yet; see [`WinTrial`].
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideTrial {
    /// The trial.
    pub trial: Plain<TrialId>,
    /// What came of it; *won* only for one that was won without a contract, *lost* only once its day has come.
    pub outcome: Word<TrialOutcome>,
    /// Why: the code of a usual reason, or the coach's own words.
    pub reason: Option<String>,
    /// What the person had against it, in their words.
    pub objection: Option<String>,
    /// The day on which to contact the person again.
    pub next_contact_on: Option<Plain<Day>>,
}

impl Command for DecideTrial {
    const NAME: &'static str = "trial.decide";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (trial, today): (Trial, _) = (call.store()?.get(self.trial.0)?, call.today());
        let outcome = self.outcome.0;
        if outcome == TrialOutcome::Lost && trial.day > today {
            return Err(Failure::not_allowed("day", "in_the_future"));
        }
        let next = check::plain(self.next_contact_on);
        let next_contact_on = next.map(|day| check::not_before("next_contact_on", day, today)).transpose()?;
        let mut act =
            Act::new(Self::NAME, call.now()).about("outcome", nenrin_domain::Coded::as_code(outcome).to_owned());
        act.learner = trial.learner;
        let decided = Trial {
            outcome,
            decided_on: (outcome != TrialOutcome::Undecided).then(|| trial.decided_on.unwrap_or(today)),
            reason: check::optional("reason", self.reason.as_deref(), check::LINE)?,
            objection: check::optional("objection", self.objection.as_deref(), check::LINE)?,
            next_contact_on,
            ..trial
        };
        let done = call.act(&act, |writer| {
            writer.put(&decided)?;
            contact_again(writer, &decided, today)?;
            if outcome == TrialOutcome::Dropped { withdraw(writer, &decided, today) } else { Ok(()) }
        })?;
        Ok(done.into())
    }
}

/// Opens a follow-up for the day of the next contact, or moves the one that is open there; it is closed when there is to be
/// none.
fn contact_again(writer: &mut Writer<'_>, trial: &Trial, today: Day) -> Result<(), Failure> {
    let Some(learner) = trial.learner else { return Ok(()) };
    let Some(due_on) = trial.next_contact_on else { return contact_no_more(writer, learner, today) };
    let (purpose, trigger) = (FollowUpPurpose::Trial, Trigger::NextContact);
    let wanted = Opening { learner, contract: None, purpose, trigger, due_on, text: None };
    let id = open(writer, today, wanted)?;
    let open: FollowUp = writer.get(id)?;
    Ok(writer.put(&FollowUp { due_on: Some(due_on), ..open })?)
}

fn contact_no_more(writer: &mut Writer<'_>, learner: LearnerId, today: Day) -> Result<(), Failure> {
    let Some(open) = writer.open_follow_up(learner, None, Trigger::NextContact, None)? else { return Ok(()) };
    Ok(writer.put(&open.closed(today, FollowUpState::ResolvedItself, None))?)
}

/// Nobody waits any more for the session of a trial that was dropped before it.
fn withdraw(writer: &mut Writer<'_>, trial: &Trial, today: Day) -> Result<(), Failure> {
    let Some(session) = trial.session.map(|session| writer.get::<Session>(session)).transpose()? else { return Ok(()) };
    if session.state.is_open() {
        let outcome = if session.day < today { Outcome::NoShow } else { Outcome::CancelledByLearner };
        resolve(writer, &session, outcome, today)?;
    }
    Ok(())
}

/// Whether the person came: what the trial's session says, and where there is none, its day.
fn came(writer: &Writer<'_>, trial: &Trial, today: Day) -> Result<bool, Failure> {
    let session = trial.session.map(|session| writer.get::<Session>(session)).transpose()?;
    Ok(session.map_or(trial.day <= today, |session| session.took_place()))
}

/// Notes that a trial was won, and makes the contract in the same act. One that is decided already must be reopened first:
/// said twice, it would make two contracts. One that is still ahead stays booked, and whether the person came is known from its
/// session.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WinTrial {
    /// The trial.
    pub trial: Plain<TrialId>,
    /// The plan the contract follows; its terms hold where none are given.
    pub plan: Option<Plain<PlanId>>,
    /// What is agreed; may be absent with a plan.
    pub terms: Option<Terms>,
    /// What is agreed besides; the plan's when absent.
    pub more: Option<MoreTerms>,
    /// First day of the contract.
    pub starts_on: Plain<Day>,
    /// Who pays for it; when absent, as for a payment without a contract.
    pub payer: Option<Plain<PayerId>>,
    /// The day its price is due; no payment is expected when absent.
    pub due_on: Option<Plain<Day>>,
}

impl Command for WinTrial {
    const NAME: &'static str = "trial.win";
    type Output = Plain<ContractId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ContractId>>, Failure> {
        let (trial, today): (Trial, _) = (call.store()?.get(self.trial.0)?, call.today());
        let learner = trial.learner.ok_or_else(|| Failure::not_allowed("trial", "of_a_learner"))?;
        if trial.outcome != TrialOutcome::Undecided {
            return Err(Failure::not_allowed("trial", "undecided"));
        }
        let act = Act::new(Self::NAME, call.now()).of(learner);
        let done = call.act(&act, |writer| {
            let agreed = Agreed {
                plan: self.plan,
                terms: self.terms,
                more: self.more,
                payer: self.payer,
                starts_on: self.starts_on.0,
                due_on: self.due_on,
            };
            let contract = agreed.conclude(writer, learner)?.id;
            let person: Learner = writer.get(learner)?;
            writer.put(&Learner { joined_on: person.joined_on.or(Some(self.starts_on.0)), ..person })?;
            let showed_up = trial.showed_up || came(writer, &trial, today)?;
            let (outcome, decided_on) = (TrialOutcome::Won, Some(today));
            writer.put(&Trial { outcome, showed_up, decided_on, next_contact_on: None, ..trial })?;
            contact_no_more(writer, learner, today)?;
            Ok(Plain(contract))
        })?;
        Ok(done.into())
    }
}
