//! Bookings that came before, were called off, and take place again by a later version of their row.

use nenrin_domain::{InboxState, Origin, Session, SessionId, SessionState};
use nenrin_exchange::intake::BookingRow;
use nenrin_store::Store;

use super::bookings::{SESSION, is_later, version_of, waiting};
use super::days::Slot;
use super::plan::{Deciding, Identity, Step};
use super::run::RunImport;
use crate::derived::Key;
use crate::{Command as _, Failure};

/// What becomes of a booking that came before and was called off, and takes place by a later version of its row. It comes in as
/// another session, for an outcome is final; where the coach has called it off, or the day is taken, it waits once for each
/// version, unless its learner is booked at its time by now.
pub(super) fn once_more(
    deciding: &mut Deciding<'_>,
    store: &Store,
    row: &BookingRow,
    identity: &Identity,
    before: &Session,
) -> Result<Step, Failure> {
    let slots = deciding.days.of(store, before.learner)?;
    let mut booked = slots.iter().filter(|slot| slot.is_booked() && slot.day == row.day).peekable();
    let is_taken = booked.peek().is_some();
    if booked.any(|slot| slot.time.is_none() || slot.time == row.time) {
        return Ok(Step::Known);
    }
    let origin = identity.origin(SESSION);
    let own = store.changed_otherwise_since::<Session, Origin>(before.id, origin, RunImport::NAME)?;
    let is_undecided = is_taken || own.iter().any(|field| field == "state");
    match deciding.in_inbox(identity)? {
        Some(item) if is_undecided || item.state == InboxState::Waiting => {
            let is_told = item == waiting(row, deciding.source, identity);
            let is_settled = item.state != InboxState::Waiting && !is_later(row, version_of(&item));
            return Ok(if is_told || is_settled { Step::Known } else { Step::WaitsOtherwise });
        }
        None if is_undecided => return Ok(Step::Waits),
        _ => {}
    }
    let id = another_id(row, deciding.source, identity);
    let slot = Slot { id, day: row.day, time: row.time, state: SessionState::Booked, is_told: true };
    deciding.days.of(store, before.learner)?.push(slot);
    Ok(Step::Brings(before.learner))
}

/// The identity of the session that a version of a row brings after its first one was called off.
fn another_id(row: &BookingRow, source: &str, identity: &Identity) -> SessionId {
    Key::of(source).with(&identity.text).with_maybe(row.version).id(row.day)
}

/// The identity of the session that a row brings, which may have brought another one `before`.
pub(super) fn id_of(row: &BookingRow, source: &str, identity: &Identity, before: Option<&Origin>) -> SessionId {
    before.map_or_else(|| identity.key.id(row.day), |_| another_id(row, source, identity))
}
