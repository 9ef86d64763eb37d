//! The ticket ledger when the outcome of a session becomes known.

use nenrin_domain::{Day, Entitlement, EntitlementKind, Session, TicketStep};
use nenrin_store::Writer;

use crate::Failure;

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
