//! Series of bookings.

use nenrin_domain::Series;

use crate::record::record;

record!(Series, SeriesId, "series", immutable: false, {
    every_days: u32,
    times: u32,
});
