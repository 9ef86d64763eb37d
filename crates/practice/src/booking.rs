//! A session goes on: it is to take place at another time, or it becomes known what came of it. What hangs on it goes
//! along, whether the coach says so or a file.

use nenrin_domain::{Day, Outcome, Session, SessionId, TicketStep, Trial};
use nenrin_store::Writer;

use crate::agreed_off::counted_anew;
use crate::planned::contract_on;
use crate::tickets::settle;
use crate::{Failure, drafts};

/// Writes a session that was as `before` and is now as `after`: on another day it belongs to the contract of that day; its
/// ticket, its trial and what is being typed about it follow, and what was said of it only because it was
/// [called off](crate::agreed_off) is said no more once it is not. Gives a ticket back on `today`.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn go_on(writer: &mut Writer<'_>, before: &Session, after: Session, today: Day) -> Result<(), Failure> {
    let after = counted_anew(writer, before, after)?;
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
    follow_trial(writer, after.id, &after)?;
    settle(writer, step, &after, today)?;
    if when_and_how(&after) != when_and_how(before)
        && let Some(draft) = drafts::carried(writer, after.id, after.id)?
    {
        writer.keep_draft(&draft)?;
    }
    Ok(())
}

/// Says what came of a session, on `today`: its trial and its ticket follow.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn resolve(writer: &mut Writer<'_>, session: &Session, outcome: Outcome, today: Day) -> Result<(), Failure> {
    let unchanged = session.state == outcome.state();
    let resolved_on = if unchanged { session.resolved_on } else { Some(today) };
    go_on(writer, session, Session { state: outcome.state(), resolved_on, ..session.clone() }, today)
}

/// Lets the trial follow its session, which has just become this: its day, and whether the person came.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn follow_trial(writer: &mut Writer<'_>, was: SessionId, session: &Session) -> Result<(), Failure> {
    let Some(trial) = writer.trial_of_session(was)? else { return Ok(()) };
    let (day, showed_up) = (session.day, session.took_place());
    writer.put(&Trial { day, showed_up, session: Some(session.id), ..trial })?;
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
