//! Cancellations (解約): the contract ends, and the exit interview tells why.

use nenrin_domain::{
    Cancellation, CancellationId, Channel, Contract, ContractId, Day, EndKind, FlowVersionId, Learner, PaymentId, Rest,
    WouldReturn,
};
use nenrin_insight::leaving_reasons;
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calling_off::CallOff;
use crate::contracts::{Ending, last_day};
use crate::shown::LearnerName;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check, flow};

/// What the exit interview brought; whatever was not asked stays open.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// When the learner had made up their mind.
    pub decided_on: Option<Plain<Day>>,
    /// The first reason: the code of a usual one or the coach's own words; `null` when it was not asked.
    pub primary_reason: Option<String>,
    /// Further reasons.
    pub secondary_reasons: Vec<String>,
    /// What happened, in the learner's words.
    pub what_happened: Option<String>,
    /// Whether they would come back.
    pub would_return: Option<Word<WouldReturn>>,
    /// How the coach heard of it.
    pub heard_by: Option<Word<Channel>>,
}

impl Interview {
    fn write_into(&self, cancellation: &mut Cancellation) -> Result<(), Failure> {
        let decided = check::plain(self.decided_on);
        let last = cancellation.effective_on;
        cancellation.decided_on = decided.map(|day| check::not_after("decided_on", day, last)).transpose()?;
        cancellation.primary_reason = check::optional("primary_reason", self.primary_reason.as_deref(), check::LINE)?;
        let mut reasons = check::tags(&self.secondary_reasons)?;
        reasons.retain(|reason| Some(reason) != cancellation.primary_reason.as_ref());
        cancellation.secondary_reasons = reasons;
        cancellation.what_happened = check::optional("what_happened", self.what_happened.as_deref(), check::TEXT)?;
        cancellation.would_return = self.would_return.map(|word| word.0);
        cancellation.heard_by = self.heard_by.map(|word| word.0);
        Ok(())
    }

    /// What a contract that came in as cancelled tells.
    fn as_told(contract: Contract) -> Self {
        Self {
            decided_on: None,
            primary_reason: contract.end_reason,
            secondary_reasons: Vec::new(),
            what_happened: None,
            would_return: None,
            heard_by: None,
        }
    }

    fn of(cancellation: &Cancellation) -> Self {
        Self {
            decided_on: cancellation.decided_on.map(Plain),
            primary_reason: cancellation.primary_reason.clone(),
            secondary_reasons: cancellation.secondary_reasons.clone(),
            what_happened: cancellation.what_happened.clone(),
            would_return: cancellation.would_return.map(Word),
            heard_by: cancellation.heard_by.map(Word),
        }
    }
}

/// Notes that a contract is cancelled: its end and the exit interview, in one act.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelContract {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// The day on which it was asked for; today when absent.
    pub requested_on: Option<Plain<Day>>,
    /// Its last day.
    pub effective_on: Plain<Day>,
    /// What the exit interview brought.
    pub interview: Interview,
    /// What becomes of the tickets left, as in [`EndContract`](crate::contracts::EndContract).
    pub rest: Option<Word<Rest>>,
    /// The bookings after its last day that are called off; none when absent.
    pub call_off: Option<CallOff>,
    /// The payments for it that are no longer expected; all stay due when absent.
    pub withdraw: Option<Vec<Plain<PaymentId>>>,
}

impl Command for CancelContract {
    const NAME: &'static str = "contract.cancel";
    type Output = Plain<CancellationId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<CancellationId>>, Failure> {
        let (store, moment) = (call.store()?, call.minute());
        let (contract, today): (Contract, _) = (store.get(self.contract.0)?, moment.0);
        let requested_on = check::plain(self.requested_on).unwrap_or(today);
        let effective_on = last_day("effective_on", self.effective_on.0, &contract)?;
        let requested_on = check::not_after("requested_on", requested_on, today)?;
        let mut cancellation =
            unasked(store.mint(call.now()), &contract, requested_on, effective_on, flow::current(store)?);
        self.interview.write_into(&mut cancellation)?;
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        let done = call.act(&act, |writer| {
            Ending { rest: self.rest, call_off: self.call_off, withdraw: self.withdraw }.conclude(
                writer,
                &ended(contract, &cancellation),
                moment,
            )?;
            writer.add(&cancellation)?;
            Ok(Plain(cancellation.id))
        })?;
        Ok(done.into())
    }
}

/// The contract keeps how it ended, and the first reason in short.
fn ended(contract: Contract, cancellation: &Cancellation) -> Contract {
    let (ended_on, end_kind) = (Some(cancellation.effective_on), Some(EndKind::Cancelled));
    let end_reason = cancellation.primary_reason.clone();
    Contract { ended_on, end_kind, end_reason, ..contract }
}

/// Asks for the cancellation by which a contract ends.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancellationOf {
    /// The contract.
    pub contract: Plain<ContractId>,
}

impl Command for CancellationOf {
    const NAME: &'static str = "cancellation.of_contract";
    type Output = Interview;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Interview>, Failure> {
        let store = call.store()?;
        let contract: Contract = store.get(self.contract.0)?;
        let found = store.cancellation_of(contract.id)?;
        Ok(Answer::read(found.map_or_else(|| Interview::as_told(contract), |it| Interview::of(&it))))
    }
}

/// Writes down what the exit interview brought later. A contract that came in as cancelled gets its interview with it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeCancellation {
    /// The contract that was cancelled.
    pub contract: Plain<ContractId>,
    /// What the exit interview brought.
    pub interview: Interview,
}

impl Command for ChangeCancellation {
    const NAME: &'static str = "cancellation.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let contract: Contract = store.get(self.contract.0)?;
        let found = store.cancellation_of(contract.id)?;
        let is_new = found.is_none();
        let mut cancellation = match found {
            Some(found) => found,
            // When it was asked for nobody has told: at the latest on its last day.
            None => {
                let last = cancelled_on(&contract)?;
                unasked(store.mint(call.now()), &contract, last.min(today), last, flow::current(store)?)
            }
        };
        self.interview.write_into(&mut cancellation)?;
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        let done = call.act(&act, |writer| {
            if is_new {
                writer.add(&cancellation)?
            } else {
                writer.put(&cancellation)?
            }
            Ok(writer.put(&ended(contract, &cancellation))?)
        })?;
        Ok(done.into())
    }
}

/// The last day of a contract that was cancelled.
fn cancelled_on(contract: &Contract) -> Result<Day, Failure> {
    let cancelled = contract.ended_on.filter(|_| contract.end_kind == Some(EndKind::Cancelled));
    cancelled.ok_or_else(|| Failure::not_allowed("contract", "cancelled"))
}

/// A cancellation whose interview is still to come.
const fn unasked(
    id: CancellationId,
    contract: &Contract,
    requested_on: Day,
    effective_on: Day,
    flow: Option<FlowVersionId>,
) -> Cancellation {
    Cancellation {
        id,
        learner: contract.learner,
        contract: contract.id,
        requested_on,
        effective_on,
        decided_on: None,
        primary_reason: None,
        secondary_reasons: Vec::new(),
        what_happened: None,
        would_return: None,
        heard_by: None,
        flow,
    }
}

/// Asks why learners have left.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhyTheyLeft {
    /// Only those whose last day is this one or later.
    pub since: Option<Plain<Day>>,
}

/// Why learners have left.
#[derive(Debug, Serialize, TS)]
pub struct Leaving {
    /// How many have left.
    pub total: u32,
    /// The reasons, the most frequent first, those who were not asked last.
    pub reasons: Vec<ReasonLine>,
}

/// One reason and who gave it.
#[derive(Debug, Serialize, TS)]
pub struct ReasonLine {
    /// The code of a usual reason or the coach's own words; `null` for those who were not asked.
    pub reason: Option<String>,
    /// Whose first reason it was.
    pub first: Vec<Leaver>,
    /// Who gave it besides another one.
    pub besides: Vec<Leaver>,
}

/// Somebody who left.
#[derive(Debug, Serialize, TS)]
pub struct Leaver {
    /// Who.
    pub learner: LearnerName,
    /// The cancellation.
    pub cancellation: Plain<CancellationId>,
    /// The last day.
    pub effective_on: Plain<Day>,
    /// What the exit interview brought.
    pub interview: Interview,
}

impl Command for WhyTheyLeft {
    const NAME: &'static str = "cancellations.why";
    type Output = Leaving;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Leaving>, Failure> {
        let since = check::plain(self.since);
        Ok(Answer::read(call.store()?.at_one_moment(|store| Leaving::since(store, since))?))
    }
}

impl Leaving {
    fn since(store: &Store, since: Option<Day>) -> Result<Self, Failure> {
        let mut all = store.cancellations()?;
        all.retain(|cancellation| since.is_none_or(|since| cancellation.effective_on >= since));
        let leaver = |id: &CancellationId| {
            let found = all.iter().find(|it| it.id == *id);
            found.map(|it| Ok(Leaver::of(it, store.get(it.learner)?)))
        };
        let line = |reason: nenrin_insight::LeavingReason| {
            let each = |those: &[CancellationId]| those.iter().filter_map(leaver).collect::<Result<Vec<_>, Failure>>();
            let (first, besides) = (each(&reason.first)?, each(&reason.besides)?);
            Ok::<_, Failure>(ReasonLine { reason: reason.reason, first, besides })
        };
        let reasons = leaving_reasons(&all).into_iter().map(line).collect::<Result<_, _>>()?;
        Ok(Self { total: u32::try_from(all.len()).unwrap_or(u32::MAX), reasons })
    }
}

impl Leaver {
    fn of(cancellation: &Cancellation, learner: Learner) -> Self {
        Self {
            learner: LearnerName::of(learner),
            cancellation: Plain(cancellation.id),
            effective_on: Plain(cancellation.effective_on),
            interview: Interview::of(cancellation),
        }
    }
}
