//! Cancellations (解約): the contract ends, and the exit interview tells why.

use nenrin_domain::{
    Cancellation, CancellationId, Channel, Contract, ContractId, Day, EndKind, Learner, Rest, WouldReturn,
};
use nenrin_insight::leaving_reasons;
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contracts::end;
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
}

impl Command for CancelContract {
    const NAME: &'static str = "contract.cancel";
    type Output = Plain<CancellationId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<CancellationId>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let contract: Contract = store.get(self.contract.0)?;
        let requested_on = check::plain(self.requested_on).unwrap_or(today);
        let mut cancellation = Cancellation {
            id: store.mint(call.now()),
            learner: contract.learner,
            contract: contract.id,
            requested_on: check::not_after("requested_on", requested_on, today)?,
            effective_on: check::not_before("effective_on", self.effective_on.0, contract.starts_on)?,
            decided_on: None,
            primary_reason: None,
            secondary_reasons: Vec::new(),
            what_happened: None,
            would_return: None,
            heard_by: None,
            flow: flow::current(store)?,
        };
        self.interview.write_into(&mut cancellation)?;
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        let done = call.act(&act, |writer| {
            end(writer, &ended(contract, &cancellation), self.rest, today)?;
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

/// A cancellation with what the exit interview brought.
#[derive(Debug, Serialize, TS)]
pub struct CancellationView {
    /// Identity.
    pub id: Plain<CancellationId>,
    /// What the exit interview brought.
    pub interview: Interview,
}

impl Command for CancellationOf {
    const NAME: &'static str = "cancellation.of_contract";
    type Output = Option<CancellationView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<CancellationView>>, Failure> {
        let found = call.store()?.cancellation_of(self.contract.0)?;
        let view = |it: Cancellation| CancellationView { id: Plain(it.id), interview: Interview::of(&it) };
        Ok(Answer::read(found.map(view)))
    }
}

/// Writes down what the exit interview brought later.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeCancellation {
    /// The cancellation.
    pub cancellation: Plain<CancellationId>,
    /// What the exit interview brought.
    pub interview: Interview,
}

impl Command for ChangeCancellation {
    const NAME: &'static str = "cancellation.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut cancellation: Cancellation = call.store()?.get(self.cancellation.0)?;
        self.interview.write_into(&mut cancellation)?;
        let act = Act::new(Self::NAME, call.now()).of(cancellation.learner);
        let done = call.act(&act, |writer| {
            writer.put(&cancellation)?;
            let contract: Contract = writer.get(cancellation.contract)?;
            Ok(writer.put(&ended(contract, &cancellation))?)
        })?;
        Ok(done.into())
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
