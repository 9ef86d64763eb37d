//! Money as integer minor units of one currency. Sums of different currencies never mix.

use std::collections::BTreeMap;
use std::fmt;

/// The currencies in which people pay, or lately paid (ISO 4217); metals, funds and codes for tests are none.
const IN_USE: &str = "\
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BYR BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP \
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU \
    MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY \
    TTD TWD TZS UAH UGX USD UYU UZS VEF VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMK ZMW ZWG ZWL";

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

    /// The currency of a code, when people pay in it: what is typed or comes from another program. A file that holds another code
    /// can still be read.
    #[must_use]
    pub fn in_use(code: &str) -> Option<Self> {
        Self::from_code(code).filter(|_| IN_USE.split(' ').any(|known| known == code))
    }

    /// The three-letter code.
    #[must_use]
    pub fn as_code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many decimals an amount has in the currency's own unit (ISO 4217): 0 for the yen, 2 for most.
    #[must_use]
    pub fn decimals(&self) -> usize {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
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
    /// The largest amount that may be entered, in minor units: a million million yen is beyond any price, and millions of
    /// such amounts still have a sum.
    pub const MOST: i64 = 1_000_000_000_000;

    /// A sum of yen.
    #[must_use]
    pub const fn yen(amount: i64) -> Self {
        Self { minor: amount, currency: Currency::JPY }
    }

    /// The sum in parts of so many percent each, rounded so that parts of all of it are together all of it.
    #[must_use]
    pub fn in_shares(self, percents: &[u32]) -> Vec<Self> {
        let until = |percent: u32| {
            let part = i128::from(self.minor) * i128::from(percent) / 100;
            i64::try_from(part).unwrap_or(self.minor)
        };
        let mut before = 0_u32;
        let part = |percent: &u32| {
            let minor = until(before.saturating_add(*percent)).saturating_sub(until(before));
            before = before.saturating_add(*percent);
            Self { minor, ..self }
        };
        percents.iter().map(part).collect()
    }

    /// The sum in parts that are shared as `others` are: by the same percentages where [`Self::in_shares`] made those parts of
    /// their sum, else in proportion to them. Parts are together all of it; there are none where `others` are nothing.
    #[must_use]
    pub fn shared_as(self, others: &[Self]) -> Vec<Self> {
        if let Some(percents) = percents_of(others) {
            return self.in_shares(&percents);
        }
        let all: i128 = others.iter().map(|other| i128::from(other.minor)).sum();
        let until = |others: i128| {
            let part = (i128::from(self.minor) * others).checked_div(all).unwrap_or_default();
            i64::try_from(part).unwrap_or(self.minor)
        };
        let mut before = 0_i128;
        let part = |other: &Self| {
            let after = before.saturating_add(other.minor.into());
            let minor = until(after).saturating_sub(until(before));
            before = after;
            Self { minor, ..self }
        };
        if all > 0 { others.iter().map(part).collect() } else { Vec::new() }
    }

    /// The sums of `amounts`, one for each currency, in the order of their codes.
    ///
    /// No honest practice comes near the end of 64 bits, but a file from elsewhere can hold amounts beyond
    /// [`Money::MOST`], and its coach must still be able to read everything else: such a sum stays at the end.
    #[must_use]
    pub fn sums(amounts: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut sums = BTreeMap::new();
        for Self { minor, currency } in amounts {
            let sum: &mut i64 = sums.entry(currency).or_default();
            *sum = sum.saturating_add(minor);
        }
        sums.into_iter().map(|(currency, minor)| Self { minor, currency }).collect()
    }
}

/// The percentages by which parts came of their sum, if they are whole.
fn percents_of(parts: &[Money]) -> Option<Vec<u32>> {
    let currency = parts.first()?.currency;
    let minor = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.minor))?;
    let (mut percents, mut before, mut until) = (Vec::with_capacity(parts.len()), 0_u32, 0_i128);
    for part in parts {
        until = until.checked_add(part.minor.into())?;
        // The least that comes to as much: shares are rounded down.
        let numerator = until.checked_mul(100)?.checked_add(i128::from(minor) - 1)?;
        let after = u32::try_from(numerator.checked_div(minor.into())?).ok()?;
        percents.push(after.checked_sub(before)?);
        before = after;
    }
    (Money { minor, currency }.in_shares(&percents) == parts).then_some(percents)
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money};
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn shares_are_together_the_whole() {
        let parts = |yen: i64, percents: &[u32]| -> Vec<i64> {
            Money::yen(yen).in_shares(percents).iter().map(|part| part.minor).collect()
        };
        assert_eq!(parts(1_001, &[60, 40]), [600, 401]);
        assert_eq!(parts(10_000, &[33, 33, 34]), [3_300, 3_300, 3_400]);
        assert_eq!(parts(1, &[50, 50]), [0, 1]);
    }

    #[test]
    fn another_sum_is_shared_as_the_one_before() {
        let shared = |yen: i64, others: &[i64]| -> Vec<i64> {
            let others: Vec<_> = others.iter().copied().map(Money::yen).collect();
            Money::yen(yen).shared_as(&others).iter().map(|part| part.minor).collect()
        };
        assert_eq!(shared(2_000, &[600, 300, 101]), [1_200, 600, 200], "60, 30 and 10 of a hundred");
        assert_eq!(shared(20_000, &[5_000, 5_001]), [10_000, 10_000], "halves");
        assert_eq!(shared(9_000, &[1_000, 3_500]), [2_000, 7_000], "no whole percentages");
        assert_eq!(shared(9_000, &[0, 0]), [], "nothing is shared in no way");
    }

    proptest! {
        #[test]
        fn what_is_shared_by_percentages_is_shared_by_them_again(
            yen in 1_000..Money::MOST, other in 0..Money::MOST, first in 1_u32..=99,
        ) {
            let percents = [first, 100 - first];
            let before = Money::yen(yen).in_shares(&percents);
            prop_assert_eq!(Money::yen(other).shared_as(&before), Money::yen(other).in_shares(&percents));
        }

        #[test]
        fn no_share_is_lost(yen in 0..Money::MOST, first in 0_u32..=100) {
            let parts = Money::yen(yen).in_shares(&[first, 100 - first]);
            prop_assert_eq!(parts.iter().map(|part| part.minor).sum::<i64>(), yen);
        }
    }

    #[test]
    fn only_what_people_pay_in_is_a_currency_to_type() {
        assert!(["JPY", "USD", "EUR", "KWD", "ZWG"].iter().all(|code| Currency::in_use(code).is_some()));
        assert!(["XXX", "ZZZ", "XAU", "jpy", "JPY USD", ""].iter().all(|code| Currency::in_use(code).is_none()));
        assert!(Currency::from_code("ZZZ").is_some(), "a file that holds it is read");
    }

    #[test]
    fn different_currencies_never_add() {
        let dollars = |cents| Money { minor: cents, currency: Currency::from_code("USD").unwrap() };
        let amounts = [dollars(100), Money::yen(100), dollars(1), Money::yen(-30)];
        assert_eq!(Money::sums(amounts), [Money::yen(70), dollars(101)]);
        assert_eq!(Money::sums([]), []);
    }

    #[test]
    fn a_sum_beyond_64_bits_stays_at_their_end() {
        assert_eq!(Money::sums([Money::yen(i64::MAX), Money::yen(1)]), [Money::yen(i64::MAX)]);
        assert_eq!(Money::sums([Money::yen(i64::MIN), Money::yen(-1)]), [Money::yen(i64::MIN)]);
        assert!(Money::MOST.checked_mul(9_000_000).is_some(), "what may be entered has a sum");
    }
}
