//! The ticket ledger. A balance is the sum of its entries and is never stored.

use std::collections::BTreeSet;

use crate::code::codes;
use crate::{Contract, ContractId, ContractKind, Day, EntitlementId, LearnerId, Pause, Policy, Session, SessionId};

codes! {
    /// Why the number of remaining sessions changed.
    EntitlementKind {
        /// Sessions bought with a contract.
        Grant = "grant",
        /// One session used.
        Consume = "consume",
        /// A used session given back.
        Restore = "restore",
        /// Sessions that ran out unused.
        Expire = "expire",
        /// Sessions brought over from an earlier contract.
        CarryOver = "carry_over",
        /// A correction by the coach.
        Adjust = "adjust",
    }
}

/// One entry of the ledger: a signed number of sessions under one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement {
    /// Identity.
    pub id: EntitlementId,
    /// Whose sessions.
    pub learner: LearnerId,
    /// The contract they belong to.
    pub contract: ContractId,
    /// Why the number changed.
    pub kind: EntitlementKind,
    /// By how many sessions; negative when used or run out.
    pub quantity: i32,
    /// The day it took effect.
    pub day: Day,
    /// The session that used or gave back a ticket.
    pub session: Option<SessionId>,
    /// Why, in the coach's words.
    pub reason: Option<String>,
}

/// Remaining sessions after all `entries` (残回数).
#[must_use]
pub fn balance<'e>(entries: impl IntoIterator<Item = &'e Entitlement>) -> i64 {
    entries.into_iter().map(|entry| i64::from(entry.quantity)).sum()
}

/// The entries of a `ledger` that have used a ticket which was not given back.
pub fn in_use(ledger: &[Entitlement]) -> impl Iterator<Item = &Entitlement> {
    let restored = ledger.iter().filter(|entry| entry.kind == EntitlementKind::Restore);
    let restored: BTreeSet<SessionId> = restored.filter_map(|entry| entry.session).collect();
    let is_restored = move |entry: &&Entitlement| entry.session.is_some_and(|session| restored.contains(&session));
    ledger.iter().filter(move |entry| entry.kind == EntitlementKind::Consume && !is_restored(entry))
}

/// Why the coach has given back the ticket of a session out of goodwill, of the `entries` of that session; `None` when none was.
/// One that came back because the outcome was corrected has no reason.
#[must_use]
pub fn goodwill<'e>(entries: impl IntoIterator<Item = &'e Entitlement>) -> Option<&'e str> {
    let given = entries.into_iter().filter(|entry| entry.kind == EntitlementKind::Restore);
    given.filter_map(|entry| entry.reason.as_deref()).last()
}

/// The day on which the last ticket of a package was used or ran out, as known on `as_of`. `None` while any is left, and for
/// a contract that is no package, counts no tickets, or has used none of them.
#[must_use]
pub fn last_ticket_day(as_of: Day, contract: &Contract, entries: &[Entitlement]) -> Option<Day> {
    let known = || entries.iter().filter(|entry| entry.contract == contract.id && entry.day <= as_of);
    if contract.kind != ContractKind::Package || !contract.counts_tickets() || balance(known()) > 0 {
        return None;
    }
    known().filter(|entry| entry.quantity < 0).map(|entry| entry.day).max()
}

/// The contract a session on `day` belongs to, of a learner's `contracts`, oldest first, with their balances: of those that
/// cover the day the oldest that has a ticket left, else the one that began last. One that rests in these `pauses` only when
/// no other one covers the day.
#[must_use]
pub fn contract_of_session<'c>(
    day: Day,
    contracts: &'c [(Contract, i64)],
    pauses: &[Pause],
) -> Option<&'c (Contract, i64)> {
    let covering = covering(day, contracts, pauses);
    oldest_with_ticket(covering, |(contract, balance)| contract.counts_tickets() && *balance > 0)
}

/// The contracts that cover a day and do not rest on it; those that do when there are no others.
fn covering<'c>(day: Day, contracts: &'c [(Contract, i64)], pauses: &[Pause]) -> Vec<&'c (Contract, i64)> {
    let covering = contracts.iter().filter(|(contract, _)| contract.covers(day));
    let (resting, going): (Vec<_>, Vec<_>) = covering.partition(|(contract, _)| contract.rests(day, pauses));
    if going.is_empty() { resting } else { going }
}

/// Of contracts that cover a day, oldest first: the first that has a ticket left, else the last.
pub fn oldest_with_ticket<C>(covering: impl IntoIterator<Item = C>, has_ticket: impl Fn(&C) -> bool) -> Option<C> {
    let mut latest = None;
    for contract in covering {
        if has_ticket(&contract) {
            return Some(contract);
        }
        latest = Some(contract);
    }
    latest
}

codes! {
    /// Why a session uses no ticket.
    NoTicket {
        /// What came of the session uses none.
        Outcome = "outcome",
        /// It was said of this very session.
        Exception = "exception",
        /// No contract covers the day.
        NoContract = "no_contract",
        /// No contract that covers the day counts its sessions.
        NotCounted = "not_counted",
        /// No sessions are left.
        NoneLeft = "none_left",
    }
}

/// What happens in the ledger when a session's outcome becomes known, or another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketStep<'l> {
    /// Nothing: what the ledger says still holds.
    Keep,
    /// A session of this contract is used.
    Use(&'l Contract),
    /// The session's ticket was given back by this entry, which is taken away, so that it counts as used again.
    UseAgain(&'l Entitlement),
    /// The ticket used by this entry is given back.
    GiveBack(&'l Entitlement),
    /// No ticket is used.
    Without(NoTicket),
}

impl<'l> TicketStep<'l> {
    /// What happens when a session goes from what it was `before` (`None` when it was never booked) to `after`, by the
    /// practice's policy. `ledger` are the entries of this session, `contracts` those of the learner, oldest first, with
    /// their balances, `pauses` the learner's.
    ///
    /// A session uses one ticket at most, of the contract it belongs to ([`contract_of_session`]). A balance never falls
    /// below zero by it. A ticket that the coach has given back with a reason stays given, whatever the session becomes.
    #[must_use]
    pub fn between(
        policy: &Policy,
        before: Option<&Session>,
        after: &Session,
        ledger: &'l [Entitlement],
        contracts: &'l [(Contract, i64)],
        pauses: &[Pause],
    ) -> Self {
        let used = ledger.iter().find(|entry| entry.kind == EntitlementKind::Consume);
        let counts = balance(ledger) < 0;
        let (did, does) = (before.is_some_and(|before| policy.flags(before).consumes), policy.flags(after).consumes);
        match (did, does, used) {
            (true, false, Some(used)) if counts => Self::GiveBack(used),
            (false, true, Some(_)) if counts => Self::Keep,
            (false, true, Some(used)) => Self::again(used, ledger, contracts),
            (false, true, None) => Self::first(after.day, contracts, pauses),
            (false, false, _) if before.is_none_or(|before| before.state.is_open()) => {
                Self::Without(if after.consumes == Some(false) { NoTicket::Exception } else { NoTicket::Outcome })
            }
            _ => Self::Keep,
        }
    }

    fn first(day: Day, contracts: &'l [(Contract, i64)], pauses: &[Pause]) -> Self {
        let counted = |(contract, _): &&(Contract, i64)| contract.counts_tickets();
        match contract_of_session(day, contracts, pauses) {
            None => Self::Without(NoTicket::NoContract),
            Some((contract, balance)) if contract.counts_tickets() && *balance > 0 => Self::Use(contract),
            Some(_) if covering(day, contracts, pauses).iter().any(counted) => Self::Without(NoTicket::NoneLeft),
            Some(_) => Self::Without(NoTicket::NotCounted),
        }
    }

    /// The contract whose ticket is used by this step; `None` when none is.
    #[must_use]
    pub const fn used(&self) -> Option<ContractId> {
        match self {
            Self::Use(contract) => Some(contract.id),
            Self::UseAgain(entry) => Some(entry.contract),
            Self::Keep | Self::GiveBack(_) | Self::Without(_) => None,
        }
    }

    fn again(used: &Entitlement, ledger: &'l [Entitlement], contracts: &[(Contract, i64)]) -> Self {
        let corrected = |entry: &&Entitlement| entry.kind == EntitlementKind::Restore && entry.reason.is_none();
        let Some(restored) = ledger.iter().rev().find(corrected) else { return Self::Keep };
        match contracts.iter().find(|(contract, _)| contract.id == used.contract) {
            // Since it was given back, the term may have moved away from its day.
            Some((contract, _)) if !contract.covers(used.day) => Self::Without(NoTicket::NoContract),
            Some((_, left)) if *left > 0 => Self::UseAgain(restored),
            _ => Self::Without(NoTicket::NoneLeft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entitlement, EntitlementKind, NoTicket, TicketStep, last_ticket_day};
    use crate::{
        Contract, ContractId, ContractKind, Day, EntitlementId, Id, LearnerId, Money, Policy, Session, SessionId,
        SessionState, Zone,
    };

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn contract(n: u128, starts_on: &str, sessions: Option<u32>) -> Contract {
        Contract {
            id: ContractId::from_uuid(uuid::Uuid::from_u128(n)),
            external_id: None,
            learner: LearnerId::from_uuid(uuid::Uuid::nil()),
            plan: None,
            plan_name: None,
            kind: ContractKind::Package,
            starts_on: day(starts_on),
            term_end: Some(day("2026-12-31")),
            price: Money::yen(0),
            sessions,
            cadence_days: None,
            predecessor: None,
            ended_on: None,
            end_kind: None,
            end_reason: None,
            payer: None,
            tax: None,
            carry_over: 0,
            notice_hours: None,
            auto_renew: false,
            rest_kept_on: None,
            flow: None,
        }
    }

    fn entry(kind: EntitlementKind, quantity: i32) -> Entitlement {
        Entitlement {
            id: EntitlementId::from_uuid(uuid::Uuid::nil()),
            learner: LearnerId::from_uuid(uuid::Uuid::nil()),
            contract: ContractId::from_uuid(uuid::Uuid::from_u128(1)),
            kind,
            quantity,
            day: day("2026-11-20"),
            session: None,
            reason: None,
        }
    }

    fn session(on: &str, state: SessionState) -> Session {
        let (id, learner) = (SessionId::from_uuid(uuid::Uuid::nil()), LearnerId::from_uuid(uuid::Uuid::nil()));
        Session::on(id, learner, day(on), Zone::UTC, state)
    }

    #[test]
    fn the_oldest_contract_that_covers_the_day_and_has_one_left_gives_the_ticket() {
        let (old, new) = (contract(1, "2026-01-01", Some(8)), contract(2, "2026-06-01", Some(8)));
        let step = |contracts: &[(Contract, i64)], on: &str| match TicketStep::between(
            &Policy::usual(),
            Some(&session(on, SessionState::Booked)),
            &session(on, SessionState::Held),
            &[],
            contracts,
            &[],
        ) {
            TicketStep::Use(contract) => Ok(contract.id.uuid().as_u128()),
            TicketStep::Without(why) => Err(why),
            other => panic!("{other:?}"),
        };
        assert_eq!(step(&[(old.clone(), 1), (new.clone(), 8)], "2026-11-20"), Ok(1));
        assert_eq!(step(&[(old.clone(), 0), (new.clone(), 8)], "2026-11-20"), Ok(2));
        assert_eq!(step(&[(old.clone(), 0), (new.clone(), 0)], "2026-11-20"), Err(NoTicket::NoneLeft));
        assert_eq!(step(&[(old, 3), (new, 8)], "2027-01-01"), Err(NoTicket::NoContract));
        assert_eq!(step(&[(contract(3, "2026-01-01", None), 0)], "2026-11-20"), Err(NoTicket::NotCounted));
    }

    #[test]
    fn the_last_ticket_is_the_one_after_which_none_is_left() {
        let package = contract(1, "2026-01-01", Some(2));
        let on = |text: &str, kind, quantity| Entitlement { day: day(text), ..entry(kind, quantity) };
        let ledger = [
            on("2026-01-01", EntitlementKind::Grant, 2),
            on("2026-02-01", EntitlementKind::Consume, -1),
            on("2026-03-01", EntitlementKind::Consume, -1),
            on("2026-03-05", EntitlementKind::Restore, 1),
            on("2026-06-30", EntitlementKind::Expire, -1),
        ];
        let last = |as_of: &str, contract: &Contract| last_ticket_day(day(as_of), contract, &ledger);
        assert_eq!(last("2026-02-28", &package), None);
        assert_eq!(last("2026-03-01", &package), Some(day("2026-03-01")));
        assert_eq!(last("2026-03-05", &package), None, "one was given back");
        assert_eq!(last("2026-06-30", &package), Some(day("2026-06-30")), "it ran out");
        assert_eq!(last("2025-12-31", &package), None, "nothing in the ledger");
        assert_eq!(last("2026-06-30", &contract(2, "2026-01-01", Some(2))), None, "the ledger of another");
        let monthly = Contract { kind: ContractKind::Subscription, ..package };
        assert_eq!(last("2026-06-30", &monthly), None, "the next month brings new ones");
    }

    #[test]
    fn a_session_uses_one_ticket_at_most_and_gives_it_back_when_it_did_not_take_place() {
        use SessionState::{CancelledByLearner, Held, NoShow};
        let contracts = [(contract(1, "2026-01-01", Some(8)), 3)];
        let usual = Policy::usual();
        let in_state = |state| session("2026-11-20", state);
        let (used, restored) = (entry(EntitlementKind::Consume, -1), entry(EntitlementKind::Restore, 1));
        let both = [used.clone(), restored.clone()];
        let step = |before: Option<SessionState>, after, ledger| {
            TicketStep::between(&usual, before.map(in_state).as_ref(), &in_state(after), ledger, &contracts, &[])
        };
        let one = std::slice::from_ref(&used);

        assert_eq!(step(Some(Held), NoShow, one), TicketStep::Keep);
        assert_eq!(step(Some(NoShow), NoShow, &both), TicketStep::Keep, "a goodwill give-back stays given");
        assert_eq!(step(Some(Held), CancelledByLearner, one), TicketStep::GiveBack(&used));
        assert_eq!(step(Some(CancelledByLearner), Held, &both), TicketStep::UseAgain(&restored));
        assert_eq!(step(None, CancelledByLearner, &[]), TicketStep::Without(NoTicket::Outcome));
        assert_eq!(step(Some(Held), CancelledByLearner, &[]), TicketStep::Keep);

        let goodwill = [used.clone(), Entitlement { reason: Some("好意".to_owned()), ..restored.clone() }];
        assert_eq!(step(Some(NoShow), CancelledByLearner, &goodwill), TicketStep::Keep);
        assert_eq!(step(Some(CancelledByLearner), NoShow, &goodwill), TicketStep::Keep, "it stays given");

        let none_left = [(contract(1, "2026-01-01", Some(8)), 0)];
        let (cancelled, held) = (in_state(CancelledByLearner), in_state(Held));
        let again = |contracts| TicketStep::between(&usual, Some(&cancelled), &held, &both, contracts, &[]);
        assert_eq!(again(&none_left), TicketStep::Without(NoTicket::NoneLeft));
        let over = Contract { term_end: Some(day("2026-11-19")), ..contract(1, "2026-01-01", Some(8)) };
        assert_eq!(again(&[(over, 3)]), TicketStep::Without(NoTicket::NoContract), "the term has moved");
    }
}
