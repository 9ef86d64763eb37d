//! Calendars (RFC 5545): bookings for other programs, and the bookings in theirs.
//!
//! [`write`] makes a calendar of [`Appointment`]s. [`read`] makes [`Booking`]s of a calendar, one for each time that
//! something takes place: repetitions are worked out here, within bounds, with what was moved, left out and called off.
//! Which names of zones other programs use is data: `windows_zones.csv`.

mod event;
mod read;
mod repeat;
mod scan;
mod sheet;
mod wall;
mod write;
mod zones;

pub use read::{Booking, Calendar, Doubt, DoubtKind, MOST_BOOKINGS, Standing, read};
pub use scan::Unfit;
pub use sheet::{SOURCE, Who, is_one, sheet};
pub use write::{Appointment, Start, write};

/// The end of the identities that this program gives.
pub const OWN: &str = "@nenrin";
