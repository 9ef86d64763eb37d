//! What stands in one cell, and how it is written as text.

use nenrin_domain::{Birthday, Coded, Day, DayTime, Hundredths, Id, Language, Money};

use super::{Column, Kind, word_of};

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Blank,
    /// Words, a code, an identity or a telephone number, by what its column is.
    Text(String),
    /// One of the fixed words of its column's family.
    Code(&'static str),
    /// A whole number.
    Number(i64),
    /// A number with at most two decimals.
    Decimal(Hundredths),
    /// An amount.
    Amount(Money),
    /// A calendar day.
    Day(Day),
    /// A time of day.
    Time(DayTime),
}

impl Cell {
    /// An identity.
    #[must_use]
    pub fn id(id: impl Id) -> Self {
        Self::Text(id.uuid().to_string())
    }

    /// Words.
    #[must_use]
    pub fn text(words: Option<&str>) -> Self {
        words.filter(|words| !words.is_empty()).map_or(Self::Blank, |words| Self::Text(words.to_owned()))
    }

    /// A code.
    #[must_use]
    pub fn code(value: Option<impl Coded>) -> Self {
        value.map_or(Self::Blank, |value| Self::Code(value.as_code()))
    }

    /// What may be known.
    #[must_use]
    pub fn maybe<T: Into<Self>>(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Into::into)
    }

    /// The cell as text, before anything is done for the sake of a program.
    #[must_use]
    pub fn shown(&self, column: &Column, language: Language) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(words) if column.kind == Kind::Phone => hyphenated(words),
            Self::Text(words) => words.clone(),
            Self::Code(code) => match column.kind {
                Kind::Code(family) => word_of(family, code, language).unwrap_or(code).to_owned(),
                _ => (*code).to_owned(),
            },
            Self::Number(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Amount(money) => in_units(*money),
            Self::Day(day) => day.to_string(),
            Self::Time(time) => time.to_string(),
        }
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<DayTime> for Cell {
    fn from(time: DayTime) -> Self {
        Self::Time(time)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Self::Amount(money)
    }
}

impl From<Hundredths> for Cell {
    fn from(number: Hundredths) -> Self {
        Self::Decimal(number)
    }
}

impl From<Birthday> for Cell {
    fn from(birthday: Birthday) -> Self {
        Self::Text(birthday.to_string())
    }
}

/// An amount in the unit of its currency, with the point where the minor units begin: `11000`, `12.50`.
pub(super) fn in_units(money: Money) -> String {
    let decimals = money.currency.decimals();
    let digits = format!("{:0>width$}", money.minor.unsigned_abs(), width = decimals + 1);
    let sign = if money.minor < 0 { "-" } else { "" };
    match digits.split_at_checked(digits.len() - decimals) {
        Some((whole, minor)) if !minor.is_empty() => format!("{sign}{whole}.{minor}"),
        _ => format!("{sign}{digits}"),
    }
}

/// A telephone number of nothing but digits with hyphens, so that no spreadsheet takes it for a number and drops its zero.
/// Others stay as they were typed.
fn hyphenated(number: &str) -> String {
    let parts: &[usize] = match (number.len(), number.get(..2), number.get(..4)) {
        _ if !number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) => &[],
        (10, _, Some("0120" | "0570" | "0800")) => &[4, 3, 3],
        (10, Some("03" | "06"), _) => &[2, 4, 4],
        (10, ..) => &[3, 3, 4],
        (11, ..) => &[3, 4, 4],
        _ => &[],
    };
    let mut rest = number;
    let mut groups = Vec::new();
    for length in parts {
        let Some((group, others)) = rest.split_at_checked(*length) else { break };
        groups.push(group);
        rest = others;
    }
    if groups.is_empty() { number.to_owned() } else { groups.join("-") }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Currency, Money};

    use super::{hyphenated, in_units};

    #[test]
    fn an_amount_stands_in_the_unit_of_its_currency() {
        let sum = |minor, code| in_units(Money { minor, currency: Currency::from_code(code).unwrap() });
        for (shown, minor, code) in [
            ("11000", 11_000, "JPY"),
            ("0", 0, "JPY"),
            ("12.50", 1250, "USD"),
            ("0.05", 5, "USD"),
            ("-0.05", -5, "EUR"),
            ("1.250", 1250, "KWD"),
        ] {
            assert_eq!(sum(minor, code), shown);
        }
    }

    #[test]
    fn a_number_of_nothing_but_digits_gets_hyphens() {
        for (typed, written) in [
            ("09012345678", "090-1234-5678"),
            ("0312345678", "03-1234-5678"),
            ("0120123456", "0120-123-456"),
            ("0451234567", "045-123-4567"),
            ("090-1234-5678", "090-1234-5678"),
            ("+81 90 1234 5678", "+81 90 1234 5678"),
            ("12345", "12345"),
            ("０９０１２３４５６７８", "０９０１２３４５６７８"),
        ] {
            assert_eq!(hyphenated(typed), written);
        }
    }
}
