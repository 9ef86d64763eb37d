//! Contracts that were signed with a mistake.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Contract, ContractId, Day, Entitlement, EntitlementKind, Payer, Payment, balance, in_use};
use nenrin_store::{Act, Store, StoreError, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::taking_in::{take_in, taken_in};
use super::{due, grant};
use crate::holding::{is_settled, stands_for_a_time};
use crate::lengthening::noted_since;
use crate::taking_back::beside_a_renewal;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

/// Corrects what was written down of a contract: name, price, sessions and days. Its ticket ledger follows. What happened
/// under it must still be within it, and one that has ended keeps its end. What is expected of its price
/// follows the price, and what took place on its days without a ticket is taken in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectContract {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// What the agreement is called.
    pub plan_name: Option<String>,
    /// Price of the term or package.
    pub price: Sum,
    /// Sessions included; absent when they are not counted.
    pub sessions: Option<u32>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Last day of the term; absent when open-ended.
    pub term_end: Option<Plain<Day>>,
    /// Why the number of sessions changes, for the ticket ledger.
    pub reason: Option<String>,
}

impl Command for CorrectContract {
    const NAME: &'static str = "contract.correct";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let old: Contract = store.get(self.contract.0)?;
        check::living(store, old.learner)?;
        let new = self.corrected(&old)?;
        let reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        if (old.starts_on, old.term_end) != (new.starts_on, new.term_end) {
            Days { store, old: &old, new: &new }.check()?;
        }
        let dues = due::following(store, &old, new.price)?;
        let act = Act::new(Self::NAME, call.now()).of(old.learner);
        let done = call.act(&act, |writer| {
            writer.put(&new)?;
            dues.iter().try_for_each(|due| writer.put(due))?;
            move_beginning(writer, &old, &new)?;
            agree_sessions(writer, &old, &new, (today, reason))?;
            take_in(writer, &new)
        })?;
        Ok(done.into())
    }
}

/// Asks what follows a contract when it is corrected.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookCorrection {
    /// The contract to correct.
    pub contract: Plain<ContractId>,
    /// Its price from then on.
    pub price: Sum,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Last day of the term; absent when open-ended.
    pub term_end: Option<Plain<Day>>,
}

/// What follows a contract.
#[derive(Debug, Serialize, TS)]
pub struct CorrectionLook {
    /// The payments that are expected of its price, as they are then.
    pub dues: Vec<FollowingDue>,
    /// How many sessions that were recorded without a ticket it takes in, if it counts them and its tickets last.
    pub taken_in: u32,
}

/// A payment that is expected, and follows the price of its contract.
#[derive(Debug, Serialize, TS)]
pub struct FollowingDue {
    /// The day it is due.
    pub due_on: Option<Plain<Day>>,
    /// Who pays it; `null` where it is the learner.
    pub payer: Option<String>,
    /// What will be due.
    pub amount: Sum,
}

impl Command for LookCorrection {
    const NAME: &'static str = "contract.look_correction";
    type Output = CorrectionLook;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<CorrectionLook>, Failure> {
        let store = call.store()?;
        let contract: Contract = store.get(self.contract.0)?;
        let told = |due: Payment| {
            let payer = due.payer.map(|payer| store.get::<Payer>(payer)).transpose()?.map(|payer| payer.name);
            Ok::<_, Failure>(FollowingDue { due_on: due.due_on.map(Plain), payer, amount: due.amount.into() })
        };
        let dues = due::following(store, &contract, check::price("price", &self.price)?)?;
        let days = (self.starts_on.0, check::plain(self.term_end));
        let taken_in = taken_in(store, contract.learner, Some(contract.id), days)?;
        Ok(Answer::read(CorrectionLook { dues: dues.into_iter().map(told).collect::<Result<_, _>>()?, taken_in }))
    }
}

impl CorrectContract {
    fn corrected(&self, old: &Contract) -> Result<Contract, Failure> {
        let (starts_on, term_end) = (self.starts_on.0, check::plain(self.term_end));
        let sessions = check::sessions(old.kind, self.sessions)?;
        if let Some(last) = term_end {
            check::not_before("term_end", last, old.ended_on.unwrap_or(starts_on).max(starts_on))?;
        }
        if let Some(ended_on) = old.ended_on {
            check::not_before("starts_on", ended_on, starts_on)?;
            if sessions != old.sessions {
                return Err(Failure::not_allowed("sessions", "ended_already"));
            }
        }
        if old.counts_tickets() && sessions.is_none() {
            return Err(Failure::not_allowed("sessions", "counted_before"));
        }
        Ok(Contract {
            plan_name: check::optional("plan_name", self.plan_name.as_deref(), check::NAME)?,
            price: check::price("price", &self.price)?,
            sessions,
            starts_on,
            term_end,
            // It was decided on for another last day.
            rest_kept_on: old.rest_kept_on.filter(|_| term_end == old.term_end),
            ..old.clone()
        })
    }
}

/// Whether what is booked or took place under a contract that was as `old` and is as `new` now lies outside of its days.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn leaves_out(store: &Store, old: &Contract, new: &Contract) -> Result<bool, Failure> {
    let days = Days { store, old, new };
    Ok(days.leaves_out_tickets()? || days.leaves_out_sessions(&store.contracts_of(new.learner)?)?)
}

/// A contract whose days change.
struct Days<'s> {
    store: &'s Store,
    old: &'s Contract,
    new: &'s Contract,
}

impl Days<'_> {
    /// Refuses days that would not fit with the other contracts, or with what happened under this one.
    fn check(&self) -> Result<(), Failure> {
        let before = self.store.contracts_with_balance(self.old.learner)?;
        let balances = before.iter().map(|(contract, balance)| (contract.id, *balance)).collect();
        let before: Vec<Contract> = before.into_iter().map(|(contract, _)| contract).collect();
        let corrected = |contract: &Contract| if contract.id == self.new.id { self.new } else { contract }.clone();
        let after: Vec<Contract> = before.iter().map(corrected).collect();
        if !self.follow(&before, &after, &balances) {
            return Err(Failure::not_allowed("starts_on", "beside_its_renewal"));
        }
        if self.old.term_end != self.new.term_end && is_settled(self.store, self.old)? {
            return Err(Failure::not_allowed("term_end", "rest_settled"));
        }
        if self.leaves_out_tickets()? || self.leaves_out_sessions(&after)? {
            return Err(Failure::not_allowed("starts_on", "sessions_within"));
        }
        // What a pause has given to a term is taken from it by the same count when the pause changes.
        let pauses = noted_since(self.store, self.old)?;
        if pauses.iter().any(|pause| pause.lengthens(self.old) != pause.lengthens(self.new)) {
            return Err(Failure::not_allowed("term_end", "pauses_within"));
        }
        Ok(())
    }

    /// Whether contracts that renew others still begin after them, and none runs beside its renewal that did not.
    fn follow(&self, before: &[Contract], after: &[Contract], balances: &BTreeMap<ContractId, i64>) -> bool {
        let begins_first = |one: &Contract, next: &Contract| one.starts_on < next.starts_on;
        let in_order = after.iter().all(|next| {
            let previous = after.iter().find(|one| next.predecessor == Some(one.id));
            let concerns = next.id == self.new.id || next.predecessor == Some(self.new.id);
            !concerns || previous.is_none_or(|one| begins_first(one, next))
        });
        let were: BTreeSet<ContractId> = beside_a_renewal(before, balances).collect();
        in_order && beside_a_renewal(after, balances).all(|contract| were.contains(&contract))
    }

    fn leaves_out_tickets(&self) -> Result<bool, Failure> {
        let entries = own_entries(self.store, self.old)?;
        Ok(in_use(&entries).any(|entry| self.leaves_out(entry.day)))
    }

    /// Whether a session that [stands for a time](stands_for_a_time) would be on a day of no contract, as of `after` there are.
    fn leaves_out_sessions(&self, after: &[Contract]) -> Result<bool, Failure> {
        let sessions = self.store.sessions_of(self.old.learner)?;
        let alone = |day: Day| self.leaves_out(day) && !after.iter().any(|contract| contract.covers(day));
        Ok(sessions.iter().any(|session| stands_for_a_time(session.state) && alone(session.day)))
    }

    fn leaves_out(&self, day: Day) -> bool {
        self.old.covers(day) && !self.new.covers(day)
    }
}

fn own_entries(store: &Store, contract: &Contract) -> Result<Vec<Entitlement>, StoreError> {
    let mut entries = store.entitlements_of(contract.learner)?;
    entries.retain(|entry| entry.contract == contract.id);
    Ok(entries)
}

/// The sessions with which a contract begins count from its first day on.
fn move_beginning(writer: &mut Writer<'_>, old: &Contract, new: &Contract) -> Result<(), Failure> {
    let begins = |entry: &Entitlement| {
        let is_given = matches!(entry.kind, EntitlementKind::Grant | EntitlementKind::CarryOver) && entry.quantity > 0;
        is_given && entry.day == old.starts_on && new.starts_on != old.starts_on
    };
    for entry in own_entries(writer, old)?.into_iter().filter(begins) {
        writer.put(&Entitlement { day: new.starts_on, ..entry })?;
    }
    Ok(())
}

/// Writes by how many sessions more or fewer were agreed into the ledger, as a correction of this day with its reason. It
/// cannot make the balance fall below zero.
fn agree_sessions(
    writer: &mut Writer<'_>,
    old: &Contract,
    new: &Contract,
    (today, reason): (Day, Option<String>),
) -> Result<(), Failure> {
    if !old.counts_tickets() {
        return grant(writer, new);
    }
    let more = i64::from(new.sessions.unwrap_or(0)) - i64::from(old.sessions.unwrap_or(0));
    if more == 0 {
        return Ok(());
    }
    if more < 0 && balance(&own_entries(writer, old)?) + more < 0 {
        return Err(Failure::not_allowed("sessions", "at_least_used"));
    }
    Ok(writer.add(&Entitlement {
        id: writer.mint(),
        learner: new.learner,
        contract: new.id,
        kind: EntitlementKind::Adjust,
        quantity: i32::try_from(more).unwrap_or(i32::MAX),
        day: today.max(new.starts_on),
        session: None,
        reason,
    })?)
}
