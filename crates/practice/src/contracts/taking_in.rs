//! Sessions that were written down before the contract that covers their day.

use nenrin_domain::{Contract, ContractId, Day, LearnerId, Session};
use nenrin_store::{Store, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::booking::came_resolved;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Lets what came of sessions on the days of a contract, and belongs to no other one, belong to it: each uses a ticket, as
/// long as there are some.
///
/// # Errors
/// When the file refuses it.
pub(super) fn take_in(writer: &mut Writer<'_>, contract: &Contract) -> Result<(), Failure> {
    let mut sessions = without_ticket(writer, contract.learner, Some(contract.id))?;
    sessions.retain(|session| contract.covers(session.day));
    for session in sessions {
        let session = Session { contract: Some(contract.id), ..session };
        writer.put(&session)?;
        came_resolved(writer, &session, session.day)?;
    }
    Ok(())
}

/// The sessions of a learner that belong to this contract or to none, and would use a ticket, but have not; in their order.
fn without_ticket(store: &Store, learner: LearnerId, contract: Option<ContractId>) -> Result<Vec<Session>, Failure> {
    let (policy, ledger) = (store.policy()?, store.entitlements_of(learner)?);
    let mut sessions = store.sessions_of(learner)?;
    sessions.retain(|session| {
        let belongs = session.contract.is_none() || session.contract == contract;
        let uses = session.state.outcome().is_some() && policy.flags(session).consumes;
        belongs && uses && !ledger.iter().any(|entry| entry.session == Some(session.id))
    });
    Ok(sessions)
}

/// How many sessions a contract of a learner would [take in](take_in), if its tickets last: those of `days`, from the first to
/// the last, as far as there is one.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn taken_in(
    store: &Store,
    learner: LearnerId,
    contract: Option<ContractId>,
    (first, last): (Day, Option<Day>),
) -> Result<u32, Failure> {
    let mut sessions = without_ticket(store, learner, contract)?;
    sessions.retain(|session| first <= session.day && last.is_none_or(|last| session.day <= last));
    Ok(u32::try_from(sessions.len()).unwrap_or(u32::MAX))
}

/// Asks how many sessions a new contract would take in: they were recorded without one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookTakenIn {
    /// Whose contract.
    pub learner: Plain<LearnerId>,
    /// Its first day.
    pub starts_on: Plain<Day>,
    /// Its last day; absent when it is open-ended, or not known yet.
    pub term_end: Option<Plain<Day>>,
}

impl Command for LookTakenIn {
    const NAME: &'static str = "contract.look_taken_in";
    type Output = u32;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<u32>, Failure> {
        let days = (self.starts_on.0, check::plain(self.term_end));
        Ok(Answer::read(taken_in(call.store()?, self.learner.0, None, days)?))
    }
}
