//! The one slot suggested for the next booking: the learner's own rhythm, the same weekday, the same time.

use nenrin_domain::{Contract, Day, DayTime};
use nenrin_insight::{NOMINAL_DAYS, rhythm};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use super::before::Before;
use crate::Failure;
use crate::wire::Plain;

/// Sessions that are looked back upon: more than a rhythm counts.
const LOOKED_BACK: u32 = 30;

/// A day and time at which the next session could be.
#[derive(Debug, Serialize, TS)]
pub struct SuggestedSlot {
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
}

/// The slot for the next booking; `None` when there is a booking.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn suggest(store: &Store, before: &Before, today: Day) -> Result<Option<SuggestedSlot>, Failure> {
    if before.next_booking.is_some() {
        return Ok(None);
    }
    let stated = &before.stated;
    let contract = before.contract().map(|(contract, _)| contract);
    let agreed = contract.and_then(|contract| contract.cadence_days).or(before.learner.cadence_days);
    let contracts: Vec<Contract> = before.contracts.iter().map(|(contract, _)| contract.clone()).collect();
    let (pauses, held) = (store.pauses_of(stated.learner)?, store.held_until(stated.learner, stated.day, LOOKED_BACK)?);
    let rhythm = rhythm(today, agreed.unwrap_or(NOMINAL_DAYS), &contracts, &pauses, &held);
    let day = next_in_rhythm(stated.day, rhythm.expected_gap_days(), today);
    Ok(Some(SuggestedSlot { day: Plain(day), time: stated.time.map(Plain) }))
}

/// The day of a next session after one on `last`: the same day of the week, as many whole weeks later as come nearest
/// to the gap (at least one), and as many times again until it lies after `today`.
#[allow(clippy::cast_possible_truncation, reason = "a float is cast to the nearest number there is")]
fn next_in_rhythm(last: Day, gap_days: f64, today: Day) -> Day {
    let step = ((gap_days / 7.0).round() as i64).clamp(1, 520) * 7;
    let missed = today.since(last).max(0) / step;
    last.plus((missed + 1) * step)
}

#[cfg(test)]
mod tests {
    use super::next_in_rhythm;
    use nenrin_domain::Day;

    #[test]
    fn the_next_day_keeps_the_weekday_and_lies_ahead() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        for (last, gap, today, next) in [
            ("2026-11-20", 14.0, "2026-11-20", "2026-12-04"),
            ("2026-11-20", 15.2, "2026-11-20", "2026-12-04"),
            ("2026-11-20", 10.0, "2026-11-20", "2026-11-27"),
            ("2026-11-20", 10.6, "2026-11-20", "2026-12-04"),
            ("2026-11-20", 30.0, "2026-11-20", "2026-12-18"),
            ("2026-11-20", 1.0, "2026-11-20", "2026-11-27"),
            ("2026-10-02", 14.0, "2026-11-20", "2026-11-27"),
            ("2026-11-06", 14.0, "2026-11-20", "2026-12-04"),
        ] {
            assert_eq!(next_in_rhythm(day(last), gap, day(today)), day(next), "{last} {gap}");
        }
    }
}
