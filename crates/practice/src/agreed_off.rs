//! What calling a booking off says of it: it costs the learner nothing, for as long as it is called off.

use nenrin_domain::{Day, Outcome, Policy, Session};
use nenrin_store::Store;

use crate::Failure;

/// The session, of which it is said that it costs nothing where it would once this outcome is known on `today`.
pub(crate) fn at_no_cost(session: Session, outcome: Outcome, policy: &Policy, today: Day) -> Session {
    let told = Session { state: outcome.state(), resolved_on: Some(today), ..session.clone() };
    let flags = policy.flags(&told);
    let never = |counts: bool, said: Option<bool>| if counts { Some(false) } else { said };
    Session {
        consumes: never(flags.consumes, session.consumes),
        chargeable: never(flags.chargeable, session.chargeable),
        ..session
    }
}

/// The session that was as `before` and becomes `after`: once it is no longer called off, it counts as its new outcome does.
/// What the coach has said of this very one by hand, or says along with the new outcome, stays.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn counted_anew(store: &Store, before: &Session, after: Session) -> Result<Session, Failure> {
    if !before.state.is_cancelled_in_time() || after.state.is_cancelled_in_time() {
        return Ok(after);
    }
    let stays = |field: &str, was: Option<bool>, is: Option<bool>| -> Result<Option<bool>, Failure> {
        // By hand an exception is made of an outcome that is known; calling off writes both at once.
        let lapses = is == Some(false) && was == is && store.was_written_with::<Session>(after.id, field, "state")?;
        Ok(is.filter(|_| !lapses))
    };
    let consumes = stays("consumes", before.consumes, after.consumes)?;
    let chargeable = stays("chargeable", before.chargeable, after.chargeable)?;
    Ok(Session { consumes, chargeable, ..after })
}
