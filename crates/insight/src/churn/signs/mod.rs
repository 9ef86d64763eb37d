//! The signs of leaving: what a day shows of a learner, as numbers that a person can check against dates and counts.
//!
//! Each is 0 where nothing speaks, and larger the more does. What is not known is no sign: an answer that nobody gave is never a
//! bad one. The constants are priors in the form of cases that were not seen, so that a single case says little.

mod actions;
mod booking;
mod disruption;
mod exchange;
mod money;
mod satisfaction;
mod time;

use nenrin_domain::Coded as _;

use super::seen::Seen;

nenrin_domain::codes! {
    /// A sign, in the order in which the model weighs them.
    Sign {
        /// Later than the learner's own rhythm explains, and nothing booked.
        Late = "late",
        /// Nothing booked for longer than the learner usually takes to book.
        NoBooking = "no_booking",
        /// The next session is booked further ahead than the rhythm explains.
        BookedFar = "booked_far",
        /// What was agreed stays undone.
        Unmet = "unmet",
        /// The answers are lower than they used to be.
        SatisfactionDrop = "satisfaction_drop",
        /// The answers are low.
        SatisfactionLow = "satisfaction_low",
        /// Sessions are missed, called off and moved.
        Disruption = "disruption",
        /// The gaps grow.
        GapTrend = "gap_trend",
        /// Replies take longer than they used to.
        SlowReply = "slow_reply",
        /// A payment is, or came, more than five days late.
        LatePayment = "late_payment",
        /// A rest has just ended.
        AfterPause = "after_pause",
        /// A learner for less than sixty days.
        New = "new",
        /// Followed up within the last six weeks: weighed so that following up does not look like a sign, and never told as one.
        Contacted = "contacted",
        /// How long the learner has been there.
        Tenure = "tenure",
    }
}

impl Sign {
    /// From which value on it is told: below, what everybody shows now and then would be held against them. `None` of what is no sign.
    const fn flagged_from(self) -> Option<f64> {
        match self {
            Self::Late | Self::LatePayment | Self::AfterPause | Self::New => Some(1.0),
            Self::NoBooking => Some(0.75),
            Self::BookedFar => Some(1.3),
            Self::Unmet | Self::Disruption => Some(0.20),
            Self::SatisfactionDrop => Some(0.6),
            Self::SatisfactionLow => Some(0.4),
            Self::GapTrend => Some(0.25),
            Self::SlowReply => Some(0.7),
            Self::Contacted | Self::Tenure => None,
        }
    }
}

/// A single task says nothing of what is left undone.
const LEAST_TASKS: usize = 2;

/// How many signs there are.
pub(super) const SIGNS: usize = Sign::ALL.len();

/// What a day shows of a learner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signs {
    /// By [`Sign`], in its order.
    values: [f64; SIGNS],
    /// Whether the contract ends, or the package is used up, within 30, within 31 to 60 and within 61 to 90 days.
    pub renewal: [bool; 3],
    /// How improbable so long a gap is by the learner's own rhythm, as −log₁₀, at most 3; booked or not.
    pub lateness: f64,
    /// How many tasks were due lately.
    tasks: usize,
}

impl Signs {
    pub(super) fn of(seen: &Seen<'_>) -> Self {
        let lateness = booking::lateness(seen, seen.elapsed);
        let (unmet, tasks) = actions::unmet(seen);
        let value = |sign: Sign| match sign {
            Sign::Late => seen.booked.map_or(lateness, |_| 0.0),
            Sign::NoBooking => seen.booked.map_or_else(|| booking::no_booking(seen), |_| 0.0),
            Sign::BookedFar => booking::booked_far(seen),
            Sign::Unmet => unmet,
            Sign::SatisfactionDrop => satisfaction::drop(seen),
            Sign::SatisfactionLow => satisfaction::low(seen),
            Sign::Disruption => disruption::disruption(seen),
            Sign::GapTrend => booking::gap_trend(seen),
            Sign::SlowReply => exchange::slow_reply(seen),
            Sign::LatePayment => told(money::is_late(seen)),
            Sign::AfterPause => told(time::is_after_a_rest(seen)),
            Sign::New => told(time::is_new(seen)),
            Sign::Contacted => told(exchange::was_contacted(seen)),
            Sign::Tenure => time::tenure(seen),
        };
        let values = std::array::from_fn(|at| Sign::ALL.get(at).map_or(0.0, |sign| value(*sign)));
        Self { values, renewal: money::renewal(seen), lateness, tasks }
    }

    /// The same, as if one of them said nothing.
    #[must_use]
    pub(super) fn without(mut self, sign: Sign) -> Self {
        if let Some(value) = self.values.get_mut(sign as usize) {
            *value = 0.0;
        }
        if sign == Sign::Late {
            self.lateness = 0.0;
        }
        self
    }

    /// Whether a sign says so much that it is told.
    #[must_use]
    pub fn is_flagged(&self, sign: Sign) -> bool {
        let is_enough = sign != Sign::Unmet || self.tasks >= LEAST_TASKS;
        is_enough && sign.flagged_from().is_some_and(|from| self.value(sign) >= from)
    }

    /// How much a sign says.
    #[must_use]
    pub fn value(&self, sign: Sign) -> f64 {
        self.values.get(sign as usize).copied().unwrap_or(0.0)
    }
}

const fn told(is_so: bool) -> f64 {
    if is_so { 1.0 } else { 0.0 }
}

/// The mean of `sum` over `n` cases, and of `weight` more cases of `prior` each.
fn shrunk(sum: f64, n: usize, prior: f64, weight: f64) -> f64 {
    (sum + prior * weight) / (n as f64 + weight)
}
