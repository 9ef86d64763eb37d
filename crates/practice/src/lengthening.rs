//! What pauses have given to the terms of contracts.

use nenrin_domain::{Contract, Pause};
use nenrin_store::{Store, StoreError};

use crate::Failure;

/// The pauses that were noted after a contract was agreed, or came with it. Whoever agrees on a term knows the pauses that are
/// noted by then: those give nothing to it.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn noted_since(store: &Store, contract: &Contract) -> Result<Vec<Pause>, Failure> {
    let mut since = Vec::new();
    for pause in store.pauses_of(contract.learner)? {
        if !store.came_after::<Contract, Pause>(contract.id, pause.id)? {
            since.push(pause);
        }
    }
    Ok(since)
}

/// By how many days a pause [lengthens](Pause::lengthens) the term of a contract that was agreed before it was noted; by none
/// of another one.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn gives(store: &Store, pause: &Pause, contract: &Contract) -> Result<i64, StoreError> {
    let days = pause.lengthens(contract);
    let is_known = days != 0 && store.came_after::<Contract, Pause>(contract.id, pause.id)?;
    Ok(if is_known { 0 } else { days })
}

/// By how many days more than a pause has given to the term of a contract it would move back when the pause goes: by none,
/// as long as the two go together.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn takes_more(store: &Store, pause: &Pause, contract: &Contract) -> Result<i64, StoreError> {
    let given = store.grown_along::<Contract, Pause>(contract.id, "term_end", pause.id)?;
    Ok(gives(store, pause, contract)? - given)
}
