//! What a learner has agreed to: what must not lie beside another on the same days.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    Coded, Consent, Contract, ContractId, Day, Entitlement, EntitlementId, LearnerId, Pause, PauseId, PayerLink,
    Session, SessionState, in_use,
};
use nenrin_store::{Store, StoreError};

use super::all_stood;

/// What lies beside something beside which it must not lie.
#[derive(Debug, Default)]
pub(super) struct Agreements {
    /// Contracts that run on beside the one that renews them, with no ticket left to be used first.
    beside_a_renewal: BTreeSet<ContractId>,
    /// Tickets used on days that their contract does not cover.
    used_outside: BTreeSet<EntitlementId>,
    /// Pauses at the same time.
    pauses: BTreeSet<(PauseId, PauseId)>,
    /// Days on which a learner is booked twice.
    booked_twice: BTreeSet<(LearnerId, Day)>,
    /// What was consented to twice, with both consents holding.
    consented_twice: BTreeSet<(LearnerId, &'static str)>,
    /// Hundredths of what is due that payers bear at most, where it is more than there are.
    overshared: BTreeMap<LearnerId, u32>,
}

impl Agreements {
    pub fn of(
        store: &Store,
        learners: &BTreeSet<LearnerId>,
        balances: &BTreeMap<ContractId, i64>,
    ) -> Result<Self, StoreError> {
        let mut all = Self::default();
        for learner in learners {
            let contracts = store.contracts_of(*learner)?;
            all.beside_a_renewal.extend(beside_a_renewal(&contracts, balances));
            all.used_outside.extend(used_outside(&contracts, &store.entitlements_of(*learner)?));
            all.pauses.extend(at_the_same_time(&store.pauses_of(*learner)?));
            all.booked_twice.extend(booked_twice(&store.sessions_of(*learner)?).map(|day| (*learner, day)));
            all.consented_twice.extend(consented_twice(&store.consents_of(*learner)?).map(|kind| (*learner, kind)));
            let shared = PayerLink::most_shared(&store.payer_links_of(*learner)?);
            all.overshared.extend((shared > 100).then_some((*learner, shared)));
        }
        Ok(all)
    }

    /// Whether nothing lies beside another that did not do so in one of the states that `stood`.
    pub fn hold_after(&self, stood: &[&Self]) -> bool {
        let was_shared = |(learner, shared): (&LearnerId, &u32)| {
            stood.iter().any(|before| before.overshared.get(learner) >= Some(shared))
        };
        all_stood(&self.beside_a_renewal, stood.iter().map(|before| &before.beside_a_renewal))
            && all_stood(&self.used_outside, stood.iter().map(|before| &before.used_outside))
            && all_stood(&self.pauses, stood.iter().map(|before| &before.pauses))
            && all_stood(&self.booked_twice, stood.iter().map(|before| &before.booked_twice))
            && all_stood(&self.consented_twice, stood.iter().map(|before| &before.consented_twice))
            && self.overshared.iter().all(was_shared)
    }
}

/// Of these contracts of a learner with their balances, those that run on beside the one that renews them, with no ticket left
/// to be used first.
pub(crate) fn beside_a_renewal(
    contracts: &[Contract],
    balances: &BTreeMap<ContractId, i64>,
) -> impl Iterator<Item = ContractId> {
    let has_tickets =
        |old: &Contract| old.counts_tickets() && balances.get(&old.id).is_some_and(|balance| *balance > 0);
    let runs_beside = move |old: &&Contract| {
        let renewals = contracts.iter().filter(|new| new.predecessor == Some(old.id));
        !has_tickets(old) && renewals.into_iter().any(|new| old.covers(new.starts_on))
    };
    contracts.iter().filter(runs_beside).map(|old| old.id)
}

fn used_outside(contracts: &[Contract], ledger: &[Entitlement]) -> impl Iterator<Item = EntitlementId> {
    let covers = |entry: &Entitlement| contracts.iter().any(|it| it.id == entry.contract && it.covers(entry.day));
    // One that was given back counts from when it is used again, so that it is not used outside then.
    in_use(ledger).filter(move |entry| !covers(entry)).map(|entry| entry.id)
}

fn at_the_same_time(pauses: &[Pause]) -> impl Iterator<Item = (PauseId, PauseId)> {
    let pairs = pauses.iter().flat_map(|one| pauses.iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.id < other.id && one.overlaps(other)).map(|(one, other)| (one.id, other.id))
}

fn booked_twice(sessions: &[Session]) -> impl Iterator<Item = Day> {
    let booked = sessions.iter().filter(|session| session.state == SessionState::Booked);
    twice(booked.map(|session| session.day))
}

fn consented_twice(consents: &[Consent]) -> impl Iterator<Item = &'static str> {
    let holding = consents.iter().filter(|consent| consent.withdrawn_on.is_none());
    twice(holding.map(|consent| consent.kind.as_code()))
}

/// What is said more than once.
fn twice<T: Ord + Copy>(said: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let (mut once, mut again) = (BTreeSet::new(), BTreeSet::new());
    for one in said {
        if !once.insert(one) {
            again.insert(one);
        }
    }
    again.into_iter()
}
