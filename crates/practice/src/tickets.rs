//! The ticket ledger when the outcome of a session becomes known.

use nenrin_domain::{Day, Entitlement, EntitlementKind, Outcome, Session, TicketStep};
use nenrin_store::Writer;

use crate::{Failure, trials};

/// Says what came of a session, on `today`: its trial and its ticket follow.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn resolve(writer: &mut Writer<'_>, session: &Session, outcome: Outcome, today: Day) -> Result<(), Failure> {
    let unchanged = session.state == outcome.state();
    let resolved_on = if unchanged { session.resolved_on } else { Some(today) };
    become_known(writer, session, Session { state: outcome.state(), resolved_on, ..session.clone() }, today)
}

/// Writes a session as it is `after` it has become known what came of it, or what it counts as.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn become_known(
    writer: &mut Writer<'_>,
    before: &Session,
    after: Session,
    today: Day,
) -> Result<(), Failure> {
    let (policy, contracts) = (writer.policy()?, writer.contracts_with_balance(after.learner)?);
    let ledger = writer.entitlements_of_session(after.learner, after.id)?;
    let step = TicketStep::between(&policy, Some(before), &after, &ledger, &contracts);
    let after = Session { contract: step.used().or(after.contract), ..after };
    writer.put(&after)?;
    trials::follow(writer, after.id, &after)?;
    settle(writer, step, &after, today)
}

/// Writes a step of the ledger for `session`; what is given back is given back on `today`, but not before it was used.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn settle(
    writer: &mut Writer<'_>,
    step: TicketStep<'_>,
    session: &Session,
    today: Day,
) -> Result<(), Failure> {
    let entry = |id, contract, kind, quantity, day| {
        let (learner, session) = (session.learner, Some(session.id));
        Entitlement { id, learner, contract, kind, quantity, day, session, reason: None }
    };
    let id = writer.mint();
    match step {
        TicketStep::Keep | TicketStep::Without(_) => {}
        TicketStep::Use(contract) => {
            writer.add(&entry(id, contract.id, EntitlementKind::Consume, -1, session.day))?;
        }
        TicketStep::GiveBack(used) => {
            writer.add(&entry(
                id,
                used.contract,
                EntitlementKind::Restore,
                used.quantity.saturating_neg(),
                today.max(used.day),
            ))?;
        }
        TicketStep::UseAgain(restored) => writer.remove::<Entitlement>(restored.id)?,
    }
    Ok(())
}
