//! A share of n and how sure it is.

/// `of` out of `all`, with what may be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The numerator.
    pub of: usize,
    /// The denominator.
    pub all: usize,
}

/// The ends of an interval of shares, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Fewer cases than this make no percentage.
pub const LEAST_FOR_A_RATE: usize = 5;
/// A percentage of fewer cases than this is indicative (参考値).
pub const LEAST_TO_BE_SURE: usize = 10;
/// The 97.5 % point of the standard normal distribution, to the precision of a double.
pub(super) const Z: f64 = 1.959_963_984_540_054;

impl Share {
    /// The share from 0 to 1; `None` where there are too few cases for one.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        (self.all >= LEAST_FOR_A_RATE).then(|| self.of as f64 / self.all as f64)
    }

    /// Where the share stands in a drawing that shows how unsure it is: also of too few cases; `None` of nothing.
    #[must_use]
    pub fn height(self) -> Option<f64> {
        (self.all > 0).then(|| self.of as f64 / self.all as f64)
    }

    /// Whether the rate rests on so few cases that it only indicates.
    #[must_use]
    pub const fn is_indicative(self) -> bool {
        self.all < LEAST_TO_BE_SURE
    }

    /// The 95 % interval of the share after E. B. Wilson (1927), "Probable inference, the law of succession, and statistical
    /// inference", JASA 22, 209–212: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). `None` of nothing.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        if self.all == 0 {
            return None;
        }
        let n = self.all as f64;
        let p = self.of as f64 / n;
        let z2 = Z * Z;
        let centre = p + z2 / (2.0 * n);
        let half = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        let at = |x: f64| (x / (1.0 + z2 / n)).clamp(0.0, 1.0);
        // All or none of them is certain on its own side; rounding would leave a hair.
        let low = if self.of == 0 { 0.0 } else { at(centre - half) };
        let high = if self.of == self.all { 1.0 } else { at(centre + half) };
        Some(Interval { low, high })
    }
}

#[cfg(test)]
mod tests {
    use super::Share;
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn below_five_there_is_no_rate_and_below_ten_it_only_indicates() {
        let told = |of, all| (Share { of, all }.rate(), Share { of, all }.is_indicative());
        assert_eq!(told(3, 4), (None, true));
        assert_eq!(told(3, 5), (Some(0.6), true));
        assert_eq!(told(9, 9), (Some(1.0), true));
        assert_eq!(told(5, 10), (Some(0.5), false));
        assert_eq!(told(0, 0), (None, true));
    }

    /// Worked by hand: 8 of 10 is .8; z² = 3.841 459; centre = (.8 + .192 073) / 1.384 146 = .716 740;
    /// half = 1.959 964 √(.016 + .009 604) / 1.384 146 = .226 577. Hence .490 163 to .943 318.
    #[test]
    fn wilson_8_of_10() {
        let interval = Share { of: 8, all: 10 }.interval().unwrap();
        assert!((interval.low - 0.490_162).abs() < 1e-5, "{interval:?}");
        assert!((interval.high - 0.943_318).abs() < 1e-5, "{interval:?}");
    }

    #[test]
    fn none_and_all_are_certain_on_one_side() {
        let (none, all) = (Share { of: 0, all: 7 }.interval().unwrap(), Share { of: 7, all: 7 }.interval().unwrap());
        assert!(none.low.abs() < f64::EPSILON && (all.high - 1.0).abs() < f64::EPSILON);
        assert!((none.high - (1.0 - all.low)).abs() < 1e-12);
        assert_eq!(Share { of: 0, all: 0 }.interval(), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share(of in 0_usize..500, more in 0_usize..500) {
            let share = Share { of, all: of + more };
            if let Some(interval) = share.interval() {
                let p = of as f64 / share.all as f64;
                prop_assert!(interval.low <= p + 1e-12 && p <= interval.high + 1e-12);
                prop_assert!((0.0..=1.0).contains(&interval.low) && (0.0..=1.0).contains(&interval.high));
            }
        }
    }
}
