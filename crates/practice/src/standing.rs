//! What keeps a learner from bookings from a day on.

use std::collections::BTreeSet;

use nenrin_domain::{Contract, Day, LearnerId, Obstructions, Pause, SessionId, last_day_of_all};
use nenrin_store::Store;

use crate::Failure;

/// The bookings, pauses and contracts that stand in the way.
pub(crate) struct Standing {
    booked: BTreeSet<Day>,
    pauses: Vec<Pause>,
    contracts: Vec<Contract>,
}

impl Standing {
    /// What the file says of it; the bookings of `besides` do not count.
    pub(crate) fn of(store: &Store, learner: LearnerId, from: Day, besides: &[SessionId]) -> Result<Self, Failure> {
        let mut booked = store.bookings_from(learner, from)?;
        booked.retain(|session| !besides.contains(&session.id));
        Ok(Self {
            booked: booked.iter().map(|session| session.day).collect(),
            pauses: store.pauses_of(learner)?,
            contracts: store.contracts_of(learner)?,
        })
    }

    pub(crate) fn obstructions(&self) -> Obstructions<'_> {
        let Self { booked, pauses, contracts } = self;
        Obstructions { booked, pauses, contracts, last_day: last_day_of_all(contracts) }
    }
}
