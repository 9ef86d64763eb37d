//! Contracts that come to their end.

use nenrin_domain::{
    Coded, Contract, ContractId, Day, DayTime, EndKind, PaymentId, Rest, Session, Wish, next_contract,
};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rest::{over, settle};
use super::unpaid::withdraw;
use crate::calling_off::{CallOff, call_off, still_to_come};
use crate::shown::SessionAt;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks what would be left of a contract if it ended: bookings without it, and tickets.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookEnd {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its last day.
    pub ended_on: Plain<Day>,
}

/// What an end of a contract would leave.
#[derive(Debug, Serialize, TS)]
pub struct EndLook {
    /// The bookings after its last day that no other contract covers.
    pub bookings: Vec<SessionAt>,
    /// Whose wish it usually is that they are called off, for every kind of end.
    pub usual: Vec<UsualWish>,
    /// Whether it would be over at once, so that it is decided what becomes of the tickets left; else they can still be used.
    pub is_over: bool,
}

/// Whose wish it usually is that there are no sessions after an end.
#[derive(Debug, Serialize, TS)]
pub struct UsualWish {
    /// The kind of end.
    pub end_kind: Word<EndKind>,
    /// Whose wish.
    pub wish: Word<Wish>,
}

impl From<EndKind> for UsualWish {
    fn from(end_kind: EndKind) -> Self {
        Self { end_kind: Word(end_kind), wish: Word(Wish::usual_with(end_kind)) }
    }
}

impl Command for LookEnd {
    const NAME: &'static str = "contract.look_end";
    type Output = EndLook;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<EndLook>, Failure> {
        let (store, moment) = (call.store()?, call.minute());
        let contract = Contract { ended_on: Some(self.ended_on.0), ..store.get(self.contract.0)? };
        let bookings = bookings_after(store, &contract, moment)?;
        let at = |session: Session| SessionAt::from((session.id, session.day, session.time));
        let is_over = over(&contract, &store.sessions_of(contract.learner)?, moment.0).is_some();
        let usual = EndKind::ALL.iter().copied().map(UsualWish::from).collect();
        Ok(Answer::read(EndLook { bookings: bookings.into_iter().map(at).collect(), usual, is_over }))
    }
}

/// The bookings still to come after the last day of a contract, on days that no other one covers. Trials are held without one.
fn bookings_after(store: &Store, ended: &Contract, moment: (Day, DayTime)) -> Result<Vec<Session>, Failure> {
    let Some(last) = ended.last_day() else { return Ok(Vec::new()) };
    let mut others = store.contracts_of(ended.learner)?;
    others.retain(|other| other.id != ended.id);
    let mut left = store.bookings_from(ended.learner, last.plus(1))?;
    left.retain(|session| !others.iter().any(|other| other.covers(session.day)));
    still_to_come(store, left, moment)
}

/// The last day of a contract that ends: one of its own term.
///
/// # Errors
/// When it lies before or after it.
pub(crate) fn last_day(field: &str, day: Day, contract: &Contract) -> Result<Day, Failure> {
    let day = check::not_before(field, day, contract.starts_on)?;
    match contract.term_end {
        Some(end) if day > end => Err(Failure::not_allowed(field, "within_the_term")),
        _ => Ok(day),
    }
}

/// Notes that a contract ends. It ends once: what ending it wrote down, such as tickets that ran out, an exit interview or the
/// contacts after a graduation, would be at odds with another ending. To correct how it ended, the act is taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndContract {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its last day.
    pub ended_on: Plain<Day>,
    /// How it ends.
    pub end_kind: Word<EndKind>,
    /// The reason given.
    pub reason: Option<String>,
    /// What becomes of the tickets left; they run out when absent. Those of a contract that ends later, or today with a booking
    /// still open, can be used until its last day and stay: nothing else can be said of them before it.
    pub rest: Option<Word<Rest>>,
    /// The bookings after its last day that are called off; none when absent.
    pub call_off: Option<CallOff>,
    /// The payments for it that are no longer expected; all stay due when absent.
    pub withdraw: Option<Vec<Plain<PaymentId>>>,
}

impl Command for EndContract {
    const NAME: &'static str = "contract.end";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut contract: Contract = call.store()?.get(self.contract.0)?;
        contract.ended_on = Some(last_day("ended_on", self.ended_on.0, &contract)?);
        contract.end_kind = Some(self.end_kind.0);
        contract.end_reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let (act, moment) = (Act::new(Self::NAME, call.now()).of(contract.learner), call.minute());
        let ending = Ending { rest: self.rest, call_off: self.call_off, withdraw: self.withdraw };
        Ok(call.act(&act, |writer| ending.conclude(writer, &contract, moment))?.into())
    }
}

/// What goes with the end of a contract.
pub(crate) struct Ending {
    /// What becomes of the tickets left; they run out when absent.
    pub rest: Option<Word<Rest>>,
    /// The bookings after its last day that are called off.
    pub call_off: Option<CallOff>,
    /// The payments for it that are no longer expected; all stay due when absent.
    pub withdraw: Option<Vec<Plain<PaymentId>>>,
}

impl Ending {
    /// Writes a contract that was ended, what becomes of the tickets left when it is over by now, and which bookings are
    /// called off.
    ///
    /// # Errors
    /// When it has ended already, when the tickets left were decided on though it is not over, when a session is not one of
    /// [those left](bookings_after), or the file refuses it.
    pub fn conclude(self, writer: &mut Writer<'_>, ended: &Contract, moment: (Day, DayTime)) -> Result<(), Failure> {
        if writer.get::<Contract>(ended.id)?.ended_on.is_some() {
            return Err(Failure::not_allowed("contract", "ended_already"));
        }
        writer.put(ended)?;
        let (today, _) = moment;
        call_off_after(writer, ended, self.call_off, moment)?;
        withdraw(writer, ended, &self.withdraw.unwrap_or_default())?;
        let rest = self.rest.map(|rest| rest.0);
        let Some(last) = over(ended, &writer.sessions_of(ended.learner)?, today) else {
            let is_kept = rest.is_none_or(|rest| rest == Rest::Keep);
            return if is_kept { Ok(()) } else { Err(Failure::not_allowed("rest", "usable_until_the_last_day")) };
        };
        let contracts = writer.contracts_of(ended.learner)?;
        settle(writer, ended, rest.unwrap_or(Rest::Expire), last, next_contract(today, ended, &contracts))?;
        Ok(())
    }
}

/// Calls off the wanted of the bookings after a contract that was ended.
fn call_off_after(
    writer: &mut Writer<'_>,
    ended: &Contract,
    wanted: Option<CallOff>,
    moment: (Day, DayTime),
) -> Result<(), Failure> {
    let usual = ended.end_kind.map_or(Wish::Coach, Wish::usual_with);
    let bookings = bookings_after(writer, ended, moment)?;
    if call_off(writer, bookings, wanted, (usual, moment.0))? {
        Ok(())
    } else {
        Err(Failure::not_allowed("call_off", "booked_after_the_last_day"))
    }
}
