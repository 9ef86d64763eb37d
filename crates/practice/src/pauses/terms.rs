//! The terms that pauses lengthen.

use std::collections::BTreeSet;

use nenrin_domain::{Contract, ContractId, Day, Pause, PauseId};
use nenrin_store::{Store, Writer};

use crate::Failure;
use crate::contracts::leaves_out;
use crate::holding::is_settled;
use crate::lengthening::gives;

/// Moves the terms of a learner by the `days` that a pause gives each of them, less those it gave before; but those that were
/// renewed already stay.
pub(super) fn move_terms(
    writer: &mut Writer<'_>,
    pause: &Pause,
    days: impl Fn(&Store, &Contract) -> Result<i64, Failure>,
) -> Result<Moved, Failure> {
    let contracts = writer.contracts_of(pause.learner)?;
    let renewed: BTreeSet<ContractId> = contracts.iter().filter_map(|contract| contract.predecessor).collect();
    let mut moved = Moved { pause: pause.id, terms: Vec::new() };
    for old in contracts.into_iter().filter(|contract| !renewed.contains(&contract.id)) {
        let by = days(writer, &old)?;
        if let Some(term_end) = old.term_end.filter(|_| by != 0) {
            // That its sessions are kept was decided on for another last day.
            let new = Contract { term_end: Some(term_end.plus(by)), rest_kept_on: None, ..old.clone() };
            writer.put(&new)?;
            moved.terms.push((old, new));
        }
    }
    Ok(moved)
}

/// Terms that were moved because of a pause: each contract as it was and as it is.
#[must_use]
pub(super) struct Moved {
    pause: PauseId,
    terms: Vec<(Contract, Contract)>,
}

impl Moved {
    /// Refuses what must not follow: that another pause gives a term more or less than it did, for nobody would take that
    /// back when it changes; that a last day moves on which it was settled what became of the sessions left; and that what is
    /// booked or took place under a contract lies outside of its days.
    pub(super) fn check(&self, store: &Store, today: Day) -> Result<(), Failure> {
        for (old, new) in &self.terms {
            if is_settled(store, old)? {
                return Err(Failure::not_allowed("pause", "rest_settled"));
            }
            let mut others = store.pauses_of(new.learner)?;
            others.retain(|other| other.id != self.pause);
            for other in &others {
                let is_held = |contract| is_held_without_it(store, other, contract, &others);
                if gives(store, other, old)? != gives(store, other, new)? || is_held(old)? && !is_held(new)? {
                    // One that has begun can be taken back, but not removed.
                    return Err(match other.starts_on <= today {
                        true => Failure::not_allowed("pause", "begun_pause_moves"),
                        false => Failure::not_allowed("pause", "another_pause_moves"),
                    });
                }
            }
            if leaves_out(store, old, new)? {
                return Err(Failure::not_allowed("pause", "sessions_in_the_term"));
            }
        }
        Ok(())
    }
}

/// Whether a pause gives the same to a term without the days that came of it and of later ones: no pause begins in a term only
/// because it has lengthened it.
fn is_held_without_it(store: &Store, pause: &Pause, contract: &Contract, all: &[Pause]) -> Result<bool, Failure> {
    let mut days = 0;
    for later in all.iter().filter(|later| later.starts_on >= pause.starts_on) {
        days += gives(store, later, contract)?;
    }
    let without = Contract { term_end: contract.term_end.map(|last| last.plus(-days)), ..contract.clone() };
    Ok(gives(store, pause, &without)? == gives(store, pause, contract)?)
}
