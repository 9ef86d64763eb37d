//! What becomes of the tickets left over under a contract that is over.

use nenrin_domain::{Contract, ContractId, Day, Entitlement, EntitlementKind, LeftOver, Rest, Session, next_contract};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Tickets left over under a contract that is over, as its rule splits them.
#[derive(Debug, Serialize, TS)]
pub struct LeftOverView {
    /// So many come over into the next contract, or would into a renewal on the same terms.
    pub carried: u32,
    /// So many run out.
    pub expired: u32,
}

impl LeftOverView {
    /// What is left by `today`, of a contract that is over: `None` when nothing is. `ledger` are its entries, `contracts` and
    /// `sessions` all of the learner's.
    pub(crate) fn of(
        contract: &Contract,
        (ledger, contracts, sessions): (&[Entitlement], &[Contract], &[Session]),
        today: Day,
    ) -> Option<Self> {
        over(contract, sessions, today)?;
        let is_renewed = contracts.iter().any(|other| other.predecessor == Some(contract.id));
        let renewal = (contract.ended_on.is_none() && !is_renewed).then_some(contract);
        let left = LeftOver::of(contract, ledger, next_contract(today, contract, contracts).or(renewal));
        (left.total() > 0).then_some(Self { carried: left.carried, expired: left.expired })
    }
}

/// Decides what becomes of the tickets left over under a contract that is over.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleRest {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// What becomes of them. That they are kept is decided, too: nobody asks about them any more.
    pub rest: Word<Rest>,
}

impl Command for SettleRest {
    const NAME: &'static str = "contract.settle";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (contract, today): (Contract, _) = (call.store()?.get(self.contract.0)?, call.today());
        let Some(last) = over(&contract, &call.store()?.sessions_of(contract.learner)?, today) else {
            return Err(Failure::not_allowed("contract", "over"));
        };
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        let done = call.act(&act, |writer| {
            let contracts = writer.contracts_of(contract.learner)?;
            let next = next_contract(today, &contract, &contracts);
            if LeftOver::of(&contract, &writer.entitlements_of(contract.learner)?, next).total() == 0 {
                return Err(Failure::not_allowed("rest", "something_left"));
            }
            if self.rest.0 == Rest::Keep {
                return Ok(writer.put(&Contract { rest_kept_on: Some(today), ..contract.clone() })?);
            }
            // The next one may be over by now, too: carried over into nothing they would run out.
            if self.rest.0 == Rest::CarryOver && next.is_none() {
                return Err(Failure::not_allowed("rest", "next_contract"));
            }
            settle(writer, &contract, self.rest.0, last, next).map(|_| ())
        })?;
        Ok(done.into())
    }
}

/// The last day of a contract that is over by `today`: it has passed, or the coach has ended it today and none of the
/// learner's `sessions` of today is still open. One that is can use a ticket.
pub(super) fn over(contract: &Contract, sessions: &[Session], today: Day) -> Option<Day> {
    let open = || sessions.iter().any(|session| session.day == today && session.state.is_open());
    let passed = |last: &Day| *last < today || contract.ended_on.is_some() && *last == today && !open();
    contract.last_day().filter(passed)
}

/// Writes into the ledger what becomes of the tickets left under `contract`, on its `last` day. Those that come over count
/// in the `next` contract from its first day on.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn settle(
    writer: &mut Writer<'_>,
    contract: &Contract,
    rest: Rest,
    last: Day,
    next: Option<&Contract>,
) -> Result<LeftOver, Failure> {
    let split = LeftOver::of(contract, &writer.entitlements_of(contract.learner)?, next).decided(rest);
    let mut enter = |contract: &Contract, kind, quantity: u32, sign: i32, day| {
        let quantity = i32::try_from(quantity).unwrap_or(i32::MAX) * sign;
        let (id, learner, contract) = (writer.mint(), contract.learner, contract.id);
        let entry = Entitlement { id, learner, contract, kind, quantity, day, session: None, reason: None };
        if quantity == 0 { Ok(()) } else { writer.add(&entry) }
    };
    if let Some(next) = next {
        enter(contract, EntitlementKind::CarryOver, split.carried, -1, last)?;
        enter(next, EntitlementKind::CarryOver, split.carried, 1, next.starts_on)?;
    }
    enter(contract, EntitlementKind::Expire, split.expired, -1, last)?;
    Ok(split)
}
