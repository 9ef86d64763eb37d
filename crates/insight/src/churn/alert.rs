//! When somebody is to be contacted, and about what.

use super::model::Forecast;

nenrin_domain::codes! {
    /// What a contact is about.
    Track {
        /// Are they still with us?
        Verify = "verify",
        /// They are here, and may leave.
        AtRisk = "at_risk",
    }
}

/// A probability of being gone that is as urgent as [`LEAVES`] of leaving.
const GONE: f64 = 0.5;
/// A probability of leaving within a month that is as urgent.
const LEAVES: f64 = 0.14;

/// How urgent a forecast is, measured by these two: 1 is as urgent as either.
#[must_use]
pub fn urgency(forecast: &Forecast) -> f64 {
    let [leaves, ..] = forecast.leaves;
    (forecast.gone / GONE).max(leaves / LEAVES)
}

/// Which of the two questions is the more urgent.
#[must_use]
pub fn track(forecast: &Forecast) -> Track {
    let [leaves, ..] = forecast.leaves;
    if forecast.gone / GONE >= leaves / LEAVES { Track::Verify } else { Track::AtRisk }
}
