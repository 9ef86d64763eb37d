//! Seeded chance that gives the same numbers on every platform: integers from ChaCha, functions from `libm`.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of chance of its own; streams of one seed do not disturb each other.
pub(crate) struct Chance {
    rng: ChaCha8Rng,
}

impl Chance {
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self { rng }
    }

    /// Uniform in [0, 1), in steps of 2⁻⁵³.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.rng.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with probability `p`.
    pub(crate) fn yes(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// Uniform in 0..n; 0 when n is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.rng.next_u32()) * n as u64) >> 32) as usize
    }

    /// Uniform in lo..=hi.
    pub(crate) fn between(&mut self, lo: i64, hi: i64) -> i64 {
        lo + self.below(usize::try_from(hi - lo + 1).unwrap_or(0)) as i64
    }

    /// Standard normal by the polar method of Marsaglia and Bray (1964), the second value thrown away.
    pub(crate) fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * libm::sqrt(-2.0 * libm::log(square) / square);
            }
        }
    }

    /// A factor whose logarithm is normal with standard deviation `sigma`.
    pub(crate) fn factor(&mut self, sigma: f64) -> f64 {
        libm::exp(sigma * self.normal())
    }

    /// Exponential with the given mean.
    pub(crate) fn waiting(&mut self, mean: f64) -> f64 {
        -mean * libm::log(1.0 - self.uniform())
    }

    /// Beta(`rank`, `of` + 1 − `rank`): the `rank`-th smallest of `of` uniform numbers.
    pub(crate) fn beta(&mut self, rank: usize, of: usize) -> f64 {
        let mut draws: Vec<f64> = (0..of).map(|_| self.uniform()).collect();
        draws.sort_by(f64::total_cmp);
        draws.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// One of `from`, each as likely; `None` when there is none.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// One of `from`, each as likely as its weight; the default when there is none.
    pub(crate) fn weighted<T: Copy + Default>(&mut self, from: &[(T, f64)]) -> T {
        let mut left = self.uniform() * from.iter().map(|(_, weight)| weight).sum::<f64>();
        for (value, weight) in from {
            left -= weight;
            if left < 0.0 {
                return *value;
            }
        }
        from.last().map(|(value, _)| *value).unwrap_or_default()
    }

    /// Puts `items` into a random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// The probability whose log-odds are `logit`.
pub(crate) fn probability(logit: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-logit))
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_same_seed_gives_the_same_numbers_for_ever() {
        let mut chance = Chance::new(7, 3);
        let drawn: Vec<usize> = (0..6).map(|_| chance.below(1000)).collect();
        assert_eq!(drawn, [525, 181, 522, 92, 719, 979]);
        assert_eq!((chance.normal() * 1e6) as i64, -1_338_401);
    }

    #[test]
    fn normal_has_mean_0_and_deviation_1() {
        let mut chance = Chance::new(1, 0);
        let drawn: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let square = drawn.iter().map(|x| x * x).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (square - 1.0).abs() < 0.05, "{mean} {square}");
    }

    #[test]
    fn order_statistics_have_the_mean_of_beta() {
        let mut chance = Chance::new(2, 0);
        let mean = (0..5_000).map(|_| chance.beta(6, 7)).sum::<f64>() / 5_000.0;
        assert!((mean - 0.75).abs() < 0.02, "{mean}");
    }
}
