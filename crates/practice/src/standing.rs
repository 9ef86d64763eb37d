//! What keeps a learner from bookings from a day on.

use std::collections::BTreeSet;

use nenrin_domain::{Day, LearnerId, Obstructions, Pause, SessionId, last_day_of_all};
use nenrin_store::Store;

use crate::Failure;

/// The bookings, pauses and contracts that stand in the way.
pub(crate) struct Standing {
    booked: BTreeSet<Day>,
    pauses: Vec<Pause>,
    last_day: Option<Day>,
}

impl Standing {
    /// What the file says of it; the bookings of `besides` do not count.
    pub(crate) fn of(store: &Store, learner: LearnerId, from: Day, besides: &[SessionId]) -> Result<Self, Failure> {
        let mut booked = store.bookings_from(learner, from)?;
        booked.retain(|session| !besides.contains(&session.id));
        Ok(Self {
            booked: booked.iter().map(|session| session.day).collect(),
            pauses: store.pauses_of(learner)?,
            last_day: last_day_of_all(&store.contracts_of(learner)?),
        })
    }

    pub(crate) fn obstructions(&self) -> Obstructions<'_> {
        Obstructions { booked: &self.booked, pauses: &self.pauses, last_day: self.last_day }
    }
}
