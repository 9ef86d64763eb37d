//! The ticket ledger as the coach sees it, and the two entries that are made by hand: a ticket given back, a correction.

use nenrin_domain::{
    Contract, ContractId, Day, Entitlement, EntitlementId, EntitlementKind, LearnerId, Session, SessionId, balance,
};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most tickets of one correction.
const MOST: i32 = 1_000;

/// Asks for the ticket ledger of a contract.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerOfContract {
    /// The contract.
    pub contract: Plain<ContractId>,
}

/// One entry of the ledger, and the balance after it.
#[derive(Debug, Serialize, TS)]
pub struct LedgerLine {
    /// Identity.
    pub id: Plain<EntitlementId>,
    /// Why the number changed.
    pub kind: Word<EntitlementKind>,
    /// By how many sessions; negative when used or run out.
    pub quantity: i32,
    /// The day it took effect.
    pub day: Plain<Day>,
    /// The day of the session that used or gave back a ticket.
    pub session_day: Option<Plain<Day>>,
    /// Why, in the coach's words.
    pub reason: Option<String>,
    /// Remaining sessions after it.
    pub balance: i64,
}

impl Command for LedgerOfContract {
    const NAME: &'static str = "entitlement.ledger";
    type Output = Vec<LedgerLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<LedgerLine>>, Failure> {
        let store = call.store()?;
        let contract: Contract = store.get(self.contract.0)?;
        Ok(Answer::read(lines_of(store, contract.learner, contract.id)?.into_iter().map(|(_, line)| line).collect()))
    }
}

/// The ledger of a contract, each line with the session it is about.
fn lines_of(
    store: &Store,
    learner: LearnerId,
    contract: ContractId,
) -> Result<Vec<(Option<SessionId>, LedgerLine)>, Failure> {
    let entries = store.entitlements_of(learner)?;
    let mut left = 0;
    let lines = entries.iter().filter(|entry| entry.contract == contract).map(|entry| {
        left += i64::from(entry.quantity);
        let session = entry.session.map(|session| store.get::<Session>(session)).transpose()?;
        let line = LedgerLine {
            id: Plain(entry.id),
            kind: Word(entry.kind),
            quantity: entry.quantity,
            day: Plain(entry.day),
            session_day: session.map(|session| Plain(session.day)),
            reason: entry.reason.clone(),
            balance: left,
        };
        Ok((entry.session, line))
    });
    lines.collect()
}

/// Asks what a session did to the ticket ledger.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TicketsOfSession {
    /// The session.
    pub session: Plain<SessionId>,
}

/// What a session did to the ticket ledger.
#[derive(Debug, Serialize, TS)]
pub struct SessionTickets {
    /// Whether it uses a ticket that can be given back.
    pub used: bool,
    /// Its entries.
    pub lines: Vec<LedgerLine>,
}

impl Command for TicketsOfSession {
    const NAME: &'static str = "session.tickets";
    type Output = SessionTickets;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SessionTickets>, Failure> {
        let store = call.store()?;
        let session: Session = store.get(self.session.0)?;
        let entries = store.entitlements_of_session(session.learner, session.id)?;
        let Some(first) = entries.first() else {
            return Ok(Answer::read(SessionTickets { used: false, lines: vec![] }));
        };
        let lines = lines_of(store, session.learner, first.contract)?.into_iter();
        let lines = lines.filter(|(of, _)| *of == Some(session.id)).map(|(_, line)| line).collect();
        Ok(Answer::read(SessionTickets { used: balance(&entries) < 0, lines }))
    }
}

/// Gives back the ticket that a session has used, out of goodwill: the outcome of the session and its use stay on record.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveBackTicket {
    /// The session.
    pub session: Plain<SessionId>,
    /// Why.
    pub reason: String,
}

impl Command for GiveBackTicket {
    const NAME: &'static str = "session.give_back";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let session: Session = store.get(self.session.0)?;
        let reason = Some(check::required("reason", &self.reason, check::LINE)?);
        let entries = store.entitlements_of_session(session.learner, session.id)?;
        let used = entries.iter().find(|entry| entry.kind == EntitlementKind::Consume);
        let Some(used) = used.filter(|_| balance(&entries) < 0) else {
            return Err(Failure::not_allowed("session", "no_ticket_used"));
        };
        let act = Act::new(Self::NAME, call.now()).of(session.learner).about("day", session.day.to_string());
        let done = call.act(&act, |writer| {
            Ok::<_, Failure>(writer.add(&Entitlement {
                id: writer.mint(),
                learner: session.learner,
                contract: used.contract,
                kind: EntitlementKind::Restore,
                quantity: used.quantity.saturating_neg(),
                // One that was cancelled ahead of its day used it on that day.
                day: today.max(used.day),
                session: Some(session.id),
                reason,
            })?)
        })?;
        Ok(done.into())
    }
}

/// Corrects the number of remaining sessions. It is the one way in which a balance can fall below zero.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdjustTickets {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// By how many sessions; negative to take some away, never 0.
    pub quantity: i32,
    /// Why.
    pub reason: String,
}

impl Command for AdjustTickets {
    const NAME: &'static str = "entitlement.adjust";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let contract: Contract = call.store()?.get(self.contract.0)?;
        if !contract.counts_tickets() {
            return Err(Failure::not_allowed("contract", "not_counted"));
        }
        if self.quantity == 0 || !(-MOST..=MOST).contains(&self.quantity) {
            return Err(Failure::not_allowed("quantity", "a_number_but_0"));
        }
        let (today, reason) = (call.today(), Some(check::required("reason", &self.reason, check::LINE)?));
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        let done = call.act(&act, |writer| {
            Ok::<_, Failure>(writer.add(&Entitlement {
                id: writer.mint(),
                learner: contract.learner,
                contract: contract.id,
                kind: EntitlementKind::Adjust,
                quantity: self.quantity,
                day: today,
                session: None,
                reason,
            })?)
        })?;
        Ok(done.into())
    }
}
