//! How domain values look on the wire: days, times and ids as text, enumerations as their codes.

use std::fmt::Display;
use std::str::FromStr;

use nenrin_domain::{Coded, Currency, Money};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use ts_rs::{Config, TS};

/// What is said of a value that is not written in its text form, before the value itself.
pub(crate) const UNREADABLE: &str = "unreadable value: ";

/// A value written as its text form: a day as `2026-11-20`, a time as `10:00`, an id as a hyphenated UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plain<T>(pub T);

impl<T: Display> Serialize for Plain<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Plain<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| D::Error::custom(format_args!("{UNREADABLE}{text}")))
    }
}

impl<T> TS for Plain<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "string".to_owned()
    }

    fn inline(_: &Config) -> String {
        "string".to_owned()
    }
}

/// One of an enumeration's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word<T>(pub T);

impl<T: Coded> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_code())
    }
}

impl<'de, T: Coded> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        T::from_code(&code).map(Self).map_err(|_| D::Error::custom("unknown code"))
    }
}

impl<T: Coded> TS for Word<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        T::NAME.to_owned()
    }

    fn inline(_: &Config) -> String {
        let codes: Vec<_> = T::ALL.iter().map(|variant| format!("\"{}\"", variant.as_code())).collect();
        codes.join(" | ")
    }

    fn decl(config: &Config) -> String {
        format!("type {} = {};", T::NAME, Self::inline(config))
    }

    fn output_path() -> Option<std::path::PathBuf> {
        Some(format!("{}.ts", T::NAME).into())
    }
}

/// A sum of money in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The amount in the currency's smallest unit.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

impl Sum {
    /// The same sum; `None` when there is no such currency.
    pub(crate) fn money(&self) -> Option<Money> {
        let currency = Currency::from_code(&self.currency)?;
        Some(Money { minor: self.minor, currency })
    }
}

impl From<Money> for Sum {
    fn from(money: Money) -> Self {
        Self { minor: money.minor, currency: money.currency.as_code().to_owned() }
    }
}
