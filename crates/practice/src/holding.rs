//! What holds the term of a contract where it is.

use nenrin_domain::{Contract, Entitlement, EntitlementKind, SessionState};
use nenrin_store::{Store, StoreError};

/// Whether a session in this state is booked or came to something, so that no contract is to move away from it.
pub(crate) const fn stands_for_a_time(state: SessionState) -> bool {
    matches!(state, SessionState::Booked | SessionState::Held | SessionState::LateCancelled | SessionState::NoShow)
}

/// Whether it was settled what became of sessions left over under a contract: then its last day stays.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn is_settled(store: &Store, contract: &Contract) -> Result<bool, StoreError> {
    let entries = store.entitlements_of(contract.learner)?;
    Ok(entries.iter().any(|entry| entry.contract == contract.id && settles(entry)))
}

/// Whether it says what became of sessions that were left over.
fn settles(entry: &Entitlement) -> bool {
    matches!(entry.kind, EntitlementKind::Expire | EntitlementKind::CarryOver) && entry.quantity < 0
}
