//! The terms of contracts: what pauses have given to them, and what lies in them.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Contract, ContractId, Day, LearnerId, PauseId, SessionId};
use nenrin_store::{Store, StoreError};

use super::all_stood;
use crate::holding::{is_settled, stands_for_a_time};
use crate::lengthening::takes_more;

/// The terms of learners, with the pauses and sessions in them.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Pauses that would move a term by more or fewer days than they have given to it, and by how many. Neither one that was
    /// ended nor one that was renewed moves any more.
    off: BTreeSet<Off>,
    /// The contracts under which each session is, by its day, that stands for a time.
    under: BTreeMap<(SessionId, Day), BTreeSet<ContractId>>,
    /// When each contract was ended.
    ended: BTreeMap<ContractId, Option<Day>>,
    /// The ends of the terms for which it was settled what becomes of the sessions left.
    settled: BTreeMap<ContractId, Option<Day>>,
}

type Off = (PauseId, ContractId, i64);

impl Terms {
    pub fn of(store: &Store, learners: &BTreeSet<LearnerId>) -> Result<Self, StoreError> {
        let mut all = Self::default();
        for learner in learners {
            let contracts = store.contracts_of(*learner)?;
            all.off.extend(off(store, *learner, &contracts)?);
            all.ended.extend(contracts.iter().map(|contract| (contract.id, contract.ended_on)));
            for contract in &contracts {
                if is_settled(store, contract)? {
                    all.settled.insert(contract.id, contract.term_end);
                }
            }
            let sessions = store.sessions_of(*learner)?;
            for session in sessions.iter().filter(|session| stands_for_a_time(session.state)) {
                let covering = contracts.iter().filter(|contract| contract.covers(session.day));
                all.under.insert((session.id, session.day), covering.map(|contract| contract.id).collect());
            }
        }
        Ok(all)
    }

    /// Whether everything is in order, but for what was out of order in one of the states that `stood`, the present one first.
    pub fn hold_after(&self, stood: &[&Self]) -> bool {
        all_stood(&self.off, stood.iter().map(|before| &before.off))
            && !self.moved_away(stood)
            && !self.settled_anew(stood)
    }

    /// Whether a term ends otherwise than it was settled for, and than it did in any of the states that `stood`.
    fn settled_anew(&self, stood: &[&Self]) -> bool {
        let Some(before) = stood.first() else { return false };
        let mut settled = self.settled.iter().filter(|(contract, _)| before.settled.contains_key(*contract));
        settled.any(|(contract, end)| stood.iter().all(|it| it.settled.get(contract) != Some(end)))
    }

    /// Whether a term moved away from a session that is under no contract now, but was in all the states that `stood`. Of a
    /// contract that is not there any more, or that is ended otherwise, somebody has decided that.
    fn moved_away(&self, stood: &[&Self]) -> bool {
        let Some(before) = stood.first() else { return false };
        let moved =
            |contract: &ContractId| self.ended.get(contract).is_some_and(|on| before.ended.get(contract) == Some(on));
        let alone = self.under.iter().filter(|(_, contracts)| contracts.is_empty()).map(|(session, _)| session);
        let was_alone = |session| stood.iter().any(|it| it.under.get(session).is_some_and(BTreeSet::is_empty));
        alone.into_iter().any(|session| {
            !was_alone(session) && before.under.get(session).is_some_and(|contracts| contracts.iter().any(moved))
        })
    }
}

fn off(store: &Store, learner: LearnerId, contracts: &[Contract]) -> Result<BTreeSet<Off>, StoreError> {
    let renewed: BTreeSet<ContractId> = contracts.iter().filter_map(|contract| contract.predecessor).collect();
    let moves = |contract: &&Contract| contract.ended_on.is_none() && !renewed.contains(&contract.id);
    let mut off = BTreeSet::new();
    for pause in store.pauses_of(learner)?.iter().filter(|pause| pause.extends_term) {
        for contract in contracts.iter().filter(moves) {
            let more = takes_more(store, pause, contract)?;
            off.extend((more != 0).then_some((pause.id, contract.id, more)));
        }
    }
    Ok(off)
}
