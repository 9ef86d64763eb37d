//! A learner who may leave, as it is shown.

use nenrin_domain::Day;
use nenrin_insight::churn::{Added, Forecast, Sight, Sign, Track, track};
use nenrin_insight::statistics::Interval;
use serde::Serialize;
use ts_rs::TS;

use crate::shown::LearnerName;
use crate::wire::{Plain, Word};

/// Somebody who may leave. Probabilities are from 0 to 1.
#[derive(Debug, Serialize, TS)]
pub struct RiskLine {
    /// Who.
    pub learner: LearnerName,
    /// What a contact would be about.
    pub track: Word<Track>,
    /// That they are gone within 30 days.
    pub p30: f64,
    /// That they are gone within 60 days.
    pub p60: f64,
    /// That they are gone within 90 days.
    pub p90: f64,
    /// That they are gone already.
    pub gone: f64,
    /// That they leave within 30 days, given that they are still here.
    pub hazard30: f64,
    /// Between which `p30` lies nine times of ten, by what has been learned so far.
    pub interval: Option<(f64, f64)>,
    /// The day of the last session, or of the first contract before any.
    pub last: Plain<Day>,
    /// The day that is booked.
    pub booked: Option<Plain<Day>>,
    /// Whether a recorded rest covers the day.
    pub rests: bool,
    /// Days that passed since the last session, without rests and quiet days.
    pub elapsed: f64,
    /// Days that usually lie between two sessions.
    pub usual_days: f64,
    /// What speaks for leaving, the most first.
    pub signs: Vec<SignShown>,
}

/// A sign that speaks for leaving.
#[derive(Debug, Serialize, TS)]
pub struct SignShown {
    /// Which.
    pub sign: Word<Sign>,
    /// Its exact value.
    pub value: f64,
    /// By what it multiplies the odds of leaving within 30 days.
    pub odds: f64,
    /// How much it adds to `p30`.
    pub points: f64,
}

impl RiskLine {
    pub(super) fn of(
        learner: LearnerName,
        sight: &Sight,
        forecast: &Forecast,
        added: Vec<Added>,
        interval: Option<Interval>,
    ) -> Self {
        let [p30, p60, p90] = forecast.gone_by();
        let [hazard30, ..] = forecast.leaves;
        let shown = |it: Added| SignShown {
            sign: Word(it.sign),
            value: sight.signs.value(it.sign),
            odds: it.odds,
            points: it.points,
        };
        Self {
            learner,
            track: Word(track(forecast)),
            p30,
            p60,
            p90,
            gone: forecast.gone,
            hazard30,
            interval: interval.map(|it| (it.low, it.high)),
            last: Plain(sight.last),
            booked: sight.booked.map(Plain),
            rests: sight.rests,
            elapsed: sight.elapsed,
            usual_days: sight.expected_gap,
            signs: added.into_iter().map(shown).collect(),
        }
    }
}
