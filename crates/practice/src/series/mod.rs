//! Series: bookings of one learner in an even rhythm, made, moved and cancelled at one go.

mod booking;
mod later;
mod moving;

use std::collections::BTreeSet;

use nenrin_domain::{Day, LearnerId, Obstructions, Pause, SessionId, last_day_of_all};
use nenrin_store::Store;

use crate::Failure;

pub use booking::{BookSeries, LookAtSeries, Rhythm, SeriesBooked, SeriesDay};
pub use later::{CancelSeries, SeriesOfSession, SeriesView};
pub use moving::{LookAtSeriesMove, MoveSeries, MovedDay};

/// What keeps a learner from bookings from a day on.
struct Standing {
    booked: BTreeSet<Day>,
    pauses: Vec<Pause>,
    last_day: Option<Day>,
}

impl Standing {
    /// What the file says of it; the bookings of `besides` do not count.
    fn of(store: &Store, learner: LearnerId, from: Day, besides: &[SessionId]) -> Result<Self, Failure> {
        let mut booked = store.bookings_from(learner, from)?;
        booked.retain(|session| !besides.contains(&session.id));
        Ok(Self {
            booked: booked.iter().map(|session| session.day).collect(),
            pauses: store.pauses_of(learner)?,
            last_day: last_day_of_all(&store.contracts_of(learner)?),
        })
    }

    fn obstructions(&self) -> Obstructions<'_> {
        Obstructions { booked: &self.booked, pauses: &self.pauses, last_day: self.last_day }
    }
}
