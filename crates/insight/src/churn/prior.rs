//! What is believed before a practice has shown anything of its own: an expert's rule, which its own history corrects.
//!
//! Two questions are asked apart. *Are they gone already?* is answered by the learner's own rhythm and habit of booking. *Will they
//! leave within the next three months, given that they are still here?* is answered by the signs, for each month.

use super::posterior::Prior;
use super::sight::Sight;
use super::signs::{SIGNS, Sign};

/// How many months are looked ahead, of thirty days each.
pub const MONTHS: usize = 3;
/// The days of such a month.
pub(super) const MONTH_DAYS: i64 = 30;

/// The coefficients of the second question: one base for each month, one for each sign, one for the coming renewal.
pub(super) const HAZARD: usize = MONTHS + SIGNS + 1;

/// How much of a sign is left in the first, second and third month.
const LASTING: [f64; MONTHS] = [1.0, 0.5, 0.3];
/// The same of being new.
const NEW_LASTING: [f64; MONTHS] = [1.0, 0.5, 0.5];

/// The mean and the deviation of a sign's weight, in log odds.
const fn weight(sign: Sign) -> (f64, f64) {
    match sign {
        Sign::Late => (0.3, 0.3),
        Sign::NoBooking => (0.5, 0.4),
        Sign::BookedFar => (0.4, 0.4),
        Sign::Unmet => (1.0, 0.6),
        Sign::SatisfactionDrop => (0.5, 0.35),
        Sign::SatisfactionLow => (0.3, 0.3),
        Sign::Disruption => (1.2, 0.8),
        Sign::GapTrend => (0.5, 0.4),
        Sign::SlowReply => (0.2, 0.25),
        Sign::LatePayment => (0.5, 0.4),
        Sign::AfterPause => (0.3, 0.4),
        Sign::New => (0.3, 0.3),
        Sign::Contacted => (0.0, 0.5),
        Sign::Tenure => (-0.15, 0.2),
    }
}

/// The log odds of leaving within each month, where no sign speaks.
const BASE: [(f64, f64); MONTHS] = [(-3.7, 0.5), (-3.6, 0.5), (-3.6, 0.5)];
/// The weight of a renewal that comes due.
const RENEWAL: (f64, f64) = (0.8, 0.4);

/// The prior of the second question.
pub(super) fn hazard() -> Prior<HAZARD> {
    use nenrin_domain::Coded as _;
    let weights = || BASE.into_iter().chain(Sign::ALL.iter().map(|sign| weight(*sign))).chain([RENEWAL]);
    let (mut means, mut deviations) = ([0.0; HAZARD], [1.0; HAZARD]);
    for ((mean, deviation), weight) in means.iter_mut().zip(&mut deviations).zip(weights()) {
        (*mean, *deviation) = weight;
    }
    Prior { means, deviations }
}

/// What speaks for leaving within a month (0 is the first), in the order of the coefficients.
pub(super) fn design(sight: &Sight, month: usize) -> [f64; HAZARD] {
    use nenrin_domain::Coded as _;
    let at = |of: &[f64; MONTHS]| of.get(month).copied().unwrap_or(0.0);
    let base = (0..MONTHS).map(|of| f64::from(u8::from(of == month)));
    let signs = Sign::ALL.iter().map(|sign| {
        let lasting = match sign {
            Sign::Tenure => 1.0,
            Sign::New => at(&NEW_LASTING),
            _ => at(&LASTING),
        };
        sight.signs.value(*sign) * lasting
    });
    let renewal = sight.signs.renewal.get(month).copied().unwrap_or(false);
    let mut row = [0.0; HAZARD];
    for (cell, value) in row.iter_mut().zip(base.chain(signs).chain([f64::from(u8::from(renewal))])) {
        *cell = value;
    }
    row
}

/// The share of learners who are lost in a month, before anything is known of a practice.
const LOST_IN_A_MONTH: f64 = 0.045;
/// The probability that somebody who has a booking is gone already.
pub(super) const GONE_THOUGH_BOOKED: f64 = 0.01;
/// The most and the least that is concluded from a single learner's silence.
const LEAST: f64 = 1e-4;

/// The log odds that the learner is gone already, before these are held against the practice's own history: somebody who was lost
/// since the last session stays away for sure, somebody who was not stays away as long as their rhythm and their habit of booking
/// allow.
pub(super) fn gone_log_odds(sight: &Sight) -> f64 {
    let lost = 1.0 - (1.0 - LOST_IN_A_MONTH).powf(sight.expected_gap / MONTH_DAYS as f64);
    let by_rhythm = 10.0_f64.powf(-sight.signs.lateness);
    let by_habit = 1.0 - sight.signs.value(Sign::NoBooking);
    let stays_away = by_rhythm.min(by_habit).clamp(LEAST, 1.0);
    let gone = (lost / (lost + (1.0 - lost) * stays_away)).clamp(LEAST, 1.0 - LEAST);
    (gone / (1.0 - gone)).ln()
}

/// The prior of the first question: the odds are taken as they are.
pub(super) const GONE: Prior<2> = Prior { means: [0.0, 1.0], deviations: [0.5, 0.25] };
