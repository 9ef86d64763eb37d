//! Money as integer minor units of one currency. Sums of different currencies never mix.

use std::fmt;

use crate::DomainError;

/// An ISO 4217 currency code, three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Japanese yen, which has no minor unit.
    pub const JPY: Self = Self(*b"JPY");

    /// The currency of a three-letter code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three-letter code.
    #[must_use]
    pub fn as_code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_code())
    }
}

/// A sum of money: `minor` units (yen, cents) of `currency`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount in the currency's smallest unit.
    pub minor: i64,
    /// The currency the amount is in.
    pub currency: Currency,
}

impl Money {
    /// A sum of yen.
    #[must_use]
    pub const fn yen(amount: i64) -> Self {
        Self { minor: amount, currency: Currency::JPY }
    }

    /// This sum and another of the same currency together.
    ///
    /// # Errors
    /// [`DomainError::MoneyMismatch`] for different currencies or an amount beyond 64 bits.
    pub fn plus(self, other: Self) -> Result<Self, DomainError> {
        let minor = self.minor.checked_add(other.minor).filter(|_| self.currency == other.currency);
        minor.map(|minor| Self { minor, currency: self.currency }).ok_or(DomainError::MoneyMismatch)
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money};

    #[test]
    fn different_currencies_never_add() {
        let dollars = Money { minor: 100, currency: Currency::from_code("USD").unwrap() };
        assert!(Money::yen(100).plus(dollars).is_err());
        assert_eq!(Money::yen(100).plus(Money::yen(-30)), Ok(Money::yen(70)));
        assert!(Money::yen(i64::MAX).plus(Money::yen(1)).is_err());
    }
}
