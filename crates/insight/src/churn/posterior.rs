//! A logistic model with a normal prior: where its posterior is highest, and how wide it is there (Laplace's approximation).
//!
//! The logarithm of the posterior is strictly concave, so that there is one highest point. Newton's steps are halved until they
//! climb (L. Armijo (1966), "Minimization of functions having Lipschitz continuous first partial derivatives", Pacific J. Math. 16,
//! 1–3), so that they find it from anywhere.

use nalgebra::{SMatrix, SVector};

/// What is believed of N coefficients before any case was seen: independent normal distributions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior<const N: usize> {
    /// Their means.
    pub means: [f64; N],
    /// Their standard deviations.
    pub deviations: [f64; N],
}

/// What is believed of them afterwards: a normal distribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior<const N: usize> {
    /// Its mean.
    pub mean: SVector<f64, N>,
    /// Its covariance.
    pub covariance: SMatrix<f64, N, N>,
}

/// A case: what speaks for it, and whether it happened.
pub type Case<const N: usize> = ([f64; N], bool);

const MOST_STEPS: usize = 60;
const LEAST_STEP: f64 = 1e-6;

impl<const N: usize> Posterior<N> {
    /// What is believed before any case.
    #[must_use]
    pub fn before(prior: &Prior<N>) -> Self {
        let variances = SVector::from(prior.deviations).map(|deviation| deviation * deviation);
        Self { mean: SVector::from(prior.means), covariance: SMatrix::from_diagonal(&variances) }
    }

    /// What is believed after these cases, each of which counts `weight`. Cases that are not finite are nobody's fault but the caller's:
    /// then, as without any case, the prior is returned.
    #[must_use]
    pub fn after<I: Iterator<Item = Case<N>> + Clone>(prior: &Prior<N>, cases: &I, weight: f64) -> Self {
        let before = Self::before(prior);
        if cases.clone().next().is_none() {
            return before;
        }
        climb(prior, cases, weight).unwrap_or(before)
    }

    /// The probability of a case, averaged over what is believed (D. J. C. MacKay (1992), "The evidence framework applied to
    /// classification networks", Neural Computation 4, 720–736): 1 / (1 + e^−κη) with κ = 1 / √(1 + πv/8), v the variance of η.
    #[must_use]
    pub fn probability(&self, case: &[f64; N]) -> f64 {
        let x = SVector::from(*case);
        let variance = x.dot(&(self.covariance * x));
        logistic(self.mean.dot(&x) / (1.0 + std::f64::consts::PI * variance / 8.0).sqrt())
    }
}

/// 1 / (1 + e^−x).
#[must_use]
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The logarithm of the posterior, but for a constant, with its slope and its negative curvature.
struct Height<const N: usize> {
    value: f64,
    slope: SVector<f64, N>,
    curvature: SMatrix<f64, N, N>,
}

impl<const N: usize> Height<N> {
    /// Adds what a case brings. Most of what could speak for one is 0, and brings nothing.
    fn add(&mut self, x: &SVector<f64, N>, slope: f64, curvature: f64) {
        for (row, a) in x.iter().enumerate().filter(|(_, a)| **a != 0.0) {
            if let Some(cell) = self.slope.get_mut(row) {
                *cell += slope * a;
            }
            for (column, b) in x.iter().enumerate().take(row + 1).filter(|(_, b)| **b != 0.0) {
                if let Some(cell) = self.curvature.get_mut((row, column)) {
                    *cell += curvature * a * b;
                }
            }
        }
    }
}

fn height<const N: usize, I: Iterator<Item = Case<N>> + Clone>(
    at: &SVector<f64, N>,
    prior: &Prior<N>,
    cases: &I,
    weight: f64,
) -> Height<N> {
    let precisions = SVector::from(prior.deviations).map(|deviation| 1.0 / (deviation * deviation));
    let off = at - SVector::from(prior.means);
    let mut height = Height {
        value: -0.5 * off.component_mul(&off).dot(&precisions),
        slope: -off.component_mul(&precisions),
        curvature: SMatrix::from_diagonal(&precisions),
    };
    for (x, happened) in cases.clone() {
        let x = SVector::from(x);
        let eta = at.dot(&x);
        let p = logistic(eta);
        let y = f64::from(u8::from(happened));
        // ln(1 + e^η) without overflow.
        let softplus = eta.max(0.0) + (-eta.abs()).exp().ln_1p();
        height.value += weight * (y * eta - softplus);
        height.add(&x, weight * (y - p), weight * p * (1.0 - p));
    }
    height.curvature.fill_upper_triangle_with_lower_triangle();
    height
}

fn climb<const N: usize, I: Iterator<Item = Case<N>> + Clone>(
    prior: &Prior<N>,
    cases: &I,
    weight: f64,
) -> Option<Posterior<N>> {
    let mut mean = SVector::from(prior.means);
    let mut here = height(&mean, prior, cases, weight);
    for _ in 0..MOST_STEPS {
        let step = here.curvature.cholesky()?.solve(&here.slope);
        let (next, there, length) = taken(&mean, &here, &step, |at| height(at, prior, cases, weight))?;
        let is_there = (there.value - here.value).abs() < 1e-10 && step.amax() * length < 1e-7;
        (mean, here) = (next, there);
        if is_there {
            break;
        }
    }
    let covariance = here.curvature.cholesky()?.inverse();
    mean.iter().all(|it| it.is_finite()).then_some(Posterior { mean, covariance })
}

/// The step, halved until it leads no lower; `None` where it leads nowhere at all.
fn taken<const N: usize>(
    from: &SVector<f64, N>,
    here: &Height<N>,
    step: &SVector<f64, N>,
    height: impl Fn(&SVector<f64, N>) -> Height<N>,
) -> Option<(SVector<f64, N>, Height<N>, f64)> {
    let lengths =
        std::iter::successors(Some(1.0), |length| Some(length / 2.0)).take_while(|length| *length > LEAST_STEP);
    let tries = lengths.map(|length| {
        let at = from + step * length;
        let there = height(&at);
        (at, there, length)
    });
    tries.into_iter().find(|(_, there, _)| there.value >= here.value - 1e-12)
}
