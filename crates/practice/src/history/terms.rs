//! The contracts of a history, by which its sessions find theirs and its tickets are counted.

use std::collections::{BTreeSet, HashMap};

use nenrin_domain::{Contract, ContractId, Day, LearnerId, oldest_with_ticket};

/// All contracts of the history so far as they are in the practice, each with its balance of tickets: by learner, the
/// oldest first.
#[derive(Debug, Default)]
pub(super) struct Terms {
    of: HashMap<LearnerId, Vec<(Contract, i64)>>,
    /// Those whose end comes with this history.
    ending: BTreeSet<ContractId>,
}

impl Terms {
    /// The contract that a renewal starting on `starts_on` renews: the latest one before it.
    pub fn before(&self, learner: LearnerId, starts_on: Day) -> Option<ContractId> {
        let earlier = self.of.get(&learner)?.iter().filter(|(contract, _)| contract.starts_on <= starts_on);
        earlier.max_by_key(|(contract, _)| contract.starts_on).map(|(contract, _)| contract.id)
    }

    /// Remembers a contract with its balance.
    pub fn add(&mut self, contract: Contract, balance: i64) {
        let terms = self.of.entry(contract.learner).or_default();
        let place = (contract.starts_on, contract.id);
        let at = terms.partition_point(|(known, _)| (known.starts_on, known.id) < place);
        terms.insert(at, (contract, balance));
    }

    /// What is left of a contract at the end of this history runs out on the day it ended.
    pub fn run_out(&mut self, contract: ContractId) {
        self.ending.insert(contract);
    }

    /// The contract a session on `day` belongs to, with its balance, as
    /// [`contract_of_session`](nenrin_domain::contract_of_session) has it.
    pub fn covering(&mut self, learner: LearnerId, day: Day) -> Option<&mut (Contract, i64)> {
        let covering = self.of.get_mut(&learner)?.iter_mut().filter(|(contract, _)| contract.covers(day));
        oldest_with_ticket(covering, |(_, balance)| *balance > 0)
    }

    /// The tickets left of the contracts that run out, in the order of their identities.
    pub fn left_over(&self) -> Vec<(LearnerId, ContractId, Day, i64)> {
        let ending = |(contract, balance): &(Contract, i64)| {
            let left = self.ending.contains(&contract.id) && *balance > 0;
            left.then_some((contract.learner, contract.id, contract.ended_on?, *balance))
        };
        let mut left: Vec<_> = self.of.values().flatten().filter_map(ending).collect();
        left.sort_by_key(|(_, contract, ..)| *contract);
        left
    }
}
