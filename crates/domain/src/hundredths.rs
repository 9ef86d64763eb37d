//! Exact numbers with two decimals, for goal levels and measured hours: equal when they look equal.

use std::fmt;

use crate::DomainError;

/// A number held as whole hundredths: 55 % of a goal is `Hundredths(5500)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hundredths(pub i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{sign}{whole}"),
            (_, 0) => write!(f, "{sign}{whole}.{}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

impl std::str::FromStr for Hundredths {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self, DomainError> {
        let refuse = || DomainError::NotANumber(text.to_owned());
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || !plain(whole) || !plain(decimals) {
            return Err(refuse());
        }
        let kept = decimals.trim_end_matches('0');
        let cents = match kept.len() {
            0 => 0,
            1 => kept.parse::<i64>().map_err(|_| refuse())? * 10,
            2 => kept.parse::<i64>().map_err(|_| refuse())?,
            _ => return Err(refuse()),
        };
        let value = whole.parse::<i64>().map_err(|_| refuse())? * 100 + cents;
        Ok(Self(if negative { -value } else { value }))
    }
}

#[cfg(test)]
mod tests {
    use super::Hundredths;
    use proptest::prelude::{ProptestConfig, proptest};

    #[test]
    fn two_decimals_are_the_limit() {
        assert_eq!("15.6".parse(), Ok(Hundredths(1560)));
        assert_eq!("4.0".parse(), Ok(Hundredths(400)));
        assert_eq!("-0.25".parse(), Ok(Hundredths(-25)));
        for bad in ["", ".", "1.234", "1e3", "１", "1,5", "--1", "NaN"] {
            assert!(bad.parse::<Hundredths>().is_err(), "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn what_is_shown_reads_back(value in -1_000_000_000i64..1_000_000_000) {
            assert_eq!(Hundredths(value).to_string().parse(), Ok(Hundredths(value)));
        }
    }
}
