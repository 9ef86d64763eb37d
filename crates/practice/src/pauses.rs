//! Times in which a learner rests.

use nenrin_domain::{
    Contract, ContractId, Day, DayTime, Learner, LearnerId, Pause, PauseId, Session, Wish, is_resting,
};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calling_off::{CallOff, call_off, still_to_come};
use crate::lengthening::gives;
use crate::shown::SessionAt;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

mod correcting;
mod terms;

pub use correcting::{CorrectPause, RemovePause};
use terms::move_terms;

/// One pause.
#[derive(Debug, Serialize, TS)]
pub struct PauseView {
    /// Identity.
    pub id: Plain<PauseId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; `null` until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
    /// The contract that rests; all of the learner's when `null`.
    pub contract: Option<Plain<ContractId>>,
    /// Whether the fee is due while it rests.
    pub billed: bool,
    /// Whether the term grows by the time it rests.
    pub extends_term: bool,
}

impl From<Pause> for PauseView {
    fn from(pause: Pause) -> Self {
        Self {
            id: Plain(pause.id),
            starts_on: Plain(pause.starts_on),
            ends_on: pause.ends_on.map(Plain),
            reason: pause.reason,
            contract: pause.contract.map(Plain),
            billed: pause.billed,
            extends_term: pause.extends_term,
        }
    }
}

/// A pause as it is unless something else is said: all that is agreed with the learner rests, without the fee, and no term grows.
pub(crate) const fn ordinary(id: PauseId, learner: LearnerId, starts_on: Day, ends_on: Option<Day>) -> Pause {
    Pause { id, learner, starts_on, ends_on, reason: None, contract: None, billed: false, extends_term: false }
}

/// The last day of a pause, if it is known: not before the first.
pub(crate) fn last_day(starts_on: Day, ends_on: Option<Plain<Day>>) -> Result<Option<Day>, Failure> {
    check::plain(ends_on).map(|day| check::not_before("ends_on", day, starts_on)).transpose()
}

/// Whether no other pause of the learner has a day in common with this one.
fn is_free(store: &Store, pause: &Pause) -> Result<bool, Failure> {
    Ok(!store.pauses_of(pause.learner)?.iter().any(|other| other.id != pause.id && other.overlaps(pause)))
}

/// Adds a pause; `false`, and no pause, when the learner rests on one of its days already.
pub(crate) fn add_if_free(writer: &mut Writer<'_>, pause: &Pause) -> Result<bool, Failure> {
    let is_free = is_free(writer, pause)?;
    if is_free {
        writer.add(pause)?;
    }
    Ok(is_free)
}

/// Asks which bookings would lie in a pause if a learner rested.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookingsWithin {
    /// Who rests.
    pub learner: Plain<LearnerId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; absent until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The contract that rests; all of the learner's when absent.
    pub contract: Option<Plain<ContractId>>,
}

/// What would lie in a pause.
#[derive(Debug, Serialize, TS)]
pub struct PauseLook {
    /// The bookings.
    pub bookings: Vec<SessionAt>,
    /// Whose wish it usually is that they are called off.
    pub usual: Word<Wish>,
}

impl Command for BookingsWithin {
    const NAME: &'static str = "pause.bookings_within";
    type Output = PauseLook;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<PauseLook>, Failure> {
        let (store, moment, now) = (call.store()?, call.minute(), call.now());
        let pause = Pause {
            contract: check::plain(self.contract),
            ..ordinary(store.mint(now), self.learner.0, self.starts_on.0, check::plain(self.ends_on))
        };
        let bookings = bookings_within(store, &pause, moment)?;
        let lines = bookings.into_iter().map(|session| SessionAt::from((session.id, session.day, session.time)));
        Ok(Answer::read(PauseLook { bookings: lines.collect(), usual: Word(Wish::USUAL_WITH_PAUSE) }))
    }
}

/// The bookings still to come on days on which the learner would rest because of a pause.
pub(crate) fn bookings_within(store: &Store, pause: &Pause, moment: (Day, DayTime)) -> Result<Vec<Session>, Failure> {
    let mut within = store.bookings_from(pause.learner, pause.starts_on)?;
    if within.is_empty() {
        return Ok(within);
    }
    let contracts = store.contracts_of(pause.learner)?;
    let mut pauses = store.pauses_of(pause.learner)?;
    pauses.retain(|other| other.id != pause.id);
    pauses.push(pause.clone());
    within.retain(|session| pause.covers(session.day) && is_resting(session.day, &contracts, &pauses));
    still_to_come(store, within, moment)
}

/// Notes that a learner rests from a day on, under all contracts or one of them. Two pauses of a learner have no day in
/// common, whatever rests.
///
/// When it extends the term and its last day is known, the terms it [lengthens](Pause::lengthens) grow by its length in the
/// same act; but they do not grow over the first day of another pause that would lengthen them then. So are bookings within it called off, if that is wanted: at the learner's wish unless it is said to be the
/// coach's, and either way at no cost to the learner.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPause {
    /// Who rests.
    pub learner: Plain<LearnerId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; absent until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
    /// The contract that rests; all of the learner's when absent.
    pub contract: Option<Plain<ContractId>>,
    /// Whether the fee is due while it rests; not when absent.
    pub billed: Option<bool>,
    /// Whether the term grows by the time it rests; not when absent.
    pub extends_term: Option<bool>,
    /// The bookings within it that are called off; none when absent.
    pub call_off: Option<CallOff>,
}

impl Command for AddPause {
    const NAME: &'static str = "pause.add";
    type Output = Plain<PauseId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PauseId>>, Failure> {
        let (learner, starts_on) = (self.learner.0, self.starts_on.0);
        let reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let ends_on = last_day(starts_on, self.ends_on)?;
        let moment = call.minute();
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let contract = self.contract.map(|contract| writer.get::<Contract>(contract.0)).transpose()?;
            if contract.as_ref().is_some_and(|contract| contract.learner != learner) {
                return Err(Failure::not_allowed("contract", "of_this_learner"));
            }
            let pause = Pause {
                reason,
                contract: contract.map(|contract| contract.id),
                billed: self.billed.unwrap_or(false),
                extends_term: self.extends_term.unwrap_or(false),
                ..ordinary(writer.mint(), learner, starts_on, ends_on)
            };
            if !add_if_free(writer, &pause)? {
                return Err(Failure::not_allowed("starts_on", "no_pause_yet"));
            }
            let moved = move_terms(writer, &pause, |store, contract| Ok(gives(store, &pause, contract)?))?;
            call_off_within(writer, &pause, self.call_off, moment)?;
            moved.check(writer, moment.0)?;
            Ok(Plain(pause.id))
        })?;
        Ok(done.into())
    }
}

/// Notes the last day of a pause, or another one.
///
/// A pause that extends the term moves it in the same act: by its length when the end was not known, and by the difference
/// when it becomes another one, back as well as on. A term in which it did not begin, or whose contract was ended or
/// renewed since, stays where it is: the coach has decided where it ends, and it must not run beside its renewal. So does
/// one that was agreed when the pause was noted already. It is refused when what is booked or took place would be outside of
/// a term, or another pause would lengthen it otherwise than it did.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPause {
    /// The pause.
    pub pause: Plain<PauseId>,
    /// Its last day.
    pub ends_on: Plain<Day>,
    /// The bookings within it that are called off, as in [`AddPause`]; none when absent.
    pub call_off: Option<CallOff>,
}

impl Command for EndPause {
    const NAME: &'static str = "pause.end";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let before: Pause = call.store()?.get(self.pause.0)?;
        let ends_on = Some(check::not_before("ends_on", self.ends_on.0, before.starts_on)?);
        let pause = Pause { ends_on, ..before.clone() };
        let moment = call.minute();
        let done = call.act(&Act::new(Self::NAME, call.now()).of(pause.learner), |writer| {
            if !is_free(writer, &pause)? {
                return Err(Failure::not_allowed("ends_on", "no_pause_yet"));
            }
            writer.put(&pause)?;
            let moved = move_terms(writer, &pause, |store, contract| {
                Ok(gives(store, &pause, contract)? - gives(store, &before, contract)?)
            })?;
            call_off_within(writer, &pause, self.call_off, moment)?;
            moved.check(writer, moment.0)
        })?;
        Ok(done.into())
    }
}

/// Calls bookings within a pause off.
fn call_off_within(
    writer: &mut Writer<'_>,
    pause: &Pause,
    wanted: Option<CallOff>,
    moment: (Day, DayTime),
) -> Result<(), Failure> {
    let within = bookings_within(writer, pause, moment)?;
    match call_off(writer, within, wanted, (Wish::USUAL_WITH_PAUSE, moment.0))? {
        true => Ok(()),
        false => Err(Failure::not_allowed("call_off", "booked_within_the_pause")),
    }
}
