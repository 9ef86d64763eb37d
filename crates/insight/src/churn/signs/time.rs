//! Signs of where in their time a learner stands.

use super::super::seen::Seen;

/// So long somebody is new.
const NEW_DAYS: i64 = 60;
/// So long after it a rest counts.
const AFTER_DAYS: i64 = 21;

/// Whether the spell began less than sixty days ago.
pub(super) fn is_new(seen: &Seen<'_>) -> bool {
    seen.day.since(seen.since) < NEW_DAYS
}

/// Whether a rest ended within the last 21 days.
pub(super) fn is_after_a_rest(seen: &Seen<'_>) -> bool {
    let ended = |back| back <= seen.day && seen.day.since(back) < AFTER_DAYS;
    seen.course.clock.rests(seen.day).filter_map(|rest| rest.back).any(ended)
}

/// ln(1 + months) − 2, in months of thirty days: 0 after half a year.
pub(super) fn tenure(seen: &Seen<'_>) -> f64 {
    (seen.day.since(seen.since) as f64 / 30.0).ln_1p() - 2.0
}
