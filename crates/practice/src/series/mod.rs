//! Series: bookings of one learner in an even rhythm, made, moved and cancelled at one go.

mod booking;
mod later;
mod moving;

pub use booking::{BookSeries, LookAtSeries, Rhythm, SeriesBooked, SeriesDay};
pub use later::{CancelSeries, SeriesOfSession, SeriesView};
pub use moving::{LookAtSeriesMove, MoveSeries, MovedDay};
