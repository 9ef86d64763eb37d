//! Signs of the next booking: from the learner's own rhythm, and from how soon they usually book.

use nenrin_domain::Day;

use super::super::seen::Seen;
use super::shrunk;

/// Improbability is told up to one in a thousand: beyond, the shape of the tail says more about the formula than about the learner.
const MOST: f64 = 3.0;
/// What the tail of the normal distribution is cut at, before its logarithm is taken.
const LEAST_TAIL: f64 = 1e-6;
/// How many of the latest delays count.
const DELAYS: usize = 8;
/// How many delays the assumed ones weigh.
const ASSUMED: f64 = 2.0;
/// The share of assumed delays that are over by now, at the most.
const ASSUMED_BOOKED: f64 = 0.75;
/// What is said before any session was held.
const UNKNOWN: f64 = 0.5;

/// −log₁₀ of the probability that a gap is longer than `days`: 1 − Φ((ln days − μ) / s).
pub(super) fn lateness(seen: &Seen<'_>, days: f64) -> f64 {
    let z = (days.ln() - seen.rhythm.mu) / seen.rhythm.s;
    let tail = 0.5 * libm::erfc(z / std::f64::consts::SQRT_2);
    (-tail.max(LEAST_TAIL).log10()).min(MOST)
}

/// The lateness of the day that is booked; 0 where nothing is.
pub(super) fn booked_far(seen: &Seen<'_>) -> f64 {
    seen.booked.map_or(0.0, |day| lateness(seen, seen.passed_to(day).max(1) as f64))
}

/// The share of the last eight times in which the learner had booked again after no more days than have passed now, with two more
/// of which that is assumed: the assumption grows from 0.45 to 0.75 with the days measured by the expected gap.
pub(super) fn no_booking(seen: &Seen<'_>) -> f64 {
    let Some((_, before)) = seen.held.split_last() else { return UNKNOWN };
    let latest = before.iter().rev().take(DELAYS);
    let had_booked = latest.clone().filter(|held| had_booked(seen, **held)).count();
    let assumed = ASSUMED_BOOKED * (0.6 + 0.4 * seen.elapsed / seen.rhythm.expected_gap_days()).min(1.0);
    shrunk(had_booked as f64, latest.count(), assumed, ASSUMED)
}

/// Whether after the session of that day the next booking took no longer than the days that have passed now.
fn had_booked(seen: &Seen<'_>, held: Day) -> bool {
    let bookings = &seen.course.bookings;
    let next = bookings.get(bookings.partition_point(|booked| *booked < held));
    next.is_some_and(|next| next.since(held) as f64 <= seen.elapsed)
}

/// By how much the mean of the last two ln gaps exceeds that of the earlier ones, the agreed rhythm weighing two of these.
pub(super) fn gap_trend(seen: &Seen<'_>) -> f64 {
    let Some((earlier, [one, other])) = seen.ln_gaps.split_last_chunk::<2>() else { return 0.0 };
    let nominal = f64::from(seen.spell.nominal_days(seen.day).max(1)).ln();
    (one.midpoint(*other) - shrunk(earlier.iter().sum(), earlier.len(), nominal, 2.0)).max(0.0)
}
