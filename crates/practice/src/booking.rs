//! A session goes on: it is to take place at another time, or it becomes known what came of it. What hangs on it goes
//! along, whether the coach says so or a file.

use nenrin_domain::{Day, Session, TicketStep};
use nenrin_store::Writer;

use crate::sessions::contract_on;
use crate::tickets::settle;
use crate::{Failure, drafts, trials};

/// Writes a session that was as `before` and is now as `after`: on another day it belongs to the contract of that day; its
/// ticket, its trial and what is being typed about it follow. Gives a ticket back on `today`.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn go_on(writer: &mut Writer<'_>, before: &Session, after: Session, today: Day) -> Result<(), Failure> {
    let (policy, pauses) = (writer.policy()?, writer.pauses_of(after.learner)?);
    let contracts = writer.contracts_with_balance(after.learner)?;
    let ledger = writer.entitlements_of_session(after.learner, after.id)?;
    let step = TicketStep::between(&policy, Some(before), &after, &ledger, &contracts, &pauses);
    let contract = match after.day == before.day {
        true => after.contract,
        false => contract_on(writer, after.learner, after.day)?,
    };
    let after = Session { contract: step.used().or(contract), ..after };
    writer.put(&after)?;
    trials::follow(writer, after.id, &after)?;
    settle(writer, step, &after, today)?;
    if when_and_how(&after) != when_and_how(before)
        && let Some(draft) = drafts::carried(writer, after.id, after.id)?
    {
        writer.keep_draft(&draft)?;
    }
    Ok(())
}

/// What the draft of a session says of it, too.
fn when_and_how(session: &Session) -> impl PartialEq {
    (session.day, session.time, session.minutes, session.mode)
}

/// Lets the ticket follow a session that has just been added, and of which it is known already what came of it: one of the
/// contract it belongs to, if any.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn came_resolved(writer: &mut Writer<'_>, session: &Session, today: Day) -> Result<(), Failure> {
    if session.state.is_open() {
        return Ok(());
    }
    let (policy, pauses) = (writer.policy()?, writer.pauses_of(session.learner)?);
    let mut contracts = writer.contracts_with_balance(session.learner)?;
    contracts.retain(|(contract, _)| Some(contract.id) == session.contract);
    settle(writer, TicketStep::between(&policy, None, session, &[], &contracts, &pauses), session, today)
}
