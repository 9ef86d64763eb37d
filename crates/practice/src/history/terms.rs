//! The contracts of a history, by which its sessions find theirs and its tickets are counted.

use std::collections::HashMap;

use nenrin_domain::{Contract, ContractId, Day, LearnerId, oldest_with_ticket};

/// What must be known of a contract to give sessions to it.
#[derive(Debug)]
pub(super) struct Term {
    pub contract: ContractId,
    pub starts_on: Day,
    pub last_day: Option<Day>,
    /// The day it is known to have ended.
    pub ended_on: Option<Day>,
    /// Tickets left; `None` when they are not counted, or the contract was there before this history.
    pub tickets: Option<u32>,
}

/// All contracts of the history so far, by learner, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Terms(HashMap<LearnerId, Vec<Term>>);

impl Terms {
    /// The contract that a renewal starting on `starts_on` renews: the latest one before it.
    pub fn before(&self, learner: LearnerId, starts_on: Day) -> Option<ContractId> {
        let earlier = self.0.get(&learner)?.iter().filter(|term| term.starts_on <= starts_on);
        earlier.max_by_key(|term| term.starts_on).map(|term| term.contract)
    }

    /// Remembers a contract; `fresh` when it was not there before this history.
    pub fn add(&mut self, contract: &Contract, fresh: bool) {
        let tickets = contract.sessions.filter(|_| fresh && contract.counts_tickets());
        let terms = self.0.entry(contract.learner).or_default();
        let at = terms.partition_point(|term| (term.starts_on, term.contract) < (contract.starts_on, contract.id));
        let term = Term {
            contract: contract.id,
            starts_on: contract.starts_on,
            last_day: contract.last_day(),
            ended_on: contract.ended_on,
            tickets,
        };
        terms.insert(at, term);
    }

    /// The contract a session on `day` belongs to, as [`contract_of_session`](nenrin_domain::contract_of_session) has it.
    pub fn covering(&mut self, learner: LearnerId, day: Day) -> Option<&mut Term> {
        let covers = |term: &Term| term.starts_on <= day && term.last_day.is_none_or(|last| day <= last);
        let terms = self.0.get_mut(&learner)?;
        let covering = terms.iter_mut().filter(|term| covers(term));
        oldest_with_ticket(covering, |term| term.tickets.is_some_and(|tickets| tickets > 0))
    }

    /// Ended contracts with tickets left over, in the order of their identities.
    pub fn left_over(&self) -> Vec<(LearnerId, ContractId, Day, u32)> {
        let all = self.0.iter().flat_map(|(learner, terms)| terms.iter().map(move |term| (*learner, term)));
        let mut left: Vec<_> = all
            .filter_map(|(learner, term)| {
                let tickets = term.tickets.filter(|tickets| *tickets > 0)?;
                Some((learner, term.contract, term.ended_on?, tickets))
            })
            .collect();
        left.sort_by_key(|(_, contract, ..)| *contract);
        left
    }
}
