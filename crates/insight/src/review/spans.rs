//! Of which days the four numbers of a review are told. A week of a practice of one is too short for a share: few contracts fall
//! due in it, and fees come in by the month.

use nenrin_domain::Day;

use crate::metrics::{Metric, Period, PeriodLength};

/// The metrics that a review looks at, in their order.
pub const FOUR_NUMBERS: [Metric; 4] = [Metric::Renewal, Metric::Unbooked, Metric::FollowUps, Metric::Revenue];

/// Weeks over which the renewal rate is told: about as long as many contracts last.
const RENEWAL_WEEKS: i64 = 13;

/// Weeks over which follow-ups are told.
const FOLLOW_UP_WEEKS: i64 = 4;

/// The days that a number is told of, and those it is compared with: both are as long as each other and over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spans {
    /// Up to the last day of the week.
    pub now: Period,
    /// A week earlier; of the revenue the same days of the month before.
    pub before: Period,
}

/// The week that is reviewed on `today`: the one before that of today, from Monday to Sunday.
#[must_use]
pub fn reviewed_week(today: Day) -> Period {
    Period::around(today.monday().plus(-7), PeriodLength::Week)
}

/// The days of which `metric` is told in the review of `week`.
#[must_use]
pub fn spans_of(metric: Metric, week: Period) -> Spans {
    let weeks = |count: i64| {
        let until = |until: Day| Period { from: until.plus(-7 * count), until };
        Spans { now: until(week.until), before: until(week.from) }
    };
    match metric {
        Metric::Renewal => weeks(RENEWAL_WEEKS),
        Metric::Revenue => to_date(week),
        // Unbooked days are those at the end of a period, however long it is.
        Metric::Unbooked => weeks(1),
        _ => weeks(FOLLOW_UP_WEEKS),
    }
}

/// The month up to the last day of the week, and as many days of the one before, which may be shorter.
fn to_date(week: Period) -> Spans {
    let month = Period::around(week.last_day(), PeriodLength::Month);
    let before = Period::around(month.from.plus(-1), PeriodLength::Month);
    // The last day of a month is compared with the last day of another one.
    let is_whole = week.until == month.until;
    let days = week.until.since(month.from);
    let until = if is_whole { before.until } else { before.from.plus(days).min(before.until) };
    Spans { now: Period { until: week.until, ..month }, before: Period { until, ..before } }
}
