//! The nine metrics (指標): M1 to M9 over a period, as known on a day, each with the people behind it.
//!
//! A learner's facts are cut off at the day that is looked at ([`Look`]), judged once for a period ([`Judged`]), and the
//! judgements of all learners summed ([`Metrics`]): a changed learner is judged anew and nobody else. Nothing is rounded and no share
//! is formed before the end. Start at [`Judged::of`].

mod applications;
mod conversion;
mod counted;
mod definition;
mod earned;
mod facts;
mod follow_up_rate;
mod look;
mod period;
mod reasons;
mod recontract;
mod renewal;
mod retention;
mod revenue;
mod session_loop;
mod stay;
mod staying;
mod summed;
mod tally;
mod traits;
mod unbooked_days;
mod waiting;

pub use crate::statistics::{Interval, LEAST_FOR_A_RATE, LEAST_TO_BE_SURE, Share};
pub use counted::{Counted, Parts};
pub use definition::Definition;
pub use facts::Facts;
pub use look::Look;
pub use nenrin_domain::Metric;
pub use period::{Period, PeriodLength};
pub use reasons::{Loss, LossReason, leading_reasons, loss_reasons, monthly_value};
pub use recontract::Comeback;
pub use revenue::{Takings, lifetime};
pub use session_loop::{LoopStep, SessionsHeld, session_loop, sessions_held};
pub use stay::{Exit, Stay, StayState, stays};
pub use staying::{StayEnd, StayLength, StayingCurve, StayingStep, stay_length};
pub use summed::{Applications, Comebacks, Conversion, FollowUps, Lifetime, Metrics, Retention, Revenue, UnbookedDays};
pub use tally::{About, Case, Exclusion, Tally, Verdict};
pub use traits::{SplitBy, groups};
pub use unbooked_days::Booking;
pub use waiting::{WaitingSpan, waiting_spans};

use nenrin_domain::LearnerId;

/// Everything that one learner contributes to the metrics of one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// M1.
    pub applications: Vec<Case>,
    /// M2 by cohort.
    pub cohort: Vec<Case>,
    /// M2 by decision.
    pub decided: Vec<Case>,
    /// Who came to the trials.
    pub attendance: Vec<Case>,
    /// M3, of whoever was a learner on the first day.
    pub retention: Option<Case>,
    /// Whether that learner rested then.
    pub rests: bool,
    /// M3, those who came and left within the period.
    pub left_early: Vec<Case>,
    /// M4.
    pub renewals: Vec<Case>,
    /// M5.
    pub booking: Option<(LearnerId, Booking)>,
    /// M6.
    pub follow_ups: Vec<Case>,
    /// M6, done at any time.
    pub eventually_done: Vec<Case>,
    /// M6, days to the first contact.
    pub days_to_contact: Vec<u32>,
    /// M7.
    pub loss: Option<Loss>,
    /// M8.
    pub comebacks: Vec<Comeback>,
    /// M9.
    pub takings: Option<Takings>,
    /// M9, all that the learner ever paid.
    pub lifetime: Option<(LearnerId, Vec<nenrin_domain::Money>)>,
}

impl Judged {
    /// Judges one learner for `period`. The lifetime is a statement about the day that is looked at.
    #[must_use]
    pub fn of(look: &Look<'_>, period: Period) -> Self {
        Self {
            applications: applications::applications(look, period),
            cohort: conversion::cohort(look, period),
            decided: conversion::decided(look, period),
            attendance: conversion::attendance(look, period),
            retention: retention::retention(look, period),
            rests: retention::rests_at_the_start(look, period),
            left_early: retention::left_early(look, period),
            renewals: renewal::renewals(look, period),
            booking: unbooked_days::booking_at_the_end(look, period),
            follow_ups: follow_up_rate::follow_ups_due(look, period),
            eventually_done: follow_up_rate::eventually_done(look, period),
            days_to_contact: follow_up_rate::days_to_contact(look, period),
            loss: reasons::loss_within(look, period),
            comebacks: recontract::comebacks(look, period),
            takings: revenue::takings(look, period),
            lifetime: look.facts.id().zip(lifetime(look)),
        }
    }
}
