//! What a forecast rests on: how much each sign adds, and how far the forecast could be off.

use nalgebra::{SMatrix, SVector};
use nenrin_domain::Coded as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::model::{Forecast, Model, silence};
use super::posterior::{Posterior, logistic};
use super::prior::{GONE_THOUGH_BOOKED, HAZARD, MONTHS, design};
use super::sight::Sight;
use super::signs::Sign;
use crate::statistics::Interval;

/// What a sign adds, held against a learner of whom nothing speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Added {
    /// The sign.
    pub sign: Sign,
    /// By what the odds of leaving within a month are multiplied.
    pub odds: f64,
    /// How much of the probability to be gone within a month falls away without it, from 0 to 1.
    pub points: f64,
}

impl Model {
    /// What each sign that is told adds, the most first.
    #[must_use]
    pub fn explained(&self, sight: &Sight) -> Vec<Added> {
        let [whole, ..] = self.forecast(sight).gone_by();
        let row = design(sight, 0);
        let added = |(at, sign): (usize, &Sign)| {
            let weight = self.hazard.mean.get(MONTHS + at)? * row.get(MONTHS + at)?;
            let [without, ..] = self.forecast(&Sight { signs: sight.signs.without(*sign), ..*sight }).gone_by();
            Some(Added { sign: *sign, odds: weight.exp(), points: whole - without })
        };
        let told = Sign::ALL.iter().enumerate().filter(|(_, sign)| sight.signs.is_flagged(**sign));
        let mut added: Vec<Added> = told.filter_map(added).filter(|it| it.points > 0.0).collect();
        added.sort_by(|one, other| other.points.total_cmp(&one.points));
        added
    }
}

/// How many times what is believed is drawn.
const DRAWS: usize = 500;
/// The part of the draws that lies within the interval.
const WITHIN: f64 = 0.90;

/// Draws of what a model believes, the same for the same model.
#[derive(Debug, Clone)]
pub struct Draws(Vec<(SVector<f64, 2>, SVector<f64, HAZARD>)>);

impl Draws {
    /// Of a model.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(0);
        let spreads = model.gone.covariance.cholesky().zip(model.hazard.covariance.cholesky());
        let Some((gone, hazard)) = spreads else { return Self(Vec::new()) };
        let (gone, hazard) = (gone.l(), hazard.l());
        let mut draw = |_| (drawn(&model.gone, &gone, &mut chance), drawn(&model.hazard, &hazard, &mut chance));
        Self((0..DRAWS).map(&mut draw).collect())
    }

    /// Between which probabilities to be gone within a month nine of ten draws lie; `None` where nothing could be drawn.
    #[must_use]
    pub fn interval(&self, sight: &Sight) -> Option<Interval> {
        let (row, silence) = (SVector::from(design(sight, 0)), SVector::from(silence(sight)));
        let gone_by = |(gone, hazard): &(SVector<f64, 2>, SVector<f64, HAZARD>)| {
            let gone = sight.booked.map_or_else(|| logistic(gone.dot(&silence)), |_| GONE_THOUGH_BOOKED);
            let [month, ..] = Forecast { gone, leaves: [logistic(hazard.dot(&row)); MONTHS] }.gone_by();
            month
        };
        let mut all: Vec<f64> = self.0.iter().map(gone_by).collect();
        all.sort_by(f64::total_cmp);
        let outside = (all.len() as f64 * (1.0 - WITHIN) / 2.0) as usize;
        Some(Interval { low: *all.get(outside)?, high: *all.get(all.len().checked_sub(outside + 1)?)? })
    }
}

/// A draw from a posterior, of whose covariance `spread` is the lower root.
fn drawn<const N: usize>(
    posterior: &Posterior<N>,
    spread: &SMatrix<f64, N, N>,
    chance: &mut ChaCha8Rng,
) -> SVector<f64, N> {
    posterior.mean + spread * SVector::from_fn(|_, _| normal(chance))
}

/// A draw of the standard normal distribution, after G. E. P. Box and M. E. Muller (1958), "A note on the generation of random normal
/// deviates", Ann. Math. Stat. 29, 610–611; with the mathematics of libm, so that it is the same everywhere.
fn normal(chance: &mut ChaCha8Rng) -> f64 {
    let mut unit = || (chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
    let (one, other) = (unit(), unit());
    libm::sqrt(-2.0 * libm::log(1.0 - one)) * libm::cos(std::f64::consts::TAU * other)
}
