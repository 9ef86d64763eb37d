//! Which periods are told beside one another, and how each is called.

use nenrin_domain::Day;
use nenrin_insight::metrics::{Period, PeriodLength};

use crate::{Call, Failure};

/// How many periods are shown unless more are asked for.
pub(super) const PERIODS: usize = 12;

/// The last `most` periods up to the one of `day`, the earliest first. Nothing is told of a time before the practice; the period
/// that is looked at stays.
pub(super) fn history(call: &Call<'_>, day: Day, length: PeriodLength, most: usize) -> Result<Vec<Period>, Failure> {
    let first = call.store()?.first_day()?.unwrap_or(day);
    let mut periods = Period::up_to(day, length, most);
    periods.retain(|period| period.until > first || period.contains(day));
    Ok(periods)
}

/// How a period is called under its point, in figures alone.
pub(super) fn label(period: Period, length: PeriodLength) -> String {
    let (year, month, day) = period.from.ymd();
    match length {
        PeriodLength::Week => format!("{month}/{day}"),
        PeriodLength::Month => format!("{year}/{month}"),
        PeriodLength::Quarter => format!("{year} Q{}", (month - 1) / 3 + 1),
        PeriodLength::Year => year.to_string(),
    }
}
