//! The pauses of two people who become one, and the terms that they move.

use std::collections::BTreeSet;

use nenrin_domain::{Contract, ContractId, LearnerId, Pause};
use nenrin_store::{Store, Writer};

use crate::Failure;
use crate::lengthening::gives;

/// Pauses that overlap are one, from the first day to the last of them. It rests everything when they rest different contracts.
///
/// A pause goes on moving the terms that it has lengthened, and no other. One of all contracts that begins in a term of the
/// other one becomes one of the only contract that it lengthens. Where it lengthens several, or two have become one that were
/// not alike, or of which a contract was agreed after one and before the other, no day of it stands for a day of every term any
/// more: the terms stay as they are, and the coach changes them.
pub(super) fn fold(writer: &mut Writer<'_>, keep: LearnerId, other: LearnerId) -> Result<(), Failure> {
    let (mut here, mut there) = (writer.pauses_of(keep)?, writer.pauses_of(other)?);
    let (of_keep, of_other) = (writer.contracts_of(keep)?, writer.contracts_of(other)?);
    let mut folded = BTreeSet::new();
    // One that has grown may overlap the next one, also of the same learner.
    while let Some((kept, double)) = overlapping(&mut here, &mut there) {
        writer.remove::<Pause>(double.id)?;
        let alike = are_known_alike(writer, (&kept, &double), of_keep.iter().chain(&of_other))?;
        let joined = joined(kept, double, alike);
        writer.put(&joined)?;
        folded.insert(joined.id);
        here.push(joined);
    }
    for (pauses, own, others) in [(here, &of_keep, &of_other), (there, &of_other, &of_keep)] {
        for pause in pauses.iter().filter(|pause| !folded.contains(&pause.id)) {
            if let Some(pause) = of_its_own(writer, pause, own, others)? {
                writer.put(&pause)?;
            }
        }
    }
    Ok(())
}

/// Takes two that overlap out of the lists: one that stays, and one of either list that goes.
fn overlapping(here: &mut Vec<Pause>, there: &mut Vec<Pause>) -> Option<(Pause, Pause)> {
    let among = |list: &[Pause], kept: &Pause| list.iter().position(|it| it.id != kept.id && it.overlaps(kept));
    let found = here.iter().enumerate().find_map(|(at, kept)| {
        let double = among(there, kept).map(|double| (true, double));
        let double = double.or_else(|| among(here, kept).map(|double| (false, double)));
        double.map(|double| (at, double))
    });
    let (at, (is_there, double)) = found?;
    let kept = here.get(at)?.clone();
    let double = if is_there { there.remove(double) } else { here.remove(double) };
    here.retain(|it| it.id != kept.id);
    Some((kept, double))
}

/// Whether each of these contracts was agreed after either of two pauses was noted, or after neither: then what one of them
/// gives to a term, the other one would give.
fn are_known_alike<'c>(
    store: &Store,
    (one, other): (&Pause, &Pause),
    mut contracts: impl Iterator<Item = &'c Contract>,
) -> Result<bool, Failure> {
    let knows = |contract: &Contract, pause: &Pause| store.came_after::<Contract, Pause>(contract.id, pause.id);
    contracts.try_fold(true, |alike, contract| Ok(alike && knows(contract, one)? == knows(contract, other)?))
}

/// One of two that overlap, which may go on moving terms if they are known `alike`.
fn joined(kept: Pause, double: Pause, alike: bool) -> Pause {
    let moves = |pause: &Pause| (pause.starts_on, pause.ends_on, pause.contract, pause.extends_term);
    Pause {
        extends_term: alike && kept.extends_term && moves(&kept) == moves(&double),
        starts_on: kept.starts_on.min(double.starts_on),
        ends_on: kept.ends_on.zip(double.ends_on).map(|(one, other)| one.max(other)),
        contract: kept.contract.filter(|_| kept.contract == double.contract),
        reason: kept.reason.or(double.reason),
        ..kept
    }
}

/// The pause as it moves no term of `others`; `None` when it moves none of them anyway.
fn of_its_own(store: &Store, pause: &Pause, own: &[Contract], others: &[Contract]) -> Result<Option<Pause>, Failure> {
    let moved = |contracts: &[Contract]| -> Result<Vec<ContractId>, Failure> {
        let mut moved = Vec::new();
        for contract in contracts {
            let of_a_day = Pause { learner: contract.learner, ends_on: Some(pause.starts_on), ..pause.clone() };
            if gives(store, &of_a_day, contract)? != 0 {
                moved.push(contract.id);
            }
        }
        Ok(moved)
    };
    if moved(others)?.is_empty() {
        return Ok(None);
    }
    Ok(Some(match moved(own)?.as_slice() {
        [only] => Pause { contract: Some(*only), ..pause.clone() },
        _ => Pause { extends_term: false, ..pause.clone() },
    }))
}
