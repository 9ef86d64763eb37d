//! Whether two shares differ.

use super::share::{Interval, Share};

/// The 95 % interval of the difference `one` − `other`, after R. G. Newcombe (1998), "Interval estimation for the difference between
/// independent proportions", Statistics in Medicine 17, 873–890, method 10: each share goes as far towards the other end as its own
/// interval allows. `None` where either is of nothing.
#[must_use]
pub fn difference(one: Share, other: Share) -> Option<Interval> {
    let (first, second) = (one.interval()?, other.interval()?);
    let (p, q) = (one.height()?, other.height()?);
    let below = (p - first.low).hypot(second.high - q);
    let above = (first.high - p).hypot(q - second.low);
    Some(Interval { low: p - q - below, high: p - q + above })
}

/// Probabilities so near to that of what was seen count as the same.
const SAME: f64 = 1e-7;

/// The probability that two shares differ as much as these by chance alone, however many of all there are: the exact test of
/// R. A. Fisher (1935), "The logic of inductive inference", J. R. Stat. Soc. 98, 39–82, of both sides, where all outcomes no more
/// probable than the one that was seen count. 1 where either is of nothing.
#[must_use]
pub fn fisher(one: Share, other: Share) -> f64 {
    let (all, of) = (one.all + other.all, one.of + other.of);
    let chance = |k: usize| (ln_choose(one.all, k) + ln_choose(other.all, of - k) - ln_choose(all, of)).exp();
    let seen = chance(one.of) * (1.0 + SAME);
    let possible = of.saturating_sub(other.all)..=of.min(one.all);
    possible.map(chance).filter(|chance| *chance <= seen).sum::<f64>().min(1.0)
}

/// The natural logarithm of the ways to choose `k` of `n`.
fn ln_choose(n: usize, k: usize) -> f64 {
    let ln_factorial = |n: usize| libm::lgamma(n as f64 + 1.0);
    ln_factorial(n) - ln_factorial(k) - ln_factorial(n.saturating_sub(k))
}
